"""Gives actors of unknown country one: of the place of the event, of the other side in a domestic affair, or the one the article is about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Any

from coders.actor_codes import BELIEVERS, UNKNOWN_COUNTRY
from coders.actor_words import load_actor_words
from coders.actors import Actor

DOMESTIC_ROLES = frozenset({"JUD", "COP", "LEG", "OPP", "REB", "SEP", "INS", "LAB", "EDU", "CVL", "MED", "AGR", "PTY", "CRM", "ELI"})
STATE_ROLES = frozenset({"GOV", "MIL", "SPY"})
OWN_ENEMIES = frozenset({"REB", "SEP", "OPP"})
"""Whom a state fights or deals with at home."""
JURISDICTION = ("172", "173", "1823")
AUTHORITIES = frozenset({"GOV", "COP", "JUD", "MIL", "SPY"})
TALKS = ("036", "04", "05", "06")
LOCAL_ROLES = frozenset({"COP", "JUD", "CVL", "EDU", "HLH", "AGR", "LAB", "CRM"})
"""Who is at home where a meeting is held; governments, rebels and parties travel to it."""
FOCUS_ROLES = frozenset({"UAF", "REB", "SEP", "INS", "CRM", "COP", "JUD", "CVL", "EDU", "LAB", "AGR", "HLH", "PTY", "OPP", "ELI"})
"""Who is of the country that an article is about unless the text says so; firms, refugees, journalists and governments may be of any."""
FIGHTS = frozenset({"18", "19", "20"})
INNER_ROLES = frozenset({"OPP", "PTY", "LEG", "JUD", "ELI", "LAB", "COP", "EDU", "AGR", "HLH"})
"""Those of them who are at home even where the country is named but once."""
VIOLENCE = ("14", "17", "18", "19", "20")
HARM = frozenset({"17", "18", "19", "20"})
BEHIND = frozenset({"of", "in", "at", "from", "with", "by", "for", "against", "to", "on", "including"})
"""Words behind which a phrase speaks of something else: "a clerk of a foreign bank" may be at home."""
PUNCTUATION = ".,;:\"'()\u201c\u201d"
SETTLERS = frozenset({"settler", "settlers"})
COUNTRY_ONLY = 3
"""The geo precision of a place known by its country alone."""


def settled(actor: Actor | None, place: Mapping[str, Any], code: str = "") -> Actor | None:
    """Gives a group without a country the country of the place, as `place_columns` has it: "gunmen in Karachi" are Pakistan's.

    A place that only the dateline or the article's other actors suggest (no name) settles nobody, and neither does the place of talks
    (CAMEO 036 and roots 04 to 06, `code` is the event's): rebels negotiate abroad.
    """
    country = place.get("country")
    if actor is None or not actor.code.startswith(UNKNOWN_COUNTRY) or country is None:
        return actor
    if (code.startswith(TALKS) and actor.code[3:6] not in LOCAL_ROLES) or is_from_abroad(actor):
        return actor
    if place.get("geo_precision") == COUNTRY_ONLY and place.get("place_name") is None:
        return actor
    return replace(actor, code=country + actor.code[3:], country=country, how="place")


def as_settlers(actor: Actor | None) -> Actor | None:
    """Gives settlers the country of their people and not of the land they are in: in "settlers attacked farmers near Nablus" they are Israelis."""
    if actor is None or actor.country is None or SETTLERS.isdisjoint(words_of(actor)):
        return actor
    people = load_actor_words().settlers_of.get(actor.country)
    return actor if people is None else replace(actor, code=people + actor.code[3:], country=people)


def of_the_place(actor: Actor | None, place: Mapping[str, Any], about: "About", code: str) -> Actor | None:
    """Gives people and rebels whose country only the dateline or the article suggests that of the town or named country where they did or suffered violence: in
    a report from Paris, "rebels killed two villagers in Mopti" is told of Malians. Not armies and governments, which act abroad."""
    country = place.get("country")
    if actor is None or actor.how != "place" or country in (None, actor.country) or actor.country in about.here or not code.startswith(VIOLENCE):
        return actor
    role = (actor.role or "")[:3]
    told = place.get("place_name") is not None and (place.get("geo_precision") != COUNTRY_ONLY or country in about.here)
    if not (role in FOCUS_ROLES or is_people_at_home(actor, code)) or not told or is_from_abroad(actor):
        return actor
    return replace(actor, code=country + actor.code[3:], country=country)


def settled_pair(actor: Actor | None, other: Actor | None, place: Mapping[str, Any], code: str) -> tuple[Actor | None, Actor | None]:
    """Settles both sides; where the same force would fight itself, the other side stays without a country: "the army attacked the troops"."""
    first, second = settled(actor, place, code), settled(other, place, code)
    same = first is not None and second is not None and first.code == second.code
    return (first, other) if same and code[:2] in FIGHTS else (first, second)


def at_home(actor: Actor | None, other: Actor | None) -> Actor | None:
    """Gives a domestic group without a country the other side's: a judge who investigates Chilean officials is Chile's.

    A government is at home only against domestic groups: one that threatens Russia is not Russia's. A bare country is no domestic
    affair: whoever protests against the United States may be anywhere.
    """
    if actor is None or other is None or other.country is None or other.role is None or not actor.code.startswith(UNKNOWN_COUNTRY):
        return actor
    if is_from_abroad(actor):
        return actor
    role, facing = actor.code[3:6], other.role[:3]
    if other.country + actor.code[3:] == other.code:
        # "youths threw a grenade into a Burundian bar": not among themselves
        return actor
    if role in DOMESTIC_ROLES or (role in STATE_ROLES and facing in DOMESTIC_ROLES):
        return replace(actor, code=other.country + actor.code[3:], country=other.country, how="place")
    return actor


def under_law(target: Actor | None, source: Actor | None, code: str) -> Actor | None:
    """Gives people whom a state arrests, bans or puts to death its own country: in "Belarus jailed an opposition politician" it is one of Belarus.

    Whom the text calls foreign stays without one; so do troops and officials, who may be of anywhere.
    """
    if target is None or source is None or source.country is None or not target.code.startswith(UNKNOWN_COUNTRY) or not code.startswith(JURISDICTION):
        return target
    if target.code[3:6] not in DOMESTIC_ROLES or (source.role or "GOV")[:3] not in AUTHORITIES or is_from_abroad(target):
        return target
    return replace(target, code=source.country + target.code[3:], country=source.country, how="place")


def words_of(actor: Actor) -> set[str]:
    """Returns the words of an actor's phrase, "world" for "world's"."""
    return {word.removesuffix("'s") for word in actor.text.lower().split()}


def is_from_abroad(actor: Actor) -> bool:
    """Says whether the phrase of a group calls it foreign: "foreign engineers", "three other foreigners" are not of the country they are in.

    Not "the foreign minister", nor a name with the word ("the agency Zenda International", "the Ministry of Expatriates").
    """
    words = load_actor_words()
    phrase = [word.strip(PUNCTUATION) for word in actor.text.removesuffix("'s").split()]
    told = list(takewhile(lambda word: word.lower() not in BEHIND, phrase))
    if any((word if place else word.lower()) in words.outsiders for place, word in enumerate(told)):
        return True
    return any(
        word.lower() in words.alien and not (place and word[0].isupper()) and after.lower() not in words.outside_offices
        for place, (word, after) in enumerate(pairwise(told))
    )


@dataclass(frozen=True, slots=True)
class About:
    """What an article is about: `focus` the country it has at its centre, `leaning` the only one that its first sentences name, `here` those
    that the sentence names, `troops` whose army was named last."""

    focus: str | None = None
    leaning: str | None = None
    here: frozenset[str] = frozenset()
    troops: str | None = None


def in_focus(actor: Actor | None, other: Actor | None, about: About, code: str = "") -> Actor | None:
    """Gives a group without a country the one that the article is about: "gunmen", "the protesters", "police" in a report on Peru.

    Not where the sentence speaks of other countries only (the other side apart) or its phrase calls it foreign, nor at talks, nor against the
    troops of just that country or officials of another: whom American soldiers fight in an article about America may be anyone.
    """
    if actor is None or not actor.code.startswith(UNKNOWN_COUNTRY):
        return actor
    role = actor.code[3:6]
    focus = about.focus or (about.leaning if role in INNER_ROLES else None)
    if focus is None or load_actor_words().outside & words_of(actor) or is_from_abroad(actor):
        return actor
    if focus not in about.here and about.here - {other.country if other is not None else None}:
        return actor
    if code.startswith(TALKS) and role not in LOCAL_ROLES and (other is None or other.country != focus):
        return actor
    return replace(actor, code=focus + actor.code[3:], country=focus, how="place") if is_of(actor, other, about, focus, code) else actor


def own_quarrel(source: Actor | None, target: Actor | None, about: About) -> tuple[Actor | None, Actor | None]:
    """Gives a government and the rebels or opposition that it deals with the one country that the sentence or else the article speaks of: "people in Zenda
    greeted the truce between the government and the rebels"; neither where the sentence names another country than the article, or several."""
    if source is None or target is None or not all(actor.code.startswith(UNKNOWN_COUNTRY) and not is_from_abroad(actor) for actor in (source, target)):
        return source, target
    roles = {source.code[3:6], target.code[3:6]}
    spoken_of = about.here | ({about.focus} if about.focus is not None else set())
    if not (roles & STATE_ROLES and roles & OWN_ENEMIES) or len(spoken_of) != 1:
        return source, target
    country = next(iter(spoken_of))
    first, second = (replace(actor, code=country + actor.code[3:], country=country, how="place") for actor in (source, target))
    return first, second


def is_of(actor: Actor, other: Actor | None, about: About, focus: str, code: str) -> bool:
    """Says whether a group by its role and by who faces it is of the country that the article is about."""
    role = actor.code[3:6]
    if role == "GOV":
        return is_own_authority(actor, other, focus)
    if role == "MIL":
        # no American soldiers are the country's own
        return about.troops in (None, focus) and about.here <= {focus} and (other is None or other.country in (None, focus))
    if role not in FOCUS_ROLES and not is_people_at_home(actor, code):
        return False
    if other is None or other.country is None or other.role is None:
        return True
    facing = other.role[:3]
    return facing != "MIL" if other.country == focus else facing not in STATE_ROLES


def is_own_authority(actor: Actor, other: Actor | None, focus: str) -> bool:
    """Says whether a government of unknown country is a lower one that its own government deals with: "the cabinet urged local authorities"."""
    words = load_actor_words()
    own = other is not None and other.country == focus and (other.role or "").startswith("GOV")
    return own and bool(words.inside & words_of(actor))


def is_people_at_home(actor: Actor, code: str) -> bool:
    """Says whether believers are those of the place: "the Islamists", and whoever is done harm to ("a Shiite was killed"); not Muslims at large."""
    return actor.code[3:6] in BELIEVERS and (actor.text.lower().startswith("the ") or code[:2] in HARM)
