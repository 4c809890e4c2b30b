"""Where it happened: one place for an event out of the places that its clause names, the countries it concerns and the dateline."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coders.date_names import is_date_name
from coders.dateline import Dateline
from coders.gazetteer import Place, load_gazetteer, name_key
from coders.place_words import PlaceWords, load_place_words
from coders.records import record

LEVELS = {"city": 0, "capital": 0, "admin1": 1, "region": 1, "country": 2}
MIN_FOREIGN = 200_000
"""Fewest people of a town that is believed in a country nobody spoke of: "in Nice" of a person, "in Police" of a force."""
MIN_UNKNOWN = 15_000
CAPITAL_WORD = "capital"
"""The name that the gazetteer gives all capitals: "the capital" is that of a country spoken of."""
ORDINAL_BEFORE = re.compile(r"\A\s*\d+(?:st|nd|rd|th)\s+(?=[A-Z])")
"""The number of a meeting before its town: "the 7th Zenda talks"."""
MILLION, MIN_AMERICAN = 1_000_000, 20_000
DAY_BEHIND = re.compile(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")
"""Fewest people of a town where no country is known at all."""
NAMED, SPOKEN, SPOKEN_STEP, DATELINE_WEIGHT = 9.0, 3.5, 0.25, 2.0
CITY, CAPITAL, MAIN, FITTING, AMERICAN, TINY, FAMOUS = 2.0, 2.5, 2.0, 5.0, 2.0, 2.5, 2.5
TINY_SHARE, HAMLET_SHARE = 50, 1000
FAR = 60
"""From how many kilometres on a place is not "near" the town that the distance is told from."""


@record
class PlaceCandidate:
    """One name that the sentence of an event gives, with the preposition before it (None for none) and its offset in the article.

    `rank` is 0 at the event's own words, 1 in its clause, 2 elsewhere; `near` says that it is only near there ("a Beirut suburb"); `town` that a
    country of that name is not meant (it only modifies a noun); `sea` that it is no country's; `distance` is in kilometres ("20 km east of
    Oslo"), None where not said; `called` is the noun that says what it is ("village"), nothing where none does.
    """

    name: str
    preposition: str | None
    start: int
    rank: int = 0
    near: bool = False
    town: bool = False
    sea: bool = False
    distance: float | None = None
    called: str = ""


@record
class PlacedAt:
    """The place of an event; admin1, latitude, longitude and geonameid are None where the gazetteer has none.

    `geo_precision`: 1 the place itself, 2 near it or a district of it, 3 a larger region, a country or only the dateline. `name` is None where no
    more than the country is known.
    """

    name: str | None
    country: str
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    geo_precision: int


@dataclass(frozen=True, slots=True)
class _Name:
    """A candidate's name taken apart: the bare name, the kind its suffix speaks of, whether only a part of it is meant, its context."""

    bare: str
    kind: str | None
    part: bool
    context: tuple[str, ...]


@record
class _Reading:
    """A candidate with its name and the places that bear it."""

    candidate: PlaceCandidate
    name: _Name
    places: tuple[Place, ...]


@record
class _Found:
    """A candidate with its chosen place and its order: rank, rank of the preposition, level, offset."""

    order: tuple[int, int, int, int]
    place: Place
    reading: _Reading


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
    readings = [_Reading(candidate, *_read(candidate.name)) for candidate in candidates]
    sender = _dateline_places(dateline) if dateline else ()
    spoken = _spoken_of(countries, sender, words)
    divisions = frozenset(key for reading in readings for part in (reading.name.bare, *reading.name.context) for key in (name_key(part),))
    found: list[_Found] = []
    for reading in readings:
        rank = _rank(reading.candidate.preposition, words)
        weights = _weights(reading, readings, spoken)
        best = _best(reading, weights=weights, divisions=divisions, words=words) if rank is not None else None
        if best is not None and rank is not None:
            found.append(_Found((reading.candidate.rank, rank, LEVELS[best.kind], reading.candidate.start), best, reading))
    if found:
        return _chosen(found, words)
    return _from_dateline(dateline, sender, countries, words) if dateline else None


def _chosen(found: Sequence[_Found], words: PlaceWords) -> PlacedAt:
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
    return _placed(chosen.place, chosen.reading, words)


def resolve(name: str, *, countries: Sequence[str] = ()) -> Place | None:
    """Find the place that a name most likely means, given the countries spoken of; None for an unknown or unlikely name."""
    words = load_place_words()
    reading = _Reading(PlaceCandidate(name, "in", 0), *_read(name))
    divisions = frozenset(name_key(part) for part in (reading.name.bare, *reading.name.context))
    weights = _weights(reading, [], _spoken_of(countries, (), words))
    return _best(reading, weights=weights, divisions=divisions, words=words)


PARTS = frozenset({"district", "admin1"})
"""Kinds of lands that may have a town's name and be wider than it: "Zenda province" where the gazetteer knows only the town."""


