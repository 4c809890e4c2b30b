"""A publication date as inputs write it: ISO, RFC 822 (feeds), agency forms, epoch numbers, Python dates."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NUMBER = (
    {name: number for number, name in enumerate(MONTHS, start=1)}
    | {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
    | {"sept": 9}
)
MONTH_WORD = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*)\.?"

FIRST_DAY = date(1800, 1, 1)
# Time zones: a paper dated tomorrow in Auckland, or a weekly dated ahead, is no mistake.
DAYS_AHEAD = 2
MAX_CHARS = 200
"""Of a written date; "Tuesday, 16 June 2020 15:38:26 Greenwich Mean Time" has 50. What is longer is no date, and not searched for one."""
NO_DATE = frozenset({"nat", "nan", "none", "null", "n/a", "na", "-", "unknown"})
RIGHT = "write it 2020-06-16 or 2020-06-16T15:38:26Z"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ,]+(.+))?", re.ASCII)
_WORDED = re.compile(
    rf"(?:[a-z]+\.?,?\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{MONTH_WORD}"
    rf"|{MONTH_WORD.replace('month', 'month2')}[\s-]+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r",?[\s-]+(?P<year>\d{4})(?:[T ,at]+(?P<time>\d.*))?",
    re.IGNORECASE | re.ASCII,
)
_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date; `at` is the time in UTC, None where only the day is known.

    `day` is the day as the input writes it: an evening in New York stays that day, though it is the next one in UTC.
    """

    day: date
    at: datetime | None = None


class BadDateError(ValueError):
    """A value that is no date; the message says what would be right."""


def read_published(value: object) -> Published | None:
    """Returns the date of a cell, or None where the cell says there is none ("", "NaT", None).

    Times without a zone count as UTC. Raises BadDateError for what is no date and for 06/07/2020, which is two.
    """
    if isinstance(value, datetime):
        return None if value != value else _moment(value)  # pandas' NaT is a datetime that differs from itself
    if isinstance(value, date):
        return Published(value)
    if value is None or value != value:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    if not isinstance(value, str):
        raise BadDateError(f"{str(value)[:60]!r} is no date; {RIGHT}")
    if len(value) > MAX_CHARS and len(value.strip()) > MAX_CHARS:
        raise BadDateError(f"{value.strip()[:60]!r} and {len(value)} characters in all is no date; {RIGHT}")
    text = " ".join(value.split())
    if not text or text.casefold() in NO_DATE:
        return None
    return _text(text)


def date_problem(day: date, *, today: date) -> tuple[str, str] | None:
    """Returns (rule, reason) where no article can be of that day: before 1800, or more than two days after `today`."""
    if day > today + timedelta(days=DAYS_AHEAD):
        return "date-in-future", f"published {day.isoformat()}, but today is {today.isoformat()}; {RIGHT}"
    if day < FIRST_DAY:
        return "date-before-1800", f"published {day.isoformat()}, before any news agency; {RIGHT}"
    return None


def make_date(year: int, month: int, day: int) -> date:
    """Returns the date; raises BadDateError for 30 February and the like."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadDateError(f"{year:04d}-{month:02d}-{day:02d} is no day ({error}); {RIGHT}") from None


def _moment(value: datetime) -> Published:
    plain = datetime(value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond, value.tzinfo)
    try:
        return Published(plain.date(), plain.replace(tzinfo=UTC) if plain.tzinfo is None else plain.astimezone(UTC))
    except (OverflowError, ValueError):
        raise BadDateError(f"{str(value)[:60]!r} is outside the calendar; {RIGHT}") from None


def _number(value: float) -> Published:
    if float(value).is_integer() and 1800_01_01 <= value <= 2999_12_31:  # 20200616 stored as a number
        whole = int(value)
        return Published(make_date(whole // 10_000, whole // 100 % 100, whole % 100))
    for per_second in (1, 1_000, 1_000_000, 1_000_000_000):  # pandas writes milliseconds, Arrow micro- or nanoseconds
        seconds = value / per_second
        if 1e8 <= seconds < 1e10:
            return _moment(EPOCH + timedelta(seconds=int(seconds)))
    raise BadDateError(f"{value!r} is neither a day like 20200616 nor seconds since 1970; {RIGHT}")


def _text(text: str) -> Published:
    if match := _ISO.fullmatch(text):
        return _with_time(make_date(int(match[1]), int(match[2]), int(match[3])), match[4], text)
    if match := _COMPACT.fullmatch(text):
        clock = f"{match[4]}:{match[5]}:{match[6] or '00'}" if match[4] else None
        return _with_time(make_date(int(match[1]), int(match[2]), int(match[3])), clock, text)
    if match := _WORDED.fullmatch(text):
        month = MONTH_NUMBER.get((match["month"] or match["month2"]).casefold().rstrip("."))
        if month is None:
            raise BadDateError(f"{text[:60]!r} names no month; {RIGHT}")
        day = make_date(int(match["year"]), month, int(match["day"] or match["day2"]))
        if match["time"] is None or _CLOCK.fullmatch(match["time"].strip()):
            return _with_time(day, match["time"], text)
    if match := _SLASHED.fullmatch(text):
        return _with_time(_slashed(int(match[1]), int(match[2]), int(match[3]), text), match[4], text)
    if re.fullmatch(r"\d{10}(\d{3}){0,3}(\.\d+)?", text, re.ASCII):
        return _number(float(text))
    return _feed_date(text)


def _feed_date(text: str) -> Published:
    """RFC 822 with a named zone, as RSS has it: "Tue, 16 Jun 2020 15:38:26 EST"."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        raise BadDateError(f"{text[:60]!r} is no date; {RIGHT}") from None
    if not re.search(r"[A-Za-z]{3}", text):
        raise BadDateError(f"{text[:60]!r} is no date; {RIGHT}")
    return _moment(moment)


def _slashed(first: int, second: int, year: int, text: str) -> date:
    if first > 12 or first == second:
        return make_date(year, second, first)
    if second > 12:
        return make_date(year, first, second)
    raise BadDateError(f"{text[:60]!r} may be day/month or month/day; {RIGHT}")


def _with_time(day: date, clock: str | None, text: str) -> Published:
    if clock is None:
        return Published(day)
    match = _CLOCK.fullmatch(clock.strip())
    if match is None:
        raise BadDateError(f"{text[:60]!r} has no time we can read; {RIGHT}")
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4].casefold().startswith("p") else 0)
    zone = (match[5] or "").casefold().replace(":", "")
    offset = timedelta()
    if zone[:1] in ("+", "-"):
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5] or 0)) * (-1 if zone[0] == "-" else 1)
    try:
        at = datetime(day.year, day.month, day.day, hour, int(match[2]), int(match[3] or 0), tzinfo=UTC) - offset
    except (ValueError, OverflowError):
        raise BadDateError(f"{text[:60]!r} has no time of day; {RIGHT}") from None
    return Published(day, at)
