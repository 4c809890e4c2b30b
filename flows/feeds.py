"""Pages and feeds from the network: fetched within limits, then read like files."""

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeGuard
from urllib.parse import urljoin, urlsplit

import httpx

from flows.fetching import Fetched, fetch, shown
from flows.readers.columns import ColumnNames
from flows.readers.decode import UndecodableError, decode, page_encoding
from flows.readers.dispatch import READERS, format_of, read_input
from flows.readers.page import read_page
from flows.readers.record import Fault, IngestLimits, Input, Record
from flows.readers.syndication import feed_records

USER_AGENT = "tocsin/1 (news text reader)"
FULL_TEXT_CHARS = 1_500  # an entry with so much text carries the article itself; a shorter one is a teaser
TABLES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".txt", ".md"})


def read_address(
    url: str, *, columns: ColumnNames, limits: IngestLimits, client: httpx.Client | None = None, sleep: Callable[[float], None] = time.sleep
) -> Iterator[Record | Fault]:
    """Yields the article of a page, or those of a feed, or the records of a data file; what fails is a Fault.

    A feed's entry with only a teaser is read from the page it links to (at most `max_feed_pages`); where that page
    gives no text, the teaser is the text.
    """
    if client is None:
        with httpx.Client(headers={"User-Agent": USER_AGENT}, timeout=limits.timeout_seconds, follow_redirects=False) as own:
            yield from read_address(url, columns=columns, limits=limits, client=own, sleep=sleep)
        return
    fetched = fetch(url, client=client, limits=limits, sleep=sleep)
    if isinstance(fetched, Fault):
        yield replace(fetched, source=shown(url))
        return
    followed = 0
    for found in records_of(fetched, columns, limits):
        if leads_to_page(found, fetched) and followed < limits.max_feed_pages:
            followed += 1
            found = full_article(found, fetched.url, lambda link: fetch(link, client=client, limits=limits, sleep=sleep), limits)
        yield replace(found, source=found.source or shown(fetched.url))


def records_of(fetched: Fetched, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields the records of a fetched body as it tells them, links made whole; no page that a feed leads to is read."""
    for found in _records(fetched, columns, limits):
        if isinstance(found, Record) and found.fields.get("url"):
            found = replace(found, fields={**found.fields, "url": urljoin(fetched.url, str(found.fields["url"]))})
        yield found


def leads_to_page(found: Record | Fault, fetched: Fetched) -> TypeGuard[Record]:
    """True for a feed's entry with a link and no more than a teaser."""
    if not (isinstance(found, Record) and found.line is not None and found.fields.get("url")):
        return False
    return len(str(found.fields.get("text") or "")) < FULL_TEXT_CHARS and is_feed(fetched)


def is_feed(fetched: Fetched) -> bool:
    """True for RSS and Atom, by media type or by the first bytes; servers often send feeds as text/html or text/xml."""
    head = fetched.body[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head[:500]:
        return False
    return fetched.media_type in ("application/rss+xml", "application/atom+xml", "application/rdf+xml") or any(
        mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<?xml")
    )


def _records(fetched: Fetched, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    suffix, compressed = format_of(urlsplit(fetched.url).path)
    if is_feed(fetched):
        yield from feed_records(fetched.body, limits=limits)
    elif suffix in TABLES and suffix in READERS and fetched.media_type not in ("text/html", "application/xhtml+xml"):
        yield from read_input(Input(fetched.url, suffix, lambda: io.BytesIO(fetched.body), compressed, local=False), columns, limits)
    else:
        yield _page(fetched, limits)


def _page(fetched: Fetched, limits: IngestLimits) -> Record | Fault:
    html = _text(fetched)
    if isinstance(html, Fault):
        return html
    return read_page(html, url=shown(fetched.url), limits=limits)


def _text(fetched: Fetched) -> str | Fault:
    try:
        return decode(fetched.body, declared=fetched.charset or page_encoding(fetched.body))
    except UndecodableError as error:
        return Fault("bad-encoding", f"the page {error}", start=fetched.body[:2_000])


def full_article(teaser: Record, base: str, fetch_page: Callable[[str], Fetched | Fault], limits: IngestLimits) -> Record | Fault:
    """Returns the entry with the text of the page it links to; the entry as it is where the page gives none. Raises what `fetch_page` raises."""
    link = urljoin(base, str(teaser.fields["url"]))
    fetched = fetch_page(link)
    page = fetched if isinstance(fetched, Fault) else _page(fetched, limits)
    if isinstance(page, Fault):
        if teaser.fields.get("text"):
            return teaser
        return Fault(page.rule, f"the feed carries no text and its page gives none: {page.reason}", teaser.line, teaser.start, shown(link))
    if len(str(page.fields["text"])) <= len(str(teaser.fields.get("text") or "")):
        return teaser
    fields = {**page.fields, **teaser.fields, "text": page.fields["text"]}
    if "published" in page.fields:
        fields["published"] = page.fields["published"]
    from_page = page.published_from if "published" in page.fields else teaser.published_from
    return Record(fields, teaser.line, teaser.start, from_page, source=shown(link))
