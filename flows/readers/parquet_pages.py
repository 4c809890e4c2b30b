"""The sizes that the pages of a Parquet file declare, read from their headers before a page is unpacked."""

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow.parquet as pq

HEADER = 65_536
"""Bytes read for one header; it has 20 to 100, more where statistics of long texts stand in it."""
UNPACKED, PACKED = 2, 3
"""Fields of a page header (parquet.thrift): its size once unpacked, and as it stands in the file."""
TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT = range(1, 13)
"""Types of Thrift's compact protocol."""
MAX_DEPTH = 8
MAX_PAGES = 1_000_000


class PageHeaderError(ValueError):
    """The bytes are no page header."""


class Header:
    """Reads one structure of Thrift's compact protocol from bytes."""

    def __init__(self, data: bytes) -> None:
        """Starts at the first byte."""
        self.data = data
        self.at = 0

    def byte(self) -> int:
        """Returns the next byte."""
        if self.at >= len(self.data):
            raise PageHeaderError("a page header ends in the middle")
        self.at += 1
        return self.data[self.at - 1]

    def varint(self) -> int:
        """Returns the next number of seven bits a byte."""
        value = 0
        for shift in range(0, 70, 7):
            byte = self.byte()
            value |= (byte & 127) << shift
            if byte < 128:
                return value
        raise PageHeaderError("a number in a page header does not end")

    def fields(self, depth: int = 0) -> dict[int, int]:
        """Returns the whole numbers of a structure by field and passes over the rest."""
        if depth > MAX_DEPTH:
            raise PageHeaderError("a page header holds too many structures inside each other")
        found: dict[int, int] = {}
        field = 0
        while (head := self.byte()) != 0:
            field = field + (head >> 4) if head >> 4 else unzigzag(self.varint())
            value = self.value(head & 15, depth)
            if value is not None:
                found[field] = value
        return found

    def value(self, kind: int, depth: int) -> int | None:
        """Returns a whole number; None for a value of another type, which is passed over."""
        if kind in (TRUE, FALSE):
            return None
        if kind in (I16, I32, I64):
            return unzigzag(self.varint())
        if kind == STRUCT:
            self.fields(depth + 1)
        elif kind in (BYTE, DOUBLE, BINARY):
            size = {BYTE: 1, DOUBLE: 8}.get(kind) or self.varint()
            self.at += size
        else:
            raise PageHeaderError(f"a page header holds a value of type {kind}")
        return None


def unzigzag(value: int) -> int:
    """Returns the signed number that an unsigned one stands for."""
    return (value >> 1) ^ -(value & 1)


def page_sizes(stream: BinaryIO, *, start: int, end: int) -> Iterator[int]:
    """Yields the declared size, once unpacked, of each page between two places of a file; raises PageHeaderError where no page stands."""
    for _ in range(MAX_PAGES):
        if start >= end:
            return
        stream.seek(start)
        header = Header(stream.read(HEADER))
        fields = header.fields()
        if fields.get(PACKED, -1) < 0 or fields.get(UNPACKED, -1) < 0:
            raise PageHeaderError("a page header tells no size")
        yield fields[UNPACKED]
        start += header.at + fields[PACKED]
    raise PageHeaderError(f"more than {MAX_PAGES} pages of one column in one row group")


def largest_page(stream: BinaryIO, metadata: pq.FileMetaData, columns: set[str]) -> int:
    """Returns the largest declared size of a page of the named columns, 0 where there is none; raises PageHeaderError for a damaged file."""
    largest = 0
    for group in range(metadata.num_row_groups):
        for index in range(metadata.num_columns):
            chunk = metadata.row_group(group).column(index)
            if chunk.path_in_schema.split(".")[0] in columns:
                start = min(place for place in (chunk.dictionary_page_offset, chunk.data_page_offset) if place)
                largest = max(largest, *page_sizes(stream, start=start, end=start + chunk.total_compressed_size), 0)
    return largest
