"""The immutable Arrow parts of a run on disk, and the deterministic Parquet files made of them.

Parts are uncompressed Arrow IPC files read through a memory map: a table over all of them costs
address space, not memory, so the driver does not grow with the corpus.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS, Table

ROW_GROUP = 20_000
SORTED_BY: dict[str, tuple[str, ...]] = {
    ARTICLES.name: ("article_id",),
    MENTIONS.name: ("article_id", "sentence_start", "trigger_start", "mention_id"),
    EVENTS.name: ("event_date", "event_id"),
    REJECTS.name: ("stage", "source_file", "source_line", "rule", "article_id", "record_id", "reason", "record"),
}


def records_to_batch(records: Sequence[object], *, table: Table, extra: Mapping[str, Sequence[object]] | None = None) -> pa.RecordBatch:
    """Returns frozen records as one record batch with the table's columns; `extra` gives columns the records lack.

    A null in a column that allows none is kept here: the check `not-null` finds it and names it.
    """
    schema = loose_schema(table)
    held = {f.name for f in fields(records[0])} if records else set()  # type: ignore[arg-type]
    columns = []
    for field in schema:
        if extra is not None and field.name in extra:
            values: Sequence[object] = extra[field.name]
        elif not records or field.name in held:
            values = [getattr(record, field.name) for record in records]
        else:
            raise KeyError(f"{table.name}.{field.name}: neither the record nor `extra` gives this column")
        columns.append(pa.array(values, type=field.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def loose_schema(table: Table) -> pa.Schema:
    """Returns the table's schema with every column nullable and no metadata: the schema of parts, before the checks."""
    return pa.schema([pa.field(f.name, f.type) for f in arrow_schema(table)])


def write_part(path: Path, batches: Iterable[pa.RecordBatch], *, table: Table) -> int:
    """Writes the batches as one part and returns its rows; the file appears under its name only when it is whole."""
    rows = 0
    unfinished = path.with_name(path.name + ".tmp")
    with pa.OSFile(str(unfinished), "wb") as sink, pa.ipc.new_file(sink, loose_schema(table)) as writer:
        for batch in batches:
            rows += batch.num_rows
            writer.write_batch(batch)
    os.replace(unfinished, path)
    return rows


def read_part(path: Path) -> pa.Table:
    """Returns a part as a table over a memory map."""
    with pa.ipc.open_file(pa.memory_map(str(path))) as reader:
        return reader.read_all()


def sorted_order(rows: pa.Table, *, table: Table) -> pa.Array:
    """Returns the row numbers in the table's fixed order (`SORTED_BY`), nulls last."""
    keys = [(name, "ascending") for name in SORTED_BY[table.name]]
    return pc.sort_indices(rows.select([name for name, _ in keys]), sort_keys=keys)


def in_order(rows: pa.Table, order: pa.Array) -> Iterator[pa.Table]:
    """Yields the rows in the given order, `ROW_GROUP` at a time."""
    for start in range(0, len(order), ROW_GROUP):
        yield rows.take(order.slice(start, ROW_GROUP)).combine_chunks()


def write_parquet(path: Path, rows: pa.Table, *, table: Table, order: pa.Array | None = None) -> int:
    """Writes rows as Parquet with the table's schema and returns their number; the same rows give the same bytes.

    Order, row groups and compression are fixed and one thread writes. Raises ValueError where a column that allows no null holds one.
    """
    schema = arrow_schema(table)
    order = sorted_order(rows, table=table) if order is None else order
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=3, store_schema=True) as writer:
        for group in in_order(rows, order):
            for field in schema:
                if not field.nullable and group.column(field.name).null_count:
                    raise ValueError(f"{path.name}: column {field.name} holds a null and allows none")
            writer.write_table(group.select(schema.names).cast(schema), row_group_size=ROW_GROUP)
    return len(order)
