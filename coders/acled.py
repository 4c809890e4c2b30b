"""The ACLED view of a mention: event type, sub-event type, disorder type, actor types and interaction.

Source: ACLED codebook, order of precedence of sub-event types (table 2). What ACLED would not record (statements, visits) has none.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from coders.acled_tables import ARMED, AcledRule, AcledTables, load_acled
from schemas.codebook import AcledSubEvent, acled_sub_events, read_table

STATE, FOREIGN, CIVILIANS, PROTESTERS, RIOTERS = "State forces", "External/Other forces", "Civilians", "Protesters", "Rioters"
CROWDS = MappingProxyType({"Protests": PROTESTERS, "Riots": RIOTERS})
FORCE_ON_CROWD = ("173", "175")
TWO_SIDED = frozenset({"Battles", "Violence against civilians"})
"""In these somebody acts on somebody: an unknown side is not told, and no side that was not there."""
FOUGHT_BY_STATES = frozenset({"Battles", "Strategic developments"})
"""A country that fights or agrees is its forces; a country where a bomb went off is only where."""


def side_of(code: str | None, tables: AcledTables, *, home: str | None = None) -> str:
    """Returns the class of an actor code: none where no actor is known, country where it names one without a role.

    Forces of a state are external outside of their own country; `home` is the country where it happened (None: not known).
    """
    if code is None or code == "---":
        return "none"
    parts = [code[place : place + 3] for place in range(0, len(code), 3)]
    side = next((tables.classes[part] for part in reversed(parts) if part in tables.classes), "country")
    return "external" if side == "state" and is_abroad(code, home) else side


def doer_of(code: str | None, tables: AcledTables, *, home: str | None = None) -> str:
    """Returns the class of a source: a country that acts is its state, one that suffers may be its soldiers or its people."""
    side = side_of(code, tables, home=home)
    return ("external" if is_abroad(code or "", home) else "state") if side == "country" else side


def is_abroad(code: str, home: str | None) -> bool:
    """Says whether an actor of a known country acts in another known one."""
    return home is not None and not code.startswith("---") and code[:3] != home


def actor_type(code: str | None, tables: AcledTables, *, home: str | None = None) -> str | None:
    """Returns ACLED's actor type of an actor; a country alone is its state forces; None without an actor."""
    if code is None or code == "---":
        return None
    parts = [code[place : place + 3] for place in range(0, len(code), 3)]
    found = next((tables.actor_types[part] for part in reversed(parts) if part in tables.actor_types), STATE)
    return FOREIGN if found == STATE and is_abroad(code, home) else found


@cache
def rules_of(code: str) -> tuple[AcledRule, ...]:
    """Returns the rules for a code in their order."""
    return tuple(rule for rule in load_acled().rules if code.startswith(rule.codes))


def matches(rule: AcledRule, *, code: str, source: str, target: str, words: frozenset[str]) -> bool:
    """Says whether a rule's conditions hold."""
    return (
        code.startswith(rule.codes)
        and fits(rule.source, source)
        and fits(rule.target, target)
        and (not rule.words or not rule.words.isdisjoint(words))
        and (not rule.also or not rule.also.isdisjoint(words))
        and rule.unless.isdisjoint(words)
    )


def fits(wanted: frozenset[str], side: str) -> bool:
    """Says whether a side is one of the wanted classes."""
    return "any" in wanted or side in wanted or ("armed" in wanted and side in ARMED)


@cache
def interactions() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Returns ACLED's digit of each actor type, and its interactions by the two digits, the lower first ("10": state forces only)."""
    rows = [row for row in read_table("acled.tsv") if row["table"] in ("inter", "interaction")]
    types = {row["value"]: row["code"] for row in rows if row["table"] == "inter"}
    return MappingProxyType(types), MappingProxyType({row["code"]: row["value"] for row in rows if row["table"] == "interaction"})


def acled_columns(
    *, code: str, source: str | None, target: str | None, words: frozenset[str], home: str | None = None
) -> dict[str, Any]:
    """Returns the ACLED columns of a coded event; none for what ACLED would not record.

    `words` are those near the trigger, `home` is the country where it happened (None: not known).
    """
    tables, rules = load_acled(), rules_of(code)
    if not rules:
        return {}
    sides = doer_of(source, tables, home=home), side_of(target, tables, home=home)
    found = next((rule for rule in rules if matches(rule, code=code, source=sides[0], target=sides[1], words=words)), None)
    if found is None:
        return {}
    sub_event = acled_sub_events()[found.sub_event]
    types = actor_types(sub_event, code, (actor_type(source, tables, home=home), actor_type(target, tables, home=home)), sides)
    return {
        "acled_event_type": sub_event.event_type,
        "acled_sub_event_type": sub_event.name,
        "acled_disorder_type": sub_event.disorder_type,
        "acled_actor_type_1": types[0],
        "acled_actor_type_2": types[1],
        "acled_interaction": interaction_of(sub_event, types),
    }


def actor_types(sub_event: AcledSubEvent, code: str, types: tuple[str | None, str | None], sides: tuple[str, str]) -> tuple[str | None, str | None]:
    """Returns the actor types of both sides as the event type has them: crowds protest or riot, and violence on civilians has civilians as its target."""
    first, second = types
    kind = sub_event.event_type
    if sides[1] == "country" and kind not in FOUGHT_BY_STATES:
        second = None
    if kind in CROWDS:
        protest = code.startswith("14") and not code.startswith("145")
        if code.startswith(FORCE_ON_CROWD) or (sides[0] in ARMED and not protest):
            # "police clashed with demonstrators": the crowd is the other side
            return first, CROWDS[kind]
        # whom a protest is against takes no part in it unless it steps in
        return CROWDS[kind], second if kind == "Riots" or (sides[1] in ARMED and sub_event.name != "Peaceful protest") else None
    return first, CIVILIANS if kind == "Violence against civilians" else second


def interaction_of(sub_event: AcledSubEvent, types: tuple[str | None, str | None]) -> str | None:
    """Returns ACLED's interaction ("State forces-Rebel group", "Protesters only"); None where who did it, or whom a fight was with, is not told."""
    if types[0] is None or (sub_event.event_type in TWO_SIDED and None in types):
        return None
    digits, names = interactions()
    known = sorted(digits[kind] for kind in types if kind is not None)
    return names.get("".join(known) if len(known) > 1 else f"{known[0]}0")
