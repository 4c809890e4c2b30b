"""Gives actors of unknown country one: that of the place of the event, or of the other side where the affair is a domestic one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.actors import Actor

DOMESTIC_ROLES = frozenset({"JUD", "COP", "LEG", "OPP", "REB", "SEP", "INS", "LAB", "EDU", "CVL", "MED", "AGR", "PTY", "CRM"})
STATE_ROLES = frozenset({"GOV", "MIL", "SPY"})
TALKS = ("036", "04", "05", "06")
LOCAL_ROLES = frozenset({"COP", "JUD", "CVL", "EDU", "HLH", "AGR", "LAB", "CRM"})
"""Who is at home where a meeting is held; governments, rebels and parties travel to it."""
FIGHTS = frozenset({"18", "19", "20"})
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
    if code.startswith(TALKS) and actor.code[3:6] not in LOCAL_ROLES:
        return actor
    if place.get("geo_precision") == COUNTRY_ONLY and place.get("place_name") is None:
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
    role, facing = actor.code[3:6], other.role[:3]
    if role in DOMESTIC_ROLES or (role in STATE_ROLES and facing in DOMESTIC_ROLES):
        return replace(actor, code=other.country + actor.code[3:], country=other.country)
    return actor
