"""Where a deed was done that the sentences before have told already: "the attack", "the killing of Hentzau", "Hentzau was arrested"."""

from dataclasses import replace

from coders.article_places import ArticlePlaces, Spot
from coders.deed_traits import DEFINITE, acts_of, is_other, tells_other_year, told_again
from coders.deed_words import load_deed_words
from coders.derived import Derived
from coders.parse import Sentence
from coders.place_ranks import verb_of
from coders.place_records import PlacedAt
from coders.place_words import load_place_words
from coders.syntax.arguments import objects, preposition_objects
from coders.syntax.context import link_up
from coders.syntax.phrases import appositives, determiner, modifiers, owners
from coders.syntax.tokens import is_noun

OF_BEFORE = 3
"""The geo precision of what the sentences before tell."""
ON_ONE_SPOT = ("14", "17", "18", "19", "20")
REGIONS = frozenset({"province", "region", "state", "territory", "county", "district", "area", "valley", "peninsula", "island", "islands"})
OFF = "off"
JUST_BEFORE = 4
"""How many sentences back the town may be told where forces seal "the area" off."""
OPENING, NEXT = 1, 1
"""The last sentence whose deed the next may place, and how many of these: two behind another deed is told."""
STRIKE = "143"
"""A strike goes on all over a country."""


def is_on_one_spot(sentence: Sentence, derived: Derived, year: int | None) -> bool:
    """Says whether a deed was done on the spot that is told, not all over a country ("the strike") nor at another time ("an earlier raid")."""
    whole = not derived.code.startswith(ON_ONE_SPOT) or derived.code.startswith(STRIKE)
    phrases = map(" ".join, zip(sentence.lower, sentence.lower[1:], sentence.lower[2:], strict=False))
    whole = whole or not load_deed_words().everywhere.isdisjoint((*sentence.lower, *phrases))
    return not whole and not any(is_other(sentence, token) for token in derived.words) and not tells_other_year(sentence, year)


def fixed_at_sea(sentence: Sentence) -> bool:
    """Says whether a sentence tells of what stands in the sea and is some country's: "the attack on the oil platform"; not of ships."""
    return not load_deed_words().fixed.isdisjoint(sentence.lower)


def deed_told_before(sentence: Sentence, derived: Derived, places: ArticlePlaces) -> PlacedAt | None:
    """Returns where the same deed was told to be in a sentence before, the nearest first; None where it is told for the first time."""
    if not is_on_one_spot(sentence, derived, places.year):
        return None
    number = places.numbers.get(sentence.start, 0)
    spots = [spot for spot in places.earlier(sentence.start) if spot.acts and not spot.aside and not spot.trip and spot.place.latitude is not None]
    spots += [spot for spot in places.waters if spot.acts and spot.number < number and spot.place.name is not None]
    spots.sort(key=lambda spot: -spot.number if spot.number < number else spot.number)
    if not spots:
        return None
    again = told_again(sentence, derived.words)
    found = next((spot for spot in spots if not spot.acts.isdisjoint(again)), None) if again else None
    found = found or of_same_person(sentence, derived, spots)
    return replace(found.place, geo_precision=OF_BEFORE) if found is not None else None


def town_of_deed(sentence: Sentence, derived: Derived, places: ArticlePlaces, found: PlacedAt) -> PlacedAt | None:
    """Returns the one town or region in a larger place found for a deed that the next sentences tell of the same deed, where the opening tells no more:
    "raided a post in western Ruritania ... gunmen stormed the post in Zenda"; None for none and several."""
    number = places.numbers.get(sentence.start, 0)
    if number > OPENING or not is_on_one_spot(sentence, derived, places.year):
        return None
    acts = acts_of(sentence, derived.words)
    spots = (spot for spot in places.spots if number < spot.number <= number + NEXT and spot.place.geo_precision == 1)
    inside = [spot for spot in spots if is_inside(spot.place, found) and not (spot.aside or spot.trip or spot.old or spot.seat or spot.reported)]
    if len({spot.place.name for spot in inside}) != 1 or not any(not spot.acts.isdisjoint(acts) for spot in inside):
        return None
    return replace(inside[0].place, geo_precision=OF_BEFORE)


