"""Sentences written for each code before the lexicon was opened: the figures may not sink below what was reached."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coders.coder import Coder
from flows.evaluation import Evaluation, Gold, evaluate, found_in, read_gold
from schemas.article import Article
from schemas.codebook import cameo_codes

FOLDER = Path(__file__).resolve().parents[2] / "data" / "gold"
FLOORS = {"codes_dev.jsonl": (0.86, 0.72, 0.85), "codes_test.jsonl": (0.80, 0.66, 0.78)}
"""Least recall of roots and of exact codes, and least share of sentences without an event that stay silent."""


def rows(name: str) -> list[Gold]:
    """The rows of a file; a line that is no gold row fails."""
    found = list(read_gold(FOLDER / name))
    assert all(isinstance(row, Gold) for row in found), [row for row in found if isinstance(row, str)]
    return [row for row in found if isinstance(row, Gold)]


def scored(coder: Coder, gold: list[Gold]) -> Evaluation:
    """The gold rows with what the coder finds."""
    articles: Iterator[Article] = (Article(article_id=row.row_id, text=row.text, published=row.published) for row in gold)
    return evaluate([(row, found_in(coded.mentions)) for row, coded in zip(gold, coder.code_articles(articles), strict=True)])


@pytest.mark.parametrize("name", FLOORS)
def test_codes_gold_recall_and_silence_stay_above_their_floors(coder: Coder, name: str) -> None:
    roots, codes, silence = FLOORS[name]
    gold = rows(name)
    quiet = [row for row in gold if not row.roots]
    result = scored(coder, gold)
    assert result.all_roots.score.recall >= roots
    assert result.all_codes is not None and result.all_codes.score.recall >= codes
    assert 1 - len([row for row, _ in result.false if not row.roots]) / len(quiet) >= silence


def test_codes_gold_dev_has_a_sentence_for_every_code_in_use() -> None:
    shown = {code for row in rows("codes_dev.jsonl") for code in row.codes or ()}
    assert {code for code, entry in cameo_codes().items() if len(code) > 2 and not entry.retired} <= shown


def test_codes_gold_sentences_stand_once_over_both_files() -> None:
    texts = [json.loads(line)["text"] for name in FLOORS for line in (FOLDER / name).read_text(encoding="utf8").splitlines()]
    assert len(texts) == len(set(texts)) == 1612
