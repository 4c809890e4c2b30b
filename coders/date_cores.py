"""The cores of time expressions after their prefix ("early last"): months and weekdays, "today", units, counted and repeated times."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from coders import date_calendar, date_counts
from coders.date_counts import GRAINS, Found, word
from coders.date_values import DateValue
from coders.date_words import (
    DAY_WORDS,
    DIRECTIONS,
    MODIFIERS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SETS,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    WORDS,
    Tokens,
)  # fmt: skip

Prefix = tuple[str, str, str]  # determiner, modifier, direction: ("the", "START", "last"), each "" where not said
LOOSE_MODIFIERS: Final = frozenset({"early", "earlier", "late", "later", "mid"})
SPAN_DIRECTIONS: Final = frozenset({"last", "past", "previous", "next", "coming", "following", "recent", "this"})
BARE_THE: Final = frozenset({"W", "M", "Y", "Q"})
DAY_DIRECTIONS: Final = frozenset({"same", "following", "previous", "next", "this"})
POSSESSIVES: Final = frozenset({"its", "their", "his", "her"})
DETERMINERS: Final = POSSESSIVES | {"the", "a"}
PASSED: Final = ("-", "on", "in", "of", "the")
"""What may stand behind a modifier, in this order: "early on", "late in the"."""


def longest(matches: Iterable[Found | None]) -> Found | None:
    """Return the match that reaches furthest, the first of equals; None where nothing matched."""
    best: Found | None = None
    for match in matches:
        if match is not None and (best is None or match.end > best.end):
            best = match
    return best


def read_prefix(tokens: Tokens, index: int) -> tuple[int, Prefix]:
    """Read determiner, modifier and direction: "the end of last", "early on", "later this", "mid-", "the same"."""
    determiner = modifier = direction = ""
    if word(tokens, index) in DETERMINERS:
        determiner, index = tokens.words[index], index + 1
    if word(tokens, index) in MODIFIERS and (tokens.words[index] in LOOSE_MODIFIERS or word(tokens, index + 1) == "of"):
        modifier, index = MODIFIERS[tokens.words[index]], index + 1
        for passed in PASSED if word(tokens, index) in PASSED else ():
            if word(tokens, index) == passed:
                determiner = "the" if passed == "the" else determiner
                index += 1
    if word(tokens, index) == "the" and not determiner:
        determiner, index = "the", index + 1
    if word(tokens, index) in {"that", "this"}:
        index += word(tokens, index + 1) == "same"
        index += word(tokens, index) == "this" and word(tokens, index + 1) in {"past", "coming"}
    if word(tokens, index) in DIRECTIONS:
        direction, index = DIRECTIONS[tokens.words[index]], index + 1
    if not modifier and word(tokens, index) in {"mid", "early", "late"} and direction:
        modifier, index = MODIFIERS[tokens.words[index]], index + 1 + (word(tokens, index + 1) == "-")
    return index, (determiner, modifier, direction)


def calendar_core(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Match dates of the calendar; a direction before a month or a day of a month ("last October", "last Oct. 23") is kept."""
    _, modifier, direction = prefix
    name = tokens.words[index]
    if name in MONTHS:
        if direction in {"recent", "latest"}:
            return None
        cue = (direction and "last") or (modifier and "early") or ""
        match = date_calendar.month_first(tokens, index, cue=cue)
        if match is not None and direction and not match.value.direction:
            match = replace(match, value=replace(match.value, direction=direction))
        return match
    if name in WEEKDAYS or name in WEEKDAYS_SHORT:
        match = date_calendar.weekday_first(tokens, index)
        if match is not None and direction and not match.value.direction:
            match = replace(match, value=replace(match.value, direction=direction))
        return match
    if direction and not (name[0].isdigit() and date_calendar.DECADE.fullmatch(name)):
        return None
    if name == "fiscal" and date_calendar.year_at(tokens, index + 1):
        return date_calendar.year_alone(tokens, index + 1)
    if name == "'" and word(tokens, index + 1)[:-1].isdecimal():
        return date_calendar.decade(tokens, index + 1)
    if name in ORDINALS or name[0].isdigit():
        parsers = (date_calendar.numeric, date_calendar.day_first, date_calendar.century, date_calendar.decade,
                   date_calendar.day_of_month, date_calendar.year_alone)  # fmt: skip
        return longest([parser(tokens, index) for parser in parsers])
    return None


