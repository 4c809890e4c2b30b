"""One scheduled run: collect what is new, code it into a release, write down how it went, tell what is wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows import inbox
from flows.alerts import FAILURE, found_alerts, tell
from flows.collecting import Collected, collect
from flows.feed_list import Alerting, FeedList
from flows.ledger import FAILED, NOTHING_NEW, RELEASED, STOPPED, Health, Ledger, OpenAlert, RunRow, open_ledger, stamp
from flows.outputs import BusyError, lock, unlock
from flows.settings import RunSettings

LOCK = ".rounds.lock"
NOTE_CHARS = 500

Coding = Callable[[RunSettings], Any]
"""Codes and releases: `flows.pipeline.run`, or a flow's own call of it."""


@dataclass(frozen=True, slots=True)
class FeedRun:
    """What a scheduled run did: its row of the ledger, the pipeline's outcome (None without one), what it raised, and what is wrong now."""

    row: RunRow
    collected: Collected
    outcome: Any
    error: Exception | None
    health: dict[str, Health]
    alerts: tuple[OpenAlert, ...]


def run_feeds(listed: FeedList, settings: RunSettings, *, code: Coding, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> FeedRun:
    """Runs one round and the pipeline on what waits; without anything new no release is made.

    What was collected stays in the inbox until a release holds it, so a run that fails or is killed loses nothing. An error of the pipeline is
    written down and handed back; only a defect of the round itself, and BusyError where another scheduled run works on OUT, are raised.
    """
    with one_round(settings.out), open_ledger(settings.out) as ledger:
        started = stamp(clock())
        number = ledger.begin(started)
        collected = collect(listed, ledger, settings.out, number=number, now=clock())
        waiting = inbox.waiting(settings.out)
        sources = (*settings.sources, *map(str, waiting))
        outcome, error = coded(replace(settings, sources=sources), code) if sources else (None, None)
        if error is None:
            inbox.clear(waiting)
        row = row_of(number, started, stamp(clock()), collected, outcome, error)
        ledger.end(row)
        alerts = alerts_after(listed, ledger, clock())
        return FeedRun(row, collected, outcome, error, ledger.health(), alerts)


def write_down_failure(out: Path, error: Exception, alerting: Alerting, *, now: datetime) -> None:
    """Writes down a run that failed before it could ask any feed (a feeds.toml that is not sound), and tells of it once; raises BusyError as a run does."""
    with one_round(out), open_ledger(out) as ledger:
        at, note = stamp(now), noted(error)
        number = ledger.begin(at)
        ledger.end(RunRow(number, at, at, FAILED, None, 0, None, None, None, None, note))
        failure = OpenAlert(FAILURE, "", at, f"run {number} failed: {note}")
        tell(ledger.set_alerts([*(one for one in ledger.alerts() if one.kind != FAILURE), failure]), alerting)


def noted(error: Exception) -> str:
    """Returns an error as the ledger keeps it."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:NOTE_CHARS]


def coded(settings: RunSettings, code: Coding) -> tuple[Any, Exception | None]:
    """Returns the pipeline's outcome, or the error that it ended with."""
    try:
        return code(settings), None
    except Exception as error:  # also a defect: the schedule goes on, the run is written down as failed and its error is raised by the flow
        return None, error


def row_of(number: int, started: str, ended: str, collected: Collected, outcome: Any, error: Exception | None) -> RunRow:
    """Returns the ledger's row of a run."""
    from flows.pipeline import StoppedError

    taken = sum(collected.taken.values())
    row = RunRow(number, started, ended, NOTHING_NEW, None, taken, None, None, None, None, "")
    if error is not None:
        how = STOPPED if isinstance(error, StoppedError) else FAILED
        return replace(row, outcome=how, note=noted(error))
    if outcome is None:
        return row
    counts = outcome.summary
    return replace(
        row, outcome=RELEASED, release=outcome.release, articles=counts.articles, events=counts.events, records=counts.records,
        rejects=sum(counts.rejected.values()),
    )  # fmt: skip


def alerts_after(listed: FeedList, ledger: Ledger, now: datetime) -> tuple[OpenAlert, ...]:
    """Finds what is wrong after a run, tells what is new of it, and returns all of it."""
    runs = ledger.runs(10 * (listed.alerting.reject_runs + 2))  # many runs of a schedule bring nothing new
    found = found_alerts(listed, ledger.health(), runs, ledger.alerts(), now=now)
    tell(ledger.set_alerts(found), listed.alerting)
    return tuple(ledger.alerts())


@contextmanager
def one_round(out: Path) -> Iterator[None]:
    """Holds the feeds of OUT for one scheduled run; raises BusyError where another one holds them."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / LOCK).open("a+b") as file:
        if not lock(file):
            raise BusyError(f"another scheduled run works on {out.name}; the next one takes what is new")
        try:
            yield
        finally:
            unlock(file)
