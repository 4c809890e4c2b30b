"""Reads number expressions in words or digits, with their vague forms, from a list of words (`lexicon/number_words.tsv`)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, read_table, refuse_unsound

TABLE = Path(__file__).parent / "lexicon" / "number_words.tsv"
COLUMNS = ("phrase", "role", "value", "source")
ROLES = ("cardinal", "scale", "vague", "none", "more", "most", "about")
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
MAX_VALUE = 10**12


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from words: the lowest reported value, its bounds (high None = open) and how many words it took."""

    value: int
    low: int
    high: int | None
    words: int
    vague: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The table by first word: phrases (longest first) with role and value."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, int], ...]]


def check_number_words(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Check the table: known roles, a whole number for what counts and none for what qualifies, no phrase twice."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[str, int] = {}
    for row in rows:
        counts = row["role"] in ("cardinal", "scale", "vague", "none")
        if row["role"] not in ROLES:
            found.append(TableProblem(path.name, row.line, "unknown-role", f"{row['role']!r} is not one of {', '.join(ROLES)}"))
        elif counts != row["value"].isdigit():
            wanted = "a whole number" if counts else "nothing"
            found.append(TableProblem(path.name, row.line, "bad-value", f"the value of {row['role']} {row['phrase']!r} must be {wanted}"))
        if row["phrase"] in seen:
            message = f"{row['phrase']!r} stands in line {seen[row['phrase']]} already; keep one of the two"
            found.append(TableProblem(path.name, row.line, "repeated-phrase", message))
        seen.setdefault(row["phrase"], row.line)
    return tuple(found)


@cache
def load_number_words(path: Path = TABLE) -> NumberWords:
    """Load the table; raises ValueError with all problems where it is not sound."""
    refuse_unsound(check_number_words(path))
    index: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for row in read_table(path, columns=COLUMNS)[0]:
        words = tuple(row["phrase"].split())
        index.setdefault(words[0], []).append((words, row["role"], int(row["value"] or 0)))
    return NumberWords({first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in index.items()})


def may_open(word: str) -> bool:
    """Say whether a number expression can begin with a word, which few words do: digits, a phrase's first word, "between"."""
    lower = word.casefold()
    phrases = load_number_words().phrases
    return lower[:1].isdigit() or lower in phrases or lower == "between" or lower.partition("-")[0] in phrases


def read_amount(words: Sequence[str], start: int = 0) -> Amount | None:
    """Read the number expression that starts at word `start`, the longest one; None where there is none.

    Takes qualifiers ("at least", "some"), digits, number words, vague words ("dozens") and ranges ("two to three").
    A range and "up to" give their lowest and their stated number; words are compared without case.
    """
    lower = [word.casefold() for word in words[start : start + 16]]
    place, bound = _qualifiers(lower)
    if lower[place : place + 1] == ["between"]:
        first = _core(lower, place + 1)
        second = _core(lower, first[2] + 1) if first and lower[first[2] : first[2] + 1] == ["and"] else None
        return Amount(first[0], first[0], second[0], second[2]) if first and second else None
    first = _core(lower, place)
    if first is None:
        return None
    value, vague, end = first
    if lower[end : end + 1] in (["to"], ["or"], ["-"], ["–"]):
        second = _core(lower, end + 1)
        if second and second[0] > value and not vague:
            return Amount(value, value, second[0], second[2])
    if bound == "more" or (vague and value):
        return Amount(value, value, None, end, vague)
    return Amount(value, min(1, value) if bound == "most" else value, value, end, vague)


def _qualifiers(lower: Sequence[str]) -> tuple[int, str]:
    """Skip the qualifiers at the start; return where the number begins and the bound that they set (more, most, about)."""
    place, bound = 0, "about"
    while place < len(lower):
        for phrase, role, _ in load_number_words().phrases.get(lower[place], ()):
            # "no more than 5" is a bound, "no" alone counts; the longest phrase comes first.
            if tuple(lower[place : place + len(phrase)]) == phrase:
                if role in ("more", "most", "about"):
                    bound = role if role != "about" else bound
                    place += len(phrase)
                    break
                return place, bound
        else:
            return place, bound
    return place, bound


def _core(lower: Sequence[str], place: int) -> tuple[int, bool, int] | None:
    """Read a bare number; return its value, whether it is a vague word, and the place behind it."""
    for phrase, role, value in load_number_words().phrases.get(lower[place], ()) if place < len(lower) else ():
        if role in ("vague", "none") and tuple(lower[place : place + len(phrase)]) == phrase:
            return value, role == "vague", place + len(phrase)
    return _cardinal(lower, place)


def _cardinal(lower: Sequence[str], place: int) -> tuple[int, bool, int] | None:
    """Read digits or number words with scales: "1.2 million", "three hundred and five", "twenty-two", "two dozen"."""
    total, current, end = 0.0, None, place
    while end < len(lower):
        word = lower[end]
        if word == "and" and current is not None and total + current >= 100 and _small(lower, end + 1):
            end += 1
            continue
        scale = _scale(word)
        if scale and current is not None:
            if scale == 100:
                current *= scale
            else:
                total, current = total + current * scale, 0.0
            end += 1
            continue
        part = _part(word)
        if part is None or (current is not None and not _fits(current, part)):
            break
        current = (current or 0.0) + part
        end += 1
    value = total + (current or 0.0)
    if end == place or current is None or value > MAX_VALUE or value != int(value):
        return None
    return int(value), False, end


def _part(word: str) -> float | None:
    """Value of one word that is no scale: digits, a number word, or two joined by a hyphen ("twenty-two")."""
    if DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    values = [_word_value(part) for part in word.split("-")]
    if len(values) > 2 or any(value is None for value in values):
        return None
    return float(sum(value or 0 for value in values)) if len(values) == 1 or (values[0] or 0) >= 20 > (values[1] or 0) else None


def _word_value(word: str) -> int | None:
    return next(
        (value for phrase, role, value in load_number_words().phrases.get(word, ()) if role == "cardinal" and phrase == (word,)), None
    )


def _scale(word: str) -> int | None:
    return next((value for phrase, role, value in load_number_words().phrases.get(word, ()) if role == "scale" and phrase == (word,)), None)


def _small(lower: Sequence[str], place: int) -> bool:
    """Say whether the word is a number under 100 that may follow "hundred and"."""
    part = _part(lower[place]) if place < len(lower) else None
    return part is not None and part < 100 and not DIGITS.fullmatch(lower[place])


def _fits(current: float, part: float) -> bool:
    """Say whether a number word goes on the number before it: "twenty two", "hundred five", never "12 5"."""
    after_tens = current % 100 >= 20 and current % 10 == 0 and part < 10
    return part < min(current, 100) and (current % 100 == 0 or after_tens)
