"""In which country an event is that its sentence, the article's scenes and the dateline leave open: by whose event it is.

The rules stand in the order in which they are tried, each only where those before it know nothing.
"""

from coders.article_places import ArticlePlaces
from coders.conferences import at_conference
from coders.derived import Derived
from coders.home_places import is_posted
from coders.parse import Sentence
from coders.places import PlacedAt
from coders.placing_told import Told
from coders.scene_guests import of_country
from coders.scene_words import load_scene_words
from coders.visits import between_host_and_guest

FROM_ABROAD = ("05", "11")
"""Codes of praise and blame, which a country has from abroad too; other acts of nobody known are its own affairs."""
CHARGED = ("1121", "115", "116")
"""Codes of charges and verdicts, which are its own again."""


def inferred_place(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces, *, home: str | None) -> PlacedAt | None:
    """Returns the country, or the town of a conference, that an event without a place is in; None where the article does not tell.

    `home` is the dateline's country.
    """
    found = at_conference(sentence, derived, told, places) or between_host_and_guest(sentence, derived, told, places)
    if found is not None:
        return found
    country = own_affair(derived, told, places.main, home=home) or speaking_at_home(sentence, derived, told, places, home=home)
    return of_country(country) if country is not None else None


def own_affair(derived: Derived, told: Told, main: str | None, *, home: str | None) -> str | None:
    """Returns the country that the article is about where nobody known speaks to or of its own people: "critics urged the president", "was charged".

    Praise and blame may come from abroad.
    """
    if told.kind.kind != "speech" or derived.sources or not derived.targets or home not in (None, main) or told.targets != (main,):
        return None
    foreign = derived.code.startswith(FROM_ABROAD) and not derived.code.startswith(CHARGED)
    return main if not foreign and all(actor.role for actor in derived.targets) else None


def speaking_at_home(sentence: Sentence, derived: Derived, told: Told, places: ArticlePlaces, *, home: str | None) -> str | None:
    """Returns the country of whoever speaks: a state and its people speak at home where nothing tells of them abroad.

    None for soldiers and diplomats, for who is told to stay or travel abroad, and for a person who speaks to the press in an article sent
    from another country.
    """
    if told.kind.kind != "speech" or len(told.sources) != 1 or not all(actor.country for actor in derived.sources):
        return None
    country = told.sources[0]
    guests = any(stay.guest == country and stay.abroad for stay in places.scenes.stays)
    if guests or any(is_posted(actor) for actor in derived.sources):
        return None
    person = any(actor.person for actor in derived.sources)
    if person and home not in (None, country) and not load_scene_words().press.isdisjoint(sentence.lower):
        return None
    return country
