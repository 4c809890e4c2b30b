"""Parquet files, batch by batch, reading only the columns that hold a field."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from flows.readers.columns import ColumnNames, plan, record_of
from flows.readers.parquet_pages import largest_page
from flows.readers.record import Fault, IngestLimits, Input, Record
from flows.readers.streams import FREE_BYTES, whole

BATCH_ROWS = 64


def read_parquet(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields a record for every row; `line` is the row, from 1. A damaged file is a fault behind the rows before it."""
    row = told = 0
    try:
        with item.open() as stream:
            source = io.BytesIO(whole(item, limits, max_bytes=limits.max_document_bytes)) if item.compressed else stream
            size = source.seek(0, io.SEEK_END)
            source.seek(0)
            file = pq.ParquetFile(source)
            names = list(file.schema_arrow.names)
            layout = plan(columns, names)
            if "text" not in layout:
                yield Fault("no-text-column", record_of(dict.fromkeys(names), layout, columns, line=None, start="").missing)
                return
            wanted = sorted({name for tried in layout.values() for name in tried})
            too_large = size_fault(source, file, set(wanted), limits)
            if too_large is not None:
                yield too_large
                return
            # a text that stands in the file once and in every row by its number is held once, too
            file = pq.ParquetFile(source, metadata=file.metadata, read_dictionary=listed_texts(file, wanted))
            for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=wanted, use_threads=False):
                for cells in rows_of(batch):
                    row += 1
                    told += sum(len(value) for value in cells.values() if isinstance(value, str))
                    if told > FREE_BYTES and told > limits.max_ratio * size:
                        reason = f"unpacks to more than {limits.max_ratio} times its size, as no text does; the rest is not read: write its texts once"
                        yield Fault("parquet-bomb", reason, row)
                        return
                    start = " ".join(str(value)[:200] for value in cells.values() if value is not None)
                    yield record_of(cells, layout, columns, line=row, start=start)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        message = " ".join(str(error).split())[:200]
        yield Fault("bad-parquet", f"not a whole Parquet file ({message}); write or fetch it again", row + 1 if row else None)


def size_fault(source: BinaryIO, file: pq.ParquetFile, columns: set[str], limits: IngestLimits) -> Fault | None:
    """Returns the fault of a file whose row groups or pages would take too much memory; None where they are of a usual size."""
    group = largest_group(file)
    if group > limits.max_file_bytes:
        return Fault("file-too-large", f"a row group of {group} bytes; write the file with smaller row groups")
    page = largest_page(source, file.metadata, columns)
    if page > limits.max_cell_bytes:
        return Fault("page-too-large", f"a page of {page} bytes once unpacked, at most {limits.max_cell_bytes} are read; write the file with smaller pages")
    return None


def listed_texts(file: pq.ParquetFile, columns: Sequence[str]) -> list[str]:
    """Returns the columns whose texts stand in a list of their own in the file, referred to by number."""
    schema = file.schema_arrow
    return [name for name in columns if pa.types.is_string(schema.field(name).type) or pa.types.is_binary(schema.field(name).type)]


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
        texts = cells_of(column.dictionary)
        return [None if index is None else texts[index] for index in column.indices.to_pylist()]
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
