"""Pages and feeds over HTTP, from a server of the test on loopback; nothing leaves the machine."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from flows.feeds import read_address
from flows.fetching import RefusedError, check_address, fetch, shown
from flows.ingest import IngestCount, read_sources
from flows.readers.columns import column_names
from flows.readers.record import Fault, IngestLimits, Record
from schemas.article import Article, Reject

TODAY = date(2024, 3, 1)
LIMITS = IngestLimits(allow_private=True, timeout_seconds=2.0, backoff_seconds=0.0, max_document_bytes=200_000)
PAGE = """<html lang="en"><head><title>Ford</title><meta property="article:published_time" content="2020-06-16T05:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Patrols meet</h1>
<p>Two patrols met at the ford on Tuesday, and both sides drew back before dusk without a shot.</p>
<p>A spokesman for the ministry said that nobody was hurt, and that talks would go on this week.</p></article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>River Post</title>
<item><guid>r-1</guid><title>Ford</title><link>/page</link><pubDate>Tue, 16 Jun 2020 06:00:00 GMT</pubDate>
<description>Two patrols met.</description></item>
<item><guid>r-2</guid><title>Bridge</title><link>/gone</link><pubDate>Tue, 16 Jun 2020 07:00:00 GMT</pubDate>
<description>A bridge was closed.</description></item>
<item><guid>r-3</guid><title>Road</title><link>/gone</link></item></channel></rss>"""

Answer = tuple[int, dict[str, str], bytes]
Site = dict[str, Callable[[int], Answer]]


@contextmanager
def serving(site: Site) -> Iterator[tuple[str, list[str]]]:
    """Serves the answers by path; yields the address and the list of the paths asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            answer = site.get(self.path.split("?")[0])
            status, headers, body = answer(asked.count(self.path)) if answer else (404, {}, b"gone")
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def always(body: str | bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Callable[[int], Answer]:
    """The same answer every time."""
    data = body.encode() if isinstance(body, str) else body
    return lambda _: (status, {"Content-Type": kind, **headers}, data)


def read(url: str, limits: IngestLimits = LIMITS, sleep: Callable[[float], None] = lambda _: None) -> list[Record | Fault]:
    """Everything an address yields."""
    return list(read_address(url, columns=column_names(), limits=limits, sleep=sleep))


def fault(found: list[Record | Fault]) -> Fault:
    """The one fault."""
    (each,) = found
    assert isinstance(each, Fault), each
    return each


def test_feeds_a_page_becomes_an_article_of_its_own_time() -> None:
    with serving({"/page": always(PAGE)}) as (base, _):
        count = IngestCount()
        (article,) = read_sources([f"{base}/page"], today=TODAY, limits=LIMITS, count=count)
    assert isinstance(article, Article) and count.balanced
    assert article.text.startswith("Two patrols") or "Two patrols met" in article.text
    assert (article.published, article.published_from) == (date(2020, 6, 16), "page: article:published_time")
    assert article.source_file == article.url == f"{base}/page"


def test_feeds_entries_are_read_from_their_pages_or_from_the_feed() -> None:
    with serving({"/feed": always(FEED, "text/xml"), "/page": always(PAGE)}) as (base, asked):
        found = list(read_sources([f"{base}/feed"], today=TODAY, limits=LIMITS))
    first, second, third = found
    assert isinstance(first, Article) and "nobody was hurt" in first.text and first.article_id == "r-1" and first.publisher == "River Post"
    assert first.source_file == f"{base}/page"
    assert isinstance(second, Article) and second.text == "A bridge was closed." and second.url == f"{base}/gone"
    assert isinstance(third, Reject) and third.rule == "fetch-failed" and "404" in third.reason
    assert asked == ["/feed", "/page", "/gone", "/gone"]


def test_feeds_no_link_is_followed_where_none_may_be() -> None:
    with serving({"/feed": always(FEED, "text/html"), "/page": always(PAGE)}) as (base, asked):
        found = read(f"{base}/feed", IngestLimits(allow_private=True, max_feed_pages=0))
    assert asked == ["/feed"] and isinstance(found[0], Record) and found[0].fields["text"] == "Two patrols met."


def test_feeds_a_data_file_is_read_like_one() -> None:
    with serving({"/a.jsonl": always(json.dumps({"id": "x", "text": "Two patrols met."}), "application/octet-stream")}) as (base, _):
        (found,) = read(f"{base}/a.jsonl?day=1")
    assert isinstance(found, Record) and found.fields["id"] == "x"


def test_feeds_failures_that_may_pass_are_tried_again() -> None:
    waits: list[float] = []

    def flaky(time: int) -> Answer:
        return (
            (503, {"Retry-After": "3"}, b"")
            if time == 1
            else (500, {}, b"")
            if time == 2
            else (200, {"Content-Type": "text/html"}, PAGE.encode())
        )

    with serving({"/page": flaky}) as (base, asked):
        limits = IngestLimits(allow_private=True, backoff_seconds=0.5)
        (found,) = read(f"{base}/page", limits, waits.append)
    assert isinstance(found, Record) and len(asked) == 3
    assert waits[0] == 3.0 and 1.0 <= waits[1] <= 1.25


def test_feeds_retries_end() -> None:
    with serving({"/page": always("", status=503)}) as (base, asked):
        found = fault(read(f"{base}/page", IngestLimits(allow_private=True, max_retries=2, backoff_seconds=0)))
    assert found.rule == "fetch-failed" and "503" in found.reason and len(asked) == 3


def test_feeds_what_will_not_pass_is_asked_once() -> None:
    with serving({}) as (base, asked):
        found = fault(read(f"{base}/gone"))
    assert found.rule == "fetch-failed" and "404" in found.reason and asked == ["/gone"]


def test_feeds_a_body_over_the_limit_is_refused() -> None:
    with serving({"/page": always(b"x" * 300_000)}) as (base, _):
        assert fault(read(f"{base}/page")).rule == "document-too-large"


def test_feeds_a_slow_server_runs_into_the_time_out() -> None:
    release = threading.Event()

    def slow(_: int) -> Answer:
        release.wait(5)
        return 200, {}, b""

    with serving({"/page": slow}) as (base, _):
        found = fault(read(f"{base}/page", IngestLimits(allow_private=True, timeout_seconds=0.2, max_retries=0)))
        release.set()
    assert found.rule == "fetch-failed" and "Timeout" in found.reason


def test_feeds_redirects_are_followed_up_to_the_limit() -> None:
    with serving(
        {"/old": always("", status=301, Location="/page"), "/page": always(PAGE), "/loop": always("", status=302, Location="/loop")}
    ) as (base, asked):
        (found,) = read(f"{base}/old")
        assert isinstance(found, Record) and found.source == f"{base}/page"
        assert fault(read(f"{base}/loop")).rule == "fetch-refused" and asked.count("/loop") == LIMITS.max_redirects + 1


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://river.example/a", "gopher://127.0.0.1/", "//"])
def test_feeds_redirects_to_other_schemes_are_refused(target: str) -> None:
    with serving({"/old": always("", status=302, Location=target)}) as (base, _):
        assert fault(read(f"{base}/old")).rule == "fetch-refused"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest",
        "http://0.0.0.0/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_feeds_private_addresses_are_refused_unless_allowed(url: str) -> None:
    with pytest.raises(RefusedError, match="private network"):
        check_address(url, allow_private=False)
    check_address(url, allow_private=True)


def test_feeds_a_private_page_is_a_reject_without_a_request() -> None:
    with serving({"/page": always(PAGE)}) as (base, asked):
        assert fault(read(f"{base}/page", IngestLimits())).rule == "fetch-refused" and asked == []


@pytest.mark.parametrize(("body", "kind", "rule"), [
    (b"", "text/html", "empty-file"),
    (b"<html><body></body></html>", "text/html", "no-text"),
    (bytes(range(256)) * 4, "text/html", "bad-encoding"),
    (b"<?xml version='1.0'?><a/>", "text/xml", "bad-feed"),
    (b"no feed at all", "application/rss+xml", "bad-feed"),
    (b"\x89PNG\r\n\x1a\n\0\0", "image/png", "bad-encoding"),
])  # fmt: skip
def test_feeds_a_body_without_an_article_is_a_fault(body: bytes, kind: str, rule: str) -> None:
    with serving({"/page": always(body, kind)}) as (base, _):
        assert fault(read(f"{base}/page")).rule == rule


def test_feeds_a_body_cut_short_is_a_fault() -> None:
    with serving({"/page": lambda _: (200, {"Content-Type": "text/html", "Content-Length": "4000"}, b"half")}) as (base, _):
        found = fault(read(f"{base}/page", IngestLimits(allow_private=True, max_retries=0, timeout_seconds=1)))
    assert found.rule == "fetch-failed"


def test_feeds_a_server_that_is_not_there_is_a_fault() -> None:
    with serving({}) as (base, _):
        pass
    with httpx.Client() as client:
        found = fetch(f"{base}/page", client=client, limits=LIMITS, sleep=lambda _: None)
    assert isinstance(found, Fault) and found.rule == "fetch-failed"


@pytest.mark.parametrize("url", ["http://", "http://[", "http://a b/", "https://:80/"])
def test_feeds_an_address_that_is_none_is_a_fault(url: str) -> None:
    assert fault(read(url)).rule in ("fetch-refused", "fetch-failed")


def test_feeds_no_password_stands_in_the_tables() -> None:
    assert shown("http://name:secret@river.example:80/a?b=1") == "http://river.example:80/a?b=1"
