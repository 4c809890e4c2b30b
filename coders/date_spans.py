"""Spans of days with their precision and TIMEX value, and the steps between them; no words and no tense here."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from coders.date_days import month_days, plus_days, plus_months, quarter_days, week_days
from coders.records import record

BACK: Final = frozenset({"last", "past", "previous", "latest"})
FORTH: Final = frozenset({"next", "coming", "following"})
STEPS: Final[Mapping[str, tuple[str, int]]] = MappingProxyType({
    "D": ("D", 1), "W": ("D", 7), "FN": ("D", 14), "M": ("M", 1), "Q": ("M", 3), "Y": ("M", 12), "DE": ("M", 120), "CE": ("M", 1200),
})  # fmt: skip
YEAR_SHIFTS: Final[Mapping[str, int]] = MappingProxyType({"last-year": -1, "this-year": 0, "same-year": 0, "that-year": 0, "next-year": 1})
LONGEST_STEP: Final = 5000


@record
class Context:
    """What a value is resolved against: publication day, tense of the clause, and the day told before (or None)."""

    reference: date
    tense: str
    anchor: date | None


@record
class Span:
    """First and last day, precision, TIMEX value without time of day, and the rule."""

    first: date
    last: date
    precision: str
    timex: str
    rule: str


def day_span(day: date, rule: str) -> Span:
    return Span(day, day, "day", day.isoformat(), rule)


def unit_span(day: date, unit: str, rule: str) -> Span:
    """Return the calendar unit that holds a day."""
    if unit in {"W", "FN"}:
        first, last = week_days(day)
        year, week, _ = day.isocalendar()
        return Span(first, last, "week", f"{year:04d}-W{week:02d}", rule)
    if unit == "M":
        return Span(*month_days(day.year, day.month), "month", f"{day.year:04d}-{day.month:02d}", rule)
    if unit == "Q":
        quarter = (day.month + 2) // 3
        return Span(*quarter_days(day.year, quarter), "month", f"{day.year:04d}-Q{quarter}", rule)
    if unit == "Y":
        return Span(date(day.year, 1, 1), date(day.year, 12, 31), "year", f"{day.year:04d}", rule)
    if unit == "DE":
        return years_span(day.year // 10 * 10, 10, f"{day.year // 10:03d}", rule)
    if unit == "CE":
        return years_span(day.year // 100 * 100, 100, f"{day.year // 100:02d}", rule)
    return day_span(day, rule)


def years_span(first: int, length: int, timex: str, rule: str) -> Span:
    return Span(date(max(first, 1), 1, 1), date(min(first + length - 1, 9999), 12, 31), "year", timex, rule)


def step(day: date, unit: str, count: int) -> date:
    """Return the day some units later (or earlier); units shorter than a day leave it."""
    base, size = STEPS.get(unit, ("D", 0))
    count = max(min(count, LONGEST_STEP), -LONGEST_STEP)
    return plus_days(day, count * size) if base == "D" else plus_months(day, count * size)


def said_year(direction: str, reference: date) -> int | None:
    """Return the year of "last-year", "this-year", "next-year"; None for another direction."""
    shift = YEAR_SHIFTS.get(direction)
    return None if shift is None else reference.year + shift
