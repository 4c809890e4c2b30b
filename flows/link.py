"""Mentions to events: the kept mentions of one occurrence, found by `flows.joining`, made one row."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.corrections import Correction, accepted, regrouped
from flows.evidence import DATE, PLACE, SOURCE, TARGET, best, best_order, first_order, most_exact
from flows.given_back import give_back, trim
from flows.joining.clusters import Cluster, Groups, a_day, exactness, grown
from flows.joining.levels import forget_compared
from flows.joining.mention_file import MentionFile, met_in_files
from flows.joining.stories import STORY, StoryFile
from flows.joining.tables import load_joining
from flows.parts import loose_schema
from flows.settings import OCCURRENCE, ONE_A_DAY
from flows.sorting import in_order
from flows.stored import Rows, pieces_of, store, whole
from schemas.tables import CODED_COLUMNS, EVENTS, EVIDENCE_COLUMNS, EXPLAIN_COLUMNS

# The lowest number reported is kept, as ACLED does: first reports of deaths are more often too high than too low.
LOWEST = ("fatalities", "injured", "arrested", "crowd_size")
HIGHEST = {"fatalities_high": "fatalities", "injured_high": "injured"}
COMPARED = (
    "mention_id", "article_id", "publisher", "published", "status", "sentence", "sentence_start", "trigger_start", "cameo_code", *DATE, *PLACE,
    *SOURCE, *TARGET, *LOWEST, "fatalities_actors",
)  # fmt: skip
KEPT = "kept"
EVENT_PREFIX = "evt-"
COMPARED_AT_ONCE = 1_000
"""Mentions that stand in memory as Python objects while they are written to the file that joining reads."""
EVENTS_AT_ONCE = 2_000
"""Events that are made together, with all rows of their mentions: some 20 MB."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """The events of some mentions, the mentions of events that a correction dropped, and the corrections that found no event."""

    events: Rows
    dropped: int = 0
    lost: tuple[Correction, ...] = ()


def link(
    mentions: Rows, *, joining: str = OCCURRENCE, copies: Mapping[str, str] | None = None, corrections: Sequence[Correction] = (), work: Path | None = None,
    articles: Rows | None = None,
) -> Linked:
    """Returns the events of a table of mentions, in the order of their ids; the order of the mentions does not matter.

    `articles` tell by their text which mentions are of two matters; without them nothing does. `joining` is one of `flows.settings.JOININGS`; `copies`
    gives by article_id the article that one is a near-copy of, which counts once. Only the columns that are compared become Python objects, few rows at a
    time; evidence is taken from the Arrow table by row number. The events stand in a file in the folder `work`; without one they are in memory.
    """
    with TemporaryDirectory(prefix="linking-", dir=work) as folder:
        # the id that ends the order of exactness ends every order there
        orders = {"exactness": lambda row: exactness(row)[:-1], "best": best_order, "first": first_order}
        rows = MentionFile(Path(folder) / "mentions", with_stories(mentions, articles, Path(folder) / "stories"), orders)
        trim()  # their keys
        try:
            groups = a_day(rows) if joining == ONE_A_DAY else grown(rows, met_in_files(rows, load_joining(), Path(folder)), load_joining())
            forget_compared()
            give_back()  # what was read and compared, before events are made
            linker = Linker(rows, groups, copies or {}, corrections)
            events = store((work or Path(folder)) / "events.arrow", linker.events(mentions, Path(folder) / "evidence"), table=EVENTS)
            made = events if work else whole(events)
        finally:
            rows.close()
    return Linked(made, linker.dropped, (*linker.lost, *linker.unmet()))


def with_stories(mentions: Rows, articles: Rows | None, path: Path) -> Iterator[tuple[np.ndarray, pa.Table]]:
    """Yields `kept_pieces`, with the stories of the articles where these are given, which are in a file meanwhile."""
    if articles is None:
        yield from kept_pieces(mentions, None)
        return
    with StoryFile(path, pieces_of(articles, COMPARED_AT_ONCE, names=("article_id", "text"))) as stories:
        yield from kept_pieces(mentions, stories)


def kept_pieces(mentions: Rows, stories: StoryFile | None) -> Iterator[tuple[np.ndarray, pa.Table]]:
    """Yields the columns to compare of the kept mentions, piece by piece, with their numbers in the table; their stories too where these are known."""
    start = 0
    for piece in pieces_of(mentions, COMPARED_AT_ONCE, names=COMPARED):
        kept = pc.indices_nonzero(pc.equal(piece.column("status"), KEPT))
        own = piece.take(kept)
        if stories is not None:
            own = own.append_column(STORY, pa.array(stories.of(own.column("article_id").to_pylist()), type=pa.list_(pa.uint32())))
        yield kept.to_numpy().astype(np.int64) + start, own
        start += piece.num_rows


class Linker:
    """Makes the events of grouped mentions in the order of their ids; afterwards `dropped` counts the mentions of events that a correction dropped, `lost` are
    the splits and merges that found no event, `unmet()` the other corrections that found none."""

    def __init__(self, rows: MentionFile, groups: Groups, copies: Mapping[str, str], corrections: Sequence[Correction]) -> None:
        self._rows, self._groups, self._copies = rows, groups, copies
        self._members, self._made, self.lost = regrouped_ranks(rows, groups, corrections)
        self._single = accepted(corrections, "drop", "set")
        self._met: set[str] = set()
        self.dropped = 0

    def unmet(self) -> tuple[Correction, ...]:
        """Returns the drops and settings that found no event."""
        return tuple(one for one in self._single if one.id not in self._met)

    def events(self, mentions: Rows, work: Path) -> Iterator[pa.Table]:
        """Yields the events, some at a time; `work` is a folder to be made where their evidence is put in order."""
        order = pc.sort_indices(pa.chunked_array(list(self._ids()), type=pa.string())).to_numpy()
        shown = pa.array(np.fromiter((self._rows.numbers[self._best(self._members[number])] for number in order), dtype=np.int64, count=len(order)))
        for start, evidence in zip(range(0, len(order), EVENTS_AT_ONCE), in_order(mentions, shown, work=work, sizes=(EVENTS_AT_ONCE,)), strict=True):
            yield self._piece(order[start : start + EVENTS_AT_ONCE].tolist(), evidence)

    def _ids(self) -> Iterator[pa.Array]:
        """Yields the ids of the events, in the order of the clusters, as arrays."""
        ids = (event_id_of(self._first(members)) for members in self._members)
        while some := list(islice(ids, EVENTS_AT_ONCE)):
            yield pa.array(some, type=pa.string())

    def _first(self, members: Sequence[int]) -> str:
        return str(self._rows.ids[min(members, key=self._rows.places["first"].__getitem__)].as_py())

    def _best(self, members: Sequence[int]) -> int:
        return min(members, key=self._rows.places["best"].__getitem__)

    def _piece(self, numbers: Sequence[int], evidence: pa.Table) -> pa.Table:
        """Returns the events of some clusters, of which `evidence` has the best mentions, without those that a correction drops."""
        events = [
            {**event_row(self._groups.cluster(self._members[number], self._rows), self._copies), "corrected_by": ids_of(self._made.get(number, ()))}
            for number in numbers
        ]  # fmt: skip
        here = {event["event_id"] for event in events}
        told = [one for one in self._single if one.event in here]
        right, dropped, lost = set_right(events, told)
        self.dropped += dropped
        self._met |= {one.id for one in told} - {one.id for one in lost}
        left = {event["event_id"] for event in right}
        kept = [place for place, event in enumerate(events) if event["event_id"] in left]
        return event_table(right, evidence if len(kept) == len(events) else evidence.take(pa.array(kept, type=pa.int64())))


def regrouped_ranks(
    rows: MentionFile, groups: Groups, corrections: Sequence[Correction]
) -> tuple[Groups | list[list[int]], Mapping[int, Sequence[Correction]], list[Correction]]:
    """Returns the clusters after the splits and merges of people as ranks of their mentions, by number those corrections, and the ones that found no
    event."""
    if not accepted(corrections, "split", "merge"):
        return groups, {}, []
    ids = rows.ids.to_pylist()
    first = rows.places["first"]
    ranks = {name: rank for rank, name in enumerate(ids)}
    by_event = {event_id_of(ids[min(members, key=first.__getitem__)]): [ids[rank] for rank in members] for members in groups}
    found, made, lost = regrouped(by_event, corrections)
    return [[ranks[name] for name in names] for names in found], made, lost


def set_right(events: Sequence[Row], corrections: Sequence[Correction]) -> tuple[list[dict[str, Any]], int, list[Correction]]:
    """Returns the events after the drops and settings of people, how many mentions the dropped ones had, and the corrections that found no event."""
    by_id = {event["event_id"]: dict(event) for event in events}
    dropped, lost = 0, []
    for one in accepted(corrections, "drop", "set"):
        event = by_id.get(one.event or "")
        if event is None:
            lost.append(one)
        elif one.action == "drop":
            dropped += len(by_id.pop(one.event or "")["mention_ids"])
        else:
            event.update(one.set)
            event["corrected_by"] = ";".join(filter(None, (event["corrected_by"], one.id)))
    return list(by_id.values()), dropped, lost


def ids_of(corrections: Iterable[Correction]) -> str | None:
    """Returns the ids of corrections, separated by ;, None for none."""
    return ";".join(one.id for one in corrections) or None


def event_id(mentions: Sequence[Row]) -> str:
    """Returns the identifier made from the mention that was published first: it stays where later reports are joined, and where they are re-linked."""
    return event_id_of(min(mentions, key=lambda row: (*first_order(row), row["mention_id"]))["mention_id"])


def event_id_of(mention_id: str) -> str:
    """Returns the identifier of the event of which this mention was published first."""
    return EVENT_PREFIX + hashlib.sha256(mention_id.encode("utf8")).hexdigest()[:16]


def event_row(cluster: Cluster, copies: Mapping[str, str]) -> dict[str, Any]:
    """Returns an event's row without the columns that its best evidence gives: each group of columns from the mention that tells it most exactly."""
    mentions = sorted(cluster.members, key=lambda row: row["mention_id"])
    first = best(mentions)
    articles = sorted({row["article_id"] for row in mentions})
    originals = {copies.get(article, article) for article in articles}
    published = [row["published"] for row in mentions if row["published"] is not None]
    row = {name: value for group in (DATE, PLACE, SOURCE, TARGET) for name, value in most_exact(mentions, first, group).items()}
    return {
        **row, **numbers(mentions),
        "event_id": event_id(mentions),
        "n_mentions": len(mentions),
        "n_articles": len(originals),
        "n_copies": len(articles) - len(originals),
        "n_publishers": len({row["publisher"] for row in mentions if row["publisher"]}),
        "first_published": min(published, default=None),
        "article_ids": articles,
        "mention_ids": [row["mention_id"] for row in mentions],
        "best_mention_id": first["mention_id"],
        "joined_by": weakest(cluster),
    }  # fmt: skip


