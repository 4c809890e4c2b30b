"""Near-copies among articles: reprints, updates, new headlines and stories cut short, in groups with the article that came first.

Texts that share word pairs meet in a band of their minhash sketches (rensa); each pair that met is verified word by word (`flows.copied`); copies of
copies are one group. The order of the articles does not matter. Whether two texts agree depends on these two only, but where so many words were changed
that the collection has to tell whether those that stayed are chance (`flows.chance`); whose copy a text is depends on all (`unrivalled`): an article
that is added later can join groups, and part one whose text it shows to begin the reports of many days.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from rensa import RMinHash
from scipy.cluster.hierarchy import DisjointSet

from flows.chance import holders_of, is_no_chance
from flows.copied import CopyLimits, Words, agreement, in_lower_case, kept_in_place, read_copy_limits, read_words, stands_whole
from flows.pair_file import PairFile
from flows.stored import Rows, pieces_of
from flows.word_shelf import ColumnFile, WordShelf

SEED = 20200616
AT_ONCE = 500
"""Texts that are sketched at once: their pairs of words as text take most of the memory."""
PAIRS_AT_ONCE = 500_000
"""Pairs of words that are looked at together, some 20 MB."""
MARK = 16
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number by which the number of a pair's first word is told from that of its second."""
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
        ids: list[str] = []
        days: list[tuple[int, int]] = []
        marks: list[bytes] = []
        words = WordShelf(Path(folder) / "words", shelved(articles, ids, days, marks))
        try:
            return copies_among(words, ids, days, marks, limits, Path(folder))
        finally:
            words.close()


