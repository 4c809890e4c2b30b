"""Tests of coders.window_layers: every bit is that of the layers as thinc runs them."""

import numpy as np
import pytest
import spacy
from spacy.ml.models.tok2vec import MaxoutWindowEncoder

from coders import window_layers
from coders.matrix_ops import with_fast_matrices
from coders.parse import DEFAULT_MODEL, load_model
from coders.window_layers import is_window_encoder, with_window_layers

EXCLUDED = ["ner", "lemmatizer", "attribute_ruler", "senter"]


@pytest.fixture(scope="module")
def pair():
    """The layers as thinc runs them, with the same products of matrices, and those by blocks."""
    plain = with_fast_matrices(spacy.load(DEFAULT_MODEL, exclude=EXCLUDED)).get_pipe("tok2vec").model.get_ref("encode")
    return plain, load_model().get_pipe("tok2vec").model.get_ref("encode")


def texts_of(*lengths):
    draws = np.random.default_rng(4)
    return [draws.standard_normal((length, 96), dtype=np.float32) for length in lengths]


@pytest.mark.parametrize("lengths", [(1,), (56,), (60,), (64, 1), (3, 0, 9), (252,), (284,), (288, 288), (700, 1, 1, 90)])
def test_window_layers_have_the_bits_of_thincs(pair, lengths):
    plain, fast = pair
    assert plain.name.startswith("with_array") and fast.name == "window_layers"
    given = texts_of(*lengths)
    before = [text.copy() for text in given]
    for expected, found, text, was in zip(plain.predict(given), fast.predict(given), given, before, strict=True):
        assert (expected == found).all() and found.dtype == np.float32 and (text == was).all()


def test_window_layers_a_text_does_not_see_those_beside_it(pair):
    _, fast = pair
    given = texts_of(5, 300, 2, 40)
    together = fast.predict(given)
    assert all((fast.predict([text])[0] == found).all() for text, found in zip(given, together, strict=True))


def test_window_layers_leave_wider_windows_and_other_pipelines_as_they_are():
    for window, pieces, depth in ((2, 3, 2), (1, 1, 2)):
        encoder = MaxoutWindowEncoder(width=8, window_size=window, maxout_pieces=pieces, depth=depth)
        encoder.initialize()
        assert not is_window_encoder(encoder)
    encoder = MaxoutWindowEncoder(width=8, window_size=1, maxout_pieces=2, depth=2)
    encoder.initialize()
    assert is_window_encoder(encoder)
    assert with_window_layers(spacy.blank("en")).pipe_names == []


def test_window_layers_two_pieces_are_those_of_thinc():
    encoder = MaxoutWindowEncoder(width=8, window_size=1, maxout_pieces=2, depth=2)
    encoder.initialize()
    rows = np.random.default_rng(5).standard_normal((70, 8), dtype=np.float32)
    model = window_layers.Model(
        "fast", window_layers.forward_layers, attrs={"window_layers": tuple(map(window_layers.layer_of, encoder.layers[0].layers)), "pad": 2}
    )
    assert np.allclose(model.predict([rows])[0], encoder.predict([rows])[0], atol=1e-5)


def test_window_layers_do_not_train(pair):
    with pytest.raises(ValueError, match="only predicts"):
        pair[1].begin_update(texts_of(3))
