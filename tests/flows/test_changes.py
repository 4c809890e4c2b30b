"""Tests of flows.changes."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from flows import changes as comparing
from flows.changes import ADDED, CHANGED, WITHDRAWN, changes_page, empty_tables, schema_changes
from flows.changes import changes as each_change
from flows.link import link
from schemas.arrow import arrow_schema
from schemas.tables import EVENTS


def changes(*given, **named):
    return list(each_change(*given, **named))



def tables_of(coded, **columns):
    return {"articles": coded["articles"], "mentions": coded["mentions"], "events": link(coded["mentions"], **columns).events}


def told(found):
    return Counter((one.table, one.kind, one.reason) for one in found)


def test_changes_of_a_first_release_are_all_rows(coded_tables):
    now = tables_of(coded_tables("Israel attacked Syria.", "Ghana met Togo."))
    assert told(changes(empty_tables(), now)) == {
        ("articles", ADDED, "new article"): 2, ("mentions", ADDED, "of a new article"): 2, ("events", ADDED, "from new articles"): 2,
    }  # fmt: skip


def test_changes_a_second_report_changes_an_event(coded_tables, make_article):
    first = make_article("Israel attacked Syria.", article_id="a1")
    second = make_article("Israel attacked Syria, killing 3.", article_id="a2")
    found = changes(tables_of(coded_tables(first)), tables_of(coded_tables(first, second)))
    assert told(found) == {
        ("articles", ADDED, "new article"): 1, ("mentions", ADDED, "of a new article"): 1, ("events", CHANGED, "more mentions"): 1,
    }  # fmt: skip
    (event,) = (one for one in found if one.table == "events")
    assert {"n_mentions", "n_articles", "fatalities", "mention_ids", "joined_by"} <= set(event.columns)
    assert "sentence_start" not in event.columns


def test_changes_a_withdrawn_article_takes_its_rows_with_it(coded_tables, make_article):
    first, second = (make_article(text, article_id=name) for text, name in (("Israel attacked Syria.", "a1"), ("Ghana met Togo.", "a2")))
    found = changes(tables_of(coded_tables(first, second)), tables_of(coded_tables(first)), corrected={"a2": "correction c-5: withdraw"})
    assert told(found) == {
        ("articles", WITHDRAWN, "correction c-5: withdraw"): 1, ("mentions", WITHDRAWN, "correction c-5: withdraw"): 1,
        ("events", WITHDRAWN, "article withdrawn"): 1,
    }  # fmt: skip


@pytest.mark.parametrize("few", [0, 100])
def test_changes_null_and_value_differ_and_null_equals_null_by_digests_and_by_texts(coded_tables, monkeypatch, few):
    monkeypatch.setattr(comparing, "FEW", few)
    before = tables_of(coded_tables("Israel attacked Syria."))
    place = before["mentions"].schema.get_field_index("place_name")
    now = {**before, "mentions": before["mentions"].set_column(place, "place_name", pa.array(["Hama"]))}
    assert [(one.table, one.columns, one.reason) for one in changes(before, now)] == [("mentions", ("place_name",), "coded anew")]
    assert changes(before, before) == []


def test_changes_another_version_alone_makes_no_row_another(coded_tables):
    before = tables_of(coded_tables("Israel attacked Syria."))
    place = before["mentions"].schema.get_field_index("lexicon_version")
    assert changes(before, {**before, "mentions": before["mentions"].set_column(place, "lexicon_version", pa.array(["lex-2"]))}) == []


def test_changes_of_columns_are_told(coded_tables):
    now = {name: rows for name, rows in tables_of(coded_tables("Israel attacked Syria.")).items()}
    events = now["events"].cast(arrow_schema(EVENTS))
    old = {**now, "events": events.drop_columns(["joined_by"]).append_column("colour", pa.array(["red"]))}
    found = schema_changes(old, {**now, "events": events})
    assert [(one.column, one.kind) for one in found] == [("joined_by", ADDED), ("colour", WITHDRAWN)]


def test_changes_page_counts_by_reason_and_shows_the_first_rows(coded_tables, make_article):
    first = make_article("Israel attacked Syria.", article_id="a1", published=date(2020, 6, 16))
    second = replace(first, article_id="a2", text="Ghana met Togo.")
    found = changes(tables_of(coded_tables(first)), tables_of(coded_tables(first, second)))
    page = changes_page(found, [], before="r-1")
    assert "Against r-1." in page and "| events | added | from new articles | 1 |" in page and "## Articles added: 1" in page
    assert "The first release." in changes_page([], [], before=None) and "None differ." in changes_page([], [], before=None)
