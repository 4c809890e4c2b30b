"""Which texts may be copies of one another: told by sketches and rare pairs of words, so that not every two texts are compared.

Sketches, and pairs of words as numbers, stand in files; what meets is one number of 8 bytes for two texts.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import pandas as pd
from rensa import RMinHash

from flows.copied import CopyLimits
from flows.pair_file import PairFile
from flows.word_shelf import ColumnFile, WordShelf

SEED = 20200616
AT_ONCE = 500
"""Texts that are sketched at once: their pairs of words as text take most of the memory."""
PAIRS_AT_ONCE = 250_000
"""Pairs of words that are looked at together, some 10 MB."""
MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number by which the number of a pair's first word is told from that of its second."""


def candidates(words: WordShelf, limits: CopyLimits, folder: Path) -> Iterator[tuple[int, int]]:
    """Yields the pairs of texts that may be copies, each once, the later place first: their sketches meet in a band, or they share rare pairs of words.

    The whole text is sketched, and its first words again: a story of which a third is left shares its beginning.
    """
    lead = int(limits.lead_words)
    met = [
        sharing_bands(ColumnFile(folder / "wholes", banded(words, limits)), texts=len(words)),
        sharing_bands(ColumnFile(folder / "begins", banded(words, limits, first=lead)), texts=len(words)),
        sharing_rare_pairs(words, limits, folder),
        sharing_pairs_apart(words, limits, folder),
    ]
    yield from pairs_of(np.unique(np.concatenate(met)), texts=len(words))


def pairs_of(met: np.ndarray, *, texts: int) -> Iterator[tuple[int, int]]:
    """Yields meetings, each as one number (`as_one`), as the later and the earlier place."""
    for start in range(0, len(met), AT_ONCE):
        later, earlier = np.divmod(met[start : start + AT_ONCE], max(1, texts))
        yield from zip(later.tolist(), earlier.tolist(), strict=True)


def as_one(later: np.ndarray, earlier: np.ndarray, *, texts: int) -> np.ndarray:
    """Returns each meeting of two of so many texts as one number: in its order the later place comes first."""
    return later.astype(np.int64) * texts + earlier


def sharing_rare_pairs(words: WordShelf, limits: CopyLimits, folder: Path) -> np.ndarray:
    """Returns the meetings of texts that share `min_rare` rare pairs of words at their beginning, where one of the two is short."""
    lead = int(limits.rare_lead)
    brief = words.lengths <= lead
    held = PairFile(folder / "pairs", held_pairs(text.lower[:lead] for text in words))
    met = meetings(held, most=int(limits.max_holders))
    return met_often(((later[own], earlier[own]) for later, earlier in met if (own := brief[later] | brief[earlier]).any()), words, limits)


def sharing_pairs_apart(words: WordShelf, limits: CopyLimits, folder: Path) -> np.ndarray:
    """Returns the meetings of notices of one length that share `min_rare` rare pairs of words up to `max_apart` apart.

    Of 14 words six are left in "Qtly [...] 19 [...] vs 19 [...] Pay [...] March 12" and only two pairs of neighbours.
    """
    lengths = words.lengths
    notices = np.flatnonzero((lengths >= limits.min_words) & (lengths <= limits.lead_words))
    held = PairFile(folder / "apart", held_pairs((words[place].lower for place in notices.tolist()), apart=int(limits.max_apart)))
    met = ((notices[later], notices[earlier]) for later, earlier in meetings(held, most=int(limits.max_holders)))
    near = ((later, earlier, abs(lengths[later] - lengths[earlier]) <= limits.max_drift) for later, earlier in met)
    return met_often(((later[own], earlier[own]) for later, earlier, own in near), words, limits)


def met_often(met: Iterable[tuple[np.ndarray, np.ndarray]], words: WordShelf, limits: CopyLimits) -> np.ndarray:
    """Returns the meetings that come `min_rare` times at least."""
    found, times = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    waiting: list[np.ndarray] = []
    more = 0
    for later, earlier in met:
        waiting.append(as_one(later, earlier, texts=len(words)))
        more += len(later)
        # counted when they are as many as those counted already: to put these in order again for each few would take a time that grows with their square
        if more > max(len(found), PAIRS_AT_ONCE):
            (found, times), waiting, more = counted(found, times, waiting), [], 0
    found, times = counted(found, times, waiting)
    return found[times >= limits.min_rare]


