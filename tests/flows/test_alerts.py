"""Alerts: what is wrong after which run, told once, and without a secret."""

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from news_server import hook

from flows.alerts import FAILURE, GATE, REJECTS, SILENT, as_markdown, found_alerts, tell
from flows.feed_list import Alerting, Feed, FeedList, Folder
from flows.ledger import FAILED, NOTHING_NEW, RELEASED, STOPPED, Health, OpenAlert, RunRow

NOW = datetime(2024, 3, 4, 6, tzinfo=UTC)
AT = NOW.isoformat()
RIVER = Feed("river-post", "http://river.example/", "http://river.example/", "River Post", "en", "CC BY 4.0")
LISTED = FeedList((RIVER,), (), Alerting())


def runs(*counts: tuple[int, int], outcome: str = RELEASED) -> list[RunRow]:
    """Released runs that added (records, rejects) each, the newest first; the last one of them ended as told."""
    made, records, rejects = [RunRow(0, AT, AT, RELEASED, "r-0", 0, 0, 0, 0, 0, "")], 0, 0
    for number, (new, lost) in enumerate(counts, start=1):
        records, rejects = records + new, rejects + lost
        made.append(RunRow(number, AT, AT, RELEASED, f"r-{number}", new, records - rejects, 5, records, rejects, ""))
    return [replace(made[-1], outcome=outcome, note="StoppedError: kept-linked"), *made[-2::-1]]


def kinds(*given: object, open_now: tuple[OpenAlert, ...] = ()) -> list[str]:
    """The kinds of what is wrong."""
    listed, health, history = given
    return [one.kind for one in found_alerts(listed, health, history, open_now, now=NOW)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("new_at", "first_asked", "wrong"), [
    (NOW - timedelta(hours=71), NOW - timedelta(days=30), False),
    (NOW - timedelta(hours=73), NOW - timedelta(days=30), True),
    (None, NOW - timedelta(hours=71), False),
    (None, NOW - timedelta(hours=73), True),
])  # fmt: skip
def test_alerts_a_feed_is_silent_after_its_hours(new_at: datetime | None, first_asked: datetime, wrong: bool) -> None:
    health = {"river-post": Health("river-post", "", first_asked.isoformat(), new_at=new_at and new_at.isoformat())}
    assert kinds(LISTED, health, runs((10, 0))) == ([SILENT] if wrong else [])
    assert kinds(FeedList((), (), Alerting()), health, []) == []  # a feed that is listed no more is missed by nobody


def test_alerts_a_feed_that_was_never_asked_is_not_silent_and_a_folder_can_be() -> None:
    from pathlib import Path

    assert kinds(LISTED, {}, []) == []
    drop = FeedList((), (Folder("drop", Path("in"), "ours", silent_hours=1),), Alerting())
    assert kinds(drop, {"drop": Health("drop", "", (NOW - timedelta(hours=2)).isoformat())}, []) == [SILENT]


def test_alerts_a_stopped_and_a_failed_run_are_told() -> None:
    (gate,) = found_alerts(LISTED, {}, runs((10, 0), (10, 0), outcome=STOPPED), (), now=NOW)
    assert gate.kind == GATE and "run 2" in gate.words and "kept-linked" in gate.words
    assert kinds(LISTED, {}, runs((10, 0), outcome=FAILED)) == [FAILURE]


@pytest.mark.parametrize(("history", "wrong"), [
    ([(100, 5), (100, 5), (40, 4)], True),
    ([(100, 5), (100, 5), (40, 3)], False),
    ([(100, 5), (100, 5), (19, 10)], False),  # too few records to say
    ([(100, 0), (20, 1)], True),
    ([(100, 0), (20, 0)], False),
    ([(20, 20)], False),  # nothing to compare with
    ([(0, 0), (30, 30)], False),
])  # fmt: skip
def test_alerts_a_doubled_share_of_rejects_is_told(history: list[tuple[int, int]], wrong: bool) -> None:
    assert kinds(LISTED, {}, runs(*history)) == ([REJECTS] if wrong else [])


def test_alerts_a_run_without_anything_new_leaves_the_gate_as_it_was() -> None:
    gate, silent = OpenAlert(GATE, "", AT, "stopped"), OpenAlert(SILENT, "river-post", AT, "nothing")
    history = runs((10, 0), (10, 0), outcome=NOTHING_NEW)
    assert kinds(LISTED, {}, history, open_now=(gate, silent)) == [GATE]
    assert kinds(LISTED, {}, runs((10, 0), (10, 0)), open_now=(gate, silent)) == []


def test_alerts_go_to_the_log_and_the_webhook(caplog: pytest.LogCaptureFixture) -> None:
    alerts = [OpenAlert(GATE, "", AT, "the gate stopped"), OpenAlert(SILENT, "river-post", AT, "nothing new")]
    with hook(200) as (address, sent), caplog.at_level(logging.INFO):
        tell(alerts, Alerting(webhook=address))
        tell([], Alerting(webhook=address))
    assert [one["alerts"] for one in sent] == [[
        {"kind": GATE, "subject": "", "since": AT, "words": "the gate stopped"},
        {"kind": SILENT, "subject": "river-post", "since": AT, "words": "nothing new"},
    ]]  # fmt: skip
    assert sent[0]["text"] == "Tocsin, gate: the gate stopped\nTocsin, silent: nothing new"
    assert [record.getMessage() for record in caplog.records if record.name == "tocsin.alerts"] == ["gate: the gate stopped", "silent: nothing new"]


def test_alerts_a_webhook_that_fails_stops_nothing_and_its_token_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with hook(302) as (address, sent), caplog.at_level(logging.WARNING):
        tell([OpenAlert(GATE, "", AT, "stopped")], Alerting(webhook=address))
        assert len(sent) == 1 and "answers 302" in caplog.text
    with caplog.at_level(logging.WARNING):
        tell([OpenAlert(GATE, "", AT, "stopped")], Alerting(webhook=address))
    assert "cannot be reached" in caplog.text and "hentzau" not in caplog.text


def test_alerts_the_artifact_says_also_that_nothing_is_wrong() -> None:
    assert as_markdown([]) == "Nothing is wrong.\n"
    assert as_markdown([OpenAlert(GATE, "", AT, "stopped")]) == f"- **gate** since {AT}: stopped\n"
