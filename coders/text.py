"""Paragraphs of a news text, each with its kind, and the dateline: what is body text and what only stands around it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coders.dateline import Dateline, find_dateline, find_lower_dateline, read_dateline, record_dateline
from coders.digests import Item, items_of
from coders.text_lines import opening_of, pattern_kind
from coders.truecase import count_capitals, is_upper, truecase

__all__ = ["CODED_KINDS", "ArticleText", "Dateline", "Paragraph", "is_upper", "read_text", "truecase"]

CODED_KINDS = frozenset({"body", "headline"})
"""The kinds of paragraph that are coded; credits, captions, related lines, lists and bylines tell no event of this report."""

SHORT_KINDS = frozenset({"related", "other", "headline", "body"})
"""The kinds that a short line without a full stop may have."""

LINE = re.compile(r"[^\r\n\u2028\u2029]*")
BLANKS = " \t\x0b\x0c\x85\xa0\u3000\ufeff\u200b"
SPACES = str.maketrans({char: " " for char in "\n\r\t\x0b\x0c\x85\u2028\u2029\xa0"})
FULL_END = re.compile(r"(?:[.!?:;,\u2026][\"'\u201d\u2019\u00bb)\]]*|[.!?][\"'\u201d\u2019)]*\s*\([^()]{1,80}\)|--|\u2014|\[END\])\Z")
SPEECH_END = re.compile(r"\b(?:said|added|told|reported|announced)(?: \w+){0,2}\Z")
SENTENCE_SIGN = re.compile(r"\b(?:said|told|was|were|had|added that)\b")
SENTENCE_START = re.compile(r"(?:The|A|An|However|But|He|She|It|They|We|This|These|There|In|On|At|After|Meanwhile)\b")
OPEN_END = re.compile(r"\b(?:a|an|the|of|to|in|on|at|for|and|or|but|with|by|from|that|which|who|as|is|was|were|are|be)\Z")
LINE_START = re.compile(r"[A-Z0-9\u00c0-\u00de'\"\u2018\u201c+*\u2022-]")
MAX_LINE_WORDS = 20
MIN_WRAP, MAX_WRAP = 50, 100
MIN_FULL = 60
TAIL = 300
"""Characters of a paragraph's end in which `FULL_END` finds all that it looks for."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: a verbatim slice of the article (line breaks stay inside), its offset there, and its kind.

    Kinds: body, headline, credit, caption, byline, related, dateline, list, other; `CODED_KINDS` says which are coded.
    """

    text: str
    start: int
    kind: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The paragraphs of one article in order, its dateline (None where it has none), and the items of a digest behind the first (see `coders.digests`)."""

    paragraphs: tuple[Paragraph, ...]
    dateline: Dateline | None
    items: tuple[Item, ...] = ()


def read_text(text: str, *, title: str | None = None, dateline: str | None = None) -> ArticleText:
    """Split an article into paragraphs and tell what each is; the dateline is cut off the paragraph that it opens.

    `title` and `dateline` are those of the record: a paragraph equal to the title is the headline, and a dateline
    that stands in the text wins over the record's. Never raises; empty text has no paragraphs.
    """
    whole = [Paragraph(text[start:end], start, "body") for start, end in split_paragraphs(text)]
    pieces = [piece for paragraph in whole for piece in _cut_opening(paragraph)]
    kinds = classify([_flat(piece.text) for piece in pieces], title=title)
    paragraphs = [replace(piece, kind=kind) if piece.kind == "body" else piece for piece, kind in zip(pieces, kinds, strict=True)]
    upper = is_upper(text)
    paragraphs, found = _cut_dateline(paragraphs, upper=upper, lower=count_capitals(text)[0] <= len(text) * 0.02)
    paragraphs, items = _cut_items(paragraphs, first=found, upper=upper)
    return ArticleText(tuple(paragraphs), found or (record_dateline(dateline) if dateline else None), items)


