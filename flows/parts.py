"""The immutable Arrow parts of a run on disk: records packed into uncompressed Arrow IPC files, which `flows.stored` reads piece by piece."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.tables import Table


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


@cache
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
