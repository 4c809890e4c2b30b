"""Near-copies among articles: reprints, updates, new headlines and stories cut short, in groups with the article that came first.

Texts that share word pairs meet in a minhash index (rensa); each pair that met is verified word by word (`flows.copied`); copies of
copies are one group. Whether two texts are copies depends on these two texts only: the order of the articles does not matter, and an
article that is added later can add to groups and join them, never part them.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise

import pyarrow as pa
from rensa import RMinHash, RMinHashLSH

from flows.copied import CopyLimits, Words, is_copy, read_copy_limits, read_words

SEED = 20200616
# rensa asks for a threshold too; the bands of flows/near_copies.tsv decide which texts meet
THRESHOLD = 0.5
COLUMNS = ("article_id", "published", "published_at", "text")


@dataclass(frozen=True, slots=True)
class Published:
    """What is asked of an article: its id, its day and time of publication (None where not known) and its text."""

    article_id: str
    published: date | None
    published_at: datetime | None
    text: str

    @property
    def order(self) -> tuple[date, datetime, str]:
        """First published first, then lowest id; a day without a time comes after that day's times, an unknown day last."""
        at = self.published_at
        moment = None if at is None else at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        day = self.published or (moment.date() if moment else date.max)
        return day, moment or datetime.combine(day, time.max, UTC), self.article_id


class Groups:
    """Joins things to groups, two at a time (union-find); the groups are the same in whatever order they are joined."""

    def __init__(self, size: int) -> None:
        self.above = list(range(size))

    def head(self, item: int) -> int:
        """Returns the item that stands for the group."""
        while self.above[item] != item:
            self.above[item] = self.above[self.above[item]]
            item = self.above[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Makes the groups of two items one."""
        low, high = sorted((self.head(one), self.head(other)))
        self.above[high] = low

    def members(self) -> list[list[int]]:
        """Returns the groups of two and more, each in ascending order."""
        found = defaultdict(list)
        for item in range(len(self.above)):
            found[self.head(item)].append(item)
        return [group for group in found.values() if len(group) > 1]


def near_copies_of(articles: pa.Table) -> dict[str, str]:
    """Returns `near_copies` of a table with the columns `article_id`, `published`, `published_at` and `text` (`schemas.tables.ARTICLES`)."""
    columns = [articles.column(name).to_pylist() for name in COLUMNS]
    return near_copies(map(Published, *columns))


def near_copies(articles: Iterable[Published], *, limits: CopyLimits | None = None) -> dict[str, str]:
    """Returns {article_id: id of the first article of its group} for every article that is a near-copy of an earlier one.

    The first of a group, and an article without copies, are no keys; so `copies.get(id, id)` is the article to count. Sorted by id.
    Raises ValueError where an id stands twice.
    """
    limits = limits or read_copy_limits()
    ordered = sorted(articles, key=lambda article: article.order)
    ids = [article.article_id for article in ordered]
    if len(set(ids)) < len(ids):
        raise ValueError(f"article_id {next(one for one, next_one in pairwise(sorted(ids)) if one == next_one)!r} stands twice; ids are unique")
    words = [read_words(article.text) for article in ordered]
    groups = Groups(len(ordered))
    for same in equal_texts(words):
        for item in same[1:]:
            groups.join(same[0], item)
    # one of several texts that are written alike stands for all: a story printed a thousand times is compared once
    written = list({text.written: item for item, text in reversed(list(enumerate(words))) if len(text) >= limits.min_words}.values())
    for one, other in candidates([words[item] for item in written], limits):
        one, other = written[one], written[other]
        if groups.head(one) != groups.head(other) and is_copy(words[one], words[other], limits):
            groups.join(one, other)
    return dict(sorted((ids[item], ids[group[0]]) for group in groups.members() for item in group[1:]))


def equal_texts(words: Sequence[Words]) -> list[list[int]]:
    """Returns the places of texts that have the same words, case and punctuation aside; texts without words are equal to nothing."""
    return same_places(text.lower or None for text in words)


def same_places(keys: Iterable[Hashable | None]) -> list[list[int]]:
    """Returns the places at which an equal key stands, two and more; None is equal to nothing."""
    found = defaultdict(list)
    for place, key in enumerate(keys):
        if key is not None:
            found[key].append(place)
    return [places for places in found.values() if len(places) > 1]


def candidates(words: Sequence[Words], limits: CopyLimits) -> list[tuple[int, int]]:
    """Returns the pairs of texts that may be copies, each once and in ascending order: those whose sketches meet in a band.

    The whole text is sketched, and its first words again: a story of which a third is left shares its beginning.
    """
    lead = int(limits.lead_words)
    whole = meetings((word_pairs(text.lower) for text in words), limits)
    begun = meetings((word_pairs(text.lower[:lead]) for text in words), limits)
    return sorted({*whole, *begun})


def word_pairs(words: Sequence[str]) -> list[str]:
    """Returns every two neighbouring words as one token."""
    return [f"{one} {other}" for one, other in pairwise(words)]


def meetings(tokens: Iterable[list[str]], limits: CopyLimits) -> Iterator[tuple[int, int]]:
    """Yields the pairs (lower place first) whose sketches are equal in a band."""
    bands = int(limits.bands)
    size = bands * int(limits.band_rows)
    sketches = RMinHash.from_token_sets(tokens, size, SEED)
    index = RMinHashLSH(THRESHOLD, size, bands)
    index.insert_many(sketches)
    for place, met in enumerate(index.query_all(sketches)):
        yield from ((place, other) for other in met if other > place)
