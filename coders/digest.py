"""Digests: one text with several reports, each with a dateline of its own: "LIMA - Rebels attacked ... QUITO - Police said ...".

Each report is coded by itself, so that the rebels of Lima are not those of Quito.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from coders.dateline import Dateline, find_dateline
from coders.paragraphs import CODED_KINDS, Paragraph
from coders.places import dateline_place

FEWEST = 3
"""How many reports, from as many places, make a digest: a report with a second dateline is one report."""


def part_reports(paragraphs: Sequence[Paragraph], *, first: Dateline | None, upper: bool) -> tuple[tuple[Paragraph, ...], tuple[Dateline, ...]]:
    """Returns the paragraphs of a digest with the datelines cut off that open its reports, and these in order; as they are, and (), for other texts.

    `first` is the dateline of the whole text, cut off already; `upper` says that the text is in capitals throughout.
    """
    found = [opening_of(paragraph, upper=upper) for paragraph in paragraphs]
    known = [dateline for dateline in found if dateline is not None]
    labels = sum(1 for paragraph, dateline in zip(paragraphs, found, strict=True) if dateline is None and is_labelled(paragraph))
    opened = (first,) if first is not None and first.end else ()
    if len({dateline.place for dateline in (*opened, *known)}) < FEWEST or labels > len(known):
        return tuple(paragraphs), ()
    cut = tuple(
        paragraph if dateline is None else replace(paragraph, text=paragraph.text[dateline.end - paragraph.start :], start=dateline.end)
        for paragraph, dateline in zip(paragraphs, found, strict=True)
    )
    return tuple(paragraph for paragraph in cut if paragraph.text), (*opened, *known)


def opening_of(paragraph: Paragraph, *, upper: bool) -> Dateline | None:
    """Returns the dateline that opens a paragraph and names a place that is known, None for other paragraphs."""
    if paragraph.kind not in CODED_KINDS:
        return None
    dateline = find_dateline(paragraph.text, start=paragraph.start, upper=upper)
    return dateline if dateline is not None and dateline.place and dateline_place(dateline) is not None else None


def is_labelled(paragraph: Paragraph) -> bool:
    """Says whether a paragraph opens like a dateline with a word that is no place: "ECONOMY: Coffee and tin"."""
    dateline = find_dateline(paragraph.text, start=paragraph.start)
    return dateline is not None and bool(dateline.place)


def by_report(starts: Sequence[int], datelines: Sequence[Dateline]) -> Iterator[tuple[Dateline | None, int, int]]:
    """Yields the dateline of each report with the first and the last position, not included, of its sentences, given where these start.

    `datelines` are those of a digest, that of its record first where it has one; what stands before them is a part without a dateline.
    A part without sentences is left out.
    """
    openings = [0, *(next((at for at, start in enumerate(starts) if start >= dateline.end), len(starts)) for dateline in datelines), len(starts)]
    for dateline, (first, last) in zip((None, *datelines), pairwise(openings), strict=True):
        if first < last:
            yield dateline, first, last
