"""The place of one pair of actors of an event, its columns, and the place by which actors without a country are settled."""

from collections.abc import Mapping
from typing import Any

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.actors import Actor
from coders.derived import Derived
from coders.parse import Sentence
from coders.place_candidates import countries_named
from coders.place_records import PlaceCandidate, PlacedAt
from coders.places import place_of_event
from coders.placing_told import countries_of
from coders.scene_guests import of_country
from coders.scenes import FALL_BACK

VISIT = "042"
VISITING = "visit"
"""The word in the rule of a visit that is announced."""
JOURNEYS = frozenset({VISIT, "036"})
"""Codes of a journey made, and of one announced."""


def columns_of(found: PlacedAt) -> dict[str, Any]:
    """Returns the place columns of a place."""
    return {
        "place_name": found.name, "country": found.country or None, "admin1": found.admin1 or None, "latitude": found.latitude, "longitude": found.longitude,
        "geonameid": found.geonameid, "geo_precision": found.geo_precision,
    }


def place_of_pair(place: Mapping[str, Any], derived: Derived, target: Actor | None) -> Mapping[str, Any]:
    """Returns the place of one pair of actors: of a journey to several countries, that of the pair's target ("will visit Kenya and Uganda")."""
    hosts = countries_of(derived.targets)
    whole = place.get("geo_precision") == FALL_BACK
    listed = len(hosts) > 1 and derived.code in JOURNEYS and place.get("country") in hosts and whole
    listed = listed and place.get("place_name") is not None
    # "came back to Oslo after visiting Kenya and Uganda"
    listed = listed or (derived.code == VISIT and len(hosts) > 1 and place.get("country") in set(countries_of(derived.sources)) - set(hosts))
    host = next(iter(countries_of([target] if target else [])), None)
    # "will pay visits to Kenya and Uganda": of no said place
    ahead = derived.code == VISIT or VISITING in derived.rule
    listed = listed or (ahead and len(hosts) > 1 and not place.get("country") and set(countries_of(derived.sources)).isdisjoint(hosts))
    if not listed or host is None or host == place.get("country"):
        return place
    named = place_of_event([PlaceCandidate(target.text, "in", 0)], countries=(host,)) if target and target.text else None
    found = named if named is not None and named.country == host else of_country(host)
    return columns_of(found) if found is not None else place


def settling(sentence: Sentence, derived: Derived, place: Mapping[str, Any]) -> Mapping[str, Any]:
    """Returns the place by which actors without a country are settled: the event's where it has a name, else the one country that its sentence
    names places of ("the president threatened a curfew in Zenda")."""
    if place.get("place_name") is not None or not any(actor.code.startswith(UNKNOWN_COUNTRY) for actor in (*derived.sources, *derived.targets)):
        return place
    named = countries_named(sentence, derived.trigger, (*countries_of(derived.targets), *countries_of(derived.sources)))
    only = next(iter(named)) if len(named) == 1 else None
    return {"place_name": only, "country": only, "geo_precision": FALL_BACK} if only is not None else place
