"""Where an event happened: what its sentence says, else what the sentences before say, the dateline, or only whose country it was in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from coders.actors import Actor
from coders.article_places import ArticlePlaces
from coders.dateline import Dateline
from coders.derived import Derived
from coders.parse import Sentence
from coders.place_candidates import place_candidates
from coders.place_kinds import PlaceKind, kind_of
from coders.places import PlacedAt, dateline_place, place_of_event

FALL_BACK = 3
"""The geo precision of a place that the event's sentence does not tell."""
CARRIED = frozenset({"deed", "meeting", "accord", "help"})
HOME_ROLES = frozenset({"COP", "JUD", "LEG", "OPP", "PTY", "CVL", "LAB", "EDU", "MED", "AGR", "CRM", "HLH", "REB", "SEP", "INS", "UAF", "GOV", "MIL", "ELI"})


@dataclass(frozen=True, slots=True)
class Told:
    """What the placing of an event needs to know of it: `recent` that it was of these days, `asserted` that it did happen."""

    kind: PlaceKind
    code: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    recent: bool
    asserted: bool

    @property
    def known(self) -> tuple[str, ...]:
        """The countries of its actors, those of the side where it lands first."""
        sides = (self.sources, self.targets) if self.kind.lands == "source" else (self.targets, self.sources)
        return tuple(dict.fromkeys((*sides[0], *sides[1])))


def place_columns(
    sentence: Sentence, path: tuple[int, ...], derived: Derived, *, dateline: Dateline | None, home: str | None,
    places: ArticlePlaces | None = None, recent: bool = True, asserted: bool = True,
) -> dict[str, Any]:
    """Returns the place columns; none where no place is known."""
    kind = kind_of(derived.code)
    told = Told(kind, derived.code, countries_of(derived.sources), countries_of(derived.targets), recent, asserted)
    at = tuple(token for token in path if token != derived.core) or path if kind.kind == "speech" else path
    candidates = tuple(dict.fromkeys(place_candidates(sentence, at, kind, derived.code)))
    read = places or ArticlePlaces()
    spoken_of = tuple(dict.fromkeys(code for code in (*told.known, home, read.main) if code))
    found = place_of_event(candidates, countries=spoken_of) or carried(sentence, told, read)
    found = found or from_dateline(dateline, told) or country_only(told, read.main)
    if found is None:
        return {}
    return {
        "place_name": found.name, "country": found.country, "admin1": found.admin1, "latitude": found.latitude, "longitude": found.longitude,
        "geonameid": found.geonameid, "geo_precision": found.geo_precision,
    }


def countries_of(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Returns the countries of actors without repeats; unknown ones are left out."""
    return tuple(dict.fromkeys(actor.country for actor in actors if actor.country))


def carried(sentence: Sentence, told: Told, places: ArticlePlaces) -> PlacedAt | None:
    """Returns the place that the sentences before set, for a deed of these days in a country of its actors; an act of speech goes on where the
    sentence just before was spoken."""
    if told.kind.kind == "speech":
        last = places.last(sentence.start)
        fits = last is not None and (not told.sources or last.place.country in told.sources)
        return replace(last.place, geo_precision=FALL_BACK) if last is not None and fits else None
    if told.kind.kind not in CARRIED or not told.asserted:
        return None
    fitting = {*told.known, *((places.main,) if places.main else ())} if told.kind.kind == "deed" else set(told.known)
    for spot in places.before(sentence.start):
        if spot.place.country in fitting and spot.place.name is not None:
            if not told.recent:
                return of_country(spot.place.country)
            return replace(spot.place, geo_precision=FALL_BACK)
    return None


def from_dateline(dateline: Dateline | None, told: Told) -> PlacedAt | None:
    """Returns the dateline's place where the event can be there: not another country's deed, nor one of other days.

    Fights and protests are told from capitals: there the dateline says the country only.
    """
    place = dateline_place(dateline) if dateline else None
    if place is None:
        return None
    if told.kind.kind == "speech":
        # who speaks speaks at home: "Japan accused Washington" is not said where it is reported
        if told.sources and place.country not in told.sources:
            return None
    elif told.known and place.country not in told.known:
        return None
    elif told.kind.kind == "deed" and told.known and place.country not in (landing(told) or told.known):
        return None
    elif told.kind.kind == "meeting" and not told.asserted:
        return None
    if not told.recent or (not told.kind.capital and place.geo_precision != 1):
        return of_country(place.country) if told.known else None
    return replace(place, geo_precision=FALL_BACK)


def landing(told: Told) -> tuple[str, ...]:
    """Returns the countries of the side that an event is done to or by, () where that side has none."""
    return {"source": told.sources, "target": told.targets, "none": ()}[told.kind.lands]


def country_only(told: Told, main: str | None) -> PlacedAt | None:
    """Returns the country alone where the actors leave no other: all of one country, or the one that such an event is in."""
    if len(told.known) == 1:
        only = told.known[0]
        if told.kind.kind == "speech":
            return of_country(only) if told.sources and main == only else None
        if told.kind.kind == "deed":
            return of_country(main if main and main != only and not told.targets == told.sources else only)
        return of_country(only) if main == only or told.sources == told.targets else None
    if len(told.known) < 2:
        return of_country(main) if main and told.kind.kind == "deed" else None
    if told.kind.kind == "speech":
        return of_country(told.sources[0]) if len(told.sources) == 1 and main in told.sources else None
    if main in told.known and told.kind.kind == "deed":
        return of_country(main)
    side = landing(told)
    return of_country(side[0]) if len(side) == 1 and told.kind.kind in ("deed", "meeting") else None


def of_country(country: str | None) -> PlacedAt | None:
    """Returns a place of which only the country is known."""
    return PlacedAt(None, country, None, None, None, None, FALL_BACK) if country else None
