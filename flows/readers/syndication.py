"""RSS and Atom: every entry a record. No entity of a document type is ever resolved."""

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from flows.readers.columns import ColumnNames
from flows.readers.decode import UndecodableError, decode
from flows.readers.markup import page_problem, tags_problem
from flows.readers.page import fragment_text
from flows.readers.record import Fault, IngestLimits, Input, Record
from flows.readers.streams import LINE_START, whole

_END = re.compile(r"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_ENTITY = re.compile(r"<!\s{0,100}(?:ENTITY|DOCTYPE[^>\[]{0,2000}\[)", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}\?>")
_ENCODING = re.compile(rb"\s{0,1000}<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
UTF8 = {"content-type": "application/xml; charset=utf-8"}
"""What we tell the parser of the bytes we give it, so that it looks for no other encoding."""


def read_feed(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields the entries of a feed in its own order; `line` is the entry, from 1."""
    data = whole(item, limits, max_bytes=limits.max_document_bytes)
    if data.strip():
        yield from feed_records(data, limits=limits)


def feed_records(data: bytes, *, limits: IngestLimits | None = None) -> Iterator[Record | Fault]:
    """Yields the entries of a feed's bytes; a Fault where it is no feed, declares entities, costs too much, or ends in the middle.

    The text is the fullest of content and summary; an entry of only a headline has none. The title of the feed is
    the publisher where the entry names no other.
    """
    start, limits = data[:LINE_START], limits or IngestLimits()
    text = feed_text(data)
    if isinstance(text, Fault):
        yield text
        return
    problem = feed_problem(text, limits)
    if problem is not None:
        yield Fault(*problem, start=start)
        return
    try:
        feed: Any = feedparser.parse(io.BytesIO(text.encode("utf-8")), sanitize_html=False, resolve_relative_uris=False, response_headers=UTF8)
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
        told = " ".join(str(feed.get("bozo_exception") or "it has no entry").split())[:160]
        yield Fault("bad-feed", f"no RSS or Atom entry ({told}); give a feed with item or entry elements", start=start)
        return
    for number, entry in enumerate(entries, start=1):
        yield entry_record(entry, publisher=publisher, language=language, line=number, limits=limits)
    if feed.bozo and not _END.search(text[-LINE_START:]):
        reason = "the feed ends in the middle; the entries before the end were read: fetch it again"
        yield Fault("truncated-feed", reason, len(entries) + 1, text[-500:])


def feed_text(data: bytes) -> str | Fault:
    """Returns a feed as text without its XML declaration: what is looked through here is then what the parser reads, whatever encoding it declares."""
    named = _ENCODING.match(data)
    try:
        return _DECLARATION.sub("", decode(data, declared=named[1].decode("ascii") if named else None), count=1)
    except (UndecodableError, UnicodeError) as error:
        return Fault("bad-encoding", f"the feed {error}", start=data[:LINE_START])


def feed_problem(text: str, limits: IngestLimits) -> tuple[str, str] | None:
    """Returns (rule, reason) of a feed that is not parsed: it declares entities, or has too many tags or too deep ones."""
    if _ENTITY.search(text):
        return "xml-entities", "the XML declares entities or a document type of its own, which is not read; send plain RSS or Atom"
    spaces = text.count("xmlns:")
    if spaces > limits.max_namespaces:
        return "too-many-namespaces", f"{spaces} namespaces; at most {limits.max_namespaces} are read: declare each once, in the first element"
    return tags_problem(text, limits, most=limits.max_feed_tags)


def entry_record(entry: Any, *, publisher: str, language: str, line: int, limits: IngestLimits) -> Record | Fault:
    """Returns the record of one entry, or the fault of one whose HTML costs too much; its time is the published, else the updated one."""
    bodies = [str(part.get("value") or "") for part in entry.get("content") or []] + [str(entry.get("summary") or "")]
    for body in (*bodies, str(entry.get("title") or "")):
        problem = page_problem(body, limits)
        if problem is not None:
            return Fault(*problem, line, str(entry.get("title") or entry.get("link") or "")[:500])
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
