"""Comma- and tab-separated files, a record at a time, with a way back from an unclosed quote."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from flows.readers.columns import ColumnNames, plan, record_of
from flows.readers.decode import UndecodableError, decode
from flows.readers.record import Fault, IngestLimits, Input, Record
from flows.readers.streams import LINE_START, Line, text_lines, too_long

# A text of one cell may run over lines, but not over this many; an unclosed quote would otherwise eat the file.
MAX_LINES_IN_RECORD = 5_000
# After so many unclosed quotes the rest is not worth the search: the file is not a table.
MAX_UNCLOSED = 20
QuoteState = Literal["closed", "open", "broken"]
SEPARATORS = (",", "\t", ";", "|")

# The module's own limit is 128 KiB a cell; ours is max_record_bytes. Set once, the same for everyone.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Row:
    """One row's cells and the line it begins in; `text` is the row as it stands."""

    line: int
    cells: tuple[str, ...]
    text: str


def read_csv(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields a record or a fault for every row under the header; the separator is taken from the header."""
    return _read(item, columns, limits, separator=None)


def read_tsv(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields a record or a fault for every row under the header, cells separated by tabs."""
    return _read(item, columns, limits, separator="\t")


def _read(item: Input, columns: ColumnNames, limits: IngestLimits, *, separator: str | None) -> Iterator[Record | Fault]:
    header: tuple[str, ...] | None = None
    for row in rows(text_lines(item, limits), limits, separator=separator):
        if isinstance(row, Fault):
            yield row
            continue
        if header is None:
            header = tuple(cell.strip() for cell in row.cells)
            layout = plan(columns, header)
            if "text" not in layout:
                empty = record_of(dict.fromkeys(header), layout, columns, line=row.line, start=row.text)
                yield Fault("no-text-column", empty.missing, row.line, row.text)
                return
            continue
        cells = without_empty_end(row.cells, len(header))
        if len(cells) != len(header):
            yield Fault(
                "bad-row",
                f"{len(cells)} cells where the header has {len(header)}; "
                "a text with the separator, a quote or a line break in it must be in quotes",
                row.line,
                row.text,
            )
            continue
        yield record_of(dict(zip(header, cells, strict=True)), layout, columns, line=row.line, start=row.text)


def without_empty_end(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Returns a row without the empty cells behind the header's last column, as spreadsheets write them."""
    return cells if any(cell.strip() for cell in cells[width:]) else cells[:width]


def rows(source: Iterator[Line], limits: IngestLimits, *, separator: str | None) -> Iterator[Row | Fault]:
    """Yields the rows of a table; a quote that is never closed is a fault of its line, and reading goes on behind it.

    In a tab-separated file such a quote is a mere character ("We will answer," he said), as many programs write it.
    """
    waiting: deque[Line] = deque()
    broken = 0
    while (first := _next(waiting, source)) is not None:
        text = _text(first, limits)
        if isinstance(text, Fault):
            yield text
            continue
        if not text.strip():
            continue
        if separator is None:
            separator = guess_separator(text)
        if separator == "\t" and broken >= MAX_UNCLOSED:
            yield Row(first.number, tuple(text.split("\t")), text)
            continue
        row = _row(first, text, waiting, source, limits, separator)
        broken += isinstance(row, Fault)
        yield Row(first.number, tuple(text.split("\t")), text) if isinstance(row, Fault) and separator == "\t" else row
        if broken >= MAX_UNCLOSED and separator != "\t":
            yield Fault("bad-table", f"{broken} rows have quotes that do not close; the rest of the file is not read", first.number + 1)
            return


def guess_separator(header: str) -> str:
    """Returns the separator that stands most often in the header; the comma where none does."""
    return max(SEPARATORS, key=header.count)


def quote_state(line: str, state: QuoteState, separator: str) -> QuoteState:
    """Returns how a line leaves a row: closed, open (a quoted cell goes on in the next line) or broken.

    A quote opens only at the start of a cell; broken is a closing quote with more than a separator behind it.
    """
    position = 0
    while True:
        if state == "open":
            position = line.find('"', position)
            if position < 0:
                return "open"
            if line.startswith('""', position):
                position += 2
                continue
            state = "closed"
            position += 1
            if position < len(line) and line[position] != separator:
                return "broken"
        elif line.startswith('"', position):
            state = "open"
            position += 1
            continue
        position = line.find(separator, position)
        if position < 0:
            return "closed"
        position += 1


def _next(waiting: deque[Line], source: Iterator[Line]) -> Line | None:
    return waiting.popleft() if waiting else next(source, None)


def _text(line: Line, limits: IngestLimits) -> str | Fault:
    if line.is_cut:
        return too_long(line, limits)
    try:
        return decode(line.data).removesuffix("\r")
    except UndecodableError as error:
        return Fault("bad-encoding", f"the line {error}", line.number, line.data[:LINE_START])


def _row(first: Line, text: str, waiting: deque[Line], source: Iterator[Line], limits: IngestLimits, separator: str) -> Row | Fault:
    """Returns one row, over as many lines as its quotes need; puts the lines back where the quotes do not close."""
    state = quote_state(text, "closed", separator)
    parts, size = [text], len(first.data)
    taken: list[Line] = []
    while state == "open" and len(parts) < MAX_LINES_IN_RECORD and size <= limits.max_record_bytes:
        line = _next(waiting, source)
        if line is None:
            break
        taken.append(line)
        size += len(line.data)
        more = _text(line, limits)
        if isinstance(more, Fault):
            break
        parts.append(more)
        state = quote_state(more, "open", separator)
    if state == "closed":
        return _parse(first.number, "\n".join(parts), separator)
    waiting.extendleft(reversed(taken))
    return Fault("unclosed-quote", 'a quote opens a cell and does not close it; write "" for a quote inside a text', first.number, text)


def _parse(line: int, text: str, separator: str) -> Row | Fault:
    try:
        cells = next(csv.reader([text], delimiter=separator, strict=True))
    except (csv.Error, StopIteration) as error:
        return Fault("bad-row", f"not a row of the table ({error})", line, text)
    return Row(line, tuple(cells), text)
