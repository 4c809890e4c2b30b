"""Parquet files, batch by batch, reading only the columns that hold a field."""

import io
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.readers.columns import ColumnNames, plan, record_of
from flows.readers.record import Fault, IngestLimits, Input, Record
from flows.readers.streams import whole

BATCH_ROWS = 256


def read_parquet(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields a record for every row; `line` is the row, from 1. A damaged file is a fault behind the rows before it."""
    row = 0
    try:
        with item.open() as stream:
            source = io.BytesIO(whole(item, limits, max_bytes=limits.max_document_bytes)) if item.compressed else stream
            file = pq.ParquetFile(source)
            group = largest_group(file)
            if group > limits.max_file_bytes:
                yield Fault("file-too-large", f"a row group of {group} bytes; write the file with smaller row groups")
                return
            names = list(file.schema_arrow.names)
            layout = plan(columns, names)
            if "text" not in layout:
                yield Fault("no-text-column", record_of(dict.fromkeys(names), layout, columns, line=None, start="").missing)
                return
            wanted = sorted({name for tried in layout.values() for name in tried})
            for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=wanted, use_threads=False):
                for cells in rows_of(batch):
                    row += 1
                    start = " ".join(str(value)[:200] for value in cells.values() if value is not None)
                    yield record_of(cells, layout, columns, line=row, start=start)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        message = " ".join(str(error).split())[:200]
        yield Fault("bad-parquet", f"not a whole Parquet file ({message}); write or fetch it again", row + 1 if row else None)


def largest_group(file: pq.ParquetFile) -> int:
    """Returns the size of the largest row group in bytes, uncompressed; 0 for a file without rows."""
    return max((file.metadata.row_group(index).total_byte_size for index in range(file.metadata.num_row_groups)), default=0)


def rows_of(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """Yields the rows of a batch; only the row that holds a bad cell is then refused, not its neighbours."""
    lists = {name: cells_of(batch.column(index)) for index, name in enumerate(batch.schema.names)}
    for index in range(batch.num_rows):
        yield {name: values[index] for name, values in lists.items()}


def cells_of(column: pa.Array) -> list[Any]:
    """Returns a column's values as Python has them; bytes for what is no UTF-8, a remark for a date outside the calendar."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):  # UnicodeDecodeError is a ValueError
        values = [_cell(value) for value in column]
    return values


def _cell(value: pa.Scalar) -> object:
    try:
        return value.as_py()
    except UnicodeDecodeError:
        return value.as_buffer().to_pybytes()
    except (ValueError, OverflowError):
        return f"outside the calendar: {value.value}"
