"""Rows of bytes in a file that are put in once and read by their number, so that few of many are held at once."""

import os
from array import array
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

Row = TypeVar("Row")


class RowFile(Generic[Row]):
    """Rows by the number in which they were put in. `read` gives one anew, `recent` keeps the last `held` ones at hand."""

    def __init__(self, path: Path, rows: Iterable[bytes], read: Callable[[bytes], Row], *, held: int) -> None:
        self._starts = array("q", [0])
        with path.open("wb") as file:
            for row in rows:
                file.write(row)
                self._starts.append(file.tell())
        self._made = read
        self._file = os.open(path, os.O_RDONLY)
        self.recent = lru_cache(maxsize=held)(self.read)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def read(self, number: int) -> Row:
        """Returns the row of a number."""
        start, end = self._starts[number], self._starts[number + 1]
        return self._made(os.pread(self._file, end - start, start))

    def close(self) -> None:
        """Closes the file, and lets go of the rows at hand."""
        os.close(self._file)
        self.recent.cache_clear()
