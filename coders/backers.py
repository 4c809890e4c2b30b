"""Who backs an actor, where the sentence says so: "Russian-backed separatists", "an Iran-funded militia", "rebels supported by Turkey".

A backer gives money, arms, training or support. Who leads or runs a force is no backer but whose force it is ("Saudi-led coalition"); who is
only liked, held, close or opposed backs nobody ("pro-Iran", "anti-Assad", "Israeli-occupied", "Tehran-aligned", "forces loyal to Haftar").
The words are the rows `backing` of `lexicon/actor_words.tsv`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.actor_index import Hit, fold, split_name
from coders.parse import Sentence
from coders.syntax.memo import remembered
from coders.syntax.phrases import appositives, phrase
from coders.syntax.reference import agents_of_participles, owner_heads

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader

STATE = ("GOV", "MIL", "SPY")
"""Roles whose bearers may back others of their own country: "government-backed militia"."""
SEPARATISTS, REBELS = "SEP", "REB"
BEHIND_NEGATION = 2
"""How many words before a participle may deny it: "not backed by", "no longer backed by"."""


def backer_of(reader: ActorReader, head: int) -> str | None:
    """Returns the actor code of who backs what a head names, from the words before it, behind it or in its apposition; None where nobody is told.

    Of several backers the first named counts.
    """
    if not may_tell_backer(reader.sentence, reader.words.backing):
        return None
    for token in (head, *appositives(reader.sentence, head)):
        found = before(reader, token) or behind(reader, token)
        if found is not None:
            return found
    return None


def backed_by(actor: Actor, backer: str) -> Actor:
    """Returns an actor with its backer; separatists whom another state arms or pays are rebels: "Russian-backed separatists" UKRREB."""
    if actor.role == SEPARATISTS and actor.country is not None and not backer.startswith(actor.country):
        return replace(actor, backer=backer, role=REBELS, code=actor.code.removesuffix(SEPARATISTS) + REBELS)
    return replace(actor, backer=backer)


@remembered
def may_tell_backer(sentence: Sentence, backing: frozenset[str]) -> bool:
    """Says whether a word of backing stands in a sentence at all, alone or behind a hyphen ("U.S.-backed"): most have none, which spares the search."""
    return not backing.isdisjoint(sentence.lower) or any([not backing.isdisjoint(word.split("-")) for word in sentence.lower if "-" in word])


def before(reader: ActorReader, head: int) -> str | None:
    """Reads hyphened words before a noun: Russia of "Russian-backed separatists", but not of "the Russian-backed rebels' victims"."""
    sentence = reader.sentence
    theirs = frozenset(token for owner in owner_heads(sentence, head) for token in phrase(sentence, owner))
    for token in phrase(sentence, head):
        code = None if token in theirs else hyphened(reader, token)
        if code is not None:
            return None if token > 0 and is_over(reader, token) else code
    return None


def hyphened(reader: ActorReader, token: int) -> str | None:
    """Returns the code of the name or state noun before a hyphen and a word of backing: "NATO-backed", "U.S.-trained", "government-backed"."""
    lower, backing = reader.sentence.lower, reader.words.backing
    if "-" in lower[token] and len(lower[token]) > 1:
        # "U.S.-backed" stays one word where the parser takes the dot for part of it
        name, _, word = lower[token].rpartition("-")
        rows = reader.index.names.get(tuple(fold(part) for part in split_name(name)), ()) if word in backing and name else ()
        return Hit(token, token, rows).best(reader.published).code if rows else None
    if token + 2 >= len(lower) or lower[token + 1] != "-" or lower[token + 2] not in backing:
        return None
    hit = reader.hits[token]
    if hit is not None:
        return hit.best(reader.published).code
    role = reader.role(token)
    if role is None or role[0].code not in STATE:
        return None
    country = reader.memory.country_of_role(role[0].code, definite=True)
    return country + role[0].code if country else None


def is_over(reader: ActorReader, token: int) -> bool:
    """Says whether the backing before which a word stands is past: "the once US-backed rebels"."""
    hit = reader.hits[token]
    first = hit.first if hit is not None else token
    return first > 0 and reader.sentence.lower[first - 1] in reader.words.former


def behind(reader: ActorReader, head: int) -> str | None:
    """Reads participles with "by": "rebels backed by Turkey", "the army, supported by Russian jets, took", "Backed by Iran, the group fired"."""
    lower = reader.sentence.lower
    for participle, noun in agents_of_participles(reader.sentence, head):
        near = lower[max(0, participle - BEHIND_NEGATION) : participle]
        if lower[participle] not in reader.words.backing or any(word in reader.words.former or word in ("not", "no", "never") for word in near):
            continue
        actors = reader.resolve(noun)
        if actors and not actors[0].code.startswith(UNKNOWN_COUNTRY):
            return actors[0].code
    return None


def shown_backer(actor: Actor | None) -> str | None:
    """Returns the backer for the columns; None where the country would back itself: Lebanese soldiers "backed by Lebanese tanks".

    A bare country is not backed, but seconded: "Denmark, backed by the Netherlands, tabled a resolution". A state's backing of others of its
    country is told: the backer of a Sudanese militia may be SDNGOV.
    """
    if actor is None or actor.backer is None or actor.backer == actor.code or (actor.country is not None and actor.role is None):
        return None
    if actor.country is not None and actor.backer[:3] == actor.country:
        state = actor.backer[3:6] in STATE and (actor.role or "")[:3] not in ("", *STATE)
        return actor.backer if state else None
    return actor.backer
