"""Tests of flows.summary."""

from pathlib import Path

from flows.link import link
from flows.summary import as_markdown, as_text, summarise


def made(coded_tables, make_article, records=4):
    tables = coded_tables(
        "Israel attacked Syria. Ghana did not attack Togo.",
        make_article("Ghana met Togo.", None),
        "Iran met France, and the coder fails here.",
    )
    return summarise({**tables, "events": link(tables["mentions"]).events}, records=records)


def test_summary_counts_what_the_tables_hold(coded_tables, make_article):
    summary = made(coded_tables, make_article)
    assert (summary.articles, summary.undated, summary.mentions, summary.kept, summary.events) == (2, 1, 3, 2, 2)
    assert summary.dropped == {"negated": 1}
    assert summary.rejected == {"code: coder-error": 1}
    assert summary.events_by_root == {"04": 1, "19": 1}
    assert summary.counts()["mentions_dropped"] == {"negated": 1}


def test_summary_text_and_markdown_tell_the_counts_and_where_the_files_are(coded_tables, make_article):
    summary = made(coded_tables, make_article)
    text = as_text(summary, folder=Path("out/releases/r-1"), release="r-1")
    assert "release r-1" in text and "articles without a date" in text
    assert "3 (2 kept, 1 dropped)" in text
    assert "19 Fight" in text and "code: coder-error" in text
    assert "quality" in text and "index.html" in text
    page = as_markdown(summary, folder=Path("out/releases/r-1"), release="r-1")
    assert page.startswith("# Release r-1") and "| negated | 1 |" in page and "out/releases/r-1" in page


def test_summary_leaves_out_what_did_not_occur(coded_tables):
    tables = coded_tables("Rain fell.")
    summary = summarise({**tables, "events": link(tables["mentions"]).events}, records=1)
    text = as_text(summary, folder=Path("x"), release="r-1")
    assert "by reason" not in text and "by root" not in text and "without a date" not in text


def test_summary_tells_rejected_articles_from_quarantined_rows(coded_tables):
    from flows.row_rejects import reject_table
    from schemas.article import Reject

    tables = coded_tables("Israel attacked Syria.")
    lost = [Reject("ingest", "bad-json", "x"), Reject("validate", "date-not-late", "x", article_id="a", record_id="men-1")]
    summary = summarise({**tables, "rejects": reject_table(lost), "events": link(tables["mentions"]).events}, records=2)
    assert (summary.rejected, summary.quarantined) == ({"ingest: bad-json": 1}, {"date-not-late": 1})
    text = as_text(summary, folder=Path("x"), release="r-1")
    assert "1 (of 2 records read)" in text and "rows quarantined" in text
