"""Scores dates against human annotation: rows with a sentence, the words of a time expression in it and its TIMEX value."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coders.dates import TimeExpression, find_dates, resolve, tense_at, timex_value

DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")


@dataclass(frozen=True, slots=True)
class DateScores:
    """Shares (0 to 1; 0.0 where there is nothing to count) and counts.

    `relative_days`: relative expressions whose value is a day, exact to the day; `all_days`: every value that is a day;
    `found`: expressions that any found one overlaps; `exact`: the whole value is the same; `baseline_*`: always the publication day.
    """

    relative_days: float
    all_days: float
    found: float
    exact: float
    baseline_relative_days: float
    baseline_all_days: float
    n_relative_days: int
    n_all_days: int
    n: int


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """One gold row with what was found: the expression's words and value, both "" where nothing overlaps."""

    sentence: str
    wanted_text: str
    wanted: str
    text: str
    value: str
    relative_day: bool
    day: bool
    published: str


def answer_date(row: Mapping[str, Any]) -> DateAnswer:
    """Find and resolve the expression of one gold row; the date told before it in the sentence is its anchor."""
    sentence, words = str(row["sentence"]), str(row["expression"])
    reference = date.fromisoformat(str(row["published"])[:10])
    start = sentence.find(words)
    found = find_dates(sentence)
    chosen = overlapping(found, start, start + len(words)) if start >= 0 else None
    value = ""
    if chosen is not None:
        anchor = told_before(sentence, found, chosen, reference)
        tense = tense_at(sentence, chosen.start, chosen.end)
        value = timex_value(chosen, reference=reference, tense=tense, anchor=anchor)
    wanted = str(row["value"])
    is_day = DAY.match(wanted) is not None
    relative = bool(row["relative"]) and row["type"] in {"DATE", "TIME"}
    return DateAnswer(sentence, words, wanted, chosen.text if chosen else "", value, is_day and relative, is_day, reference.isoformat())


def overlapping(found: Iterable[TimeExpression], start: int, end: int) -> TimeExpression | None:
    """Return the expression that shares most characters with a stretch of text; None where none does."""
    best = max(found, key=lambda expression: min(expression.end, end) - max(expression.start, start), default=None)
    return best if best is not None and min(best.end, end) > max(best.start, start) else None


def told_before(sentence: str, found: Iterable[TimeExpression], chosen: TimeExpression, reference: date) -> date | None:
    """Return the day of the nearest expression before one in the sentence that is a day; None where there is none."""
    days = [
        resolved.first
        for expression in found
        if expression.end <= chosen.start
        and expression.value.form in {"calendar", "weekday", "day-word"}
        and (resolved := resolve(expression, reference=reference, tense=tense_at(sentence, expression.start, expression.end)))
        and resolved.precision == "day"
    ]
    return days[-1] if days else None


def score_dates(rows: Iterable[Mapping[str, Any]]) -> DateScores:
    """Score all rows: a missed expression counts as wrong; a time of day is cut off where days are compared."""
    answers = [answer_date(row) for row in rows]
    relative = [answer for answer in answers if answer.relative_day]
    days = [answer for answer in answers if answer.day]
    return DateScores(
        relative_days=_share(same_day(answer) for answer in relative),
        all_days=_share(same_day(answer) for answer in days),
        found=_share(bool(answer.text) for answer in answers),
        exact=_share(answer.value == answer.wanted for answer in answers),
        baseline_relative_days=_share(answer.wanted[:10] == answer.published for answer in relative),
        baseline_all_days=_share(answer.wanted[:10] == answer.published for answer in days),
        n_relative_days=len(relative),
        n_all_days=len(days),
        n=len(answers),
    )


def same_day(answer: DateAnswer) -> bool:
    """Say whether the day found is the day wanted."""
    return DAY.match(answer.value) is not None and answer.value[:10] == answer.wanted[:10]


def _share(hits: Iterable[bool]) -> float:
    """Return the share of true values, 0.0 of none."""
    values = list(hits)
    return sum(values) / len(values) if values else 0.0
