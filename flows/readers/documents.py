"""One article a file: .txt, .md and saved pages, with what a sidecar .json says about them."""

import re
from collections.abc import Iterator, Mapping

import orjson

from flows.readers.columns import ColumnNames, plan, record_of
from flows.readers.decode import UndecodableError, decode, page_encoding
from flows.readers.page import read_page
from flows.readers.record import Fault, IngestLimits, Input, Record, start_text
from flows.readers.streams import LINE_START, whole

PAGES = (".html", ".htm")
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)(?:[ \t]*\r?\n)*", re.DOTALL)
_FRONT_LINE = re.compile(r"([A-Za-z][\w -]*):[ \t]*(.*)")


def read_text(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields the one article of a plain text file, its text exactly as it stands."""
    text = _text(item, limits)
    if isinstance(text, Fault):
        yield text
    elif text.strip():
        yield from _with_sidecar(item, {"text": text}, None, columns, start=text[:LINE_START])


def read_markdown(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields the one article of a Markdown file; `name: value` lines between two `---` at its top are its fields."""
    text = _text(item, limits)
    if isinstance(text, Fault):
        yield text
        return
    if not text.strip():
        return
    front, body = front_matter(text)
    record = record_of(front, plan(columns, [name for name in front if name != "text"]), columns, line=None, start=text[:LINE_START])
    fields = {**record.fields, "text": body}
    dated = record.published_from.replace("column", "front matter") if record.published_from else None
    yield from _with_sidecar(item, fields, dated, columns, start=text[:LINE_START])


def read_html(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields the one article of a saved page."""
    text = _text(item, limits)
    if isinstance(text, Fault):
        yield text
        return
    if not text.strip():
        return
    page = read_page(text, limits=limits)
    if isinstance(page, Fault):
        yield page
    else:
        yield from _with_sidecar(item, dict(page.fields), page.published_from, columns, start=page.start)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Returns the fields above a Markdown text and the text behind them; ({}, text) where there are none."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    found = [_FRONT_LINE.fullmatch(row.strip()) for row in match[1].splitlines() if row.strip()]
    if not all(found):
        return {}, text
    return {row[1]: row[2].strip().strip("\"'") for row in found if row}, text[match.end() :]


def _text(item: Input, limits: IngestLimits) -> str | Fault:
    data = whole(item, limits, max_bytes=limits.max_record_bytes)
    try:
        return decode(data, declared=page_encoding(data) if item.suffix in PAGES else None)
    except UndecodableError as error:
        return Fault("bad-encoding", f"the file {error}", start=data[:LINE_START])


def _with_sidecar(
    item: Input, fields: Mapping[str, object], published_from: str | None, columns: ColumnNames, *, start: str | bytes
) -> Iterator[Record | Fault]:
    """Adds what the sidecar says; what the text file says itself goes before it."""
    if item.sidecar is None:
        yield Record(fields, None, start, published_from)
        return
    beside_name = start_text(item.sidecar.name)
    try:
        value = orjson.loads(item.sidecar.read_bytes()) if item.sidecar.stat().st_size < 1_000_000 else None
    except (OSError, orjson.JSONDecodeError) as error:
        yield Fault("bad-sidecar", f"{beside_name} beside it is not JSON ({str(error)[:120]})", start=start)
        return
    if not isinstance(value, dict):
        reason = f'{beside_name} beside it must be a JSON object such as {{"published": "2020-06-16"}}'
        yield Fault("bad-sidecar", reason, start=start)
        return
    beside = record_of(value, plan(columns, list(value)), columns, line=None, start=start)
    merged = {**beside.fields, **fields}
    taken = "published" not in fields and "published" in beside.fields
    yield Record(merged, None, start, f"sidecar {beside_name}" if taken else published_from, date_beside=taken)
