"""The words of many texts in a file, and what is told of each text by numbers in columns of a file: near-copies are looked for among all texts of a
corpus, and hold few of them at once."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import overload

import numpy as np

from flows.copied import Words
from flows.row_file import RowFile

HELD = 500
"""Texts that are kept at hand while pairs of texts are compared."""


class WordShelf(Sequence[Words]):
    """The words of texts in a file, by their place in `places` (numbers of texts in the order in which they were put in)."""

    def __init__(self, path: Path, texts: Iterable[Words] = ()) -> None:
        self._lengths = array("l")
        self._rows = RowFile(path, map(self._written, texts), words_of, held=HELD)
        self.places: Sequence[int] | np.ndarray = range(len(self._lengths))

    def _written(self, text: Words) -> bytes:
        self._lengths.append(len(text))
        # no word holds a space or the end of a line
        return "\n".join((" ".join(text.written), " ".join(text.lower))).encode("utf8", "surrogatepass")

    def close(self) -> None:
        """Closes the file."""
        self._rows.close()

    @property
    def lengths(self) -> np.ndarray:
        """How many words each text has."""
        return np.frombuffer(self._lengths, dtype=np.dtype("l"))[self.places] if self._lengths else np.empty(0, dtype=np.int64)

    def lengths_at(self, place: int) -> int:
        """Returns how many words the text at a place has."""
        return self._lengths[int(self.places[place])]

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> Words: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Words]: ...
    def __getitem__(self, place: int | slice) -> Words | Sequence[Words]:
        if isinstance(place, slice):
            return [self._rows.read(int(number)) for number in self.places[place]]
        return self._rows.recent(int(self.places[place]))

    def __iter__(self) -> Iterator[Words]:
        return (self._rows.read(int(number)) for number in self.places)


def words_of(data: bytes) -> Words:
    """Returns the words of a text as they stand in the file."""
    written, _, lower = data.decode("utf8", "surrogatepass").partition("\n")
    return Words(tuple(written.split(" ")), tuple(lower.split(" "))) if written else Words((), ())


class ColumnFile:
    """Rows of numbers in a file that are put in some at a time and read column by column."""

    def __init__(self, path: Path, blocks: Iterable[np.ndarray]) -> None:
        self._path = path
        self._sizes: list[tuple[int, int]] = []
        with path.open("wb") as file:
            for block in blocks:
                np.ascontiguousarray(block.T).tofile(file)
                self._sizes.append(block.shape)

    def __iter__(self) -> Iterator[np.ndarray]:
        width = self._sizes[0][1] if self._sizes else 0
        with self._path.open("rb") as file:
            for column in range(width):
                parts, start = [], 0
                for rows, _ in self._sizes:
                    file.seek((start + column * rows) * 8)
                    parts.append(np.fromfile(file, dtype=np.uint64, count=rows))
                    start += rows * width
                yield np.concatenate(parts)
