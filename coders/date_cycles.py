"""Times that come round: days of a month, feasts, seasons, quarters, weekends; which one is meant, by direction, tense and nearness."""

from dataclasses import replace
from datetime import date
from typing import Final

from coders.date_days import Days, day_of, feast_days, month_days, plus_days, plus_months, quarter_days, season_days, week_days
from coders.date_spans import BACK, FORTH, Context, Span, day_span, said_year, unit_span
from coders.date_values import DateValue

AHEAD: Final = frozenset({"until", "till", "by", "to", "through", "before", "ahead"})
# A day of the month this far back, after a word that looks ahead ("until Nov. 6"), is the coming one.
STALE_DAYS: Final = 240
YEAR_DAYS: Final = 330
# Agencies leave the year out for days near the report: one that was ten months ago in the past tense, or is in weeks, is the one to come.
FAR_DAYS: Final = 300
NEAR_FEAST_DAYS: Final = 21
NEAR_DAYS: Final = 60


def year_of_month(value: DateValue, context: Context) -> int:
    """Choose the year of a bare month: the most recent one (this month included), the coming one in the future."""
    reference, month = context.reference, value.month or 1
    if value.direction in BACK:
        return reference.year - (month >= reference.month)
    if value.direction == "next":
        return reference.year + (month <= reference.month)
    if value.direction == "this":
        return reference.year
    gone = (reference.month - month) % 12
    # "by February" of a year that is long past, or "for November" written in October, looks ahead whatever the tense.
    stale = (gone >= 8 and value.relation in {"until", "till", "by"}) or (gone == 11 and value.relation in {"", "for", "to"})
    if context.tense == "future" or value.direction in FORTH or (stale and not value.direction):
        return reference.year + (month < reference.month)
    return reference.year - (month > reference.month)


def nearest_day(value: DateValue, context: Context) -> date | None:
    """Choose the year of a day of a month: by direction, then by tense, unless that is most of a year away and the other is near."""
    reference = context.reference
    reach = 8 if (value.month, value.day) == (2, 29) else 1
    years = range(reference.year - reach, reference.year + reach + 1)
    days = [day for year in years if (day := day_of(year, value.month or 1, value.day or 1))]
    if value.weekday:
        # "Tuesday, June 16": the year in which that day is a Tuesday, if one is near.
        days = [day for day in days if day.isoweekday() == value.weekday] or days
    back = max((day for day in days if day <= reference), default=None)
    forth = min((day for day in days if day >= reference), default=None)
    if value.direction in BACK:
        return max((day for day in days if day < reference), default=back)
    if value.direction in FORTH:
        return forth
    if value.direction == "gone":
        return back
    if back is None or forth is None:
        return back or forth
    gone, ahead = (reference - back).days, (forth - reference).days
    if context.tense == "future":
        return back if ahead > YEAR_DAYS else forth
    if context.tense == "past":
        return forth if (gone > STALE_DAYS and value.relation in AHEAD) or (gone > FAR_DAYS and ahead <= NEAR_DAYS) else back
    return back if gone <= ahead else forth


def _around(value: DateValue, context: Context, options: list[tuple[Days, str]], rule: str, precision: str) -> Span | None:
    """Choose the latest of some rising options that has started, or the first to come, by direction and tense."""
    if not options:
        return None
    reference = context.reference
    begun = [option for option in options if option[0][0] <= reference]
    over = [option for option in options if option[0][1] < reference]
    ahead = [option for option in options if option[0][1] >= reference]
    direction = value.direction
    if direction in BACK:
        chosen = over[-1] if over else options[0]
    elif direction in FORTH:
        slack = 31 if precision == "month" and direction == "coming" else 0  # winter is still "coming" in December
        chosen = next((option for option in ahead if option[0][0] > plus_days(reference, -slack)), options[-1])
    elif direction == "this":
        chosen = min(options, key=lambda option: (option[0][0].year != reference.year, abs((option[0][0] - reference).days)))
    elif context.tense == "future":
        chosen = ahead[0] if ahead else options[-1]
    else:
        chosen = begun[-1] if begun else options[0]
    (first, last), timex = chosen
    return Span(first, last, precision, timex, rule)


def _years_near(value: DateValue, reference: date) -> range:
    year = value.year if value.year is not None else said_year(value.direction, reference)
    return range(year, year + 1) if year is not None else range(max(reference.year - 2, 1), min(reference.year + 3, 9999))


