"""Rows as CSV or TSV: UTF-8, one record a row, quotes only where a cell needs them; null is an empty cell.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula ("---REB" is one), and what follows may be a command. `guarded`
puts an apostrophe before such a cell, `unguarded` takes it off: every text comes back equal.
"""

import csv
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def guarded(cell: str) -> str:
    """Returns a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Returns the text that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def as_cell(value: Any, *, guard: bool = False) -> object:
    """Returns a value as it is written: dates as 2020-06-16, lists as JSON, text guarded where asked; numbers and None as they are."""
    if isinstance(value, str):
        return guarded(value) if guard else value
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def write_delimited(
    path: Path, names: Sequence[str], rows: Iterable[Sequence[Any]], *, delimiter: str = ",", guard: bool = False, bom: bool = False,
    header: bool = True,
) -> int:  # fmt: skip
    """Writes rows of values and returns their number; `bom` is what Excel needs to read UTF-8, `header` the line of names."""
    written = 0
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        if header:
            writer.writerow(names)
        for row in rows:
            writer.writerow([as_cell(value, guard=guard) for value in row])
            written += 1
    return written
