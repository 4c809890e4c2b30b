"""Counted times: numbers, durations ("the past two years"), shifts ("two weeks ago", "a day after") and repeated times ("every day")."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from coders.date_values import DateValue
from coders.date_words import ANY_UNIT, DATE_SETS, DAY_WORDS, MONTHS_SURE, NUMBERS, ORDINALS, PARTS, UNIT, UNITS, VAGUE, WEEKDAYS, Tokens
from coders.records import record

GRAINS: Final[Mapping[str, str]] = MappingProxyType({
    "S": "second", "MIN": "minute", "H": "hour", "D": "day", "W": "week", "FN": "week", "M": "month", "Q": "quarter", "Y": "year",
    "DE": "decade", "CE": "century", "WE": "week",
})  # fmt: skip
BETWEEN: Final = DATE_SETS["between"]
SHIFTS: Final[Mapping[str, str]] = MappingProxyType({
    "ago": "ago", "earlier": "earlier", "before": "before", "previously": "earlier", "later": "later", "after": "after", "into": "after",
    "afterwards": "later", "afterward": "later", "hence": "from", "following": "after",
})  # fmt: skip
DASHES: Final = frozenset("-–")
LARGEST: Final = 5000


@record
class Found:
    """A match in tokens: index after its last token, meaning, TIMEX kind, grain."""

    end: int
    value: DateValue
    kind: str
    grain: str


@record
class Count:
    """A number at a place: index after it; the number is None where vague; half is true for "and a half"."""

    end: int
    number: int | None
    half: bool = False


def word(tokens: Tokens, index: int) -> str:
    """Return the lower-case word at an index, "" outside the text."""
    return tokens.words[index] if 0 <= index < len(tokens.words) else ""


def read_count(tokens: Tokens, index: int) -> Count | None:
    """Read a number in figures or words, "a", "a few", "several", "a couple of", "5 1/2", "one and a half"."""
    first = word(tokens, index)
    count = _plain_count(tokens, index, first)
    if count is None:
        return None
    end, half = count.end, False
    if word(tokens, end) == "1/2":
        end, half = end + 1, True
    if tokens.words[end : end + 3] == ("and", "a", "half"):
        end, half = end + 3, True
    return Count(end, count.number, half)


def _plain_count(tokens: Tokens, index: int, first: str) -> Count | None:
    """Read the number without its half."""
    if len(first) < 7 and "," in first and first.replace(",", "").isdecimal():
        return Count(index + 1, min(int(first.replace(",", "")), LARGEST))
    if first.isdecimal() and len(first) <= 4:
        return Count(index + 1, int(first)) if not 1900 <= int(first) <= 2099 else None
    if first in {"a", "an"}:
        after = word(tokens, index + 1)
        if after in {"few", "couple", "dozen", "hundred", "thousand"}:
            return _of(tokens, _plain_count(tokens, index + 1, after))
        return Count(index + 1, 1)
    if first in VAGUE:
        return Count(index + 1, None)
    if first in NUMBERS:
        return _of(tokens, _spelled_count(tokens, index))
    return None


def _of(tokens: Tokens, count: Count | None) -> Count | None:
    """Pass over the "of" of "a couple of"."""
    return replace(count, end=count.end + 1) if count is not None and word(tokens, count.end) == "of" else count


def _spelled_count(tokens: Tokens, index: int) -> Count:
    """Read a number in words: twenty-five, twenty five, two hundred."""
    number = NUMBERS[tokens.words[index]]
    end = index + 1
    while end < len(tokens.words):
        step = end + 1 if tokens.words[end] == "-" and number % 10 == 0 else end
        extra = NUMBERS.get(word(tokens, step))
        if extra is None:
            break
        if extra >= 100 or (extra == 12 and tokens.words[step] == "dozen"):
            number = number * extra
        elif number >= 20 and number % 10 == 0 and extra < (100 if number % 100 == 0 else 10):
            number += extra
        else:
            break
        end = step + 1
    return Count(end, min(number, LARGEST))


def counted(tokens: Tokens, index: int, *, direction: str = "") -> Found | None:
    """Match a number with its unit and what follows: "two weeks ago", "16-hour", "a few days", "a year earlier", "two to three weeks"."""
    count = read_count(tokens, index)
    if count is None:
        return None
    end = count.end
    if word(tokens, end) in {"to", "or", "-", "–", "and"}:
        other = read_count(tokens, end + 1)
        # "two to three weeks": the lower number, as TempEval's annotators took it; "a" after "to" is another phrase.
        if other is not None and word(tokens, end + 1) not in {"a", "an"} and _unit_at(tokens, other.end)[0]:
            end = other.end
    article = word(tokens, index) in {"a", "an"}
    unit, after = _unit_at(tokens, end)
    if not unit or (unit == "S" and (article or count.number is None)) or (unit == "Q" and article):
        return None
    value = DateValue("duration", unit=unit, count=count.number, name="half" if count.half else "", direction=direction)
    if tokens.words[after : after + 3] == ("and", "a", "half"):
        value, after = replace(value, name="half"), after + 3
    if direction:
        value = replace(value, form="span")
        return Found(after, value, "DURATION", GRAINS[unit])
    return shifted(tokens, index, after, value) or Found(_passing(tokens, after), value, "DURATION", GRAINS[unit])


def _unit_at(tokens: Tokens, index: int) -> tuple[str, int]:
    """Return the unit letter and the index after it, passing "more", "trading" or a hyphen; ("", index) where there is none."""
    end = index
    while end < index + 2 and word(tokens, end) in BETWEEN:
        end += 1
    unit = ANY_UNIT.get(word(tokens, end), "")
    return (unit, end + 1) if unit and unit != "WE" else ("", index)


def _passing(tokens: Tokens, end: int) -> int:
    """Take "-long", "-old", "or so" into the expression."""
    if word(tokens, end) == "-" and word(tokens, end + 1) in {"long", "old"}:
        return end + 2
    if word(tokens, end) == "or" and word(tokens, end + 1) in {"so", "more"}:
        return end + 2
    return end


def shifted(tokens: Tokens, index: int, after: int, value: DateValue) -> Found | None:
    """Match what turns a duration into a shift: ago, earlier, later, before, after, from now, "in two weeks"."""
    unit, end = value.unit, after
    if word(tokens, end) == "or" and word(tokens, end + 1) in {"so", "more"}:
        end += 2
    sign = word(tokens, end)
    grain = GRAINS[unit]
    kind = "TIME" if unit in {"H", "MIN", "S"} else "DATE"
    if sign == "-" and word(tokens, end + 1) in {"ago", "earlier"}:
        return Found(end + 2, replace(value, form="shift", direction="ago"), kind, grain)
    if sign == "from" and word(tokens, end + 1) in {"now", "today", "tomorrow", "yesterday"}:
        return Found(end + 2, replace(value, form="shift", direction="from", base=_base(word(tokens, end + 1))), kind, grain)
    if sign == "from" and word(tokens, end + 1) in WEEKDAYS:
        base = DateValue("weekday", weekday=WEEKDAYS[tokens.words[end + 1]], direction="coming")
        return Found(end + 2, replace(value, form="shift", direction="from", base=base), kind, grain)
    if sign not in SHIFTS:
        return None
    if sign in {"before", "after", "following"} and word(tokens, end + 1) in {"that", "this"}:
        return None
    direction = SHIFTS[sign]
    found = replace(value, form="shift", direction=direction)
    end += 1
    if direction == "ago":
        weekday = WEEKDAYS.get(word(tokens, end + (word(tokens, end) == "on")))
        if weekday and unit in {"W", "FN"}:
            return Found(end + 1 + (word(tokens, end) == "on"), replace(found, weekday=weekday), "DATE", "day")
        if word(tokens, end) in DAY_WORDS and word(tokens, end) in {"today", "yesterday"}:
            return Found(end + 1, replace(found, base=_base(word(tokens, end))), "DATE", "day")
    return Found(end, found, kind, grain)


def _base(day_word: str) -> DateValue:
    shift = DAY_WORDS.get(day_word, "0").split(",")[0]
    return DateValue("day-word", count=int(shift))


def long_unit(tokens: Tokens, index: int) -> Found | None:
    """Match "month-long", "decades-old" and "year-earlier"."""
    unit = ANY_UNIT.get(word(tokens, index), "")
    if not unit or word(tokens, index + 1) != "-":
        return None
    if word(tokens, index + 2) in {"ago", "earlier"} and tokens.words[index] in UNIT:
        return Found(index + 3, DateValue("shift", unit=unit, count=1, direction="ago"), "DATE", GRAINS[unit])
    if word(tokens, index + 2) not in {"long", "old"}:
        return None
    count = None if tokens.words[index] in UNITS else 1
    return Found(index + 3, DateValue("duration", unit=unit, count=count), "DURATION", GRAINS[unit])


def bare_units(tokens: Tokens, index: int) -> Found | None:
    """Match a bare plural ("weeks") as a vague duration, or "weeks ago", "days later" as a vague shift."""
    unit = UNITS.get(word(tokens, index), "")
    if not unit or unit in {"S", "WE", "Q", "FN"}:
        return None
    value = DateValue("duration", unit=unit, count=None)
    return shifted(tokens, index, index + 1, value) or Found(index + 1, value, "DURATION", GRAINS[unit])


def repeated(tokens: Tokens, index: int) -> Found | None:
    """Match "every day", "each Thursday", "every other week", "every two months", "each July", "every night"."""
    end = index + 1
    if word(tokens, end) in {"other", "single"}:
        end += 1
    target = word(tokens, end)
    if target in WEEKDAYS:
        return Found(end + 1, DateValue("set", weekday=WEEKDAYS[target]), "SET", "week")
    if target in MONTHS_SURE:
        return Found(end + 1, DateValue("set", month=MONTHS_SURE[target]), "SET", "year")
    if target in PARTS:
        return Found(end + 1, DateValue("set", unit="D", count=1, part=PARTS[target]), "SET", "day")
    if target in ANY_UNIT and ANY_UNIT[target] != "S":
        return Found(end + 1, DateValue("set", unit=ANY_UNIT[target], count=1), "SET", GRAINS[ANY_UNIT[target]])
    count = read_count(tokens, end)
    if count is not None and count.number is not None:
        unit, after = _unit_at(tokens, count.end)
        if unit:
            return Found(after, DateValue("set", unit=unit, count=count.number), "SET", GRAINS[unit])
    return None


def ordinal_day(tokens: Tokens, index: int) -> Found | None:
    """Match "the third day", "a second straight night": of a course of days, its day is the one the sentence speaks of."""
    place = ordinal_value(word(tokens, index))
    if place is None:
        return None
    end = index + 1
    while end < index + 3 and word(tokens, end) in {"straight", "consecutive", "successive", "full", "-"}:
        end += 1
    if word(tokens, end) not in {"day", "night"}:
        return None
    return Found(end + 1, DateValue("ordinal-day", count=place), "DATE", "day")


def ordinal_value(text: str) -> int | None:
    """Return the number of "third", "3rd" or "16th"; None for another word."""
    if text in ORDINALS:
        return ORDINALS[text]
    if len(text) > 2 and text[:-2].isdecimal() and len(text) < 6 and text[-2:] in {"st", "nd", "rd", "th"}:
        return int(text[:-2])
    return None
