"""Writes coders/lexicon/confidence.tsv: what each sign of a mention adds to the odds that its root is right, fitted to the judged mentions.

Run from the repository's root, with `../shared/articles` beside it: `python -m data.derive.confidence`; `--check` writes nothing and shows how well the
weights tell right from wrong in articles they were not fitted to.

The readings of data/gold/reading_*.tsv and roots_*.tsv are coded again; a judged row counts where a kept mention of that root stands at its trigger
still. Weights are those of a logistic regression with a ridge, so that a sign seen in few rows weighs little; the base is then set so that the mean is
the share of right roots in the newest of roots_*.tsv, drawn and judged before its reader saw a rule: the rules were written with the others read.
"""

import csv
import hashlib
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from coders.coder import load_coder
from coders.confidence import BASE, COLUMNS, SIGNS, TABLE
from flows.ingest import read_sources
from schemas.article import Article
from schemas.mention import Mention

ROOT = Path(__file__).resolve().parents[2]
GOLD, ARTICLES = ROOT / "data" / "gold", ROOT.parent / "shared" / "articles"
COLLECTIONS = ("newswire.jsonl", "reuters_1987.jsonl")
RIDGE, STEPS = 5.0, 60
FEWEST = 15
"""Judged mentions without which a sign is left out."""
PARTS, BANDS = 10, 6
SIGNS_STEP = "signs: "
MEANINGS = {
    BASE: "every mention begins with it", "no source": "nobody is told to do it", "no target": "nobody is told to have it done to them",
    "source unnamed": "the source is a group of no known country", "target unnamed": "the target is a group of no known country",
    "source remembered": "the source is a pronoun or noun that was named before", "target remembered": "the target is one",
    "source implied": "the source is who does such things in the article", "target is a place": "the target's country is that of the place",
    "two countries": "source and target are of two countries", "one country": "source and target are of one country",
    "day told": "the text tells the day", "old day": "more than a week before the report", "base form": "the trigger is an infinitive or a present",
    "noun": "the trigger is a noun", "coordinated": "the trigger is joined to another by and", "adverbial clause": "the trigger stands in or under one",
    "late in the sentence": "more than 22 words stand before the trigger", "long sentence": "of more than 40 words",
    "end of the report": "in the last third of a report of four sentences or more", "not asserted": "an intent, a demand",
    "light verb": "a noun told by a verb: held talks", "pattern": "by a pattern of the entry, and not by its own code",
}  # fmt: skip
Numbers = NDArray[np.float64]
Judged = tuple[dict[str, str], tuple[str, ...]]


def readings() -> list[dict[str, str]]:
    """Returns the judged rows, each with the name of its reading; those of roots alone are the last."""
    found = []
    for path in (*sorted(GOLD.glob("reading_*.tsv")), *sorted(GOLD.glob("roots_*.tsv"))):
        with path.open(encoding="utf8", newline="") as file:
            found += [{**row, "reading": path.stem} for row in csv.DictReader(file, delimiter="\t")]
    return found


def judged(rows: Sequence[dict[str, str]]) -> list[Judged]:
    """Returns the judged rows that are coded still, with the signs of their mention."""
    wanted = {row["article_id"] for row in rows}
    sources = [str(ARTICLES / name) for name in COLLECTIONS]
    articles = [found for found in read_sources(sources, today=date(2026, 1, 1)) if isinstance(found, Article) and found.article_id in wanted]
    mentions: dict[tuple[str, str, str, str], list[Mention]] = {}
    for coded in load_coder().code_articles(articles):
        for mention in coded.mentions:
            if mention.status == "kept":
                key = (mention.article_id, str(mention.sentence_start), mention.trigger, mention.cameo_root)
                mentions.setdefault(key, []).append(mention)
    found = []
    for row in rows:
        own = mentions.get((row["article_id"], row["sentence_start"], row["trigger"], row["cameo_code"][:2]), [])
        best = next((mention for mention in own if (mention.source or "") == row["source"]), own[0] if own else None)
        if best is not None:
            found.append((row, signs_in(best)))
    return found


