"""Near-copies among articles: reprints, updates, new headlines and stories cut short, in groups with the article that came first.

Texts that share word pairs meet in a band of their minhash sketches (rensa); each pair that met is verified word by word (`flows.copied`); copies of
copies are one group. The order of the articles does not matter. Whether two texts agree depends on these two only, but where so many words were changed
that the collection has to tell whether those that stayed are chance (`flows.chance`); whose copy a text is depends on all (`unrivalled`): an article
that is added later can join groups, and part one whose text it shows to begin the reports of many days.
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.chance import holders_of, is_no_chance
from flows.copied import CopyLimits, Words, agreement, forget_words, kept_in_place, read_copy_limits, read_words, stands_whole
from flows.near_pairs import candidates
from flows.stored import Rows, pieces_of
from flows.united import United
from flows.word_shelf import WordShelf

MARK = 16
NAMES_AT_ONCE = 2_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
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


def near_copies_of(articles: Rows, work: Path | None = None) -> dict[str, str]:
    """Returns `near_copies` of a table with the columns `article_id`, `published`, `published_at` and `text` (`schemas.tables.ARTICLES`)."""
    rows = (row for piece in pieces_of(articles, names=COLUMNS) for row in zip(*(piece.column(name).to_pylist() for name in COLUMNS), strict=True))
    return near_copies((Published(*row) for row in rows), work=work)


def near_copies(articles: Iterable[Published], *, limits: CopyLimits | None = None, work: Path | None = None) -> dict[str, str]:
    """Returns {article_id: id of the first article of its group} for every article that is a near-copy of an earlier one.

    The first of a group, and an article without copies, are no keys; so `copies.get(id, id)` is the article to count. Sorted by id.
    Words and sketches are held in files in a folder of their own in `work`, by itself where the system keeps such. Raises ValueError where an id stands twice.
    """
    limits = limits or read_copy_limits()
    with TemporaryDirectory(prefix="near-copies-", dir=work) as folder:
        told = Told()
        try:
            with closing(WordShelf(Path(folder) / "words", shelved(articles, told))) as words:
                return copies_among(words, told, limits, Path(folder))
        finally:
            forget_words()


class Told:
    """What is held of each article, as columns: its id, its day and moment in microseconds, and a digest of its words."""

    def __init__(self) -> None:
        self.days, self.moments, self.marks = array("q"), array("q"), bytearray()
        self._packed: list[pa.Array] = []
        self._names: list[str] = []

    def add(self, article: Published, words: Words) -> None:
        """Adds an article."""
        day, moment, name = article.order
        self.days.append(day.toordinal())
        self.moments.append((moment - EPOCH) // timedelta(microseconds=1))
        self.marks += blake2b(" ".join(words.lower).encode("utf8", "surrogatepass"), digest_size=MARK).digest()
        self._names.append(name)
        if len(self._names) == NAMES_AT_ONCE:
            self._pack()

    def ids(self) -> pa.Array:
        """Returns the ids."""
        self._pack()
        return pa.concat_arrays(self._packed)

    def _pack(self) -> None:
        self._packed.append(pa.array(self._names, pa.string()))
        self._names = []


def shelved(articles: Iterable[Published], told: Told) -> Iterator[Words]:
    """Yields the words of each article, and adds it to what is told of all."""
    for article in articles:
        words = read_words(article.text)
        told.add(article, words)
        yield words
    forget_words()


def copies_among(words: WordShelf, told: Told, limits: CopyLimits, folder: Path) -> dict[str, str]:
    """Returns `near_copies` of texts on a shelf; the first of equal texts stands for all of them: a story printed a thousand times is compared once."""
    keys = pa.table({"day": np.array(told.days), "moment": np.array(told.moments), "id": told.ids()})
    order = pc.sort_indices(keys, sort_keys=[(name, "ascending") for name in keys.column_names]).to_numpy()
    ids = keys.column("id").combine_chunks().take(pa.array(order))
    del keys
    twice = ids.value_counts().filter(pc.greater(ids.value_counts().field("counts"), 1))
    if len(twice):
        raise ValueError(f"article_id {min(twice.field('values').to_pylist())!r} stands twice; every article needs an id of its own")
    words.places = order
    lengths = words.lengths
    groups = United(len(order))
    _, first, alike = np.unique(np.frombuffer(told.marks, dtype=f"S{MARK}")[order], return_index=True, return_inverse=True)
    for item in np.flatnonzero((first[alike] != np.arange(len(order))) & (lengths > 0)).tolist():
        # texts without words are equal to nothing
        groups.unite(item, int(first[alike[item]]))
    compared = np.sort(first)
    compared = compared[lengths[compared] >= limits.min_words]
    words.places = order[compared]
    found = agreements(words, np.array(told.days)[words.places], limits, folder)
    for one, other in unrivalled(found, limits):
        groups.unite(int(compared[one]), int(compared[other]))
    return dict(sorted((ids[item].as_py(), ids[first].as_py()) for item, first in groups.later()))


@dataclass(frozen=True, slots=True)
class Agreements:
    """Which texts are copies by themselves: `sure` are pairs that hardly differ or of which one stands whole in the other.

    `nearness` has for each text that agrees with others these and how near they are, `lengths` its words; one of those that hardly differ stands for all.
    """

    sure: tuple[tuple[int, int], ...]
    nearness: dict[int, dict[int, tuple[float, int]]]
    lengths: dict[int, int]


def agreements(words: WordShelf, days: np.ndarray, limits: CopyLimits, folder: Path) -> Agreements:
    """Returns how the texts agree, by their places; of two that agree as much, the one published nearer in time is the nearer one.

    `days` are days of publication as numbers; sketches are held in the folder.
    """
    same, whole, pairs, groups = [], [], {}, United(len(words))
    asked: set[str] = set()
    with (folder / "placed").open("w+", encoding="utf8", errors="surrogatepass") as placed:
        for one, other in candidates(words, limits, folder):
            # what is one text already need not be compared: a story sent out a hundred times with a word changed
            if groups.of(one) == groups.of(other):
                continue
            agreed = agreement(words[one], words[other], limits)
            short, long = sorted((len(words[one]), len(words[other])))
            if agreed * short >= limits.min_same * long:
                groups.unite(one, other)
                same.append((one, other))
            elif agreed:
                pairs[one, other] = agreed
                if stands_whole(words[one], words[other], agreed, limits):
                    whole.append((one, other))
            else:
                share, kept = kept_in_place(words[one], words[other], limits)
                if kept:
                    asked.update(kept)
                    placed.write(json.dumps((one, other, share, kept)) + "\n")
        placed.seek(0)
        pairs.update(no_chances(placed, words, frozenset(asked), limits, folder))
    nearness: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (one, other), agreed in pairs.items():
        near = agreed, -abs(int(days[one] - days[other]))
        first, second = groups.of(one), groups.of(other)
        if first != second:
            nearness[first][second] = nearness[second][first] = max(near, nearness[first].get(second, near))
    lengths = dict.fromkeys(nearness, 0)
    for item in range(len(words)):
        if (group := groups.of(item)) in lengths:
            lengths[group] = max(lengths[group], words.lengths_at(item))
    return Agreements((*same, *whole), nearness, lengths)


def no_chances(
    placed: Iterable[str], words: WordShelf, asked: frozenset[str], limits: CopyLimits, folder: Path
) -> Iterator[tuple[tuple[int, int], float]]:
    """Yields of pairs of texts with the words that stayed in their place, as lines of JSON, those that share them by no chance, with the share of these."""
    lead = int(limits.rare_lead)
    with holders_of((asked.intersection(text.lower[:lead]) for text in words), folder) as holders:
        for one, other, share, kept in map(json.loads, placed):
            if is_no_chance(kept, (one, other), holders, margin=limits.min_bits):
                yield (one, other), share


def unrivalled(found: Agreements, limits: CopyLimits) -> Iterator[tuple[int, int]]:
    """Yields the pairs to join: a text that agrees with two others that are no copies of each other is joined with the nearer one only, with none if as near.

    "The Federal Reserve entered the market to arrange two billion", cut short there, begins the reports of many days.
    """
    yield from found.sure
    for one, others in found.nearness.items():
        for other in others:
            if one < other and not has_rival(found, one, other, limits) and not has_rival(found, other, one, limits):
                yield one, other


def has_rival(found: Agreements, text: int, other: int, limits: CopyLimits) -> bool:
    """Returns whether the text agrees as well with a third one that is not much shorter than it and no copy of the other."""
    near, enough = found.nearness[text][other], limits.min_rival * found.lengths[text]
    return any(
        third != other and theirs >= near and found.lengths[third] >= enough and third not in found.nearness[other]
        for third, theirs in found.nearness[text].items()
    )
