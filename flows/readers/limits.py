"""How much of an input is read before it is refused: the numbers of `flows/limits.tsv`, each with its reason."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound

TABLE = Path(__file__).parent.parent / "limits.tsv"
COLUMNS = ("name", "value", "reason")
NAMES = (
    "max_file_bytes", "max_record_bytes", "max_document_bytes", "max_ratio", "max_text_chars", "max_field_chars", "max_sentence_chars",
    "max_file_rejects", "max_page_chars", "max_page_tags", "max_tag_chars", "max_tag_words", "max_feed_tags", "max_namespaces", "max_cell_bytes",
)  # fmt: skip


def check_limits(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Returns every problem of the table: a name that is unknown, missing or there twice, a value that is no number, a row without a reason."""
    rows, found = read_table(path, columns=COLUMNS)
    return (*found, *row_problems(path.name, rows), *(missing(path.name, rows) if not found else ()))


def row_problems(file: str, rows: tuple[TableRow, ...]) -> Iterator[TableProblem]:
    """Yields what is wrong with the rows."""
    seen: dict[str, int] = {}
    for row in rows:
        name = row["name"]
        if name not in NAMES:
            yield TableProblem(file, row.line, "unknown-limit", f"{name!r} is none of {', '.join(NAMES)}")
        if name in seen:
            yield TableProblem(file, row.line, "limit-twice", f"{name!r} stands in line {seen[name]} already; one line each")
        if not re.fullmatch(r"[1-9]\d{0,12}", row["value"], re.ASCII):
            yield TableProblem(file, row.line, "no-number", f"{row['value']!r} is no whole number above 0 such as 5000")
        if not row["reason"]:
            yield TableProblem(file, row.line, "no-reason", f"{name!r} has no reason; say why so much and not more")
        seen.setdefault(name, row.line)


def missing(file: str, rows: tuple[TableRow, ...]) -> Iterator[TableProblem]:
    """Yields the limits without a line."""
    named = {row["name"] for row in rows}
    yield from (TableProblem(file, 1, "missing-limit", f"{name!r} has no line; every limit needs one") for name in NAMES if name not in named)


@cache
def read_limits(path: Path = TABLE) -> Mapping[str, int]:
    """Returns the limits by name; raises ValueError with every problem where the table is not sound."""
    refuse_unsound(check_limits(path))
    rows, _ = read_table(path, columns=COLUMNS)
    return {row["name"]: int(row["value"]) for row in rows}
