"""Tests of flows.expectations."""

import pytest

from flows import expectations as ex
from schemas.codebook import cameo_codes
from schemas.tables import ARTICLES, EVENTS, MENTIONS, Column

FRAMES = (ARTICLES.name, MENTIONS.name, EVENTS.name, ex.RUN)


def test_expectations_every_promise_of_a_column_is_a_rule():
    column = Column("quad", "int", "Quad class", False, allowed=("1", "2"), low=1, high=4, pattern="^[1-4]$", code_list="cameo")
    kinds = [(rule.name, rule.kind) for rule in ex.column_rules(column)]
    assert kinds == [
        ("not-null:quad", "not-null"),
        ("in-set:quad", "in-set"),
        ("in-list:quad", "in-set"),
        ("pattern:quad", "pattern"),
        ("in-range:quad", "in-range"),
    ]
    assert ex.column_rules(Column("note", "text", "A note")) == ()


def test_expectations_names_are_unique_in_a_frame_and_each_rule_says_what_it_asks():
    for frame in FRAMES:
        names = [rule.name for rule in ex.rules(frame)]
        assert len(names) == len(set(names))
        assert all(rule.meaning for rule in ex.rules(frame))


def test_expectations_the_rules_of_issue_are_there():
    mentions = {rule.name for rule in ex.rules(MENTIONS.name)}
    asked = {
        "in-list:cameo_code", "root-is-prefix", "goldstein-matches-code", "quad-matches-code", "date-not-late", "offsets-inside",
        "sentence-matches-text", "actor-or-country", "article-exists", "key-first",
    }  # fmt: skip
    assert asked <= mentions
    assert {"articles-in-out", "mentions-in-out", "keys-unique"} <= {rule.name for rule in ex.rules(ex.RUN)}


def test_expectations_only_rules_of_the_run_stop_a_release():
    assert {rule.level for rule in ex.rules(ex.RUN)} == {"table"}
    assert {rule.level for frame in FRAMES[:3] for rule in ex.rules(frame)} == {"row"}


def test_expectations_code_lists_are_those_of_the_codebook():
    assert set(ex.code_list("cameo")) == set(cameo_codes())
    assert "Battles" in ex.code_list("acled_event")
    with pytest.raises(KeyError):
        ex.code_list("no such list")


def test_expectations_a_frame_reads_the_columns_its_rules_need_and_no_long_text_for_nothing():
    read = ex.framed_columns(MENTIONS.name)
    assert {"mention_id", "cameo_code", "latitude"} <= set(read)
    assert "attributed_to" not in read
    assert read == tuple(name for name in MENTIONS.names if name in read)
