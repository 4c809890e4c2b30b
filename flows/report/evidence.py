"""The evidence sentence in pieces, each with what it is: source, target, trigger, date words, place."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

SOURCE, TARGET, TRIGGER, DATE, PLACE = 1, 2, 4, 8, 16
"""Kinds are bits: the same words can be the target and the place ("bombed Syria")."""
NAMED = ((SOURCE, "source_text"), (TARGET, "target_text"), (DATE, "date_text"), (PLACE, "place_name"))
SILENT = "'’‘ʻʼ`"
SPECIAL = re.compile(rf"[{SILENT}\t\n\r\f\v]")


@lru_cache(maxsize=1024)
def folded(text: str) -> tuple[str, Sequence[int]]:
    """Returns text without case, accents and apostrophes, and for each of its characters where it stood: "Ma'rib" is found as "Marib"."""
    if text.isascii() and not SPECIAL.search(text):
        return text.casefold(), range(len(text))  # ten times as fast, and most of the text
    letters = list(map(letter_folded, text))
    together = "".join(letters)
    if len(together) == len(text) and all(letters):
        return together, range(len(text))  # a dash or an accent, each of which stays one letter
    return together, [place for place, parts in enumerate(letters) for _ in parts]


@cache
def letter_folded(letter: str) -> str:
    """Returns what is left of one letter: no, one or more letters."""
    parts = (part for part in unicodedata.normalize("NFKD", letter).casefold() if not unicodedata.combining(part) and part not in SILENT)
    return "".join(" " if part.isspace() else part for part in parts)


def whole_words(text: str, wanted: str) -> Iterator[int]:
    """Yields where words stand whole in a text; without a regular expression, which would be compiled anew for each of a release's names."""
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        is_whole = not is_in_word(text[start - 1 : start]) and not is_in_word(text[end : end + 1])
        if is_whole:
            yield start
        start = text.find(wanted, end if is_whole else start + 1)


def is_in_word(letter: str) -> bool:
    """Says whether a sign belongs to a word; the empty text does not."""
    return letter.isalnum() or letter == "_"


def spot(sentence: str, words: str, *, near: int) -> tuple[int, int] | None:
    """Returns start and end of whole words in a sentence, the nearest to an offset; None where they do not stand in it."""
    text, places = folded(sentence)
    wanted = folded(words)[0].strip()
    if not wanted:
        return None
    found = [(places[start], places[start + len(wanted) - 1] + 1) for start in whole_words(text, wanted)]
    return min(found, key=lambda span: abs(span[0] - near)) if found else None


def spans(row: Mapping[str, Any]) -> list[tuple[int, int, int]]:
    """Returns start, end and kind of what stands in a row's sentence; words told in another sentence are left out."""
    sentence, begin = row["sentence"], row["sentence_start"]
    trigger = row["trigger_start"] - begin, row["trigger_end"] - begin
    found = [(*trigger, TRIGGER)] if 0 <= trigger[0] < trigger[1] <= len(sentence) else []
    for kind, column in NAMED:
        span = spot(sentence, row[column], near=trigger[0]) if row[column] else None
        if span is not None:
            found.append((*span, kind))
    return found


def pieces(sentence: str, marked: Sequence[tuple[int, int, int]]) -> list[str | int]:
    """Returns kind and words in turn, which together are the sentence; kind 0 is unmarked, overlapping kinds are added."""
    edges = sorted({0, len(sentence), *(edge for start, end, _ in marked for edge in (start, end))})
    found: list[str | int] = []
    for start, end in pairwise(edges):
        kind = 0
        for first, last, bit in marked:
            kind |= bit if first <= start and end <= last else 0
        found += [kind, sentence[start:end]]
    return found