@lru_cache(maxsize=4096)
def _read(written: str) -> tuple[_Name, tuple[Place, ...]]:
    """Look a name up, whole first, then without what stands around it ("northern Iraq", "Diyala province"); an article repeats its names."""
    gazetteer, words = load_gazetteer(), load_place_words()
    first, *rest = [part.strip() for part in written.split(",")]
    context = tuple(words.abbreviations.get(part.casefold(), part) for part in rest if part)
    first = ORDINAL_BEFORE.sub("", DAY_BEHIND.sub("", first))
    whole = re.sub(r"(?:'s|\u2019s|['\u2019])\Z", "", first.strip(" \t\n\"'()[]"))
    whole = re.sub(r"\A[Tt]he\s+(?=\S)", "", whole)
    site = words.sites.get(whole.casefold())
    if site is not None:
        # "at the White House" is in Washington
        return _read(site)
    places = gazetteer.lookup(whole)
    if places and not _suffixed(whole, words):
        return _Name(whole, None, False, context), places
    bare, kind, part = whole, None, False
    for _ in range(4):
        prefix = next((word for word in words.prefixes if bare.casefold().startswith(f"{word} ")), None)
        suffix = _suffixed(bare, words)
        if suffix:
            bare, kind = bare[: -len(suffix)].strip(), kind or words.suffixes[suffix]
        elif prefix and not gazetteer.lookup(bare):
            # "northern Zenda" is a part of Zenda, "the northern city of Zenda" is all of it.
            bare, part, kind = bare[len(prefix) :].strip(), not prefix.endswith(" of"), kind or words.prefixes[prefix] or None
        elif " " in bare and bare[0].islower() and not gazetteer.lookup(bare):
            # "commercial capital Zenda"
            bare = bare.split(" ", 1)[1]
        else:
            break
    stripped = gazetteer.lookup(bare)
    # "Sadr City" and "New York City" are names; "Kaduna city" is Kaduna.
    if not stripped or (places and kind == "city" and whole[-4:] == "City"):
        return _Name(whole, None, False, context), places
    return _Name(bare, kind, part, context), stripped


def _suffixed(name: str, words: PlaceWords) -> str | None:
    """Return the generic word that ends a name ("province", "refugee camp"), None where none does."""
    parts = name.casefold().split()
    if len(parts) > 2 and " ".join(parts[-2:]) in words.suffixes:
        return " ".join(parts[-2:])
    return parts[-1] if len(parts) > 1 and parts[-1] in words.suffixes else None


def _spoken_of(countries: Sequence[str], sender: Sequence[Place], words: PlaceWords) -> dict[str, float]:
    """Weigh the countries of article and actors in their order, those beside them, and the dateline's."""
    weights: dict[str, float] = {place.country: DATELINE_WEIGHT for place in sender[:1]}
    for order, code in enumerate(countries):
        weights[code] = max(weights.get(code, 0.0), SPOKEN - SPOKEN_STEP * min(order, 4))
    for code in countries:
        for other in words.beside.get(code, ()):
            weights[other] = max(weights.get(other, 0.0), DATELINE_WEIGHT)
    return weights


def _weights(reading: _Reading, readings: Sequence[_Reading], spoken: Mapping[str, float]) -> dict[str, float]:
    """Add the countries that the other candidates and the words behind a comma name; a name does not speak for itself."""
    weights = dict(spoken)
    for other in readings:
        if other is not reading:
            weights.update(dict.fromkeys(_named_countries(other), NAMED))
    for part in reading.name.context:
        found = load_gazetteer().lookup(part)
        weights.update({place.country: NAMED for place in found if place.kind in ("country", "admin1", "region")})
    return weights


def _named_countries(reading: _Reading) -> set[str]:
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


def _rank(preposition: str | None, words: PlaceWords) -> int | None:
    """Rank a preposition: 0 says where, 1 may say where, None never does ("against Iraq")."""
    if preposition is None:
        return 1
    word = " ".join(preposition.casefold().split())
    if word in words.locatives:
        return 0
    return None if word in words.no else 1


def _best(reading: _Reading, *, weights: Mapping[str, float], divisions: frozenset[str], words: PlaceWords) -> Place | None:
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
        and (key != CAPITAL_WORD or weights.get(place.country, 0.0) > SPOKEN - 1)
        and _believable(place, weights=weights, person=key in words.person - words.bureaus, located=located, divisions=divisions, least=least)
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
        return _score(place, reading.name, weights=weights, divisions=divisions) - TINY * tiny - NAMED * hamlet - (CITY + MAIN) * (
            # "in Bihar" is the state, not the town of Bihar Sharif
            reading.name.kind is None and place.country in divided and place.kind == "city" and not place.main and is_longer(place.name, key)
        )

    return max(believable, key=score, default=None)


