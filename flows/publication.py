"""Where an article's publication date comes from when it does not carry one itself.

The order: the record's own date; `--published`; the sidecar; the file's name; the text, if it fixes one; else none.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from flows.readers.record import Record
from flows.readers.timestamps import (
    MONTH_NUMBER,
    WEEKDAYS,
    BadDateError,
    Published,
    date_problem,
    make_date,
    read_published,
)

# A weekday returns to the same day of the month after 5, 6 or 11 years (28 February aside), so of four years at most one fits.
YEARS_BACK = 4
YEARS_AFTER_ANCHOR = 3
HEAD_CHARS = 400

# Digits inside a longer code ("481b0e5f20200616") are no date; letters before it ("afp20200616") and a time behind it are.
_NAME_DATE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]*((?:18|19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?=$|[^A-Za-z0-9]|T\d)")
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_OTHER_WEEK = re.compile(r"\b(?:last|next|every|each|previous|following|a week (?:ago|from))\s+$", re.IGNORECASE)
_NAMES = [name.capitalize() for name in MONTH_NUMBER]  # capital letters: "may 16 people" is no day
_WORD = rf"(?P<month>{'|'.join(sorted([*_NAMES, *(name.upper() for name in _NAMES)], key=len, reverse=True))})\b\.?"
_DAY = (
    rf"(?:{_WORD}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_WORD.replace('month', 'month2')})"
)
_MONTH_DAY = re.compile(rf"\b{_DAY}(?!\w|,?\s*\d{{4}}|[-–]\d|\s+(?:people|years))")
_FULL_DATE = re.compile(rf"\b{_DAY},?\s+(?P<year>(?:18|19|20)\d{{2}})\b")
_YEAR = re.compile(r"(?<![\d.,$£€/:-])(?:19|20)\d{2}(?![\d/%:]|[.,]\d|-\d)")
_DATE_LINE = re.compile(r"^\W*(?:(?:first\s+)?published|posted|updated|date)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication date and where it was read; both None where nothing fixes one."""

    published: Published | None
    published_from: str | None


def publication_date(record: Record, *, file_name: str, given: date | None, today: date) -> Dated:
    """Returns the publication date of a record by the order above.

    Raises BadDateError where the record carries a date that cannot be read: a date we cannot read is not replaced
    by one from elsewhere.
    """
    own = read_published(record.fields.get("published"))
    if own is not None and not (record.date_beside and given is not None):
        return Dated(own, record.published_from)
    if given is not None:
        return Dated(Published(given), "--published")
    named = date_in_name(file_name, today=today)
    if named is not None:
        return Dated(Published(named), "file name")
    text = record.fields.get("text")
    told = date_in_text(text, today=today) if isinstance(text, str) else None
    return Dated(Published(told[0]), told[1]) if told else Dated(None, None)


def date_in_name(name: str, *, today: date) -> date | None:
    """Returns the one date in a file's name ("afp_1997-04-01.txt", "20200616_kaesong.txt"); None for none or for two."""
    found = set()
    for match in _NAME_DATE.finditer(name.rsplit("/", 1)[-1]):
        try:
            day = make_date(int(match[1]), int(match[3]), int(match[4]))
        except BadDateError:
            continue
        if date_problem(day, today=today) is None:
            found.add(day)
    return found.pop() if len(found) == 1 else None


def date_in_text(text: str, *, today: date) -> tuple[date, str] | None:
    """Returns the publication date a text fixes and the words that fix it; None where it fixes none.

    A whole date in the dateline or in a line such as "Published: 16 June 2020" fixes it. Otherwise the first weekday
    of the text and its one day of the month do, in the one year where they fall together.
    """
    head = _whole_date_at_head(text, today=today)
    return head if head is not None else _weekday_and_day(text, today=today)


def _whole_date_at_head(text: str, *, today: date) -> tuple[date, str] | None:
    for line in text[:HEAD_CHARS].splitlines():
        match = _FULL_DATE.search(line)
        if match is None:
            continue
        alone = len(line.strip()) - len(match[0]) <= 30 or _DATE_LINE.search(line) is not None
        dateline = re.match(r"\s*[A-Z][A-Z .'-]+,\s", line) is not None and match.start() < 60
        if not (alone or dateline):
            continue
        day = _day_of(match, int(match["year"]))
        if day is not None and date_problem(day, today=today) is None:
            return day, f"text: {match[0]}"
    return None


def _weekday_and_day(text: str, *, today: date) -> tuple[date, str] | None:
    """ "Troops crossed the river on Tuesday … on June 16": the year in which 16 June is a Tuesday."""
    weekdays = [match for match in _WEEKDAY.finditer(text) if not _OTHER_WEEK.search(text[: match.start()][-24:])]
    days = list(_MONTH_DAY.finditer(text))
    if not weekdays or not days:
        return None
    weekday = weekdays[0]["weekday"].casefold()
    beside = [match for match in days if _stands_beside(text, match, weekday)]
    told = {(_month(match), _day(match)): match for match in reversed(beside or days)}
    if len(told) != 1:
        return None
    match = next(iter(told.values()))
    wanted = WEEKDAYS.index(weekday)
    years = [year for year in plausible_years(text, today=today) if (day := _day_of(match, year)) is not None and day.weekday() == wanted]
    if len(years) != 1:
        return None
    day = _day_of(match, years[0])
    return (day, f"text: {weekday.capitalize()} and {match[0]}") if day is not None and date_problem(day, today=today) is None else None


def plausible_years(text: str, *, today: date) -> range:
    """Returns the years in which a text may have been written.

    A report that names years ("the office opened in 2018") was written in the latest of them or soon after;
    one that names none is taken for a recent one.
    """
    latest = (today + timedelta(days=2)).year
    named = [year for found in _YEAR.findall(text) if (year := int(found)) <= latest]
    if not named:
        return range(latest - YEARS_BACK + 1, latest + 1)
    return range(max(named), min(max(named) + YEARS_AFTER_ANCHOR, latest) + 1)


def _stands_beside(text: str, match: re.Match[str], weekday: str) -> bool:
    before = text[max(0, match.start() - 14) : match.start()].casefold()
    behind = text[match.end() : match.end() + 14].casefold()
    return re.search(rf"{weekday}[,(\s]*(?:the\s)?$", before) is not None or re.match(rf"[,(\s]*{weekday}\b", behind) is not None


def _month(match: re.Match[str]) -> int:
    return MONTH_NUMBER[(match["month"] or match["month2"]).casefold()]


def _day(match: re.Match[str]) -> int:
    return int(match["day"] or match["day2"])


def _day_of(match: re.Match[str], year: int) -> date | None:
    try:
        return make_date(year, _month(match), _day(match))
    except BadDateError:
        return None
