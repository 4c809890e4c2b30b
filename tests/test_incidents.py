"""The measure of MUC-3/4's incidents: what tells a template, how mentions and templates are paired, what counts as right; all made up here."""

from datetime import date

import pytest

from coders.actor_index import load_index
from tests import incidents
from tests.incidents import Told, alarms, figures, load_kinds, measure, pair, read_template, table, tells

INDEX = load_index()


def gold(**given: object) -> dict:
    base = {
        "template": "1", "type": "ATTACK", "stage": "ACCOMPLISHED", "date": "05 MAR 88", "date_iso": "1988-03-05",
        "location": "PERU: JUNIN (DEPARTMENT): EASTERN HENTZAU CITY (TOWN)", "hum_tgt_name": [["RUPERTO ZENDA"]], "hum_tgt_desc": [["MAYOR"]], "phys_tgt": [],
        "perp_org": [["SHINING PATH"]], "any_death": True,
    }  # fmt: skip
    return {**base, **given}


def mention(number: int, **given: object) -> dict:
    base = {
        "status": "kept", "dropped_reason": None, "cameo_code": "1823", "source": "PERREB", "target": "PERGOV",
        "source_text": "the rebels", "target_text": None, "sentence": "THE REBELS MURDERED THE MAYOR.", "sentence_start": number,
        "trigger_start": number, "event_date": date(1988, 3, 5),
        "date_precision": "day", "place_name": "Hentzau", "admin1": "Junin", "country": "PER", "fatalities": 1,
    }  # fmt: skip
    return {**base, **given}


def told(templates: list[dict], mentions: list[dict]) -> list[Told]:
    return pair([read_template(row, INDEX) for row in templates], mentions, INDEX)


def test_incidents_kinds_have_codes() -> None:
    assert set(load_kinds()) == {"ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE"} and all(load_kinds().values())


def test_incidents_a_template_is_read() -> None:
    read = read_template(gold(), INDEX)
    assert (read.country, read.places, read.days) == ("PER", ("junin", "hentzau"), (date(1988, 3, 5), date(1988, 3, 5)))
    assert read.counted and not read.attempted and read.death and read.targets == ("RUPERTO ZENDA", "MAYOR")
    assert read_template(gold(location="GUATEMALA: GUATEMALA CITY (CITY)"), INDEX).places == ("guatemala city",)
    assert not read_template(gold(template="1 (OPTIONAL)"), INDEX).counted and not read_template(gold(stage="THREATENED"), INDEX).counted
    assert read_template(gold(stage="ATTEMPTED"), INDEX).attempted


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("03 MAR 88 - 05 MAR 88", (date(1988, 3, 3), date(1988, 3, 5))),
        ("05 MARCH 88 / 04 MAR 88", (date(1988, 3, 4), date(1988, 3, 5))),
        ("- 05 MAR 88", None),
        ("(- 05 MAR 88) / 05 MAR 88", None),
        (None, None),
    ],
)
def test_incidents_days_of_a_template(written: str | None, days: tuple[date, date] | None) -> None:
    assert read_template(gold(date=written, date_iso=None), INDEX).days == days


@pytest.mark.parametrize(
    ("change", "told_by_it"),
    [
        ({}, True),
        ({"cameo_code": "173"}, False),
        # neither a target nor the place
        ({"sentence": "THE REBELS MURDERED A NURSE.", "place_name": "Lima", "admin1": "Lima"}, False),
        ({"sentence": "THE REBELS MURDERED A NURSE.", "place_name": None}, True),
        ({"sentence": "THE REBELS MURDERED A NURSE IN HENTZAU.", "place_name": None, "admin1": None}, True),
    ],
)
def test_incidents_a_mention_tells_a_template_by_its_code_and_a_target_or_the_place(change: dict, told_by_it: bool) -> None:
    assert tells(mention(0, **change), read_template(gold(), INDEX)) is told_by_it


def test_incidents_without_target_and_place_the_country_tells() -> None:
    bare = read_template(gold(location="PERU", hum_tgt_name=[], hum_tgt_desc=[]), INDEX)
    assert tells(mention(0), bare) and not tells(mention(0, country="CHL"), bare)


