"""Arithmetic of days: weeks, months, quarters, seasons and feasts as first and last day. Nothing here knows words or tense."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from coders.date_words import MOON_DAYS

Days = tuple[date, date]
SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def plus_days(day: date, days: int) -> date:
    """Return the day some days later (or earlier), held inside the years that Python's calendar knows."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def plus_months(day: date, months: int) -> date:
    """Return the same day some months later (or earlier), the last of the month where that day does not exist."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(min(max(index, MINYEAR * 12), MAXYEAR * 12 + 11), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the date, None where the month has no such day."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_days(day: date) -> Days:
    """Return Monday and Sunday of the ISO week of a day."""
    monday = plus_days(day, -day.weekday())
    return monday, plus_days(monday, 6)


def quarter_days(year: int, quarter: int) -> Days:
    """Return the first and last day of a quarter (1 to 4) of the calendar year."""
    return date(year, 3 * quarter - 2, 1), month_days(year, 3 * quarter)[1]


def season_days(year: int, season: str) -> Days:
    """Return the meteorological season of the northern half of the earth; the winter of a year starts in its December."""
    first = date(year, SEASON_STARTS[season], 1)
    return first, plus_days(plus_months(first, 3), -1)


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the Gregorian computus)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def nth_weekday(year: int, month: int, weekday: int, place: int) -> date:
    """Return the place-th weekday (ISO, Monday 1) of a month; -1 is the last."""
    if place < 0:
        last = month_days(year, month)[1]
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (place - 1))


def feast_days(entry: str, year: int) -> tuple[Days, ...]:
    """Return the days of a holiday entry of dates.tsv that start in a year, in order; () where that year has none that we know.

    A lunar feast can fall twice in a year; one fixed date (2001-09-11) is given whatever the year.
    """
    kind, _, rest = entry.partition(":")
    if kind == "moon":
        return tuple(days for days in MOON_DAYS.get(rest, ()) if days[0].year == year)
    if kind == "nth":
        month, weekday, place = (int(part) for part in rest.split(":"))
        return ((nth_weekday(year, month, weekday, place),) * 2,)
    if entry.startswith("easter"):
        shift, _, length = entry[6:].partition(",")
        first = plus_days(easter(year), int(shift))
        return ((first, plus_days(first, int(length or 1) - 1)),)
    parts = [int(part) for part in entry.split("-")]
    fixed = day_of(*parts) if len(parts) == 3 else day_of(year, *parts)
    return ((fixed, fixed),) if fixed is not None else ()
