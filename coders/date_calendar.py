"""Dates of the calendar as agencies write them: "June 16", "3 JAN 90", "on the 16th", "March 3-5", "1998", "the 1980s", "3/3/2020"."""

import re
from dataclasses import replace
from typing import Final

from coders.date_counts import DASHES, Found, ordinal_value, word
from coders.date_values import DateValue
from coders.date_words import ANY_UNIT, DATE_SETS, MONTHS, MONTHS_SHORT, MONTHS_SURE, MONTHS_WORD, NUMBERS, WEEKDAYS, WEEKDAYS_SHORT, Tokens

ISO: Final = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?:t([\d:]+).*)?")
SLASHED: Final = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4}|\d\d)")
DECADE: Final = re.compile(r"(?:1[5-9]|20)\d0s|[2-9]0s")
YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
# A month that is also a word or a name needs one of these before it: "in May", "last March", "since April and May".
MONTH_CUES: Final = DATE_SETS["month-cue"]
SURE_CUES: Final = DATE_SETS["month-cue-sure"]
YEAR_CUES: Final = DATE_SETS["year-cue"]
STRONG_YEAR_CUES: Final = DATE_SETS["year-cue-strong"]
COUNTED: Final = DATE_SETS["counted"]
COUNTERS: Final = DATE_SETS["counter"]
NAME_VERBS: Final = DATE_SETS["name-verb"]


def numeric(tokens: Tokens, index: int) -> Found | None:
    """Match 2020-03-03, 3/3/2020 (day first where only that can be, else as in the United States), 03.03.2020 (day first)."""
    text = tokens.words[index]
    iso = ISO.fullmatch(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups()[:3])
        clock = iso.group(4)
        value = DateValue("calendar", year=year, month=month, day=day, part=f"T{clock[:5]}" if clock else "")
        return _sound(index + 1, value)
    slashed = SLASHED.fullmatch(text)
    if slashed is None:
        return None
    first, second, year = (int(part) for part in slashed.groups())
    if year < 100:
        year = full_year(year)
    month, day = (second, first) if "." in text or first > 12 else (first, second)
    return _sound(index + 1, DateValue("calendar", year=year, month=month, day=day))


def _sound(end: int, value: DateValue) -> Found | None:
    """Keep a date whose month and day can be."""
    if not 1 <= (value.month or 0) <= 12 or not 1 <= (value.day or 0) <= 31 or not 1500 <= (value.year or 0) <= 2199:
        return None
    return Found(end, value, "TIME" if value.part else "DATE", "day")


def month_first(tokens: Tokens, index: int, *, cue: str = "") -> Found | None:
    """Match "June 16, 2020", "Feb. 3", "March 3-5", "June 2020", "May"; `cue` is the word before, if the caller passed one."""
    name = tokens.words[index]
    month = MONTHS.get(name)
    raw = tokens.text[tokens.starts[index] : tokens.ends[index]]
    if month is None or not raw[0].isupper():
        return None
    end = index + 1
    if word(tokens, end) == "." and len(name) < 6:
        end += 1
    start_of_day = end + 1 if word(tokens, end) == "the" and ordinal_value(word(tokens, end + 1)) else end
    day = day_number(tokens, start_of_day)
    if day is None and word(tokens, end) in NUMBERS and tokens.text[tokens.starts[end]].isupper():
        # Reuters of the 1980s: "April One"
        day = NUMBERS[tokens.words[end]]
    if day is not None and day <= 31:
        return _with_year(tokens, start_of_day + 1, DateValue("calendar", month=month, day=day))
    year = year_at(tokens, end + (word(tokens, end) in {",", "of"}))
    if year is not None:
        return Found(end + (word(tokens, end) in {",", "of"}) + 1, DateValue("calendar", year=year, month=month), "DATE", "month")
    short = word(tokens, end + 1)
    if word(tokens, end) == "'" and len(short) == 2 and short.isdecimal():
        return Found(end + 2, DateValue("calendar", year=full_year(int(short)), month=month), "DATE", "month")
    return _bare_month(tokens, index, month, cue or word(tokens, index - 1))


def _bare_month(tokens: Tokens, index: int, month: int, cue: str) -> Found | None:
    """Match a month without a number where its company shows that it is one: "in May", not "Theresa May said" or "march on"."""
    name = tokens.words[index]
    follower = word(tokens, index + 1)
    if name in MONTHS_SHORT:
        sure = cue in SURE_CUES and (follower == "." or name in {"sept", "nov", "dec", "aug", "feb"})
    elif name in MONTHS_WORD:
        sure = (cue in SURE_CUES or (cue in MONTH_CUES and _month_near(tokens, index))) and follower not in NAME_VERBS
    else:
        next_raw = tokens.text[tokens.starts[index + 1] : tokens.ends[index + 1]] if follower else ""
        sure = cue in MONTH_CUES or not (next_raw[:1].isupper() and not next_raw.isupper() and name in {"april", "june", "august"})
    if not sure:
        return None
    end = index + 1 + (follower == "." and name in MONTHS_SHORT)
    value, end = year_direction(tokens, end, DateValue("calendar", month=month))
    return Found(end, value, "DATE", "month")


