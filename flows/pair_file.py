"""Numbers of many holders in a file, looked at by number: all holders of some numbers at once, then those of the next."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np


class PairFile:
    """Different numbers of each holder, dealt out so that all that hold a number can be looked at together, few numbers at a time."""

    def __init__(self, path: Path, held: Iterable[np.ndarray] = ()) -> None:
        self._path = path
        self._counts = array("i")
        path.write_bytes(b"")
        self.add(held)

    def __len__(self) -> int:
        return len(self._counts)

    def add(self, held: Iterable[np.ndarray]) -> None:
        """Adds the numbers of further holders."""
        with self._path.open("ab") as file:
            for numbers in held:
                numbers.astype(np.uint64).tofile(file)
                self._counts.append(len(numbers))

    def parts(self, at_once: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yields numbers with the places of their holders, ordered by both, about so many at once; one number stands in one part only."""
        return self.dealt(self.parts_of(at_once))

    def parts_of(self, at_once: int) -> int:
        """Returns how many parts there are of about so many numbers."""
        return max(1, -(-sum(self._counts) // at_once))

    def dealt(self, parts: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yields so many parts as `parts` does; parts of one place in two files hold the same numbers. The numbers are read once, and dealt out to a file a
        part."""
        paths = [self._path.with_name(f"{self._path.name}-{number}") for number in range(parts)]
        self._deal(paths)
        for path in paths:
            part = np.fromfile(path, dtype=HELD) if path.exists() else np.empty(0, dtype=HELD)
            path.unlink(missing_ok=True)
            order = np.argsort(part["number"], kind="stable")
            numbers, places = part["number"][order], part["place"][order]
            del part, order  # not held while the part is looked at
            yield numbers, places

    def _deal(self, paths: Sequence[Path]) -> None:
        """Deals the numbers out to the files."""
        ends = np.cumsum(np.frombuffer(self._counts, dtype=np.int32)) if self._counts else np.empty(0, dtype=np.int64)
        start = 0
        with self._path.open("rb") as file:
            while len(read := np.fromfile(file, dtype=np.uint64, count=READ)):
                held = np.empty(len(read), dtype=HELD)
                held["number"], held["place"] = read, np.searchsorted(ends, np.arange(start, start + len(read)), side="right")
                start += len(read)
                own = (read % np.uint64(len(paths))).astype(np.int32)
                held = held[np.argsort(own, kind="stable")]
                for path, some in zip(paths, np.split(held, np.cumsum(np.bincount(own, minlength=len(paths)))[:-1]), strict=True):
                    if len(some):
                        with path.open("ab") as part:
                            some.tofile(part)


READ = 100_000
"""Numbers that are read at once."""
HELD = np.dtype([("number", np.uint64), ("place", np.int32)])
