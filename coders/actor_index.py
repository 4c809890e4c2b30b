"""The actor tables compiled into look-ups: names, role nouns, surnames."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from coders.actor_codes import country_of
from coders.actor_words import load_actor_words
from coders.lexicon.actor_tables import ActorTables, Span, load_actor_tables
from coders.name_hyphens import HYPHEN, hide_hyphens, show_hyphens
from coders.parse import Sentence, plain
from coders.records import record
from coders.syntax.memo import remembered

TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:(?:\u2011|'(?!s\b))\w+)*(?:\.(?=\s|$))?|'s|[^\w\s]")
PLACES = frozenset({"country", "capital", "region", "demonym"})
LOWER_KINDS = frozenset({"country", "demonym", "capital", "government", "region"})
LOWER_LENGTH = 4
ACRONYM = 3
VOWELS = frozenset("aeiouy")
ACRONYM_AS_WORD = 4
"""The shortest single word that names a country, people or place in text without capitals."""
MIN_WORDS = 4
"""Text of fewer words says nothing of how it uses capitals: "protests in paris" may be a tag line."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of one actor: `kind` is country, demonym, capital, government, organisation, group, person or region.

    `exact` names ("US", "ISI", "WHO") are matched in capitals only.
    """

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


@record
class Hit:
    """A name found in a sentence, from token `first` to token `last`; several rows where one name has several terms or bearers."""

    first: int
    last: int
    rows: tuple[NameRow, ...]

    def best(self, day: date | None) -> NameRow:
        """Returns the row valid on the day, else the nearest one: a minister of 2005 in a report of 2006 is still who is meant."""
        if len(self.rows) == 1 or day is None:
            return self.rows[0]
        return min(self.rows, key=lambda row: distance(row.span, day))


@dataclass(frozen=True, slots=True, eq=False)
class ActorIndex:
    """Names and role nouns by their lower-case tokens; persons by surname. An index is equal to itself only, so that what it finds can be kept.

    `name_lengths` tells how long the names are that begin with a token, `role_lengths` how long the role nouns that end with one, the longest
    first: a common first name begins hundreds of names of two or three lengths.
    `written` are the names in the case the tables write them, by which text in capitals gets its own case back.
    """

    names: Mapping[tuple[str, ...], tuple[NameRow, ...]]
    name_lengths: Mapping[str, tuple[int, ...]]
    roles: Mapping[tuple[str, ...], RoleRow]
    role_lengths: Mapping[str, tuple[int, ...]]
    surnames: Mapping[str, tuple[NameRow, ...]]
    written: frozenset[str] = frozenset()


def distance(span: Span, day: date) -> int:
    """Returns how many days a day lies outside a span."""
    if span.first is not None and day < span.first:
        return (span.first - day).days
    if span.last is not None and day > span.last:
        return (day - span.last).days
    return 0


def fold(word: str) -> str:
    """Returns a word in lower case without accents: "López" and "Lopez" are one name."""
    if word.isascii():
        return word.lower()
    return "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(char)) or word.lower()


def split_name(name: str) -> tuple[str, ...]:
    """Splits a name as spaCy's tokenizer does; a leading article is dropped ("the Kremlin" is found as Kremlin)."""
    hidden = hide_hyphens(name if name.isascii() else plain(name))
    tokens = TOKEN.findall(hidden)
    if HYPHEN in hidden:
        tokens = [show_hyphens(token) for token in tokens]
    return tuple(tokens[1:] if len(tokens) > 1 and tokens[0].lower() == "the" else tokens)


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
    lower = tuple(map(str.lower, tokens)) if name.isascii() else tuple(fold(token) for token in tokens)
    return NameRow(lower, kind, code, country, span, len(tokens) == 1 and name.isupper())


def build_index(tables: ActorTables) -> ActorIndex:
    """Compiles tables into an index."""
    rows: dict[tuple[str, ...], list[NameRow]] = {}
    for row in name_rows(tables):
        if row.tokens:
            same = rows.setdefault(row.tokens, [])
            if not same or row not in same:
                same.append(row)
            apart = split_hyphens(row.tokens)
            if apart != row.tokens:
                rows.setdefault(apart, []).append(replace(row, tokens=apart))
    surnames: dict[str, list[NameRow]] = {}
    surname_first = load_actor_words().surname_first
    for tokens, found in rows.items():
        for row in found:
            if row.kind == "person":
                surnames.setdefault(tokens[-1], []).append(row)
                if len(tokens) > 1 and row.country in surname_first:
                    surnames.setdefault(tokens[0], []).append(row)
    roles = build_roles(tables)
    return ActorIndex(
        # plain dicts: these are looked into at each word, which a mapping proxy makes dear
        names={tokens: tuple(found) for tokens, found in rows.items()},
        name_lengths=lengths((tokens[0], len(tokens)) for tokens in rows),
        roles=roles,
        role_lengths=lengths((tokens[-1], len(tokens)) for tokens in roles),
        surnames=MappingProxyType({name: tuple(found) for name, found in surnames.items()}),
        written=written_names(tables),
    )


