"""RSS and Atom: every entry a record. No entity of a document type is ever resolved."""

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from flows.readers.columns import ColumnNames
from flows.readers.decode import UndecodableError, bom_encoding, decode
from flows.readers.page import fragment_text
from flows.readers.record import Fault, IngestLimits, Input, Record
from flows.readers.streams import LINE_START, whole

_END = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)


def read_feed(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields the entries of a feed in its own order; `line` is the entry, from 1."""
    data = whole(item, limits, max_bytes=limits.max_document_bytes)
    if data.strip():
        yield from feed_records(data)


def feed_records(data: bytes) -> Iterator[Record | Fault]:
    """Yields the entries of a feed's bytes; a Fault where it is no feed, declares entities, or ends in the middle.

    The text is the fullest of content and summary; an entry of only a headline has none. The title of the feed is
    the publisher where the entry names no other.
    """
    start = data[:LINE_START]
    if bom_encoding(data) not in (None, "utf-8-sig"):
        try:
            data = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data)).encode("utf-8")
        except (UndecodableError, UnicodeError) as error:
            yield Fault("bad-encoding", f"the feed {error}", start=start)
            return
    if _ENTITY.search(data):
        reason = "the XML declares entities or a document type of its own, which is not read; send plain RSS or Atom"
        yield Fault("xml-entities", reason, start=start)
        return
    try:
        feed: Any = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        entries = list(feed.entries)
        publisher = str(feed.feed.get("title") or "")
        language = str(feed.feed.get("language") or "")
    except Exception as error:  # whatever a parser raises on bytes from outside is the feed's fault, told in the row
        yield Fault("bad-feed", f"not RSS or Atom ({type(error).__name__}: {str(error)[:120]})", start=start)
        return
    if not entries:
        if feed.get("version") and not feed.get("bozo"):
            yield Fault("empty-feed", "the feed is sound and has no entry; look at it again later", start=start)
            return
        problem = " ".join(str(feed.get("bozo_exception") or "it has no entry").split())[:160]
        yield Fault("bad-feed", f"no RSS or Atom entry ({problem}); give a feed with item or entry elements", start=start)
        return
    for number, entry in enumerate(entries, start=1):
        yield entry_record(entry, publisher=publisher, language=language, line=number)
    if feed.bozo and not _END.search(data[-LINE_START:]):
        reason = "the feed ends in the middle; the entries before the end were read: fetch it again"
        yield Fault("truncated-feed", reason, len(entries) + 1, data[-500:])


def entry_record(entry: Any, *, publisher: str, language: str, line: int) -> Record:
    """Returns the record of one entry; its time is the published, else the updated one, as the feed writes it."""
    bodies = [str(part.get("value") or "") for part in entry.get("content") or []] + [str(entry.get("summary") or "")]
    text = max((fragment_text(body) for body in bodies), key=len)
    source = entry.get("source") or {}
    fields: dict[str, object] = {
        "id": entry.get("id"),
        "text": text,
        "title": fragment_text(str(entry.get("title") or "")),
        "url": entry.get("link"),
        "publisher": source.get("title") or publisher,
        "language": entry.get("language") or language,
        "published": entry.get("published") or entry.get("updated"),
    }
    return Record(
        {name: value for name, value in fields.items() if value},
        line,
        str(entry.get("title") or entry.get("link") or "")[:500],
        "feed entry" if fields["published"] else None,
        "" if text else "the entry has no content and no summary; an article needs a text",
    )
