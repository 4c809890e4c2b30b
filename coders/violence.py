"""What kind of violence a sentence tells of, by its words: an accident's dead are no victims of an attack, and an attack's dead no attack of their own."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.genre import with_plurals, words_of
from coders.lexicon.problems import Problem
from coders.lexicon.read import Reader, load_yaml
from coders.parse import Sentence

FILE = Path(__file__).parent / "lexicon" / "violence.yaml"
KEY = "violence"
LISTS = ("casualty", "result", "means", "coming", "apart", "again", "violent", "terror")
SENTENCES_BEFORE = 2
UNEXPLAINED = ("180", "190", "202")
"""Codes that a casualty verb gives by itself; any other code has read a weapon, an actor or a place of violence already."""
FORCES = ("MIL", "COP", "REB", "UAF", "SEP", "INS", "SPY")
"""Roles whose dead speak of violence: soldiers and rebels seldom die otherwise."""


@dataclass(frozen=True, slots=True)
class ViolenceWords:
    """The lists of violence.yaml: lemmas of casualty and result verbs, of means and of coming, words that tell occurrences apart;
    nouns that tell an attack again, words of violence and those of terror, with their plurals."""

    casualty: frozenset[str] = frozenset()
    result: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    violent: frozenset[str] = frozenset()
    terror: frozenset[str] = frozenset()


def read_violence(path: Path = FILE) -> tuple[ViolenceWords, tuple[Problem, ...]]:
    """Reads violence.yaml; a list that nobody reads is a problem, and so is a missing or empty one."""
    root, problems = load_yaml(path, path.name)
    reader = Reader(path.name)
    lists: dict[str, frozenset[str]] = {}
    found = reader.mapping(root, path.name).get(KEY) if root is not None else None
    for key, place, values in reader.mapping(found, KEY).items if found is not None else ():
        if key not in LISTS:
            reader.problem(place, "violence-list", f"{key!r} is no list that the coder reads", "lists are " + ", ".join(LISTS))
            continue
        lists[key] = frozenset(reader.texts(values, key))
    for key in LISTS:
        if not lists.get(key):
            reader.problem(1, "violence-empty", f"{path.name} has no {key} words", f"give `{key}: [...]`")
    words = ViolenceWords(
        casualty=lists.get("casualty", frozenset()), result=lists.get("result", frozenset()), means=lists.get("means", frozenset()),
        coming=lists.get("coming", frozenset()),
        apart=lists.get("apart", frozenset()), again=with_plurals(lists.get("again", ())), violent=with_plurals(lists.get("violent", ())),
        terror=with_plurals(lists.get("terror", ())),
    )
    return words, (*problems, *reader.problems)


@cache
def load_violence(path: Path = FILE) -> ViolenceWords:
    """Returns the words of a file, once a process."""
    return read_violence(path)[0]


def is_violent(words: ViolenceWords, sentence: Sentence) -> bool:
    """Says whether a word of violence stands in a sentence."""
    return not words.violent.isdisjoint(words_of(sentence))


def is_terror(words: ViolenceWords, sentence: Sentence) -> bool:
    """Says whether a sentence tells its violence by a word of terror: "killed in a terrorist attack"."""
    return not words.terror.isdisjoint(words_of(sentence))


def is_unexplained(words: ViolenceWords, *, lemma: str, code: str, source: str | None, target: str | None) -> bool:
    """Says whether deaths or injuries are told without anybody who did them or a weapon: "two pupils died and 39 were injured"."""
    forces = target is not None and target[3:].startswith(FORCES)
    return lemma in words.casualty and code in UNEXPLAINED and source is None and not forces
