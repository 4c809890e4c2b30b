"""Digests: texts of several reports under one head, each item with a dateline of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from coders.dateline import Dateline, find_dateline
from coders.place_records import CAPITAL_WORD
from coders.sent_places import dateline_place

MIN_PLACES = 2
"""From how many places a digest is sent at least: a long report may open several of its parts with its own town."""


@dataclass(frozen=True, slots=True)
class Item:
    """One report of a digest: the number of the paragraph that it begins with, and its dateline."""

    paragraph: int
    dateline: Dateline


def items_of(bodies: Sequence[tuple[int, str, int]], *, first: Dateline | None, upper: bool) -> tuple[Item, ...]:
    """Returns the items of a digest, () for a text that is none: "ZENDA - Rebels attacked a post ... STRELSAU - The king left for ...".

    `bodies` are the paragraphs of running text as number, text and offset in the article; `first` is the dateline that the text opens with (None for
    none), `upper` says that the whole text is in upper case, where capitals tell no dateline. A label of a fact sheet ("HISTORY: ...") names no place.
    """
    found = [Item(number, dateline) for number, text, start in bodies if (dateline := item_dateline(text, start=start, upper=upper)) is not None]
    places = {dateline.place for dateline in (first, *(item.dateline for item in found)) if dateline is not None}
    return tuple(found) if len(places) >= MIN_PLACES else ()


def item_dateline(text: str, *, start: int, upper: bool) -> Dateline | None:
    """Returns the dateline that opens a paragraph, None where it opens with none or with no place that is known."""
    dateline = find_dateline(text, start=start, upper=upper)
    if dateline is None or not dateline.place or dateline.place.casefold() == CAPITAL_WORD:
        return None
    return dateline if dateline_place(dateline) is not None else None
