"""One round over the feeds and folders of `feeds.toml`: what is new goes to the inbox, how each fared to the ledger. One bad feed costs no other."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flows import inbox
from flows.asking import Asking
from flows.feed_list import FeedList
from flows.folders import read_folder
from flows.ledger import Health, Ledger, stamp
from flows.politeness import HostPace, Robots
from flows.takes import Take, health_after

THREADS = 8


@dataclass(frozen=True, slots=True)
class Collected:
    """What a round took in: records by feed, and the feeds that failed."""

    taken: dict[str, int]
    failed: tuple[str, ...]


def collect(
    listed: FeedList,
    ledger: Ledger,
    out: Path,
    *,
    number: int,
    now: datetime,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Collected:
    """Reads all feeds that do not rest, in threads, and all folders; `number` is the run's. What a feed gave is kept as soon as it is there.

    Records go to the inbox before the ledger marks them: a run killed in between takes nothing twice, because it looks into both.
    """
    logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines of INFO hold whole addresses, and so passwords
    before = ledger.health()
    taken: dict[str, int] = {}
    failed: list[str] = []

    def keep(take: Take) -> None:
        count = inbox.put(out, take.name, number, take.records)
        if take.left is not None:
            inbox.leave(out, take.name, take.left)
        health = before.get(take.name) or Health(take.name, take.url, stamp(now))
        ledger.keep(health_after(health, take, count=count, now=now), taken=take.entries, later=take.later, at=stamp(now))
        taken[take.name] = count
        if not take.sound:
            failed.append(take.name)

    pace = HostPace(clock, sleep)
    robots = Robots(pace)
    with ThreadPoolExecutor(THREADS) as pool:
        futures: dict[Future[Take], Asking] = {}
        for feed in listed.feeds:
            health = before.get(feed.name)
            if health is None or not rests(health, stamp(now)):
                waits = inbox.waiting_entries(out, feed.name)
                asked = Asking(feed, health, ledger, frozenset(waits), inbox.left(out, feed.name), listed.contact, pace, robots)
                futures[pool.submit(asked.take)] = asked
        for future in as_completed(futures):
            error = future.exception()  # a defect met in one feed must not cost the others
            keep(future.result() if error is None else futures[future].failed(f"a defect: {type(error).__name__}: {str(error)[:160]}"))
    for folder in listed.folders:
        keep(read_folder(folder, ledger, inbox.waiting_entries(out, folder.name), now=now))
    return Collected(taken, tuple(sorted(failed)))


def rests(health: Health, at: str) -> bool:
    """Says whether a feed rests. One that was asked later than now was so by a clock that has been set back since: its rest would be as long as that."""
    return health.rests_until is not None and (health.asked or "") <= at < health.rests_until