def _month_near(tokens: Tokens, index: int) -> bool:
    """Say whether a month stands two or three words away ("April and May", "March to May")."""
    return any(word(tokens, near) in MONTHS_SURE for near in (index - 3, index - 2, index + 2, index + 3))


def day_number(tokens: Tokens, index: int) -> int | None:
    """Return the day of the month at an index ("16", "3rd", "third"), None where the number counts something else."""
    text = word(tokens, index)
    day = int(text) if text.isdecimal() and len(text) <= 2 else ordinal_value(text)
    return day if day is not None and 1 <= day <= 31 else None


def year_at(tokens: Tokens, index: int) -> int | None:
    """Return the four-digit year at an index, or None."""
    text = word(tokens, index)
    return int(text) if len(text) == 4 and YEAR.fullmatch(text) else None


def _with_year(tokens: Tokens, end: int, value: DateValue) -> Found:
    """Take a range of days and a year that follow a month and day: "March 3-5, 2020", "June 16 last year"."""
    until = _day_range(tokens, end)
    if until is not None:
        last, end = until
        value = replace(value, until=DateValue("calendar", month=value.month, day=last))
    value, end = _year_after(tokens, end, value)
    if value.until is not None:
        value = replace(value, until=replace(value.until, year=value.year, direction=value.direction))
    return Found(end, value, "DATE", "day")


