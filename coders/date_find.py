"""Finds time expressions in a text, left to right: what can start one, the longest that does, and the links between them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from coders.date_cores import (
    POSSESSIVES,
    Prefix,
    calendar_core,
    counted_core,
    day_word_core,
    longest,
    read_prefix,
    repeated_core,
    unit_core,
)
from coders.date_counts import Found
from coders.date_feasts import holiday_core, quarter_core, season_core
from coders.date_link import link
from coders.date_parts import neighbour_day, part_core, with_part
from coders.date_values import TimeExpression
from coders.date_words import (
    ANY_UNIT,
    DAY_WORDS,
    DIRECTIONS,
    MODIFIERS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    SEASONS,
    SETS,
    VAGUE,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    WORDS,
    Tokens,
    tokenise,
)  # fmt: skip

SINGLE_ANCHORS: Final = frozenset(
    {*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), *WEEKDAYS_SHORT, *MONTHS, *ANY_UNIT, *PARTS, *DAY_WORDS, *SEASONS, *SETS, "past"}
    - {"second"}
)


def phrase_anchors(phrases: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield for each word sequence without an anchor a word that a text with it must hold: its longest ("ramadan", "christmas")."""
    for phrase in phrases:
        if SINGLE_ANCHORS.isdisjoint(phrase):
            yield max(phrase, key=len)


# The words without one of which a text holds no time expression; figures are looked for apart.
ANCHORS: Final = SINGLE_ANCHORS.union(
    phrase_anchors(phrase for index in (WORDS.holidays, WORDS.references) for entries in index.values() for phrase, _ in entries)
)
FIGURES: Final = re.compile(r"(?:1[5-9]|20)\d\d|\d(?:th|st|nd|rd)\b|\d[./-]\d|\d ?[ap]\.?m\b|\d:\d\d|\d0s\b|\d{4}", re.IGNORECASE)
LETTERS: Final = re.compile(r"[a-z]+")
NEIGHBOUR_STARTS: Final = frozenset({"the", "eve", "day", "night", "morning"})
NO_PREFIX: Final[Prefix] = ("", "", "")
CoreParser = Callable[[Tokens, int, Prefix], Found | None]


def find_dates(text: str) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text, in order and not overlapping; where two could start, the longer wins.

    Offsets are into `text`. Takes some microseconds where the text holds no word of time.
    """
    if ANCHORS.isdisjoint(LETTERS.findall(text.lower())) and FIGURES.search(text) is None:
        return ()
    tokens = tokenise(text)
    found: list[tuple[int, Found]] = []
    end = 0
    for index in [place for place, word in enumerate(tokens.words) if word in STARTS or starts_one(word)]:
        match = match_at(tokens, index) if index >= end else None
        if match is not None:
            found.append((index, match))
            end = match.end
    return link(tokens, found)


def starts_one(first: str) -> bool:
    """Say whether an expression can start with a word that is none of `STARTS`."""
    return first[0].isdigit() or (first[-1] == "s" and first[:-1] in WEEKDAYS)


def match_at(tokens: Tokens, index: int) -> Found | None:
    """Return the longest expression that starts at a token, with and without taking its first words as a prefix."""
    first = tokens.words[index]
    plain = core_at(tokens, index, NO_PREFIX)
    start, prefix = read_prefix(tokens, index) if first in PREFIX_STARTS else (index, NO_PREFIX)
    prefixed = core_at(tokens, start, prefix) if index < start < len(tokens.words) else None
    if prefixed is not None and not prefix[1] and not prefix[2] and prefixed.value.form in {"calendar", "weekday", "holiday"}:
        # "the June 12 summit": the article belongs to the summit.
        prefixed = None
    if prefixed is not None and prefix[1]:
        prefixed = replace(prefixed, value=replace(prefixed.value, modifier=prefixed.value.modifier or prefix[1]))
    neighbour = neighbour_day(tokens, index) if first in NEIGHBOUR_STARTS else None
    best = longest((plain, prefixed, neighbour))
    return with_part(tokens, best) if best is not None else None


def core_at(tokens: Tokens, index: int, prefix: Prefix) -> Found | None:
    """Return the longest core at a token that may stand after a prefix."""
    return longest([parser(tokens, index, prefix) for parser in cores_of(tokens.words[index])])


def cores_of(first: str) -> tuple[CoreParser, ...]:
    """Return the parsers whose cores can start with a word."""
    parsers = CORES.get(first)
    if parsers is not None:
        return parsers
    if first[0].isdigit():
        return FIGURE_CORES
    return PLURAL_DAY_CORES if first[-1] == "s" and first[:-1] in WEEKDAYS else ()


def _cores_by_word() -> Mapping[str, tuple[CoreParser, ...]]:
    """Index the parsers by the words that their cores start with, so that few are tried at a word."""
    starts: tuple[tuple[CoreParser, Iterable[str]], ...] = (
        (calendar_core, (*MONTHS, *WEEKDAYS, *WEEKDAYS_SHORT, *ORDINALS, "fiscal", "'")),
        (day_word_core, DAY_WORDS),
        (unit_core, (*ANY_UNIT, *NUMBERS, *VAGUE)),
        (counted_core, (*ANY_UNIT, *NUMBERS, *VAGUE, *ORDINALS, "a", "an")),
        (part_core, PARTS),
        (holiday_core, WORDS.holidays),
        (season_core, SEASONS),
        (quarter_core, ORDINALS),
        (repeated_core, (*SETS, *WORDS.references, "every", "each")),
    )
    index: dict[str, list[CoreParser]] = {}
    for parser, words in starts:
        for first in dict.fromkeys(words):
            index.setdefault(first, []).append(parser)
    return {first: tuple(parsers) for first, parsers in index.items()}


CORES: Final = _cores_by_word()
FIGURE_CORES: Final[tuple[CoreParser, ...]] = (calendar_core, unit_core, counted_core, part_core, quarter_core, holiday_core)
PLURAL_DAY_CORES: Final[tuple[CoreParser, ...]] = (repeated_core,)
STARTS: Final = frozenset({*CORES, *DIRECTIONS, *MODIFIERS, "the", *POSSESSIVES, "eve"})
PREFIX_STARTS: Final = frozenset({*DIRECTIONS, *MODIFIERS, "the", "a", *POSSESSIVES})
