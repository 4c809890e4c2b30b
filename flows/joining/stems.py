"""The stems of words that tell what happened: no function words, cut to their beginning."""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from flows.joining.report_days import KEPT_SENTENCES
from flows.joining.tables import FOLDER, WORD

SHORTEST, STEM = 4, 5
FUNCTION_WORDS = FOLDER / "function_words.txt"


def stems(text: str) -> Iterator[str]:
    """Yields the stems of a text's content words in reading order."""
    return (word[:STEM] for word in WORD.findall(text.lower()) if len(word) >= SHORTEST and word not in function_words())


@lru_cache(maxsize=KEPT_SENTENCES)
def content_words(sentence: str) -> frozenset[str]:
    """Returns the stems of a sentence's content words; no names of days."""
    return frozenset(stems(sentence))


@cache
def function_words(path: Path = FUNCTION_WORDS) -> frozenset[str]:
    """Returns the words that tell nothing of an occurrence (function_words.txt)."""
    return frozenset(path.read_text(encoding="utf8").split())
