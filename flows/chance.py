"""How improbable is it that two texts share their words by chance? Told from how many texts of the collection hold each word."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from itertools import count
from math import log2
from pathlib import Path

import numpy as np

from flows.pair_file import PairFile
from flows.row_file import RowFile

HELD = 16
"""Words of which the texts are kept at hand: those that two texts share often come again with the next two."""
AT_ONCE = 250_000
"""Words in texts that are put in order together, some 10 MB."""


@dataclass(frozen=True, slots=True)
class Holders:
    """Which of `texts` texts hold a word: the number of each word, the row of each number in a file, and the places of its texts there."""

    numbers: dict[str, int]
    rows: "array[int]"
    held: RowFile[np.ndarray]
    texts: int

    def of(self, word: str) -> np.ndarray:
        """Returns the places of the texts that hold the word, in order; none for a word that no text holds."""
        number = self.numbers.get(word)
        return np.empty(0, dtype=np.int32) if number is None else self.held.recent(self.rows[number])


@contextmanager
def holders_of(texts: Iterable[Iterable[str]], folder: Path) -> Iterator[Holders]:
    """Yields which of the texts hold each word, in files of the folder; a word twice in a text is held once."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    words = PairFile(folder / "words-held", (np.unique(np.fromiter(map(numbers.__getitem__, text), dtype=np.uint64)) for text in texts))
    rows = array("q", bytes(8 * len(numbers)))
    held = RowFile(folder / "holders", places_by_word(words, rows), lambda data: np.frombuffer(data, dtype=np.int32), held=HELD)
    try:
        yield Holders(dict(numbers), rows, held, len(words))
    finally:
        held.close()


def places_by_word(words: PairFile, rows: "array[int]") -> Iterator[bytes]:
    """Yields the places of the texts that hold a word, word by word, and notes which word comes when."""
    row = count()
    for numbers, places in words.parts(AT_ONCE):
        starts = np.flatnonzero(numbers[1:] != numbers[:-1]) + 1
        for own, held in zip(np.split(numbers, starts), np.split(places, starts), strict=True):
            if len(own):
                rows[int(own[0])] = next(row)
                yield held.tobytes()


def is_no_chance(kept: Iterable[str], pair: tuple[int, int], holders: Holders, *, margin: float) -> bool:
    """Returns whether two texts, by their places, would share these words by chance in less than one collection in 2 ** margin of this size.

    Each word is told by the one among the more common shared words that foretells it best, for the words of a form stand together: where "Record" stands,
    "Pay" tells nothing. So many bits as tell one text of the collection from all others say nothing yet. The two texts themselves are not counted:
    of a word that no other text holds it is assumed that one does. Words that a third text holds, all of them, are those of a form.
    """
    # of words that as many texts hold the last by letter comes first, whatever the order of the texts
    held = sorted((without(holders.of(word), pair) for word in sorted(set(kept), reverse=True)), key=len)
    if not held or len(reduce(shared_by, held)):
        return False
    wanted, found = log2(holders.texts) + margin, 0.0
    # the rarest word first: it tells most, so that common words, which many texts hold, are seldom asked
    for place, others in enumerate(held, start=1):
        told = log2((holders.texts - 1) / (len(others) + 1))
        for more in held[place:]:
            if told <= 0.0:
                break
            told = min(told, log2((len(more) + 1) / (len(shared_by(others, more)) + 1)))
        found += max(0.0, told)
        if found >= wanted:
            return True
    return False


def without(places: np.ndarray, pair: tuple[int, int]) -> np.ndarray:
    """Returns the places but for those of the pair."""
    others: np.ndarray = places[(places != pair[0]) & (places != pair[1])]
    return others


def shared_by(fewer: np.ndarray, more: np.ndarray) -> np.ndarray:
    """Returns the places of the first that stand in the second too; both are in order, and looked through in the time of the first."""
    found = np.searchsorted(more, fewer)
    shared: np.ndarray = fewer[found < len(more)]
    return shared[more[found[: len(shared)]] == shared]
