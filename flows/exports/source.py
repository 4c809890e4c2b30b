"""What is exported: a release, the newest release of an OUT folder, or a file of events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.outputs import CURRENT, current_release
from schemas.arrow import arrow_schema
from schemas.tables import EVENTS, SCHEMA_VERSION, TABLES, Table

BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """The Parquet file of each table that is there, by the table's name; `name` is the release's, or the file's."""

    name: str
    files: dict[str, Path]

    def batches(self, table: Table, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Yields the rows of a table in the file's order, the columns in the order asked for and of the schema's types.

        Raises ValueError where the file is no Parquet, lacks a column or holds another type.
        """
        path = self.files[table.name]
        schema = pa.schema([arrow_schema(table).field(name) for name in columns])
        try:
            file = pq.ParquetFile(path)
        except pa.ArrowInvalid as error:
            raise ValueError(f"{path.name}: no Parquet file ({error})") from None
        with file:
            refuse_lacking(path, file.schema_arrow, columns)
            for batch in file.iter_batches(batch_size=BATCH, columns=list(columns)):
                yield as_typed(path, batch, schema)

    def read(self, table: Table, columns: Sequence[str]) -> pa.Table:
        """Returns the rows of a table in memory; for the forms that cannot be written piece by piece."""
        schema = pa.schema([arrow_schema(table).field(name).with_nullable(True) for name in columns])
        return pa.Table.from_batches([batch.cast(schema) for batch in self.batches(table, columns)], schema)


def find_source(path: Path) -> Source:
    """Returns what a path names: a Parquet file of events, a release, or the OUT of `tocsin run` (its newest release).

    Raises FileNotFoundError where there is none of them.
    """
    if path.is_file() and path.name != CURRENT:
        return Source(path.stem, {EVENTS.name: path})
    # where links cannot be made (Windows), OUT/current is a text file that names the release
    folder = current_release(path.parent) if path.is_file() else path
    if folder is not None and not has_events(folder):
        folder = current_release(folder)
    if folder is None or not has_events(folder):
        raise FileNotFoundError(f"{path}: no events.parquet; give the OUT of `tocsin run`, the folder of a release, or a Parquet file of events")
    folder = folder.resolve()
    found = {table.name: folder / f"{table.name}.parquet" for table in TABLES}
    return Source(folder.name, {name: file for name, file in found.items() if file.is_file()})


def has_events(folder: Path) -> bool:
    """Returns whether a folder holds a file of events."""
    return (folder / f"{EVENTS.name}.parquet").is_file()


def refuse_lacking(path: Path, schema: pa.Schema, columns: Sequence[str]) -> None:
    """Raises ValueError that names the columns a file lacks and the versions of the schema."""
    lacking = [name for name in columns if name not in schema.names]
    if lacking:
        version = (schema.metadata or {}).get(b"schema_version", b"unknown").decode()
        raise ValueError(
            f"{path.name}: lacks {', '.join(lacking)} (its schema version is {version}, this Tocsin's {SCHEMA_VERSION}); "
            "make the release anew, or export it with the version of Tocsin that made it"
        )


def as_typed(path: Path, batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Returns a batch with the schema's types (a file saved again by another program may have others); raises ValueError where one does not fit."""
    columns = []
    for field in schema:
        column = batch.column(field.name)
        try:
            columns.append(column.cast(field.type))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            raise ValueError(f"{path.name}: column {field.name} holds {column.type} and must hold {field.type} ({error})") from None
    return pa.RecordBatch.from_arrays(columns, names=schema.names)
