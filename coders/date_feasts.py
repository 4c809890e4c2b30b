"""Feasts, seasons and quarters in a text: "Easter Sunday", "last summer", "the third quarter"."""

from coders import date_calendar
from coders.date_cores import Prefix
from coders.date_counts import Found, ordinal_value, word
from coders.date_values import DateValue
from coders.date_words import SEASON_WORDS, SEASONS, WORDS, Tokens


def holiday_core(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Match a feast or a named day: "Easter Sunday", "Ramadan", "last Thanksgiving"; not "Easter Island", "Lunar New Year"."""
    for phrase, entry in WORDS.holidays.get(tokens.words[index], ()):
        end = index + len(phrase)
        if tokens.words[index:end] != phrase:
            continue
        if word(tokens, end) in {"island", "islands"} or word(tokens, index - 1) in {"lunar", "chinese", "khmer", "tamil", "jewish"}:
            return None
        if entry[:4].isdecimal() and end < len(tokens.words) and tokens.text[tokens.starts[end]].isupper() and not tokens.text.isupper():
            return None  # "the 9/11 Commission"
        year = date_calendar.year_at(tokens, end + (word(tokens, end) in {",", "of"}))
        end = end + 1 + (word(tokens, end) in {",", "of"}) if year is not None else end
        value = DateValue("holiday", name=entry, year=year, direction=prefix[2])
        value, end = date_calendar.year_direction(tokens, end, value) if year is None and not prefix[2] else (value, end)
        long = entry.startswith("moon:ramadan") or "," in entry
        return Found(end, value, "DATE", "month" if entry.startswith("moon:ramadan") else "week" if long else "day")
    return None


def season_core(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Match "last summer", "the winter of 1998", "in the spring"; not "the fall of the city"."""
    determiner, modifier, direction = prefix
    name = tokens.words[index]
    season = SEASONS.get(name)
    if season is None or direction in {"recent", "latest"}:
        return None
    step = index + 1 + (word(tokens, index + 1) == "of")
    year = date_calendar.year_at(tokens, step)
    if year is not None:
        return Found(step + 1, DateValue("season", name=season, year=year), "DATE", "season")
    value, end = date_calendar.year_direction(tokens, index + 1, DateValue("season", name=season, direction=direction))
    in_season = word(tokens, index - 1) in {"in", "over", "during", "until", "by"} or determiner == "the"
    plain = name not in SEASON_WORDS or word(tokens, index - 2) in {"in", "over", "during"}
    sure = end > index + 1 or direction or modifier or (in_season and plain)
    barred = {"of", "-"} if direction in {"last", "next", "previous"} else {"of", "in", "-"}
    if not sure or (name in SEASON_WORDS and end == index + 1 and word(tokens, index + 1) in barred):
        return None
    return Found(end, value, "DATE", "season")


def quarter_core(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Match "third quarter", "first half of 1990", "the 1988 third quarter"; not "quarter-final"."""
    year = date_calendar.year_at(tokens, index)
    step = index + 1 if year is not None else index
    place = ordinal_value(word(tokens, step))
    step += (place is not None) + (place is not None and word(tokens, step + 1) == "-")
    name = word(tokens, step)
    if name not in {"quarter", "half"} or (place or 1) > (4 if name == "quarter" else 2):
        return None
    if place is None and (year is None or name == "half"):
        return None
    end = step + 1
    if word(tokens, end) == "-" or (name == "half" and word(tokens, end) != "of" and year is None):
        return None
    later = end + (word(tokens, end) == "of")
    if date_calendar.year_at(tokens, later) is not None:
        year, end = date_calendar.year_at(tokens, later), later + 1
    value = DateValue("quarter", unit="Q" if name == "quarter" else "H", count=place, year=year, direction=prefix[2])
    if year is None:
        value, end = date_calendar.year_direction(tokens, end, value)
        if name == "half" and not value.direction:
            return None
    return Found(end, value, "DATE", "quarter")