def _day_range(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the last day and the index after "-5" or "to 5," of "March 3-5"; "to" needs the phrase to end there."""
    sign = word(tokens, index)
    last = day_number(tokens, index + 1)
    if last is None or sign not in DASHES | {"to", "through", "and"} or sign == "":
        return None
    follower = word(tokens, index + 2)
    if sign not in DASHES and (follower in MONTHS or (follower.isalpha() and follower not in {"in", "at", "on", "for", "with"})):
        return None
    return last, index + 2


def _year_after(tokens: Tokens, end: int, value: DateValue) -> tuple[DateValue, int]:
    """Take ", 2020", "2020", "this year" after a day; a two-digit year only in telegram style ("3 JAN 90 --") or after an apostrophe."""
    step = end + (word(tokens, end) == "," or (word(tokens, end) == "-" and year_at(tokens, end + 1) is not None))
    year = year_at(tokens, step)
    if year is not None and word(tokens, step + 1) not in COUNTED:
        return replace(value, year=year), step + 1
    short = word(tokens, end)
    if len(short) == 2 and short.isdecimal() and tokens.text[tokens.starts[end - 1]].isupper():
        follower = word(tokens, end + 1)
        month = tokens.text[tokens.starts[end - 1] : tokens.ends[end - 1]]
        compound = follower == "-" and tokens.starts[end + 1] == tokens.ends[end]  # "90-minute"
        if month.isupper() and not compound and not follower[:1].isalpha() and follower != "%":
            return replace(value, year=full_year(int(short))), end + 1
    return year_direction(tokens, end, value)


def full_year(short: int) -> int:
    """Return the year of two figures: 40 to 99 are of the 20th century."""
    return 1900 + short if short >= 40 else 2000 + short


def year_direction(tokens: Tokens, end: int, value: DateValue) -> tuple[DateValue, int]:
    """Take "last year", "of this year", "next year" after a month or day."""
    step = end + (word(tokens, end) in {"of", ","})
    said = word(tokens, step) in {"last", "this", "next", "same", "that"}
    if said and word(tokens, step + 1) == "year" and word(tokens, step + 2) != "'s":
        return replace(value, direction=f"{tokens.words[step]}-year"), step + 2
    return value, end


def day_first(tokens: Tokens, index: int) -> Found | None:
    """Match "16 June 2020", "3rd of March", "30 DECEMBER", "3-5 March"."""
    day = day_number(tokens, index)
    if day is None:
        return None
    end, last = index + 1, None
    if word(tokens, end) in DASHES and word(tokens, end):
        last = day_number(tokens, end + 1)
        end = end + 2 if last is not None else end
    end += word(tokens, end) == "of" or (word(tokens, end) == "-" and word(tokens, end + 1) in MONTHS)
    month = MONTHS.get(word(tokens, end))
    if month is None or not tokens.text[tokens.starts[end]].isupper():
        return None
    end += 1
    if word(tokens, end) == "." and tokens.words[end - 1] in MONTHS_SHORT:
        end += 1
    value = DateValue("calendar", month=month, day=day)
    value, end = _year_after(tokens, end, value)
    if last is not None:
        value = replace(value, until=DateValue("calendar", year=value.year, month=month, day=last, direction=value.direction))
    return Found(end, value, "DATE", "day")


def year_alone(tokens: Tokens, index: int) -> Found | None:
    """Match a bare year where it is one: "in 2018", "the 1992 protests"; not "2000 troops", "at 1830", "killed 1950 people"."""
    year = year_at(tokens, index)
    if year is None:
        return None
    before, after = word(tokens, index - 1), word(tokens, index + 1)
    if after == "'s" and year % 10 == 0 and before in {"the", "early", "late", "mid", "-", "in"}:
        return Found(index + 2, DateValue("decade", year=year), "DATE", "decade")
    if before not in YEAR_CUES and index > 0 and not _described_year(before, after):
        return None
    if after in COUNTED or (after == "-" and word(tokens, index + 2) in {"strong", "member", "man", "year"}):
        return None
    if before not in STRONG_YEAR_CUES and after.isalpha() and len(after) > 3 and after.endswith("s"):
        return None  # "2000 villages"
    return Found(index + 1, DateValue("calendar", year=year), "DATE", "year")


def _described_year(before: str, after: str) -> bool:
    """Say whether a year stands between an adjective and a single noun ("failed 1996 campaign") or after "both", "due"."""
    if before in {"both", "due", "spring", "year"}:
        return True
    counting = before in COUNTERS or before in {"killed", "wounded", "injured"} or not before.isalpha() or before.endswith("ed")
    return not counting and after.isalpha() and not after.endswith(("s", "ed")) and after not in COUNTED


def decade(tokens: Tokens, index: int) -> Found | None:
    """Match "1980s" and, after "the", an apostrophe or "mid-", "80s"."""
    text = tokens.words[index]
    if not DECADE.fullmatch(text) or (len(text) == 3 and word(tokens, index - 1) != "'"):
        return None
    number = int(text[:-1])
    return Found(index + 1, DateValue("decade", year=number if number > 100 else 1900 + number), "DATE", "decade")


def century(tokens: Tokens, index: int) -> Found | None:
    """Match "19th century", "nineteenth-century"."""
    place = ordinal_value(tokens.words[index])
    step = index + 1 + (word(tokens, index + 1) == "-")
    if place is None or not 1 <= place <= 30 or word(tokens, step) != "century":
        return None
    return Found(step + 1, DateValue("century", count=place), "DATE", "century")


def day_of_month(tokens: Tokens, index: int) -> Found | None:
    """Match "the 16th" after on, of, since, by: a day of the month whose name is not said; not "the 16th round"."""
    place = ordinal_value(word(tokens, index))
    if place is None or not 1 <= place <= 31 or not tokens.words[index][0].isdigit() or word(tokens, index - 1) != "the":
        return None
    if word(tokens, index - 2) not in {"on", "since", "by", "until", "till", "from", "before", "after", "and", "to", "through"}:
        return None
    after = word(tokens, index + 1)
    direction = ""
    if after == "of" and word(tokens, index + 2) in {"this", "last", "next", "the"} and word(tokens, index + 3) == "month":
        direction = tokens.words[index + 2].replace("the", "this")
        return Found(index + 4, DateValue("day-number", day=place, direction=direction), "DATE", "day")
    if after.isalpha() and after not in {"and", "in", "at", "when", "that", "as", "after", "to", "by", "with", "but", "they", "he", "it"}:
        return None
    if after in ANY_UNIT or after in {"-", "of"}:
        return None
    return Found(index + 1, DateValue("day-number", day=place), "DATE", "day")


def weekday_first(tokens: Tokens, index: int) -> Found | None:
    """Match "Tuesday", "Tuesday, June 16", "Sun., 3 March", "Tuesday last week"; a short form needs a date or a dot after it."""
    name = tokens.words[index]
    raw = tokens.text[tokens.starts[index] : tokens.ends[index]]
    weekday = WEEKDAYS.get(name)
    end = index + 1
    if weekday is None:
        weekday = WEEKDAYS_SHORT.get(name)
        if weekday is None or not raw[0].isupper():
            return None
        end += word(tokens, end) == "."
    step = end + (word(tokens, end) == ",")
    step += word(tokens, step) == "the"
    dated = None
    if step < len(tokens.words):
        dated = month_first(tokens, step, cue="of") if tokens.words[step] in MONTHS else day_first(tokens, step)
    if dated is not None and dated.value.day is not None:
        return replace(dated, value=replace(dated.value, weekday=weekday))
    if name in WEEKDAYS_SHORT and (end == index + 1 or word(tokens, index - 1) != "on"):
        return None
    value = DateValue("weekday", weekday=weekday)
    step = end + (word(tokens, end) == "of")
    if word(tokens, step) in {"last", "this", "next"} and word(tokens, step + 1) == "week" and word(tokens, step + 2) != "'s":
        return Found(step + 2, replace(value, direction=f"{tokens.words[step]}-week"), "DATE", "day")
    return Found(end, value, "DATE", "day")
