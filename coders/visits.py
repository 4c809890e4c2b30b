"""What guest and host say to each other and agree while the article tells of a visit: in the host's country."""

from collections.abc import Sequence

from coders.actors import Actor
from coders.article_places import ArticlePlaces
from coders.derived import Derived
from coders.home_places import is_posted
from coders.parse import Sentence
from coders.place_records import PlacedAt
from coders.placing_told import Told, countries_of
from coders.scene_guests import of_country
from coders.scene_sentence import is_of_before
from coders.scenes import OPENING

DEALING = frozenset({"speech", "meeting", "accord"})
LEAD = 4
"""Up to which sentence the visit may be told that the opening already tells of."""
TALKS = ("040", "046")
"""Codes of talks held, not only announced."""
GOVERNMENT, CALLERS = "GOV", frozenset({"OPP", "REF", "CVL", "BUS", "LAB", "CHR", "MUS", "BUD", "ELI"})
"""Roles of whoever receives, and of those who come to a foreign government and are not gone to."""


def between_host_and_guest(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces) -> PlacedAt | None:
    """Returns the country where a guest and a host deal with each other: "The two countries signed" behind "Hentzau arrived in Ruritania"."""
    if told.kind.kind not in DEALING or not told.recent or is_of_before(sentence):
        return None
    number, known = places.numbers.get(sentence.start, 0), {*told.sources, *told.targets}
    last = LEAD if number <= OPENING else number
    pairs = ({stay.guest, stay.place.country} for stay in places.scenes.stays if stay.abroad and not stay.resident and stay.number <= last)
    if not any(pair == known for pair in pairs):
        return None
    hosts = {stay.place.country for stay in places.scenes.stays if stay.abroad and not stay.resident and stay.number <= last and stay.guest in known}
    return of_country(next(iter(hosts))) if len(hosts) == 1 else None


def received_by_government(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces) -> PlacedAt | None:
    """Returns the country of a government that talks with people of another country who are of no government: "the premier met exiles from Sylvania".

    None where its envoys do, or where the article tells of guests from it abroad: they may have gone to see them.
    """
    if not derived.code.startswith(TALKS) or not told.recent or is_of_before(sentence):
        return None
    sides = ((derived.sources, derived.targets), (derived.targets, derived.sources))
    host = next((hosts for hosts, callers in sides if is_government(hosts) and is_caller(callers)), None)
    country = next(iter(countries_of(host)), None) if host else None
    abroad = any(stay.abroad and stay.guest == country for stay in places.scenes.stays)
    travelling = any(spot.trip and spot.place.country != country for spot in places.spots)
    return of_country(country) if country is not None and len(told.known) > 1 and not abroad and not travelling else None


def is_government(actors: Sequence[Actor]) -> bool:
    """Says whether a side is the government of one country, no envoys of it."""
    return len(countries_of(actors)) == 1 and all(actor.country and (actor.role or "").startswith(GOVERNMENT) and not is_posted(actor) for actor in actors)


def is_caller(actors: Sequence[Actor]) -> bool:
    """Says whether a side is people of a country who hold no office: an opposition leader, refugees, a firm."""
    return bool(actors) and all(actor.country and (actor.role or "")[:3] in CALLERS for actor in actors)
