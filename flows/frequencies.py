"""What stands in each column of a release: nulls, the most frequent values, or the span; for the codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.column_digests import digests
from flows.stored import Rows, pieces_of
from schemas.tables import TABLES, Column

TOP = 5
SHOWN = 40
SPANNED = ("date", "timestamp", "int", "long", "float")
TEXTS_AT_ONCE = 1_000
"""Texts that are counted together: each stands in memory five times meanwhile."""
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
    if column.type == "texts":
        return entries(rows, column=column)
    marks, counts = counted_texts(rows, column.name)
    nulls = rows.num_rows - int(counts.sum())
    return Frequency(rows.num_rows, nulls, texts_told(rows, marks, counts, column=column) if len(marks) else "")


def numbers_told(cells: pa.ChunkedArray, *, column: Column) -> str:
    """Returns what a column of numbers or dates without nulls holds, in words."""
    if column.type == "int" and pc.count_distinct(cells).as_py() <= CLASSES:
        counted = sorted((-row["counts"], row["values"]) for row in cells.value_counts().to_pylist())
        return most_frequent(counted[:TOP], different=len(counted))
    return span(cells)


def entries(rows: Rows, *, column: Column) -> Frequency:
    """Returns how many entries the lists of a column have."""
    lengths = [pc.list_value_length(piece.column(column.name)) for piece in pieces_of(rows, names=[column.name])]
    cells = pa.chunked_array([chunk for one in lengths for chunk in one.chunks], type=pa.int32())
    return Frequency(len(cells), cells.null_count, "" if cells.null_count == len(cells) else f"{span(cells.drop_null())} entries")


def texts_told(rows: Rows, marks: np.ndarray, counts: np.ndarray, *, column: Column) -> str:
    """Returns what a column of texts holds, of which `counted_texts` gave marks and counts: its most frequent values, or where most stand once how many there
    are."""
    if column.type == "text" and not column.allowed and not column.code_list and len(marks) * 2 > counts.sum():
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
    """Returns the digests of the different texts of a column, ascending, and how often each stands there; nulls are not counted."""
    marks, counts = [np.empty(0, dtype=np.uint64)], [np.empty(0, dtype=np.int32)]
    for piece in pieces_of(rows, TEXTS_AT_ONCE, names=[name]):
        here = piece.column(name).combine_chunks().drop_null().value_counts()
        counts.append(here.field("counts").to_numpy(zero_copy_only=False).astype(np.int32))
        marks.append(digests(here.field("values")))
    found, often = np.concatenate(marks), np.concatenate(counts)
    del marks, counts
    order = np.argsort(found, kind="stable")
    found, often = found[order], often[order]
    del order
    starts = np.flatnonzero(np.r_[True, found[1:] != found[:-1]]) if len(found) else np.empty(0, dtype=np.int64)
    return found[starts], np.add.reduceat(often, starts, dtype=np.int64) if len(found) else often


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
