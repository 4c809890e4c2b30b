"""Whose a role noun without a country is by those it is coordinated with: "the Peruvian minister and other officials", "UAE President X and Oil Minister Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.actor_index import Hit
from coders.owning import NATIONAL, Owner, before
from coders.syntax.phrases import phrase
from coders.syntax.tokens import conjuncts, first_conjunct

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader

OTHER = frozenset({"other", "fellow"})
RULING = "GOV"
BETWEEN = "between"


def shared(reader: ActorReader, head: int) -> Owner | None:
    """Reads the country of a role noun from what it is coordinated with; None where that tells none or several.

    Soldiers in "Israeli police and soldiers", officials in "the Peruvian minister and other officials", a minister of a lower rank in "Peru's
    president and Mines Minister Ana Moreno".
    """
    sentence = reader.sentence
    first = first_conjunct(sentence, head)
    if first == head:
        return None
    if len(phrase(sentence, head)) == 1:
        role = reader.role(first)
        found = before(reader, first, role[1], whole=False, last=first) if role is not None else None
        return found if found is not None and found.kind in NATIONAL else None
    if is_one_of_others(reader, head):
        return of_them(tuple(actor for token in conjuncts(sentence, first) if token < head for actor in reader.resolve(token)))
    return None


def is_one_of_others(reader: ActorReader, head: int) -> bool:
    """Says whether a noun tells of further people of the same state: "and other senior officials", not "and other leaders"."""
    lower = reader.sentence.lower
    return lower[head] in reader.words.fellow and any(lower[token] in OTHER for token in phrase(reader.sentence, head))


def of_them(actors: tuple[Actor, ...]) -> Owner | None:
    """Returns the one country of some actors, None where they have none or several."""
    countries = {actor.country for actor in actors}
    country = countries.pop() if len(countries) == 1 else None
    return Owner(country, "country") if country is not None else None


def chief_of(reader: ActorReader, head: int) -> Owner | None:
    """Reads the country of a minister without one from his president or premier before him: "met UAE President X and Oil Minister Y".

    None where they stand on two sides ("talks between President X and Foreign Minister Y") or the first is no ruler of a told country.
    """
    sentence = reader.sentence
    first = first_conjunct(sentence, head)
    if first == head or sentence.lower[sentence.heads[first]] == BETWEEN:
        return None
    ruling = tuple(actor for actor in reader.resolve(first) if actor.person and actor.role == RULING)
    told = any(hit is not None and reader.best(hit).kind in NATIONAL for hit in (reader.hits[token] for token in phrase(sentence, first)))
    return of_them(ruling) if told and not any(reader.hits[token] for token in phrase(sentence, head)) else None


def fellow_country(reader: ActorReader, hit: Hit) -> str | None:
    """Returns the country of a body whose officer is coordinated with another's: of the house in "Peru's premier and the speaker of the House"."""
    sentence = reader.sentence
    of = next((sentence.heads[token] for token in range(hit.first, hit.last + 1) if not hit.first <= sentence.heads[token] <= hit.last), hit.last)
    office = sentence.heads[of]
    first = first_conjunct(sentence, office)
    if sentence.lower[of] != "of" or first == office:
        return None
    owner = of_them(reader.resolve(first))
    return owner.code if owner is not None else None
