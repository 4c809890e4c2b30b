"""95 % intervals of measured shares: Wilson's for a share of counted things, a bootstrap over texts for F1."""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

import numpy as np

LEVEL = 0.95
RESAMPLES = 1000
SEED = 20200616
Interval = tuple[float, float]
Counts = tuple[int, int, int]
"""Right, wrongly found and missed in one text."""


def share_interval(right: int, total: int) -> Interval | None:
    """Returns the Wilson interval of `right` in `total`; None where nothing was counted (Wilson 1927)."""
    if total == 0:
        return None
    share, z = right / total, NormalDist().inv_cdf(0.5 + 0.5 * LEVEL)
    below = 2 * (total + z**2)
    centre, half = (2 * total * share + z**2) / below, z / below * sqrt(4 * total * share * (1 - share) + z**2)
    return (centre - half if right else 0.0), (centre + half if right < total else 1.0)


def f1_interval(texts: Sequence[Counts]) -> Interval | None:
    """Returns the percentile interval of F1 when texts are drawn anew (events of one text are not independent, texts are).

    `texts` holds one (right, extra, missed) a text. None where fewer than two texts have anything to count; drawn with a fixed seed,
    so that the same gold gives the same interval.
    """
    counts = np.array([row for row in texts if any(row)], dtype=float).reshape(-1, 3)
    if len(counts) < 2:
        return None
    from scipy.stats import bootstrap  # takes as long to import as a small run to code

    # texts without anything to count change no draw's F1, but how many of the others are drawn; they are few and are left out
    right, extra, missed = counts.T
    found = bootstrap(
        (right, extra, missed), f1, paired=True, vectorized=True, n_resamples=RESAMPLES, confidence_level=LEVEL, method="percentile",
        rng=np.random.default_rng(SEED),
    )  # fmt: skip
    return float(found.confidence_interval.low), float(found.confidence_interval.high)


def f1(right: np.ndarray, extra: np.ndarray, missed: np.ndarray, axis: int = -1) -> np.ndarray:
    """Returns F1 of the sums along an axis; 0 where all are nought."""
    twice = 2 * right.sum(axis=axis)
    total = twice + extra.sum(axis=axis) + missed.sum(axis=axis)
    return np.divide(twice, total, out=np.zeros_like(total), where=total > 0)
