"""What stands in each column of a release: nulls, the most frequent values, or the span; for the codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.column_digests import digests
from flows.stored import Rows, pieces_of, whole
from schemas.tables import TABLES, Column

TOP = 5
SHOWN = 40
SPANNED = ("date", "timestamp", "int", "long", "float")
TEXTS_AT_ONCE = 1_000
"""Texts that are counted together: each stands in memory five times meanwhile."""
# A whole number with no more values than this is a class (quad_class), and its values are counted.
CLASSES = 5
HELD = 25_000
"""Rows up to which a column is held while it is counted: some 30 MB of articles' texts. Of more it is read anew each time it is looked through."""


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


def frequencies(tables: Mapping[str, Rows]) -> dict[str, dict[str, Frequency]]:
    """Returns the frequencies by table and column; the same rows in any order give the same."""
    return {
        table.name: {column.name: frequency(tables[table.name], column=column) for column in table.columns} for table in TABLES if table.name in tables
    }


def frequency(rows: Rows, *, column: Column) -> Frequency:
    """Returns nulls and values of one column: the span of numbers and dates, the number of entries of lists, the most frequent texts."""
    if column.type in SPANNED:
        cells = rows.column(column.name)
        return Frequency(len(cells), cells.null_count, "" if cells.null_count == len(cells) else numbers_told(cells.drop_null(), column=column))
    if rows.num_rows <= HELD:
        rows = whole(rows, [column.name])  # looked through three times
    nulls = sum(piece.column(column.name).null_count for piece in pieces_of(rows, TEXTS_AT_ONCE, names=[column.name]))
    if nulls == rows.num_rows:
        return Frequency(rows.num_rows, nulls, "")
    told = entries_told(rows, column=column) if column.type == "texts" else texts_told(rows, column=column, given=rows.num_rows - nulls)
    return Frequency(rows.num_rows, nulls, told)


def numbers_told(cells: pa.ChunkedArray, *, column: Column) -> str:
    """Returns what a column of numbers or dates without nulls holds, in words."""
    if column.type == "int" and pc.count_distinct(cells).as_py() <= CLASSES:
        counted = sorted((-row["counts"], row["values"]) for row in cells.value_counts().to_pylist())
        return most_frequent(counted[:TOP], different=len(counted))
    return span(cells)


def entries_told(rows: Rows, *, column: Column) -> str:
    """Returns how many entries the lists of a column have."""
    lengths = [pc.list_value_length(piece.column(column.name)).drop_null() for piece in pieces_of(rows, names=[column.name])]
    return f"{span(pa.chunked_array([chunk for one in lengths for chunk in one.chunks]))} entries"


def texts_told(rows: Rows, *, column: Column, given: int) -> str:
    """Returns what a column of texts holds, of which `given` are no null: its most frequent values, or where most stand once how many there are."""
    marks, counts = counted_texts(rows, column.name)
    if column.type == "text" and not column.allowed and not column.code_list and len(marks) * 2 > given:
        return f"{len(marks):,} different"
    # of the values as frequent as the last to be told the first in their order are told: all of them are candidates
    wanted = marks[counts >= np.sort(counts)[-TOP:][0]]
    first: set[tuple[int, str]] = set()
    for piece in pieces_of(rows, TEXTS_AT_ONCE, names=[column.name]):
        values = piece.column(column.name).combine_chunks().drop_null().unique()
        own = digests(values)
        chosen = np.isin(own, wanted)
        found = zip(counts[np.searchsorted(marks, own[chosen])].tolist(), values.filter(pa.array(chosen)).to_pylist(), strict=True)
        first = set(nsmallest(TOP, first | {(-count, value) for count, value in found}))
    return most_frequent(sorted(first), different=len(marks))


def counted_texts(rows: Rows, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Returns the digests of the different texts of a column, ascending, and how often each stands there."""
    marks, counts = [np.empty(0, dtype=np.uint64)], [np.empty(0, dtype=np.int64)]
    for piece in pieces_of(rows, TEXTS_AT_ONCE, names=[name]):
        here = piece.column(name).combine_chunks().drop_null().value_counts()
        counts.append(here.field("counts").to_numpy(zero_copy_only=False))
        marks.append(digests(here.field("values")))
    found, place = np.unique(np.concatenate(marks), return_inverse=True)
    return found, np.bincount(place, weights=np.concatenate(counts), minlength=len(found)).astype(np.int64)


def span(cells: pa.ChunkedArray) -> str:
    """Returns the least and the greatest value: `3 to 12`."""
    found = pc.min_max(cells).as_py()
    low, high = (f"{value:g}" if isinstance(value, float) else str(value) for value in (found["min"], found["max"]))
    return low if low == high else f"{low} to {high}"


def most_frequent(first: Sequence[tuple[int, object]], *, different: int) -> str:
    """Returns the most frequent values with their counts, which stand there below zero; equal counts in the order of the values."""
    told = ", ".join(f"{short(value)} ({-count:,})" for count, value in first)
    return told + (f", and {different - TOP:,} more" if different > TOP else "")


def short(value: object) -> str:
    """Returns a value on one line, cut where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
