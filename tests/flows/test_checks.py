"""Tests of flows.checks: each flag once right and once wrong."""

from dataclasses import asdict
from datetime import date

import pyarrow as pa
import pytest

from flows import checks
from flows.column_digests import KeySet
from flows.expectations import ARTICLE_FLAGS, CODE_FLAGS, EVENT_FLAGS, EVIDENCE_FLAGS, rules
from flows.link import link
from flows.parts import loose_schema, records_to_batch
from flows.thresholds import Limit
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS


def flags_of(row, names, found):
    return dict(zip([name for name, _ in names], found, strict=True))


def code_flags(mention):
    return flags_of(mention, CODE_FLAGS, checks.code_flags(asdict(mention)))


def evidence(mention, text, first=True):
    return flags_of(mention, EVIDENCE_FLAGS, checks.evidence_flags(asdict(mention), text=text, first=first))


def test_checks_a_right_mention_breaks_nothing(make_mention, make_article):
    text = "Rain fell. Israel attacked Syria, killing 4."
    mention = make_mention(article=make_article(text))
    assert all(code_flags(mention).values())
    assert all(evidence(mention, text).values())


@pytest.mark.parametrize(
    ("flag", "change"),
    [
        ("root-is-prefix", {"cameo_root": "18"}),
        ("name-matches-code", {"cameo_name": "Meet"}),
        ("quad-matches-code", {"quad_class": 1}),
        ("goldstein-matches-code", {"goldstein": 3.4}),
        ("acled-type-matches", {"acled_event_type": "Protests"}),
        ("precision-has-date", {"event_date": None}),
        ("dates-in-order", {"date_end": date(2020, 6, 15)}),
        ("date-not-late", {"event_date": date(2020, 6, 18)}),
        ("point-whole", {"latitude": 33.5}),
    ],
)
def test_checks_each_code_flag_stops_its_own_fault_and_no_other(make_mention, flag, change):
    assert [name for name, right in code_flags(make_mention(**change)).items() if not right] == [flag]


@pytest.mark.parametrize(
    ("flags", "change"),
    [
        (["offsets-inside"], {"trigger_start": 0, "trigger_end": 0}),
        (["offsets-inside"], {"trigger_end": 400}),
        (["offsets-inside", "sentence-matches-text"], {"sentence_start": 30}),
        (["sentence-matches-text"], {"sentence": "Israel attacked Libya, killing 4."}),
        (["actor-or-country"], {"source": None, "target": None, "country": None}),
        ([], {"source": None, "target": None, "country": "SYR"}),
        (["status-has-reason"], {"dropped_reason": "negated"}),
        (["status-has-reason"], {"status": "dropped"}),
    ],
)
def test_checks_each_evidence_flag_stops_its_own_fault_and_no_other(make_mention, flags, change):
    mention = make_mention(**change)
    assert [name for name, right in evidence(mention, "Israel attacked Syria, killing 4.").items() if not right] == flags


def test_checks_a_mention_without_its_article_or_given_twice_is_found(make_mention):
    assert not evidence(make_mention(), None)["article-exists"]
    assert not evidence(make_mention(), "Israel attacked Syria, killing 4.", first=False)["key-first"]


def test_checks_a_dropped_mention_needs_no_actor(make_mention):
    mention = make_mention(source=None, target=None, status="dropped", dropped_reason="no-actor")
    assert evidence(mention, "Israel attacked Syria, killing 4.")["actor-or-country"]


@pytest.mark.parametrize(
    ("modality", "days", "right"),
    [
        ("asserted", 1, True),
        ("asserted", 2, False),
        ("future", 300, True),
        ("possible", 3, True),
        ("demanded", 3, True),
        ("conditional", 3, True),
    ],
)
def test_checks_only_what_is_told_as_happened_can_be_dated_too_late(modality, days, right):
    published = date(2020, 6, 1)
    assert checks.date_not_late(date.fromordinal(published.toordinal() + days), published, modality) is right


def test_checks_unknown_dates_are_not_late():
    assert checks.date_not_late(None, date(2020, 6, 1), "asserted")
    assert checks.date_not_late(date(2020, 6, 1), None, "asserted")


def test_checks_article_frame_counts_mentions_and_finds_repeats(coded_tables):
    tables = coded_tables("Israel attacked Syria. Iran met France.", "Ghana met Togo.")
    seen = set()
    frame = checks.article_frame(tables["articles"], tables["mentions"], seen=seen)
    assert all(frame.column(name).to_pylist() == [True, True] for name, _ in ARTICLE_FLAGS)
    again = checks.article_frame(tables["articles"], tables["mentions"].slice(1), seen=seen)
    assert again.column("key-first").to_pylist() == [False, False]
    assert again.column("mentions-counted").to_pylist() == [False, True]


def test_checks_mention_frame_misses_the_articles_that_were_quarantined(coded_tables):
    tables = coded_tables("Israel attacked Syria.", "Ghana met Togo.")
    gone = tables["articles"].column("article_id")[0].as_py()
    frame = checks.mention_frame(tables["mentions"], tables["articles"], seen=set(), missing={gone})
    assert frame.column("article-exists").to_pylist() == [False, True]


def test_checks_article_frame_has_how_long_a_text_is_and_not_the_text(coded_tables):
    articles = coded_tables("Israel attacked Syria.", "Ghana met Togo.")["articles"]
    place = articles.schema.get_field_index("text")
    given = articles.set_column(place, "text", pa.array(["Ghana met Togo.", None]))
    frame = checks.article_frame(given, pa.table({"article_id": pa.array([], pa.string())}), seen=set())
    assert frame.column("text").to_pylist() == ["15", None]


