"""The words of dates, read once from dates.tsv and moon_days.tsv, and the tokens a text is cut into to find them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from coders.records import record
from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound

LEXICON: Final = Path(__file__).parent / "lexicon"
DATES_FILE: Final = LEXICON / "dates.tsv"
MOON_FILE: Final = LEXICON / "moon_days.tsv"

NUMBER: Final = re.compile(r"\d+")
HOLIDAY: Final = re.compile(r"\d\d-\d\d|\d{4}-\d\d-\d\d|easter[+-]\d+(,\d+)?|nth:\d+:[1-7]:-?[1-5]|moon:[a-z -]+")
VALUES: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType({
    "weekday": re.compile(r"[1-7]"), "weekday-short": re.compile(r"[1-7]"),
    "month": re.compile(r"[1-9]|1[0-2]"), "month-word": re.compile(r"[1-9]|1[0-2]"), "month-short": re.compile(r"[1-9]|1[0-2]"),
    "unit": re.compile(r"S|MIN|H|D|W|FN|M|Q|Y|DE|CE|WE"), "units": re.compile(r"S|MIN|H|D|W|FN|M|Q|Y|DE|CE|WE"),
    "number": NUMBER, "ordinal": NUMBER, "vague": re.compile("X"),
    "part": re.compile(r"T(MO|AF|EV|NI|\d\d:\d\d)"), "day-word": re.compile(r"-?\d(,T[A-Z]{2})?"),
    "direction": re.compile(r"last|past|previous|next|coming|following|this|same|recent|latest"),
    "modifier": re.compile(r"START|MID|END"), "season": re.compile(r"SP|SU|FA|WI"), "season-word": re.compile(r"SP|SU|FA|WI"),
    "reference": re.compile(r"(PRESENT|PAST|FUTURE)_REF"), "set": re.compile(r"PT?\d[A-Z]"), "each": re.compile("EACH"),
    "holiday": HOLIDAY,
})  # fmt: skip
# Classes of words without a value: what they let their neighbours be is said in dates.tsv.
PLAIN: Final = (
    "future-head", "future-word", "put-off", "timetable", "past", "modal", "not-past", "not-verb", "month-cue", "month-cue-sure",
    "year-cue", "year-cue-strong", "counted", "counter", "name-verb", "between", "relation", "part-noun", "part-cue", "part-the-cue",
    "clock-cue", "zone", "past-noun",
)  # fmt: skip
CLASSES: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType({**VALUES, **dict.fromkeys(PLAIN, re.compile(""))})

TOKEN: Final = re.compile(
    r"""[ap]\.m\b\.?|[^\W\d_]+|\d{4}-\d\d?-\d\d?(?:T[\d:.]+Z?)?|\d{4}/\d\d?/\d\d?|\d\d?/\d\d?/(?:\d{4}|\d\d)\b|\d\d?\.\d\d?\.\d{4}\b|\d\d?/\d\d?\b
    |\d\d?:\d\d|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+(?:st|nd|rd|th|d|s)?\b|['’](?:s|ll|ve|re|d|m|t)\b
    |[^\w\s]|\w""",
    re.VERBOSE | re.IGNORECASE,
)


@record
class Tokens:
    """The tokens of one text: lower-case words, and their offsets in the text (end excluded)."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DateWords:
    """The word tables by class (`by_class["month"]["june"] == "6"`), and word sequences of more than one token by their first."""

    by_class: Mapping[str, Mapping[str, str]]
    holidays: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    references: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def tokenise(text: str) -> Tokens:
    """Cut a text into words, numbers, clock times, numeric dates and single signs; a genitive 's is a token of its own."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    if text.isascii():
        lower = text.lower()
        words = tuple([lower[start:end] for start, end in spans])
    else:
        words = tuple(text[start:end].lower().replace("’", "'") for start, end in spans)
    return Tokens(text, words, tuple([span[0] for span in spans]), tuple([span[1] for span in spans]))


def check_date_words(rows: Sequence[TableRow], *, file: str, moons: frozenset[str]) -> tuple[TableProblem, ...]:
    """Check the rows of dates.tsv: known class, sound value, a word once in its class, a moon name that moon_days.tsv has."""
    problems: list[TableProblem] = []
    seen: dict[tuple[str, str], int] = {}

    def wrong(row: TableRow, check: str, message: str) -> None:
        problems.append(TableProblem(file, row.line, check, message))

    for row in rows:
        group, words, value = row["class"], row["words"], row["value"]
        key = (group, words)
        if group not in CLASSES:
            wrong(row, "unknown-class", f"{group!r} is no class; the classes are {', '.join(CLASSES)}")
        elif not CLASSES[group].fullmatch(value):
            wrong(row, "bad-value", f"{value!r} is no value of {group}; it must match {CLASSES[group].pattern!r}")
        elif value.startswith("moon:") and value[5:] not in moons:
            wrong(row, "unknown-moon", f"{value[5:]!r} has no days in moon_days.tsv; add them or correct the name")
        if not words or words != words.lower():
            wrong(row, "not-lower", f"{words!r} must be written in lower case and not be empty")
        if key in seen:
            wrong(row, "word-twice", f"{words!r} is in class {group} already (line {seen[key]}); keep one of them")
        seen.setdefault(key, row.line)
    return tuple(problems)


def check_moon_days(rows: Sequence[TableRow], *, file: str) -> tuple[TableProblem, ...]:
    """Check the rows of moon_days.tsv: two ISO dates in order, at most 31 days apart, and rising by name."""
    problems: list[TableProblem] = []
    before: dict[str, date] = {}

    def wrong(row: TableRow, check: str, message: str) -> None:
        problems.append(TableProblem(file, row.line, check, message))

    for row in rows:
        name = row["name"]
        try:
            first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        except ValueError:
            wrong(row, "bad-date", f"{row['first']!r} and {row['last']!r} must be dates like 2020-04-24")
            continue
        if not 0 <= (last - first).days <= 31:
            wrong(row, "bad-span", f"{first} to {last} must be 1 to 32 days long")
        if name in before and before[name] >= first:
            wrong(row, "not-rising", f"{first} must come after {before[name]}, the row above of this name")
        before[name] = first
    return tuple(problems)


def read_moon_days(path: Path = MOON_FILE) -> tuple[Mapping[str, tuple[tuple[date, date], ...]], tuple[TableProblem, ...]]:
    """Read the first and last days of the feasts of the lunar calendar by name, with the problems of the file."""
    rows, problems = read_table(path, columns=("name", "first", "last"))
    problems += check_moon_days(rows, file=path.name)
    if problems:
        return {}, problems
    names = sorted({row["name"] for row in rows})
    days = {
        name: tuple((date.fromisoformat(row["first"]), date.fromisoformat(row["last"])) for row in rows if row["name"] == name)
        for name in names
    }
    return days, ()


def read_date_words(path: Path = DATES_FILE, *, moons: frozenset[str]) -> tuple[DateWords, tuple[TableProblem, ...]]:
    """Read the word table, with the problems of the file; an unsound file gives empty tables."""
    rows, problems = read_table(path, columns=("class", "words", "value"))
    problems += check_date_words(rows, file=path.name, moons=moons)
    if problems:
        return DateWords({}, {}, {}), problems
    by_class: dict[str, dict[str, str]] = {group: {} for group in CLASSES}
    for row in rows:
        by_class[row["class"]][row["words"]] = row["value"]
    return DateWords(by_class, _by_first_token(by_class["holiday"]), _by_first_token(by_class["reference"])), ()


def _by_first_token(words: Mapping[str, str]) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Index word sequences by their first token, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in words.items():
        tokens = tokenise(phrase).words
        index.setdefault(tokens[0], []).append((tokens, value))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in index.items()}


def _sound_tables() -> tuple[DateWords, Mapping[str, tuple[tuple[date, date], ...]]]:
    """Read both tables of the package; unsound ones are a defect of the installation and raise ValueError with all problems."""
    days, problems = read_moon_days()
    words, more = read_date_words(moons=frozenset(days))
    refuse_unsound((*problems, *more))
    return words, days


def _whole(group: str) -> Mapping[str, int]:
    return {word: int(value) for word, value in WORDS.by_class[group].items()}


_TABLES: Final = _sound_tables()
WORDS: Final = _TABLES[0]
MOON_DAYS: Final = _TABLES[1]
DATE_SETS: Final[Mapping[str, frozenset[str]]] = MappingProxyType({group: frozenset(WORDS.by_class[group]) for group in PLAIN})
WEEKDAYS: Final = _whole("weekday")
WEEKDAYS_SHORT: Final = _whole("weekday-short")
MONTHS_SURE: Final = _whole("month")
MONTHS_WORD: Final = _whole("month-word")
MONTHS_SHORT: Final = _whole("month-short")
MONTHS: Final = {**MONTHS_SURE, **MONTHS_WORD, **MONTHS_SHORT}
UNIT: Final = WORDS.by_class["unit"]
UNITS: Final = WORDS.by_class["units"]
ANY_UNIT: Final = {**UNIT, **UNITS}
NUMBERS: Final = _whole("number")
ORDINALS: Final = _whole("ordinal")
VAGUE: Final = WORDS.by_class["vague"]
PARTS: Final = WORDS.by_class["part"]
DAY_WORDS: Final = WORDS.by_class["day-word"]
DIRECTIONS: Final = WORDS.by_class["direction"]
MODIFIERS: Final = WORDS.by_class["modifier"]
SEASONS: Final = {**WORDS.by_class["season"], **WORDS.by_class["season-word"]}
SEASON_WORDS: Final = WORDS.by_class["season-word"]
SETS: Final = WORDS.by_class["set"]
