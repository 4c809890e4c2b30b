"""Rows that stand in files and are read piece by piece, so that the memory of a run does not grow with them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.parts import loose_schema, write_part
from schemas.tables import Table

PIECE = 5_000
"""Rows that are held at once: some 8 MB of articles or mentions."""

READ_AHEAD = 128 * 1024
"""Bytes of a Parquet file's column that are read at once; by itself all of a row group's."""


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """The rows of one table in Arrow or Parquet files, one behind the other; of a pyarrow table it has what is asked of single columns.

    Files are read, not mapped: what a process has mapped and looked at counts as its memory. A column that a file lacks is null (an older schema's).
    """

    files: tuple[Path, ...]
    schema: pa.Schema
    num_rows: int

    @property
    def column_names(self) -> list[str]:
        """The names of the columns in file order."""
        return list(self.schema.names)

    def column(self, name: str) -> pa.ChunkedArray:
        """Returns one column."""
        return self.select([name]).column(name)

    def select(self, names: Sequence[str]) -> pa.Table:
        """Returns some columns, in the order named."""
        schema = pa.schema([self.schema.field(name) for name in names])
        return pa.Table.from_batches([batch for batch in self.batches(names)], schema=schema)

    def pieces(self, size: int = PIECE, names: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """Yields the rows in order, `size` at a time and the rest at the end; only the columns named, or all. Nothing where there is no row."""
        schema = pa.schema([self.schema.field(name) for name in names or self.schema.names])
        yield from regrouped(self.batches(names, size), schema=schema, sizes=repeat(size))

    def batches(self, names: Sequence[str] | None = None, size: int = PIECE) -> Iterator[pa.RecordBatch]:
        """Yields the rows as they stand in the files, those of a Parquet file `size` at a time at most."""
        schema = pa.schema([self.schema.field(name) for name in names or self.schema.names])
        for path in self.files:
            for batch in batches_of(path, schema.names, size):
                yield shaped(batch, schema)

    def rows(self, start: int, count: int) -> pa.Table:
        """Returns so many rows from one on, of Arrow files; only the batches that hold them are read."""
        found, first = [], 0
        for path in self.files:
            lengths = lengths_of(path)
            with opened(path) as reader:
                for number, length in enumerate(lengths):
                    begin, end = max(start - first, 0), min(start + count - first, length)
                    found += [shaped(reader.get_batch(number).slice(begin, end - begin), self.schema)] if begin < end else []
                    first += length
        return pa.Table.from_batches(found, schema=self.schema)


Rows = pa.Table | Stored
"""A table in memory or in files."""


def stored(paths: Iterable[Path], *, table: Table) -> Stored:
    """Returns the rows of a table in files as they stand, with the columns of the table, all of which may be null."""
    files = tuple(path for path in paths if path.exists())
    return Stored(files, loose_schema(table), sum(map(rows_of, files)))


def parquet(path: Path) -> Stored:
    """Returns the rows of a Parquet file, with the columns that it has."""
    return Stored((path,), pq.read_schema(path), rows_of(path))


def behind(one: Stored, other: Stored) -> Stored:
    """Returns the rows of two tables of one schema, one behind the other."""
    return Stored(one.files + other.files, one.schema, one.num_rows + other.num_rows)


def rows_of(path: Path) -> int:
    """Returns how many rows a file holds."""
    return int(pq.read_metadata(path).num_rows) if path.suffix == ".parquet" else sum(lengths_of(path))


def lengths_of(path: Path) -> list[int]:
    """Returns the lengths of an Arrow file's batches, told by its first column."""
    with opened(path) as reader:
        first = reader.schema.names[:1]
    with opened(path, first) as reader:
        return [reader.get_batch(number).num_rows for number in range(reader.num_record_batches)]


@contextmanager
def opened(path: Path, names: Sequence[str] | None = None) -> Iterator[Any]:
    """Yields a reader of an Arrow file, of some columns or of all."""
    with pa.OSFile(str(path)) as file:
        options = None
        if names is not None:
            with pa.ipc.open_file(file) as reader:
                held = reader.schema.names
            options = pa.ipc.IpcReadOptions(included_fields=[number for number, name in enumerate(held) if name in set(names)])
        with pa.ipc.open_file(file, options=options) as reader:
            yield reader


def batches_of(path: Path, names: Sequence[str], size: int = PIECE) -> Iterator[pa.RecordBatch]:
    """Yields the batches of a file with those of some columns that it has."""
    if path.suffix == ".parquet":
        with pq.ParquetFile(path, buffer_size=READ_AHEAD) as file:
            held = set(file.schema_arrow.names)
            yield from file.iter_batches(batch_size=min(PIECE, size), columns=[name for name in names if name in held], use_threads=False)
        return
    with opened(path, names) as reader:
        for number in range(reader.num_record_batches):
            yield reader.get_batch(number)


def shaped(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Returns a batch with the columns and types of a schema; a column that it lacks is null."""
    held = set(batch.schema.names)
    columns = [batch.column(field.name).cast(field.type) if field.name in held else pa.nulls(batch.num_rows, field.type) for field in schema]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def regrouped(batches: Iterable[pa.RecordBatch], *, schema: pa.Schema, sizes: Iterable[int]) -> Iterator[pa.Table]:
    """Yields batches cut and put together anew: tables of so many rows each, and what is left."""
    waiting: list[pa.RecordBatch] = []
    held, asked = 0, iter(sizes)
    size = next(asked)
    for batch in batches:
        while held + batch.num_rows >= size:
            head = batch.slice(0, size - held)
            yield pa.Table.from_batches([*waiting, head], schema=schema).combine_chunks()
            batch, waiting, held, size = batch.slice(head.num_rows), [], 0, next(asked)
        if batch.num_rows:
            waiting.append(batch)
            held += batch.num_rows
    if held:
        yield pa.Table.from_batches(waiting, schema=schema).combine_chunks()


def pieces_of(rows: Rows, size: int = PIECE, names: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """Yields the rows of a table, wherever it is, `size` at a time."""
    if isinstance(rows, Stored):
        yield from rows.pieces(size, names)
        return
    held = rows if names is None else rows.select(list(names))
    yield from (held.slice(start, size) for start in range(0, rows.num_rows, size))


def pieces_of_all(tables: Sequence[Rows], size: int = PIECE, names: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """Yields the rows of tables of the same columns one behind the other, `size` at a time, whatever table they stand in."""
    if tables:
        schema = pa.schema([tables[0].schema.field(name) for name in names or tables[0].schema.names])
        batches = (batch for rows in tables for piece in pieces_of(rows, size, names) for batch in piece.to_batches())
        yield from regrouped(batches, schema=schema, sizes=repeat(size))


def rows_at(rows: Rows, start: int, count: int) -> pa.Table:
    """Returns so many rows from one on, of a table wherever it is."""
    return rows.rows(start, count) if isinstance(rows, Stored) else rows.slice(start, count)


def whole(rows: Rows, names: Sequence[str] | None = None) -> pa.Table:
    """Returns all rows as a table in memory, with some columns or all."""
    return rows.select(list(rows.column_names if names is None else names))


def store(path: Path, pieces: Iterable[pa.Table], *, table: Table) -> Stored:
    """Writes pieces of a table into one Arrow file and returns it; the file appears under its name when it is whole."""
    schema = loose_schema(table)
    rows = write_part(path, (batch for piece in pieces for batch in piece.select(schema.names).combine_chunks().to_batches()), table=table)
    return Stored((path,), schema, rows)


def rewritten(rows: Rows, change: Callable[[pa.Table, int], pa.Table], path: Path, *, table: Table) -> Stored:
    """Writes rows with something changed in each piece and returns them; the change is told the number of the piece's first row."""

    def changed() -> Iterator[pa.Table]:
        start = 0
        for piece in pieces_of(rows):
            yield change(piece, start)
            start += piece.num_rows

    return store(path, changed(), table=table)


def kept_rows(rows: Rows, keep: pa.Array, path: Path, *, table: Table) -> Rows:
    """Returns the rows for which `keep` is true: as they stand where it is so for all, else written anew."""
    if rows.num_rows == 0 or pc.all(keep).as_py():
        return rows
    return rewritten(rows, lambda piece, start: piece.filter(keep.slice(start, piece.num_rows)), path, table=table)
