"""In which country an event is that its sentence, the article's scenes and the dateline leave open: by whose event it is.

The rules stand in the order in which they are tried, each only where those before it know nothing.
"""

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.article_places import ArticlePlaces
from coders.conferences import at_conference, at_seat, at_talks
from coders.derived import Derived
from coders.home_places import is_posted
from coders.parse import Sentence
from coders.place_clauses import HERE
from coders.place_records import PlacedAt
from coders.placing_told import Told
from coders.scene_guests import of_country
from coders.scene_words import load_scene_words
from coders.scenes import GATHERED, OPENING
from coders.visits import between_host_and_guest, received_by_government

FROM_ABROAD = ("05", "11")
"""Codes of praise and blame, which a country has from abroad too; other acts of nobody known are its own affairs."""
COURT, ASKING = "JUD", ("02", "10")
"""The role of courts, and the codes of appeals and demands."""
AMONG_GROUPS = frozenset({"speech", "meeting"})
CHARGED = ("1121", "115", "116")
"""Codes of charges and verdicts, which are its own again."""


def inferred_place(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces, *, home: str | None) -> PlacedAt | None:
    """Returns the country, or the town of a conference, that an event without a place is in; None where the article does not tell.

    `home` is the dateline's country.
    """
    for rule in (at_seat, at_conference, between_host_and_guest, at_talks, received_by_government):
        found = rule(sentence, derived, told, places)
        if found is not None:
            return found
    country = own_affair(derived, told, places.main, home=home) or unnamed_affair(sentence, derived, told, places, home=home)
    country = country or speaking_at_home(sentence, derived, told, places, home=home)
    return of_country(country) if country is not None else None


def own_affair(derived: Derived, told: Told, main: str | None, *, home: str | None) -> str | None:
    """Returns the country that the article is about where nobody known speaks to or of its own people: "critics urged the president", "was charged".

    Praise and blame may come from abroad.
    """
    if told.kind.kind != "speech" or derived.sources or not derived.targets or home not in (None, main) or told.targets != (main,):
        return None
    foreign = derived.code.startswith(FROM_ABROAD) and not derived.code.startswith(CHARGED)
    return main if not foreign and all(actor.role for actor in derived.targets) else None


def before_court(derived: Derived, told: Told) -> str | None:
    """Returns the country of the court that somebody turns to: "asked a Ruritanian judge to free him"."""
    courts = bool(derived.targets) and all((actor.role or "").startswith(COURT) for actor in derived.targets)
    return told.targets[0] if courts and told.kind.kind == "speech" and len(told.targets) == 1 and derived.code.startswith(ASKING) else None


def unnamed_affair(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces, *, home: str | None) -> str | None:
    """Returns the country that the article is about where groups of no country told deal with each other: "opponents urge ministers".

    None where the article tells of an organisation of no country, beside or in its opening, of a conference, or of talks or guests in another
    country: they may be those of anywhere.
    """
    groups = (*derived.sources, *derived.targets)
    if told.kind.kind not in AMONG_GROUPS or told.known or not groups or home not in (None, places.main):
        return None
    if not all(actor.code.startswith(UNKNOWN_COUNTRY) for actor in groups):
        return None
    number = places.numbers.get(sentence.start, 0)
    organised = any(where in (number, number - 1) or where <= OPENING for where, _ in places.bodies)
    conferring = any(occasion.family == GATHERED or occasion.place.country != places.main for occasion in places.scenes.occasions)
    return None if organised or conferring or any(stay.abroad for stay in places.scenes.stays) else places.main


def speaking_at_home(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces, *, home: str | None) -> str | None:
    """Returns the country of whoever speaks: a state and its people speak at home where nothing tells of them abroad.

    None for soldiers and diplomats, for officials who speak "here" or in an article that tells of a journey to another country, for guests
    abroad, and for a person who speaks to the press in an article sent from another country.
    """
    if told.kind.kind != "speech" or len(told.sources) != 1 or not all(actor.country for actor in derived.sources):
        return None
    country = told.sources[0]
    guests = any(stay.guest == country and stay.abroad for stay in places.scenes.stays)
    official = any(actor.role for actor in derived.sources)
    if official and (HERE in sentence.lower or any(spot.trip and spot.place.country != country for spot in places.spots)):
        return None
    if guests or any(is_posted(actor) for actor in derived.sources):
        return None
    person = any(actor.person for actor in derived.sources)
    if person and home not in (None, country) and not load_scene_words().press.isdisjoint(sentence.lower):
        return None
    return country
