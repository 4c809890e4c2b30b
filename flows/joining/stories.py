"""What an article is about, by those of its stems that few articles have: two reports that share none of them tell of two matters.

"The minister asked banks to lend" and "the airline asked the ministry to dismiss" are of one day, code, source and town; nothing else in their articles is.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any
from zlib import crc32

import numpy as np
import pyarrow as pa

from flows.joining.stems import content_words, stems
from flows.joining.tables import FOLDER, Joining

Row = Mapping[str, Any]
COMMON_STEMS = FOLDER / "common_stems.txt"
MOST = 48
"""Stems kept of an article, the first in reading order."""
NAMED = ("source_text", "target_text")
STORY = "story"
"""The column of a mention's row that holds its article's stems as numbers; a row without it is of no known story."""
HASHES = 2**64
ROW = (MOST + 1) * 4
"""Bytes of a story in the file: how many stems it has, then these."""


def story_of(text: str) -> tuple[int, ...]:
    """Returns the first `MOST` rare stems of a text, each once, as numbers."""
    rare = dict.fromkeys(stem for stem in stems(text) if stem not in common_stems())
    return tuple(number_of(stem) for stem, _ in zip(rare, range(MOST), strict=False))


@cache
def common_stems(path: Path = COMMON_STEMS) -> frozenset[str]:
    """Returns the stems that one article of fifty has, or more (common_stems.txt)."""
    return frozenset(path.read_text(encoding="utf8").split())


def number_of(stem: str) -> int:
    """Returns a stem as a number, the same in every process."""
    return crc32(stem.encode("utf8"))


def are_apart(one: Row, other: Row, joining: Joining) -> bool:
    """Says whether two mentions stand in articles of two matters: both have enough rare stems and, the actors' names left out, hardly one in common."""
    stories = one.get(STORY), other.get(STORY)
    if not stories[0] or not stories[1]:
        return False
    names = {number_of(stem) for stem in names_of(one) | names_of(other)}
    first, second = set(stories[0]) - names, set(stories[1]) - names
    least = min(len(first), len(second))
    return least >= joining.tolerances.story_words and len(first & second) < joining.tolerances.story_share * least


def names_of(mention: Row) -> frozenset[str]:
    """Returns the stems of a mention's names, which are cut once for all that it is compared with."""
    return content_words(" ".join([mention[name] or "" for name in NAMED]))


class StoryFile:
    """The stories of articles in a file, found by article_id; two numbers an article are held. The file is read, not mapped: what a process has mapped and
    looked at counts as its memory. A context manager: leaving it closes the file."""

    def __init__(self, path: Path, pieces: Iterable[pa.Table]) -> None:
        known = array("Q")
        with path.open("wb") as file:
            for piece in pieces:
                for article, text in zip(piece.column("article_id").to_pylist(), piece.column("text").to_pylist(), strict=True):
                    story = story_of(text)
                    np.array([len(story), *story, *([0] * (MOST - len(story)))], dtype=np.uint32).tofile(file)
                    known.append(hash(article) % HASHES)
        found = np.frombuffer(known, dtype=np.uint64) if known else np.empty(0, dtype=np.uint64)
        self._order = np.argsort(found, kind="stable").astype(np.int32)
        self._known = found[self._order]
        self._file = path.open("rb")

    def __enter__(self) -> "StoryFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def of(self, articles: Sequence[str]) -> list[list[int]]:
        """Returns the story of each article, [] of one that is not there."""
        wanted = np.fromiter((hash(article) % HASHES for article in articles), dtype=np.uint64, count=len(articles))
        places = np.searchsorted(self._known, wanted)
        found = []
        for place, key in zip(places.tolist(), wanted, strict=True):
            found.append(self._read(int(self._order[place])) if place < len(self._known) and self._known[place] == key else [])
        return found

    def _read(self, number: int) -> list[int]:
        """Returns the story of the article of a number."""
        self._file.seek(number * ROW)
        row = np.frombuffer(self._file.read(ROW), dtype=np.uint32)
        return [int(stem) for stem in row[1 : 1 + int(row[0])]]
