"""What a paragraph of a news text is: its words, where they stand, and its kind."""

from dataclasses import dataclass

CODED_KINDS = frozenset({"body", "headline"})
"""The kinds of paragraph that are coded; credits, captions, related lines, lists and bylines tell no event of this report."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: a verbatim slice of the article (line breaks stay inside), its offset there, and its kind.

    Kinds: body, headline, credit, caption, byline, related, dateline, list, other; `CODED_KINDS` says which are coded.
    """

    text: str
    start: int
    kind: str
