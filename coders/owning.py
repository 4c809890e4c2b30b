"""Whom a role noun belongs to: the country, organisation or person before it, owning it or behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from coders.actor_codes import ARMED_ROLES, UNKNOWN_COUNTRY, country_of, join_codes, owned, role_of
from coders.actor_index import Hit
from coders.gazetteer import load_gazetteer
from coders.parse import Sentence
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import coordinated_modifiers, determiner, phrase
from coders.syntax.reference import linked_objects, owner_heads
from coders.syntax.tokens import first_conjunct

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader

JOINTS = frozenset({"and", ",", "&"})
PREPOSITIONS = ("of", "for", "from", "in", "at")
PLACE_WORDS = 3
FROM = "from"
PLACED = frozenset({FROM, "in", "at"})
SEATED = frozenset({"based", "headquartered"})
UNSEATED = "NGO"
"""What a group is of which only the seat is known: "the Geneva-based group"."""
ARMY = frozenset({"army", "military", "soldier", "soldiers", "troops"})
"""Words of an army, which a presidential guard is none of."""
NATIONAL = frozenset({"country", "demonym", "capital", "region"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a role noun belongs to: its code and what it was read from (a kind of name, role, place)."""

    code: str
    kind: str


def owner_of(reader: ActorReader, head: int, first: int, *, whole: bool, last: int | None = None) -> Owner | None:
    """Returns the owner of the role noun whose words are `first` to `last` (default: to `head`); None where the phrase names none.

    A title ends before the head: in "Chinese reporter Gao Wentong" Gao owns nothing. `whole` is for nouns that are what they belong
    to ("spokesman for the army"): an owner of unknown country will do then.
    """
    found = before(reader, head, first, whole=whole, last=head if last is None else last) or possessor(reader, head)
    return found or named_next(reader, head) or behind(reader, head, whole=whole) or linked(reader, head) or local(reader, head, first)


def named_next(reader: ActorReader, head: int) -> Owner | None:
    """Reads the armed group whose name stands right behind what it is called: "by the insurgent Karen National Army", which the parser may part."""
    hit = reader.hits[head + 1] if head + 1 < len(reader.sentence) else None
    role = reader.role(head) if hit is not None and reader.sentence.tags[head] in ("JJ", "NN") else None
    if hit is None or role is None or hit.first != head + 1 or role[0].code not in ARMED_ROLES:
        return None
    row = reader.best(hit)
    return Owner(row.code, "group") if role_of(row.code) in ARMED_ROLES else None


def before(reader: ActorReader, head: int, first: int, *, whole: bool, last: int) -> Owner | None:
    """Reads the words before a role noun, nearest first: "North Korean army"; inside it for "UN envoy", a role noun as a whole."""
    sentence = reader.sentence
    own = phrase(sentence, head)
    theirs = frozenset(token for owner in owner_heads(sentence, head) for token in phrase(sentence, owner))
    for token in reversed(own):
        if (token == head and first != head) or token > last:
            continue
        hit = reader.hits[token]
        if hit is not None and token not in theirs and token != head:
            if is_foreign(reader, hit) or is_ethnic(reader, hit):
                continue
            row = reader.best(hit)
            code = reader.code_of(hit) if row.kind != "person" else row.code
            return Owner(code if row.kind != "region" or row.country is None else row.country, row.kind)
        if token >= first or token in theirs:
            continue
        role = reader.role(token) if whole else None
        if role is not None and role[0].code:
            outer = owner_of(reader, head, role[1], whole=False)
            if outer is not None:
                return Owner(owned(outer.code, outer.kind, role[0].code, person=False), "role")
            country = whose_army(reader, (token,), reader.memory.country_of_role(role[0].code, definite=True))
            return Owner(join_codes(country or UNKNOWN_COUNTRY, role[0].code), "role")
        told = reader.memory.abbreviations.get(sentence.words[token])
        if told is not None:
            return Owner(told[0], "group")
        surname = reader.memory.surname(sentence.lower[token]) if sentence.tags[token] == "NNP" else None
        if surname is not None:
            return Owner(surname.codes[0], "person")
    return None


def whose_army(reader: ActorReader, tokens: Iterable[int], country: str | None) -> str | None:
    """Returns the country of an army spoken of without its owner, another's where that country has none: "military sources" in Gaza are Israel's."""
    if country is None or ARMY.isdisjoint(reader.sentence.lower[token] for token in tokens):
        return country
    return reader.words.army_of.get(country, country)


