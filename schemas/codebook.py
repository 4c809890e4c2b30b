"""The code lists: CAMEO, PLOVER and ACLED codes with names, parents, quad class and Goldstein values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code; `goldstein_from` is `own` or the parent the value was taken from, `retired` why no rule may yield it (None: in use).

    Source: CAMEO 1.1b3 code list; quad class by GDELT's rule (roots 01-05, 06-09, 10-13, 14-20 are 1-4).
    """

    code: str
    root: str
    parent: str | None
    name: str
    quad_class: int
    goldstein: float
    goldstein_from: str
    retired: str | None = None


@dataclass(frozen=True, slots=True)
class PloverClass:
    """The PLOVER event, mode and context of a CAMEO code; each is None where the code has none."""

    event: str | None
    mode: str | None
    context: str | None


@dataclass(frozen=True, slots=True)
class AcledSubEvent:
    """One ACLED sub-event type; a lower `precedence` wins where tactics occur together (ACLED codebook, table 2)."""

    name: str
    event_type: str
    disorder_type: str
    precedence: int


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yields the rows of a code table beside this module as dicts of text; a cell is never turned into a number."""
    lines = files("schemas").joinpath(name).read_text(encoding="utf8").splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        if line:
            yield dict(zip(header, line.split("\t"), strict=True))


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """Returns all CAMEO codes by code, roots (two digits) included."""
    return {
        row["code"]: CameoCode(
            code=row["code"],
            root=row["root"],
            parent=row["parent"] or None,
            name=row["name"],
            quad_class=int(row["quad_class"]),
            goldstein=float(row["goldstein"]),
            goldstein_from=row["goldstein_from"],
            retired=row["retired"] or None,
        )
        for row in read_table("cameo.tsv")
    }


@cache
def plover_classes() -> Mapping[str, PloverClass]:
    """Returns the PLOVER class by CAMEO code."""
    return {
        row["cameo"]: PloverClass(row["plover_event"] or None, row["plover_mode"] or None, row["plover_context"] or None)
        for row in read_table("plover.tsv")
    }


@cache
def acled_sub_events() -> Mapping[str, AcledSubEvent]:
    """Returns ACLED's 25 sub-event types by name."""
    return {
        row["value"]: AcledSubEvent(row["value"], row["parent"], row["disorder_type"], int(row["code"]))
        for row in read_table("acled.tsv")
        if row["table"] == "sub_event_type"
    }


@cache
def actor_roles() -> Mapping[str, str]:
    """Returns the CAMEO role codes (three letters) with their names."""
    return {row["code"]: row["name"] for row in read_table("actor_roles.tsv")}


def parents(code: str) -> tuple[str, ...]:
    """Returns the code's parents from the nearest to the root: `1712` gives `("171", "17")`; raises KeyError on no code."""
    found: list[str] = []
    parent = cameo_codes()[code].parent
    while parent is not None:
        found.append(parent)
        parent = cameo_codes()[parent].parent
    return tuple(found)
