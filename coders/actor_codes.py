"""How actor codes are put together: country or organisation, then roles, in CAMEO's order."""

from functools import cache
from pathlib import Path

from coders.table_rows import read_table

TABLE = Path(__file__).parent / "lexicon" / "actors" / "codes.tsv"
UNKNOWN_COUNTRY = "---"
GENERIC = ("IGO", "NGO", "NGM", "MNC", "IMG", "INT", "UIS")
"""Prefixes that stand where a country would: they take no country before them and name no country."""
MILITANTS = "IMG"
"""Armed groups of many countries, which act in any: "al-Qaida militants" in Yemen."""
ROLES_OF_ORGANISATIONS = frozenset({"MIL", "COP"})
"""What an international organisation can have besides itself: troops and police; its officials are the organisation."""
ARMED_ROLES = frozenset({"REB", "UAF", "SEP", "INS"})
BELIEVERS = frozenset({"REL", "MUS", "CHR", "BUD", "HIN", "JEW"})
GROUP_KEEPS = frozenset({"REB", "UAF", "SEP", "INS", "MIL", "GOV", "ELI", "OPP", "PTY", "SPY", "CRM", "LAB", "AGR"})
"""Roles that add nothing to a named group: its fighters, leaders and members are the group."""

PRIVATE = frozenset({"BUS", "EDU", "LAB", "MED", "NGO", "HLH", "AGR"})
"""What has presidents and secretaries of its own."""


@cache
def regions(path: Path = TABLE) -> frozenset[str]:
    """Returns the codes of regions of the world ("AFR"), which are no countries."""
    return frozenset(row["code"] for row in read_table(path, columns=("code", "tier", "name"))[0] if row["tier"] == "region")


def country_of(code: str) -> str | None:
    """Returns the country that an actor code begins with, None for organisations, regions and unknown countries."""
    stem = code[:3]
    return None if not code or stem in GENERIC or stem == UNKNOWN_COUNTRY or stem in regions() else stem


def is_borderless(stem: str) -> bool:
    """Says whether what a code begins with may stand in any country: nobody knows which, or armed groups of many."""
    return stem == UNKNOWN_COUNTRY or stem.startswith(MILITANTS)


def stem_of(code: str) -> str:
    """Returns country or organisation of a code without its role: PRK of PRKGOV, IGOUNO of IGOUNO."""
    return code if code.startswith(GENERIC) else code[:3]


def role_of(code: str) -> str | None:
    """Returns what follows country or organisation in a code: GOV of PRKGOV, MIL of IGOUNOMIL; None for nothing."""
    if code.startswith(("IGO", "NGO")) and len(code) >= 6:
        return code[6:] or None
    return code[3:] or None


def join_codes(owner: str, role: str) -> str:
    """Joins an owner's code and a role: KOR + GOV; no role twice, and an organisation's officials are the organisation (IGOUNO + GOV).

    A generic organisation of no country stands alone (NGO, not ---NGO); an international one of a country is that country's (SEN + IGO: SEN).
    """
    if not role:
        return owner
    if owner.startswith(GENERIC):
        return owner + role if role in ROLES_OF_ORGANISATIONS and owner.startswith("IGO") and not owner.endswith(role) else owner
    if role.startswith(GENERIC):
        return role if owner == UNKNOWN_COUNTRY else owner if role.startswith("IGO") else owner[:3] + role
    have = [owner[start : start + 3] for start in range(3, len(owner), 3)]
    new = [role[start : start + 3] for start in range(0, len(role), 3)]
    return owner + "".join(part for part in new if part not in have)


def owned(owner: str, kind: str, role: str, *, person: bool) -> str:
    """Returns the code of a role noun owned by a name of a kind.

    "Hamas gunmen" are Hamas, "Pentagon officials" the Pentagon, "Nkunda's men" the rebels he leads; "Putin's army" is RUSMIL.
    """
    if not role:
        return owner
    if kind == "group" and len(owner) > 3 and role in GROUP_KEEPS and (person or role != "GOV"):
        return owner
    if kind == "role" and person and role == "GOV" and owner[3:6] in PRIVATE:
        # "the president of a Peruvian bank" governs nobody
        return owner
    if kind == "organisation" and person and len(owner) > 3 and not (role == "LAB" and owner.endswith("BUS")):
        return owner
    if kind in ("person", "organisation") and owner[3:6] in ARMED_ROLES and role in {"CVL", *GROUP_KEEPS} and (person or role != "GOV"):
        return owner
    return join_codes(stem_of(owner), role)
