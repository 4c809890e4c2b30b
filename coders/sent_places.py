"""The place of a dateline, which is one for certain, however small: of which country it tells, and how exactly."""

from collections.abc import Sequence
from functools import lru_cache

from coders.dateline import Dateline
from coders.gazetteer import Place, name_key
from coders.homonyms import MILLION, MIN_UNKNOWN, score_of, weights_of
from coders.place_names import Reading, read_name
from coders.place_records import LEVELS, PlaceCandidate, PlacedAt
from coders.place_words import PlaceWords, load_place_words


@lru_cache(maxsize=256)
def dateline_places(dateline: Dateline) -> tuple[Place, ...]:
    """Return the place of a dateline, alone in a tuple, or () where it is unknown ("MINGORA, Pakistan", "RENO, Nev.")."""
    names = [" ".join(part.split()).title() if part.isupper() else part.strip() for part in dateline.place.split(",")]
    if not names[0]:
        return ()
    name = ", ".join(names)
    reading = Reading(PlaceCandidate(name, "in", 0), *read_name(name))
    context = weights_of(reading, [], {})
    divisions = frozenset(name_key(part) for part in (reading.name.bare, *reading.name.context))
    # A dateline is a place for certain: no size is too small.
    best = max(reading.places, key=lambda place: score_of(place, reading.name, weights=context, divisions=divisions, sent=True), default=None)
    return (best,) if best else ()


def dateline_country(dateline: Dateline) -> str | None:
    """Return the country that a report was sent from; None where its place is unknown, is a hamlet's name or the seat of an agency's bureau."""
    sender = dateline_places(dateline)
    bureau = dateline.place.split(",")[0].strip().casefold() in load_place_words().bureaus
    return sender[0].country if sender and not bureau and (sender[0].population >= MIN_UNKNOWN or "," in dateline.place) else None


def dateline_place(dateline: Dateline) -> PlacedAt | None:
    """Return the place of a dateline, None where it is unknown.

    Its precision is 1 for a town, 2 for a capital, a city of a million or the seat of a bureau, 3 for a region or country.
    """
    place = next(iter(dateline_places(dateline)), None)
    if place is None:
        return None
    bureau = place.kind == "capital" or place.population > MILLION or dateline.place.split(",")[0].strip().casefold() in load_place_words().bureaus
    precision = 3 if LEVELS[place.kind] else 2 if bureau else 1
    return PlacedAt(place.name, place.country, place.admin1 or None, place.latitude, place.longitude, place.geonameid, precision)


def dateline_is_capital(dateline: Dateline) -> bool:
    """Return whether a report was sent from a capital."""
    return any(place.kind == "capital" for place in dateline_places(dateline))


def sent_place(dateline: Dateline, sender: Sequence[Place], countries: Sequence[str], words: PlaceWords) -> PlacedAt | None:
    """Place an event by the dateline, unless an agency's bureau reports from there of other countries."""
    if not sender:
        return None
    place = sender[0]
    bureau = dateline.place.split(",")[0].strip().casefold() in words.bureaus
    if bureau and countries and place.country not in countries:
        return None
    return PlacedAt(place.name, place.country, place.admin1 or None, place.latitude, place.longitude, place.geonameid, 3)
