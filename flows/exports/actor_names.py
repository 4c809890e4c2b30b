"""Actor codes as names: the country or organisation that a code begins with, and its roles."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import coders.lexicon
from coders.actor_codes import GENERIC, country_of, role_of
from coders.table_rows import read_table
from flows.exports.mapping import lookups

TABLES = Path(coders.lexicon.__file__).parent / "actors"
ORGANISATION_COLUMNS = ("code", "name", "names", "kind", "from", "until")
CODE_COLUMNS = ("code", "tier", "name")


@cache
def organisations() -> Mapping[str, str]:
    """Returns the name of each organisation that has a code of its own (IGOUNO).

    Of several with one code of six letters the first is meant (the United Nations before its missions); a longer code that several share names none.
    """
    rows = [row for row in read_table(TABLES / "organisations.tsv", columns=ORGANISATION_COLUMNS)[0] if row["code"].startswith(GENERIC)]
    counts = Counter(row["code"] for row in rows)
    found: dict[str, str] = {}
    for row in rows:
        if len(row["code"]) == 6 or (len(row["code"]) > 6 and counts[row["code"]] == 1):
            found.setdefault(row["code"], row["name"].removeprefix("The "))
    return found


@cache
def code_names(tier: str) -> Mapping[str, str]:
    """Returns names by code of one tier of codes.tsv: generic, religion, region; what is said behind a comma is no part of the name."""
    return {row["code"]: row["name"].partition(",")[0] for row in read_table(TABLES / "codes.tsv", columns=CODE_COLUMNS)[0] if row["tier"] == tier}


def organisation_of(code: str) -> str | None:
    """Returns the name of the organisation that a code is or begins with; None for all others."""
    return organisations().get(code) or organisations().get(code[:6])


def owner_name(code: str, names: str) -> str | None:
    """Returns the name of the country or region a code begins with, in a column of countries.tsv; None where none is known."""
    country = country_of(code)
    return lookups()[names].get(country) if country else code_names("region").get(code[:3])


def roles_of(code: str) -> tuple[str, ...]:
    """Returns the three-letter codes behind country or organisation: ("MIL",) of ISRMIL."""
    rest = role_of(code) or ""
    return tuple(rest[start : start + 3] for start in range(0, len(rest), 3))


def kind_of(code: str) -> tuple[str, ...]:
    """Returns the kind of organisation that a code begins with: ("IGO",) of IGOUNO; empty for all others."""
    return (code[:3],) if code.startswith(GENERIC) else ()
