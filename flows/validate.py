"""Checks the tables of a run, piece by piece: rows that break a rule become rejects, a broken table rule stops the release."""

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from flows import checks
from flows.checker import Broken, Checker
from flows.column_digests import KeySet, repeated
from flows.expectations import RUN
from flows.parts import loose_schema
from flows.row_rejects import BrokenRow, broken_rows, row_rejects, without
from flows.stored import PIECE, Rows, Stored, pieces_of, pieces_of_all, store, whole
from schemas.article import Reject
from schemas.tables import ARTICLES, EVENTS, MENTIONS, Table

CHECKED = 12_500
"""Rows that are checked at once: pandas and Great Expectations hold 2.5 KB of each, and take a third of a second more for each round."""
WRITTEN = 2_000
"""Rows that are written at once."""


class GateError(Exception):
    """The release is stopped; `broken` are the table rules that do not hold."""

    def __init__(self, broken: Sequence[Broken]) -> None:
        self.broken = tuple(broken)
        super().__init__("\n".join(str(one) for one in broken))


def screen(
    frames: Iterable[pa.Table], tables: Sequence[Rows], rejects: list[Reject], *, checker: Checker, table: Table
) -> Stored:  # fmt: skip
    """Checks the frames of the rows of some tables, which stand in the same order; returns the good rows in a file of the checker's folder and adds a
    reject for each other.

    Rows are read again where they are written: what is checked together has none of the texts that are no part of a frame.
    """
    inexact = inexact_columns(tables, table=table)
    found: dict[int, BrokenRow] = {}
    with checker.checking(table.name, key=table.key) as check:
        first = 0
        for frame in gathered(frames):
            found.update(broken_rows(check(as_floats(frame, inexact)), frame, first=first))
            first += frame.num_rows
            del frame

    def good() -> Iterator[pa.Table]:
        first = 0
        for rows in pieces_of_all(tables, WRITTEN):
            numbers, lost = row_rejects(found, rows, table=table, first=first)
            rejects.extend(lost)
            first += rows.num_rows
            yield without(rows, numbers)

    return store(checker.folder / f"screened-{table.name}.arrow", good(), table=table)


def gathered(frames: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Yields frames put together until they are enough for one round of checks, of which each takes a third of a second; at least once."""
    waiting: list[pa.Table] = []
    for frame in frames:
        if waiting and sum(one.num_rows for one in waiting) + frame.num_rows > CHECKED:
            yield pa.concat_tables(waiting)
            waiting = []
        waiting.append(frame)
    yield pa.concat_tables(waiting)


def as_floats(frame: pa.Table, names: frozenset[str]) -> pa.Table:
    """Returns a frame with some whole-number columns as numbers with a fraction."""
    for name in names:
        place = frame.schema.get_field_index(name)
        frame = frame.set_column(place, name, frame.column(place).cast(pa.float64()))
    return frame


def inexact_columns(tables: Sequence[Rows], *, table: Table) -> frozenset[str]:
    """Returns the whole-number columns read by the table's rules that hold a null in one of the tables: pandas shows their values with a fraction (7.0),
    which must not depend on the pieces that are checked together."""
    schema = loose_schema(table)
    names = [name for name in checks.framed_columns(table.name) if pa.types.is_integer(schema.field(name).type)]
    pieces = pieces_of_all(tables, names=names) if names else ()
    return frozenset(name for piece in pieces for name in names if piece.column(name).null_count)


def screen_coded(parts: Sequence[tuple[Rows, Rows]], *, checker: Checker) -> tuple[Stored, Stored, list[Reject]]:
    """Checks articles and mentions, part by part as they were coded (articles, mentions); returns the good rows and the rejects.

    The rows are checked before they are linked, so that no event rests on a quarantined mention.
    """
    articles, mentions = [part[0] for part in parts], [part[1] for part in parts]
    rejects: list[Reject] = []
    twice, seen = repeated(articles, ARTICLES.key), set[str]()
    frames = (
        checks.article_frame(rows, own, seen=seen, among=twice)
        for rows, own in small_parts(parts, articles=checks.needed(ARTICLES), mentions=("article_id",))
    )
    good = screen(frames, articles, rejects, checker=checker, table=ARTICLES)
    lost = pa.array(sorted({row.article_id for row in rejects if row.article_id}), type=pa.string())
    known = good.column("article_id")
    missing = frozenset(lost.to_pylist()) - set(known.filter(pc.is_in(known, value_set=lost)).to_pylist())
    twice, seen = repeated(mentions, MENTIONS.key), set[str]()
    frames = (
        checks.mention_frame(own, rows, seen=seen, missing=missing, among=twice)
        for rows, own in small_parts(parts, articles=("article_id", "text"), mentions=checks.needed(MENTIONS))
    )
    return good, screen(frames, mentions, rejects, checker=checker, table=MENTIONS), rejects


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
    known = {"mentions": KeySet(mentions, MENTIONS.key), "articles": KeySet(articles, ARTICLES.key)}
    rejects: list[Reject] = []
    twice, seen = repeated([events], EVENTS.key), set[str]()
    pieces = pieces_of(events, names=checks.needed(EVENTS)) if events.num_rows else [whole(events)]
    frames = (checks.event_frame(rows, **known, seen=seen, among=twice) for rows in pieces)
    return screen(frames, [events], rejects, checker=checker, table=EVENTS), rejects


def gate(frame: pa.Table, *, checker: Checker) -> None:
    """Checks the run as a whole; raises GateError with every table rule that does not hold."""
    broken = checker.check(RUN, frame, key=None)
    if broken:
        raise GateError(broken)
