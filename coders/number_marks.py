"""A sentence as the casualty patterns read it: words joined by single spaces, each number of people as "#index"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coders.casualty_patterns import load_casualties
from coders.number_words import Amount, may_open, read_amount

TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|-[^\W\d])|\d{1,3}(?:,\d{3})+-[^\W\d][\w-]*|\d+(?:\.\d+)?(?![\w-])|\d+(?:\.\d+)?(?=[-\u2013]\d)|\d[\w-]*"
    r"|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['\u2019.-][^\W_]+)*|[^\w\s]"
)
STRONG = re.compile(r"(\d[\d,]*)-(?:strong|member)\Z", re.IGNORECASE)
UNIT = re.compile(
    r"(?:%|percent|per|pct|km|kms|kilomet\w+|miles?|met(?:re|er)s?|feet|foot|yards?|acres?|hectares?|tons?|tonnes?|kg|kilos?|pounds?|grams?"
    r"|years?|months?|weeks?|days?|hours?|minutes?|seconds?|times?|degrees?|dollars?|dlrs|euros?|yuan|rupees?|rubles?|francs?|marks|pesos?"
    r"|bags|pieces|rounds|shots|villages|towns|cities|countries|provinces|districts|states|barrels|p\.?m|a\.?m|GMT|o'clock|-year-old)\Z",
    re.IGNORECASE,
)
MONTH = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\Z"
)
QUOTES = frozenset({'"', "''", "``"})
MAX_TOKENS = 120


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: `value` is the lowest reported, `high` None where the words leave it open; offsets in the text read."""

    value: int
    low: int
    high: int | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence as marked text with its numbers, and for each token its place there and in the sentence.

    `openings` are the places of the marked text where a counted group of people can begin.
    """

    text: str
    openings: tuple[int, ...]
    counts: tuple[Count, ...]
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def mark(sentence: str) -> Marked:
    """Join the tokens of a sentence by single spaces, each number expression of people as "#index"."""
    tokens = list(TOKEN.finditer(sentence))[:MAX_TOKENS]
    words = [token.group() for token in tokens]
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    counts: list[Count] = []
    place = 0
    while place < len(words):
        if words[place] in QUOTES:
            place += 1
            continue
        strong = STRONG.match(words[place])
        amount = Amount(int(strong[1].replace(",", "")), 0, None, 1) if strong else _people_amount(words, place)
        end = place + (amount.words if amount else 1)
        span = (tokens[place].start(), tokens[end - 1].end())
        if amount:
            pieces.append(f"#{len(counts)}" + (" strong" if strong else ""))
            counts.append(Count(amount.value, amount.low, amount.high, sentence[span[0] : span[1]], *span))
        else:
            pieces.append(words[place])
        spans.append(span)
        place = end
    starts: list[int] = []
    position = 0
    for piece in pieces:
        starts.append(position)
        position += len(piece) + 1
    text = " ".join(pieces) + " "
    return Marked(text, openings_of(text), tuple(counts), tuple(starts), tuple(spans))


def _people_amount(words: Sequence[str], place: int) -> Amount | None:
    """Read a number at a place that can count people: no date, year, money, age or measure."""
    amount = read_amount(words, place) if may_open(words[place]) else None
    if amount is None:
        return None
    after = words[place + amount.words : place + amount.words + 2]
    before = words[place - 1] if place else ""
    number = words[place + amount.words - 1]
    year = re.fullmatch(r"(?:19|20)\d\d", number) and not (after and load_casualties().person.match(after[0]))
    dated = MONTH.match(before) or (after and MONTH.match(after[0]) and number.isdigit())
    measured = bool(after) and (UNIT.match(after[0]) or (after[0] == "-" and after[1:] not in ([], ["-"])))
    # "Jane Doe, 40, an officer, was shot": an age.
    aged = before == "," and after[:1] == [","] and place > 1 and words[place - 2][:1].isupper() and number.isdigit()
    return None if year or dated or measured or aged or before in ("$", "\u20ac", "\u00a3", "#", ".", "/") else amount


def openings_of(text: str) -> tuple[int, ...]:
    """Find the places of a marked text where a counted group of people can begin."""
    tables = load_casualties()
    return tuple(head.start() for head in tables.head.finditer(text) if tables.opening.match(text, head.start()))


def source_span(marked: Marked, start: int, end: int) -> tuple[int, int]:
    """Turn a span of marked text into offsets of the sentence."""
    inside = [span for place, span in zip(marked.starts, marked.spans, strict=True) if start <= place < end]
    return inside[0][0], inside[-1][1]
