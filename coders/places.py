"""Where it happened: one place for an event out of the places that its clause names, the countries it concerns and the dateline."""

from collections.abc import Sequence

from coders.dateline import Dateline
from coders.gazetteer import Place, name_key
from coders.homonyms import best_place, spoken_of, weights_of
from coders.place_names import Reading, read_name
from coders.place_records import LEVELS, PlaceCandidate, PlacedAt
from coders.place_words import PlaceWords, load_place_words
from coders.records import record
from coders.sent_places import dateline_places, sent_place

FAR = 60
"""From how many kilometres on a place is not "near" the town that the distance is told from."""
PARTS = frozenset({"district", "admin1"})
"""Kinds of lands that may have a town's name and be wider than it: "Zenda province" where the gazetteer knows only the town."""


@record
class Found:
    """A candidate with its chosen place and its order: rank, rank of the preposition, level, offset."""

    order: tuple[int, int, int, int]
    place: Place
    reading: Reading


def place_of_event(
    candidates: Sequence[PlaceCandidate], *, dateline: Dateline | None = None, countries: Sequence[str] = ()
) -> PlacedAt | None:
    """Choose the place of an event and settle its homonyms; None where nothing is said.

    `countries` are those of the article and the actors as ISO alpha-3, the most relevant first. A named place beats the
    dateline, "in" beats "from", a town beats its province, a province its country. The dateline gives precision 3, and not at all
    where it is only the seat of an agency's bureau in another country.
    """
    if not candidates and dateline is None:
        return None
    words = load_place_words()
    readings = [Reading(candidate, *read_name(candidate.name)) for candidate in candidates]
    sender = dateline_places(dateline) if dateline else ()
    spoken = spoken_of(countries, sender, words)
    divisions = frozenset(key for reading in readings for part in (reading.name.bare, *reading.name.context) for key in (name_key(part),))
    found: list[Found] = []
    for reading in readings:
        rank = rank_of(reading.candidate.preposition, words)
        weights = weights_of(reading, readings, spoken)
        best = best_place(reading, weights=weights, divisions=divisions, words=words) if rank is not None else None
        if best is not None and rank is not None:
            found.append(Found((reading.candidate.rank, rank, LEVELS[best.kind], reading.candidate.start), best, reading))
    if found:
        return chosen_of(found, words)
    return sent_place(dateline, sender, countries, words) if dateline else None


def chosen_of(found: Sequence[Found], words: PlaceWords) -> PlacedAt:
    """Choose the nearest place, and of those in its country the smallest: "attacked in Iraq, in the city of Mosul" is in Mosul."""
    first = min(found, key=lambda item: item.order)
    rank, preposition, level, _ = first.order
    inside = [
        item
        for item in found
        if item.place.country == first.place.country and item.order[0] <= max(rank, 1) and item.order[2] < level
        # at the event's own words any preposition will do: "an assault on Zenda in Ruritania"
        and item.order[1] <= max(preposition, int(item.order[0] == 0))
    ]
    chosen = min(inside, key=lambda item: (item.order[2], item.order[0], item.order[3]), default=first)
    return placed_at(chosen.place, chosen.reading, words)


def resolve(name: str, *, countries: Sequence[str] = ()) -> Place | None:
    """Find the place that a name most likely means, given the countries spoken of; None for an unknown or unlikely name."""
    words = load_place_words()
    reading = Reading(PlaceCandidate(name, "in", 0), *read_name(name))
    divisions = frozenset(name_key(part) for part in (reading.name.bare, *reading.name.context))
    weights = weights_of(reading, [], spoken_of(countries, (), words))
    return best_place(reading, weights=weights, divisions=divisions, words=words)


def rank_of(preposition: str | None, words: PlaceWords) -> int | None:
    """Rank a preposition: 0 says where, 1 may say where, None never does ("against Iraq")."""
    if preposition is None:
        return 1
    word = " ".join(preposition.casefold().split())
    if word in words.locatives:
        return 0
    return None if word in words.no else 1


def placed_at(place: Place, reading: Reading, words: PlaceWords) -> PlacedAt:
    """Make the answer of a chosen place: how exact it is depends on the preposition, the kind and the words around the name."""
    preposition = " ".join((reading.candidate.preposition or "").casefold().split())
    if reading.candidate.distance is not None and reading.candidate.distance > FAR:
        # "200 km east of Oslo" is not at Oslo
        return PlacedAt(None, place.country, None, None, None, None, 3)
    near = reading.candidate.near or words.locatives.get(preposition, 1) == 2 or reading.name.kind in PARTS
    near = near or (reading.name.part and LEVELS[place.kind] == 0)
    precision = 3 if LEVELS[place.kind] else 2 if near else 1
    return PlacedAt(place.name, place.country, place.admin1 or None, place.latitude, place.longitude, place.geonameid, precision)
