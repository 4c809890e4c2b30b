"""Parts what the tokenizer leaves whole behind a dot: "U.S.-led" is read as "US-led" is, the name, the hyphen and the word behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coders.parse import Parse

DOTTED = re.compile(r"((?:[A-Za-z]\.){2,})-([A-Za-z]{2,})")
Piece = tuple[int, int, str, str, int]
"""Start, length, tag, label and head of a token."""


def part_dotted_names(parse: Parse, seen: str) -> Parse:
    """Returns a parse of a text with three tokens for each dotted name that a hyphen joins to a word; the same parse where there is none."""
    if ".-" not in seen:
        return parse
    ends = (start + length for start, length in zip(parse.starts, parse.lengths, strict=True))
    found = [DOTTED.fullmatch(seen, start, end) for start, end in zip(parse.starts, ends, strict=True)]
    if not any(found):
        return parse
    # the word behind the hyphen takes the place that the whole had
    places = [token + 2 * sum(match is not None for match in found[: token + 1]) for token in range(len(found))]
    pieces = [piece for token, match in enumerate(found) for piece in pieces_of(parse, token, match, places)]
    starts, lengths, tags, labels, heads = zip(*pieces, strict=True)
    return replace(parse, starts=starts, lengths=lengths, tags=tags, labels=labels, heads=heads)


def pieces_of(parse: Parse, token: int, match: re.Match[str] | None, places: list[int]) -> Iterator[Piece]:
    """Yields the tokens that one token becomes: itself, or a name with hyphen and word, labelled as the parser does where no dot is in the way."""
    place, head = places[token], places[parse.heads[token]]
    if match is None:
        yield parse.starts[token], parse.lengths[token], parse.tags[token], parse.labels[token], head
        return
    participle = match[2].islower()
    yield match.start(1), len(match[1]), "NNP", "npadvmod" if participle else "compound", place
    yield match.end(1), 1, "HYPH", "punct", place
    modifies = participle and parse.heads[token] > token
    yield match.start(2), len(match[2]), "VBN" if participle else "NNP", "amod" if modifies else parse.labels[token], head
