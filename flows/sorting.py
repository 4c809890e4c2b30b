"""Rows in their fixed order and written as Parquet, with no more of them in memory than a row group: the same rows give the same bytes."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import accumulate, cycle, islice, pairwise, takewhile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.given_back import trim
from flows.stored import Rows, Stored, whole
from schemas.arrow import arrow_schema
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS, Table

SORTED_BY: dict[str, tuple[str, ...]] = {
    ARTICLES.name: ("article_id",),
    MENTIONS.name: ("article_id", "sentence_start", "trigger_start", "mention_id"),
    EVENTS.name: ("event_date", "event_id"),
    REJECTS.name: ("stage", "source_file", "source_line", "rule", "article_id", "record_id", "reason", "record"),
}
PARTS = (5_120, 5_120, 5_120, 4_640)
"""The rows of the pieces that a row group of 20,000 is made of. Parquet's writer looks every 1,024 rows whether a page is full: pieces of a multiple of
that give the same bytes as the group in one."""
DEALT = 2_500
"""Rows that are dealt out at once."""
OPEN_AT_ONCE = 200
"""Files that are written at once where rows are dealt out to their groups; for more groups the rows are read again."""


def sorted_order(rows: Rows, *, table: Table) -> pa.Array:
    """Returns the row numbers in the table's fixed order (`SORTED_BY`), nulls last; only the columns of the order are held."""
    keys = [(name, "ascending") for name in SORTED_BY[table.name]]
    return pc.sort_indices(rows.select([name for name, _ in keys]), sort_keys=keys)


def in_order(rows: Rows, order: pa.Array, *, work: Path | None = None, sizes: Sequence[int] | None = None) -> Iterator[pa.Table]:
    """Yields the rows in the given order, so many at a time as `sizes` says over and over (None: `PARTS`); the order may leave rows out, and names none twice.

    Rows in files are dealt out to a file a piece in the folder `work` first, each of which is then put in order by itself.
    """
    sizes = sizes or PARTS
    starts = list(takewhile(lambda start: start < len(order), accumulate(cycle(sizes), initial=0)))
    if isinstance(rows, Stored) and work is not None and rows.num_rows > sizes[0]:
        yield from dealt(rows, order.to_numpy(zero_copy_only=False), [*starts, len(order)], work=work)
        return
    held = whole(rows)
    for start, end in pairwise([*starts, len(order)]):
        yield held.take(order.slice(start, end - start)).combine_chunks()


def dealt(rows: Stored, order: np.ndarray, bounds: Sequence[int], *, work: Path) -> Iterator[pa.Table]:
    """Yields the rows in the given order, by way of one file for each piece between two bounds."""
    count = len(bounds) - 1
    groups = np.full(rows.num_rows, -1, dtype=np.int32)
    groups[order] = np.repeat(np.arange(count, dtype=np.int32), np.diff(bounds))
    work.mkdir()
    try:
        for first in range(0, count, OPEN_AT_ONCE):
            files = {number: work / f"{number}.arrow" for number in range(first, min(count, first + OPEN_AT_ONCE))}
            deal(rows, groups, files)
            trim()  # small buffers of pieces and files, which would stay between those of a row group
            for number, path in files.items():
                yield put_in_order(path, order[bounds[number] : bounds[number + 1]])
    finally:
        shutil.rmtree(work)


def put_in_order(path: Path, order: np.ndarray) -> pa.Table:
    """Returns the rows of a file, which stand there by their number in the table, in the given order of these numbers; the file is removed."""
    with pa.OSFile(str(path)) as file, pa.ipc.open_stream(file) as reader:
        here = reader.read_all()
    path.unlink()
    return here.take(pa.array(np.argsort(np.argsort(order, kind="stable"), kind="stable"))).combine_chunks()


def deal(rows: Stored, groups: np.ndarray, files: dict[int, Path]) -> None:
    """Writes the rows of some groups to the file of each, in the order in which they stand."""
    with ExitStack() as opened:
        writers = {
            number: opened.enter_context(pa.ipc.new_stream(opened.enter_context(pa.OSFile(str(path), "wb")), rows.schema)) for number, path in files.items()
        }
        start = 0
        for piece in rows.pieces(DEALT):
            own = groups[start : start + piece.num_rows]
            for number in np.unique(own).tolist():
                if number in writers:
                    writers[number].write_table(piece.take(pa.array(np.flatnonzero(own == number))))
            start += piece.num_rows


def write_parquet(path: Path, rows: Rows, *, table: Table, order: pa.Array | None = None, work: Path | None = None) -> int:
    """Writes rows as Parquet in the table's order, or the one given, and returns their number; the same rows give the same bytes.

    `work` is a folder that does not exist yet, for rows that stand in files. Raises ValueError where a column that allows no null holds one.
    """
    order = sorted_order(rows, table=table) if order is None else order
    return write_groups(path, in_order(rows, order, work=work), table=table)


def write_groups(path: Path, pieces: Iterable[pa.Table], *, table: Table) -> int:
    """Writes a table as Parquet, row group by row group, and returns the number of rows; its pieces are those that `PARTS` says, over and over.

    Row groups and compression are fixed and one thread writes. Raises ValueError where a column that allows no null holds one.
    """
    schema = arrow_schema(table)
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=3, store_schema=True) as writer:
        given = iter(pieces)
        while some := list(islice(given, len(PARTS))):
            group = pa.concat_tables(piece.select(schema.names) for piece in some)
            del some
            for place, field in enumerate(schema):
                if not field.nullable and group.column(field.name).null_count:
                    raise ValueError(f"{path.name}: column {field.name} holds a null and allows none")
                if pa.types.is_list(field.type):
                    # of lists the writer counts entries, not rows
                    group = group.set_column(place, field.name, group.column(field.name).combine_chunks())
            writer.write_table(group.cast(schema), row_group_size=sum(PARTS))
            rows += group.num_rows
            del group
    return rows
