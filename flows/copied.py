"""Is one text a copy of the other: reprinted, updated, with another headline or cut short? Two texts in, yes or no out."""

import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from coders.date_words import MONTHS, NUMBERS, WEEKDAYS
from coders.number_words import load_number_words
from coders.table_rows import TableProblem, read_table, refuse_unsound
from flows.aligned import Alignment, align, align_singly, stands_in

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
    rare_lead: float
    max_holders: float
    min_rare: float
    max_apart: float
    min_words: float
    min_ratio: float
    min_ratio_inside: float
    max_headline: float
    max_loose: float
    max_widest: float
    min_kept: float
    max_inserted: float
    min_characters: float
    max_alike: float
    min_words_edited: float
    min_run: float
    min_shared: float
    max_swapped_figures: float
    max_swapped_names: float
    max_swapped_words: float
    min_same: float
    min_rival: float
    min_whole: float
    max_drift: float
    min_kept_placed: float
    max_alike_placed: float
    min_other_kinds: float
    min_bits: float


NAMES = tuple(field.name for field in fields(CopyLimits))
COUNTS = frozenset({
    "lead_words", "bands", "band_rows", "rare_lead", "max_holders", "min_rare", "max_apart", "min_words", "max_headline", "max_loose", "max_widest",
    "min_characters", "min_words_edited", "min_run", "min_whole", "max_drift", "min_other_kinds", "min_bits",
})  # fmt: skip


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
            found.append(TableProblem(path.name, row.line, "no-count", f"{name!r} counts words, texts or bands: a whole number from 1, not {value}"))
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
    """Returns the words of a text; none for a text without letters and digits."""
    written = tuple(_WORD.findall(text))
    # each word by itself: lower case may have more characters, and has as many words
    return Words(written, tuple(map(in_lower_case, written)))


@cache
def in_lower_case(word: str) -> str:
    """Returns a word in lower case, equal words as one object."""
    return word.lower()


def forget_words() -> None:
    """Lets go of the words that were met while texts were read and compared."""
    in_lower_case.cache_clear()
    weight.cache_clear()


def is_copy(one: Words, other: Words, limits: CopyLimits) -> bool:
    """Returns whether one text is a copy of the other, whichever comes first; a function of the two texts alone."""
    return agreement(one, other, limits) > 0


def agreement(one: Words, other: Words, limits: CopyLimits) -> float:
    """Returns the share of agreed words where the texts are aligned, from 0 to 1, whichever text comes first; 0.0 where neither is a copy of the other.

    A copy keeps the words of the other one for one (`is_word_for_word`), or is a later version of the story that keeps most of it
    (`is_later_version`); two reports in the words of one form are no copies. Texts without words are copies of nothing.
    """
    if one.lower == other.lower:
        return 1.0 if len(one) else 0.0
    short, long = sorted((one, other), key=lambda words: (len(words), words.written))
    count = len(short)
    if count < limits.min_words or count < limits.min_ratio * len(long):
        return 0.0
    if count < limits.min_ratio_inside * len(long):
        long = long.first(count + int(limits.lead_words))
    if stands_in(short.lower, long.lower):
        return float(sum(map(weight, short.lower)) >= limits.min_characters)
    aligned = align(short.lower, long.lower)
    if not aligned.runs:
        return 0.0
    word_for_word, later = is_word_for_word(aligned, short, limits), is_later_version(aligned, short, limits)
    if not (word_for_word or later):
        return 0.0
    swaps = swaps_of(aligned, short, long)
    if (later and keeps_figures_and_names(swaps, count, limits)) or (word_for_word and not fills_in_a_form(swaps, len(aligned.faced), count, limits)):
        return aligned.matched / (aligned.matched + len(aligned.faced) + aligned.inserted)
    return 0.0


def stands_whole(one: Words, other: Words, agreed: float, limits: CopyLimits) -> bool:
    """Returns whether the shorter text stands in the other but for a word or two, and does not just begin a form: it is long enough, or ends the other."""
    short, long = sorted((one.lower, other.lower), key=len)
    return agreed >= limits.min_same and (len(short) >= limits.min_whole or long[-len(short) :] == short)


def kept_in_place(one: Words, other: Words, limits: CopyLimits) -> tuple[float, tuple[str, ...]]:
    """Returns the share of words that stayed where words of a text were changed one for one, and these words; (0.0, ()) where it is no such pair.

    Both texts have the same length, a word or two apart ("3-way" for "odd"), and the changed words are seldom figures for figures and names for names. Two
    reports that fill in one form are seldom like that; whether what they share is more than the form, `flows.chance` tells from the collection.
    """
    short, long = sorted((one, other), key=lambda words: (len(words), words.written))
    if len(short) < limits.min_words or len(long) - len(short) > limits.max_drift:
        return 0.0, ()
    aligned = align_singly(short.lower, long.lower)
    (before, before_long), (after, after_long) = aligned.before, aligned.after
    faced, matched = len(aligned.faced), aligned.matched
    if aligned.inserted + abs(before - before_long) + abs(after - after_long) > limits.max_drift:
        return 0.0, ()
    if max(aligned.widest, *aligned.before, *aligned.after) > limits.max_widest or matched < limits.min_kept_placed * (matched + faced):
        return 0.0, ()
    swapped = swaps_of(aligned, short, long).swapped
    if swapped > limits.max_alike_placed * faced or faced - swapped < limits.min_other_kinds:
        return 0.0, ()
    return matched / (matched + faced + aligned.inserted), tuple(short.lower[place] for start, _, size in aligned.runs for place in range(start, start + size))


