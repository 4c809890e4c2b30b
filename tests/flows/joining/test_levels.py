"""Tests of flows.joining.levels."""

from datetime import date

import pytest

from flows.joining import levels
from flows.joining.report_days import is_day_of_report
from flows.joining.tables import load_joining

JOINING = load_joining()


def row(**given):
    base = {
        "mention_id": "m", "article_id": "a", "sentence": "", "sentence_start": 0, "trigger_start": 0, "source_text": None, "target_text": None,
        "cameo_code": "190", "source": "RUR", "target": "ZEN", "event_date": date(2020, 6, 16),
        "date_end": None, "date_text": "Tuesday", "date_precision": "day", "place_name": None, "country": None, "admin1": None, "latitude": None,
        "longitude": None, "geonameid": None, "geo_precision": None, "fatalities": None, "injured": None, "arrested": None,
    }  # fmt: skip
    return {**base, **given}


def town(name, latitude, longitude, **given):
    return row(place_name=name, country="SYR", latitude=latitude, longitude=longitude, geo_precision=1, **given)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("190", "190", "same"), ("190", "194", "general"), ("171", "1712", "general"), ("170", "173", "general"),
        ("183", "190", "family"), ("180", "193", "family"), ("1712", "183", "family"),
        ("173", "171", "other"), ("040", "190", "other"), ("181", "182", "other"), ("1721", "1722", "other"), ("141", "190", "other"),
    ],
)  # fmt: skip
def test_levels_code(one, other, level):
    assert levels.codes_level(one, other, JOINING) == level
    assert levels.codes_level(other, one, JOINING) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("ISR", "ISR", "same"), ("ISR", "ISRMIL", "compatible"), ("IRQUAF", "IRQREB", "compatible"), ("---UAF", "IRQREB", "compatible"),
        ("IRQ", "IRQCVL", "compatible"), ("IRQGOV", "IRQCOP", "compatible"),
        (None, None, "untold"), (None, "ISR", "open"),
        ("IRQREB", "IRQCVL", "kin"), ("IRQCOP", "IRQMIL", "kin"), ("---MIL", "IRQCVL", "kin"), ("---", "IRQ", "kin"),
        ("ISR", "SYR", "other"), ("IGOUNO", "USA", "other"),
        ("IGOUNO", "IGOUNOWFP", "compatible"), ("IGOUNOHCR", "IGOUNOWFP", "other"), ("IGO", "IGOUNO", "other"),
        ("IMGREB", "YEMREB", "compatible"), ("IMGREB", "YEMCVL", "kin"), ("YEMREB", "IRQREB", "other"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("side", ["source", "target"])
def test_levels_side(one, other, level, side):
    first, second = row(**{side: one}), row(**{side: other})
    assert levels.side_level(first, second, JOINING, side) == level
    assert levels.side_level(second, first, JOINING, side) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (("ISR", "PSEREB"), ("PSEREB", "ISR"), "swapped"), (("ISR", "PSE"), ("PSEGOV", "ISRMIL"), "swapped"),
        (("ISR", "PSE"), ("ISR", "PSE"), "kept"), (("ISR", None), ("PSE", "ISR"), "kept"), (("SYR", "SYRREB"), ("SYRMIL", "SYRREB"), "kept"),
        (("SYRMIL", "SYRREB"), ("SYRREB", "SYRMIL"), "swapped"),
    ],
)  # fmt: skip
def test_levels_roles(one, other, level):
    first, second = (row(source=source, target=target) for source, target in (one, other))
    assert levels.roles_level(first, second, JOINING) == level
    assert levels.roles_level(second, first, JOINING) == level