@pytest.mark.parametrize("table", [ARTICLES, MENTIONS, EVENTS])
def test_checks_needed_columns_are_those_that_a_frame_is_made_of(coded_tables, table):
    tables = coded_tables("Israel attacked Syria.")
    tables = {**tables, "events": link(tables["mentions"]).events}
    rows = tables[table.name].select(list(checks.needed(table)))
    ids = {"mentions": KeySet(tables["mentions"], "mention_id"), "articles": KeySet(tables["articles"], "article_id")}
    made = {
        "articles": lambda: checks.article_frame(rows, tables["mentions"], seen=set()),
        "mentions": lambda: checks.mention_frame(rows, tables["articles"], seen=set()),
        "events": lambda: checks.event_frame(rows, **ids, seen=set()),
    }  # fmt: skip
    frame = made[table.name]()
    assert {rule.column for rule in rules(table.name)} <= set(frame.column_names)
    assert frame.num_rows == 1


def test_checks_event_frame_follows_the_ids(coded_tables):
    tables = coded_tables("Israel attacked Syria.", "Israel attacked Syria, killing 3.")
    events = link(tables["mentions"]).events
    ids = KeySet(tables["mentions"], "mention_id"), KeySet(tables["articles"], "article_id")
    frame = checks.event_frame(events, mentions=ids[0], articles=ids[1], seen=set())
    assert all(all(frame.column(name).to_pylist()) for name, _ in (*EVENT_FLAGS, *CODE_FLAGS))
    without = checks.event_frame(events, mentions=KeySet(tables["mentions"].slice(0, 0), "mention_id"), articles=ids[1], seen=set())
    assert without.column("evidence-exists").to_pylist() == [False]


def run_frame(tables, **counts):
    given = {"records_in": 2, "mentions_in": 2, "mentions_of_rejected_events": 0}
    return checks.run_frame(tables, **{**given, **counts}).to_pylist()[0]


@pytest.fixture
def tables(coded_tables):
    found = coded_tables("Israel attacked Syria.", "Ghana met Togo.")
    return {**found, "events": link(found["mentions"]).events}


def test_checks_run_frame_counts_both_sides(tables):
    row = run_frame(tables)
    assert row["records_in"] == row["records_out"] == 2
    assert row["mentions_in"] == row["mentions_out"] == row["mentions_kept"] == row["mentions_linked"] == 2
    assert row["schemas_match"] and row["keys_unique"] and row["coder_errors_over"] == 0


def test_checks_run_frame_shows_a_lost_article_a_lost_mention_and_a_repeated_key(tables):
    assert run_frame(tables, records_in=3)["records_out"] == 2
    assert run_frame({**tables, "mentions": tables["mentions"].slice(1)})["mentions_out"] == 1
    twice = pa.concat_tables([tables["events"], tables["events"].slice(0, 1)])
    assert not run_frame({**tables, "events": twice})["keys_unique"]
    assert not run_frame({**tables, "events": tables["events"].drop_columns(["rule"])})["schemas_match"]


def test_checks_run_frame_counts_a_rejected_mention_as_accounted_for_and_a_rejected_event_not_as_one(tables, make_mention):
    from schemas.article import Reject

    lost = [Reject("validate", "r", "x", record_id="men-1", article_id="a"), Reject("validate", "r", "x", record_id="evt-1")]
    rejects = pa.Table.from_batches([records_to_batch(lost, table=REJECTS)], schema=loose_schema(REJECTS))
    row = run_frame({**tables, "rejects": rejects})
    assert (row["records_out"], row["mentions_out"]) == (2, 3)


def test_checks_many_coder_errors_are_over_the_limit(tables):
    from flows.coding import coder_reject

    lost = [coder_reject(_article(), ValueError("x"))] * 9
    rejects = pa.Table.from_batches([records_to_batch(lost, table=REJECTS)], schema=loose_schema(REJECTS))
    assert run_frame({**tables, "rejects": rejects}, records_in=100)["coder_errors_over"] == 4
    assert run_frame({**tables, "rejects": rejects}, records_in=1000)["coder_errors_over"] == 0


@pytest.mark.parametrize(("number", "of", "beyond"), [(20, 0, 0), (21, 0, 1), (21, 100, 1), (100, 1000, 0), (130, 1000, 30)])
def test_checks_what_is_borne_is_a_few_or_a_share(number, of, beyond):
    assert checks.over(number, of=of, limit=Limit(0.1, 20)) == beyond


def test_checks_many_quarantined_mentions_are_over_the_limit(tables):
    from schemas.article import Reject

    lost = [Reject("validate", "r", "x", record_id=f"men-{n}", article_id="a") for n in range(25)]
    rejects = pa.Table.from_batches([records_to_batch(lost, table=REJECTS)], schema=loose_schema(REJECTS))
    assert run_frame({**tables, "rejects": rejects}, mentions_in=27)["quarantined_over"] == 5
    assert run_frame({**tables, "rejects": rejects}, mentions_in=2700)["quarantined_over"] == 0


def _article():
    from schemas.article import Article

    return Article(article_id="a", text="t")


def test_checks_rows_of_the_frame_are_in_the_order_of_the_table(coded_tables):
    mentions = coded_tables("Israel attacked Syria. Iran met France. Ghana met Togo.")
    frame = checks.mention_frame(mentions["mentions"], mentions["articles"], seen=set())
    assert frame.column("mention_id").to_pylist() == mentions["mentions"].column("mention_id").to_pylist()


@pytest.mark.parametrize("table", [ARTICLES, MENTIONS, EVENTS], ids=lambda table: table.name)
def test_checks_no_rule_asks_of_a_list_more_than_whether_it_is_given(table):
    lists = {column.name for column in table.columns if column.type == "texts"}
    assert {rule.kind for rule in rules(table.name) if {rule.column, rule.other} & lists} <= {"not-null"}