def lengths(found: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Returns the lengths that are found with each token, the longest first."""
    by_token: dict[str, set[int]] = {}
    for token, length in found:
        by_token.setdefault(token, set()).add(length)
    return {token: tuple(sorted(some, reverse=True)) for token, some in by_token.items()}


def written_names(tables: ActorTables) -> frozenset[str]:
    """Returns every name as it is written, but for those that are common words in capitals ("US", "WHO")."""
    never = load_actor_words().upper_never
    countries = (name for row in tables.countries for name in (*row.names, *row.demonyms, *row.capitals, *row.government))
    others = (name for table in (tables.organisations, tables.groups, tables.people, tables.regions) for row in table for name in row.names)
    return frozenset(name for name in (*countries, *others) if name.lower() not in never)


def split_hyphens(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the tokens as they stand where the parser tears a name apart, as in text without capitals: "moon jae - in"."""
    if not any("-" in token and len(token) > 1 for token in tokens):
        return tokens
    return tuple(part for token in tokens for part in (re.split("(-)", token) if len(token) > 1 else (token,)))


def build_roles(tables: ActorTables) -> dict[tuple[str, ...], RoleRow]:
    """Compiles the role nouns, singular and plural, by their tokens; the first row of a noun wins."""
    roles: dict[tuple[str, ...], RoleRow] = {}
    for agent in tables.agents:
        for text in {agent.noun: None, agent.plural: None}:
            tokens = tuple(TOKEN.findall((text if text.isascii() else plain(text)).lower()))
            if tokens:
                roles.setdefault(tokens, RoleRow(tokens, agent.code, agent.kind))
    return roles


@cache
def load_index(folder: Path | None = None) -> ActorIndex:
    """Returns the compiled index of an actor folder, once a process; unsound rows are left out, `tocsin lexicon check` names them."""
    return build_index(load_actor_tables(folder, check=False))


@remembered
def case_of(sentence: Sentence) -> str:
    """Returns how a sentence uses capitals: mixed, upper (old wire services) or lower (no capital in it)."""
    if len(sentence.words) >= MIN_WORDS and sentence.text.islower():
        return "lower"
    if any(len(word) > 3 and word.islower() for word in sentence.words[:20]):
        return "mixed"
    words = [word for word in sentence.words if word.isalpha()]
    return "upper" if len(words) >= MIN_WORDS and sum(word.isupper() for word in words) > len(words) * 0.6 else "mixed"


@remembered
def find_names(index: ActorIndex, sentence: Sentence, case: str | None = None) -> tuple[Hit | None, ...]:
    """Returns for each token the name it stands in; longest names win, a name needs a capital where the sentence has any.

    In a sentence without capitals countries, peoples, capitals and names of two and more words are found, single names of persons and groups are not.
    `case` is what `case_of` says, where it is known.
    """
    case = case or case_of(sentence)
    lower = sentence.lower if sentence.text.isascii() else tuple(fold(word) for word in sentence.words)
    found: list[Hit | None] = [None] * len(lower)
    begins, end = index.name_lengths, 0
    for token in [place for place, word in enumerate(lower) if word in begins]:
        hit = hit_at(index, sentence, lower, token, case) if token >= end else None
        if hit is not None:
            end = hit.last + 1
            found[token:end] = [hit] * (end - token)
    return tuple(found)


def each_name(found: Iterable[Hit | None]) -> list[Hit]:
    """Returns once each name that `find_names` found, in reading order."""
    return [hit for token, hit in enumerate(found) if hit is not None and hit.first == token]


def hit_at(index: ActorIndex, sentence: Sentence, lower: tuple[str, ...], token: int, case: str) -> Hit | None:
    """Returns the longest name that begins at a token."""
    words = sentence.words
    for length in index.name_lengths[lower[token]]:
        last = token + length - 1
        tokens = lower[token : last + 1]
        rows = index.names.get(tokens) if last < len(words) else None
        if rows is None:
            continue
        if case == "lower":
            usable = lower_rows(rows, tokens)
        elif not any(words[part][0].isupper() for part in range(token, last + 1)):
            # "al-Qaeda" and "bin Laden" begin small, but no name is small throughout, except of a part of the world ("western nations")
            usable = tuple(row for row in rows if length > 1 and row.kind == "region" and row.country is None)
        elif words[token][0].islower() and sentence.tags[token].startswith("VB"):
            # "the envoy said Musa agreed" does not name Said Musa
            usable = ()
        elif case == "upper":
            # "THEY TOLD US": a short name that is a common word too needs the tagger's word for it
            usable = tuple(row for row in rows if not row.exact or sentence.tags[token].startswith("NN"))
        else:
            # British papers write Farc, Nato, Unita; short ones (Who, Us) and first words stay in capitals
            acronym = len(words[token]) >= ACRONYM_AS_WORD and token > 0 and sentence.tags[token].startswith("NNP")
            usable = rows if words[token].isupper() or acronym else tuple(row for row in rows if not row.exact)
        if usable:
            return Hit(token, last, usable)
    return None


def lower_rows(rows: tuple[NameRow, ...], tokens: tuple[str, ...]) -> tuple[NameRow, ...]:
    """Returns the rows that a name in small letters may mean."""
    never = load_actor_words().lower_never
    if len(tokens) > 1:
        return tuple(row for row in rows if not row.exact)
    if len(tokens[0]) >= ACRONYM and not VOWELS & set(tokens[0]):
        # "crpf", "bjp": no word is written without vowels
        return rows
    if len(tokens[0]) < LOWER_LENGTH or tokens[0] in never:
        return ()
    return tuple(row for row in rows if row.kind in LOWER_KINDS and not row.exact)


def find_role(index: ActorIndex, sentence: Sentence, last: int) -> tuple[RoleRow, int] | None:
    """Returns the longest role noun that ends at a token, with its first token."""
    lower = sentence.lower
    for length in index.role_lengths.get(lower[last], ()):
        first = last - length + 1
        row = index.roles.get(lower[first : last + 1]) if first >= 0 else None
        if row is not None:
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
    tokens = tuple(fold(token) for token in split_name(name.split(",")[0]))
    rows = index.names.get(tokens, ())
    return rows[0].country if rows and rows[0].kind in PLACES else None
