"""Tests of flows.validate: the tables of a run against the rules."""

from dataclasses import replace

import pyarrow as pa
import pytest

from flows import checks, quality, validate
from flows.checker import Checker
from flows.coding import uncoded_batch
from flows.link import link
from flows.parts import loose_schema, records_to_batch
from schemas.tables import ARTICLES, MENTIONS


def part(article, *mentions):
    counts = {"n_sentences": [1], "n_mentions": [len(mentions)], "copy_of": [None]}
    articles = pa.Table.from_batches([records_to_batch([article], table=ARTICLES, extra=counts)])
    return articles, pa.Table.from_batches([records_to_batch(mentions, table=MENTIONS)], schema=loose_schema(MENTIONS))


def test_validate_clean_rows_all_pass(checker, make_article, make_mention):
    article = make_article("Israel attacked Syria, killing 4.")
    good, mentions, rejects = validate.screen_coded([part(article, make_mention(article=article))], checker=checker)
    assert (good.num_rows, mentions.num_rows, rejects) == (1, 1, [])


def test_validate_a_bad_row_is_quarantined_under_its_rule_and_the_rest_goes_on(checker, make_article, make_mention):
    article = make_article("Israel attacked Syria, killing 4.")
    right = make_mention(article=article)
    wrong = {
        "in-list:cameo_code": {"cameo_code": "36", "cameo_root": "03"},
        "in-range:latitude": {"latitude": 99.0, "longitude": 1.0},
        "pattern:source": {"source": "Israel"},
        "in-set:polarity": {"polarity": "perhaps"},
        "not-null:trigger": {"trigger": None},
        "quad-matches-code": {"quad_class": 2},
        "sentence-matches-text": {"sentence": "Israel attacked Libya, killing 4."},
    }
    mentions = [replace(right, mention_id=f"bad-{rule}", **change) for rule, change in wrong.items()]
    good, kept, rejects = validate.screen_coded([part(article, right, *mentions)], checker=checker)
    assert kept.column("mention_id").to_pylist() == [right.mention_id]
    assert good.num_rows == 1
    assert {reject.record_id: reject.rule for reject in rejects} == {f"bad-{rule}": rule for rule in wrong}
    code = next(reject for reject in rejects if reject.rule == "in-list:cameo_code")
    assert "found '36'" in code.reason
    assert (code.stage, code.article_id) == ("validate", article.article_id)
    assert code.record.startswith('{"mention_id": "bad-in-list:cameo_code"')


@pytest.mark.parametrize(("checked", "written"), [(12_500, 2_000), (2, 1), (1, 3)])
def test_validate_bad_rows_are_left_out_whatever_is_checked_and_written_together(checker, make_article, make_mention, monkeypatch, checked, written):
    monkeypatch.setattr(validate, "CHECKED", checked)
    monkeypatch.setattr(validate, "WRITTEN", written)
    article = make_article("Israel attacked Syria, killing 4.")
    mentions = [replace(make_mention(article=article), mention_id=f"m{number}", latitude=99.0 if number in (1, 4) else None) for number in range(6)]
    mentions = [replace(one, longitude=one.latitude and 1.0, trigger=None if number == 4 else one.trigger) for number, one in enumerate(mentions)]
    _, kept, rejects = validate.screen_coded([part(article, *mentions)], checker=checker)
    assert kept.column("mention_id").to_pylist() == ["m0", "m2", "m3", "m5"]
    assert [(reject.record_id, reject.rule) for reject in rejects] == [("m1", "in-range:latitude"), ("m4", "not-null:trigger")]
    assert "found '99.0'" in rejects[0].reason and rejects[1].record.startswith('{"mention_id": "m4"')


def test_validate_a_repeated_mention_is_quarantined_once_and_kept_once(checker, make_article, make_mention):
    article = make_article("Israel attacked Syria, killing 4.")
    mention = make_mention(article=article)
    _, kept, rejects = validate.screen_coded([part(article, mention, mention)], checker=checker)
    assert kept.num_rows == 1
    assert [reject.rule for reject in rejects] == ["key-first"]