def shelved(articles: Iterable[Published], ids: list[str], days: list[tuple[int, int]], marks: list[bytes]) -> Iterator[Words]:
    """Yields the words of each article, and adds its id, its day and moment in microseconds, and a digest of its words to the lists."""
    for article in articles:
        day, moment, name = article.order
        words = read_words(article.text)
        ids.append(name)
        days.append((day.toordinal(), (moment - EPOCH) // timedelta(microseconds=1)))
        marks.append(blake2b(" ".join(words.lower).encode("utf8", "surrogatepass"), digest_size=MARK).digest())
        yield words
    in_lower_case.cache_clear()


def copies_among(
    words: WordShelf, names: Sequence[str], days: Sequence[tuple[int, int]], marks: Sequence[bytes], limits: CopyLimits, folder: Path
) -> dict[str, str]:
    """Returns `near_copies` of texts on a shelf; the first of equal texts stands for all of them: a story printed a thousand times is compared once."""
    keys = pa.table({"day": [day for day, _ in days], "moment": [moment for _, moment in days], "id": pa.array(names, pa.string())})
    order = pc.sort_indices(keys, sort_keys=[(name, "ascending") for name in keys.column_names]).to_numpy()
    ids = pa.array(names, pa.string()).take(pa.array(order))
    twice = ids.value_counts().filter(pc.greater(ids.value_counts().field("counts"), 1))
    if len(twice):
        raise ValueError(f"article_id {min(twice.field('values').to_pylist())!r} stands twice; every article needs an id of its own")
    words.places = order
    lengths = words.lengths
    groups = DisjointSet()
    _, first, alike = np.unique(np.frombuffer(b"".join(marks), dtype=f"S{MARK}")[order], return_index=True, return_inverse=True)
    for item in np.flatnonzero((first[alike] != np.arange(len(order))) & (lengths > 0)).tolist():
        # texts without words are equal to nothing
        merge(groups, item, int(first[alike[item]]))
    compared = np.sort(first)
    compared = compared[lengths[compared] >= limits.min_words]
    words.places = order[compared]
    found = agreements(words, [days[place][0] for place in order[compared].tolist()], limits, folder)
    for one, other in unrivalled(found, limits):
        merge(groups, int(compared[one]), int(compared[other]))
    return dict(sorted((ids[item].as_py(), ids[min(group)].as_py()) for group in groups.subsets() for item in group if item != min(group)))


def merge(groups: DisjointSet, one: int, other: int) -> None:
    """Puts two texts into one group; only texts that have company are held."""
    groups.add(one)
    groups.add(other)
    groups.merge(one, other)


@dataclass(frozen=True, slots=True)
class Agreements:
    """Which texts are copies by themselves: `sure` are pairs that hardly differ or of which one stands whole in the other.

    `nearness` has for each text those it agrees with and how near they are, `lengths` its words; one of the texts that hardly differ stands for all.
    """

    sure: tuple[tuple[int, int], ...]
    nearness: dict[int, dict[int, tuple[float, int]]]
    lengths: dict[int, int]


def agreements(words: WordShelf, days: Sequence[int], limits: CopyLimits, folder: Path) -> Agreements:
    """Returns how the texts agree, by their places; of two that agree as much, the one published nearer in time is the nearer one.

    `days` are days of publication as numbers; sketches are held in the folder.
    """
    same, whole, pairs, placed, groups = [], [], {}, {}, DisjointSet()
    for one, other in candidates(words, limits, folder):
        groups.add(one)
        groups.add(other)
        # what is one text already need not be compared: a story sent out a hundred times with a word changed
        if groups.connected(one, other):
            continue
        agreed = agreement(words[one], words[other], limits)
        short, long = sorted((len(words[one]), len(words[other])))
        if agreed * short >= limits.min_same * long:
            groups.merge(one, other)
            same.append((one, other))
        elif agreed:
            pairs[one, other] = (agreed, -abs(days[one] - days[other]))
            if stands_whole(words[one], words[other], agreed, limits):
                whole.append((one, other))
        else:
            share, kept = kept_in_place(words[one], words[other], limits)
            if kept:
                placed[one, other] = share, kept
    lead, asked = int(limits.rare_lead), {word for _, kept in placed.values() for word in kept}
    holders = holders_of(asked.intersection(text.lower[:lead]) for text in words)
    for (one, other), (share, kept) in placed.items():
        if is_no_chance(kept, (one, other), holders, margin=limits.min_bits):
            pairs[one, other] = (share, -abs(days[one] - days[other]))
    nearness: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (one, other), near in pairs.items():
        first, second = groups[one], groups[other]
        if first != second:
            nearness[first][second] = nearness[second][first] = max(near, nearness[first].get(second, near))
    lengths: dict[int, int] = defaultdict(int)
    for item in groups:
        lengths[groups[item]] = max(lengths[groups[item]], int(words.lengths_at(item)))
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


def candidates(words: WordShelf, limits: CopyLimits, folder: Path) -> Iterator[tuple[int, int]]:
    """Yields the pairs of texts that may be copies, each once, the later place first: their sketches meet in a band, or they share rare pairs of words.

    The whole text is sketched, and its first words again: a story of which a third is left shares its beginning.
    """
    lead = int(limits.lead_words)
    met = [
        sharing_bands(ColumnFile(folder / "wholes", banded(words, limits)), texts=len(words)),
        sharing_bands(ColumnFile(folder / "begins", banded(words, limits, first=lead)), texts=len(words)),
        sharing_rare_pairs(words, limits, folder),
        sharing_pairs_apart(words, limits, folder),
    ]
    yield from pairs_of(np.unique(np.concatenate(met)), texts=len(words))


def pairs_of(met: np.ndarray, *, texts: int) -> Iterator[tuple[int, int]]:
    """Yields meetings, each as one number (`as_one`), as the later and the earlier place."""
    for start in range(0, len(met), AT_ONCE):
        later, earlier = np.divmod(met[start : start + AT_ONCE], max(1, texts))
        yield from zip(later.tolist(), earlier.tolist(), strict=True)


def as_one(later: np.ndarray, earlier: np.ndarray, *, texts: int) -> np.ndarray:
    """Returns each meeting of two of so many texts as one number: in its order the later place comes first."""
    return later.astype(np.int64) * texts + earlier


def sharing_rare_pairs(words: WordShelf, limits: CopyLimits, folder: Path) -> np.ndarray:
    """Returns the meetings of texts that share `min_rare` rare pairs of words at their beginning, where one of the two is short."""
    lead = int(limits.rare_lead)
    brief = words.lengths <= lead
    held = PairFile(folder / "pairs", held_pairs(text.lower[:lead] for text in words))
    met = meetings(held, most=int(limits.max_holders))
    return met_often(((later[own], earlier[own]) for later, earlier in met if (own := brief[later] | brief[earlier]).any()), words, limits)


def sharing_pairs_apart(words: WordShelf, limits: CopyLimits, folder: Path) -> np.ndarray:
    """Returns the meetings of notices of one length that share `min_rare` rare pairs of words up to `max_apart` apart.

    Of 14 words six are left in "Qtly [...] 19 [...] vs 19 [...] Pay [...] March 12" and only two pairs of neighbours.
    """
    lengths = words.lengths
    notices = np.flatnonzero((lengths >= limits.min_words) & (lengths <= limits.lead_words))
    held = PairFile(folder / "apart", held_pairs((words[place].lower for place in notices.tolist()), apart=int(limits.max_apart)))
    met = ((notices[later], notices[earlier]) for later, earlier in meetings(held, most=int(limits.max_holders)))
    near = ((later, earlier, abs(lengths[later] - lengths[earlier]) <= limits.max_drift) for later, earlier in met)
    return met_often(((later[own], earlier[own]) for later, earlier, own in near), words, limits)


def met_often(met: Iterable[tuple[np.ndarray, np.ndarray]], words: WordShelf, limits: CopyLimits) -> np.ndarray:
    """Returns the meetings that come `min_rare` times at least."""
    found, times = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    for later, earlier in met:
        here, often = np.unique(as_one(later, earlier, texts=len(words)), return_counts=True)
        found, place = np.unique(np.concatenate([found, here]), return_inverse=True)
        times = np.bincount(place, weights=np.concatenate([times, often]), minlength=len(found)).astype(np.int64)
    return found[times >= limits.min_rare]


def held_pairs(texts: Iterable[Sequence[str]], *, apart: int = 1) -> Iterator[np.ndarray]:
    """Yields for each text its different pairs of neighbouring words, each as one number: a corpus of them as text would fill the memory.

    With `apart`, pairs of words are held that stand up to so many apart; "18 [...] April" and "18 April" are two.
    """
    for some in batched(texts):
        written = np.array([word for text in some for word in text], dtype=object)
        numbers = pd.util.hash_array(written, categorize=False) if len(written) else np.empty(0, dtype=np.uint64)
        ends = np.cumsum([len(text) for text in some])
        for end, text in zip(ends.tolist(), some, strict=True):
            own = numbers[end - len(text) : end]
            far = ((own[:-by] * MIX + own[by:]) * np.uint64(apart) + np.uint64(by - 1) for by in range(1, apart + 1))
            yield np.unique(np.concatenate(list(far)))


def batched(texts: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Yields the texts `AT_ONCE` at a time."""
    given = iter(texts)
    while some := list(islice(given, AT_ONCE)):
        yield some


def meetings(pairs: PairFile, *, most: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yields the later and the earlier text of each meeting: two that hold one pair of words, once for each pair that at most so many texts hold."""
    for held, places in pairs.parts(PAIRS_AT_ONCE):
        holders = sizes_of_runs(held)
        yield from in_company(held[holders <= most], places[holders <= most])


def in_company(numbers: np.ndarray, places: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yields the later and the earlier place of every two that have one number; they are ordered by number, then place."""
    sizes = sizes_of_runs(numbers)
    apart = 1
    # of one number the texts stand one behind another, by their place: those `apart` steps apart meet
    while (enough := sizes > apart).any():
        numbers, places, sizes = numbers[enough], places[enough], sizes[enough]
        same = numbers[apart:] == numbers[:-apart]
        yield places[apart:][same], places[:-apart][same]
        apart += 1


def sizes_of_runs(numbers: np.ndarray) -> np.ndarray:
    """Returns for each number how many equal ones stand around it in a row, itself counted."""
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]]) if len(numbers) else np.empty(0, dtype=np.int64)
    sizes: np.ndarray = np.diff(np.r_[starts, len(numbers)])
    return np.repeat(sizes, sizes)


def banded(words: WordShelf, limits: CopyLimits, *, first: int | None = None) -> Iterator[np.ndarray]:
    """Yields for some texts at a time one number a band of the minhash sketch of their pairs of neighbouring words, equal where all rows of the band are;
    of all words or of the first so many."""
    bands, rows = int(limits.bands), int(limits.band_rows)
    mix = np.random.default_rng(SEED).integers(2**63, size=rows, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    for some in batched(text.lower[:first] for text in words):
        pairs = [[f"{one} {other}" for one, other in pairwise(text)] for text in some]
        digests = np.array(RMinHash.digests_from_token_sets(pairs, bands * rows, SEED), dtype=np.uint64)
        yield (digests.reshape(len(some), bands, rows) * mix).sum(axis=2, dtype=np.uint64)


def sharing_bands(columns: Iterable[np.ndarray], *, texts: int) -> np.ndarray:
    """Returns the meetings of texts that have an equal number in one of the columns, each once and in order."""
    met = np.empty(0, dtype=np.int64)
    for column in columns:
        order = np.argsort(column, kind="stable")
        found = [as_one(later, earlier, texts=texts) for later, earlier in in_company(column[order], order)]
        met = np.unique(np.concatenate([met, *found]))
    return met
