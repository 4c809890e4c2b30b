"""Pages and feeds from the network: fetched within limits, then read like files."""

import io
import ipaddress
import random
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

import httpx

from flows.readers.columns import ColumnNames
from flows.readers.decode import UndecodableError, decode, page_encoding
from flows.readers.dispatch import READERS, format_of, read_input
from flows.readers.page import read_page
from flows.readers.record import Fault, IngestLimits, Input, Record
from flows.readers.syndication import feed_records

USER_AGENT = "tocsin/1 (news text reader)"
RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
MOVED = frozenset({301, 302, 303, 307, 308})
MAX_WAIT = 30.0
FULL_TEXT_CHARS = 1_500  # an entry with so much text carries the article itself; a shorter one is a teaser
TABLES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".txt", ".md"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """One body from the network: its last address, its media type in lower case, its charset (None where not said)."""

    url: str
    body: bytes
    media_type: str = ""
    charset: str | None = None


class RefusedError(Exception):
    """An address that is not asked, or an answer that is not taken; no retry would help."""

    def __init__(self, rule: str, reason: str) -> None:
        """Keeps the rule of the reject and its reason."""
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


class TryLaterError(Exception):
    """A failure that may pass: `wait` is the number of seconds the server asks for, None where it names none."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        """Keeps the reason and the wait."""
        super().__init__(reason)
        self.reason = reason
        self.wait = wait


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
    for found in _records(fetched, columns, limits):
        if isinstance(found, Record) and found.fields.get("url"):
            found = replace(found, fields={**found.fields, "url": urljoin(fetched.url, str(found.fields["url"]))})
        teaser = isinstance(found, Record) and found.line is not None and len(str(found.fields.get("text") or "")) < FULL_TEXT_CHARS
        if is_feed(fetched) and teaser and followed < limits.max_feed_pages and isinstance(found, Record) and found.fields.get("url"):
            followed += 1
            found = _full_article(found, fetched.url, client=client, limits=limits, sleep=sleep)
        yield replace(found, source=found.source or shown(fetched.url))


def is_feed(fetched: Fetched) -> bool:
    """True for RSS and Atom, by media type or by the first bytes; servers often send feeds as text/html or text/xml."""
    head = fetched.body[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head[:500]:
        return False
    return fetched.media_type in ("application/rss+xml", "application/atom+xml", "application/rdf+xml") or any(
        mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<?xml")
    )


def fetch(url: str, *, client: httpx.Client, limits: IngestLimits, sleep: Callable[[float], None] = time.sleep) -> Fetched | Fault:
    """Returns the body of an address, tried again with growing waits on failures that may pass, or a Fault."""
    reason = ""
    for attempt in range(limits.max_retries + 1):
        try:
            return _follow(url, client=client, limits=limits)
        except RefusedError as refused:
            return Fault(refused.rule, refused.reason)
        except TryLaterError as later:
            reason, wait = later.reason, later.wait
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            reason, wait = f"{type(error).__name__}: {str(error)[:160]}", None
        if attempt < limits.max_retries:
            growing = limits.backoff_seconds * 2**attempt * (1 + random.random() / 4)
            sleep(min(growing if wait is None else max(wait, growing), MAX_WAIT))
    return Fault("fetch-failed", f"not fetched after {limits.max_retries + 1} tries ({reason}); check the address, or try later")


def shown(url: str) -> str:
    """Returns an address without user name and password, as it may stand in a table."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": no address at all
        return url.rsplit("@", 1)[-1]
    return parts._replace(netloc=parts.netloc.rsplit("@", 1)[-1]).geturl()


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


def _full_article(
    teaser: Record, base: str, *, client: httpx.Client, limits: IngestLimits, sleep: Callable[[float], None]
) -> Record | Fault:
    """Returns the entry with the text of the page it links to; the entry as it is where the page gives none."""
    link = urljoin(base, str(teaser.fields["url"]))
    fetched = fetch(link, client=client, limits=limits, sleep=sleep)
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


def _follow(url: str, *, client: httpx.Client, limits: IngestLimits) -> Fetched:
    for _ in range(limits.max_redirects + 1):
        check_address(url, allow_private=limits.allow_private)
        with client.stream("GET", url, follow_redirects=False) as response:
            check_peer(response, url, allow_private=limits.allow_private)
            if response.status_code in MOVED and "location" in response.headers:
                url = urljoin(url, response.headers["location"])
                continue
            if response.status_code in RETRIED:
                raise TryLaterError(f"the server answers {response.status_code}", _retry_after(response))
            if response.status_code != 200:
                raise RefusedError("fetch-failed", f"the server answers {response.status_code}; check the address")
            body = _body(response, limits)
        kind = response.headers.get("content-type", "").split(";")[0].strip().casefold()
        return Fetched(url, body, kind, response.charset_encoding)
    raise RefusedError("fetch-refused", f"more than {limits.max_redirects} redirects; give the last address")


def _body(response: httpx.Response, limits: IngestLimits) -> bytes:
    """Reads the body up to the limit, in bytes after the server's compression, and within four times the time-out."""
    parts: list[bytes] = []
    size = 0
    end = time.monotonic() + 4 * limits.timeout_seconds
    for part in response.iter_bytes(65_536):
        size += len(part)
        parts.append(part)
        if size > limits.max_document_bytes:
            raise RefusedError("document-too-large", f"more than {limits.max_document_bytes} bytes; give a smaller page or feed")
        if time.monotonic() > end:  # a server that sends a byte a second never runs into the time-out of one read
            raise TryLaterError(f"the body takes longer than {4 * limits.timeout_seconds:g} seconds")
    return b"".join(parts)


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("retry-after", "")
    return float(value) if value.isascii() and value.isdigit() else None


def check_address(url: str, *, allow_private: bool) -> None:
    """Raises RefusedError for what is not http(s), has no host, or leads to a private, loopback or link-local network."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise RefusedError("fetch-refused", f"leads to {parts.scheme or 'no scheme'}:; only http and https addresses are read")
    if not parts.hostname:
        raise RefusedError("fetch-refused", "the address names no host")
    if allow_private:
        return
    try:
        numbers = [ipaddress.ip_address(parts.hostname)]
    except ValueError:
        if _through_proxy(parts.scheme):
            return  # the proxy resolves names, and its own rules hold
        try:
            found = socket.getaddrinfo(parts.hostname, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise TryLaterError(f"the host {parts.hostname} is not found ({type(error).__name__})") from None
        numbers = [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]
    if not all(number.is_global for number in numbers):
        raise RefusedError("fetch-refused", "leads to a private network; allow private addresses to read from there")


def check_peer(response: httpx.Response, url: str, *, allow_private: bool) -> None:
    """Raises RefusedError where the connection itself ended in a private network: a name may resolve otherwise the second time."""
    stream = response.extensions.get("network_stream")
    if allow_private or stream is None or _through_proxy(urlsplit(url).scheme):
        return
    peer = stream.get_extra_info("server_addr")
    if peer and not ipaddress.ip_address(str(peer[0]).split("%")[0]).is_global:
        raise RefusedError("fetch-refused", "leads to a private network; allow private addresses to read from there")


def _through_proxy(scheme: str) -> bool:
    proxies = urllib.request.getproxies()
    return scheme in proxies or "all" in proxies
