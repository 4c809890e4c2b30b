"""Numbered things put together into groups, held as one column of numbers."""

from array import array
from collections.abc import Iterator


class United:
    """Groups of so many things, each alone at first; the lowest of a group stands for it."""

    def __init__(self, count: int) -> None:
        self._above = array("i", range(count))

    def of(self, item: int) -> int:
        """Returns the lowest thing of the group that a thing is in."""
        above = self._above
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    def unite(self, one: int, other: int) -> None:
        """Makes the groups of two things one."""
        low, high = sorted((self.of(one), self.of(other)))
        self._above[high] = low

    def later(self) -> Iterator[tuple[int, int]]:
        """Yields each thing that is not the lowest of its group, with that one."""
        return ((item, lowest) for item in range(len(self._above)) if (lowest := self.of(item)) != item)
