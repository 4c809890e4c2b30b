"""Near-copies among articles: reprints, updates, new headlines and stories cut short, in groups with the article that came first.

Texts that share word pairs meet in a band of their minhash sketches (rensa); each pair that met is verified word by word (`flows.copied`); copies of
copies are one group. The order of the articles does not matter. Whether two texts agree depends on these two only, whose copy a text is on all
(`unrivalled`): an article that is added later can join groups, and part one whose text it shows to begin the reports of many days.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import count, pairwise

import numpy as np
from rensa import RMinHash
from scipy.cluster.hierarchy import DisjointSet

from flows.copied import CopyLimits, Words, agreement, read_copy_limits, read_words, stands_whole
from flows.stored import Rows

SEED = 20200616
AT_ONCE = 500
"""Texts that are sketched at once: their pairs of words as text take most of the memory."""
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


def near_copies_of(articles: Rows) -> dict[str, str]:
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
    # the first of equal texts stands for all of them: a story printed a thousand times is compared once
    compared = [item for item in alike.values() if len(words[item]) >= limits.min_words]
    found = agreements([words[item] for item in compared], [ordered[item].order[0] for item in compared], limits)
    for one, other in unrivalled(found, limits):
        groups.merge(compared[one], compared[other])
    return dict(sorted((ids[item], ids[min(group)]) for group in groups.subsets() for item in group if item != min(group)))


@dataclass(frozen=True, slots=True)
class Agreements:
    """Which texts are copies by themselves: `sure` are pairs that hardly differ or of which one stands whole in the other.

    `nearness` has for each text those it agrees with and how near they are, `lengths` its words; one of the texts that hardly differ stands for all.
    """

    sure: tuple[tuple[int, int], ...]
    nearness: dict[int, dict[int, tuple[float, int]]]
    lengths: dict[int, int]


def agreements(words: Sequence[Words], days: Sequence[date], limits: CopyLimits) -> Agreements:
    """Returns how the texts agree, by their places; of two that agree as much, the one published nearer in time is the nearer one."""
    same, whole, pairs, groups = [], [], {}, DisjointSet(range(len(words)))
    for one, other in candidates(words, limits):
        # what is one text already need not be compared: a story sent out a hundred times with a word changed
        if groups.connected(one, other):
            continue
        agreed = agreement(words[one], words[other], limits)
        short, long = sorted((len(words[one]), len(words[other])))
        if agreed * short >= limits.min_same * long:
            groups.merge(one, other)
            same.append((one, other))
        elif agreed:
            pairs[one, other] = (agreed, -abs(days[one] - days[other]).days)
            if stands_whole(words[one], words[other], agreed, limits):
                whole.append((one, other))
    nearness: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (one, other), near in pairs.items():
        first, second = groups[one], groups[other]
        if first != second:
            nearness[first][second] = nearness[second][first] = max(near, nearness[first].get(second, near))
    lengths: dict[int, int] = defaultdict(int)
    for item, text in enumerate(words):
        lengths[groups[item]] = max(lengths[groups[item]], len(text))
    return Agreements((*same, *whole), nearness, lengths)


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


def candidates(words: Sequence[Words], limits: CopyLimits) -> Iterator[tuple[int, int]]:
    """Yields the pairs of texts that may be copies, each once, the later place first: their sketches meet in a band, or they share rare pairs of words.

    The whole text is sketched, and its first words again: a story of which a third is left shares its beginning.
    """
    lead = int(limits.lead_words)
    wholes = sharing_bands(banded([text.lower for text in words], limits))
    begins = sharing_bands(banded([text.lower[:lead] for text in words], limits))
    for place, (whole, begin, rare) in enumerate(zip(wholes, begins, sharing_rare_pairs(words, limits), strict=True)):
        yield from ((place, other) for other in sorted({*whole, *begin, *rare}))


def sharing_rare_pairs(words: Sequence[Words], limits: CopyLimits) -> Iterator[list[int]]:
    """Yields for each text the earlier ones that share `min_rare` rare pairs of words with it at their beginning, where one of the two is short."""
    lead = int(limits.rare_lead)
    later, earlier = meetings(held_pairs([text.lower[:lead] for text in words]), most=int(limits.max_holders))
    brief = np.array([len(text) <= lead for text in words], dtype=bool)
    wanted = brief[later] | brief[earlier]
    met, shared = np.unique(later[wanted] * len(words) + earlier[wanted], return_counts=True)
    met = met[shared >= limits.min_rare]
    ends = np.searchsorted(met, np.arange(len(words) + 1) * len(words))
    yield from ((met[start:end] % len(words)).tolist() for start, end in pairwise(ends))


def held_pairs(texts: Sequence[Sequence[str]]) -> list[np.ndarray]:
    """Returns for each text its different pairs of neighbouring words, each as one number: a corpus of them as text would fill the memory."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    read = [np.fromiter(map(numbers.__getitem__, text), dtype=np.int64, count=len(text)) for text in texts]
    return [np.unique(text[:-1] * len(numbers) + text[1:]) for text in read]


