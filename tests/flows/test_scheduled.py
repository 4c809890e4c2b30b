"""The flow that schedules run: what it returns, its artifacts, and who is told of a failure, once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import fake_coder
import pytest
from news_server import Answer, hook, news_server, rss

from flows import pipeline
from flows.feed_list import FeedListError
from flows.feed_run import one_round
from flows.ledger import FAILED, STOPPED, open_ledger
from flows.outputs import BusyError

ROAD = " They had been on the road since the morning, and the talks went on until late at night." * 20
NEWS, NO_NEWS = f"Israel attacked Syria, killing 4.{ROAD}", "AAAA"


@pytest.fixture
def scheduled(prefect_server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], object]:
    """Runs the flow in the test's folder with the small coder; the webhook of feeds.toml is the address given."""
    from flows.scheduled import scheduled as flow

    real = pipeline.run
    monkeypatch.setattr(pipeline, "run", lambda settings: real(settings, load=fake_coder.load))
    monkeypatch.chdir(tmp_path)
    return lambda: flow(feeds="feeds.toml", out="out")


@contextmanager
def feeds(folder: Path, text: str, webhook: str = "") -> Iterator[None]:
    """A feeds.toml with one feed, served on loopback."""
    with news_server({"/river": Answer(body=rss(("r-1", text)))}) as (base, _):
        feed = f'[[feed]]\nname = "river"\nurl = "{base}/river"\npublisher = "River Post"\nlanguage = "en"\nlicence = "CC BY 4.0"\n'
        polite = "[politeness]\nallow_private = true\nseconds_between = 0\n\n"
        (folder / "feeds.toml").write_text(f'{polite}[alerts]\nwebhook = "{webhook}"\n\n{feed}', encoding="utf8")
        yield


def artifact(key: str) -> str:
    """The newest artifact of a key."""
    from prefect.artifacts import Artifact

    found = Artifact.get(key)
    assert found is not None
    return str(found.data)


def test_scheduled_a_run_ends_in_a_release_and_artifacts(scheduled, tmp_path: Path) -> None:
    with feeds(tmp_path, NEWS):
        assert str(scheduled()).startswith("r-")
        assert scheduled() == "nothing new"
    assert artifact("alerts") == "Nothing is wrong.\n" and '"river"' in artifact("feed-health")


def test_scheduled_a_stopped_gate_fails_the_run_and_is_told_once(scheduled, tmp_path: Path) -> None:
    with hook(200) as (address, sent), feeds(tmp_path, NO_NEWS, address):
        for _ in range(2):
            with pytest.raises(pipeline.StoppedError, match="articles-present"):
                scheduled()
    assert [[alert["kind"] for alert in one["alerts"]] for one in sent] == [["gate"]]  # type: ignore[attr-defined]
    with open_ledger(tmp_path / "out") as ledger:
        assert [run.outcome for run in ledger.runs(5)] == [STOPPED, STOPPED]
    assert artifact("alerts").startswith("- **gate** since ")


def test_scheduled_a_bad_list_of_feeds_stands_in_the_ledger_and_is_told_once(scheduled, tmp_path: Path) -> None:
    with hook(200) as (address, sent):
        (tmp_path / "feeds.toml").write_text(f'[alerts]\nwebhook = "{address}"\n\n[[feed]]\n', encoding="utf8")
        for _ in range(2):
            with pytest.raises(FeedListError, match=r"feeds\.toml:4: feed: name is missing"):
                scheduled()
    assert [[alert["kind"] for alert in one["alerts"]] for one in sent] == [["failure"]]  # type: ignore[attr-defined]
    with open_ledger(tmp_path / "out") as ledger:
        assert [run.outcome for run in ledger.runs(5)] == [FAILED, FAILED]
        (alert,) = ledger.alerts()
    assert alert.words.startswith("run 2 failed: FeedListError: feeds.toml:4: feed: name is missing")
    with feeds(tmp_path, NEWS):
        scheduled()
    with open_ledger(tmp_path / "out") as ledger:
        assert ledger.alerts() == []


def test_scheduled_a_list_of_feeds_that_is_not_there_stands_in_the_ledger(scheduled, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        scheduled()
    with open_ledger(tmp_path / "out") as ledger:
        assert [(run.outcome, run.note[:17]) for run in ledger.runs(5)] == [(FAILED, "FileNotFoundError")]


def test_scheduled_a_second_run_on_one_out_is_told_by_the_hook(scheduled, tmp_path: Path) -> None:
    with hook(200) as (address, sent), feeds(tmp_path, NEWS, address), one_round(tmp_path / "out"), pytest.raises(BusyError):
        scheduled()
    assert "another scheduled run works on out" in str(sent)


def test_scheduled_a_defect_is_told_by_the_hook_and_raised(scheduled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import feed_run

    monkeypatch.setattr(feed_run, "collect", lambda *_, **__: 1 / 0)
    with hook(200) as (address, sent), feeds(tmp_path, NEWS, address), pytest.raises(ZeroDivisionError):
        scheduled()
    assert [[alert["kind"] for alert in one["alerts"]] for one in sent] == [["failure"]]  # type: ignore[attr-defined]
