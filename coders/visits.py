"""What guest and host say to each other and agree while the article tells of a visit: in the host's country."""

from coders.article_places import ArticlePlaces
from coders.derived import Derived
from coders.parse import Sentence
from coders.places import PlacedAt
from coders.placing_told import Told
from coders.scene_guests import of_country
from coders.scene_sentence import is_of_before
from coders.scenes import OPENING

DEALING = frozenset({"speech", "meeting", "accord"})
LEAD = 4
"""Up to which sentence the visit may be told that the opening already tells of."""
AGREED = ("046", "057")
"""Codes of negotiations and accords: an article tells also those of years ago."""


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
