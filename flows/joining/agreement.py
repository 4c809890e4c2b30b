"""How two mentions agree as a whole: the level of each kind and the sum of their points."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from flows.joining import levels
from flows.joining.tables import Joining

Row = Mapping[str, Any]
Compare = Callable[[Row, Row, Joining], str]
COMPARISONS: Mapping[str, Compare] = MappingProxyType({
    "code": levels.code_level,
    "source": partial(levels.side_level, side="source"),
    "target": partial(levels.side_level, side="target"),
    "roles": levels.roles_level,
    "date": levels.date_level,
    "place": levels.place_level,
    "numbers": levels.numbers_level,
    "words": levels.words_level,
    "article": levels.article_level,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agreement:
    """The levels that two mentions reach, by kind, and their points; `points` is None where one level forbids that they are one occurrence, and the
    kinds behind it are not looked at."""

    levels: tuple[tuple[str, str], ...]
    points: float | None

    def __str__(self) -> str:
        return ", ".join(f"{kind} {level}" for kind, level in self.levels) + (f": {self.points:g} points" if self.points is not None else ": never")


def agreement(one: Row, other: Row, joining: Joining) -> Agreement:
    """Returns how two mentions agree; the order of the two does not matter."""
    found: list[tuple[str, str]] = []
    total = 0.0
    for kind, compare in COMPARISONS.items():
        level = compare(one, other, joining)
        found.append((kind, level))
        points = joining.points[kind, level]
        if points is None:
            return Agreement(tuple(found), None)
        total += points
    return Agreement(tuple(found), total)
