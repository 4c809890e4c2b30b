"""Texts of a column as numbers of 64 bits: to tell which are equal without holding them. Equal texts have equal numbers on every machine and in every run;
that two different ones of a million have is one case in ten million."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from flows.stored import Rows, pieces_of

TEXTS_AT_ONCE = 1_000
"""Texts that are read together: each stands in memory three times meanwhile."""
NULL = np.uint64(0)


def digests(cells: pa.Array) -> np.ndarray:
    """Returns a number for each cell of texts or of lists of texts, the same for every null."""
    if pa.types.is_list(cells.type):
        texts = [None if entries is None else "\x1f".join(entries) for entries in cells.to_pylist()]
        cells = pa.array(texts, type=pa.string())
    encoded = cells.dictionary_encode()
    words = np.array(encoded.dictionary.to_pylist(), dtype=object)
    numbers = pd.util.hash_array(words, categorize=False) if len(words) else np.empty(0, dtype=np.uint64)
    found = np.append(numbers, NULL)
    return found[encoded.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)]


def column_digests(rows: Rows, name: str) -> np.ndarray:
    """Returns `digests` of a column, of which one piece is held at a time."""
    found, start = np.empty(rows.num_rows, dtype=np.uint64), 0
    for piece in pieces_of(rows, TEXTS_AT_ONCE, names=[name]):
        found[start : start + piece.num_rows] = digests(piece.column(name).combine_chunks())
        start += piece.num_rows
    return found


class KeySet:
    """The keys in a column of a table, as numbers of 64 bits: 8 bytes a key, where texts and a table of hashes would take some sixty."""

    def __init__(self, rows: Rows, name: str) -> None:
        self._marks = column_digests(rows, name)
        self._marks.sort()

    @classmethod
    def of(cls, columns: Iterable[pa.Array]) -> "KeySet":
        """Returns the keys in some columns."""
        found = cls(pa.table({"key": pa.array([], type=pa.string())}), "key")
        found._marks = np.concatenate([found._marks, *map(digests, columns)])
        found._marks.sort()
        return found

    def __len__(self) -> int:
        return len(self._marks)

    def holds(self, cells: pa.Array | pa.ChunkedArray) -> np.ndarray:
        """Returns for each cell whether it is one of the keys; a null is where the column has one."""
        wanted = digests(cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells)
        if not len(self._marks):
            return np.zeros(len(wanted), dtype=bool)
        found: np.ndarray = self._marks[np.minimum(np.searchsorted(self._marks, wanted), len(self._marks) - 1)] == wanted
        return found


def repeated(tables: Sequence[Rows], key: str) -> frozenset[str | None]:
    """Returns the keys that stand more than once in some tables: looked for by their numbers, and those that may be are read and counted."""
    marks = np.concatenate([np.empty(0, dtype=np.uint64), *(column_digests(rows, key) for rows in tables)])
    marks.sort()
    twice = np.unique(marks[1:][marks[1:] == marks[:-1]])
    if not len(twice):
        return frozenset()
    counts: Counter[str | None] = Counter()
    for cells in (piece.column(key).combine_chunks() for rows in tables for piece in pieces_of(rows, TEXTS_AT_ONCE, names=[key])):
        counts.update(cells.filter(pa.array(np.isin(digests(cells), twice))).to_pylist())
    return frozenset(name for name, number in counts.items() if number > 1)
