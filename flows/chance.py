"""How improbable is it that two texts share their words by chance? Told from how many texts of the collection hold each word."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial, reduce
from itertools import count
from math import log2

import numpy as np


@dataclass(frozen=True, slots=True)
class Holders:
    """Which of `texts` texts hold a word: the number of each word, and for number `n` the places of its texts, `held[starts[n] : starts[n + 1]]`."""

    numbers: dict[str, int]
    starts: np.ndarray
    held: np.ndarray
    texts: int

    def of(self, word: str) -> np.ndarray:
        """Returns the places of the texts that hold the word, in order; none for a word that no text holds."""
        number = self.numbers.get(word)
        return self.held[:0] if number is None else self.held[self.starts[number] : self.starts[number + 1]]


def holders_of(texts: Iterable[Iterable[str]]) -> Holders:
    """Returns which of the texts hold each word; a word twice in a text is held once."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    each = [np.unique(np.fromiter(map(numbers.__getitem__, text), dtype=np.int64)) for text in texts]
    words = np.concatenate([*each, np.empty(0, dtype=np.int64)])
    places = np.repeat(np.arange(len(each), dtype=np.int32), [len(text) for text in each])
    order = np.argsort(words, kind="stable")
    return Holders(dict(numbers), np.searchsorted(words[order], np.arange(len(numbers) + 1)), places[order], len(each))


def is_no_chance(kept: Iterable[str], pair: tuple[int, int], holders: Holders, *, margin: float) -> bool:
    """Returns whether two texts, by their places, would share these words by chance in less than one collection in 2 ** margin of this size.

    Each word is told by the one among the more common shared words that foretells it best, for the words of a form stand together: where "Record" stands,
    "Pay" tells nothing. So many bits as tell one text of the collection from all others say nothing yet. The two texts themselves are not counted:
    of a word that no other text holds it is assumed that one does. Words that a third text holds, all of them, are those of a form.
    """
    # of words that as many texts hold the first by letter comes first, whatever the order of the texts
    held = sorted((without(holders.of(word), pair) for word in sorted(set(kept))), key=len, reverse=True)
    if not held or len(reduce(partial(np.intersect1d, assume_unique=True), held)):
        return False
    wanted, found = log2(holders.texts) + margin, 0.0
    for place, others in enumerate(held):
        foretold = [log2((len(more) + 1) / (shared_by(more, others) + 1)) for more in held[:place]]
        found += max(0.0, min([log2((holders.texts - 1) / (len(others) + 1)), *foretold]))
        if found >= wanted:
            return True
    return False


def without(places: np.ndarray, pair: tuple[int, int]) -> np.ndarray:
    """Returns the places but for those of the pair."""
    others: np.ndarray = places[(places != pair[0]) & (places != pair[1])]
    return others


def shared_by(one: np.ndarray, other: np.ndarray) -> int:
    """Returns how many places stand in both; both are in order."""
    return len(np.intersect1d(one, other, assume_unique=True))
