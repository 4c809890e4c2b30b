"""Keys that were met, each with a note, in a file: to tell a repeated one without holding all of them."""

import os
import tempfile
from array import array
from pathlib import Path
from types import TracebackType

SLOTS = 1_024
EMPTY = -1


class KeyFile:
    """Text keys with a text for each, added once and looked up by the key; in memory stand some 30 bytes a key, however long it is.

    A key is found by its hash, and what the hash names is read from the file and compared: no two keys are taken for one. A context manager: leaving it
    closes the file, which has no name and goes with it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  closed by __exit__
        self._hashes, self._starts = array("q"), array("q", [0])
        self._end = 0
        self._slots = array("i", [EMPTY]) * SLOTS

    def __enter__(self) -> "KeyFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._hashes)

    def get(self, key: str) -> str | None:
        """Returns the text of a key; None where it was not added."""
        number = self._slots[self._slot(key)]
        return None if number == EMPTY else self._read(number)[1]

    def add(self, key: str, text: str) -> None:
        """Adds a key with its text; the first text of a key stays."""
        slot = self._slot(key)
        if self._slots[slot] != EMPTY:
            return
        self._slots[slot] = len(self)
        self._hashes.append(hash(key))
        own = key.encode("utf8", "surrogatepass")
        self._end += self._file.write(len(own).to_bytes(4, "little") + own + text.encode("utf8", "surrogatepass"))
        self._starts.append(self._end)
        if 3 * len(self) > 2 * len(self._slots):
            self._widen()

    def _slot(self, key: str) -> int:
        """Returns the slot that a key has, or the empty one that it would get."""
        slots, wanted, last = self._slots, hash(key), len(self._slots) - 1
        slot = wanted & last
        while (number := slots[slot]) != EMPTY and (self._hashes[number] != wanted or self._read(number)[0] != key):
            slot = (slot + 1) & last
        return slot

    def _read(self, number: int) -> tuple[str, str]:
        """Returns the key of a number and its text."""
        start, end = self._starts[number], self._starts[number + 1]
        self._file.seek(start)
        data = self._file.read(end - start)
        self._file.seek(0, os.SEEK_END)
        size = 4 + int.from_bytes(data[:4], "little")
        return data[4:size].decode("utf8", "surrogatepass"), data[size:].decode("utf8", "surrogatepass")

    def _widen(self) -> None:
        """Doubles the slots: keys that share few of them are found at once."""
        slots = array("i", [EMPTY]) * (2 * len(self._slots))
        last = len(slots) - 1
        for number, wanted in enumerate(self._hashes):
            slot = wanted & last
            while slots[slot] != EMPTY:
                slot = (slot + 1) & last
            slots[slot] = number
        self._slots = slots