def meetings(pairs: Sequence[np.ndarray], *, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Returns the later and the earlier text of each meeting: two that hold one pair of words, once for each pair that at most so many texts hold."""
    held = np.concatenate([*pairs, np.empty(0, dtype=np.int64)])
    places = np.repeat(np.arange(len(pairs)), [len(text) for text in pairs])
    order = np.argsort(held, kind="stable")
    held, places = held[order], places[order]
    starts = np.flatnonzero(np.r_[True, held[1:] != held[:-1]]) if len(held) else np.empty(0, dtype=np.int64)
    holders = np.repeat(np.diff(np.r_[starts, len(held)]), np.diff(np.r_[starts, len(held)]))
    held, places = held[holders <= most], places[holders <= most]
    # of one pair the texts stand one behind another, by their place: those `apart` steps apart meet
    met = [(places[apart:][same], places[:-apart][same]) for apart in range(1, most) if (same := held[apart:] == held[:-apart]).any()]
    none = np.empty(0, dtype=np.int64)
    return np.concatenate([none, *(later for later, _ in met)]), np.concatenate([none, *(earlier for _, earlier in met)])


def banded(texts: Sequence[Sequence[str]], limits: CopyLimits) -> np.ndarray:
    """Returns for each text one number a band of the minhash sketch of its pairs of neighbouring words, equal where all rows of the band are."""
    bands, rows = int(limits.bands), int(limits.band_rows)
    mix = np.random.default_rng(SEED).integers(2**63, size=rows, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    found = np.empty((len(texts), bands), dtype=np.uint64)
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        pairs = [[f"{one} {other}" for one, other in pairwise(text)] for text in some]
        digests = np.array(RMinHash.digests_from_token_sets(pairs, bands * rows, SEED), dtype=np.uint64)
        found[start : start + AT_ONCE] = (digests.reshape(len(some), bands, rows) * mix).sum(axis=2, dtype=np.uint64)
    return found


def sharing_bands(numbers: np.ndarray) -> Iterator[set[int]]:
    """Yields for each row the earlier ones that have an equal number in one of its columns; only what stands in two rows or more is held."""
    held = []
    for column in numbers.T:
        _, value, count_of = np.unique(column, return_inverse=True, return_counts=True)
        again = np.flatnonzero(count_of[value] > 1)
        held.append(np.stack([again, value[again]], axis=1))
    rows = np.concatenate([np.c_[one, np.full(len(one), band)] for band, one in enumerate(held)]) if held else np.empty((0, 3), dtype=np.int64)
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    holders: dict[tuple[int, int], list[int]] = defaultdict(list)
    ends = np.searchsorted(rows[:, 0], np.arange(len(numbers) + 1))
    for place, (start, end) in enumerate(pairwise(ends)):
        shelves = [holders[value, band] for _, value, band in rows[start:end].tolist()]
        yield {other for shelf in shelves for other in shelf}
        for shelf in shelves:
            shelf.append(place)
