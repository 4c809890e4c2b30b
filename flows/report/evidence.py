"""The evidence sentence in pieces, each with what it is: source, target, trigger, date words, place."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

SOURCE, TARGET, TRIGGER, DATE, PLACE = 1, 2, 4, 8, 16
"""Kinds are bits: the same words can be the target and the place ("bombed Syria")."""
NAMED = ((SOURCE, "source_text"), (TARGET, "target_text"), (DATE, "date_text"), (PLACE, "place_name"))
SILENT = "'’‘ʻʼ`"
SPECIAL = re.compile(rf"[{SILENT}\t\n\r\f\v]")


def folded(text: str) -> tuple[str, Sequence[int]]:
    """Returns text without case, accents and apostrophes, and for each of its characters where it stood: "Ma'rib" is found as "Marib"."""
    if text.isascii() and not SPECIAL.search(text):
        return text.casefold(), range(len(text))  # ten times as fast, and most of the text
    letters, places = [], []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter).casefold():
            if not unicodedata.combining(part) and part not in SILENT:
                letters.append(" " if part.isspace() else part)
                places.append(place)
    return "".join(letters), places


def spot(sentence: str, words: str, *, near: int) -> tuple[int, int] | None:
    """Returns start and end of whole words in a sentence, the nearest to an offset; None where they do not stand in it."""
    text, places = folded(sentence)
    wanted = re.escape(folded(words)[0].strip())
    if not wanted:
        return None
    found = [(places[match.start()], places[match.end() - 1] + 1) for match in re.finditer(rf"(?<!\w){wanted}(?!\w)", text)]
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