def is_longer(name: str, key: str) -> bool:
    """Says whether a town's name only begins with a word: "Bihar Sharif", not "Kandahar City"."""
    rest = name_key(name).removeprefix(f"{name_key(key)} ")
    return rest not in (name_key(name), "city")


def _believable(
    place: Place, *, weights: Mapping[str, float], person: bool, located: bool, divisions: frozenset[str], least: tuple[int, int]
) -> bool:
    """Say whether a name may mean this place: in a country spoken of, or large enough to be named without its country."""
    spoken_of = place.country in weights
    if person and place.kind != "country":
        return located and (spoken_of or (place.main and place.population > 5 * MIN_FOREIGN))
    if place.admin1 and name_key(place.admin1) in divisions and place.admin1 != place.name:
        return True
    if place.country == "USA" and place.kind == "city" and place.population < MIN_AMERICAN and weights.get("USA", NAMED) < NAMED:
        return False
    if spoken_of or place.kind in ("country", "region"):
        return True
    if place.kind == "admin1":
        return place.main
    return place.population >= least[0 if place.main else 1]


def _score(place: Place, name: _Name, *, weights: Mapping[str, float], divisions: frozenset[str], sent: bool = False) -> float:
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
    if name.kind == "admin1" or name.kind == "region":
        score += FITTING * (place.kind in ("admin1", "region"))
    elif name.kind == "city":
        score += FITTING * (LEVELS[place.kind] == 0)
    return score


def _placed(place: Place, reading: _Reading, words: PlaceWords) -> PlacedAt:
    """Make the answer of a chosen place: how exact it is depends on the preposition, the kind and the words around the name."""
    preposition = " ".join((reading.candidate.preposition or "").casefold().split())
    if reading.candidate.distance is not None and reading.candidate.distance > FAR:
        # "200 km east of Oslo" is not at Oslo
        return PlacedAt(None, place.country, None, None, None, None, 3)
    near = reading.candidate.near or words.locatives.get(preposition, 1) == 2 or reading.name.kind in PARTS
    near = near or (reading.name.part and LEVELS[place.kind] == 0)
    precision = 3 if LEVELS[place.kind] else 2 if near else 1
    return PlacedAt(place.name, place.country, place.admin1 or None, place.latitude, place.longitude, place.geonameid, precision)


@lru_cache(maxsize=256)
def _dateline_places(dateline: Dateline) -> tuple[Place, ...]:
    """Return the place of a dateline, alone in a tuple, or () where it is unknown ("MINGORA, Pakistan", "RENO, Nev.")."""
    names = [" ".join(part.split()).title() if part.isupper() else part.strip() for part in dateline.place.split(",")]
    if not names[0]:
        return ()
    name = ", ".join(names)
    reading = _Reading(PlaceCandidate(name, "in", 0), *_read(name))
    context = _weights(reading, [], {})
    divisions = frozenset(name_key(part) for part in (reading.name.bare, *reading.name.context))
    # A dateline is a place for certain: no size is too small.
    best = max(reading.places, key=lambda place: _score(place, reading.name, weights=context, divisions=divisions, sent=True), default=None)
    return (best,) if best else ()


def dateline_country(dateline: Dateline) -> str | None:
    """Return the country that a report was sent from; None where its place is unknown, is a hamlet's name or the seat of an agency's bureau."""
    sender = _dateline_places(dateline)
    bureau = dateline.place.split(",")[0].strip().casefold() in load_place_words().bureaus
    return sender[0].country if sender and not bureau and (sender[0].population >= MIN_UNKNOWN or "," in dateline.place) else None


def dateline_place(dateline: Dateline) -> PlacedAt | None:
    """Return the place of a dateline, None where it is unknown.

    Its precision is 1 for a town, 2 for a capital, a city of a million or the seat of a bureau, 3 for a region or country.
    """
    place = next(iter(_dateline_places(dateline)), None)
    if place is None:
        return None
    bureau = place.kind == "capital" or place.population > MILLION or dateline.place.split(",")[0].strip().casefold() in load_place_words().bureaus
    precision = 3 if LEVELS[place.kind] else 2 if bureau else 1
    return PlacedAt(place.name, place.country, place.admin1 or None, place.latitude, place.longitude, place.geonameid, precision)


def dateline_is_capital(dateline: Dateline) -> bool:
    """Return whether a report was sent from a capital."""
    return any(place.kind == "capital" for place in _dateline_places(dateline))


def _from_dateline(dateline: Dateline, sender: Sequence[Place], countries: Sequence[str], words: PlaceWords) -> PlacedAt | None:
    """Place an event by the dateline, unless an agency's bureau reports from there of other countries."""
    if not sender:
        return None
    place = sender[0]
    bureau = dateline.place.split(",")[0].strip().casefold() in words.bureaus
    if bureau and countries and place.country not in countries:
        return None
    return PlacedAt(place.name, place.country, place.admin1 or None, place.latitude, place.longitude, place.geonameid, 3)