def weakest(cluster: Cluster) -> str | None:
    """Returns how the member that agrees least was joined, as levels and points; None for a single mention."""
    joins = sorted((join.how.points or 0.0, str(join.how)) if join.how is not None else (0.0, ONE_A_DAY) for join in cluster.joined.values())
    return joins[0][1] if joins else None


def numbers(mentions: Sequence[Row]) -> dict[str, Any]:
    """Returns the lowest and the highest numbers reported, and who died by the report with the lowest; None where no mention gives one."""
    told = {name: [row[name] for row in mentions if row[name] is not None] for name in LOWEST}
    lowest = {name: min(values, default=None) for name, values in told.items()}
    named = [row for row in mentions if row["fatalities_actors"] is not None]
    who = min(named, key=lambda row: (row["fatalities"] != lowest["fatalities"], row["mention_id"]), default=None)
    return {
        **lowest, **{high: max(told[name], default=None) for high, name in HIGHEST.items()},
        "fatalities_actors": who["fatalities_actors"] if who else None,
    }  # fmt: skip


def event_table(events: Sequence[Row], evidence: pa.Table) -> pa.Table:
    """Returns events as a table with the columns of `EVENTS`; row i of `evidence` is event i's best mention, whose columns a correction may have set."""
    schema = loose_schema(EVENTS)
    shown = {column.name for column in (*CODED_COLUMNS, *EVIDENCE_COLUMNS, *EXPLAIN_COLUMNS)}
    told = {name for event in events for name in event}
    return pa.Table.from_arrays([event_column(events, evidence, field, shown=field.name in shown, told=field.name in told) for field in schema], schema=schema)


def event_column(events: Sequence[Row], evidence: pa.Table, field: pa.Field, *, shown: bool, told: bool) -> pa.Array | pa.ChunkedArray:
    """Returns one column of events: what their rows tell, else where it is `shown` the best mention's, which no row becomes a Python object for."""
    if shown and not told:
        return evidence.column(field.name).cast(field.type)
    given = evidence.column(field.name).to_pylist() if shown else [None] * len(events)
    return pa.array([event.get(field.name, value) for event, value in zip(events, given, strict=True)], field.type)


def with_copies(articles: pa.Table, copies: Mapping[str, str]) -> pa.Table:
    """Returns articles with `copy_of` filled in."""
    place = articles.schema.get_field_index("copy_of")
    found = [copies.get(name) for name in articles.column("article_id").to_pylist()]
    return articles.set_column(place, articles.schema.field(place), pa.array(found, type=pa.string()))
