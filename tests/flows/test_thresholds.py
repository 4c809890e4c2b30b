"""Tests of flows.thresholds and flows.warned: the file holds, bad files are told, shares warn."""

from importlib.resources import files

import pyarrow as pa
import pytest

from flows import thresholds
from flows.warned import share, warned

TEXT = files("schemas").joinpath("expectations.yaml").read_text(encoding="utf8")
GOOD = """rules:
  - {kind: row, severity: error-row, reason: r}
  - {kind: run, severity: error-table, reason: r}
limits:
  - {rule: coder-errors-few, share: 0.01, few: 5, reason: r}
  - {rule: quarantined-few, share: 0.1, few: 20, reason: r}
warnings:
  - {rule: w, table: events, column: country, is: [null], most: 0.5, from_rows: 2, reason: r}
"""


def test_thresholds_of_the_package_hold_and_each_has_its_reason():
    assert thresholds.problems_of(TEXT) == () and thresholds.problems_of(GOOD) == ()
    assert all(len(warn.reason) > 30 for warn in thresholds.thresholds().warnings)
    assert {warn.rule for warn in thresholds.thresholds().warnings} >= {"events-without-country", "dates-from-publication", "events-without-source"}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("few: 5", "few: many", "yaml:5: few is 'many'; write a whole number"),
        ("most: 0.5", "most: 50", "yaml:8: most is 50; write a share"),
        ("most: 0.5, from_rows: 2, reason: r", "most: 0.5, from_rows: 2", "yaml:8: reason is missing"),
        ("column: country", "column: land", "table 'events' has no column 'land'"),
        ("is: [null]", "below: x", "either `is`"),
        ("severity: error-table", "severity: warning", "yaml:3: kind 'run'"),
        ("rule: quarantined-few", "rule: lost-few", "'lost-few' has no limit"),
        ("rule: quarantined-few", "rule: coder-errors-few", "stands above already"),
        ("warnings:", "alerts:", "section 'warnings' is missing"),
        ("kind: run", "kind: [", "no YAML"),
    ],
)
def test_thresholds_a_bad_file_is_told_with_its_line(old, new, problem):
    bad = GOOD.replace(old, new, 1)
    assert any(problem in one for one in thresholds.problems_of(bad)), thresholds.problems_of(bad)
    with pytest.raises(ValueError):
        thresholds.read_thresholds(bad)


def test_warned_shares_warn_beyond_what_is_borne_and_from_enough_rows_on():
    asked = thresholds.read_thresholds(GOOD).warnings
    rows = pa.table({"country": pa.array([None, None, "SYR"])})
    assert warned({"events": rows}, asked=asked) == {"w": "country is null in at most 50% of events (here 67%)"}
    assert warned({"events": rows.slice(1)}, asked=asked) == {}
    assert warned({"events": rows.slice(0, 1)}, asked=asked) == {} and warned({}, asked=asked) == {}
    below = thresholds.Warn("c", "events", "confidence", 0.2, 1, "r", below=0.6)
    assert share(pa.table({"confidence": [0.5, 0.6, 1.0, 0.2]}), below) == 0.5
    assert share(pa.table({"other": [1]}), below) is None
