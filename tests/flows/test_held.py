"""Tests of flows.held, flows.recode and flows.gathering."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.held import Held, new_articles, new_rejects, nothing_held, uncoded
from flows.recode import changed_words, keep_words, kept_words, touched
from flows.stored import stored, whole
from schemas.tables import ARTICLES


def held_of(coded):
    return Held(coded["articles"], coded["mentions"], coded["rejects"])


def test_held_articles_are_not_taken_in_twice(coded_tables, make_article, tmp_path):
    first, second = make_article("Israel attacked Syria.", article_id="a1"), make_article("Ghana met Togo.", article_id="a2")
    taken = uncoded(coded_tables(first, second)["articles"])
    fresh, known = new_articles(taken, held_of(coded_tables(first)), tmp_path / "new.arrow")
    assert fresh.column("article_id").to_pylist() == ["a2"] and known == 1
    assert new_articles(taken, nothing_held(), tmp_path / "all.arrow")[1] == 0


def test_held_another_text_under_a_held_id_gets_the_longer_id(coded_tables, make_article, tmp_path):
    first, other = make_article("Israel attacked Syria.", article_id="a1"), make_article("Israel attacked Syria twice.", article_id="a1")
    taken = uncoded(coded_tables(other)["articles"])
    fresh, known = new_articles(taken, held_of(coded_tables(first)), tmp_path / "new.arrow")
    assert fresh.column("article_id").to_pylist() == [f"a1~{other.content_sha256[:8]}"] and known == 0


def test_held_rejects_are_told_once(coded_tables):
    coded = coded_tables("the coder fails here", "Ghana met Togo.")
    assert coded["rejects"].num_rows == 1
    assert new_rejects(coded["rejects"], held_of(coded)).num_rows == 0
    assert new_rejects(coded["rejects"], nothing_held()).num_rows == 1


def test_held_rows_of_an_older_schema_get_the_columns_of_today(coded_tables, tmp_path):
    articles = coded_tables("Ghana met Togo.")["articles"]
    old = articles.drop_columns(["copy_of"]).append_column("colour", pa.array(["red"]))
    pq.write_table(old, tmp_path / "articles.parquet")
    assert whole(stored([tmp_path / "articles.parquet"], table=ARTICLES)).equals(articles)


def test_recode_words_are_kept_by_version_and_read_back(tmp_path):
    keep_words(tmp_path, "v1", {"": "rest", "attack": "1"})
    assert kept_words(tmp_path, "v1") == {"": "rest", "attack": "1"}
    assert kept_words(tmp_path, "v2") is None
    (tmp_path / "lexicons" / "v3.json").write_text(json.dumps(["no digests"]), encoding="utf8")
    assert kept_words(tmp_path, "v3") is None


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ({"": "r", "attack": "1", "raid": "2"}, {"": "r", "attack": "9", "raid": "2", "shell": "3"}, {"attack", "shell"}),
        ({"": "r", "attack": "1"}, {"": "r", "attack": "1"}, set()),
        ({"": "r", "attack": "1"}, {"": "s", "attack": "1"}, None),
        (None, {"": "s", "attack": "1"}, None),
    ],
)
def test_recode_changed_words(before, now, words):
    assert changed_words(before, now) == words


def test_recode_touched_texts_hold_a_word_whole():
    assert touched(["Rebels ATTACKED.", "A counterattacked post", "no"], {"attacked"}) == [True, False, False]
