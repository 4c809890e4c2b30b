"""What a form of the lexicon says by itself or in one of its patterns: worked out once, the same in every sentence."""

from collections.abc import Mapping
from functools import cache

from coders.lexicon.compile import CompiledPattern, Form
from coders.lexicon.entries import NO_CODE
from coders.records import record

DEFAULT_TARGETS = ("object", "against", "on", "at", "to", "with", "toward", "towards", "upon", "over", "from", "of", "for", "in")
NOUN_SOURCES = ("subject", "by")
NOUN_TARGETS = ("object", "on", "against", "at", "of", "with", "to", "toward", "towards", "upon", "for", "from", "in")


@record
class Sense:
    """What a match of a form says, see `coders.verbs.Match`; `inert` where it only keeps a verb from being another's: "said" gives no code, takes no
    event and has no other sense."""

    code: str | None
    operator: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool
    actors: str
    alone: bool
    rule: str
    inert: bool


@cache
def sense_of(form: Form, compiled: CompiledPattern | None) -> Sense:
    """Returns the sense of a form where one of its patterns fits, its entry's own where none does."""
    entry, pattern = form.entry, compiled.pattern if compiled else None
    code = pattern.code if pattern and pattern.code is not None else (entry.code if pattern is None or pattern.operator else None)
    # a sense with an unspecific code still takes an event: "dismissed an appeal to lay down arms" is 1246, not only 120
    open_sense = pattern is not None and (pattern.code is None or is_unspecific(pattern.code))
    operator = pattern.operator or (entry.operator if open_sense else None) if pattern else entry.operator
    noun = entry.part == "noun"
    sources = NOUN_SOURCES if noun else ("subject",)
    given = pattern.source if pattern and pattern.source else entry.source
    wanted = (pattern.target if pattern and pattern.target else entry.target) or ()
    if noun and given and "subject" not in wanted:
        # a noun's own sources stand beside owner, adjective and "by", not in their stead
        given = tuple(dict.fromkeys((*given, *NOUN_SOURCES)))
    if noun and entry.owner_is_target and wanted and "owner" not in wanted:
        # "the murder of the mayor" and "the mayor's murder"
        wanted = (*wanted, "owner")
    targets = (("owner", *NOUN_TARGETS) if entry.owner_is_target else NOUN_TARGETS) if noun else preferred_targets(form)
    return Sense(
        code=None if code in (None, NO_CODE) else code,
        operator=None if operator in (None, NO_CODE) else operator,
        source=given or sources,
        target=wanted or targets,
        reciprocal=entry.reciprocal if pattern is None or pattern.reciprocal is None else pattern.reciprocal,
        actors=(pattern.actors if pattern and pattern.actors else entry.actors),
        alone=entry.alone if pattern is None or pattern.alone is None else pattern.alone,
        rule=pattern.rule if pattern else entry.name,
        inert=not noun and entry.code == NO_CODE and entry.operator is None and not form.patterns,
    )


def is_unspecific(code: str) -> bool:
    """Says whether a code is the "not specified below" of its root: 120, 100."""
    return len(code) == 3 and code.endswith("0")


def preferred_targets(form: Form) -> tuple[str, ...]:
    """Returns the default targets, a preposition of the phrase first: "crack down on" looks behind "on" before all else."""
    own = tuple(word for word in form.others if word in DEFAULT_TARGETS)
    return own + DEFAULT_TARGETS if own else DEFAULT_TARGETS


@cache
def light_phrases(form: Form) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Returns the light verbs of an event noun, each with the words that stand at it: enter with (into, force); () for a verb alone."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(form.light):
        first, *others = phrase.split()
        found.setdefault(first, []).append(tuple(others))
    return {first: tuple(others) for first, others in found.items()}
