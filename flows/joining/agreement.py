"""How two mentions agree as a whole, and which rule joins them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.joining.levels import actors_level, code_level, date_level, numbers_level, place_level, scope_level, words_level
from flows.joining.tables import KINDS, Joining, JoinRule

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The level that two mentions reach in each kind; None where they
    contradict each other there, so that they cannot be one occurrence, and in the kinds not looked at then."""

    code: str | None
    actors: str | None
    date: str | None
    place: str | None
    numbers: str | None
    words: str | None
    scope: str | None


def agreement(one: Row, other: Row, joining: Joining) -> Agreement:
    """Returns how two mentions agree; after the first contradiction the kinds behind it are not looked at and are None."""
    code = code_level(one["cameo_code"], other["cameo_code"], joining)
    actors = actors_level(one, other, joining) if code else None
    when = date_level(one, other, joining) if actors else None
    place = place_level(one, other, joining) if when else None
    numbers = numbers_level(one, other, joining) if place else None
    if numbers is None:
        return Agreement(code, actors, when, place, None, None, None)
    return Agreement(code, actors, when, place, numbers, words_level(one, other, joining), scope_level(one, other, joining))


def rule_of(found: Agreement, joining: Joining) -> JoinRule | None:
    """Returns the first rule whose every level is reached; None where no rule joins the two."""
    if found.scope is None:
        return None
    order = ranks(joining)
    for rule in joining.rules:
        if all(order[kind, getattr(found, kind)] <= order[kind, getattr(rule, kind)] for kind in KINDS):
            return rule
    return None


@cache
def ranks(joining: Joining) -> Mapping[tuple[str, str], int]:
    """Returns the place of each level among those of its kind, 0 for the strictest."""
    order: dict[tuple[str, str], int] = {}
    counts: dict[str, int] = {}
    for kind, level in joining.levels:
        order[kind, level] = counts.get(kind, 0)
        counts[kind] = counts.get(kind, 0) + 1
    return order
