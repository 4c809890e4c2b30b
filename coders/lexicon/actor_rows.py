"""The typed rows of the actor tables: who the coder knows, in which code, and on which days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from coders.lexicon.problems import Problem

AGENT_KINDS = ("person", "group", "place", "property", "passthrough")
"""`place` and `property` stand for who owns them (embassy GOV, warship MIL); `passthrough` takes the role of what it stands with."""

UNDECIDED = "???"
"""Stands in a cell that somebody has yet to decide, as `tocsin inspect unknown-actors` writes it; a row with it is refused."""

AgentKind = Literal["person", "group", "place", "property", "passthrough"]


@dataclass(frozen=True, slots=True)
class Span:
    """The days a row holds; None is open. `from 1990 until 1994` in a table is 1990-01-01 to 1994-12-31, both days included."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date | None) -> bool:
        """Returns whether the row is valid on `day`; an unknown day (None) is valid for every row."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: "Span") -> bool:
        """Returns whether more than one day is common: one office ends on the day the next begins."""
        first = max(self.first or date.min, other.first or date.min)
        last = min(self.last or date.max, other.last or date.max)
        return last > first


@dataclass(frozen=True, slots=True)
class Country:
    """One country, historical country or disputed territory; a country may have more than one row where words have dates."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    government: tuple[str, ...]
    span: Span
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation, agency, parliament, medium or company; `code` is whole (`IGOUNO`, `USAMIL`); the first name is the full one."""

    code: str
    names: tuple[str, ...]
    kind: str
    span: Span
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Group:
    """One armed group, party or movement; `country` is empty for groups of no one country, `role` is the part of the code after it."""

    code: str
    names: tuple[str, ...]
    country: str
    role: str
    span: Span
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Person:
    """One term of one person in one office; the first name is the full one, others are spellings and safe single names."""

    names: tuple[str, ...]
    code: str
    office: str
    span: Span
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Agent:
    """One role noun; `code` is empty for `passthrough` nouns (spokesman), else a role or roles (`GOV`, `MIL`)."""

    noun: str
    plural: str
    code: str
    kind: AgentKind
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Region:
    """One region: of a country (`code` is the country's) or of the world (`code` is a CAMEO region, `country` empty)."""

    code: str
    names: tuple[str, ...]
    country: str
    kind: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ActorTables:
    """All rows of the actor tables in file order, and every problem found; rows with a reading problem are left out.

    `codes` is the tier of each code of codes.tsv; `offices` what the bearer of an office heads ("premier": head of government);
    `large` are the countries of more than a million people.
    """

    countries: tuple[Country, ...]
    organisations: tuple[Organisation, ...]
    groups: tuple[Group, ...]
    people: tuple[Person, ...]
    agents: tuple[Agent, ...]
    regions: tuple[Region, ...]
    codes: Mapping[str, str]
    problems: tuple[Problem, ...]
    offices: Mapping[str, str] = field(default_factory=dict)
    large: frozenset[str] = frozenset()