def signs_in(mention: Mention) -> tuple[str, ...]:
    """Returns the signs that a mention's derivation tells."""
    step = next(step for step in mention.derivation.split("; ") if step.startswith(SIGNS_STEP))
    return tuple(step.removeprefix(SIGNS_STEP).split(", "))


def fitted(have: Numbers, right: Numbers) -> Numbers:
    """Returns base and weights of a logistic regression with a ridge on the weights (Newton's steps)."""
    rows = np.c_[np.ones(len(have)), have]
    ridge = RIDGE * np.r_[0.0, np.ones(have.shape[1])]
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share - right) + ridge * weights
        weights -= np.linalg.solve((rows * (share * (1 - share))[:, None]).T @ rows + np.diag(ridge), slope)
    return weights


def shares(have: Numbers, weights: Numbers) -> Numbers:
    """Returns the share of right roots that weights expect of each row."""
    found: Numbers = 1 / (1 + np.exp(-np.c_[np.ones(len(have)), have] @ weights))
    return found


def expected_apart(rows: Sequence[Judged], have: Numbers, right: Numbers) -> Numbers:
    """Returns what weights fitted to the other articles expect of each row; an article's rows are never on both sides."""
    part = np.array([int(hashlib.sha256(row["article_id"].encode()).hexdigest(), 16) % PARTS for row, _ in rows])
    found = np.zeros(len(rows))
    for number in range(PARTS):
        found[part == number] = shares(have[part == number], fitted(have[part != number], right[part != number]))
    return found


def told_apart(expected: Numbers, right: Numbers) -> float:
    """Returns how often a right row is expected to be right more than a wrong one (area under the curve)."""
    good, bad = expected[right == 1], expected[right == 0]
    return float((good[:, None] > bad[None]).mean() + 0.5 * (good[:, None] == bad[None]).mean())


def based(weights: Numbers, have: Numbers, share: float) -> float:
    """Returns the base with which the rows' mean is a share."""
    low, high = -10.0, 10.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if shares(have, np.r_[middle, weights[1:]]).mean() < share else (low, middle)
    return low


def main(words: Sequence[str]) -> None:
    """Writes the table, or prints how well its weights tell right from wrong."""
    rows = judged(readings())
    counts = {sign: sum(sign in signs for _, signs in rows) for sign in (*(f"root {root:02d}" for root in range(1, 21)), *SIGNS)}
    names = [sign for sign, count in counts.items() if count >= FEWEST]
    have = np.array([[sign in signs for sign in names] for _, signs in rows], dtype=float)
    right = np.array([row["root"] == "y" for row, _ in rows], dtype=float)
    if "--check" in words:
        expected = expected_apart(rows, have, right)
        print(f"{len(rows)} judged mentions, {right.mean():.3f} right; of a right and a wrong one the right is surer in {told_apart(expected, right):.3f}")
        print("| expected | right | of |\n|---|---|---|")
        for band in np.array_split(np.argsort(expected, kind="stable"), BANDS):
            print(f"| {expected[band].mean():.2f} | {right[band].mean():.2f} | {len(band)} |")
        return
    weights = fitted(have, right)
    newest = [row for row in readings() if row["reading"] == rows[-1][0]["reading"]]
    own = np.array([row["reading"] == newest[0]["reading"] for row, _ in rows])
    base = based(weights, have[own], sum(row["root"] == "y" for row in newest) / len(newest))
    lines = ["\t".join(COLUMNS), "# Made by data/derive/confidence.py from the readings of data/gold; nobody sets a weight by hand."]
    lines.append(f"{BASE}\t{base:.2f}\t{int(right.sum())}\t{len(rows)}\t{MEANINGS[BASE]}")
    for number, sign in enumerate(names):
        count = (int(right[have[:, number] == 1].sum()), int(have[:, number].sum()))
        meaning = MEANINGS.get(sign, f"a code of CAMEO's root {sign[-2:]}")
        lines.append(f"{sign}\t{weights[number + 1]:.2f}\t{count[0]}\t{count[1]}\t{meaning}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
