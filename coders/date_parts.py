"""Times of day and the days beside them: "noon Saturday", "Monday night", "5 p.m. EST, Nov. 6", "the eve of Ramadan"."""

import re
from dataclasses import replace
from typing import Final

from coders.date_cores import Prefix, calendar_core, day_word_core, read_prefix
from coders.date_counts import GRAINS, Found, word
from coders.date_feasts import holiday_core
from coders.date_values import DateValue
from coders.date_words import DATE_SETS, PARTS, UNIT, WEEKDAYS, Tokens

CLOCK: Final = re.compile(r"\d\d?:\d\d|\d{1,2}|\d{4}")
NOUN_PARTS: Final = DATE_SETS["part-noun"]
PART_CUES: Final = DATE_SETS["part-cue"]
PART_THE_CUES: Final = PART_CUES | DATE_SETS["part-the-cue"]
CLOCK_CUES: Final = DATE_SETS["clock-cue"]
ZONES: Final = DATE_SETS["zone"]


def part_core(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Match "this morning", "last night", "at dawn", "noon Saturday", "the night of June 3", "5 p.m. EST, Nov. 6"."""
    determiner, modifier, direction = prefix
    name = tokens.words[index]
    part, end = PARTS.get(name, ""), index + 1
    clock = clock_at(tokens, index)
    if clock is not None:
        part, end = clock
    if not part or direction in {"recent", "latest", "past"}:
        return None
    value = DateValue("part", part=part, direction=direction)
    if clock is not None and word(tokens, end) in {"last", "this"} and word(tokens, end + 1) in PARTS:
        # "at 2200 last night", "at 0600 this morning"
        return Found(end + 2, replace(value, direction=tokens.words[end]), "TIME", "day")
    day = day_after_part(tokens, end)
    if day is not None and day.value.form in {"calendar", "weekday", "day-word", "holiday"} and day.grain == "day" and not direction:
        return Found(day.end, replace(day.value, part=part), "TIME", "day")
    before = word(tokens, index - 1)
    bare = clock is not None or (name in NOUN_PARTS and before in PART_CUES and word(tokens, index - 2) != "pre")
    steps = 1 + (determiner != "") + (modifier != "")
    led = determiner != "the" or word(tokens, index - steps) in PART_THE_CUES
    named = (determiner == "the" or modifier) and led and name not in NOUN_PARTS
    if direction or bare or (named and word(tokens, end) not in {"of", "-"} and not name.endswith("s")):
        return Found(end, value, "TIME", "day")
    return None


def clock_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Return the TIMEX time and the index after "5 p.m.", "10:35 a.m. EST", "18:30", "0735 GMT"; None where there is no clock time."""
    text = tokens.words[index]
    if not CLOCK.fullmatch(text):
        return None
    after = word(tokens, index + 1).replace(".", "")
    half = after if after in {"am", "pm"} else ""
    hour, _, minute = text.partition(":") if ":" in text else (text[:2], "", text[2:]) if len(text) == 4 else (text, "", "")
    if not half and not (":" in text and word(tokens, index - 1) in CLOCK_CUES):
        zone = word(tokens, index + 1)
        if len(text) != 4 or (zone not in ZONES and word(tokens, index - 1) not in {"at"}) or int(minute or 0) > 59:
            return None
    number = int(hour)
    if number > 24 or int(minute or 0) > 59:
        return None
    number = number % 12 + (12 if half == "pm" else 0) if half else number
    end = index + 1 + bool(half)
    while word(tokens, end) in ZONES or (word(tokens, end) == "time" and word(tokens, end - 1) == "local"):
        end += 1
    return f"T{number:02d}:{minute or '00'}", end


def day_after_part(tokens: Tokens, index: int) -> Found | None:
    """Return the day that a time of day stands before: "noon Saturday", "dawn on Tuesday", "the night of June 3", "5 p.m., Nov. 6"."""
    if word(tokens, index) == "(" and ")" in tokens.words[index + 1 : index + 6]:
        # "at 10:35 a.m. (0735 GMT) Friday"
        index = tokens.words.index(")", index) + 1
    step = index + (word(tokens, index) in {"of", "on", ","})
    if step >= len(tokens.words):
        return None
    start, prefix = read_prefix(tokens, step)
    if start >= len(tokens.words):
        return None
    for parser in (calendar_core, day_word_core, holiday_core):
        match = parser(tokens, start, prefix)
        if match is not None:
            return match
    return None


def with_part(tokens: Tokens, match: Found) -> Found:
    """Take the time of day after a day: "Monday night", "Tuesday at dawn", "Sunday at 5 p.m.", "June 3 in the morning"."""
    if match.grain != "day" or match.value.part or match.kind != "DATE" or match.value.form in {"shift", "ordinal-day", "unit"}:
        return match
    end = match.end
    for linking in (("in", "the"), ("at", "around"), ("at", "about"), ("at",), (",",), ()):
        step = end + len(linking)
        if tokens.words[end:step] != linking or step >= len(tokens.words):
            continue
        clock = clock_at(tokens, step) if linking != (",",) else None
        name = tokens.words[step]
        if clock is not None:
            return replace(match, end=clock[1], kind="TIME", value=replace(match.value, part=clock[0]))
        if name in PARTS and linking != (",",) and linking[-1:] not in {("around",), ("about",)}:
            if name.endswith("s") and match.value.form == "weekday":
                return Found(step + 1, DateValue("set", weekday=match.value.weekday, part=PARTS[name]), "SET", "week")
            return replace(match, end=step + 1, kind="TIME", value=replace(match.value, part=PARTS[name]))
    return match


def neighbour_day(tokens: Tokens, index: int) -> Found | None:
    """Match "the day before yesterday", "the day after Christmas", "the eve of Ramadan", "the day before" (of the day told before)."""
    start = index + (word(tokens, index) == "the")
    name, sign = word(tokens, start), word(tokens, start + 1)
    if name == "week" and sign in {"of", "ending", "ended"}:
        held = day_after_part(tokens, start + 2)
        if held is None or held.value.form != "calendar" or held.value.day is None:
            return None
        return Found(held.end, DateValue("unit", unit="W", direction="same", base=held.value), "DATE", "week")
    shift = 1 if sign == "after" else -1
    told = sign in {"before", "after"} and word(tokens, start - 1) == "the" and name in {"day", "night", "morning", "week", "month", "year"}
    if not told and not (name == "eve" and sign == "of"):
        return None
    part = PARTS.get(name, "")
    if word(tokens, start + 2) == "last" and told and sign == "before":
        # "the week before last"
        unit = UNIT.get(name, "D")
        value = DateValue("shift" if unit == "D" else "unit", unit=unit, count=2, direction="ago" if unit == "D" else "last", part=part)
        if word(tokens, start + 3) not in WEEKDAYS and word(tokens, start + 3) not in UNIT:
            return Found(start + 3, value, "TIME" if part else "DATE", GRAINS[unit])
    base = day_after_part(tokens, start + 2)
    unit = UNIT.get(name, "D")
    if base is not None and base.grain in {"day", "month"} and unit == "D":
        value = DateValue("shift", unit="D", count=1, direction="before" if shift < 0 else "after", base=base.value, part=part)
        return Found(base.end, value, "TIME" if part else "DATE", "day")
    if name == "eve":
        return None
    value = DateValue("shift", unit=unit, count=1, direction="before" if shift < 0 else "after", part=part)
    return Found(start + 2, value, "TIME" if part else "DATE", GRAINS[unit])
