"""Which of the places of one name is meant: by the countries spoken of, by how many people live there, by what the text calls it."""

import math
from collections.abc import Mapping, Sequence

from coders.date_names import is_date_name
from coders.gazetteer import Place, load_gazetteer, name_key
from coders.place_names import PlaceName, Reading
from coders.place_records import CAPITAL_WORD, LEVELS
from coders.place_words import PlaceWords, load_place_words

MIN_FOREIGN = 200_000
"""Fewest people of a town that is believed in a country nobody spoke of: "in Nice" of a person, "in Police" of a force."""
MIN_UNKNOWN = 15_000
"""Fewest people of a town where no country is known at all."""
MILLION, MIN_AMERICAN = 1_000_000, 20_000
NAMED, SPOKEN, SPOKEN_STEP, DATELINE_WEIGHT = 9.0, 3.5, 0.25, 2.0
CITY, CAPITAL, MAIN, FITTING, AMERICAN, TINY, FAMOUS = 2.0, 2.5, 2.0, 5.0, 2.0, 2.5, 2.5
TINY_SHARE, HAMLET_SHARE = 50, 1000
LAND = "land"
"""The kind of a name before "valley", "island" or "river"."""


def spoken_of(countries: Sequence[str], sender: Sequence[Place], words: PlaceWords) -> dict[str, float]:
    """Weigh the countries of article and actors in their order, those beside them, and the dateline's."""
    weights: dict[str, float] = {place.country: DATELINE_WEIGHT for place in sender[:1]}
    for order, code in enumerate(countries):
        weights[code] = max(weights.get(code, 0.0), SPOKEN - SPOKEN_STEP * min(order, 4))
    for code in countries:
        for other in words.beside.get(code, ()):
            weights[other] = max(weights.get(other, 0.0), DATELINE_WEIGHT)
    return weights


def weights_of(reading: Reading, readings: Sequence[Reading], spoken: Mapping[str, float]) -> dict[str, float]:
    """Add the countries that the other candidates and the words behind a comma name; a name does not speak for itself."""
    weights = dict(spoken)
    for other in readings:
        if other is not reading:
            weights.update(dict.fromkeys(named_countries(other), NAMED))
    for part in reading.name.context:
        found = load_gazetteer().lookup(part)
        weights.update({place.country: NAMED for place in found if place.kind in ("country", "admin1", "region")})
    return weights


def named_countries(reading: Reading) -> set[str]:
    """Return the countries that a candidate names: as a country, or as a region of one country only."""
    found = {place.country for place in reading.places if place.kind == "country"}
    regions = {place.country for place in reading.places if place.kind in ("region", "admin1")}
    if (
        not found
        and len(regions) == 1
        and not any(place.population > MIN_FOREIGN and place.country not in regions for place in reading.places)
    ):
        found = regions
    return found


