"""How an event of a CAMEO code is placed (`lexicon/place_kinds.tsv`): where it was spoken or done, whose country it is in, what a dateline says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, read_table, refuse_unsound
from schemas.codebook import cameo_codes

TABLE = Path(__file__).parent / "lexicon" / "place_kinds.tsv"
COLUMNS = ("code", "kind", "lands", "capital")
KINDS = ("speech", "meeting", "accord", "help", "deed")
LANDS = ("source", "target", "none")


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """How one code is placed: `lands` says whose country it is in where the text says no more, `capital` whether a capital's dateline is its place."""

    kind: str
    lands: str
    capital: bool


OTHER = PlaceKind("speech", "none", True)
"""A code of an imported list that is not CAMEO's (WEIS): nothing is concluded from it."""


def check_place_kinds(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Check the table: codes that begin a CAMEO code, known kinds and values, no code twice."""
    rows, problems = read_table(path, columns=COLUMNS)
    found, seen = list(problems), dict[str, int]()
    for row in rows:
        code = row["code"]
        if not any(known.startswith(code) for known in cameo_codes()):
            found.append(TableProblem(path.name, row.line, "unknown-code", f"{code!r} begins no CAMEO code"))
        for column, allowed in (("kind", KINDS), ("lands", LANDS), ("capital", ("yes", "no"))):
            if row[column] not in allowed:
                found.append(TableProblem(path.name, row.line, "bad-value", f"{column} is {row[column]!r}; write one of {', '.join(allowed)}"))
        if code in seen:
            found.append(TableProblem(path.name, row.line, "repeated-code", f"{code!r} stands in line {seen[code]} already; keep one of the two"))
        seen.setdefault(code, row.line)
    return tuple(found)


@cache
def load_place_kinds(path: Path = TABLE) -> Mapping[str, PlaceKind]:
    """Load the table by code; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_place_kinds(path))
    rows = read_table(path, columns=COLUMNS)[0]
    return {row["code"]: PlaceKind(row["kind"], row["lands"], row["capital"] == "yes") for row in rows}


@cache
def kind_of(code: str) -> PlaceKind:
    """Return how a code is placed: the row of the longest code that begins it, `OTHER` where there is none."""
    kinds = load_place_kinds()
    return next((kinds[code[:length]] for length in range(len(code), 1, -1) if code[:length] in kinds), OTHER)
