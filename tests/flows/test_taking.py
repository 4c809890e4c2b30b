"""Tests of flows.taking."""

import pytest

from flows import taking
from flows.stored import stored, whole
from schemas.article import Reject
from schemas.tables import ARTICLES, REJECTS


def test_taking_articles_and_rejects_become_two_parts(tmp_path, settings, make_article):
    records = [make_article("Israel attacked Syria."), Reject("ingest", "bad-json", "cut"), make_article("Ghana met Togo.")]
    taken = taking.take(settings("x"), tmp_path, read=lambda _: iter(records))
    assert taken == taking.Taken(records=3, articles=2)
    assert whole(stored([tmp_path / taking.TAKEN], table=ARTICLES)).column("text").to_pylist() == ["Israel attacked Syria.", "Ghana met Togo."]
    assert whole(stored([tmp_path / taking.REFUSED], table=REJECTS)).column("rule").to_pylist() == ["bad-json"]


@pytest.mark.parametrize("number", [0, 1, 3, 4, 7])
def test_taking_no_article_is_lost_at_the_edge_of_a_chunk(tmp_path, settings, make_article, monkeypatch, number):
    monkeypatch.setattr(taking, "CHUNK", 3)
    articles = [make_article(f"Israel attacked Syria on day {n}.") for n in range(number)]
    assert taking.take(settings("x"), tmp_path, read=lambda _: iter(articles)).articles == number
    assert whole(stored([tmp_path / taking.TAKEN], table=ARTICLES)).num_rows == number


def test_taking_again_after_a_failure_leaves_one_whole_part(tmp_path, settings, make_article):
    def failing(_):
        yield make_article("Israel attacked Syria.")
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        taking.take(settings("x"), tmp_path, read=failing)
    assert not (tmp_path / taking.TAKEN).exists()
    assert taking.take(settings("x"), tmp_path, read=lambda _: iter([make_article("Ghana met Togo.")])).articles == 1


def test_taking_reads_the_package_readers(tmp_path, settings, corpus):
    assert taking.take(settings(corpus), tmp_path) == taking.Taken(records=6, articles=4)
