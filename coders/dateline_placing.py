"""What only the dateline places, or what a report without one calls "here": who speaks and acts where it was sent from, and who does not."""

from collections.abc import Iterable
from dataclasses import replace

from coders.conferences import CONFERRING, is_in_person
from coders.dateline import Dateline
from coders.parse import Sentence
from coders.place_records import PlacedAt
from coders.placing_told import Told, landing
from coders.scene_guests import of_country
from coders.scene_sentence import is_of_before
from coders.scene_words import load_scene_words
from coders.scenes import FALL_BACK, OPENING
from coders.sent_places import dateline_place


def from_dateline(dateline: Dateline | None, told: Told, *, here: bool) -> PlacedAt | None:
    """Returns the dateline's place where the event can be there: not another country's deed, nor one of other days.

    Fights and protests are told from capitals: there the dateline says the country only.
    """
    place = dateline_place(dateline) if dateline else None
    if place is None:
        return None
    if told.military and told.kind.kind != "speech" and place.geo_precision != 1 and not told.domestic:
        # forces do not fight where their ministry tells it
        return None
    if here:
        return replace(place, geo_precision=FALL_BACK)
    if not is_told_there(told, place.country):
        return None
    if not told.recent or (not told.kind.capital and place.geo_precision != 1):
        return of_country(place.country) if told.known else None
    return replace(place, geo_precision=FALL_BACK)


def speaks_at_forum(dateline: Dateline | None, told: Told, bodies: Iterable[tuple[int, str]], number: int) -> PlacedAt | None:
    """Returns the town of a dateline where the members of an organisation speak, for what one of another country says of these days in a report that
    names it in its opening or beside: "BRUSSELS - Ruritania and Sylvania rejected the plan, Community diplomats said"."""
    town = dateline.place.split(",")[0].strip().casefold() if dateline is not None else ""
    words = load_scene_words()
    if dateline is None or town not in words.forums or told.kind.kind != "speech" or not (told.recent and told.asserted) or told.staying:
        return None
    own = tuple(words.headquarters.get(town, ()))
    named = any(code.startswith(own) and (where <= OPENING or where in (number, number - 1)) for where, code in bodies)
    place = dateline_place(dateline) if named and told.sources else None
    return replace(place, geo_precision=FALL_BACK) if place is not None else None


def is_told_there(told: Told, country: str) -> bool:
    """Says whether an event can be in the dateline's country."""
    if told.kind.kind == "speech":
        # who speaks speaks at home: "Japan accused Washington" is not said where it is reported
        return not told.sources or country in told.sources
    if told.kind.kind in ("meeting", "accord") and not (told.asserted and told.recent):
        return False
    sides = (landing(told) or told.known) if told.kind.kind == "deed" else told.known
    return not told.known or country in sides


def from_country_here(sentence: Sentence, told: Told, country: str, *, here: bool) -> PlacedAt | None:
    """Returns the country that a report without a dateline calls "here" where an event can be in it, as from a dateline without a town; None for what
    two countries have agreed, or did another time: "Ruritania and Sylvania agreed recently"."""
    if told.kind.kind in CONFERRING and len(told.known) > 1 and not here and (is_of_before(sentence) or not is_in_person(sentence)):
        return None
    if here or (told.known and not told.placeless and is_told_there(told, country)):
        return of_country(country)
    return None
