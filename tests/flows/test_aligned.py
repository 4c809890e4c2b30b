"""What two texts share is told in runs; a word that is shared by chance is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.aligned import align, align_singly, stands_in


def test_aligned_changed_words_face_each_other() -> None:
    aligned = align(["the", "ferry", "sank", "off", "the", "pier", "of", "zenda"], ["the", "ferry", "lay", "off", "the", "pier", "of", "hentzau"])
    assert aligned.runs == ((0, 0, 2), (3, 3, 4))
    assert aligned.faced == ((2, 2), (7, 7))
    assert (aligned.matched, aligned.inserted, aligned.widest) == (6, 0, 1)


def test_aligned_a_headline_and_a_cut_end_are_no_changed_words() -> None:
    aligned = align(["the", "ferry", "sank", "off", "zenda"], ["sad", "news", "the", "ferry", "sank", "off", "zenda", "at", "noon"])
    assert (aligned.runs, aligned.faced, aligned.inserted) == (((0, 2, 5),), (), 0)
    assert (aligned.before, aligned.after) == ((0, 2), (0, 2))


def test_aligned_words_put_in_are_counted() -> None:
    aligned = align(["the", "ferry", "sank", "off", "zenda"], ["the", "ferry", "soon", "sank", "off", "zenda"])
    assert (aligned.inserted, aligned.widest) == (1, 1)


def test_aligned_a_single_word_counts_where_it_goes_on_from_a_run() -> None:
    assert align(["the", "ferry", "sank", "off", "zenda"], ["the", "ferry", "rode", "off", "strelsau"]).matched == 3
    assert align(["a", "b", "the", "c", "d", "e", "f"], ["g", "h", "i", "j", "the", "k", "l", "m"]).runs == ()


def test_aligned_singly_a_word_between_changed_ones_counts() -> None:
    one, other = ["div", "a", "19", "b", "c", "pay", "d"], ["div", "e", "19", "f", "g", "h", "i", "pay"]
    assert align(one, other).runs == ((0, 0, 1), (2, 2, 1))
    aligned = align_singly(one, other)
    assert aligned.runs == ((0, 0, 1), (2, 2, 1), (5, 7, 1))
    assert (aligned.matched, aligned.faced, aligned.inserted, aligned.widest) == (3, ((1, 1), (3, 3), (4, 4)), 2, 4)
    assert align_singly(["a"], ["b"]).runs == ()


def test_aligned_texts_that_share_nothing() -> None:
    aligned = align(["a"], ["b", "c"])
    assert (aligned.matched, aligned.before, aligned.after) == (0, (1, 2), (0, 0))


@pytest.mark.parametrize(("short", "stands"), [("ferry sank", True), ("the ferry sank off", True), ("ferry off", False), ("erry sank", False)])
def test_aligned_a_text_stands_in_another_word_by_word(short: str, stands: bool) -> None:
    assert stands_in(short.split(), ["the", "ferry", "sank", "off"]) == stands


WORDS = st.lists(st.sampled_from("abcde"), max_size=12)


@given(WORDS, WORDS)
def test_aligned_every_word_of_a_run_is_equal_and_places_rise(one: list[str], other: list[str]) -> None:
    aligned = align(one, other)
    assert all(one[a : a + n] == other[b : b + n] for a, b, n in aligned.runs)
    ends = [(a + n, b + n) for a, b, n in aligned.runs]
    assert all(end[0] <= run[0] and end[1] <= run[1] for end, run in zip(ends, aligned.runs[1:], strict=False))
