"""Dates: find the time expressions of a text and resolve them against the publication day, by tense."""

from datetime import date, datetime

from coders.date_find import find_dates
from coders.date_resolve import TENSES, resolve_value
from coders.date_spans import Context
from coders.date_tense import tense_at
from coders.date_timex import duration_timex, set_timex
from coders.date_values import DateValue, ResolvedDate, TimeExpression

FIRST_YEAR, LAST_YEAR = 100, 9900
__all__ = ["DateValue", "ResolvedDate", "TimeExpression", "find_dates", "resolve", "tense_at", "timex_value"]


def resolve(expression: TimeExpression, *, reference: date, tense: str, anchor: date | None = None) -> ResolvedDate | None:
    """Resolve an expression to days; `reference` is the publication day, `anchor` the day told before in the article, if known.

    `tense` is past, present, future or unknown. None where the expression is no time on the calendar: a duration without a
    direction, a repeated time, "two days after" what nobody dated, February 30, a reference outside the years 100 to 9900. Precision
    "unknown" ("now", "recently") is no date of an event either, only a hint.
    """
    if tense not in TENSES:
        raise ValueError(f"{tense!r} is no tense; it must be one of {', '.join(TENSES)}")
    day = reference.date() if isinstance(reference, datetime) else reference
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        # no news was published then, and years before and after must exist to count in
        return None
    if anchor is not None and not FIRST_YEAR <= anchor.year <= LAST_YEAR:
        anchor = None
    span = resolve_value(expression.value, Context(day, tense, anchor))
    if span is None:
        return None
    modality = "future" if span.first > day else None
    return ResolvedDate(span.first, span.last, span.precision, span.timex, span.rule, modality)


def timex_value(expression: TimeExpression, *, reference: date, tense: str, anchor: date | None = None) -> str:
    """Return the TIMEX3 value of an expression, for durations ("P2Y") and repeated times ("XXXX-WXX-1") too; "" where there is none."""
    value = expression.value
    if value.form == "duration":
        return duration_timex(value)
    if value.form == "set":
        return set_timex(value)
    if value.form == "shift" and value.count is None:
        return "PAST_REF" if value.direction in {"ago", "earlier", "before"} else "FUTURE_REF" if value.direction == "from" else ""
    resolved = resolve(expression, reference=reference, tense=tense, anchor=anchor)
    return resolved.timex if resolved is not None else ""