UNSAID = {"date_text": None}
MONDAY = {"event_date": date(2020, 6, 15), "date_text": "Monday"}
REPRINT = {**UNSAID, "cameo_code": "051", "sentence": "The envoy praised masked singers at the harbour festival of Zenda."}
PLEDGED = {"sentence": "Zenda has pledged tents, a clerk said on Tuesday.", "trigger_start": 10, "cameo_code": "0331"}
HELD = {"sentence": "Ten men had been held, a clerk said on Tuesday.", "trigger_start": 17, "cameo_code": "173"}
JUNE = {"event_date": date(2020, 6, 1), "date_end": date(2020, 6, 30), "date_precision": "month"}


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ({}, {}, "said"),
        ({}, {"event_date": date(2020, 6, 17), "date_text": None}, "overlap"),
        ({}, {"event_date": date(2020, 6, 14), "date_end": date(2020, 6, 18)}, "overlap"),
        ({}, {"event_date": date(2020, 6, 15), "date_text": None}, "next"),
        ({}, {"event_date": date(2020, 6, 17)}, "next"),
        ({}, {"event_date": date(2020, 6, 19)}, "days"),
        ({}, {"event_date": date(2020, 6, 20)}, "apart"),
        ({"sentence": "A raid, police said on Tuesday."}, {"event_date": date(2020, 6, 15), "date_text": "Monday"}, "reported"),
        ({"sentence": "Police told reporters Tuesday of a raid."}, {"event_date": date(2020, 6, 15), "date_text": "Monday"}, "reported"),
        ({"sentence": "Zenda was praised, Ruritania said on Tuesday.", "cameo_code": "051"}, {"event_date": date(2020, 6, 15), "date_text": "Monday"}, "next"),
        ({"sentence": "A raid on Tuesday, police said."}, {"event_date": date(2020, 6, 15), "date_text": "Monday"}, "next"),
        ({"sentence": "A raid, police said on Tuesday."}, {"event_date": date(2020, 6, 17), "date_text": "Wednesday"}, "next"),
        ({}, JUNE, "coarse"), (JUNE, JUNE, "coarse"), ({"event_date": date(2020, 7, 1)}, JUNE, "apart"),
        ({}, {"event_date": date(2020, 1, 1), "date_end": date(2020, 12, 31), "date_precision": "year"}, "vague"),
        (UNSAID, {**UNSAID, "article_id": "b"}, "unsaid"), (UNSAID, UNSAID, "overlap"), (UNSAID, {"article_id": "b"}, "overlap"),
        ({**UNSAID, "cameo_code": "051"}, {**UNSAID, "cameo_code": "051", "article_id": "b"}, "unsaid words"),
        (REPRINT, {**REPRINT, "article_id": "b"}, "unsaid"),
        (PLEDGED, {**PLEDGED, **MONDAY, "sentence": "Zenda pledged tents on Monday."}, "reported"),
        ({**PLEDGED, "trigger_start": 0}, {**PLEDGED, **MONDAY}, "next"),
        (HELD, {"event_date": date(2020, 6, 14), "date_text": "Sunday"}, "looked back"),
        ({**HELD, "sentence": "Police held ten men, a clerk said on Tuesday."}, {"event_date": date(2020, 6, 14), "date_text": "Sunday"}, "days"),
        (HELD, {"event_date": date(2020, 6, 12), "date_text": "Friday"}, "apart"),
        ({"event_date": None}, {"event_date": None}, "undated"), ({}, {"event_date": None}, "undated"),
        ({"article_id": "b"}, {"event_date": None}, "unknown"),
    ],
)  # fmt: skip
def test_levels_date(one, other, level):
    assert levels.date_level(row(**one), row(**other), JOINING) == level
    assert levels.date_level(row(**other), row(**one), JOINING) == level