def day_word_core(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Match today, yesterday, tomorrow, tonight, overnight."""
    entry = DAY_WORDS.get(tokens.words[index])
    if entry is None or prefix[2] or prefix[0]:
        return None
    shift, _, part = entry.partition(",")
    value = DateValue("day-word", count=int(shift), part=part, name=tokens.words[index])
    return Found(index + 1, value, "TIME" if part else "DATE", "day")


def unit_core(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Match "last week", "the same day", "the end of the month", "the past two years", "recent weeks", "the coming days"."""
    determiner, modifier, direction = prefix
    name = tokens.words[index]
    if direction in SPAN_DIRECTIONS and (name in NUMBERS or name in VAGUE or name in UNITS or name.isdecimal()):
        if name in UNITS and UNITS[name] != "S":
            vague = DateValue("span", unit=UNITS[name], count=None, direction=direction)
            return Found(index + 1, vague, "DURATION", GRAINS[UNITS[name]])
        return date_counts.counted(tokens, index, direction=direction)
    unit = UNIT.get(name, "")
    if not unit or unit in {"S", "MIN", "H", "FN"} or (unit == "Q" and not direction and not determiner):
        return None
    after = word(tokens, index + 1)
    if unit == "WE":
        return Found(index + 1, DateValue("weekend", direction=direction), "DATE", "week") if determiner == "the" or direction else None
    if unit == "D" and not direction and modifier and determiner == "the" and word(tokens, index - 2) == "in" and after != "of":
        # "later in the day": the day told before.
        return Found(index + 1, DateValue("unit", unit="D", direction="same"), "DATE", "day")
    if unit == "D" and direction not in DAY_DIRECTIONS:
        return None
    known = direction or (determiner == "the" and unit in BARE_THE)
    if not known or after == "-" or (after == "of" and not direction and not modifier):
        return None
    if (unit == "Q" and after == "of") or (unit == "Y" and date_calendar.year_at(tokens, index + 1)):
        return None
    if unit != "D" and (direction == "past" or (determiner == "the" and direction == "last" and after != "of")):
        # "the past year", "in the last week" run up to now; "last week" is the one of the calendar.
        return Found(index + 1, DateValue("span", unit=unit, count=1, direction=direction), "DURATION", GRAINS[unit])
    if direction == "recent":
        return None
    form = "quarter" if unit == "Q" else "unit"
    return Found(index + 1, DateValue(form, unit=unit, direction=direction or "this"), "DATE", GRAINS[unit])


def counted_core(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Match counted times that no direction stands before: "two weeks ago", "the six months", "month-long", "the third day"."""
    determiner, _, direction = prefix
    if direction:
        return None
    parsers = [date_counts.counted, date_counts.long_unit, date_counts.bare_units]
    if determiner in {"the", "a"}:
        parsers.append(date_counts.ordinal_day)
    return longest([parser(tokens, index) for parser in parsers])


def repeated_core(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Match "daily", "every week", "Mondays", and words that only place a thing before, now or after ("now", "recently")."""
    name = tokens.words[index]
    if name in {"every", "each"}:
        return date_counts.repeated(tokens, index)
    if prefix[1] or prefix[2]:
        return None
    if name in SETS:
        return Found(index + 1, DateValue("set", name=SETS[name]), "SET", "unknown")
    if name[-1] == "s" and name[:-1] in WEEKDAYS:
        return Found(index + 1, DateValue("set", weekday=WEEKDAYS[name[:-1]]), "SET", "week")
    for phrase, entry in WORDS.references.get(name, ()):
        end = index + len(phrase)
        shifted = word(tokens, end) in {"after", "before", "thereafter", "afterward", "afterwards"}
        if prefix[0] or shifted or tokens.words[index:end] != phrase:
            continue
        if phrase[-1] != "past" or word(tokens, index - 1) == "in":
            return Found(end, DateValue("reference", name=entry), "DATE", "unknown")
    return None
