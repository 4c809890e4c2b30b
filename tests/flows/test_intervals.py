"""Tests of flows.intervals: the textbook's values, and what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.intervals import f1_interval, share_interval


def test_intervals_of_a_share_are_those_of_wilson_worked_out_by_hand():
    # 8 of 10: centre (0.8 + 1.9207/10) / (1 + 3.8415/10) = 0.7167, half width 0.2266
    assert share_interval(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert share_interval(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)


def test_intervals_of_nothing_are_none():
    assert share_interval(0, 0) is None and f1_interval([]) is None and f1_interval([(0, 0, 0)] * 5) is None and f1_interval([(1, 0, 0)]) is None


@given(st.integers(1, 200).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_intervals_of_a_share_hold_it_and_lie_between_nought_and_one(counts):
    right, total = counts
    low, high = share_interval(right, total)
    assert -1e-9 <= low <= right / total + 1e-9 and right / total - 1e-9 <= high <= 1 + 1e-9


def test_intervals_of_f1_hold_it_are_the_same_each_time_and_narrow_with_more_texts():
    few = [(1, 0, 0), (1, 1, 0), (0, 1, 1), (1, 0, 1)] * 5
    low, high = f1_interval(few)
    assert low < 6 / 9 < high and f1_interval(few) == (low, high)
    narrow = f1_interval(few * 20)
    assert narrow[1] - narrow[0] < (high - low) / 2
    assert f1_interval([(1, 0, 0)] * 4) == (1.0, 1.0)


@pytest.mark.parametrize(("right", "total"), [(0, 7), (7, 7), (1, 3), (188, 271), (1, 1), (0, 1)])
def test_intervals_of_a_share_are_those_of_scipy(right, total):
    from scipy.stats import binomtest

    found = binomtest(right, total).proportion_ci(confidence_level=0.95, method="wilson")
    assert share_interval(right, total) == pytest.approx((found.low, found.high), abs=1e-15)
