"""A news site and a webhook on loopback for tests: answers by path, as a script says, and the list of what was asked.

A module of its own, found on the path (see conftest.py); `tests/flows/test_feeds.py` has its own smaller one.
"""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Request:
    """One request as it came in."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What is sent back; `endless` repeats the body until the reader goes away."""

    status: int = 200
    body: str = ""
    kind: str = "text/xml; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    endless: bool = False


Script = dict[str, Callable[[Request], Answer] | Answer]


@contextmanager
def news_server(script: Script) -> Iterator[tuple[str, list[Request]]]:
    """Serves the answers by path (the script may be changed meanwhile); yields the address and the requests so far."""
    asked: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            request = Request(self.path, {name.lower(): value for name, value in self.headers.items()})
            asked.append(request)
            found = script.get(self.path.split("?")[0], Answer(404, "gone", "text/plain"))
            answer = found(request) if callable(found) else found
            body = answer.body.encode()
            with contextlib.suppress(OSError):
                self.send_response(answer.status)
                for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
                    self.send_header(name, value)
                if not answer.endless:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                while answer.endless:
                    self.wfile.write(body * 1000)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rss(*items: tuple[str, str], title: str = "River Post") -> str:
    """A feed of items (identifier, text); a text that begins with / is a link to a page, and the item then carries no text."""
    rows = []
    for name, text in items:
        body = f"<link>{text}</link>" if text.startswith("/") else f"<description>{text}</description>"
        rows.append(f"<item><guid isPermaLink='false'>{name}</guid><title>{name}</title><pubDate>Tue, 16 Jun 2020 06:00:00 GMT</pubDate>{body}</item>")
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{''.join(rows)}</channel></rss>"


def page(text: str) -> str:
    """A page with one article."""
    return f"<html lang='en'><head><title>News</title></head><body><article><p>{text}</p></article></body></html>"


@contextmanager
def hook(status: int) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """A webhook on loopback; yields its address and what was sent to it."""
    sent: list[dict[str, object]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/hentzau-token", sent
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
