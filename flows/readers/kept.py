"""Records kept as lines of JSON between reading and coding, so that they come out as the reader gave them."""

from collections.abc import Iterator
from typing import Any

import orjson

from flows.readers.columns import ColumnNames
from flows.readers.record import Fault, IngestLimits, Input, Record, start_text
from flows.readers.streams import byte_chunks, lines

SUFFIX = ".tocsin-records"
ESCAPED = 8  # a control character of a text is six bytes of JSON


def kept_line(entry: str, found: Record | Fault) -> bytes:
    """Returns one line of the file; a record whose values no line can hold (bytes, half a character) becomes its fault."""
    try:
        return orjson.dumps({"entry": entry, **as_dict(found)}, default=as_plain, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError as error:
        fault = Fault("bad-text", f"a value is no text in UTF-8 ({str(error)[:80]}); take it from its source again", found.line, "", found.source)
        return orjson.dumps({"entry": entry, **as_dict(fault)}, option=orjson.OPT_APPEND_NEWLINE)


def as_plain(value: object) -> str:
    """Returns a value that JSON does not know as text; bytes are not guessed."""
    if isinstance(value, bytes | bytearray):
        raise TypeError("bytes")
    return str(value)


def as_dict(found: Record | Fault) -> dict[str, Any]:
    """Returns a record or a fault as plain values."""
    start = start_text(found.start)
    if isinstance(found, Fault):
        return {"fault": {"rule": found.rule, "reason": found.reason, "line": found.line, "start": start, "source": found.source}}
    told = {
        "fields": dict(found.fields), "line": found.line, "start": start, "published_from": found.published_from,
        "missing": found.missing, "date_beside": found.date_beside, "source": found.source,
    }  # fmt: skip
    return {"record": told}


def read_kept(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields the records and faults of such a file as they were when they were kept."""
    for line in lines(byte_chunks(item, limits), max_bytes=ESCAPED * limits.max_record_bytes):
        try:
            told = orjson.loads(line.data)
            yield Record(**told["record"]) if "record" in told else Fault(**told["fault"])
        except (orjson.JSONDecodeError, TypeError, KeyError) as error:
            yield Fault("bad-json", f"no record that was kept ({type(error).__name__}); such files are written by `tocsin run --feeds` only", line.number)
