"""How spaCy's networks multiply matrices here: numpy's OpenBLAS, two to three times as fast as the library that thinc brings; and words embedded once."""

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import Model, NumpyOps, chain, with_array

FEWEST_ROWS = 64
"""OpenBLAS adds up small products in another order: below this number of rows a sentence parsed alone could differ in the last bit from the same sentence among
others, and with it its parse."""
EMBEDDING = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
"""What each layer of spaCy's MultiHashEmbed begins with; another network is left as it is."""
SMALLEST = 1e-08
"""What thinc adds to a variance."""
MIXERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB], dtype=np.uint64)
"""Odd numbers that make one number of a word's features."""


class SteadyOps(NumpyOps):  # type: ignore[misc]
    """Matrix operations whose row i depends on row i only, whatever is computed beside it."""

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Returns the product of two matrices, either transposed where asked; written to `out` where given."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        rows = left.shape[0]
        if rows >= FEWEST_ROWS:
            return np.dot(left, right, out=out)
        padded = np.zeros((FEWEST_ROWS, left.shape[1]), dtype=left.dtype)
        padded[:rows] = left
        found = np.dot(padded, right)[:rows]
        if out is None:
            return found
        out[:] = found
        return out

    def maxout(self, x: Any) -> tuple[Any, None]:
        """Returns the best of the last dimension, and not which it was, as only training asks: two to three times as fast as thinc's."""
        best = x[:, :, 0] if x.shape[2] == 1 else np.maximum(x[:, :, 0], x[:, :, 1])
        for piece in range(2, x.shape[2]):
            np.maximum(best, x[:, :, piece], out=best)
        return best, None


def with_fast_matrices(nlp: Language) -> Language:
    """Returns a pipeline whose networks use `SteadyOps` and embed each word of a batch once."""
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


def embed_once(model: Any) -> None:
    """Replaces an embedding by features by one that computes each word of a batch once: a third of its words are "the", "of" and the like."""
    embed = model.get_ref("embed") if model.has_ref("embed") else None
    if embed is None or len(embed.layers) != len(EMBEDDING) or not all(map(str.startswith, (layer.name for layer in embed.layers), EMBEDDING)):
        return
    features, ragged, tables, mixed, unragged = embed.layers
    words: Any = once_a_row(chain(tables.layers[0], mixed.layers[0]))
    once: Any = chain(features, ragged, with_array(words), unragged)
    model.replace_node(embed, once)
    model.set_ref("embed", once)


def once_a_row(layer: Any) -> Any:
    """Returns a layer that gives equal rows to `layer` once; for prediction only."""
    return Model(f"once({layer.name})", forward_once, layers=[layer])


def forward_once(model: Any, rows: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    """Returns the layer's output for each row; raises ValueError where it is asked to train."""
    if is_train:
        raise ValueError("a pipeline of Tocsin only predicts; train the model that spaCy loads")
    (layer,) = model.layers
    keys = rows.astype(np.uint64, copy=False) @ MIXERS[: rows.shape[1]] if rows.shape[1] <= len(MIXERS) else None
    if keys is not None:
        _, first, place = np.unique(keys, return_index=True, return_inverse=True)
        if (rows[first][place] == rows).all():
            return layer.predict(rows[first])[place], untrained
    return layer.predict(rows), untrained


def untrained(_: Any) -> Any:
    """Raises ValueError: there is no way back."""
    raise ValueError("a pipeline of Tocsin only predicts")