def test_incidents_pairs_one_to_one_by_best_agreement() -> None:
    late = mention(2, event_date=date(1988, 3, 9))
    (first,) = told([gold()], [late, mention(1), mention(3)])
    assert first.mention is not None and first.mention["sentence_start"] == 1 and all(first.right.values())
    both = told([gold(), gold(date_iso="1988-03-09")], [late, mention(1)])
    assert [one.mention["sentence_start"] for one in both if one.mention] == [1, 2]
    # one mention tells one of two; a dropped one and that of an optional template take nothing away
    assert [one.mention is not None for one in told([gold(template="1 (OPTIONAL)"), gold()], [mention(1), mention(2, status="dropped")])] == [False, True]
    assert told([gold()], []) == [Told(read_template(gold(), INDEX), None, {})]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"country": "CHL"}, "country"),
        ({"place_name": "Lima", "admin1": "Lima"}, "place"),
        ({"place_name": "Tarma"}, "town"),
        ({"event_date": date(1988, 3, 6)}, "date"),
        ({"date_precision": "month"}, "date"),
        ({"source": "PERMIL", "source_text": "soldiers"}, "perpetrator"),
        ({"fatalities": None}, "deaths"),
    ],
)
def test_incidents_what_is_right(change: dict, wrong: str) -> None:
    (one,) = told([gold()], [mention(1, **change)])
    assert not one.right[wrong]


@pytest.mark.parametrize(
    ("organisation", "change", "right"),
    [
        ("SHINING PATH", {"source": None, "source_text": "SHINING PATH GUERRILLAS"}, True),
        ("SHINING PATH", {"source": "PERREB", "source_text": None}, True),
        ("ARMED FORCES", {"source": "PERMIL", "source_text": "soldiers"}, True),
        ("ARMED FORCES", {"source": "CHLMIL", "source_text": "soldiers"}, False),
        ("SHINING PATH", {"source": None, "source_text": None}, False),
    ],
)
def test_incidents_the_perpetrator_is_right_by_words_code_or_role(organisation: str, change: dict, right: bool) -> None:
    (one,) = told([gold(perp_org=[[organisation]])], [mention(1, **change)])
    assert one.right["perpetrator"] is right


def test_incidents_figures_count_what_can_be_asked() -> None:
    rows = [
        {"doc_id": "a", "templates": [gold(), gold(type="KIDNAPPING"), gold(stage="ATTEMPTED", type="BOMBING"), gold(template="2 (OPTIONAL)")]},
        {"doc_id": "b", "templates": [gold(perp_org=[], location="PERU", date="- 05 MAR 88", date_iso=None)]},
        {"doc_id": "c", "templates": []}, {"doc_id": "d", "templates": []},
    ]  # fmt: skip
    mentions = {"a": [mention(1)], "b": [mention(1, fatalities=None)], "c": [mention(1, cameo_code="171")], "d": [mention(1, status="dropped")]}
    found = measure(rows, mentions, INDEX)
    assert found["found"] == (2, 4) and found["accomplished"] == (2, 3) and found["attempted"] == (0, 1) and found["KIDNAPPING"] == (0, 1)
    assert found["country"] == (2, 2) and found["place"] == found["town"] == found["date"] == found["perpetrator"] == (1, 1) and found["deaths"] == (1, 2)
    assert found["false alarms, roots 18-20"] == (0, 2) and found["false alarms, all kinds"] == (1, 2)
    assert "| found | .500 | 4 |" in table({"half": found}) and figures([])["found"] == (0, 0) and not any(alarms(()).values())


def test_incidents_misses_are_told_with_the_mentions_of_their_kind() -> None:
    rows = [{"doc_id": "a", "templates": [gold()]}]
    shown = incidents.misses(rows, {"a": [mention(1, status="dropped", dropped_reason="no actor"), mention(2, cameo_code="042")]}, INDEX)
    assert shown.count("\n") == 1 and "dropped no actor 1823" in shown
    assert incidents.misses(rows, {"a": [mention(1)]}, INDEX) == ""
