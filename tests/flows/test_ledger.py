"""The ledger: what it keeps over runs, and what it says of a file that is none."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from flows.ledger import (
    BROKEN_OFF,
    FILE,
    LATER,
    RELEASED,
    RUNNING,
    TAKEN,
    VERSION,
    Health,
    LedgerError,
    OpenAlert,
    RunRow,
    open_ledger,
)  # fmt: skip

AT = "2024-03-01T06:00:00+00:00"
LATER_ON = "2024-03-01T07:00:00+00:00"
RIVER = Health("river-post", "https://river.example/rss.xml", AT)


def test_ledger_keeps_entries_and_health_over_runs(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        ledger.keep(replace(RIVER, etag='"v1"', taken=2), taken=["r-1", "r-2"], later=["r-3"], at=AT)
    with open_ledger(tmp_path) as ledger:
        assert ledger.states("river-post", ["r-1", "r-3", "r-4"]) == {"r-1": (TAKEN, 1), "r-3": (LATER, 1)}
        assert ledger.states("hill-post", ["r-1"]) == {}
        assert ledger.health() == {"river-post": replace(RIVER, etag='"v1"', taken=2)}
        ledger.keep(RIVER, taken=["r-3"], at=LATER_ON)
        assert ledger.states("river-post", ["r-3"]) == {"r-3": (TAKEN, 2)} and ledger.seen() == 3
        assert ledger.health()["river-post"].etag is None


def test_ledger_is_in_wal_mode_and_read_while_it_is_written(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger, open_ledger(tmp_path) as reader:
        assert sqlite3.connect(tmp_path / FILE).execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        ledger._db.execute("BEGIN IMMEDIATE")
        assert reader.health() == {}
        ledger._db.rollback()


def test_ledger_a_run_that_never_ended_was_broken_off(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        first = ledger.begin(AT)
        second = ledger.begin(LATER_ON)
        ledger.end(RunRow(second, LATER_ON, LATER_ON, RELEASED, "r-1", 3, 3, 2, 3, 0, ""))
        assert [(run.number, run.outcome) for run in ledger.runs(5)] == [(second, RELEASED), (first, BROKEN_OFF)]
        assert [run.number for run in ledger.runs(1)] == [second]
        assert RUNNING not in {run.outcome for run in ledger.runs(5)}


def test_ledger_an_alert_is_new_once(tmp_path: Path) -> None:
    silent, gate = OpenAlert("silent", "river-post", AT, "nothing new"), OpenAlert("gate", "", AT, "stopped")
    with open_ledger(tmp_path) as ledger:
        assert ledger.set_alerts([silent]) == [silent]
        assert ledger.set_alerts([replace(silent, since=LATER_ON), gate]) == [gate]
        assert ledger.alerts() == [gate, silent]
        assert ledger.set_alerts([]) == [] and ledger.alerts() == []
        assert ledger.set_alerts([silent]) == [silent]


def test_ledger_what_is_no_ledger_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no ledger"), open_ledger(tmp_path, make=False):
        pass
    (tmp_path / FILE).write_text("no database at all, but long enough to be looked at" * 20, encoding="utf8")
    with pytest.raises(LedgerError, match="cannot be read"), open_ledger(tmp_path):
        pass
    (tmp_path / FILE).unlink()
    with open_ledger(tmp_path) as ledger:
        assert ledger.check() == "ok"
        ledger._db.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(LedgerError, match="use the newer Tocsin"), open_ledger(tmp_path):
        pass
