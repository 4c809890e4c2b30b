"""Rows in their fixed order and written as Parquet, with no more of them in memory than a row group: the same rows give the same bytes."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.stored import Rows, Stored, whole
from schemas.arrow import arrow_schema
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS, Table

ROW_GROUP = 20_000
SORTED_BY: dict[str, tuple[str, ...]] = {
    ARTICLES.name: ("article_id",),
    MENTIONS.name: ("article_id", "sentence_start", "trigger_start", "mention_id"),
    EVENTS.name: ("event_date", "event_id"),
    REJECTS.name: ("stage", "source_file", "source_line", "rule", "article_id", "record_id", "reason", "record"),
}
OPEN_AT_ONCE = 200
"""Files that are written at once where rows are dealt out to their groups; for more groups the rows are read again."""


def sorted_order(rows: Rows, *, table: Table) -> pa.Array:
    """Returns the row numbers in the table's fixed order (`SORTED_BY`), nulls last; only the columns of the order are held."""
    keys = [(name, "ascending") for name in SORTED_BY[table.name]]
    return pc.sort_indices(rows.select([name for name, _ in keys]), sort_keys=keys)


def in_order(rows: Rows, order: pa.Array, *, work: Path | None = None, size: int | None = None) -> Iterator[pa.Table]:
    """Yields the rows in the given order, `size` at a time, by itself a row group; the order may leave rows out, and names none twice.

    Rows in files are dealt out to a file a group in the folder `work` first, each of which is then put in order by itself.
    """
    size = size or ROW_GROUP
    if isinstance(rows, Stored) and work is not None and rows.num_rows > size:
        yield from dealt(rows, order.to_numpy(zero_copy_only=False), work=work, size=size)
        return
    held = whole(rows)
    for start in range(0, len(order), size):
        yield held.take(order.slice(start, size)).combine_chunks()


def dealt(rows: Stored, order: np.ndarray, *, work: Path, size: int) -> Iterator[pa.Table]:
    """Yields the rows in the given order, by way of one file a group."""
    groups = np.full(rows.num_rows, -1, dtype=np.int32)
    groups[order] = np.arange(len(order)) // size
    count = -(-len(order) // size)
    work.mkdir()
    try:
        for first in range(0, count, OPEN_AT_ONCE):
            files = {number: work / f"{number}.arrow" for number in range(first, min(count, first + OPEN_AT_ONCE))}
            deal(rows, groups, files)
            for number, path in files.items():
                own = order[number * size : (number + 1) * size]
                with pa.OSFile(str(path)) as file, pa.ipc.open_stream(file) as reader:
                    here = reader.read_all()
                # they stand in the file by their number in the table
                yield here.take(pa.array(np.argsort(np.argsort(own, kind="stable"), kind="stable"))).combine_chunks()
                path.unlink()
    finally:
        shutil.rmtree(work)


def deal(rows: Stored, groups: np.ndarray, files: dict[int, Path]) -> None:
    """Writes the rows of some groups to the file of each, in the order in which they stand."""
    with ExitStack() as opened:
        writers = {
            number: opened.enter_context(pa.ipc.new_stream(opened.enter_context(pa.OSFile(str(path), "wb")), rows.schema)) for number, path in files.items()
        }
        start = 0
        for piece in rows.pieces():
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


def write_groups(path: Path, groups: Iterable[pa.Table], *, table: Table) -> int:
    """Writes row groups of a table as Parquet and returns the number of rows.

    Row groups and compression are fixed and one thread writes. Raises ValueError where a column that allows no null holds one.
    """
    schema = arrow_schema(table)
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=3, store_schema=True) as writer:
        for group in groups:
            for field in schema:
                if not field.nullable and group.column(field.name).null_count:
                    raise ValueError(f"{path.name}: column {field.name} holds a null and allows none")
            writer.write_table(group.select(schema.names).cast(schema), row_group_size=ROW_GROUP)
            rows += group.num_rows
    return rows
