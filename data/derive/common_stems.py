"""Writes flows/joining/common_stems.txt: the stems that one article of fifty has, or more; by the others two articles are told to be of one matter.

Run from the repository's root, with `../shared/articles` beside it: `python -m data.derive.common_stems`.
"""

from collections import Counter
from datetime import date
from pathlib import Path

from flows.ingest import read_sources
from flows.joining.stems import stems
from flows.joining.stories import COMMON_STEMS
from schemas.article import Article

ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "articles"
COLLECTIONS = ("newswire.jsonl", "reuters_1987.jsonl")
ONE_OF = 50


def common(texts: list[str]) -> list[str]:
    """Returns the stems that one text of fifty has, or more, sorted."""
    counts = Counter(stem for text in texts for stem in set(stems(text)))
    return sorted(stem for stem, count in counts.items() if count * ONE_OF >= len(texts))


if __name__ == "__main__":
    found = read_sources([str(ARTICLES / name) for name in COLLECTIONS], today=date(2026, 1, 1))
    words = common([item.text for item in found if isinstance(item, Article)])
    lines = [" ".join(words[start : start + 20]) for start in range(0, len(words), 20)]
    COMMON_STEMS.write_text("\n".join(lines) + "\n", encoding="utf8", newline="\n")
