"""What the lexicon says, as records: entries, patterns, slot tests, examples, word classes."""

from dataclasses import dataclass

NO_CODE = "none"
"""A rule that says: this sense is no event."""


@dataclass(frozen=True, slots=True)
class SlotTest:
    """What one slot of a pattern must hold: any of the lemmas, phrases, classes or types."""

    slot: str
    lemmas: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    classes: tuple[str, ...]
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sense of an entry; None means as the entry has it."""

    slots: tuple[SlotTest, ...]
    code: str | None
    operator: str | None
    source: tuple[str, ...] | None
    target: tuple[str, ...] | None
    reciprocal: bool | None
    actors: str | None
    alone: bool | None
    rule: str
    line: int


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what it must give: `expected` is events, none or negated; an event is (source, code, target)."""

    say: str
    expected: str
    events: tuple[tuple[str | None, str, str | None], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One verb or event noun with its senses and examples; `forms` are its lemmas and phrases, the name first.

    `owner_is_target`: who owns the noun suffers it ("the minister's arrest"), else he does it ("Israel's attack").
    """

    name: str
    forms: tuple[str, ...]
    part: str
    code: str
    operator: str | None
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    source: tuple[str, ...] | None
    target: tuple[str, ...] | None
    reciprocal: bool
    actors: str
    light: tuple[str, ...]
    alone: bool
    owner_is_target: bool
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class WordClass:
    """A named list of words and phrases; a member `$NAME` stands for another class."""

    name: str
    members: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Operator:
    """What an operator does with the event it takes; see operators.yaml."""

    name: str
    control: str
    target: tuple[str, ...]
    inner: str
    line: int
    participles: bool = False
