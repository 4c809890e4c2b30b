"""A whole scheduled run with the small coder: feed to release, what fails, and what the ledger and `tocsin status` say of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fake_coder
import pyarrow.parquet as pq
import pytest
from news_server import Answer, Script, news_server, rss

from flows import cli, commands_status, inbox, pipeline
from flows.alerts import FAILURE, GATE, SILENT
from flows.feed_list import Alerting, Feed, FeedList, Politeness
from flows.feed_run import FeedRun, one_round, run_feeds
from flows.ledger import BROKEN_OFF, FAILED, NOTHING_NEW, RELEASED, STOPPED, open_ledger
from flows.outputs import BusyError, current_release
from flows.settings import RunSettings

NOW = datetime(2024, 3, 1, 6, tzinfo=UTC)
POLITE = Politeness(seconds_between=0, max_retries=0, backoff_seconds=0, rest_seconds=0, obey_robots=False, allow_private=True, silent_hours=1)
ROAD = " They had been on the road since the morning, and the talks went on until late at night." * 20


def item(number: int, words: str) -> tuple[str, str]:
    """An item of a feed with the whole text."""
    return f"r-{number}", f"{words}{ROAD}"


ATTACK, MEETING = item(1, "Israel attacked Syria, killing 4."), item(2, "France met Ghana.")


def listed(base: str, *paths: str) -> FeedList:
    """Feeds of the test's server."""
    return FeedList(tuple(Feed(path.strip("/"), base + path, base + path, "River Post", "en", "CC BY 4.0", POLITE) for path in paths), (), Alerting())


@pytest.fixture
def run(prefect_server, settings):
    """One scheduled run with the small coder, at an hour after NOW."""

    def once(feeds: FeedList, hours: float = 0, code=None, **given: object) -> FeedRun:
        asked: RunSettings = settings(**given)
        coding = code or (lambda one: pipeline.run(one, load=fake_coder.load))
        return run_feeds(feeds, asked, code=coding, clock=lambda: NOW + timedelta(hours=hours))

    return once


def test_feed_run_new_items_become_a_release_and_then_nothing_is_new(run, tmp_path: Path) -> None:
    script: Script = {"/river": Answer(body=rss(ATTACK))}
    with news_server(script) as (base, _):
        first = run(listed(base, "/river"))
        assert first.row.outcome == RELEASED and first.row.articles == 1 and inbox.waiting(tmp_path / "out") == []
        second = run(listed(base, "/river"), hours=0.5)
        assert second.row.outcome == NOTHING_NEW and second.outcome is None
        assert current_release(tmp_path / "out") == first.outcome.folder
        script["/river"] = Answer(body=rss(MEETING, ATTACK))
        third = run(listed(base, "/river"), hours=0.6)
    articles = pq.read_table(third.outcome.folder / "articles.parquet")
    assert sorted(articles.column("article_id").to_pylist()) == ["r-1", "r-2"] and set(articles.column("publisher").to_pylist()) == {"River Post"}
    assert third.row.taken == 1 and third.alerts == ()


def test_feed_run_a_stopped_release_keeps_what_was_collected(run, tmp_path: Path) -> None:
    script: Script = {"/river": Answer(body=rss(("r-0", "\x41" * 4)))}
    with news_server(script) as (base, _):
        stopped = run(listed(base, "/river"))  # the one item is no news text: no article, and so no release
        assert stopped.row.outcome == STOPPED and [one.kind for one in stopped.alerts] == [GATE]
        assert len(inbox.waiting(tmp_path / "out")) == 1
        assert [one.kind for one in run(listed(base, "/river"), hours=0.1).alerts] == [GATE]
        script["/river"] = Answer(body=rss(ATTACK))
        done = run(listed(base, "/river"), hours=0.2)
    assert done.row.outcome == RELEASED and done.row.rejects == 1 and done.alerts == ()


def test_feed_run_a_failed_run_is_written_down_and_the_next_one_goes_on(run, tmp_path: Path) -> None:
    def broken(_: RunSettings) -> None:
        raise OSError("no space left on the disk of Strelsau")

    with news_server({"/river": Answer(body=rss(ATTACK))}) as (base, _):
        failed = run(listed(base, "/river"), code=broken)
        assert failed.row.outcome == FAILED and "no space left" in failed.row.note and [one.kind for one in failed.alerts] == [FAILURE]
        done = run(listed(base, "/river"), hours=0.1)
    assert done.row.outcome == RELEASED and done.row.taken == 0 and done.row.articles == 1 and done.alerts == ()


def test_feed_run_a_killed_run_is_told_as_broken_off_and_nothing_is_lost(run, tmp_path: Path) -> None:
    def killed(_: RunSettings) -> None:
        raise KeyboardInterrupt

    with news_server({"/river": Answer(body=rss(ATTACK))}) as (base, _):
        with pytest.raises(KeyboardInterrupt):
            run(listed(base, "/river"), code=killed)
        done = run(listed(base, "/river"), hours=0.1)
    assert done.row.outcome == RELEASED and done.row.articles == 1
    with open_ledger(tmp_path / "out") as ledger:
        assert [one.outcome for one in ledger.runs(5)] == [RELEASED, BROKEN_OFF]


