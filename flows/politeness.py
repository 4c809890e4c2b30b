"""How often and what a host may be asked: robots.txt, and a pace for each host."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import httpx
from protego import Protego

from flows.fetching import Admit, RefusedError, TryLaterError, get, shown
from flows.readers.decode import UndecodableError, decode
from flows.readers.record import IngestLimits

AGENT = "tocsin"
ROBOTS_BYTES = 512_000  # RFC 9309: at least 500 kibibytes are read
LONGEST_DELAY = 60.0  # a Crawl-delay of an hour would keep a run waiting; such a feed is better asked less often


@dataclass(slots=True)
class HostPace:
    """Keeps the requests to one host apart, over all threads of a run; a host is scheme, name and port.

    `clock` and `sleep` are those of the machine unless a test gives its own.
    """

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _free: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, host: str, seconds: float) -> None:
        """Returns when the host may be asked; the next caller waits `seconds` longer."""
        with self._lock:
            now = self.clock()
            start = max(now, self._free.get(host, now))
            self._free[host] = start + seconds
        if start > now:
            self.sleep(start - now)


@dataclass(slots=True)
class Robots:
    """The robots.txt of the hosts of a run, each asked once; a host without one allows everything.

    Where robots.txt cannot be reached (a 5xx, a time-out) the host is not asked in this run, as RFC 9309 has it. `agent` is the name rules are looked for.
    """

    pace: HostPace
    agent: str = AGENT
    _known: dict[str, "Protego | str"] = field(default_factory=dict)
    _locks: dict[str, threading.Lock] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def check(self, url: str, *, client: httpx.Client, limits: IngestLimits) -> float:
        """Returns the seconds between two requests that the host asks for (0 for none).

        Raises RefusedError "robots-refused" for an address that robots.txt keeps out, TryLaterError where it cannot be read now.
        """
        host = host_of(url)
        with self._lock:
            own = self._locks.setdefault(host, threading.Lock())
        with own:
            if host not in self._known:
                self._known[host] = self._read(host, client, limits)
        rules = self._known[host]
        if isinstance(rules, str):
            raise TryLaterError(f"robots.txt of {shown(host)} cannot be read ({rules})")
        if not rules.can_fetch(url, self.agent):
            raise RefusedError("robots-refused", f"robots.txt of {shown(host)} does not allow this address; ask the publisher, or take the feed out")
        return min(float(rules.crawl_delay(self.agent) or 0.0), LONGEST_DELAY)

    def _read(self, host: str, client: httpx.Client, limits: IngestLimits) -> "Protego | str":
        limits = replace(limits, max_document_bytes=ROBOTS_BYTES, max_retries=min(1, limits.max_retries))
        try:
            fetched = get(f"{host}/robots.txt", client=client, limits=limits, sleep=self.pace.sleep)
            return Protego.parse(decode(fetched.body, declared=fetched.charset))
        except TryLaterError as later:
            return later.reason
        except (RefusedError, UndecodableError):  # a 404, or no text at all: there are no rules
            return Protego.parse("")


def host_of(url: str) -> str:
    """Returns scheme and host of an address, with port, user name and password where it has them: `http://river.example:80`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def admit_politely(pace: HostPace, robots: Robots | None, *, client: httpx.Client, limits: IngestLimits, seconds_between: float) -> Admit:
    """Returns what `flows.fetching.get` tells each address: refuses what robots.txt keeps out, waits for the host's turn."""

    def admit(url: str) -> None:
        asked = robots.check(url, client=client, limits=limits) if robots is not None else 0.0
        pace.wait(shown(host_of(url)), max(asked, seconds_between))

    return admit
