"""Scores of dates against annotated rows; the rows here are made for the test."""

import json
from pathlib import Path

import pytest

from coders.date_gold import answer_date, same_day, score_dates

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def row(sentence: str, expression: str, value: str, *, kind: str = "DATE", relative: bool = True) -> dict[str, object]:
    return {
        "doc_id": "made-1", "published": "2020-06-16", "sentence": sentence, "expression": expression, "value": value, "type": kind,
        "relative": relative,
    }  # fmt: skip


ROWS = [
    row("Gunmen fired on Monday.", "Monday", "2020-06-15"),
    row("They met today.", "today", "2020-06-16"),
    row("A blurp ago.", "blurp", "2020-06-01"),
    row("On May 3, 2011, it fell.", "May 3, 2011", "2011-05-03", relative=False),
    row("It took two years.", "two years", "P2Y", kind="DURATION", relative=False),
]


def test_date_gold_scores() -> None:
    scores = score_dates(ROWS)
    assert (scores.n_relative_days, scores.n_all_days, scores.n) == (3, 4, 5)
    assert scores.relative_days == pytest.approx(2 / 3)
    assert scores.all_days == pytest.approx(3 / 4)
    assert scores.found == pytest.approx(4 / 5)
    assert scores.exact == pytest.approx(4 / 5)
    assert scores.baseline_relative_days == pytest.approx(1 / 3)
    assert same_day(answer_date(ROWS[0])) and not same_day(answer_date(ROWS[2]))
    assert score_dates([]).relative_days == 0.0


def test_date_gold_reaches_the_mark() -> None:
    gold = SHARED / "gold" / "dates.jsonl"
    if not gold.exists():  # outside the project's machine the annotated sentences are not at hand
        return
    scores = score_dates(json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    assert scores.relative_days >= 0.85
    assert scores.all_days >= 0.88
    assert scores.baseline_relative_days < 0.3