HAMA, SUBURB, IDLIB = town("Hama", 35.13, 36.75, admin1="Hama"), town("Kafr Buhum", 35.06, 36.69, admin1="Hama"), town("Idlib", 35.93, 36.63)
TAKEN_OVER = {**IDLIB, "geo_precision": 3, "geonameid": 7}
SAID_IN_HAMA = {**HAMA, "cameo_code": "051"}
DIVISION = row(place_name="Hama", country="SYR", admin1="Hama", latitude=35.2, longitude=37.3, geo_precision=3)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (HAMA, HAMA, "same"), (HAMA, SUBURB, "same"), (HAMA, IDLIB, "apart"), (DIVISION, SUBURB, "within"), (DIVISION, IDLIB, "elsewhere"),
        (HAMA, {**IDLIB, "geo_precision": 2}, "elsewhere"), (HAMA, TAKEN_OVER, "assumed"), (HAMA, {**TAKEN_OVER, "geonameid": None}, "elsewhere"),
        (HAMA, row(country="SYR"), "open"), (HAMA, row(), "open"), (HAMA, row(country="LBN"), "inferred"),
        ({**HAMA, "source": "---REB", "target": None}, row(country="LBN", source="---REB"), "doubtful"),
        (SAID_IN_HAMA, row(country="LBN", cameo_code="051"), "doubtful"),
        (HAMA, row(place_name="Tyre", country="LBN", latitude=33.27, longitude=35.2, geo_precision=1), "abroad"),
        (HAMA, row(place_name="Tyre", country="LBN", latitude=33.27, longitude=35.2, geo_precision=3, geonameid=9), "doubtful"),
        (HAMA, row(place_name="Lebanon", country="LBN", geo_precision=3), "abroad"),
        (HAMA, row(place_name="Akkar", country="LBN", admin1="Akkar", latitude=34.5, longitude=36.1, geo_precision=3), "abroad"),
        (row(place_name="Persian Gulf"), row(place_name="Persian Gulf"), "same"),
        (row(place_name="Syria", country="SYR", geo_precision=3), HAMA, "within"),
        (row(place_name="Syria", country="SYR", geo_precision=3), row(place_name="Syria", country="SYR", geo_precision=3), "open"),
    ],
)  # fmt: skip
def test_levels_place(one, other, level):
    assert levels.place_level(one, other, JOINING) == level
    assert levels.place_level(other, one, JOINING) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ({"fatalities": 4}, {"fatalities": 4}, "equal"), ({"fatalities": 4}, {"fatalities": 6}, "update"), ({"fatalities": 4}, {}, "untold"),
        ({"fatalities": 2}, {"fatalities": 40}, "other"), ({"injured": 30}, {"injured": 30, "fatalities": 1}, "equal"),
        ({"fatalities": 0}, {"fatalities": 0}, "update"), ({"fatalities": 20}, {"fatalities": 55}, "update"),
    ],
)  # fmt: skip
def test_levels_numbers(one, other, level):
    assert levels.numbers_level(row(**one), row(**other), JOINING) == level
    assert levels.numbers_level(row(**other), row(**one), JOINING) == level


def test_levels_words_are_compared_by_their_content():
    one = row(sentence="Masked raiders burned the grain stores at the harbour of Zenda on Tuesday, officials said.")
    again = row(sentence="The harbour's grain stores were burned by masked raiders at Zenda, an official said on Tuesday.")
    other = row(sentence="The envoy praised the new treaty on Tuesday, officials said.")
    assert levels.words_level(one, again, JOINING) == "alike"
    assert levels.words_level(one, other, JOINING) == "few"
    assert levels.words_level(row(), row(), JOINING) == "few"


def test_levels_words_of_the_actors_do_not_count():
    one = row(sentence="Ruritanian guards shelled the fort.", source_text="Ruritanian guards")
    other = row(sentence="Ruritanian guards marched home.", source_text="Ruritanian guards")
    assert levels.words_level(one, other, JOINING) == "few"


def test_levels_article():
    assert levels.article_level(row(), row(), JOINING) == "same"
    assert levels.article_level(row(), row(article_id="b"), JOINING) == "other"


def test_levels_visit_told_by_its_beginning_and_by_its_end_is_one_stay():
    begun, ended = row(cameo_code="042"), row(cameo_code="042", event_date=date(2020, 6, 18), date_text="Thursday")
    assert levels.date_level(begun, ended, JOINING) == "stay"
    assert levels.date_level(row(), {**ended, "cameo_code": "190"}, JOINING) == "days"
    assert levels.date_level(begun, {**ended, "event_date": date(2020, 6, 29)}, JOINING) == "apart"


def test_levels_demand_is_told_at_home_of_either_side():
    here = {"source": "JOR", "target": "SYR", "cameo_code": "111", "geo_precision": 1}
    home, away = row(place_name="Amman", country="JOR", **here), row(place_name="Hama", country="SYR", **here)
    assert levels.place_level(home, away, JOINING) == "sides"
    assert levels.place_level({**home, "cameo_code": "190"}, {**away, "cameo_code": "190"}, JOINING) != "sides"
    assert levels.place_level(home, {**away, "country": "LBN"}, JOINING) != "sides"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ten died, a clerk told reporters in Hama on Tuesday.", True),
        ("Ten died, a clerk told a news conference in New Zenda on Tuesday.", True),
        ("A clerk said ten were shot in Hama on Tuesday.", False),
    ],
)
def test_levels_day_of_a_report_to_an_audience(sentence, told):
    assert is_day_of_report(sentence, "Tuesday") is told