def resolve_holiday(value: DateValue, context: Context) -> Span | None:
    """A feast: the latest one, the coming one in the future."""
    # A named day that is fixed to its year (2001-09-11) is none before that year.
    found = [days for year in _years_near(value, context.reference) for days in feast_days(value.name, year)]
    options = [(days, days[0].isoformat()) for days in sorted(set(found))]
    if value.name[:4].isdecimal() and found[0][0] > context.reference:
        return None
    gone = [(context.reference - first).days for (first, _), _ in options if first <= context.reference]
    coming = [(first - context.reference).days for (first, _), _ in options if first > context.reference]
    if coming and coming[0] <= NEAR_FEAST_DAYS and (not gone or gone[-1] > STALE_DAYS) and value.relation not in {"since", "after"}:
        # "a strike before Christmas" of the week before it, in whatever tense
        context = replace(context, tense="future")
    longest = max((last - first for (first, last), _ in options), default=None)
    precision = "day" if longest is None or longest.days == 0 else "week" if longest.days < 10 else "month"
    if precision == "week" and value.name.startswith("moon"):
        options, precision = [((first, first), timex) for (first, _), timex in options], "day"
    if precision == "week":
        options = [(days, unit_span(days[0], "W", "").timex) for days, _ in options]
    return _around(value, context, options, f"holiday/{value.name}", precision)


def resolve_season(value: DateValue, context: Context) -> Span | None:
    """Last summer, the winter of 1998; months of the northern half of the earth."""
    options = [(season_days(year, value.name), f"{year:04d}-{value.name}") for year in _years_near(value, context.reference)]
    return _around(value, context, options, f"season/{value.direction or context.tense}", "month")


def resolve_quarter(value: DateValue, context: Context) -> Span | None:
    """The third quarter, the first half of 1990; "the quarter" of a report is the last one that ended."""
    reference = context.reference
    if value.count is None:
        shift = -3 if value.direction in BACK | {"this", "same"} and context.tense != "future" else 3 if value.direction in FORTH else 0
        if value.year is not None:
            return unit_span(date(value.year, 1, 1), "Y", "quarter/year")
        return unit_span(plus_months(reference, shift), "Q", f"quarter/{value.direction}")
    number = value.count
    if number < 1 or (value.unit != "H" and number > 4):
        # "the 0th quarter", "a fifth quarter": no time of a year
        return None
    if value.unit == "H":
        number = min(number, 2)
        halves = [(year, date(year, 6 * number - 5, 1), month_days(year, 6 * number)[1]) for year in _years_near(value, reference)]
        options = [((first, last), f"{year:04d}-H{number}") for year, first, last in halves]
    else:
        options = [(quarter_days(year, number), f"{year:04d}-Q{number}") for year in _years_near(value, reference)]
        if any(0 <= (reference - last).days <= 100 for (_, last), _ in options):
            # "expects to report third-quarter profit": the quarter just over is the one that reports speak of.
            context = replace(context, tense="past")
    return _around(value, context, options, f"quarter/{value.direction or context.tense}", "month")


def resolve_weekend(value: DateValue, context: Context) -> Span:
    """The weekend: the latest one that has begun; the coming one in the future or after "this" and "next"."""
    saturday = plus_days(week_days(context.reference)[0], 5)
    begun = context.reference >= saturday
    if value.direction in {"last", "previous", "past"} or (not begun and _weekend_is_over(value, context)):
        saturday = plus_days(saturday, -7)
    elif value.direction == "next" and begun:
        saturday = plus_days(saturday, 7)
    year, week, _ = saturday.isocalendar()
    return Span(saturday, plus_days(saturday, 1), "week", f"{year:04d}-W{week:02d}-WE", f"weekend/{value.direction or context.tense}")


def _weekend_is_over(value: DateValue, context: Context) -> bool:
    """Say whether, on a weekday, the weekend spoken of is the last one: "over the weekend"; "this weekend" only in the past."""
    return (context.tense != "future" and not value.direction) or (context.tense == "past" and value.direction == "this")


def resolve_day_number(value: DateValue, context: Context) -> Span | None:
    """The 16th: of this month, or of the month before or after it, by tense."""
    shifts = {"last": (-1,), "next": (1,), "this": (0,)}.get(value.direction, (-1, 0, 1))
    months = [plus_months(context.anchor or context.reference, shift) for shift in shifts]
    days = [day for month in months if (day := day_of(month.year, month.month, value.day or 1))]
    reference = context.reference
    if context.tense == "future":
        days = [day for day in days if day >= reference] or days
        return day_span(days[0], "day-number/future") if days else None
    days = [day for day in days if day <= reference] or days[:1]
    return day_span(days[-1], f"day-number/{context.tense}") if days else None
