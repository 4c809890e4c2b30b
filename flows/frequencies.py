"""What stands in each column of a release: nulls, the most frequent values, or the span; for the codebook."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from schemas.tables import TABLES, Column

TOP = 5
SHOWN = 40
SPANNED = ("date", "timestamp", "int", "long", "float")
# A whole number with no more values than this is a class (quad_class), and its values are counted.
CLASSES = 5


@dataclass(frozen=True, slots=True)
class Frequency:
    """One column in one release: `nulls` of `rows`, and what else stands in it as text."""

    rows: int
    nulls: int
    values: str

    @property
    def nulls_told(self) -> str:
        """Nulls with their share: `12 (8%)`; "" where there is no row."""
        return f"{self.nulls:,} ({self.nulls / self.rows:.0%})" if self.rows else ""


def frequencies(tables: Mapping[str, pa.Table]) -> dict[str, dict[str, Frequency]]:
    """Returns the frequencies by table and column; the same rows in any order give the same."""
    return {
        table.name: {column.name: frequency(tables[table.name].column(column.name), column=column) for column in table.columns}
        for table in TABLES
        if table.name in tables
    }


def frequency(cells: pa.ChunkedArray, *, column: Column) -> Frequency:
    """Returns nulls and values of one column: the span of numbers and dates, the number of entries of lists, the most frequent texts."""
    return Frequency(len(cells), cells.null_count, "" if cells.null_count == len(cells) else values_told(cells.drop_null(), column=column))


def values_told(cells: pa.ChunkedArray, *, column: Column) -> str:
    """Returns what a column without nulls holds, in words."""
    if column.type == "texts":
        return f"{span(pc.list_value_length(cells))} entries"
    different = pc.count_distinct(cells).as_py()
    if column.type in SPANNED and not (column.type == "int" and different <= CLASSES):
        return span(cells)
    if column.type in ("text",) and not column.allowed and not column.code_list and different * 2 > len(cells):
        return f"{different:,} different"
    return most_frequent(cells, different=different)


def span(cells: pa.ChunkedArray) -> str:
    """Returns the least and the greatest value: `3 to 12`."""
    found = pc.min_max(cells).as_py()
    low, high = (f"{value:g}" if isinstance(value, float) else str(value) for value in (found["min"], found["max"]))
    return low if low == high else f"{low} to {high}"


def most_frequent(cells: pa.ChunkedArray, *, different: int) -> str:
    """Returns the most frequent values with their counts; equal counts in the order of the values."""
    counted = sorted((-row["counts"], row["values"]) for row in cells.value_counts().to_pylist())
    told = ", ".join(f"{short(value)} ({-count:,})" for count, value in counted[:TOP])
    return told + (f", and {different - TOP:,} more" if different > TOP else "")


def short(value: object) -> str:
    """Returns a value on one line, cut where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
