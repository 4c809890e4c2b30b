"""Numbers of many holders in a file, looked at by number: all holders of some numbers at once, then those of the next."""

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np


class PairFile:
    """Different numbers of each holder, dealt out so that all that hold a number can be looked at together, few numbers at a time."""

    def __init__(self, path: Path, held: Iterable[np.ndarray] = ()) -> None:
        self._path = path
        self._counts = array("l")
        path.write_bytes(b"")
        self.add(held)

    def add(self, held: Iterable[np.ndarray]) -> None:
        """Adds the numbers of further holders."""
        with self._path.open("ab") as file:
            for numbers in held:
                numbers.astype(np.uint64).tofile(file)
                self._counts.append(len(numbers))

    def parts(self, at_once: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yields numbers with the places of their holders, ordered by both, about so many at once; one number stands in one part only."""
        parts = self.parts_of(at_once)
        return (self.part(number, parts) for number in range(parts))

    def parts_of(self, at_once: int) -> int:
        """Returns how many parts there are of about so many numbers."""
        return max(1, -(-sum(self._counts) // at_once))

    def part(self, part: int, parts: int) -> tuple[np.ndarray, np.ndarray]:
        """Returns one of so many parts; parts of one number in two files hold the same numbers."""
        ends = np.cumsum(np.frombuffer(self._counts, dtype=np.dtype("l"))) if self._counts else np.empty(0, dtype=np.int64)
        numbers, places = [np.empty(0, dtype=np.uint64)], [np.empty(0, dtype=np.int32)]
        start = 0
        with self._path.open("rb") as file:
            while len(read := np.fromfile(file, dtype=np.uint64, count=READ)):
                own = np.flatnonzero(read % np.uint64(parts) == part)
                numbers.append(read[own])
                places.append(np.searchsorted(ends, own + start, side="right").astype(np.int32))
                start += len(read)
        held, holders = np.concatenate(numbers), np.concatenate(places)
        order = np.argsort(held, kind="stable")
        return held[order], holders[order]


READ = 500_000
"""Numbers that are read at once."""
