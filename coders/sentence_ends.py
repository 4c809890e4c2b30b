"""Where sentences end as far as signs tell it, without a parser: for what is too long to be given to one."""

import re

END = re.compile("[.!?\u2026\u061f\u06d4\u0964][\"'\u201d\u2019\u00bb)\\]]*(?=\\s|\\Z)|[\u3002\uff01\uff1f]|[\\r\\n\u2028\u2029]+")
"""Full stops before a blank, those of Chinese and Japanese, and ends of lines."""
LINE_ENDS = "\r\n\u2028\u2029"
SENTENCE = re.compile("[.!?\u2026][\"'\u201d\u2019\u00bb)\\]]*\\s")
SIGN = re.compile(r"\W")
DENSE, DENSER = 3, 4
"""Of running text every fifth character is no letter; where every third is none, pieces are a fourth as long: the parser's memory goes by words and signs."""
BLANK = re.compile(r"\s")
MAX_PIECE = 3_000
"""Characters of a paragraph that the parser is given at once: it takes 3 KB a character and 64 paragraphs together. Of 45,624 paragraphs of newswire the
longest has 740."""


def longest_stretch(text: str) -> tuple[int, int]:
    """Returns start and end of the longest stretch of a text without the end of a sentence or line, line ends left out; (0, 0) of an empty text."""
    best, start = (0, 0), 0
    for match in END.finditer(text):
        end = match.start() if match[0][0] in LINE_ENDS else match.end()
        if end - start > best[1] - best[0]:
            best = start, end
        start = match.end()
    return (start, len(text)) if len(text) - start > best[1] - best[0] else best


def most_at_once(text: str) -> int:
    """Returns how many characters of a paragraph the parser is given at once: fewer where nearly all of it is short words and signs."""
    if len(text) <= MAX_PIECE // DENSER:
        return MAX_PIECE
    return MAX_PIECE if DENSE * len(SIGN.findall(text)) < len(text) else MAX_PIECE // DENSER


def pieces(text: str, *, most: int = MAX_PIECE) -> list[tuple[int, int]]:
    """Returns start and end of the pieces of a text that are at most so long: cut behind the last sentence that fits, else at a blank, else anywhere.

    A text that is short enough is one piece; the blank at which it is cut begins the next piece.
    """
    found: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > most:
        window = text[start : start + most]
        cut = max((match.end() - 1 for match in SENTENCE.finditer(window)), default=0) or max((match.start() for match in BLANK.finditer(window)), default=0)
        end = start + (cut or most)
        found.append((start, end))
        start = end
    return [*found, (start, len(text))] if start < len(text) or not found else found
