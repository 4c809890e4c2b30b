"""Matches the words around a verb with a pattern: word by word away from the verb, blanks skipping, joined words not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from coders.parse import Sentence
from coders.sequences.groups import Group, Part, Phrases
from coders.sequences.tables import Element, Sequence


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern's marks stand for: groups of `$`, `+` and `%` (with the side it stood on)."""

    source: Group | None = None
    target: Group | None = None
    compound: Group | None = None
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """The words on one side of a verb as they are read away from it: their tokens, small letters, and the place of each token."""

    tokens: tuple[int, ...]
    lower: tuple[str, ...]
    words: frozenset[str]
    places: Mapping[int, int]
    behind: bool


def make_side(sentence: Sentence, tokens: tuple[int, ...], *, behind: bool) -> Side:
    """Builds one side of a verb."""
    lower = tuple(sentence.lower[token] for token in tokens)
    return Side(tokens, lower, frozenset(lower), {token: place for place, token in enumerate(tokens)}, behind)


def possible(elements: tuple[Element, ...], side: Side) -> bool:
    """Says whether every word of a pattern's half stands somewhere on its side: most patterns end here."""
    for element in elements:  # noqa: SIM110 - a third faster than all() here, and run for every pattern of every verb
        if element.kind == "word" and side.words.isdisjoint(element.words):
            return False
    return True


@dataclass(slots=True)
class Matcher:
    """Matches patterns in one sentence; lives as long as the sentence is coded."""

    sentence: Sentence
    phrases: Phrases
    parts: dict[int, Part] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts = {token: part for part in self.phrases.parts for token in range(part.first, part.last + 1)}

    def match(self, pattern: Sequence, before: Side, after: Side) -> Found | None:
        """Returns what the pattern's marks stand for, None where the pattern does not match."""
        if not possible(pattern.before, before) or not possible(pattern.after, after):
            return None
        left = self.walk(pattern.before, 0, before, 0, Found(), set())
        return None if left is None else self.walk(pattern.after, 0, after, 0, left, set())

    def walk(self, elements: tuple[Element, ...], index: int, side: Side, place: int, found: Found, dead: set[tuple[int, int]]) -> Found | None:
        """Returns the first way in which the elements from `index` on match the words from `place` on, the nearest words first.

        `dead` are the (element, place) pairs that are known to lead nowhere: without them a long list of "of ... of ... of" takes for ever.
        """
        if index == len(elements):
            return found
        if (index, place) in dead:
            return None
        for end, group in self.steps(elements[index], side, place):
            more = found if group is None else noted(found, elements[index].kind, group, side)
            result = self.walk(elements, index + 1, side, end, more, dead)
            if result is not None:
                return result
        dead.add((index, place))
        return None

    def steps(self, element: Element, side: Side, place: int) -> Iterator[tuple[int, Group | None]]:
        """Yields (place behind it, group) of every way in which one element matches from a place on."""
        if element.kind == "word":
            for start in range(place, min(place + 1, len(side.lower)) if element.joined else len(side.lower)):
                for words in element.words.get(side.lower[start], ()):
                    if side.lower[start : start + len(words)] == words:
                        yield start + len(words), None
        elif element.kind == "skip":
            end = self.skip_phrase(side, place, joined=element.joined)
            if end is not None:
                yield end, None
        else:
            yield from ((end, group) for group, end in self.groups_at(side, place, element))

    def skip_phrase(self, side: Side, place: int, *, joined: bool) -> int | None:
        """Returns the place behind the next noun phrase, or behind the rest of the one that is being read."""
        for start in range(place, place + 1 if joined else len(side.tokens)):
            part = self.parts.get(side.tokens[start]) if start < len(side.tokens) else None
            if part is not None:
                end = start
                while end < len(side.tokens) and part.first <= side.tokens[end] <= part.last:
                    end += 1
                return end
        return None

    def groups_at(self, side: Side, place: int, element: Element) -> Iterator[tuple[Group, int]]:
        """Yields the coded groups from a place on, nearest first, with the place behind each."""
        candidates: list[tuple[int, int, Group]] = []
        for group in (*self.phrases.outer, *self.phrases.inner):
            inside = [side.places[token] for token in range(group.first, group.last + 1) if token in side.places]
            if inside and min(inside) >= place and (element.kind != "compound" or len(group.codes) > 1):
                candidates.append((min(inside), max(inside) + 1, group))
        for start, end, group in sorted(candidates, key=lambda one: (one[0], -one[1])):
            if not element.joined or start == place:
                yield group, end


def noted(found: Found, kind: str, group: Group, side: Side) -> Found:
    """Adds a group to what was found."""
    if kind == "source":
        return replace(found, source=group)
    if kind == "target":
        return replace(found, target=group)
    return replace(found, compound=group, behind=side.behind)