def test_feed_run_a_bad_feed_and_a_silent_one_are_told_and_the_good_one_is_released(run) -> None:
    script: Script = {"/river": Answer(body=rss(ATTACK)), "/down": Answer(500), "/quiet": Answer(body=rss(MEETING))}
    with news_server(script) as (base, _):
        feeds = listed(base, "/river", "/down", "/quiet")
        run(feeds)
        script["/river"] = Answer(body=rss(item(3, "Iran criticized Israel.")))
        done = run(feeds, hours=2)
    assert done.row.outcome == RELEASED and done.row.articles == 3 and done.collected.failed == ("down",)
    assert [(one.kind, one.subject) for one in done.alerts] == [(SILENT, "down"), (SILENT, "quiet")]


def test_feed_run_a_second_round_on_one_out_says_so(run, tmp_path: Path) -> None:
    with one_round(tmp_path / "out"), pytest.raises(BusyError, match="another scheduled run works on out"):
        run(FeedList((), (), Alerting()))


def test_feed_run_the_same_items_give_the_same_release_in_one_run_or_in_two(run, tmp_path: Path) -> None:
    script: Script = {"/river": Answer(body=rss(ATTACK, MEETING))}
    with news_server(script) as (base, _):
        whole = run(listed(base, "/river"), out=tmp_path / "whole")
        script["/river"] = Answer(body=rss(ATTACK))
        run(listed(base, "/river"), out=tmp_path / "parts")
        script["/river"] = Answer(body=rss(ATTACK, MEETING))
        parts = run(listed(base, "/river"), out=tmp_path / "parts", hours=0.1)
    assert [(whole.outcome.folder / f"{name}.parquet").read_bytes() for name in ("events", "mentions", "articles")] == [
        (parts.outcome.folder / f"{name}.parquet").read_bytes() for name in ("events", "mentions", "articles")
    ]


def test_feed_run_status_tells_runs_feeds_and_alerts(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    out = tmp_path / "out"
    assert cli.main(["status", "--out", str(out)]) == 1 and "holds no ledger.sqlite" in capsys.readouterr().err
    with news_server({"/river": Answer(body=rss(ATTACK)), "/down": Answer(500)}) as (base, _):
        run(listed(base, "/river", "/down"))
        run(listed(base, "/river", "/down"), hours=1.5)
    assert cli.main(["status", "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0] == "runs" and "2  2024-03-01 07:30  nothing new" in told and "1 articles, 1 events, 0 rejects" in told
    assert "feeds and folders (1 entries taken in all)" in told
    assert "river  sound      1 taken  new 2024-03-01 06:00  asked 2024-03-01 07:30: 1 item, 0 new" in told
    assert "down   failed 2x" in told and "silent  since 2024-03-01 07:30  down has brought nothing new ever" in told
    assert cli.main(["status", "--out", str(out), "--check"]) == 1
    capsys.readouterr()
    assert cli.main(["status", "--out", str(out), "--json", "--runs", "1"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [one["number"] for one in document["runs"]] == [2] and document["entries_taken"] == 1
    assert {one["name"]: one["failures"] for one in document["feeds"]} == {"river": 0, "down": 2}


@pytest.mark.parametrize(("ended", "wrong"), [(None, True), ("2024-03-01T06:00:00+00:00", True), ("2024-03-01T09:30:00+00:00", False)])
def test_feed_run_status_tells_where_no_run_ended_well_for_too_long(ended: str | None, wrong: bool) -> None:
    alert = commands_status.stale(ended, datetime(2024, 3, 1, 12, tzinfo=UTC), timedelta(hours=3))
    assert (alert is not None) is wrong
    if alert is not None:
        assert (alert.kind, alert.words[:32]) == ("stale", "no run has ended well since " + ("neve" if ended is None else "2024"))


def test_feed_run_status_checks_that_the_schedule_runs(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with news_server({"/river": Answer(body=rss(ATTACK))}) as (base, _):
        run(listed(base, "/river"))
    assert cli.main(["status", "--out", str(tmp_path / "out"), "--check"]) == 0
    assert cli.main(["status", "--out", str(tmp_path / "out"), "--check", "--within", "2d"]) == 1
    assert "stale" in capsys.readouterr().out


def test_feed_run_from_the_command_line(prefect_server, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.run
    monkeypatch.setattr(pipeline, "run", lambda settings: real(replace(settings, progress=False), load=fake_coder.load))
    feeds, out = tmp_path / "feeds.toml", tmp_path / "out"
    with news_server({"/river": Answer(body=rss(ATTACK))}) as (base, _):
        entry = f'[[feed]]\nname = "river"\nurl = "{base}/river"\npublisher = "River Post"\nlanguage = "en"\nlicence = "CC BY 4.0"\n'
        feeds.write_text(f"[politeness]\nallow_private = true\nobey_robots = false\nseconds_between = 0\n\n{entry}", encoding="utf8")
        assert cli.main(["feeds", "check", str(feeds)]) == 0 and "feeds.toml is sound: 1 feeds, 0 folders" in capsys.readouterr().out
        assert cli.main(["run", "--feeds", str(feeds), "--out", str(out)]) == 0
        told = capsys.readouterr().out
        assert "river  sound  1 taken" in told and "articles coded     1" in told
        assert cli.main(["run", "--feeds", str(feeds), "--out", str(out)]) == 0 and "nothing new; the release stays" in capsys.readouterr().out
        assert cli.main(["run", "--feeds", str(feeds), "--out", str(out), "--anew"]) == 2
        feeds.write_text(entry.replace("http:", "file:"), encoding="utf8")
        assert cli.main(["feeds", "check", str(feeds)]) == 1
        assert cli.main(["run", "--feeds", str(feeds), "--out", str(out)]) == 1 and "feeds.toml:3: feed 'river': the address is none" in capsys.readouterr().err
