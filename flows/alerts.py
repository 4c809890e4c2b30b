"""What is wrong after a run, told once: to the log, as a Prefect artifact, and to a webhook. No alert holds a secret."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

import httpx

from flows.feed_list import Alerting, Feed, FeedList, Folder
from flows.fetching import shown
from flows.ledger import FAILED, NOTHING_NEW, RELEASED, STOPPED, Health, OpenAlert, RunRow, stamp

GATE, FAILURE, SILENT, REJECTS = "gate", "failure", "silent", "rejects"
"""Kinds of alert: the gate stopped a release, a run failed, a feed is silent, the share of rejects has grown."""
WEBHOOK_SECONDS = 10.0
LOG = logging.getLogger("tocsin.alerts")


def found_alerts(listed: FeedList, health: dict[str, Health], runs: Sequence[RunRow], open_now: Iterable[OpenAlert], *, now: datetime) -> list[OpenAlert]:
    """Returns all that is wrong now; `runs` are the newest first, with the one that has just ended at their head.

    A run without anything new says nothing of the gate or of rejects: what was wrong before it still is.
    """
    at = stamp(now)
    alerts = [alert for one in (*listed.feeds, *listed.folders) if (alert := silent(one, health.get(one.name), now=now)) is not None]
    last = runs[0] if runs else None
    if last is None:
        return alerts
    if last.outcome == NOTHING_NEW:
        return [*alerts, *(one for one in open_now if one.kind in (GATE, REJECTS))]
    if last.outcome == STOPPED:
        alerts.append(OpenAlert(GATE, "", at, f"the gate stopped the release of run {last.number}, the one before it stays: {last.note}"))
    if last.outcome == FAILED:
        alerts.append(OpenAlert(FAILURE, "", at, f"run {last.number} failed: {last.note}"))
    grown = grown_rejects(listed.alerting, [run for run in runs if run.outcome == RELEASED]) if last.outcome == RELEASED else ""
    return [*alerts, OpenAlert(REJECTS, "", at, grown)] if grown else alerts


def silent(one: Feed | Folder, health: Health | None, *, now: datetime) -> OpenAlert | None:
    """Returns the alert of a feed or folder that has brought nothing new for too long; None where it has, or was never asked."""
    hours = one.polite.silent_hours if isinstance(one, Feed) else one.silent_hours
    if health is None or now - datetime.fromisoformat(health.new_at or health.first_asked) <= timedelta(hours=hours):
        return None
    since = f"since {health.new_at}" if health.new_at else f"ever, first asked {health.first_asked}"
    return OpenAlert(SILENT, one.name, stamp(now), f"{one.name} has brought nothing new {since}; its last answer: {health.answer}")


def grown_rejects(alerting: Alerting, released: Sequence[RunRow]) -> str:
    """Returns what is told where the last run rejected a share of its records `reject_factor` times that of the runs before; "" where it did not."""
    shares = [new_counts(run, before) for run, before in pairwise(released)][: alerting.reject_runs + 1]
    if not shares or shares[0][0] < max(1, alerting.reject_from_records):
        return ""
    (records, rejects), earlier = shares[0], shares[1:]
    records_before, rejects_before = (sum(one[side] for one in earlier) for side in (0, 1))
    if records_before == 0 or rejects == 0 or rejects * records_before < alerting.reject_factor * rejects_before * records:
        return ""
    return f"run {released[0].number} rejected {rejects} of {records} records ({rejects / records:.0%}), the runs before {rejects_before / records_before:.0%}"


def new_counts(run: RunRow, before: RunRow) -> tuple[int, int]:
    """Returns records and rejects that a run added to those of the release before it."""
    return max(0, (run.records or 0) - (before.records or 0)), max(0, (run.rejects or 0) - (before.rejects or 0))


def tell(alerts: Sequence[OpenAlert], alerting: Alerting) -> None:
    """Writes alerts to the log and sends them to the webhook as one JSON document; a webhook that fails is logged and stops nothing."""
    for one in alerts:
        LOG.warning("%s: %s", one.kind, one.words)
    if not (alerts and alerting.webhook):
        return
    told = [{"kind": one.kind, "subject": one.subject, "since": one.since, "words": one.words} for one in alerts]
    text = "\n".join(f"Tocsin, {one.kind}: {one.words}" for one in alerts)
    try:
        # no redirect is followed: the address may hold a token
        answer = httpx.post(alerting.webhook, json={"text": text, "alerts": told}, timeout=WEBHOOK_SECONDS, follow_redirects=False)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        LOG.error("the webhook cannot be reached (%s); the alerts stand in the ledger", type(error).__name__)
        return
    if not answer.is_success:
        LOG.error("the webhook on %s answers %s; the alerts stand in the ledger", host(alerting.webhook), answer.status_code)


def host(address: str) -> str:
    """Returns the host of an address alone: paths of webhooks are secrets."""
    return httpx.URL(shown(address)).host


def as_markdown(alerts: Iterable[OpenAlert]) -> str:
    """Returns the open alerts for the Prefect artifact."""
    rows = [f"- **{one.kind}** since {one.since}: {one.words}" for one in alerts]
    return "\n".join(rows or ["Nothing is wrong."]) + "\n"
