"""`tocsin status --out DIR`: what scheduled runs did, how the feeds fare, and what is wrong."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.arguments import at_least_one, interval

if TYPE_CHECKING:
    from flows.ledger import OpenAlert

RUNS = 5


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "status", help="scheduled runs, health of feeds, what is wrong", description="Shows the ledger of OUT. Times are UTC. Asks no feed.",
    )  # fmt: skip
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the releases")
    command.add_argument("--runs", type=at_least_one, default=RUNS, metavar="N", help="how many runs to show (default: %(default)s)")
    command.add_argument("--json", action="store_true", help="one JSON document")
    command.add_argument("--check", action="store_true", help="exit with 1 where something is wrong, for a monitor")
    command.add_argument("--within", type=interval, metavar="TIME", help="it is wrong, too, where no run ended well for so long: 90m, 6h, 2d")
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Prints the ledger; returns 1 where it cannot be read, and with --check where an alert is open."""
    from flows.inbox import waiting
    from flows.ledger import LedgerError, open_ledger

    try:
        with open_ledger(given.out, make=False) as ledger:
            runs, health, alerts, seen = ledger.runs(given.runs), ledger.health(), ledger.alerts(), ledger.seen()
            if given.within is not None and (alert := stale(ledger.ended_well(), datetime.now(UTC), given.within)) is not None:
                alerts.append(alert)
    except LedgerError as error:
        print(f"tocsin status: {error}", file=sys.stderr)
        return 1
    inbox = len(waiting(given.out))
    if given.json:
        print(as_json(runs, health, alerts, seen=seen, inbox=inbox))
    else:
        for line in as_text(runs, health, alerts, seen=seen, inbox=inbox):
            print(line)
    return 1 if given.check and alerts else 0


def stale(ended: str | None, now: datetime, within: timedelta) -> "OpenAlert | None":
    """Returns the alert that no run has ended well for too long: nobody runs the schedule, or each run fails or hangs; None where one has."""
    from flows.ledger import OpenAlert, stamp

    if ended is not None and now - datetime.fromisoformat(ended) <= within:
        return None
    return OpenAlert("stale", "", ended or stamp(now), f"no run has ended well since {minute(ended)}; look whether `tocsin serve` or the worker runs")


def as_json(runs: Sequence[Any], health: Mapping[str, Any], alerts: Sequence[Any], *, seen: int, inbox: int) -> str:
    """Returns the ledger as one JSON document with the keys runs, feeds, alerts, entries_taken and files_waiting."""
    import json
    from dataclasses import asdict

    told = {
        "runs": [asdict(one) for one in runs], "feeds": [asdict(one) for one in health.values()], "alerts": [asdict(one) for one in alerts],
        "entries_taken": seen, "files_waiting": inbox,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_text(runs: Sequence[Any], health: Mapping[str, Any], alerts: Sequence[Any], *, seen: int, inbox: int) -> Iterator[str]:
    """Yields the ledger as plain text: runs, feeds, alerts."""
    yield "runs"
    rows = [(str(one.number), minute(one.started), one.outcome, one.release or "", f"{one.taken} taken", counts(one), one.note[:100]) for one in runs]
    yield from columns(rows) if rows else ["  none yet"]
    yield ""
    yield f"feeds and folders ({seen} entries taken in all" + (f", {inbox} files wait for a release)" if inbox else ")")
    yield from columns([feed_row(one) for one in health.values()])
    yield ""
    yield "alerts"
    yield from columns([(one.kind, f"since {minute(one.since)}", one.words) for one in alerts]) if alerts else ["  none"]


def counts(run: Any) -> str:
    """Returns what a run's release holds; "" without one."""
    return "" if run.articles is None else f"{run.articles} articles, {run.events} events, {run.rejects} rejects"


def feed_row(one: Any) -> tuple[str, ...]:
    """Returns the cells of a feed: name, state, items taken, last new item, last answer."""
    state = "sound" if not one.failures else f"failed {one.failures}x" + (f", rests until {minute(one.rests_until)}" if one.rests_until else "")
    return one.name, state, f"{one.taken} taken", f"new {minute(one.new_at)}" if one.new_at else "nothing new yet", f"asked {minute(one.asked)}: {one.answer}"


def minute(stamp: str | None) -> str:
    """Returns a time to the minute, as people read it; "never" for none."""
    return stamp[:16].replace("T", " ") if stamp else "never"


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Returns rows as lines with aligned columns."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))] if rows else []
    return ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
