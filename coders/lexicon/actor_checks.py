"""Checks the rows of the actor tables: codes that exist, dates in order, no name with two codes on one day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from coders.lexicon.actor_rows import ActorTables, Agent, Country, Group, Organisation, Person, Region, Span
from coders.lexicon.problems import Problem
from schemas.codebook import actor_roles

LONGEST_GAP = timedelta(days=92)
"""Between two terms of one office that are both in the table; a longer gap is a warning (a term is missing, or a date is wrong)."""

LONGEST_OVERLAP = timedelta(days=62)
"""Of two holders of an office of one person: dates known to the month overlap by two at most; more is a warning (a date is wrong, or a rival)."""

CHECKS: Mapping[str, str] = {
    "not-utf8": "the file's bytes are not UTF-8",
    "wrong-header": "the first line does not name the table's columns",
    "wrong-cells": "a line has too few or too many cells",
    "undecided": "a cell holds the mark of `tocsin inspect unknown-actors` for what is still to be decided",
    "bad-date": "a date is not a day, month or year",
    "reversed-dates": "a row ends before it begins",
    "empty-name": "a row without a name, or a name of one letter",
    "unknown-country": "a code begins with no country, region or international prefix",
    "unknown-role": "a later part of a code is no role or religion",
    "unknown-region": "a region of the world is no CAMEO region",
    "unknown-kind": "a role noun's kind is none of AGENT_KINDS",
    "agent-code": "a passthrough noun with a code, or another noun without one",
    "noun-twice": "a role noun in two rows",
    "group-code": "a group's country and role do not make its code",
    "region-code": "a region's country is not its code",
    "code-conflict": "a name with two codes on the same days",
    "name-twice": "a name in two rows of one table with one code on the same days (warning)",
    "office-overlap": "an office of one person with two holders on the same days (warning)",
    "office-gap": "an office without a holder for long between two known terms (warning)",
}
"""Every check id with what it finds; one bad file each in tests/bad_actors."""

Row = Country | Organisation | Group | Person | Region


@dataclass(frozen=True, slots=True)
class Codes:
    """The three-letter parts an actor code may be made of, and the offices of one person at a time."""

    countries: frozenset[str]
    roles: frozenset[str]
    generic: frozenset[str]
    regions: frozenset[str]
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Use:
    """One name in one row: its code and days, where it is written, and whether a second row with it is worth a warning."""

    code: str
    span: Span
    file: str
    line: int
    twice: bool = False


def known_codes(tables: ActorTables) -> Codes:
    """Returns the parts: countries from countries.tsv, roles from schemas, the rest from codes.tsv."""

    def tier(name: str) -> frozenset[str]:
        return frozenset(code for code, kind in tables.codes.items() if kind == name)

    roles = frozenset(actor_roles()) | tier("religion") | (tier("generic") & {"NGO", "IGO", "MNC", "IMG"})
    return Codes(frozenset(country.code for country in tables.countries), roles, tier("generic"), tier("region"), tier("office"))


def parts(code: str) -> list[str]:
    """Returns the code in threes: `PRKGOV` is PRK, GOV."""
    return [code[i : i + 3] for i in range(0, len(code), 3)]


def near(code: str, known: frozenset[str], noun: str) -> str:
    """Returns the hint: the nearest known code by spelling, or where the codes stand."""
    found = get_close_matches(code.upper(), sorted(known), n=1, cutoff=0.5)
    return f'did you mean "{found[0]}"?' if found else f"see the table of {noun}"


def check_roles(roles: Sequence[str], row: Row | Agent, codes: Codes) -> Iterator[Problem]:
    """Yields a problem for each part that is no role or religion."""
    for role in roles:
        if role not in codes.roles:
            yield Problem(row.file, row.line, "unknown-role", f"{role!r} is not a role code", near(role, codes.roles, "roles"))


def check_code(code: str, row: Row, codes: Codes) -> Iterator[Problem]:
    """Yields the problems of a whole code: a country or region and roles (`KORGOV`), or a prefix and own letters (`IGOUNO`)."""
    head, *rest = parts(code) or [""]
    if head in codes.generic:
        if len(code) % 3 or not code.isalpha() or not code.isupper():
            yield Problem(row.file, row.line, "unknown-role", f"{code!r} is not made of three-letter parts", "such as IGOUNO or NGOAMN")
        return
    if head not in codes.countries | codes.regions:
        yield Problem(row.file, row.line, "unknown-country", f"{head!r} is not a country code", near(head, codes.countries, "countries"))
    yield from check_roles(rest, row, codes)


def check_span(row: Country | Organisation | Group | Person) -> Iterator[Problem]:
    """Yields a problem where a row ends before it begins."""
    first, last = row.span.first, row.span.last
    if first is not None and last is not None and last < first:
        yield Problem(row.file, row.line, "reversed-dates", f"from {first} is after until {last}", "exchange or correct the dates")


def check_names(row: Row) -> Iterator[Problem]:
    """Yields a problem for a row without a name or with a name too short to be matched in a text."""
    if not row.names:
        yield Problem(row.file, row.line, "empty-name", "the row has no name", "write the full name")
    for name in row.names:
        if len(name) < 2:
            yield Problem(row.file, row.line, "empty-name", f"the name {name!r} is too short", "write two letters or more")


def check_agents(agents: Sequence[Agent], codes: Codes) -> Iterator[Problem]:
    """Yields the problems of role nouns: no noun, unknown role, a passthrough with a role, a noun written twice."""
    seen: dict[str, Agent] = {}
    for agent in agents:
        if not agent.noun:
            yield Problem(agent.file, agent.line, "empty-name", "the row has no noun", "write the noun in the singular")
        yield from check_roles(parts(agent.code), agent, codes)
        if bool(agent.code) == (agent.kind == "passthrough"):
            message = f"{agent.noun!r} of kind {agent.kind} has code {agent.code!r}"
            yield Problem(agent.file, agent.line, "agent-code", message, "passthrough nouns have no code, all others have one")
        before = seen.setdefault(agent.noun, agent)
        if before is not agent:
            yield Problem(agent.file, agent.line, "noun-twice", f"{agent.noun!r} stands in line {before.line} too", "keep one row")


def check_group(group: Group) -> Iterator[Problem]:
    """Yields a problem where the columns country and role do not make the code: COL, REB and COLREB."""
    if group.country and group.code != group.country + group.role:
        message = f"country {group.country!r} and role {group.role!r} do not make code {group.code!r}"
        yield Problem(group.file, group.line, "group-code", message, f'write "{group.country + group.role}" or correct the columns')


def check_region(region: Region, codes: Codes) -> Iterator[Problem]:
    """Yields a problem where a region's country is not its code."""
    if region.country and region.code != region.country:
        message = f"country {region.country!r} is not code {region.code!r}"
        yield Problem(region.file, region.line, "region-code", message, f'write "{region.country}" in both, or leave the country empty')
    if not region.country and region.code not in codes.regions:
        hint = near(region.code, codes.regions, "regions")
        yield Problem(region.file, region.line, "unknown-region", f"{region.code!r} is not a CAMEO region", hint)


