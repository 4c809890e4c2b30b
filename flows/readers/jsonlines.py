"""JSON: one article a line (.jsonl, .ndjson), or one document with an article or a list of them (.json)."""

from collections.abc import Iterator, Mapping

import orjson

from flows.readers.columns import ColumnNames, Plan, plan, record_of
from flows.readers.decode import UndecodableError, decode
from flows.readers.record import Fault, IngestLimits, Input, Record
from flows.readers.streams import LINE_START, text_lines, too_long, whole


def read_json_lines(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields a record or a fault for every line that is not blank, in file order; never holds more than a line."""
    layouts: dict[tuple[str, ...], Plan] = {}
    for line in text_lines(item, limits):
        if line.is_cut:
            yield too_long(line, limits)
            continue
        if not line.data or line.data.isspace():
            continue
        value = parse_json(line.data, "each line must be one JSON object in UTF-8")
        if isinstance(value, Fault):
            yield Fault(value.rule, value.reason, line.number, line.data[:LINE_START])
        else:
            yield _record(value, layouts, columns, line=line.number, start=line.data[:LINE_START])


def read_json(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields the article of a JSON document, or each of its list (also of {"articles": [...]}); `line` is the place in the list, from 1."""
    data = whole(item, limits, max_bytes=limits.max_document_bytes)
    if not data.strip():
        return
    value = parse_json(data, "a .json file is one article or a list; name a file with one article a line .jsonl")
    if isinstance(value, Fault):
        yield value
        return
    layouts: dict[tuple[str, ...], Plan] = {}
    value = listed(value, columns)
    if not isinstance(value, list):
        yield _record(value, layouts, columns, line=None, start=data[:LINE_START])
        return
    for number, element in enumerate(value, start=1):
        yield _record(element, layouts, columns, line=number, start=b"")


def listed(value: object, columns: ColumnNames) -> object:
    """Returns the one list of objects inside an object without a text of its own ({"articles": [...]}), else the value."""
    if not isinstance(value, dict) or "text" in plan(columns, tuple(value)):
        return value
    found = [inner for inner in value.values() if isinstance(inner, list) and inner]
    lists = [inner for inner in found if all(isinstance(each, dict) for each in inner)]
    return lists[0] if len(lists) == 1 else value


def parse_json(data: bytes, right: str) -> object:
    """Returns the value of a JSON text in any encoding we read, or a Fault; `right` says what was expected."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        problem = str(error)
    try:
        text = decode(data)
    except UndecodableError as error:
        return Fault("bad-encoding", f"the JSON {error}", start=data[:LINE_START])
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, UnicodeError):
        return Fault("bad-json", f"not JSON ({problem}); {right}", start=data[:LINE_START])


def _record(
    value: object, layouts: dict[tuple[str, ...], Plan], columns: ColumnNames, *, line: int | None, start: str | bytes
) -> Record | Fault:
    shown = start or orjson.dumps(value)[:LINE_START]
    if not isinstance(value, Mapping):
        kind = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}.get(type(value), "a number")
        return Fault("not-an-object", f"{kind} where an article is expected: an object with id, published and text", line, shown)
    names = tuple(value)
    if names not in layouts:
        layouts[names] = plan(columns, names)
    return record_of(value, layouts[names], columns, line=line, start=shown)