@dataclass(frozen=True, slots=True)
class Swaps:
    """How many figures and names of the shorter text stand in the longer one too, and how many face another figure, another name."""

    figures_kept: int
    figures_swapped: int
    names_kept: int
    names_swapped: int

    @property
    def swapped(self) -> int:
        """Words that face one of their own kind: "May 15" against "April 6"."""
        return self.figures_swapped + self.names_swapped


def swaps_of(aligned: Alignment, short: Words, long: Words) -> Swaps:
    """Returns what became of the figures and names of the shorter text."""
    kept = [short.written[place] for start, _, length in aligned.runs for place in range(start, start + length)]
    faced = [(short.written[place], long.written[facing]) for place, facing in aligned.faced]
    return Swaps(
        sum(map(is_figure, kept)), sum(is_figure(one) and is_figure(other) for one, other in faced),
        sum(map(is_name, kept)), sum(is_name(one) and is_name(other) and not one_begins(one, other) for one, other in faced),
    )  # fmt: skip


def is_word_for_word(aligned: Alignment, short: Words, limits: CopyLimits) -> bool:
    """Returns whether the texts are one text of which single words were changed, under another headline or cut short."""
    (before, before_long), (after, after_long) = aligned.before, aligned.after
    matched = aligned.matched
    if min(before, before_long) > limits.max_loose or min(after, after_long) > limits.max_loose:
        return False
    if max(before, before_long) > limits.max_headline or aligned.widest > limits.max_widest:
        return False
    if matched < limits.min_kept * (matched + len(aligned.faced) + aligned.inserted) or aligned.inserted > max(1.0, limits.max_inserted * matched):
        return False
    return sum(weight(short.lower[place]) for start, _, length in aligned.runs for place in range(start, start + length)) >= limits.min_characters


def is_later_version(aligned: Alignment, short: Words, limits: CopyLimits) -> bool:
    """Returns whether most of the shorter text stands in the longer one in runs of words: an update, with words put in and left out."""
    shared = sum(length for _, _, length in aligned.runs if length >= limits.min_run)
    return len(short) >= limits.min_words_edited and shared >= limits.min_shared * len(short)


def fills_in_a_form(swaps: Swaps, changed: int, count: int, limits: CopyLimits) -> bool:
    """Returns whether the changed words are those of a form that two reports fill in: figures for figures and names for names, "Pay May 15" and "Pay April 6".

    In a copy the changed words are of any kind; one figure and one name may face another by chance.
    """
    if swaps.swapped <= limits.max_swapped_words * count:
        return False
    figures, names = swaps.figures_swapped, swaps.names_swapped
    return (
        changed < 3 or swaps.swapped > limits.max_alike * changed
        or figures > max(1.0, limits.max_swapped_figures * (figures + swaps.figures_kept))
        or names > max(1.0, limits.max_swapped_names * (names + swaps.names_kept))
    )  # fmt: skip


def keeps_figures_and_names(swaps: Swaps, count: int, limits: CopyLimits) -> bool:
    """Returns whether a later version has hardly another figure, another name in the place of one."""
    return all(
        swapped <= limit * (swapped + kept) or swapped <= limits.max_swapped_words * count
        for kept, swapped, limit in (
            (swaps.figures_kept, swaps.figures_swapped, limits.max_swapped_figures),
            (swaps.names_kept, swaps.names_swapped, limits.max_swapped_names),
        )
    )


@cache
def weight(word: str) -> int:
    """Returns the characters of a word, a digit for two: "8,750,024" is met with by chance as seldom as a word of 16 letters."""
    return len(word) + sum(character.isdigit() for character in word)


def is_figure(word: str) -> bool:
    """True for a number, a month or a day of the week: "1,189.42", "two", "Tuesday"."""
    return word[0].isdigit() or word.lower() in figure_words()


def one_begins(one: str, other: str) -> bool:
    """True where one of two words is the beginning of the other, another spelling rather than another name: "Rev" and "Revs"."""
    return one.startswith(other) or other.startswith(one)


def is_name(word: str) -> bool:
    """True for a word with a capital that is no figure; the first word of a sentence is taken for one too, and seldom swapped."""
    return word[0].isupper() and word.lower() not in figure_words()
