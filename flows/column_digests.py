"""Texts of a column as numbers of 64 bits: to tell which are equal without holding them. Equal texts have equal numbers on every machine and in every run;
that two different ones of a million have is one case in ten million."""

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
    found = [digests(piece.column(name).combine_chunks()) for piece in pieces_of(rows, TEXTS_AT_ONCE, names=[name])]
    return np.concatenate([np.empty(0, dtype=np.uint64), *found])
