"""Tests of flows.link."""

import json
import random
from datetime import date
from pathlib import Path

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from flows import link
from flows.parts import loose_schema, records_to_batch
from flows.sorting import write_parquet
from schemas.mention import Mention
from schemas.tables import EVENTS, MENTIONS

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def table(*mentions):
    return pa.Table.from_batches([records_to_batch(mentions, table=MENTIONS)], schema=loose_schema(MENTIONS))


def mention(number=0, **given):
    base = {
        "mention_id": f"men-{number}",
        "article_id": f"art-{number}",
        "sentence": "Israel attacked Syria.",
        "sentence_start": 0,
        "trigger": "attacked",
        "trigger_start": 7,
        "trigger_end": 15,
        "cameo_code": "190",
        "rule": "attack/default",
        "derivation": "attack -> 190",
        "source": "ISR",
        "target": "SYR",
        "event_date": date(2020, 6, 16),
        "date_precision": "day",
        "published": date(2020, 6, 16),
        "publisher": f"Wire {number}",
    }
    return Mention(**{**base, **given})


def linked(*mentions):
    return link.link(table(*mentions)).events.to_pylist()


def test_link_two_reports_of_one_thing_are_one_event():
    (event,) = linked(mention(1, fatalities=4), mention(2, fatalities=3), mention(3, publisher=None))
    assert (event["n_mentions"], event["n_articles"], event["n_publishers"]) == (3, 3, 2)
    assert event["mention_ids"] == ["men-1", "men-2", "men-3"]
    assert event["article_ids"] == ["art-1", "art-2", "art-3"]
    assert event["fatalities"] == 3
    assert event["injured"] is None


def test_link_nobody_killed_is_lower_than_a_number_and_not_unknown():
    assert linked(mention(1, fatalities=0), mention(2, fatalities=3))[0]["fatalities"] == 0


def test_link_what_contradicts_stays_apart():
    changes = [
        {"event_date": date(2020, 6, 19), "date_text": "Friday"},
        {"source": "IRN"},
        {"target": "LBN"},
        {"cameo_code": "042"},
        {"source": "SYR", "target": "ISR"},
        {"fatalities": 40, "sentence": "Israel attacked Syria with fighters and gunboats, burning villages along the coast."},
    ]
    first = mention(0, date_text="Tuesday", fatalities=2)
    for number, change in enumerate(changes, 1):
        assert len(linked(first, mention(number, **{"date_text": "Tuesday", "fatalities": None, **change}))) == 2, change


def test_link_the_most_exact_code_date_place_and_actor_make_the_row():
    vague = mention(1, sentence="Israel attacked Syria on Tuesday.", date_text="Tuesday", source="ISRMIL", source_text="Israeli jets", source_role="MIL")
    exact = mention(2, sentence="Israel bombed Hama.", cameo_code="195", place_name="Hama", country="SYR", geo_precision=1, latitude=35.1, longitude=36.7)
    (event,) = linked(vague, exact)
    assert (event["cameo_code"], event["sentence"], event["best_mention_id"]) == ("195", "Israel bombed Hama.", "men-2")
    assert (event["date_text"], event["place_name"], event["source"], event["source_text"]) == ("Tuesday", "Hama", "ISRMIL", "Israeli jets")
    assert event["joined_by"].startswith("code general, source compatible, target same")


def test_link_the_lowest_toll_is_kept_and_the_highest_beside_it():
    (event,) = linked(mention(1, fatalities=4, injured=9), mention(2, fatalities=6), mention(3, fatalities=5, fatalities_actors="SYRCVL"))
    assert (event["fatalities"], event["fatalities_high"], event["injured"], event["injured_high"]) == (4, 6, 9, 9)
    assert event["fatalities_actors"] == "SYRCVL"


def test_link_near_copies_count_once():
    (event,) = link.link(table(mention(1), mention(2), mention(3)), copies={"art-2": "art-1"}).events.to_pylist()
    assert (event["n_mentions"], event["n_articles"], event["n_copies"], event["n_publishers"]) == (3, 2, 1, 3)


def test_link_one_a_day_joins_whatever_the_place_and_not_the_finer_code():
    rows = table(mention(1, place_name="Hama", country="SYR"), mention(2, place_name="Idlib", country="SYR"), mention(3, cameo_code="195"))
    events = link.link(rows, joining=link.ONE_A_DAY).events.to_pylist()
    assert sorted(event["n_mentions"] for event in events) == [1, 2]
    assert {event["joined_by"] for event in events} == {None, "one-a-day"}


