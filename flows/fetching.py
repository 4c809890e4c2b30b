"""One address from the network: refused, followed, limited and tried again; conditional where an earlier answer is known."""

import ipaddress
import socket
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, stop_any, wait_exponential_jitter

from flows.readers.record import Fault, IngestLimits

RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
MOVED = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
MAX_WAIT = 30.0
"""Longest wait within one fetch, in seconds; where a server asks for more, the address is left for a later run."""

Admit = Callable[[str], None]
"""Told each address before it is asked, redirects too; raises RefusedError where it may not be asked, waits where it is too soon."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One body from the network: its last address, its media type in lower case, its charset (None where not said).

    `etag` and `last_modified` are what the server says of this body, None where it says nothing; `unchanged` is True for
    the answer 304, which has no body.
    """

    url: str
    body: bytes
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


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


def fetch(
    url: str, *, client: httpx.Client, limits: IngestLimits, sleep: Callable[[float], None] = time.sleep, admit: Admit | None = None
) -> Fetched | Fault:
    """Returns the body of an address, or what `get` raises as a Fault."""
    try:
        return get(url, client=client, limits=limits, sleep=sleep, admit=admit)
    except RefusedError as refused:
        return Fault(refused.rule, refused.reason)
    except TryLaterError as later:
        return Fault("fetch-failed", f"not fetched after {limits.max_retries + 1} tries ({later.reason}); check the address, or try later")


def get(
    url: str,
    *,
    client: httpx.Client,
    limits: IngestLimits,
    sleep: Callable[[float], None] = time.sleep,
    admit: Admit | None = None,
    headers: Mapping[str, str] | None = None,
) -> Fetched:
    """Returns the body of an address, tried again with growing waits on failures that may pass; `headers` go with every request.

    Raises RefusedError where no retry would help, TryLaterError with the last reason where the tries end, or at once where the server
    asks to wait longer than `MAX_WAIT`.
    """
    growing = wait_exponential_jitter(initial=limits.backoff_seconds, max=MAX_WAIT, jitter=limits.backoff_seconds / 4)
    tries = Retrying(
        retry=retry_if_exception_type(TryLaterError),
        stop=stop_any(stop_after_attempt(limits.max_retries + 1), lambda state: asked_wait(state) > MAX_WAIT),
        wait=lambda state: max(asked_wait(state), growing(state)),
        sleep=sleep,
        reraise=True,
    )
    return tries(_once, url, client=client, limits=limits, admit=admit or _admit_all, headers=headers or {})


def asked_wait(state: RetryCallState) -> float:
    """Returns how many seconds the server of a failed try asks to wait; 0 where it asks for nothing."""
    error = state.outcome.exception() if state.outcome is not None else None
    return (error.wait or 0.0) if isinstance(error, TryLaterError) else 0.0


def conditional(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Returns the headers that ask for a body only where it is another than the one known."""
    known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in known.items() if value}


def shown(url: str) -> str:
    """Returns an address without user name and password, as it may stand in a table."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": no address at all
        return url.rsplit("@", 1)[-1]
    return parts._replace(netloc=parts.netloc.rsplit("@", 1)[-1]).geturl()


def _admit_all(url: str) -> None:
    return


def _once(url: str, *, client: httpx.Client, limits: IngestLimits, admit: Admit, headers: Mapping[str, str]) -> Fetched:
    try:
        return _follow(url, client=client, limits=limits, admit=admit, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        raise TryLaterError(f"{type(error).__name__}: {str(error)[:160]}") from error


def _follow(url: str, *, client: httpx.Client, limits: IngestLimits, admit: Admit, headers: Mapping[str, str]) -> Fetched:
    for _ in range(limits.max_redirects + 1):
        check_address(url, allow_private=limits.allow_private)
        admit(url)
        with client.stream("GET", url, headers=dict(headers), follow_redirects=False) as response:
            check_peer(response, url, allow_private=limits.allow_private)
            if response.status_code in MOVED and "location" in response.headers:
                url = urljoin(url, response.headers["location"])
                continue
            if response.status_code == NOT_MODIFIED and headers:
                return Fetched(url, b"", unchanged=True)
            if response.status_code in RETRIED:
                raise TryLaterError(f"the server answers {response.status_code}", _retry_after(response))
            if response.status_code != 200:
                raise RefusedError("fetch-failed", f"the server answers {response.status_code}; check the address")
            body = _body(response, limits)
        kind = response.headers.get("content-type", "").split(";")[0].strip().casefold()
        return Fetched(
            url, body, kind, response.charset_encoding, etag=response.headers.get("etag"), last_modified=response.headers.get("last-modified")
        )
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
    """Returns the seconds of Retry-After, given as a number or as a date; None where it says neither."""
    value = response.headers.get("retry-after", "")
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


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