def best_place(reading: Reading, *, weights: Mapping[str, float], divisions: frozenset[str], words: PlaceWords) -> Place | None:
    """Settle the homonyms of a candidate; None where no reading of the name is believable."""
    key = reading.name.bare.casefold()
    if key in words.never or reading.name.bare == key or is_date_name(reading.name.bare):
        return None
    if reading.candidate.town and any(place.kind == "country" for place in reading.places):
        return None
    lands = {place.country for place in reading.places if place.kind == "country"}
    short = len(key) <= 3 or (len(key) == 4 and not reading.name.bare.isupper())
    located = " ".join((reading.candidate.preposition or "").casefold().split()) in words.locatives
    unique = len({place.country for place in reading.places}) == 1 and len(key) > 4
    base = MIN_FOREIGN if weights else MIN_UNKNOWN
    # A name that only one country has, or that the text calls a town, is believed of smaller places.
    sure = unique or reading.name.kind == "city"
    least = (base // 10, base // 2) if sure else (base, 2 * base)
    believable = [
        place
        for place in reading.places
        if not (short and LEVELS[place.kind] == 0 and not place.main)
        # "Brazil" alone is no town in Indiana
        and not (lands and place.kind == "city" and place.country not in lands and not reading.name.context)
        # "in Mexico" is the country, not the capital that is called so for short
        and not (place.country in lands and LEVELS[place.kind] == 0 and not place.main and reading.name.kind is None and not reading.name.context)
        # "the Juba valley" is no place in the country of the town, where nobody spoke of that
        and not (reading.name.kind == LAND and LEVELS[place.kind] == 0 and place.country not in weights)
        and (key != CAPITAL_WORD or weights.get(place.country, 0.0) > SPOKEN - 1)
        and is_believable(place, weights=weights, person=key in words.person - words.bureaus, located=located, divisions=divisions, least=least)
    ]
    largest = max((place.population for place in reading.places if place.main and LEVELS[place.kind] == 0), default=0)
    widest = max((place.population for place in reading.places if place.main), default=0)

    divided = {place.country for place in reading.places if place.main and place.kind == "admin1"}

    def score(place: Place) -> float:
        # "Melbourne" beside British actors is still not the hamlet of that name in England.
        tiny = place.population * TINY_SHARE < largest and weights.get(place.country, 0.0) < SPOKEN
        # "after visiting the U.S., England and France": a list of countries names no hamlet in one of them
        listed = not reading.name.context and weights.get(place.country, 0.0) >= NAMED
        hamlet = listed and place.kind == "city" and place.population * HAMLET_SHARE < widest
        return score_of(place, reading.name, weights=weights, divisions=divisions) - TINY * tiny - NAMED * hamlet - (CITY + MAIN) * (
            # "in Bihar" is the state, not the town of Bihar Sharif
            reading.name.kind is None and place.country in divided and place.kind == "city" and not place.main and is_longer(place.name, key)
        )

    return max(believable, key=score, default=None)


def is_longer(name: str, key: str) -> bool:
    """Says whether a town's name only begins with a word: "Bihar Sharif", not "Kandahar City"."""
    rest = name_key(name).removeprefix(f"{name_key(key)} ")
    return rest not in (name_key(name), "city")


def is_believable(
    place: Place, *, weights: Mapping[str, float], person: bool, located: bool, divisions: frozenset[str], least: tuple[int, int]
) -> bool:
    """Say whether a name may mean this place: in a country spoken of, or large enough to be named without its country."""
    told = place.country in weights
    if person and place.kind != "country":
        return located and (told or (place.main and place.population > 5 * MIN_FOREIGN))
    if place.admin1 and name_key(place.admin1) in divisions and place.admin1 != place.name:
        return True
    if place.country == "USA" and place.kind == "city" and place.population < MIN_AMERICAN and weights.get("USA", NAMED) < NAMED:
        return False
    if told or place.kind in ("country", "region"):
        return True
    if place.kind == "admin1":
        return place.main
    return place.population >= least[0 if place.main else 1]


def score_of(place: Place, name: PlaceName, *, weights: Mapping[str, float], divisions: frozenset[str], sent: bool = False) -> float:
    """Score one reading of a name; population counts by its magnitude. A dateline (`sent`) names large American towns without their state."""
    score = math.log10(place.population + 10) + weights.get(place.country, 0.0)
    namesake = name_key(place.admin1) == name_key(name.bare)
    if place.kind == "capital" and name.bare.casefold() in load_place_words().bureaus:
        # "in Washington" beside British actors is not the town in England, nor where Britain is named too; "Washington, England" is
        score += FAMOUS if name.context else FAMOUS + NAMED
    score += MAIN * (place.main or namesake) + CAPITAL * (place.kind == "capital") + CITY * (LEVELS[place.kind] == 0)
    if place.admin1 and place.kind != "admin1" and name_key(place.admin1) in divisions - {name_key(name.bare)}:
        score += NAMED
    elif place.country == "USA" and place.kind == "city" and not place.population > MILLION and not sent:
        # American towns are written with their state: "Athens" alone is in Greece.
        score -= AMERICAN
    if name.kind in ("admin1", "region", LAND):
        score += FITTING * (place.kind in ("admin1", "region"))
    elif name.kind == "city":
        score += FITTING * (LEVELS[place.kind] == 0)
    return score
