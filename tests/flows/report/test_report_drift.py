"""Tests of the drift, its thresholds and the readings."""

from dataclasses import replace
from datetime import date, timedelta

import pyarrow as pa
import pytest

from data.derive.readings import table
from flows.report import readings
from flows.report.drift import moved, silent, sources
from flows.report.thresholds import FILE, read_thresholds, thresholds

LIMITS = thresholds()


def articles(**days):
    rows = [{"publisher": name, "published": day} for name, listed in days.items() for day in listed]
    return pa.Table.from_pylist(rows, schema=pa.schema([("publisher", pa.string()), ("published", pa.date32())]))


def weekly(weeks, per_week=2, start=date(2020, 1, 1)):
    return [start + timedelta(weeks=week) for week in range(weeks) for _ in range(per_week)]


def test_report_drift_a_code_that_doubles_against_the_growth_is_told():
    before, now = {"190": 20, "042": 80}, {"190": 90, "042": 110}
    assert [row.name for row in moved(now, before, limits=LIMITS, growth=True) if row.alert] == ["190"]
    assert not any(row.alert for row in moved({"190": 40, "042": 160}, before, limits=LIMITS, growth=True))


def test_report_drift_few_events_are_no_alert():
    assert not any(row.alert for row in moved({"190": 8}, {"190": 2}, limits=LIMITS, growth=False))


def test_report_drift_a_week_that_lost_half_is_told():
    (row,) = moved({"2020-01-06": 5}, {"2020-01-06": 30}, limits=LIMITS, growth=False)
    assert row.alert == "only 5 where the release before lets expect 30"


def test_report_drift_a_source_that_fell_silent_is_told():
    rows = articles(north=weekly(30), south=weekly(20), small=[date(2020, 1, 1)])
    assert list(silent(rows, limits=LIMITS)) == ["south"]
    assert "since 2020-05-13" in silent(rows, limits=LIMITS)["south"]
    assert silent(rows, limits=replace(LIMITS, silent_expected=9)) == {}
    assert silent(articles(), limits=LIMITS) == {}


def test_report_drift_a_source_that_is_gone_is_told():
    found = sources(articles(north=weekly(3)), articles(north=weekly(3), south=weekly(3)), limits=LIMITS)
    assert [(row.name, row.alert) for row in found if row.alert] == [("south", "gone: 6 articles before, none now")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("day_span: {value: many, reason: x}", "thresholds.yaml:1: day_span is 'many'; write a whole number of at least 1"),
        ("day_span: {value: 3}", "thresholds.yaml:1: day_span must have a value and a reason"),
        ("day_span: {value: 3, reason: ''}", "thresholds.yaml:1: day_span has no reason"),
        ("days: {value: 3, reason: x}", "thresholds.yaml:1: 'days' is no threshold; write one of day_span"),
        ("day_span: {value: 3, reason: x}", "week_span is missing"),
        ("[", "thresholds.yaml:1: the file is no YAML"),
        ("- 3", "thresholds.yaml:1: the file must give"),
    ],
)
def test_report_thresholds_bad_file_is_told(tmp_path, line, told):
    path = tmp_path / "thresholds.yaml"
    path.write_text(line, encoding="utf8")
    with pytest.raises(ValueError) as error:
        read_thresholds(path)
    assert told in str(error.value)
    assert read_thresholds(FILE) == LIMITS


def test_report_readings_are_those_of_the_gold():
    assert readings.FILE.read_text(encoding="utf8") == table(), "run python -m data.derive.readings"


@pytest.mark.parametrize("line", ["a\tb\tc\t1", "a\tb\tc\t3\t2", "a\tb\tc\tx\t2"])
def test_report_readings_bad_line_is_told(tmp_path, line):
    path = tmp_path / "readings.tsv"
    path.write_text("\t".join(readings.COLUMNS) + "\n" + line + "\n", encoding="utf8")
    with pytest.raises(ValueError, match=r"readings.tsv:2: a line has 5 cells"):
        readings.read_readings(path)