def uses(tables: ActorTables) -> Iterator[tuple[str, Use]]:
    """Yields every name of every dated or undated row with what it stands for; a country's words all stand for the country."""
    for country in tables.countries:
        for name in dict.fromkeys(country.names + country.demonyms + country.capitals + country.government):
            yield name, Use(country.code, country.span, country.file, country.line)
    others: tuple[Organisation | Group | Person, ...] = (*tables.organisations, *tables.groups, *tables.people)
    for row in others:
        for name in row.names:
            yield name, Use(row.code, row.span, row.file, row.line, not isinstance(row, Person))
    for region in tables.regions:
        for name in region.names:
            yield name, Use(region.code, Span(), region.file, region.line, True)


def check_conflicts(tables: ActorTables) -> Iterator[Problem]:
    """Yields a problem for each name with two codes on the same days; the day on which an office changes hands is no conflict.

    A name that is a role noun may be of several countries ("Congress"): the article tells which one it speaks of.
    One code in two rows of a table is a warning, but not of countries (a dated row repeats its country's name) and people (two offices).
    """
    nouns = {agent.noun for agent in tables.agents}
    by_name: dict[str, list[Use]] = defaultdict(list)
    for name, use in uses(tables):
        by_name[name].append(use)
    for name, found in by_name.items():
        for number, use in enumerate(found):
            for before in found[:number]:
                if not before.span.overlaps(use.span) or (name.lower() in nouns and before.code[:3] != use.code[:3]):
                    continue
                if before.code == use.code:
                    if before.file == use.file and before.line != use.line and use.twice:
                        message = f"{name!r} stands in line {before.line} too"
                        yield Problem(use.file, use.line, "name-twice", message, "keep it in one row", "warning")
                else:
                    message = f"{name!r} is {use.code} here and {before.code} in {before.file}:{before.line} on the same days"
                    yield Problem(use.file, use.line, "code-conflict", message, "limit one by dates, or remove the name from one")


def terms_of(people: Sequence[Person], held_by_one: frozenset[str]) -> Iterator[list[Person]]:
    """Yields the dated terms of each office that one person holds, by their first day."""
    offices: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        if person.span.first is not None and person.office in held_by_one:
            offices[person.code, person.office].append(person)
    for terms in offices.values():
        yield sorted(terms, key=lambda person: person.span.first or date.min)


def check_terms(people: Sequence[Person], held_by_one: frozenset[str]) -> Iterator[Problem]:
    """Yields a warning where two terms of an office of one person lie more than LONGEST_GAP apart, so that somebody is missing, or where two
    holders share it for more than LONGEST_OVERLAP."""
    for terms in terms_of(people, held_by_one):
        reached = terms[0].span.last or date.max
        for number, term in enumerate(terms[1:], 1):
            first = term.span.first or date.min
            if reached < first and first - reached > LONGEST_GAP:
                message = f"nobody is {term.office} ({term.code}) from {reached} to {first}"
                yield Problem(term.file, term.line, "office-gap", message, "add the missing term", "warning")
            reached = max(reached, term.span.last or date.max)
            for before in terms[:number]:
                both = min(before.span.last or date.max, term.span.last or date.max)
                if both > first and both - first > LONGEST_OVERLAP and before.names[0] != term.names[0]:
                    message = f"{before.names[0]} ({before.file}:{before.line}) and {term.names[0]} are both {term.office} ({term.code}) from {first}"
                    yield Problem(term.file, term.line, "office-overlap", message, "correct a date, or name the rival's office as it is", "warning")


def check_tables(tables: ActorTables) -> Iterator[Problem]:
    """Yields every problem of the rows' content."""
    codes = known_codes(tables)
    dated: tuple[Country | Organisation | Group | Person, ...] = (
        *tables.countries,
        *tables.organisations,
        *tables.groups,
        *tables.people,
    )
    for row in dated:
        yield from check_names(row)
        yield from check_code(row.code, row, codes)
        yield from check_span(row)
    for group in tables.groups:
        yield from check_group(group)
    for region in tables.regions:
        yield from check_names(region)
        yield from check_region(region, codes)
    yield from check_agents(tables.agents, codes)
    yield from check_conflicts(tables)
    yield from check_terms(tables.people, codes.offices)
