"""Near-copies among articles: reprints, updates, new headlines and stories cut short, in groups with the article that came first.

Texts that share word pairs meet in a minhash index (rensa); each pair that met is verified word by word (`flows.copied`); copies of
copies are one group. Whether two texts are copies depends on these two texts only: the order of the articles does not matter, and an
article that is added later can add to groups and join them, never part them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise

import pyarrow as pa
from rensa import RMinHash, RMinHashLSH
from scipy.cluster.hierarchy import DisjointSet

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
    twice = next((one for one, after in pairwise(sorted(ids)) if one == after), None)
    if twice is not None:
        raise ValueError(f"article_id {twice!r} stands twice; every article needs an id of its own")
    words = [read_words(article.text) for article in ordered]
    groups = DisjointSet(range(len(ordered)))
    alike: dict[tuple[str, ...], int] = {}
    for item, text in enumerate(words):
        # texts without words are equal to nothing
        groups.merge(item, alike.setdefault(text.lower, item) if len(text) else item)
    # one of the texts that are written alike stands for all of them: a story printed a thousand times is compared once
    compared = list({text.written: item for item, text in enumerate(words) if len(text) >= limits.min_words}.values())
    for pair in candidates([words[item] for item in compared], limits):
        one, other = (compared[place] for place in pair)
        if not groups.connected(one, other) and is_copy(words[one], words[other], limits):
            groups.merge(one, other)
    return dict(sorted((ids[item], ids[min(group)]) for group in groups.subsets() for item in group if item != min(group)))


def candidates(words: Sequence[Words], limits: CopyLimits) -> Iterator[tuple[int, int]]:
    """Yields the pairs of texts that may be copies, each once, the later place first: those whose sketches meet in a band.

    The whole text is sketched, and its first words again: a story of which a third is left shares its beginning.
    """
    lead = int(limits.lead_words)
    whole = sketches((text.lower for text in words), limits)
    begun = sketches((text.lower[:lead] for text in words), limits)
    wholes, begins = sketch_index(limits), sketch_index(limits)
    for place, (sketch, begin) in enumerate(zip(whole, begun, strict=True)):
        yield from ((place, other) for other in sorted({*wholes.query(sketch), *begins.query(begin)}))
        wholes.insert(place, sketch)
        begins.insert(place, begin)


def sketches(texts: Iterable[Sequence[str]], limits: CopyLimits) -> list[RMinHash]:
    """Returns the minhash sketches of the texts' pairs of neighbouring words."""
    pairs = ([f"{one} {other}" for one, other in pairwise(text)] for text in texts)
    return RMinHash.from_token_sets(pairs, int(limits.bands * limits.band_rows), SEED)


def sketch_index(limits: CopyLimits) -> RMinHashLSH:
    """Returns an empty index in which two sketches meet where all rows of a band are equal."""
    return RMinHashLSH(THRESHOLD, int(limits.bands * limits.band_rows), int(limits.bands))
