"""Where a deed was done that the sentences before have told already: "the attack", "the killing of Hentzau", "Hentzau was arrested"."""

from dataclasses import replace

from coders.article_places import ArticlePlaces, Spot
from coders.deed_traits import acts_of, is_other, told_again
from coders.derived import Derived
from coders.parse import Sentence
from coders.places import PlacedAt

OF_BEFORE = 3
"""The geo precision of what the sentences before tell."""
ON_ONE_SPOT = ("14", "17", "18", "19", "20")
YEAR = 4
STRIKE = "143"
"""A strike goes on all over a country."""


def is_on_one_spot(sentence: Sentence, derived: Derived) -> bool:
    """Says whether a deed was done on the spot that is told, not all over a country ("the strike") nor at another time ("an earlier raid")."""
    whole = not derived.code.startswith(ON_ONE_SPOT) or derived.code.startswith(STRIKE)
    return not whole and not any(is_other(sentence, token) for token in derived.words) and not any(is_year(word) for word in sentence.lower)


def is_year(word: str) -> bool:
    """Says whether a word is the number of a year, by which old things are told: "the 1973 coup"."""
    return len(word) == YEAR and word.isdigit() and word.startswith(("19", "20"))


def deed_told_before(sentence: Sentence, derived: Derived, places: ArticlePlaces) -> PlacedAt | None:
    """Returns where the same deed was told to be in a sentence before, the nearest first; None where it is told for the first time."""
    if not is_on_one_spot(sentence, derived):
        return None
    spots = [spot for spot in places.earlier(sentence.start) if spot.acts and not spot.aside and not spot.trip and spot.place.latitude is not None]
    if not spots:
        return None
    again = told_again(sentence, derived.words)
    found = next((spot for spot in spots if not spot.acts.isdisjoint(again)), None) if again else None
    found = found or of_same_person(sentence, derived, spots)
    return replace(found.place, geo_precision=OF_BEFORE) if found is not None else None


def of_same_person(sentence: Sentence, derived: Derived, spots: list[Spot]) -> Spot | None:
    """Returns where the same was told of the person it was done to: "Hentzau was arrested in Zenda ... Hentzau was arrested by the guards"."""
    head = derived.target_head
    if head is None or not sentence.tags[head].startswith("NNP") or not all(actor.role for actor in derived.targets):
        return None
    acts = acts_of(sentence, derived.words)
    return next((spot for spot in spots if sentence.lower[head] in spot.names and not spot.acts.isdisjoint(acts)), None)
