"""The layers of spaCy's network that see a word's neighbours, run over blocks of rows that stay in the processor's cache.

Each of these layers (`MaxoutWindowEncoder`) is a product of matrices and a dozen passes over its result: bias, best of the pieces, norm, addition. Over a whole
batch each pass reads and writes memory; over a block of 288 words it does not. The sums are added up in thinc's order, so that every bit is thinc's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from spacy.language import Language
from thinc.api import Model

from coders.matrix_ops import EDGE, SMALLEST, edged, one_thread, whole_rows
from coders.word_vectors import untrained

BLOCK = 288
"""Words at once, whole groups of `ROWS`: what a layer holds of them is 700 KB, that of 1,024 no longer fits into the second cache."""
LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"


@dataclass(frozen=True, slots=True)
class WindowLayer:
    """The numbers of one layer: weights with the pieces of an output apart (first pieces first), so that their best is taken over whole stretches, with blank
    columns around them (`edged`), as in the bias; bias, scale and shift once for each row of a block, as numpy adds whole blocks in half the time of one row to
    each."""

    weights: Any
    bias: Any
    pieces: int
    scale: Any
    shift: Any


def with_window_layers(nlp: Language) -> Language:
    """Returns the pipeline with such layers run by blocks; networks of another form are left as they are."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        encode = model.get_ref("encode") if isinstance(model, Model) and model.has_ref("encode") else None
        if model is not None and encode is not None and is_window_encoder(encode):
            layers = tuple(map(layer_of, encode.layers[0].layers))
            # the layers as they come stay below it: what they hold is saved and loaded with them
            fast: Any = Model("window_layers", forward_layers, layers=[encode], attrs={"window_layers": layers, "pad": encode.attrs["pad"]})
            model.replace_node(encode, fast)
            model.set_ref("encode", fast)
    return nlp


def is_window_encoder(encode: Any) -> bool:
    """Says whether a network is a row of layers that see one word on either side, far enough apart that one text does not see another."""
    if not encode.name.startswith("with_array(") or not encode.layers:
        return False
    layers = encode.layers[0].layers
    if not layers or any(layer.name != LAYER for layer in layers) or encode.attrs.get("pad", 0) < len(layers):
        return False
    windows = [node for node in encode.walk() if node.name == "expand_window"]
    maxouts = [maxout_of(layer) for layer in layers]
    one_form = len({(node.get_dim("nO"), node.get_dim("nP")) for node in maxouts}) == 1 and maxouts[0].get_dim("nP") > 1
    return one_form and all(node.attrs["window_size"] == 1 for node in windows) and all(node.get_dim("nI") == 3 * node.get_dim("nO") for node in maxouts)


def maxout_of(layer: Any) -> Any:
    """Returns the part of a layer that multiplies."""
    (found,) = [node for node in layer.walk() if node.name == "maxout"]
    return found


def layer_of(layer: Any) -> WindowLayer:
    """Returns the numbers of a layer."""
    maxout = maxout_of(layer)
    (norm,) = [node for node in layer.walk() if node.name == "layernorm"]
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, seen = weights.shape
    apart = edged(weights.transpose(1, 0, 2).reshape(pieces * width, seen).T)
    biases, scale, shift = (np.tile(row, (BLOCK, 1)) for row in (edged(bias.T.reshape(-1)), norm.get_param("G"), norm.get_param("b")))
    return WindowLayer(apart, biases, pieces, scale, shift)


def forward_layers(model: Any, texts: Sequence[Any], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    """Returns the rows of each text as all layers leave them; raises ValueError where it is asked to train."""
    if is_train:
        raise ValueError("a pipeline of Tocsin only predicts; train the model that spaCy loads")
    layers, pad = model.attrs["window_layers"], model.attrs["pad"]
    width = layers[0].scale.shape[1]
    begins, total = [], pad
    for text in texts:
        begins.append(total)
        total += len(text) + pad
    rows = np.zeros((whole_rows(total) + 2, width), dtype=np.float32)
    for begin, text in zip(begins, texts, strict=True):
        rows[begin + 1 : begin + 1 + len(text)] = text
    other = np.zeros_like(rows)
    work = Work(width, layers[0].weights.shape[1])
    with one_thread():
        for layer in layers:
            run_layer(layer, rows, other, work, total)
            rows, other = other, rows
    return [rows[begin + 1 : begin + 1 + len(text)].copy() for begin, text in zip(begins, texts, strict=True)], untrained


class Work:
    """Places for what a layer works out of one block."""

    def __init__(self, width: int, outputs: int) -> None:
        self.windows = np.empty((BLOCK, 3 * width), dtype=np.float32)
        self.products = np.empty((BLOCK, outputs), dtype=np.float32)
        self.best = np.empty((BLOCK, width), dtype=np.float32)
        self.squares = np.empty((BLOCK, width), dtype=np.float32)


def run_layer(layer: WindowLayer, rows: Any, out: Any, work: Work, total: int) -> None:
    """Writes what one layer makes of the rows, which begin and end with a blank one, to `out`: each row and its two neighbours multiplied, the best of the
    pieces taken, mean 0 and variance 1, scaled and shifted, added to the row. Behind `total` rows `out` stays blank."""
    width = rows.shape[1]
    step, item = rows.strides
    # three rows that follow each other are one row of three times the width
    windows = as_strided(rows, shape=(len(rows) - 2, 3 * width), strides=(step, item), writeable=False)
    for start in range(0, len(windows), BLOCK):
        size = min(BLOCK, len(windows) - start)
        seen, products, best = work.windows[:size], work.products[:size], work.best[:size]
        np.copyto(seen, windows[start : start + size])
        np.dot(seen, layer.weights, out=products)
        products += layer.bias[:size]
        first, *others = (products[:, EDGE + piece * width : EDGE + (piece + 1) * width] for piece in range(layer.pieces))
        np.maximum(first, others[0], out=best)
        for piece in others[1:]:
            np.maximum(best, piece, out=best)
        normed(best, layer, work.squares[:size])
        np.add(rows[start + 1 : start + 1 + size], best, out=out[start + 1 : start + 1 + size])
    out[total + 1 :] = 0


def normed(rows: Any, layer: WindowLayer, squares: Any) -> None:
    """Gives rows mean 0 and variance 1, scales and shifts them, in place and to the bit as thinc's layer norm."""
    width = rows.shape[1]
    rows -= np.add.reduce(rows, axis=1, keepdims=True) / width
    variance = np.add.reduce(np.multiply(rows, rows, out=squares), axis=1, keepdims=True) / width
    rows *= (variance + SMALLEST) ** (-1.0 / 2.0)
    rows *= layer.scale[: len(rows)]
    rows += layer.shift[: len(rows)]
