"""Tests of flows.near_pairs: what meets often is counted alike however few meetings come at once."""

from collections import Counter
from types import SimpleNamespace

import numpy as np
import pytest

from flows import near_pairs

TEXTS, LIMITS = range(40), SimpleNamespace(min_rare=3)


@pytest.mark.parametrize("at_once", [0, 7, 10_000])
def test_near_pairs_met_often_counts_over_all_that_come(monkeypatch, at_once):
    monkeypatch.setattr(near_pairs, "PAIRS_AT_ONCE", at_once)
    rng = np.random.default_rng(20261130)
    met = [(rng.integers(20, 26, size), rng.integers(0, 6, size)) for size in (5, 0, 30, 1, 40)]
    times = Counter(pair for later, earlier in met for pair in zip(later.tolist(), earlier.tolist(), strict=True))
    wanted = sorted(pair for pair, often in times.items() if often >= LIMITS.min_rare)
    assert 0 < len(wanted) < len(times)
    found = near_pairs.met_often(met, TEXTS, LIMITS)
    assert list(near_pairs.pairs_of(found, texts=len(TEXTS))) == wanted


def test_near_pairs_nothing_met_gives_nothing():
    assert len(near_pairs.met_often([], TEXTS, LIMITS)) == 0