def test_validate_mentions_go_with_their_quarantined_article(checker, make_article, make_mention):
    article = make_article("Israel attacked Syria, killing 4.")
    rows, mentions = part(article, make_mention(article=article))
    rows = rows.set_column(rows.schema.get_field_index("n_mentions"), "n_mentions", pa.array([5], pa.int32()))
    good, kept, rejects = validate.screen_coded([(rows, mentions)], checker=checker)
    assert (good.num_rows, kept.num_rows) == (0, 0)
    assert [(reject.rule, reject.record_id is None) for reject in rejects] == [("mentions-counted", True), ("article-exists", False)]


def test_validate_an_empty_run_can_be_checked(checker):
    empty = pa.Table.from_batches([uncoded_batch([])]), loose_schema(MENTIONS).empty_table()
    good, kept, rejects = validate.screen_coded([empty], checker=checker)
    assert (good.num_rows, kept.num_rows, rejects) == (0, 0, [])


def run_tables(coded_tables):
    tables = coded_tables("Israel attacked Syria.", "Ghana met Togo.")
    return {**tables, "events": link(tables["mentions"]).events}


def test_validate_gate_lets_a_balanced_run_pass(checker, coded_tables):
    frame = checks.run_frame(run_tables(coded_tables), records_in=2, mentions_in=2, mentions_of_rejected_events=0)
    assert validate.gate(frame, checker=checker) is None


def test_validate_gate_names_every_broken_table_rule_with_both_numbers(checker, coded_tables):
    frame = checks.run_frame(run_tables(coded_tables), records_in=5, mentions_in=3, mentions_of_rejected_events=0)
    with pytest.raises(validate.GateError) as stopped:
        validate.gate(frame, checker=checker)
    assert [one.rule.name for one in stopped.value.broken] == ["articles-in-out", "mentions-in-out"]
    assert "records_in=5, records_out=2" in str(stopped.value)


def test_validate_events_are_checked_against_the_release(checker, coded_tables):
    tables = run_tables(coded_tables)
    good, rejects = validate.screen_events(tables["events"], mentions=tables["mentions"], articles=tables["articles"], checker=checker)
    assert (good.num_rows, rejects) == (2, [])


def test_validate_an_event_without_its_mention_is_rejected_as_an_event(checker, coded_tables):
    tables = run_tables(coded_tables)
    good, rejects = validate.screen_events(
        tables["events"], mentions=tables["mentions"].slice(1), articles=tables["articles"], checker=checker
    )
    assert good.num_rows == 1
    assert [(reject.rule, reject.record_id.startswith("evt-")) for reject in rejects] == [("evidence-exists", True)]


def test_validate_the_checks_of_pieces_add_up_to_those_of_the_whole(tmp_path, make_article, make_mention, monkeypatch):
    articles = [make_article(f"Israel attacked Syria, killing {number}.", article_id=f"a{number}") for number in range(9)]
    wrong = [{"cameo_code": "36"}, {"quad_class": 7}, {"source": "Israel"}, {"fatalities": -2}, {"fatalities": None}, {"quad_class": 9}, {"trigger": None}]
    parts = [part(article, replace(make_mention(article=article), **{"mention_id": f"m{number}", **change}))
             for number, (article, change) in enumerate(zip(articles, [{}, *wrong, {"mention_id": "m0"}], strict=True))]  # fmt: skip
    told = {}
    for size in (100, 4):
        monkeypatch.setattr(validate, "CHECKED", size)
        checker = Checker(tmp_path / f"gx-{size}")
        good, kept, rejects = validate.screen_coded(parts, checker=checker)
        pages = {page.name: page.read_bytes() for page in quality.publish(checker.context, tmp_path / f"pages-{size}", facts={})}
        told[size] = good.select(good.column_names), kept.select(kept.column_names), rejects, pages
    assert len(told[4][2]) == 7 and told[4][1].num_rows == 2
    assert told[4] == told[100]
    assert b"7.0" not in told[4][3]["mentions.html"] and b"-2.0" in told[4][3]["mentions.html"]
