"""Is one text a copy of the other: reprinted, updated, with another headline or cut short? Two texts in, yes or no out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from sys import intern

from rapidfuzz.distance import Levenshtein

from coders.date_words import MONTHS, NUMBERS, WEEKDAYS
from coders.number_words import load_number_words
from coders.table_rows import TableProblem, read_table, refuse_unsound

COPIES_FILE = Path(__file__).parent / "near_copies.tsv"
COLUMNS = ("name", "value", "meaning")
# "1,189.42", "3-1/8", "9:47" are one word each: a figure changes as a whole
_WORD = re.compile(r"\d(?:[\d.,:/-]*\d)?|\w+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class CopyLimits:
    """From where on two texts are copies; the values and their meanings stand in `flows/near_copies.tsv`."""

    lead_words: float
    bands: float
    band_rows: float
    min_words: float
    min_words_edited: float
    min_ratio: float
    min_ratio_inside: float
    min_run: float
    min_shared: float
    min_shared_edited: float
    max_edited: float
    max_swapped_figures: float
    max_swapped_names: float
    max_swapped_words: float


NAMES = tuple(field.name for field in fields(CopyLimits))
COUNTS = frozenset({"lead_words", "bands", "band_rows", "min_words", "min_words_edited", "min_run", "max_edited"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, as written and in lower case; punctuation and line ends are no part of them."""

    written: tuple[str, ...]
    lower: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.lower)

    def first(self, count: int) -> "Words":
        """Returns the first so many words."""
        return Words(self.written[:count], self.lower[:count])


def check_copy_limits(path: Path = COPIES_FILE) -> tuple[TableProblem, ...]:
    """Returns every problem of the table: unknown or missing name, name twice, no number, a count or share out of bounds, no meaning."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[str, int] = {}
    for row in rows:
        name, value = row["name"], row["value"]
        if name not in NAMES:
            found.append(TableProblem(path.name, row.line, "unknown-threshold", f"{name!r} is none of {', '.join(NAMES)}"))
        elif name in seen:
            found.append(TableProblem(path.name, row.line, "threshold-twice", f"{name!r} stands in line {seen[name]} already; keep one of the two"))
        elif not _NUMBER.fullmatch(value):
            found.append(TableProblem(path.name, row.line, "no-number", f"{name!r} needs a number such as 0.5, not {value!r}"))
        elif name in COUNTS and (float(value) < 1 or not float(value).is_integer()):
            found.append(TableProblem(path.name, row.line, "no-count", f"{name!r} counts words or bands: a whole number from 1, not {value}"))
        elif name not in COUNTS and float(value) > 1:
            found.append(TableProblem(path.name, row.line, "no-share", f"{name!r} is a share: a number from 0 to 1, not {value}"))
        elif not row["meaning"]:
            found.append(TableProblem(path.name, row.line, "no-meaning", f"{name!r} needs a third cell that says what it means and why"))
        seen.setdefault(name, row.line)
    missing = [name for name in NAMES if name not in seen]
    found += [TableProblem(path.name, 1, "missing-threshold", f"{name!r} has no line; every threshold needs one") for name in missing]
    return tuple(found)


@cache
def read_copy_limits(path: Path = COPIES_FILE) -> CopyLimits:
    """Returns the thresholds of the table; raises ValueError with every problem of a bad one."""
    refuse_unsound(check_copy_limits(path))
    return CopyLimits(**{row["name"]: float(row["value"]) for row in read_table(path, columns=COLUMNS)[0]})


@cache
def figure_words() -> frozenset[str]:
    """Returns the words that count or date as digits do: numbers, months, days of the week."""
    counting = {
        words[0] for phrases in load_number_words().phrases.values() for words, role, _ in phrases
        if len(words) == 1 and role in ("cardinal", "scale")
    }  # fmt: skip
    return frozenset(counting.union(NUMBERS, MONTHS, WEEKDAYS))


def read_words(text: str) -> Words:
    """Returns the words of a text; none for a text without letters and digits. Equal words are one object, so that a large corpus stays small."""
    written = tuple(map(intern, _WORD.findall(text)))
    # each word by itself: lower case may have more characters, and has as many words
    return Words(written, tuple(intern(word.lower()) for word in written))


def is_copy(one: Words, other: Words, limits: CopyLimits) -> bool:
    """Returns whether one text is a copy of the other, whichever comes first; a function of the two texts alone.

    The texts are aligned word by word. The shorter one has to stand in the longer one (`min_shared`), at its beginning where it is much
    shorter; and where it differs, it must not be by other figures and names in the same places: so do two reports that fill in one form.
    Texts without words are copies of nothing.
    """
    if one.lower == other.lower:
        return len(one) > 0
    short, long = sorted((one, other), key=lambda words: (len(words), words.written))
    count = len(short)
    if count < limits.min_words or count < limits.min_ratio * len(long):
        return False
    if count < limits.min_ratio_inside * len(long):
        long = long.first(count + int(limits.lead_words))
    if count < limits.min_words_edited:
        return stands_in(short.lower, long.lower)
    blocks = Levenshtein.opcodes(short.lower, long.lower)
    shared = sum(block.src_end - block.src_start for block in blocks if block.tag == "equal" and block.src_end - block.src_start >= limits.min_run)
    enough = limits.min_shared if count - shared > limits.max_edited else limits.min_shared_edited
    if shared < enough * count:
        return False
    equal = [place for block in blocks if block.tag == "equal" for place in range(block.src_start, block.src_end)]
    against = [
        pair for block in blocks if block.tag == "replace"
        for pair in zip(range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True)
    ]  # fmt: skip
    for is_kind, limit in ((is_figure, limits.max_swapped_figures), (is_name, limits.max_swapped_names)):
        kept = sum(1 for place in equal if is_kind(short.written[place]))
        swapped = sum(1 for place, facing in against if is_kind(short.written[place]) and is_kind(long.written[facing]))
        if swapped > limit * (swapped + kept) and swapped > limits.max_swapped_words * count:
            return False
    return True


def is_figure(word: str) -> bool:
    """True for a number, a month or a day of the week: "1,189.42", "two", "Tuesday"."""
    return word[0].isdigit() or word.lower() in figure_words()


def is_name(word: str) -> bool:
    """True for a word with a capital that is no figure; the first word of a sentence is taken for one too, and seldom swapped."""
    return word[0].isupper() and word.lower() not in figure_words()


def stands_in(short: Sequence[str], long: Sequence[str]) -> bool:
    """Returns whether all words of the one stand in the other in a row."""
    return f" {' '.join(short)} " in f" {' '.join(long)} "
