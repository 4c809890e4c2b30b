"""Compiles the actor tables into look-ups by first token (names) and by last token (role nouns)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from coders.lexicon.actor_tables import ActorTables, Span, load_actor_tables
from coders.parse import Sentence, plain

TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:\.(?=\s|$))?|'s|[^\w\s]")
ORGANISATION_STEMS = ("IGO", "NGO", "NGM", "MNC", "IMG", "INT", "UIS")


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of one actor: `kind` is country, demonym, capital, government, organisation, group, person or region."""

    tokens: tuple[str, ...]
    kind: str
    code: str
    country: str | None
    span: Span
    exact: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role noun, singular or plural, as lower-case tokens; `code` is empty for passthrough nouns."""

    tokens: tuple[str, ...]
    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a sentence, from token `first` to token `last`; several rows where one name has several terms or bearers."""

    first: int
    last: int
    rows: tuple[NameRow, ...]

    def best(self, day: date | None) -> NameRow:
        """Returns the row valid on the day, else the nearest one: a minister of 2005 in a report of 2006 is still who is meant."""
        valid = [row for row in self.rows if row.span.holds(day)]
        if valid or day is None:
            return (valid or list(self.rows))[0]
        return min(self.rows, key=lambda row: distance(row.span, day))


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """Names by first lower-case token, longest first; role nouns by last token, longest first; persons by last token."""

    names: Mapping[str, tuple[tuple[tuple[str, ...], tuple[NameRow, ...]], ...]]
    roles: Mapping[str, tuple[RoleRow, ...]]
    surnames: Mapping[str, tuple[NameRow, ...]]


def distance(span: Span, day: date) -> int:
    """Returns how many days a day lies outside a span."""
    if span.first is not None and day < span.first:
        return (span.first - day).days
    if span.last is not None and day > span.last:
        return (day - span.last).days
    return 0


def split_name(name: str) -> tuple[str, ...]:
    """Splits a name as spaCy's tokenizer does; a leading article is dropped ("the Kremlin" is found as Kremlin)."""
    tokens = TOKEN.findall(plain(name))
    return tuple(tokens[1:] if len(tokens) > 1 and tokens[0].lower() == "the" else tokens)


def country_of(code: str) -> str | None:
    """Returns the country that an actor code begins with, None for international organisations."""
    return None if not code or code[:3] in ORGANISATION_STEMS or code.startswith("---") else code[:3]


def name_rows(tables: ActorTables) -> Iterator[NameRow]:
    """Yields every name of every table."""
    for country in tables.countries:
        groups = (("country", country.names), ("demonym", country.demonyms), ("capital", country.capitals), ("government", country.government))
        for kind, names in groups:
            code = country.code + ("GOV" if kind == "government" else "")
            for name in names:
                yield make_row(name, kind, code, country.code, country.span)
    for organisation in tables.organisations:
        for name in organisation.names:
            yield make_row(name, "organisation", organisation.code, country_of(organisation.code), organisation.span)
    for group in tables.groups:
        for name in group.names:
            yield make_row(name, "group", group.code, group.country or None, group.span)
    for person in tables.people:
        for name in person.names:
            yield make_row(name, "person", person.code, country_of(person.code), person.span)
    for region in tables.regions:
        for name in region.names:
            yield make_row(name, "region", region.code, region.country or None, Span())


def make_row(name: str, kind: str, code: str, country: str | None, span: Span) -> NameRow:
    """Builds a row; a name in capitals only ("US", "ISI", "who") is matched in capitals only."""
    tokens = split_name(name)
    return NameRow(tuple(token.lower() for token in tokens), kind, code, country, span, name.isupper() and len(tokens) == 1)


def build_index(tables: ActorTables) -> ActorIndex:
    """Compiles tables into an index."""
    rows: dict[tuple[str, ...], list[NameRow]] = {}
    for row in name_rows(tables):
        if row.tokens:
            rows.setdefault(row.tokens, []).append(row)
    names: dict[str, list[tuple[tuple[str, ...], tuple[NameRow, ...]]]] = {}
    for tokens, found in rows.items():
        names.setdefault(tokens[0], []).append((tokens, tuple(found)))
    surnames: dict[str, list[NameRow]] = {}
    for tokens, found in rows.items():
        surnames.setdefault(tokens[-1], []).extend(row for row in found if row.kind == "person")
    roles: dict[str, dict[tuple[str, ...], RoleRow]] = {}
    for agent in tables.agents:
        for text in (agent.noun, agent.plural):
            tokens = tuple(token.lower() for token in TOKEN.findall(plain(text)))
            if tokens:
                roles.setdefault(tokens[-1], {}).setdefault(tokens, RoleRow(tokens, agent.code, agent.kind))
    return ActorIndex(
        MappingProxyType({first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in names.items()}),
        MappingProxyType({last: tuple(sorted(found.values(), key=lambda row: -len(row.tokens))) for last, found in roles.items()}),
        MappingProxyType({name: tuple(found) for name, found in surnames.items() if found}),
    )


@cache
def load_index(folder: Path | None = None) -> ActorIndex:
    """Returns the compiled index of an actor folder, once a process."""
    return build_index(load_actor_tables(folder))


def find_names(index: ActorIndex, sentence: Sentence) -> tuple[Hit | None, ...]:
    """Returns for each token the name it stands in; longest names win, a name needs a capital in the text."""
    lower, words = sentence.lower, sentence.words
    found: list[Hit | None] = [None] * len(words)
    upper = sum(word.isupper() for word in words) > len(words) * 0.6
    token = 0
    while token < len(words):
        hit = None
        if lower[token] in index.names:
            for tokens, rows in index.names[lower[token]]:
                last = token + len(tokens) - 1
                # "al-Qaeda" and "bin Laden" begin small, but no name is small throughout
                if last < len(words) and lower[token : last + 1] == tokens and any(words[part][0].isupper() for part in range(token, last + 1)):
                    usable = rows if words[token].isupper() and not upper else tuple(row for row in rows if not row.exact)
                    if usable:
                        hit = Hit(token, last, usable)
                        break
        if hit is None:
            token += 1
            continue
        found[hit.first : hit.last + 1] = [hit] * (hit.last - hit.first + 1)
        token = hit.last + 1
    return tuple(found)


def find_role(index: ActorIndex, sentence: Sentence, last: int) -> tuple[RoleRow, int] | None:
    """Returns the longest role noun that ends at a token, with its first token."""
    lower = sentence.lower
    for row in index.roles.get(lower[last], ()):
        first = last - len(row.tokens) + 1
        if first >= 0 and lower[first : last + 1] == row.tokens:
            return row, first
    return None


def bearer(index: ActorIndex, surname: str, role: str, day: date | None) -> NameRow | None:
    """Returns the person of a surname who held a post of that role nearest to a day: "President Clinton" in 1997; None for no such name."""
    rows = [row for row in index.surnames.get(surname, ()) if row.code[3:6] == role[:3]]
    if not rows:
        return None
    return min(rows, key=lambda row: (distance(row.span, day) if day else 0, row.code))


def country_named(index: ActorIndex, name: str) -> str | None:
    """Returns the country that a place name of the actor tables stands for ("SEOUL", "Beijing"); None where they do not know it."""
    tokens = tuple(token.lower() for token in split_name(name.split(",")[0]))
    for known, rows in index.names.get(tokens[0], ()) if tokens else ():
        if known == tokens and rows[0].kind in ("country", "capital", "region", "demonym"):
            return rows[0].country
    return None
