"""The first layers of spaCy's networks, which see one word each: worked out once for each word and kept for the texts that follow."""

from collections.abc import Callable
from typing import Any

import numpy as np
from thinc.api import Model, chain, with_array

EMBEDDING = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
"""What each layer of spaCy's MultiHashEmbed begins with; another network is left as it is."""
MIXERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB], dtype=np.uint64)
"""Odd numbers that make one number of a word's features."""
KEPT = 1 << 15
"""Words kept, of 432 bytes each with what they are known by: 14 MB. When they are as many all are forgotten, which takes about 300 articles."""


class WordRows:
    """What a layer gave for the words seen before, by their features."""

    def __init__(self) -> None:
        self._place: dict[int, int] = {}
        self._features: Any = None
        self._rows: Any = None

    def of(self, keys: Any, features: Any, layer: Any) -> Any:
        """Returns the layer's row for each word of `features`, no two of them equal; `keys` are one number for each."""
        place = self._place
        if len(keys) > KEPT:
            return layer.predict(features)
        if len(place) + len(keys) > KEPT:
            place.clear()
        places = np.array([place.get(key, -1) for key in keys.tolist()], dtype=np.intp)
        new = np.flatnonzero(places < 0)
        if len(new):
            given = layer.predict(features[new])
            if self._rows is None:
                self._features, self._rows = np.empty((KEPT, features.shape[1]), features.dtype), np.empty((KEPT, given.shape[1]), given.dtype)
            places[new] = found = np.arange(len(place), len(place) + len(new))
            self._features[found], self._rows[found] = features[new], given
            place.update(zip(keys[new].tolist(), found.tolist(), strict=True))
        # two words of one key: the chance of it is one in a thousand million
        return self._rows[places] if (self._features[places] == features).all() else layer.predict(features)


def embed_once(model: Any) -> None:
    """Replaces an embedding by features by one that computes each word once: a third of the words of a batch are "the", "of" and the like."""
    embed = model.get_ref("embed") if model.has_ref("embed") else None
    if embed is None or len(embed.layers) != len(EMBEDDING) or not all(map(str.startswith, (layer.name for layer in embed.layers), EMBEDDING)):
        return
    features, ragged, tables, mixed, unragged = embed.layers
    words: Any = once_a_row(chain(tables.layers[0], mixed.layers[0]))
    once: Any = chain(features, ragged, with_array(words), unragged)
    model.replace_node(embed, once)
    model.set_ref("embed", once)


def once_a_row(layer: Any) -> Any:
    """Returns a layer that gives equal rows to `layer` once and keeps what it gave; for prediction only."""
    return Model(f"once({layer.name})", forward_once, layers=[layer], attrs={"rows": WordRows()})


def forward_once(model: Any, rows: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    """Returns the layer's output for each row; raises ValueError where it is asked to train."""
    if is_train:
        raise ValueError("a pipeline of Tocsin only predicts; train the model that spaCy loads")
    (layer,) = model.layers
    keys = rows.astype(np.uint64, copy=False) @ MIXERS[: rows.shape[1]] if rows.shape[1] <= len(MIXERS) else None
    if keys is not None:
        _, first, place = np.unique(keys, return_index=True, return_inverse=True)
        if (rows[first][place] == rows).all():
            return model.attrs["rows"].of(keys[first], rows[first], layer)[place], untrained
    return layer.predict(rows), untrained


def untrained(_: Any) -> Any:
    """Raises ValueError: there is no way back."""
    raise ValueError("a pipeline of Tocsin only predicts")
