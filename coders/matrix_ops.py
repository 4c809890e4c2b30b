"""How spaCy's networks multiply matrices here: numpy's OpenBLAS, two to three times as fast as the library that thinc brings."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from coders.word_vectors import embed_once, untrained

ROWS = 96
"""Products are taken of whole groups of so many rows. What is left over behind its tiles OpenBLAS adds up in another order (tiles of 12 rows on processors
with AVX2, of 8 and 16 on others; few rows with AVX-512), so that a sentence parsed alone could differ in the last bit from the same one among others, and with
it its parse. 96 is a multiple of each of these, and enough rows for every product here."""
EDGE = 8
"""Blank columns before and behind the weights: with AVX2, the last six rows of a tile of 12 add up their first and last eight columns in another order."""
SMALLEST = 1e-08
"""What thinc adds to a variance."""


class SteadyOps(NumpyOps):  # type: ignore[misc]
    """Matrix operations whose row i depends on row i only, whatever is computed beside it."""

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Returns the product of two matrices, either transposed where asked; written to `out` where given."""
        left, right = (x.T if trans1 else x), edged(y.T if trans2 else y)
        rows, outputs = left.shape[0], y.shape[0] if trans2 else y.shape[1]
        whole = rows - rows % ROWS
        wide = np.empty((whole_rows(rows), right.shape[1]), dtype=left.dtype)
        with one_thread():
            np.dot(left[:whole], right, out=wide[:whole])
            if whole < rows:
                last = np.zeros((ROWS, left.shape[1]), dtype=left.dtype)
                last[: rows - whole] = left[whole:]
                np.dot(last, right, out=wide[whole:])
        found = np.empty((rows, outputs), dtype=left.dtype) if out is None else out
        found[:] = wide[:rows, EDGE : EDGE + outputs]
        return found

    def maxout(self, x: Any) -> tuple[Any, None]:
        """Returns the best of the last dimension, and not which it was, as only training asks: two to three times as fast as thinc's."""
        best = x[:, :, 0] if x.shape[2] == 1 else np.maximum(x[:, :, 0], x[:, :, 1])
        for piece in range(2, x.shape[2]):
            np.maximum(best, x[:, :, piece], out=best)
        return best, None


def one_thread() -> AbstractContextManager[Any]:
    """Returns a context in which one thread multiplies: several part the columns between them, at a place that depends on how many rows there are."""
    limited: AbstractContextManager[Any] = loaded_libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def loaded_libraries() -> ThreadpoolController:
    """Returns the libraries of this process that multiply matrices."""
    return ThreadpoolController()


def whole_rows(count: int) -> int:
    """Returns the smallest multiple of `ROWS` that so many rows fit in; 0 for none."""
    return -(-count // ROWS) * ROWS


def edged(weights: Any) -> Any:
    """Returns weights (or a bias) with `EDGE` blank columns before them, and behind them as many and what fills up a group of `EDGE`; weights of several places
    one by one."""
    outputs = weights.shape[-1]
    wide = np.zeros((*weights.shape[:-1], EDGE - (EDGE + outputs) // -EDGE * EDGE), dtype=weights.dtype)
    wide[..., EDGE : EDGE + outputs] = weights
    return wide


def with_fast_matrices(nlp: Language) -> Language:
    """Returns a pipeline whose networks use `SteadyOps` and embed each word once."""
    ops = SteadyOps()
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            embed_once(model)
            for node in model.walk():
                node.ops = ops
                if node.name == "layernorm":
                    node._func = forward_norm
    return nlp


def forward_norm(model: Any, rows: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    """Returns what thinc's layer returns, to the bit: rows with mean 0 and variance 1, scaled and shifted; without working out mean and distance twice."""
    spread = rows - rows.mean(axis=1, keepdims=True)
    variance = np.multiply(spread, spread).sum(axis=1, keepdims=True) / rows.shape[1]
    spread *= (variance + SMALLEST) ** (-1.0 / 2.0)
    spread *= model.get_param("G")
    spread += model.get_param("b")
    return spread, untrained
