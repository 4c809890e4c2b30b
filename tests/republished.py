"""Articles published again in another form, made with a fixed seed: for the test of flows.near_copies and for the bench."""

import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from flows.near_copies import Published

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "articles"
CHANGED = 8
HEADLINE = (4, 12)
LEFT = (0.4, 0.8)
SHORTEST = 60
"""Words of the shortest article that is published again: cut to .4, with 8 of the 24 words changed, nothing would be left to know it by."""
FORMS = (("changed",), ("headed",), ("cut",), ("changed", "cut"), ("headed", "cut"), ("changed", "headed"), ("changed", "cut", "headed"))
_SPACE = re.compile(r"(\s+)")


def changed(text: str, rng: random.Random, vocabulary: Sequence[str]) -> str:
    """Returns the text with 8 words at random places replaced by others."""
    parts = _SPACE.split(text)
    words = [place for place, part in enumerate(parts) if part.strip()]
    for place in rng.sample(words, min(CHANGED, len(words))):
        parts[place] = rng.choice(vocabulary)
    return "".join(parts)


def headed(text: str, rng: random.Random, vocabulary: Sequence[str]) -> str:
    """Returns the text under a headline of words in capitals."""
    return " ".join(rng.choice(vocabulary).upper() for _ in range(rng.randint(*HEADLINE))) + "\n\n" + text


def cut(text: str, rng: random.Random, vocabulary: Sequence[str]) -> str:
    """Returns the beginning of the text, between .4 and .8 of its words."""
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    return text[: ends[max(1, int(len(ends) * rng.uniform(*LEFT))) - 1]] if ends else text


MAKERS: dict[str, Callable[[str, random.Random, Sequence[str]], str]] = {"changed": changed, "headed": headed, "cut": cut}


def republished(
    articles: Sequence[Published], *, count: int, seed: int, forms: Sequence[Sequence[str]] = FORMS, shortest: int = SHORTEST
) -> dict[str, tuple[Published, Published, str]]:
    """Returns {id of the copy: (copy, its article, form)}: articles drawn with a seed, in each form in turn, published 0 to 3 days later."""
    rng = random.Random(seed)
    vocabulary = sorted({word for article in articles for word in article.text.split()})
    drawn = rng.sample([article for article in articles if len(article.text.split()) >= shortest], count)
    made = {}
    for number, article in enumerate(drawn):
        form = forms[number % len(forms)]
        text = article.text
        for name in form:
            text = MAKERS[name](text, rng, vocabulary)
        later = timedelta(days=rng.randint(0, 3))
        copy = replace(
            article, article_id=f"again-{number:04}", text=text,
            published=article.published and article.published + later, published_at=article.published_at and article.published_at + later,
        )  # fmt: skip
        made[copy.article_id] = (copy, article, " ".join(form))
    return made


def shared_articles() -> list[Published]:
    """Returns the articles of ../shared/articles; none where the folder does not exist."""
    rows = [json.loads(line) for path in sorted(SHARED.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [published(row) for row in rows]


def published(row: dict[str, str]) -> Published:
    """Returns one line of the collections; its time is None where the line gives the day only."""
    at = datetime.fromisoformat(row["published"]) if "T" in row["published"] else None
    return Published(row["id"], date.fromisoformat(row["published"][:10]), at, row["text"])
