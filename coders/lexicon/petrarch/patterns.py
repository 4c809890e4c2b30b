"""Patterns of verb dictionaries as two halves around the verb: `- SAID * (FOR {PEACE TALKS}) $ [041]`."""

import re
from dataclasses import dataclass

from coders.lexicon.actor_tables import regular_plural
from coders.lexicon.petrarch.codes import BRACKET, read_event
from coders.lexicon.petrarch.source import Source, SourceLine
from coders.lexicon.petrarch.verb_records import SequencePattern

MARKS = frozenset({"$", "+", "%", "^"})
GLUED = re.compile(r"(?<=[A-Za-z&])[*]|[*](?=[A-Za-z&])")


@dataclass(frozen=True, slots=True)
class Item:
    """One token of a pattern; `joined` says that it stands directly behind the token before it."""

    text: str
    joined: bool


def read_pattern(source: Source, line: SourceLine) -> SequencePattern | None:
    """Reads one `- ...` line; None, reported, where it has no code or no place for the verb."""
    body = line.text[1:]
    brackets = list(BRACKET.finditer(body))
    if not brackets:
        source.problem(line.number, "pattern-without-code", f"the pattern {body.strip()!r} has no code", "write its code behind it: [190]")
        return None
    if len(brackets) > 1:
        source.repaired(line.number, "code-twice", "the pattern has more than one code", "the first was read")
    code = read_event(source, line.number, brackets[0][1])
    if code is None:
        return None
    words = body[: brackets[0].start()]
    if GLUED.search(words):
        source.repaired(line.number, "verb-glued", f"* stands without a blank in {words.strip()!r}", "it was read as a word of its own")
        words = GLUED.sub(r" \g<0> ", words)
    items = read_items(words)
    verbs = [place for place, item in enumerate(items) if item.text == "*"]
    if not verbs:
        source.problem(line.number, "pattern-without-verb", f"the pattern {body.strip()!r} does not say where the verb stands", "write * for the verb")
        return None
    if len(verbs) > 1:
        source.repaired(line.number, "verb-twice", "the pattern has * more than once", "the first is the verb; the others were left out")
    place = verbs[0]
    before, verb, after = items[:place], items[place], [item for item in items[place + 1 :] if item.text != "*"]
    joins = [item.joined for item in before[1:]] + [verb.joined]
    source.used(line.number)
    return SequencePattern(
        before=tuple(item.text + ("_" if joined else "") for item, joined in zip(before, joins, strict=True)) if before else (),
        after=tuple(("_" if item.joined else "") + item.text for item in after),
        code=code.code,
        back=code.back,
        line=line.number,
    )


def read_items(body: str) -> list[Item]:
    """Splits a pattern's text; words in braces and parentheses (PETRARCH2's noun and preposition phrases) also stand for their plural."""
    items: list[Item] = []
    depth = 0
    for piece in re.sub(r"([{}()])", r" \1 ", body.replace("/ ", "/").replace(" /", "/")).split():
        if piece in "{(":
            depth += 1
        elif piece in "})":
            depth = max(depth - 1, 0)
        else:
            items.extend(read_piece(piece, phrase=depth > 0))
    return items


def read_piece(piece: str, *, phrase: bool) -> list[Item]:
    """Splits `TO_LET_ESCAPE` into joined items; `_` at an end only says that the word stands for itself alone."""
    parts = [part for part in piece.split("_") if part]
    alone = piece.endswith("_")
    return [
        Item(part if part in MARKS or part == "*" else word_or_words(part, phrase=phrase and not (alone and place == len(parts) - 1)), place > 0)
        for place, part in enumerate(parts)
    ]


def word_or_words(part: str, *, phrase: bool) -> str:
    """Returns a word in small letters, `by|with` for BY/WITH; a set keeps its capitals; a word of a phrase brings its plural."""
    if part.startswith("&"):
        return part.upper()
    words = [word for word in part.lower().split("/") if word]
    plurals = [regular_plural(word) for word in words if phrase and word.isalpha() and len(word) > 3 and not word.endswith("s")]
    return "|".join(dict.fromkeys((*words, *plurals))) or part