def local(reader: ActorReader, head: int, first: int) -> Owner | None:
    """Reads a town or province that the actor tables do not know, if it lies in a country spoken of: "the Jalisco police", "Kanagawa governor"."""
    sentence, memory = reader.sentence, reader.memory
    start = first
    while start > 0 and first - start < PLACE_WORDS and sentence.tags[start - 1] == "NNP" and reader.hits[start - 1] is None:
        start -= 1
    if start == first or reader.role(first - 1) is not None or start not in phrase(sentence, head):
        return None
    spoken_of = {*memory.named, memory.home, memory.focus, *(country_of(row.code) for row in map(reader.row, range(len(sentence))) if row is not None)}
    for begin in range(start, first):
        places = load_gazetteer().lookup(sentence.span(begin, first - 1))
        country = next((place.country for place in places if place.country in spoken_of), None)
        if country is not None:
            return Owner(country, "place")
    return None


def possessor(reader: ActorReader, head: int) -> Owner | None:
    """Reads the owner: "Iran's army", "its army"."""
    for owner in owner_heads(reader.sentence, head):
        actors = reader.resolve(owner)
        if actors:
            return owner_from(reader, owner, actors)
    return None


def behind(reader: ActorReader, head: int, *, whole: bool) -> Owner | None:
    """Reads what stands behind a preposition: "president of South Korea", "rebels in Chad", "an aide to the president"."""
    sentence, words = reader.sentence, reader.words
    objects = preposition_objects(sentence, head)
    if not objects:
        return None
    outside = any(sentence.lower[token] in words.outside for token in phrase(sentence, head))
    names = PREPOSITIONS + (("to",) if sentence.lower[head] in words.serves else ())
    for name in names:
        if outside and name in PLACED:
            continue
        for token in objects.get(name, ()):
            if name == "for" and not (whole or reader.hits[token] is not None):
                continue
            town = town_of(reader, head, token) if name == "of" else None
            if town is not None:
                return Owner(town, "place")
            actors = reader.resolve(token)
            if actors and (whole or not actors[0].code.startswith(UNKNOWN_COUNTRY)):
                placed = name in PLACED and not (name == FROM and is_group(reader, token))
                return Owner(country_of(actors[0].code) or actors[0].code, "place") if placed else owner_from(reader, token, actors)
    return None


def is_group(reader: ActorReader, token: int) -> bool:
    """Says whether a token ends the name of an armed group, party or movement, whose people come "from" it: "jihadists from Ansar Dine"."""
    row = reader.row(token)
    return row is not None and row.kind == "group"


def town_of(reader: ActorReader, head: int, token: int) -> str | None:
    """Returns the country of a town that has another country's name, whose mayor is spoken of: "the mayor of Puerto Rico" in Colombia; None where the
    name is no country's or no such town lies in a country spoken of."""
    row = reader.row(token)
    if reader.sentence.lower[head] not in reader.words.municipal or row is None or row.kind != "country":
        return None
    memory = reader.memory
    here = (country_of(other.code) for other in map(reader.row, range(len(reader.sentence))) if other is not None)
    spoken_of = {*memory.named, memory.home, memory.focus, *here} - {row.code}
    places = load_gazetteer().lookup(reader.text(token))
    return next((place.country for place in places if place.country in spoken_of), None)


def linked(reader: ActorReader, head: int) -> Owner | None:
    """Reads whom troops obey and members belong to: "forces loyal to Haftar", "workers affiliated with the union"."""
    for word, preposition, token in linked_objects(reader.sentence, head):
        if (word, preposition) in reader.words.links:
            actors = reader.resolve(token)
            if actors and not actors[0].code.startswith(UNKNOWN_COUNTRY):
                return owner_from(reader, token, actors)
    return None


def owner_from(reader: ActorReader, token: int, actors: tuple[Actor, ...]) -> Owner:
    """Builds the owner of a resolved head; its kind is the name's, else role."""
    row = reader.row(token)
    return Owner(actors[0].code, row.kind if row is not None else "role")


