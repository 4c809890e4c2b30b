"""Articles published again in another form, made with a fixed seed: for the test of flows.near_copies and for the bench.

    python -m tests.republished     # how many of 400 copies among 2,000 articles are found, in 20 sets: the figures of docs/benchmarks.md
"""

import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from rapidfuzz.distance import LCSseq

from flows.copied import read_words
from flows.near_copies import Published, near_copies

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "articles"
CHANGED = 8
SETS = 20
HEADLINE = (4, 12)
LEFT = (0.4, 0.8)
SHORTEST = 60
"""Words of the shortest article that is published again: cut to .4, with 8 of the 24 words changed, nothing would be left to know it by."""
SINGLE_FORMS = (("changed",), ("headed",), ("cut",))
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


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one set: the copies made, those not in the group of their article, how many of these cannot be known, and the articles joined wrongly."""

    made: int
    missed: int
    unknowable: int
    wrong: int


def measured(articles: Sequence[Published], *, seed: int, shortest: int, forms: Sequence[Sequence[str]] = FORMS) -> Measured:
    """Returns what is found of 400 articles published again among 2,000."""
    some = random.Random(seed).sample(list(articles), 2000)
    made = republished(some, count=400, seed=seed, forms=forms, shortest=shortest)
    found, alone = near_copies([*some, *(copy for copy, _, _ in made.values())]), near_copies(some)
    missed = [
        (copy, original) for name, (copy, original, _) in made.items() if found.get(name, name) != found.get(original.article_id, original.article_id)
    ]  # fmt: skip
    texts = {article.article_id: read_words(article.text).lower for article in some}
    return Measured(len(made), len(missed), sum(is_unknowable(copy, original, texts, alone) for copy, original in missed), joined_wrongly(found, alone, made))


def is_unknowable(copy: Published, original: Published, texts: Mapping[str, Sequence[str]], alone: Mapping[str, str]) -> bool:
    """Returns whether another article, no copy of the original, shares as many words in the same order with the copy: nobody could tell whose it is."""
    words = read_words(copy.text).lower
    group = alone.get(original.article_id, original.article_id)
    own = LCSseq.similarity(words, texts[original.article_id])
    return any(LCSseq.similarity(words, text) >= own for name, text in texts.items() if alone.get(name, name) != group)


def main() -> None:
    """Prints what is found in 20 sets: for articles of 60 words and more and of any length, in all forms and in each of the three by itself."""
    articles = shared_articles()
    for told, forms in (("three forms and their mixtures", FORMS), ("the three forms alone", SINGLE_FORMS)):
        for shortest in (SHORTEST, 1):
            sets = [measured(articles, seed=seed, shortest=shortest, forms=forms) for seed in range(1, SETS + 1)]
            shares = sorted(1 - one.missed / one.made for one in sets)
            made, missed, unknowable = (sum(getattr(one, name) for one in sets) for name in ("made", "missed", "unknowable"))
            print(
                f"{told}, {shortest} words and more: found {shares[0]:.4f} to {shares[-1]:.4f} of the pairs, {1 - missed / made:.4f} of all; "
                f"{unknowable} of the {missed} missed agree with another article as well, {1 - (missed - unknowable) / (made - unknowable):.4f} without them; "
                f"joined wrongly {sum(one.wrong for one in sets)} in {len(sets)} sets",
                flush=True,
            )


if __name__ == "__main__":
    main()
