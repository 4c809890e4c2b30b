"""Rows as CSV or TSV: UTF-8, one record a row, quotes only where a cell needs them; null is an empty cell.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula ("---REB" is one), and what follows may be a command. `guarded`
puts an apostrophe before such a cell, `unguarded` takes it off: every text comes back equal.
"""

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


def quoted(value: object, delimiter: str) -> str:
    """Returns a cell as it stands in the file. Python's csv writer leaves a lone carriage return unquoted, and readers end the row there."""
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in (delimiter, '"', "\r", "\n")) else text


def write_delimited(
    path: Path, names: Sequence[str], rows: Iterable[Sequence[Any]], *, delimiter: str = ",", guard: bool = False, bom: bool = False,
    header: bool = True,
) -> int:  # fmt: skip
    """Writes rows of values and returns their number; `bom` is what Excel needs to read UTF-8, `header` the line of names."""
    written = 0
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        if header:
            file.write(delimiter.join(quoted(name, delimiter) for name in names) + "\n")
        for row in rows:
            file.write(delimiter.join(quoted(as_cell(value, guard=guard), delimiter) for value in row) + "\n")
            written += 1
    return written