def test_link_dropped_mentions_make_no_event():
    assert linked(mention(1, status="dropped", dropped_reason="negated")) == []
    assert [event["mention_ids"] for event in linked(mention(1, status="dropped", dropped_reason="negated"), mention(2))] == [["men-2"]]


def test_link_without_a_date_only_the_mentions_of_one_article_are_joined():
    undated = {"event_date": None, "date_precision": "unknown"}
    events = linked(mention(1, article_id="a", **undated), mention(2, article_id="a", **undated), mention(3, article_id="b", **undated))
    assert sorted(event["n_mentions"] for event in events) == [1, 2]


def test_link_best_evidence_is_code_then_named_actors_then_date_then_id():
    late, early = date(2020, 6, 18), date(2020, 6, 17)
    assert linked(mention(1, source_basis="reference"), mention(2, source_basis="named"))[0]["best_mention_id"] == "men-2"
    assert linked(mention(1, target_basis="implied"), mention(2))[0]["best_mention_id"] == "men-2"
    assert linked(mention(1, source="---REB"), mention(2, source="SYRREB"))[0]["best_mention_id"] == "men-2"
    assert linked(mention(1, published=late), mention(2, published=early))[0]["best_mention_id"] == "men-2"
    assert linked(mention(1, published=None), mention(2, published=late))[0]["best_mention_id"] == "men-2"
    assert linked(mention(2), mention(1))[0]["best_mention_id"] == "men-1"
    assert linked(mention(1, cameo_code="190"), mention(2, cameo_code="195", source_basis="reference"))[0]["best_mention_id"] == "men-2"


def test_link_evidence_columns_are_those_of_the_best_mention():
    (event,) = linked(mention(1, sentence="short", source_basis="reference"), mention(2, sentence="the better sentence", latitude=33.5))
    assert event["sentence"] == "the better sentence"
    assert event["latitude"] == 33.5
    assert event["first_published"] == date(2020, 6, 16)


def test_link_no_mentions_give_an_empty_table_with_the_columns_of_events():
    assert link.link(loose_schema(MENTIONS).empty_table()).events.schema.names == list(EVENTS.names)


def test_link_event_id_is_fixed_for_years():
    """A change of this value renames every event of every release: it needs a decision page, not a new expectation."""
    assert linked(mention(1))[0]["event_id"] == "evt-5911ff9f70f1ea18"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["ISR", "IRN", None]), st.sampled_from([None, 0, 3]), st.integers(0, 3)), max_size=12), st.randoms()
)
def test_link_the_order_of_mentions_does_not_matter(rows, shuffled):
    mentions = [
        mention(n, source=source, fatalities=deaths, article_id=f"art-{article}") for n, (source, deaths, article) in enumerate(rows)
    ]
    turned = list(mentions)
    shuffled.shuffle(turned)
    assert linked(*mentions) == linked(*turned)
    assert sum(event["n_mentions"] for event in linked(*mentions)) == len(mentions)


def golden_mentions():
    rows = [json.loads(line) for line in (GOLDEN / "link_mentions.jsonl").read_text(encoding="utf8").splitlines()]
    dates = ("published", "event_date", "date_end")
    return [
        Mention(**{name: date.fromisoformat(value) if name in dates and value else value for name, value in row.items()}) for row in rows
    ]


def test_link_golden_mentions_give_the_golden_events():
    """tests/golden/link_mentions.jsonl are written by hand; link_events.jsonl says which of them are one event and what it shows."""
    mentions = golden_mentions()
    random.Random(7).shuffle(mentions)
    shown = ("mention_ids", "best_mention_id", "n_articles", "n_publishers", "fatalities", "cameo_code", "source", "target", "place_name")
    found = [{name: event[name] for name in shown} for event in linked(*mentions)]
    expected = [json.loads(line) for line in (GOLDEN / "link_events.jsonl").read_text(encoding="utf8").splitlines()]
    assert sorted(found, key=lambda event: event["mention_ids"]) == expected


def test_link_golden_events_have_the_same_bytes_twice(tmp_path):
    for name in ("one", "two"):
        write_parquet(tmp_path / name, link.link(table(*golden_mentions())).events, table=EVENTS)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