def counted(found: np.ndarray, times: np.ndarray, more: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Returns the meetings so far and some more, each once and in order, with how often they came."""
    here, often = np.unique(np.concatenate([*more, found[:0]]), return_counts=True)
    both, place = np.unique(np.concatenate([found, here]), return_inverse=True)
    return both, np.bincount(place, weights=np.concatenate([times, often]), minlength=len(both)).astype(np.int64)


def held_pairs(texts: Iterable[Sequence[str]], *, apart: int = 1) -> Iterator[np.ndarray]:
    """Yields for each text its different pairs of neighbouring words, each as one number: a corpus of them as text would fill the memory.

    With `apart`, pairs of words are held that stand up to so many apart; "18 [...] April" and "18 April" are two.
    """
    for some in batched(texts):
        written = np.array([word for text in some for word in text], dtype=object)
        numbers = pd.util.hash_array(written, categorize=False) if len(written) else np.empty(0, dtype=np.uint64)
        ends = np.cumsum([len(text) for text in some])
        for end, text in zip(ends.tolist(), some, strict=True):
            own = numbers[end - len(text) : end]
            far = ((own[:-by] * MIX + own[by:]) * np.uint64(apart) + np.uint64(by - 1) for by in range(1, apart + 1))
            yield np.unique(np.concatenate(list(far)))


def batched(texts: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Yields the texts `AT_ONCE` at a time."""
    given = iter(texts)
    while some := list(islice(given, AT_ONCE)):
        yield some


def meetings(pairs: PairFile, *, most: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yields the later and the earlier text of each meeting: two that hold one pair of words, once for each pair that at most so many texts hold."""
    for held, places in pairs.parts(PAIRS_AT_ONCE):
        holders = sizes_of_runs(held)
        yield from in_company(held[holders <= most], places[holders <= most])


def in_company(numbers: np.ndarray, places: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yields the later and the earlier place of every two that have one number; they are ordered by number, then place."""
    sizes = sizes_of_runs(numbers)
    apart = 1
    # of one number the texts stand one behind another, by their place: those `apart` steps apart meet
    while (enough := sizes > apart).any():
        numbers, places, sizes = numbers[enough], places[enough], sizes[enough]
        same = numbers[apart:] == numbers[:-apart]
        yield places[apart:][same], places[:-apart][same]
        apart += 1


def sizes_of_runs(numbers: np.ndarray) -> np.ndarray:
    """Returns for each number how many equal ones stand around it in a row, itself counted."""
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]]) if len(numbers) else np.empty(0, dtype=np.int64)
    sizes: np.ndarray = np.diff(np.r_[starts, len(numbers)])
    return np.repeat(sizes, sizes)


def banded(words: WordShelf, limits: CopyLimits, *, first: int | None = None) -> Iterator[np.ndarray]:
    """Yields for some texts at a time one number a band of the minhash sketch of their pairs of neighbouring words, equal where all rows of the band are;
    of all words or of the first so many."""
    bands, rows = int(limits.bands), int(limits.band_rows)
    mix = np.random.default_rng(SEED).integers(2**63, size=rows, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    for some in batched(text.lower[:first] for text in words):
        pairs = [[f"{one} {other}" for one, other in pairwise(text)] for text in some]
        digests = np.array(RMinHash.digests_from_token_sets(pairs, bands * rows, SEED), dtype=np.uint64)
        yield (digests.reshape(len(some), bands, rows) * mix).sum(axis=2, dtype=np.uint64)


def sharing_bands(columns: Iterable[np.ndarray], *, texts: int) -> np.ndarray:
    """Returns the meetings of texts that have an equal number in one of the columns, each once and in order."""
    met = np.empty(0, dtype=np.int64)
    for column in columns:
        order = np.argsort(column, kind="stable")
        found = [as_one(later, earlier, texts=texts) for later, earlier in in_company(column[order], order)]
        met = np.unique(np.concatenate([met, *found]))
    return met