def _cut_opening(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """Cut what a site writes before a report ("This story is from May 3, 2010 zenda: ...") off the paragraph that it runs into."""
    found = opening_of(_flat(paragraph.text))
    if found is None:
        return (paragraph,)
    end, kind = found
    rest = paragraph.text[end:]
    blanks = len(rest) - len(rest.lstrip(BLANKS + "\n\r"))
    return Paragraph(paragraph.text[:end], paragraph.start, kind), Paragraph(rest[blanks:], paragraph.start + end + blanks, "body")


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Return start and end of each paragraph, in order, without the blanks around it.

    Blank lines and indented lines open a paragraph; other lines are joined where the text is hard-wrapped.
    """
    lines = [(match.start(), match.end()) for match in LINE.finditer(text) if match.end() > match.start()]
    width = max((end - start for start, end in lines), default=0)
    spans: list[tuple[int, int]] = []
    opening = len(text) - len(text.lstrip())
    previous_start, previous_end = 0, -1
    for start, end in lines:
        first = start + len(text[start:end]) - len(text[start:end].lstrip(BLANKS))
        last = start + len(text[start:end].rstrip(BLANKS))
        if first >= last:
            continue
        joined = bool(spans) and _continues(
            text, spans[-1], (previous_start, previous_end), start=start, first=first, last=last, width=width, opening=opening
        )
        if joined:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
        previous_start, previous_end = start, end
    return spans


def _continues(
    text: str, open_span: tuple[int, int], previous: tuple[int, int], *, start: int, first: int, last: int, width: int, opening: int
) -> bool:
    """Decide whether a line goes on the paragraph before it; `previous` is the line before, `opening` the text's first character that is no blank.

    Of the paragraph before only its end is looked at: it may be the whole text, and would be walked through at every line.
    """
    before = text[max(open_span[0], open_span[1] - TAIL) : open_span[1]]
    unfinished = before[-1].isalpha() or before[-1] in ",-"
    lower_start = text[first].islower() and not re.match(r"by [A-Z]|[a-z. ]{3,30}:", text[first:last])
    between = text[previous[1] : start]
    if len(between.replace("\r\n", "\n")) > 1:
        # A sentence broken by an empty line ("... and a host of" / "officials were held") is one paragraph.
        return unfinished and lower_start and text[open_span[0]].isupper() and len(before) > 20 and first == start
    if first - start >= 3 or text[start] == "\t" or width > MAX_WRAP:
        return unfinished and lower_start and first - start < 3 and width <= MAX_WRAP
    # A wrapped line ends where the next word found no room; a line that ends early ends its paragraph.
    line_start = previous[0]
    next_word = re.split(r"\s", text[first:last], maxsplit=1)[0]
    room = width - (open_span[1] - line_start) - 1 - len(next_word)
    first_line = open_span[0] >= line_start and open_span[0] == opening
    if width < MIN_WRAP:
        return lower_start
    return lower_start or room < width * 0.25 or (first_line and not FULL_END.search(before) and width - room > 20)


def classify(paragraphs: Sequence[str], *, title: str | None = None) -> list[str]:
    """Return the kind of each paragraph (line breaks as spaces); body wherever nothing says otherwise."""
    kinds = [pattern_kind(paragraph) or "body" for paragraph in paragraphs]
    if len(paragraphs) == 1:
        return ["body"] if kinds[0] in ("caption", "related", "byline") else kinds
    full = [kind == "body" and _is_full(paragraph) for paragraph, kind in zip(paragraphs, kinds, strict=True)]
    first_full = full.index(True) if True in full else len(full)
    lines = [kind in SHORT_KINDS and _is_line(paragraph) for paragraph, kind in zip(paragraphs, kinds, strict=True)]
    times = Counter(paragraphs)
    same_title = _letters(title or "")
    for place, paragraph in enumerate(paragraphs):
        if kinds[place] != "body":
            continue
        if same_title and place <= first_full and _letters(paragraph) == same_title:
            kinds[place] = "headline"
        elif lines[place] and True in full:
            kinds[place] = _line_kind(place, paragraph, first_full=first_full, full=full, repeated=times[paragraph] > 1)
    return _mark_lists(kinds, lines=lines, full=full)


def _line_kind(place: int, paragraph: str, *, first_full: int, full: Sequence[bool], repeated: bool) -> str:
    """Tell what a short line without a full stop is by where it stands."""
    if place < first_full:
        return "headline"
    if repeated:
        return "related"
    words = len(paragraph.split())
    # A text cut off in its last sentence ends without a full stop too: it has to end like a headline.
    if place == len(full) - 1 and (sum(full) < 3 or OPEN_END.search(paragraph)):
        return "body"
    return "related" if words > 3 else "other"


def _mark_lists(kinds: list[str], *, lines: Sequence[bool], full: Sequence[bool]) -> list[str]:
    """Mark the lines of results, tables and news digests: three or more lines in a row that outweigh the full paragraphs."""
    if not any(full) or sum(lines) <= max(3, sum(full)):
        return kinds
    marked = list(kinds)
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and lines[end]:
            end += 1
        if end - place >= 3:
            first = place + 1 if place == 0 else place
            marked[first:end] = ["list"] * (end - first)
        place = max(end, place + 1)
    return marked


def _is_full(paragraph: str) -> bool:
    """Say whether a paragraph is running text: it ends like a sentence and is long enough to hold one."""
    return _ends(FULL_END, paragraph) and (len(paragraph) >= MIN_FULL or len(paragraph.split()) >= 8)


def _ends(sign: re.Pattern[str], paragraph: str) -> bool:
    """Say whether a paragraph ends with a sign, which is looked for in its tail only."""
    return sign.search(paragraph, max(0, len(paragraph) - TAIL)) is not None


def _is_line(paragraph: str) -> bool:
    """Say whether a paragraph is a short line without a full stop, as headlines, crossheads and list items are."""
    words = len(paragraph.split())
    if words > MAX_LINE_WORDS or not LINE_START.match(paragraph):
        return False
    # Headlines say "says" and leave out "was"; a line with one quotation mark is a piece of a longer quotation.
    if SENTENCE_SIGN.search(paragraph) or (words >= 10 and SENTENCE_START.match(paragraph)):
        return False
    if sum(map(paragraph.count, '"\u201c\u201d')) % 2:
        return False
    # "..., the ministry said" has lost its full stop; "two men were held. A third" is cut-off text.
    return not (
        _ends(FULL_END, paragraph) or SPEECH_END.search(paragraph) or re.search(r"[a-z]{2}[.!?][\"'\u201d\u2019]? [A-Z\"]", paragraph)
    )


def _cut_dateline(paragraphs: list[Paragraph], *, upper: bool, lower: bool) -> tuple[list[Paragraph], Dateline | None]:
    """Cut the dateline off the first body paragraph that opens with one; a line that is only a dateline becomes that kind."""
    seen_body = 0
    labels = sum(bool(re.match(r"[A-Z][A-Z .]{2,30}:", paragraph.text)) for paragraph in paragraphs)
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind not in CODED_KINDS:
            continue
        if paragraph.kind == "headline" or len(paragraph.text) < 70:
            alone = read_dateline(paragraph.text)
            if alone:
                whole = replace(alone, start=paragraph.start, end=paragraph.start + len(paragraph.text))
                return [*paragraphs[:place], replace(paragraph, kind="dateline"), *paragraphs[place + 1 :]], whole
        found = find_dateline(paragraph.text, start=paragraph.start, upper=upper)
        if not found and lower:
            found = find_lower_dateline(paragraph.text, start=paragraph.start)
        if found and labels > 1 and paragraph.text[: found.end - found.start].rstrip().endswith(":"):
            # "GEOGRAPHY: ...", "ECONOMY: ...": labels of a fact sheet, not places.
            found = None
        if found:
            rest = paragraph.text[found.end - found.start :]
            cut = Paragraph(rest, found.end, "body") if rest else replace(paragraph, kind="dateline")
            return [*paragraphs[:place], cut, *paragraphs[place + 1 :]], found
        seen_body += paragraph.kind == "body"
        if seen_body >= 2:
            break
    return paragraphs, None


def _cut_items(paragraphs: list[Paragraph], *, first: Dateline | None, upper: bool) -> tuple[list[Paragraph], tuple[Item, ...]]:
    """Cut the datelines off the paragraphs that begin the items of a digest; a paragraph of nothing else becomes that kind."""
    items = items_of(
        [(number, paragraph.text, paragraph.start) for number, paragraph in enumerate(paragraphs) if paragraph.kind == "body"], first=first, upper=upper
    )
    cut = list(paragraphs)
    for item in items:
        whole = paragraphs[item.paragraph]
        rest = whole.text[item.dateline.end - whole.start :]
        cut[item.paragraph] = Paragraph(rest, item.dateline.end, "body") if rest else replace(whole, kind="dateline")
    return cut, items


def _flat(text: str) -> str:
    """Read line breaks as spaces, one for one."""
    return text if text.isprintable() else text.translate(SPACES)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
