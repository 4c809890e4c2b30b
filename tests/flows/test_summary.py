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
    return summarise({**tables, "events": link(tables["mentions"])}, records=records)


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
    summary = summarise({**tables, "events": link(tables["mentions"])}, records=1)
    text = as_text(summary, folder=Path("x"), release="r-1")
    assert "by reason" not in text and "by root" not in text and "without a date" not in text
