"""ICEWS's columns as TSV."""

from collections.abc import Mapping
from pathlib import Path

from flows.exports.actor_names import code_names, kind_of, organisation_of, owner_name, roles_of
from flows.exports.mapping import lookups, read_mapping
from flows.exports.place_kinds import PLACE, place_kind
from flows.exports.rules import COMMON, one_line
from flows.exports.source import Source
from flows.exports.tab_separated import write_tab_separated
from flows.exports.whole import Written

TABLE = "icews.tsv"


def icews_actor(code: str | None, text: str | None) -> str | None:
    """Returns an actor's name as ICEWS writes it: United Nations, Israel, Military (Israel); else the words of the text. None where no actor is known."""
    if code is None:
        return None
    if organisation := organisation_of(code):
        return organisation
    owner, roles = owner_name(code, "icews_country"), roles_of(code)
    if owner and not roles:
        return owner
    named = lookups()["icews_actor"].get(roles[0]) if roles else None
    if named:
        return f"{named} ({owner})" if owner else str(named)
    return one_line(text) if text else code


def sectors(actor: str) -> str | None:
    """Returns the sectors of an actor's codes with commas between, each once; None for none. A religion has its name for a sector."""
    names = {**code_names("religion"), **lookups()["icews_sector"]}
    return ",".join(dict.fromkeys(names[part] for part in (*kind_of(actor), *roles_of(actor)) if part in names)) or None


def city(place: str | None, admin1: str | None, country: str | None, precision: int | None) -> str | None:
    """Returns the place named; None where it is a first-level division or a country, or none is known."""
    return one_line(place) if place and place_kind(place, admin1, country, precision) == PLACE else None


RULES: Mapping[str, object] = {**COMMON, "icews_actor": icews_actor, "sectors": sectors, "city": city}


def write(source: Source, path: Path, *, header: bool = True) -> Written:
    """Writes all events."""
    return write_tab_separated(source, path, read_mapping(TABLE, rules=RULES), header=header)
