"""What kind of violence a sentence tells of, by its words: an accident's dead are no victims of an attack, and an attack's dead no attack of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from coders.genre import with_plurals, words_of
from coders.lexicon.problems import Problem
from coders.lexicon.read import Reader, load_yaml
from coders.parse import Sentence
from coders.syntax.context import link_up

FILE = Path(__file__).parent / "lexicon" / "violence.yaml"
KEY = "violence"
LISTS = ("casualty", "result", "means", "coming", "apart", "again", "violent", "band", "mishap", "terror")
SENTENCES_BEFORE = 2
UNEXPLAINED = ("180", "190", "202")
"""Codes that a casualty verb gives by itself; any other code has read a weapon, an actor or a place of violence already."""
CRIMINAL = "CRM"
FORCES = ("MIL", "COP", "REB", "UAF", "SEP", "INS", "SPY")
"""Roles whose dead speak of violence: soldiers and rebels seldom die otherwise."""


@dataclass(frozen=True, slots=True)
class ViolenceWords:
    """The lists of violence.yaml: lemmas of casualty and result verbs, of means and of coming, words that tell occurrences apart;
    nouns that tell an attack again, words of violence, of armed bands and of terror, with their plurals; verbs of accidents."""

    casualty: frozenset[str] = frozenset()
    result: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    violent: frozenset[str] = frozenset()
    band: frozenset[str] = frozenset()
    mishap: frozenset[str] = frozenset()
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
        band=with_plurals(lists.get("band", ())), mishap=lists.get("mishap", frozenset()),
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


def is_band(words: ViolenceWords, *, code: str | None, text: str | None, named: bool) -> bool:
    """Says whether who did it is an armed band of criminals: one that the tables name, or that the text calls so ("gang members", "a drug cartel"); not
    "a robber", nor an officer of the police."""
    if code is None or code[3:6] != CRIMINAL:
        return False
    lower = (text or "").casefold().replace("-", " ").split()
    pairs = {f"{first} {second}" for first, second in pairwise(lower)}
    return named or not words.band.isdisjoint({*lower, *pairs})


def is_by_accident(words: ViolenceWords, sentence: Sentence, lemmas: Sequence[str], token: int) -> bool:
    """Says whether deaths are told as what came of an accident: killing in "the helicopter crashed, killing six"."""
    link = link_up(sentence, token)
    return lemmas[token] in words.casualty and link is not None and link.kind != "relative" and lemmas[link.above] in words.mishap


def is_terror(words: ViolenceWords, sentence: Sentence) -> bool:
    """Says whether a sentence tells its violence by a word of terror: "killed in a terrorist attack"."""
    return not words.terror.isdisjoint(words_of(sentence))


def is_unexplained(words: ViolenceWords, *, lemma: str, code: str, source: str | None, target: str | None) -> bool:
    """Says whether deaths or injuries are told without anybody who did them or a weapon: "two pupils died and 39 were injured"."""
    forces = target is not None and target[3:].startswith(FORCES)
    return lemma in words.casualty and code in UNEXPLAINED and source is None and not forces
