"""Resolves a date value against the publication day, by tense and by what agencies mean: one function for each form."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from coders.date_cycles import (
    nearest_day,
    resolve_day_number,
    resolve_holiday,
    resolve_quarter,
    resolve_season,
    resolve_weekend,
    year_of_month,
)  # fmt: skip
from coders.date_days import day_of, plus_days, plus_months, week_days
from coders.date_spans import BACK, FORTH, Context, Span, day_span, said_year, step, unit_span, years_span
from coders.date_timex import duration_timex
from coders.date_values import DateValue

TENSES: Final = ("past", "present", "future", "unknown")
PRECISIONS: Final[Mapping[str, str]] = MappingProxyType({
    "D": "day", "W": "week", "FN": "week", "M": "month", "Q": "month", "Y": "year", "DE": "year", "CE": "year",
})  # fmt: skip
WEEK_SHIFTS: Final[Mapping[str, int]] = MappingProxyType({"last-week": -1, "this-week": 0, "next-week": 1, "next": 1, "this": 0})


def resolve_value(value: DateValue, context: Context) -> Span | None:
    """Resolve one value, its time of day and its range; None where it names no time on the calendar."""
    if value.relation == "ahead" and context.tense in {"past", "unknown", "present"}:
        # "ahead of Sunday's vote": what one stands ahead of is to come.
        context = replace(context, tense="future")
    resolver = RESOLVERS.get(value.form)
    span = resolver(value, context) if resolver is not None else None
    if span is None:
        return None
    if value.part and span.precision == "day":
        span = replace(span, timex=f"{span.timex[:10]}{value.part}")
    return _through(_until(span, value, context), value, context)


def _until(span: Span, value: DateValue, context: Context) -> Span:
    """Extend to the end of a range; an end that falls before the start is moved on by a week or a year, or dropped."""
    if value.until is None:
        return span
    end = resolve_value(value.until, context)
    if end is None:
        return span
    last = end.last
    if last < span.first and value.until.form == "weekday":
        last = plus_days(last, 7)
    if last < span.first and value.until.form == "calendar" and value.until.year is None:
        last = plus_months(last, 12)
    return replace(span, last=last, rule=f"{span.rule}/range") if last >= span.first else span


def _through(span: Span, value: DateValue, context: Context) -> Span:
    """"since January": the time runs to the publication day."""
    if value.relation != "since" or span.first > context.reference:
        return span
    return replace(span, last=max(context.reference, span.first), rule=f"{span.rule}/since")


def _calendar(value: DateValue, context: Context) -> Span | None:
    """A month, a day of a month or a year, with or without its year."""
    reference = context.reference
    year = value.year if value.year is not None else said_year(value.direction, reference)
    if value.month is None:
        return unit_span(date(year, 1, 1), "Y", "year") if year is not None else None
    if value.day is None:
        if year is None:
            year = year_of_month(value, context)
        return unit_span(date(year, value.month, 1), "M", f"month/{value.direction or context.tense}")
    if year is not None:
        exact = day_of(year, value.month, value.day)
        return day_span(exact, "date") if exact is not None else None
    day = nearest_day(value, context)
    return day_span(day, f"month-day/{value.direction or context.tense}") if day is not None else None


def _weekday(value: DateValue, context: Context) -> Span | None:
    """A weekday: the latest one, publication day included; the coming one in the future."""
    reference, weekday = context.reference, value.weekday or 1
    monday = week_days(reference)[0]
    direction = value.direction
    if direction == "last-week" and reference.isoweekday() == 7:
        direction = "this-week"
    if direction in WEEK_SHIFTS:
        return day_span(plus_days(monday, 7 * WEEK_SHIFTS[direction] + weekday - 1), f"weekday/{direction}")
    back = (reference.isoweekday() - weekday) % 7
    if direction in BACK:
        return day_span(plus_days(reference, -(back or 7)), "weekday/last")
    if direction in FORTH:
        start = context.anchor or reference
        return day_span(plus_days(start, (weekday - start.isoweekday()) % 7 or 7), f"weekday/{direction}")
    if context.tense == "future":
        return day_span(plus_days(reference, (weekday - reference.isoweekday()) % 7), "weekday/future")
    return day_span(plus_days(reference, -back), f"weekday/{context.tense}")


def _day_word(value: DateValue, context: Context) -> Span:
    """Today, yesterday, tomorrow; a night just gone ("overnight") started the evening before."""
    day = plus_days(context.reference, value.count or 0)
    span = day_span(day, f"day-word/{value.name or 'today'}")
    if value.name == "overnight" and context.tense != "future":
        return replace(span, first=plus_days(day, -1))
    return span


def _told(value: DateValue, context: Context) -> date | None:
    """Return the day told before: the base in the sentence, else the anchor of the caller; None where there is none."""
    if value.base is not None:
        span = resolve_value(value.base, replace(context, anchor=None))
        return span.first if span is not None else None
    return context.anchor


def _unit(value: DateValue, context: Context) -> Span | None:
    """Last week, this month, next year; the same day, the following month, counted from the day told before."""
    direction, unit = value.direction, value.unit
    told = _told(value, context)
    if direction == "same":
        return unit_span(told or context.reference, unit, f"{unit}/same") if told is not None or unit != "D" else None
    if direction in {"following", "previous"} or (direction == "next" and unit == "D"):
        sign = -1 if direction == "previous" else 1
        if told is None and sign > 0 and context.tense != "future":
            return None
        return unit_span(step(told or context.reference, unit, sign), unit, f"{unit}/{direction}")
    sign = -1 if direction == "last" else 1 if direction in FORTH else 0
    if unit == "W" and direction == "last" and value.count is None and context.reference.isoweekday() == 7:
        sign = 0  # on a Sunday agencies call the week that ends "last week"
    return unit_span(step(context.reference, unit, sign * (value.count or 1)), unit, f"{unit}/{direction}")


def _shift(value: DateValue, context: Context) -> Span | None:
    """Two weeks ago, a year earlier, two days after the summit of June 12, from now."""
    told = _told(value, context)
    ahead = value.direction in {"later", "after", "from"}
    start = context.reference if value.direction in {"ago", "from"} and value.base is None else told
    if start is None and not ahead and value.direction == "earlier":
        start = context.reference
    if start is None or value.count is None:
        return None
    day = step(start, value.unit, value.count if ahead else -value.count)
    rule = f"shift/{value.direction}"
    if value.weekday:
        return day_span(plus_days(day, value.weekday - day.isoweekday()), f"{rule}/weekday")
    exact = value.base is not None and (value.unit in {"W", "FN"} or value.direction == "ago")
    if exact or value.unit in {"D", "H", "MIN", "S"}:
        return day_span(day, rule)
    if value.unit in {"W", "FN"}:
        return Span(plus_days(day, -3), plus_days(day, 3), "week", day.isoformat(), rule)
    span = unit_span(day, value.unit, rule)
    # "a year ago" speaks of the same time of that year, "30 years ago" of the year.
    return replace(span, timex=day.isoformat()) if value.unit == "Y" and value.count == 1 else span


def _span(value: DateValue, context: Context) -> Span | None:
    """The past two years, the coming days: from or to the publication day; vague counts are taken as three."""
    count, reference = value.count or 3, context.reference
    ahead = value.direction in FORTH or (value.direction == "this" and context.tense == "future")
    unit, count = ("D", round(count / 24)) if value.unit == "H" else (value.unit, count)
    other = step(reference, unit, count if ahead else -count)
    precision = PRECISIONS.get(value.unit, "day")
    first, last = (reference, other) if ahead else (other, reference)
    return Span(first, last, precision, duration_timex(value), f"span/{value.direction}")


def _reference(value: DateValue, context: Context) -> Span:
    return Span(context.reference, context.reference, "unknown", value.name, f"reference/{value.name.lower()}")


def _part(value: DateValue, context: Context) -> Span | None:
    """This morning, last night, at dawn: of the day told before, else of the publication day."""
    told = _told(value, context)
    direction = value.direction
    if direction in {"following", "previous"} or (direction == "next" and told is not None):
        return day_span(plus_days(told, -1 if direction == "previous" else 1), f"part/{direction}") if told is not None else None
    if direction in {"next", "coming"}:
        return day_span(plus_days(context.reference, 1), "part/next") if context.tense == "future" else None
    if direction == "last":
        return day_span(plus_days(context.reference, -1), "part/last")
    if direction == "same" and told is None:
        return None
    return day_span((told or context.reference) if direction != "this" else context.reference, f"part/{direction or 'bare'}")


def _ordinal_day(value: DateValue, context: Context) -> Span:
    return day_span(context.anchor or context.reference, "ordinal-day")


def _decade(value: DateValue, context: Context) -> Span:
    return years_span(value.year or 1900, 10, f"{(value.year or 1900) // 10:03d}", "decade")


def _century(value: DateValue, context: Context) -> Span:
    return years_span((value.count or 20) * 100 - 100, 100, f"{(value.count or 20) - 1:02d}", "century")


RESOLVERS: Final[Mapping[str, Callable[[DateValue, Context], Span | None]]] = MappingProxyType({
    "calendar": _calendar, "weekday": _weekday, "day-word": _day_word, "unit": _unit, "shift": _shift, "span": _span,
    "reference": _reference, "part": _part, "holiday": resolve_holiday, "season": resolve_season, "quarter": resolve_quarter,
    "weekend": resolve_weekend, "day-number": resolve_day_number, "ordinal-day": _ordinal_day, "decade": _decade, "century": _century,
})  # fmt: skip
