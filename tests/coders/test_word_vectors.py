"""Tests of coders.word_vectors: equal words are worked out once, also those of texts before."""

import numpy as np
import pytest
from thinc.api import Model

from coders import word_vectors
from coders.parse import load_model
from coders.word_vectors import once_a_row


def double(asked):
    def forward(model, rows, is_train):
        asked.append(len(rows))
        return rows.astype(np.float32) * 2, lambda given: given

    return once_a_row(Model("double", forward))


ROWS = np.array([[1, 2], [3, 4], [1, 2], [1, 2], [2, 1]], dtype=np.uint64)


def test_word_vectors_equal_words_are_worked_out_once():
    asked = []
    layer = double(asked)
    assert (layer.predict(ROWS) == ROWS * 2).all()
    assert asked == [3]


def test_word_vectors_words_of_texts_before_are_kept():
    asked = []
    layer = double(asked)
    more = np.array([[7, 7], [3, 4], [2, 1]], dtype=np.uint64)
    for rows in (ROWS, more, ROWS, more[:0]):
        assert (layer.predict(rows) == rows * 2).all()
    assert asked == [3, 1]


def test_word_vectors_all_are_forgotten_when_they_are_many(monkeypatch):
    monkeypatch.setattr(word_vectors, "KEPT", 4)
    asked = []
    layer = double(asked)
    numbers = np.arange(40, dtype=np.uint64).reshape(20, 2)
    for start in range(0, 18, 3):
        assert (layer.predict(numbers[start : start + 3]) == numbers[start : start + 3] * 2).all()
    # more words at once than are kept
    assert (layer.predict(numbers) == numbers * 2).all()
    assert asked == [3] * 6 + [20]


def test_word_vectors_two_words_of_one_key_keep_their_own(monkeypatch):
    monkeypatch.setattr(word_vectors, "MIXERS", np.ones(6, dtype=np.uint64))
    asked = []
    layer = double(asked)
    # the second and third add up to the same as the first: in one text, and in texts that follow each other
    for rows in (ROWS, ROWS[:1], ROWS[4:], ROWS[:1]):
        assert (layer.predict(rows) == rows * 2).all()


def test_word_vectors_do_not_train():
    with pytest.raises(ValueError, match="only predicts"):
        load_model().get_pipe("tok2vec").model.begin_update([load_model().make_doc("The talks failed.")])