def coordinated(reader: ActorReader, head: int, role: str, *, person: bool) -> tuple[str, ...]:
    """Returns the codes of "British and French troops", "Kenya and Uganda's intelligence services" and "the presidents of Egypt and
    Sudan"; () for one owner."""
    groups = coordinated_modifiers(reader.sentence, head) or tuple((token,) for token in owner_heads(reader.sentence, head))
    groups = max(groups, listed(reader, head), key=len)
    rows = [reader.row(leader_of(reader, group[0])) for group in groups]
    if len(rows) > 1 and all(row is not None for row in rows):
        return tuple(dict.fromkeys(owned(row.code, row.kind, role, person=person) for row in rows if row is not None))
    if len(groups) > 0 or (reader.sentence.tags[head] not in ("NNS", "NNPS") and role):
        return ()
    objects = preposition_objects(reader.sentence, head)
    for name in ("of", "from", "for"):
        countries = [actor.code for token in objects.get(name, ()) for actor in reader.resolve(token) if actor.country]
        if len(set(countries)) > 1:
            return tuple(dict.fromkeys(owned(code, "country", role, person=person) for code in countries))
    return ()


def leader_of(reader: ActorReader, token: int) -> int:
    """Returns the name of who leads, before a participle behind a hyphen: Peru in "Chilean and Peru-led troops"; any other token itself."""
    sentence = reader.sentence
    if reader.hits[token] is not None or sentence.lower[token] not in reader.words.owners:
        return token
    return next((child for child in sentence.children[token] if child < token and reader.hits[child] is not None), token)


def listed(reader: ActorReader, head: int) -> tuple[tuple[int, ...], ...]:
    """Returns the names before a noun with nothing but commas and "and" between them, which the parser may hang on it one by one."""
    tokens = phrase(reader.sentence, head)
    hits = [hit for hit in dict.fromkeys(reader.hits[token] for token in tokens if token != head) if hit is not None and not is_foreign(reader, hit)]
    if len(hits) < 2:
        return ()
    between = (range(one.last + 1, other.first) for one, other in pairwise(hits))
    joined = all(0 < len(gap) <= 2 and all(reader.sentence.lower[token] in JOINTS for token in gap) for gap in between)
    return tuple((hit.last,) for hit in hits) if joined else ()


def institution_owner(reader: ActorReader, hit: Hit) -> str | None:
    """Returns the country whose institution a name speaks of where another owns it: "Seoul's National Security Council" is Korea's."""
    sentence = reader.sentence
    for token in reversed(phrase(sentence, hit.last)):
        row = reader.row(token) if token < hit.first else None
        other = reader.hits[token]
        if row is not None and other is not None and row.kind in NATIONAL and row.country and not is_foreign(reader, other):
            return row.country
    return None


def is_foreign(reader: ActorReader, hit: Hit) -> bool:
    """Says whether a name only tells who backs, holds or is opposed: "Syrian-backed militia", "Israeli-occupied Golan", "anti-Iran group"."""
    lower, words = reader.sentence.lower, reader.words
    if hit.last + 2 < len(lower) and lower[hit.last + 1] == "-" and reader.hits[hit.last + 2] is None:
        following = lower[hit.last + 2]
        return following in words.foreign or (following not in words.owners and following.endswith("ed"))
    if hit.first > 0 and lower[hit.first - 1].endswith("-") and lower[hit.first - 1][:-1] in words.prefixes:
        # "anti- Syrian", as some agencies break their lines
        return True
    return hit.first > 1 and lower[hit.first - 1] == "-" and lower[hit.first - 2] in words.prefixes


def is_ethnic(reader: ActorReader, hit: Hit) -> bool:
    """Says whether a name tells of a people without its state: "ethnic Albanian rebels"."""
    return hit.first > 0 and reader.sentence.lower[hit.first - 1] in reader.words.ethnic


def is_former(reader: ActorReader, first: int, head: int) -> bool:
    """Says whether the phrase before a title or name calls its bearer a former one: "former US president", "ex-president"."""
    lower = reader.sentence.lower
    return any(lower[token] in reader.words.former for token in phrase(reader.sentence, head) if token <= first)


def known_by_seat(reader: ActorReader, head: int) -> Owner | None:
    """Returns the group that a definite noun with its seat means: "the London-based group" is no part of Britain."""
    lower = reader.sentence.lower
    seated = lower[head] in reader.words.group and any(lower[token] in SEATED for token in phrase(reader.sentence, head))
    if not seated or determiner(reader.sentence, head) != "the":
        return None
    return Owner(reader.memory.group(reader.words.group[lower[head]]) or UNSEATED, "organisation")


def is_second_ministry(sentence: Sentence, head: int) -> bool:
    """Says whether a name is coordinated with a title that stands "of" something: the second ministry in a title of two."""
    first = first_conjunct(sentence, head)
    return first != head and bool(preposition_objects(sentence, first).get("of"))