def is_inside(place: PlacedAt, found: PlacedAt) -> bool:
    """Says whether a place is told more closely than another and lies in it."""
    # countries have no point
    whole = found.name is None or found.latitude is None
    return place.country == found.country and place.name != found.name and (whole or place.admin1 == found.name)


def of_same_person(sentence: Sentence, derived: Derived, spots: list[Spot]) -> Spot | None:
    """Returns where the same was told of the person it was done to: "Hentzau was arrested in Zenda ... Hentzau was arrested by the guards"."""
    head = derived.target_head
    if head is None or not sentence.tags[head].startswith("NNP") or not all(actor.role for actor in derived.targets):
        return None
    acts = acts_of(sentence, derived.words)
    return next((spot for spot in spots if sentence.lower[head] in spot.names and not spot.acts.isdisjoint(acts)), None)


def place_meant(sentence: Sentence, path: tuple[int, ...], places: ArticlePlaces) -> PlacedAt | None:
    """Returns the town or region told before that a definite noun at a deed means: "in the city", "in the same province", "around the village"."""
    words = load_place_words()
    heads = [
        head
        for token in reach(sentence, path)
        for preposition, heads in preposition_objects(sentence, token).items()
        for head in heads
        if preposition in words.locatives and sentence.lower[head] in words.settings and is_unnamed_setting(sentence, head)
    ]
    sealed = sealed_off(sentence, path, places)
    if sealed is not None or not heads:
        return sealed
    large = sentence.lower[heads[0]] in REGIONS
    spots = [spot for spot in places.earlier(sentence.start) if spot.place.latitude is not None and not spot.trip]
    found = next((spot for spot in spots if (spot.place.geo_precision == OF_BEFORE) == large), None)
    return replace(found.place, geo_precision=OF_BEFORE) if found is not None else None


def sealed_off(sentence: Sentence, path: tuple[int, ...], places: ArticlePlaces) -> PlacedAt | None:
    """Returns the town told last in the sentences just before where forces are at work in a definite place: "cordoned off the area", "sealed off the town"."""
    words, seals = load_place_words(), load_deed_words().seals
    verbs = (token for token in path if sentence.lower[token] in seals)
    # "cordoned off the area": the parser may take "off" for a preposition
    reached = (head for verb in verbs for head in (*objects(sentence, verb), *preposition_objects(sentence, verb).get(OFF, ())))
    heads = (head for head in reached if sentence.lower[head] in words.settings)
    if not any(is_unnamed_setting(sentence, head) for head in heads):
        return None
    number = places.numbers.get(sentence.start, 0)
    spots = (spot for spot in places.earlier(sentence.start) if spot.number >= number - JUST_BEFORE and not spot.trip and not spot.aside)
    found = next((spot for spot in spots if spot.place.geo_precision == 1), None)
    return replace(found.place, geo_precision=OF_BEFORE) if found is not None else None


def is_standing_war(sentence: Sentence, core: int) -> bool:
    """Says whether a deed is only a war that somebody wages for long: "the rebels fighting the government"; not "rebels fighting in Zenda on Friday"."""
    link = link_up(sentence, core)
    relative = link is not None and link.kind == "relative" and sentence.tags[core] == "VBG"
    return relative and sentence.lower[core] in load_deed_words().waging and not preposition_objects(sentence, core)


def reach(sentence: Sentence, path: tuple[int, ...]) -> tuple[int, ...]:
    """Returns an event's words with the verb they stand at and the nouns that hang on these ("a blast at a shop in the city")."""
    verb = verb_of(sentence, path[0])
    nouns = (child for token in (*path, verb) for child in sentence.children[token] if is_noun(sentence, child))
    behind = (head for token in (*path, verb) for heads in preposition_objects(sentence, token).values() for head in heads)
    return tuple(dict.fromkeys((*path, verb, *nouns, *behind)))


def is_unnamed_setting(sentence: Sentence, head: int) -> bool:
    """Says whether a noun for a place means one told before: "the city", "the same province"; not "the city of Zenda", "the Zenda region"."""
    named = any(sentence.words[token][:1].isupper() for token in (*modifiers(sentence, head), *owners(sentence, head), *appositives(sentence, head)))
    of = preposition_objects(sentence, head).get("of", ())
    return determiner(sentence, head) in DEFINITE and not named and not of
