"""GDELT 1.0's event columns as TSV."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from flows.exports.actor_names import code_names, kind_of, roles_of
from flows.exports.mapping import lookups, read_mapping
from flows.exports.place_kinds import COUNTRY, DIVISION, PLACE, place_kind
from flows.exports.rules import COMMON, one_line
from flows.exports.source import Source
from flows.exports.tab_separated import write_tab_separated
from flows.exports.whole import Written
from schemas.codebook import actor_roles

TABLE = "gdelt.tsv"
ORGANISED = ("IGO", "NGO")
LEAD_CHARS = 300
"""Where a lead paragraph ends: events do not say which paragraph their sentence stands in."""
GEO_TYPES = {
    (None, False): 0, (None, True): 0, (COUNTRY, False): 1, (COUNTRY, True): 1,
    (DIVISION, True): 2, (PLACE, True): 3, (PLACE, False): 4, (DIVISION, False): 5,
}  # fmt: skip
"""GDELT's number by kind of place and whether it lies in the USA."""


def fraction_date(day: date) -> str:
    """Returns the year with its part gone by, as GDELT computes it: 2020.5370."""
    return f"{day.year + (day.month * 30 + day.day) / 365:.4f}"


def known_group(actor: str) -> str | None:
    """Returns an organisation's three letters: UNO of IGOUNO; None for all others."""
    return actor[3:6] or None if actor.startswith(ORGANISED) else None


def religions(actor: str) -> tuple[str, ...]:
    """Returns the religion codes behind country or organisation."""
    return tuple(part for part in roles_of(actor) if part in code_names("religion"))


def types(actor: str) -> tuple[str, ...]:
    """Returns the role codes of an actor; an organisation's kind (IGO, NGO, MNC) is its first."""
    return (*kind_of(actor), *(part for part in roles_of(actor) if part in actor_roles()))


def actor_text(code: str | None, text: str | None) -> str | None:
    """Returns the words that name an actor, on one line; None where no actor is known."""
    return one_line(text) if code and text else None


def nth(parts: tuple[str, ...], place: int) -> str | None:
    """Returns one of several codes; None where there are fewer."""
    return parts[place] if place < len(parts) else None


def lead(start: int) -> int:
    """Returns 1 where a sentence begins in the lead of its text, else 0."""
    return int(start < LEAD_CHARS)


def base_code(code: str) -> str:
    """Returns the code of three digits that a CAMEO code is or belongs to."""
    return code[:3]


def geo_type(place: str | None, admin1: str | None, country: str | None, precision: int | None) -> int:
    """Returns GDELT's number for the kind of place; 0 where none is known."""
    return GEO_TYPES[place_kind(place, admin1, country, precision), country == "USA"]


def full_name(place: str | None, admin1: str | None, country: str | None) -> str | None:
    """Returns place, first-level division and country with commas between, each once; None where no place is known."""
    parts = dict.fromkeys(one_line(part) for part in (place, admin1, lookups()["name"].get(country, country) if country else None) if part)
    return ", ".join(parts) or None


RULES: Mapping[str, object] = {
    **COMMON,
    "fraction_date": fraction_date,
    "actor_text": actor_text,
    "known_group": known_group,
    "religion_1": lambda actor: nth(religions(actor), 0),
    "religion_2": lambda actor: nth(religions(actor), 1),
    "type_1": lambda actor: nth(types(actor), 0),
    "type_2": lambda actor: nth(types(actor), 1),
    "type_3": lambda actor: nth(types(actor), 2),
    "lead": lead,
    "base_code": base_code,
    "geo_type": geo_type,
    "full_name": full_name,
}


def write(source: Source, path: Path, *, header: bool = True) -> Written:
    """Writes all events; GDELT's own files have no line of names."""
    return write_tab_separated(source, path, read_mapping(TABLE, rules=RULES), header=header)
