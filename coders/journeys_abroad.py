"""Where an event cannot be by who does it: a visit to its own visitor's country, fights of forces in the capital that tells of them."""

from collections.abc import Sequence
from dataclasses import replace

from coders.derived import Derived
from coders.place_records import PlaceCandidate, PlacedAt
from coders.place_words import load_place_words
from coders.placing_told import Told

VISIT = "042"
ORGANISATION, UNITED_NATIONS = "IGO", "IGOUNO"
IN_SENTENCE = 2
"""The rank of a name that only its sentence has: "In Zenda, the minister said troops had shelled the platform"."""


def away_from_home(told: Told, found: PlacedAt | None, *, home: str | None, main: str | None, here: bool) -> PlacedAt | None:
    """Returns the place of a visit that is only said to be in its visitor's own country: in the country that the report is sent from or is about;
    None where that is no other and the visitor came `here`, wherever that is."""
    if found is None or found.name is not None or not told.code.startswith(VISIT) or told.targets or told.sources != (found.country,):
        return found
    host = next((country for country in (home, main) if country and country != found.country), None)
    if host is None:
        return None if here else found
    return replace(found, country=host)


def is_between_bodies(told: Told, derived: Derived) -> bool:
    """Says whether talks or an accord are only told to be between a state as a whole and an organisation seated elsewhere ("the EU and Ruritania
    signed"): which of them was the host is not said; the United Nations comes to its members."""
    if told.kind.kind not in ("meeting", "accord") or told.host:
        return False
    actors = (*derived.sources, *derived.targets)
    bodies = [actor for actor in actors if actor.code.startswith(ORGANISATION)]
    states = [actor for actor in actors if actor not in bodies]
    own_seat = bool(bodies) and not any(actor.person or actor.code.startswith(UNITED_NATIONS) for actor in bodies)
    return own_seat and bool(states) and all(actor.country and not actor.role and not actor.person for actor in states)


def is_told_from_capital(told: Told, found: PlacedAt | None, candidates: Sequence[PlaceCandidate]) -> bool:
    """Says whether a name is only where forces told of what they did to another country: "In Zenda, the army said it had sunk a Sylvanian ship"."""
    if found is None or told.kind.kind != "deed" or not (told.military and told.targets):
        return False
    weakest = min((candidate.rank for candidate in candidates), default=0) >= IN_SENTENCE
    capital = (found.name or "").casefold() in load_place_words().bureaus
    return weakest and capital and found.country in told.sources and found.country not in told.targets
