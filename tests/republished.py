"""Articles published again in another form, made with a fixed seed: for the test of flows.near_copies and for the bench.

    python -m tests.republished     # how many of 400 copies among 2,000 articles are found, by seed: the figures of docs/benchmarks.md
"""

import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from flows.near_copies import Published, near_copies

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


def joined_wrongly(found: dict[str, str], alone: dict[str, str], made: dict[str, tuple[Published, Published, str]]) -> int:
    """Returns how many articles are called copies that are none: neither made, nor found among the articles without the made ones.

    `alone` are the copies among the articles themselves, which may be real reprints.
    """
    return sum(name not in made and name not in alone for name in found)


def measured(articles: Sequence[Published], *, seed: int, shortest: int) -> tuple[float, int]:
    """Returns the share of 400 made copies that stand in the group of their article, and the number joined wrongly, among 2,000 articles."""
    some = random.Random(seed).sample(list(articles), 2000)
    made = republished(some, count=400, seed=seed, shortest=shortest)
    found, alone = near_copies([*some, *(copy for copy, _, _ in made.values())]), near_copies(some)
    right = sum(found.get(name, name) == found.get(original.article_id, original.article_id) for name, (_, original, _) in made.items())
    return right / len(made), joined_wrongly(found, alone, made)


def main() -> None:
    """Prints the lowest and highest share of ten seeds, for articles of 60 words and more and of any length, and the wrong ones."""
    articles = shared_articles()
    for shortest in (SHORTEST, 1):
        rows = [measured(articles, seed=seed, shortest=shortest) for seed in range(1, 11)]
        shares = sorted(share for share, _ in rows)
        wrong = sum(number for _, number in rows)
        print(f"{shortest} words and more: found {shares[0]:.4f} to {shares[-1]:.4f} of the pairs, joined wrongly {wrong} in {len(rows)} sets")


if __name__ == "__main__":
    main()
