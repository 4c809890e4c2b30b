"""Tests of flows.coding."""

import pyarrow as pa

from flows import coding


def test_coding_articles_come_back_from_arrow_as_they_went_in(make_article):
    article = make_article("Israel attacked Syria.")
    assert coding.articles_of(pa.Table.from_batches([coding.uncoded_batch([article])])) == [article]


def test_coding_counts_stand_beside_the_articles_and_what_the_coder_filled_is_kept(coded_tables):
    tables = coded_tables("Israel attacked Syria. Iran met France.", "Rain fell.")
    assert tables["articles"].column("n_mentions").to_pylist() == [2, 0]
    assert tables["articles"].column("n_sentences").to_pylist() == [2, 1]
    assert tables["articles"].column("dateline").to_pylist() == ["FAKE", "FAKE"]
    assert tables["mentions"].num_rows == 2
    assert tables["rejects"].num_rows == 0


def test_coding_only_the_article_the_coder_fails_on_is_rejected(coded_tables):
    tables = coded_tables("Israel attacked Syria.", "Here the coder fails here. Iran met France.", "Ghana met Togo.")
    assert tables["articles"].num_rows == 2
    assert tables["mentions"].num_rows == 2
    (reject,) = tables["rejects"].to_pylist()
    assert (reject["stage"], reject["rule"], reject["source_line"]) == ("code", "coder-error", 2)
    assert "ValueError: a token without a head" in reject["reason"]


def test_coding_a_slice_travels_without_the_rest_of_its_table(taken):
    articles = taken(*(f"Israel attacked Syria on day {n}." for n in range(200)))
    assert len(coding.to_ipc(articles.slice(5, 1))) < len(coding.to_ipc(articles)) / 10
    assert coding.from_ipc(coding.to_ipc(articles.slice(5, 1))).to_pylist() == articles.slice(5, 1).to_pylist()
