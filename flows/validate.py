"""Checks the tables of a run, piece by piece: rows that break a rule become rejects, a broken table rule stops the release."""

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from flows import checks
from flows.checker import Broken, Checker
from flows.expectations import RUN
from flows.parts import loose_schema
from flows.row_rejects import row_rejects, without
from flows.stored import PIECE, Rows, Stored, pieces_of, store, whole
from schemas.article import Reject
from schemas.tables import ARTICLES, EVENTS, MENTIONS, Table

CHECKED = 12_500
"""Rows that are checked at once: pandas and Great Expectations hold 2.5 KB of each, and take a third of a second more for each round."""


class GateError(Exception):
    """The release is stopped; `broken` are the table rules that do not hold."""

    def __init__(self, broken: Sequence[Broken]) -> None:
        self.broken = tuple(broken)
        super().__init__("\n".join(str(one) for one in broken))


def screen(
    name: str, pairs: Iterable[tuple[pa.Table, pa.Table]], rejects: list[Reject], *, checker: Checker, table: Table, inexact: frozenset[str]
) -> Stored:
    """Checks the rows and frames of one table, piece by piece; returns the good rows in a file of the checker's folder and adds a reject for each other.

    `inexact` are the whole-number columns that hold a null somewhere: pandas shows their values with a fraction (7.0), which must not depend on the pieces.
    """

    def good() -> Iterator[pa.Table]:
        first = 0
        with checker.checking(name, key=table.key) as check:
            for rows, frame in gathered(pairs):
                numbers, lost = row_rejects(check(as_floats(frame, inexact)), rows, frame, table=table, first=first)
                rejects.extend(lost)
                first += rows.num_rows
                yield without(rows, numbers)

    return store(checker.folder / f"screened-{name}.arrow", good(), table=table)


def gathered(pairs: Iterable[tuple[pa.Table, pa.Table]]) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Yields rows and frames put together until they are enough for one round of checks, of which each takes a second; at least once."""
    waiting: list[tuple[pa.Table, pa.Table]] = []
    for pair in pairs:
        if waiting and sum(rows.num_rows for rows, _ in waiting) + pair[0].num_rows > CHECKED:
            yield pa.concat_tables([rows for rows, _ in waiting]), pa.concat_tables([frame for _, frame in waiting])
            waiting = []
        waiting.append(pair)
    yield pa.concat_tables([rows for rows, _ in waiting]), pa.concat_tables([frame for _, frame in waiting])


def as_floats(frame: pa.Table, names: frozenset[str]) -> pa.Table:
    """Returns a frame with some whole-number columns as numbers with a fraction."""
    for name in names:
        place = frame.schema.get_field_index(name)
        frame = frame.set_column(place, name, frame.column(place).cast(pa.float64()))
    return frame


def inexact_columns(tables: Sequence[Rows], *, table: Table) -> frozenset[str]:
    """Returns the whole-number columns read by the table's rules that hold a null in one of the tables."""
    schema = loose_schema(table)
    names = [name for name in checks.framed_columns(table.name) if pa.types.is_integer(schema.field(name).type)]
    return frozenset(name for rows in tables for name in names if rows.column(name).null_count)


def repeated(tables: Sequence[Rows], key: str) -> frozenset[str | None]:
    """Returns the keys that stand more than once in some tables."""
    keys = pa.chunked_array([chunk for rows in tables for chunk in rows.column(key).chunks], type=pa.string())
    counts = keys.value_counts()
    return frozenset(counts.filter(pc.greater(counts.field("counts"), 1)).field("values").to_pylist())


def screen_coded(parts: Sequence[tuple[Rows, Rows]], *, checker: Checker) -> tuple[Stored, Stored, list[Reject]]:
    """Checks articles and mentions, part by part as they were coded (articles, mentions); returns the good rows and the rejects.

    The rows are checked before they are linked, so that no event rests on a quarantined mention.
    """
    articles, mentions = [part[0] for part in parts], [part[1] for part in parts]
    rejects: list[Reject] = []
    twice, seen = repeated(articles, ARTICLES.key), set[str]()
    pairs = ((rows, checks.article_frame(rows, own, seen=seen, among=twice)) for rows, own in small_parts(parts, mentions=("article_id",)))
    good = screen(ARTICLES.name, pairs, rejects, checker=checker, table=ARTICLES, inexact=inexact_columns(articles, table=ARTICLES))
    lost = pa.array(sorted({row.article_id for row in rejects if row.article_id}), type=pa.string())
    known = good.column("article_id")
    missing = frozenset(lost.to_pylist()) - set(known.filter(pc.is_in(known, value_set=lost)).to_pylist())
    twice, seen = repeated(mentions, MENTIONS.key), set[str]()
    pairs = (
        (own, checks.mention_frame(own, rows, seen=seen, missing=missing, among=twice))
        for rows, own in small_parts(parts, articles=("article_id", "text"))
    )
    kept = screen(MENTIONS.name, pairs, rejects, checker=checker, table=MENTIONS, inexact=inexact_columns(mentions, table=MENTIONS))
    return good, kept, rejects


def small_parts(
    parts: Sequence[tuple[Rows, Rows]], *, articles: Sequence[str] | None = None, mentions: Sequence[str] | None = None
) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Yields articles with their mentions, few at a time, with the columns named or all; what is larger than a part of coding stands in the order of
    `article_id`, as a release does."""
    for rows, own in parts:
        if rows.num_rows <= PIECE:
            yield whole(rows, articles), whole(own, mentions)
            continue
        waiting = whole(own, mentions).slice(0, 0)
        told = pieces_of(own, names=mentions)
        for piece in pieces_of(rows, names=articles):
            last = piece.column("article_id")[-1]
            while not (waiting.num_rows and pc.greater(waiting.column("article_id")[-1], last).as_py()) and (more := next(told, None)) is not None:
                waiting = pa.concat_tables([waiting, more])
            here = pc.less_equal(waiting.column("article_id"), last)
            yield piece, waiting.filter(here).combine_chunks()
            waiting = waiting.filter(pc.invert(here)).combine_chunks()


def screen_events(events: Rows, *, mentions: Rows, articles: Rows, checker: Checker) -> tuple[Stored, list[Reject]]:
    """Checks the events against the released mentions and articles; returns the good rows and the rejects."""
    ids = (mentions.column("mention_id").combine_chunks(), articles.column("article_id").combine_chunks())
    rejects: list[Reject] = []
    twice, seen = repeated([events], EVENTS.key), set[str]()
    pairs = (
        (rows, checks.event_frame(rows, mentions=ids[0], articles=ids[1], seen=seen, among=twice))
        for rows in (pieces_of(events) if events.num_rows else [whole(events)])
    )
    good = screen(EVENTS.name, pairs, rejects, checker=checker, table=EVENTS, inexact=inexact_columns([events], table=EVENTS))
    return good, rejects


def gate(frame: pa.Table, *, checker: Checker) -> None:
    """Checks the run as a whole; raises GateError with every table rule that does not hold."""
    broken = checker.check(RUN, frame, key=None)
    if broken:
        raise GateError(broken)
