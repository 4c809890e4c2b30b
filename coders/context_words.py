"""Reads context.yaml: the words that say whether, and by whose word, an event happened."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from coders.lexicon.problems import Problem
from coders.lexicon.read import Reader, load_yaml

FILE = Path(__file__).parent / "lexicon" / "context.yaml"


@dataclass(frozen=True, slots=True)
class ContextWords:
    """The word lists of context.yaml, by its keys."""

    report: frozenset[str]
    possible: frozenset[str]
    negated: frozenset[str]
    asserted: frozenset[str]
    put_off: frozenset[str]
    purpose_happens: frozenset[str]
    achieved: frozenset[str]
    conditional: frozenset[str]
    gerund_negated: frozenset[str]
    gerund_possible: frozenset[str]
    court_told: frozenset[str]
    court_voices: frozenset[str]
    court_telling: frozenset[str]
    court_hearers: frozenset[str]
    verdict: frozenset[str]
    crime_of: frozenset[str]
    foresight: frozenset[str]
    lasting: frozenset[str]
    set_for: frozenset[str]
    given_up: frozenset[str]
    singled_out: frozenset[str]
    ahead: frozenset[str]
    given: frozenset[str]
    arranged: frozenset[str]
    definite: frozenset[str]
    unsure: frozenset[str]
    days: frozenset[str]
    past_day: frozenset[str]
    dreaded: frozenset[str]
    court: frozenset[str]
    for_crime: frozenset[str]
    around: frozenset[str]
    looking_back: frozenset[str]
    reacting: frozenset[str]
    followed: frozenset[str]
    modal_future: frozenset[str]
    modal_possible: frozenset[str]
    modal_demanded: frozenset[str]
    negators: frozenset[str]
    noun_possible: frozenset[str]
    noun_negated: frozenset[str]
    habitual: frozenset[str]
    noun_habitual: frozenset[str]
    trend: frozenset[str]
    performative: frozenset[str]
    enacting: frozenset[str]
    spans: frozenset[str]
    dating: frozenset[str]
    court_acts: frozenset[str]
    long_ago: frozenset[str]
    once: frozenset[str]
    over_again: frozenset[str]
    long_known: frozenset[str]
    occasions: frozenset[str]
    brings_about: frozenset[str]
    meanwhile: frozenset[str]
    unlisted: frozenset[str]
    series: frozenset[str]
    back: frozenset[str]
    old_wars: frozenset[str]
    bygone: frozenset[str]
    short_of: frozenset[str]
    struggles: frozenset[str]
    sent_out: frozenset[str]
    sent_for: frozenset[str]
    states: frozenset[str]
    sponsors: frozenset[str]
    untrue: frozenset[str]
    history: frozenset[str]
    followed_up: frozenset[str]
    fiction: frozenset[str]
    statement: frozenset[str]
    withheld: frozenset[str]
    opinion: frozenset[str]


def read_context(path: Path = FILE) -> tuple[ContextWords, tuple[Problem, ...]]:
    """Reads the lists; a list that is missing is empty and a problem, and so is a key nobody reads."""
    root, problems = load_yaml(path, path.name)
    reader = Reader(path.name)
    lists: dict[str, frozenset[str]] = {}
    names = [field.name for field in fields(ContextWords)]
    if root is not None:
        for key, line, node in reader.mapping(root, path.name).items:
            if key not in names:
                reader.problem(line, "unknown-list", f"{key!r} is no list that the coder reads", "lists are " + ", ".join(names))
            lists[key] = frozenset(reader.texts(node, key))
    for name in names:
        if name not in lists:
            reader.problem(1, "list-missing", f"the list {name} is missing", f"add `{name}: []`")
    words = ContextWords(**{name: lists.get(name, frozenset()) for name in names})
    return words, (*problems, *reader.problems)


@cache
def load_context(path: Path = FILE) -> ContextWords:
    """Returns the lists of a file, once a process."""
    return read_context(path)[0]
