"""Tests of flows.joining.levels."""

from datetime import date

import pytest

from flows.joining import levels
from flows.joining.tables import load_joining

JOINING = load_joining()


def row(**given):
    base = {
        "mention_id": "m", "article_id": "a", "sentence": "", "source_text": None, "target_text": None, "cameo_code": "190", "source": "RUR", "target": "ZEN", "event_date": date(2020, 6, 16),
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
        ("173", "171", None), ("040", "190", None), ("181", "182", None), ("1721", "1722", None), ("141", "190", None),
    ],
)  # fmt: skip
def test_levels_code(one, other, level):
    assert levels.code_level(one, other, JOINING) == level
    assert levels.code_level(other, one, JOINING) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (("ISR", "SYR"), ("ISR", "SYR"), "same"),
        (("ISR", "SYR"), ("ISRMIL", "SYRGOV"), "compatible"),
        (("IRQUAF", "USAMIL"), ("IRQREB", "USAMIL"), "compatible"),
        (("---UAF", "USAMIL"), ("IRQREB", "USAMIL"), "compatible"),
        ((None, "SYR"), (None, "SYR"), "lone"),
        ((None, "SYR"), ("ISR", "SYR"), "open"),
        ((None, "SYR"), ("ISR", None), None),
        (("ISR", "SYR"), ("SYR", "ISR"), None),
        (("ISR", "SYR"), ("IRN", "SYR"), None),
        (("IRQREB", "USA"), ("IRQCVL", "USA"), None),
        (("IRQCOP", "IRQCVL"), ("IRQMIL", "IRQCVL"), None),
        (("IRQ", "IRQCVL"), ("IRQMIL", "IRQCVL"), "compatible"),
        (("IRQ", "IRQCVL"), ("IRQMIL", "IRQLAB"), None),
        (("---", "USA"), ("IRQ", "USA"), None),
    ],
)  # fmt: skip
def test_levels_actors(one, other, level):
    first, second = (row(source=source, target=target) for source, target in (one, other))
    assert levels.actors_level(first, second, JOINING) == level
    assert levels.actors_level(second, first, JOINING) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ({}, {}, "overlap"),
        ({}, {"event_date": date(2020, 6, 17), "date_text": None}, "overlap"),
        ({}, {"event_date": date(2020, 6, 15), "date_text": None}, None),
        ({}, {"event_date": date(2020, 6, 17)}, None),
        ({}, {"event_date": date(2020, 6, 14), "date_end": date(2020, 6, 18)}, "overlap"),
        ({}, {"event_date": date(2020, 6, 1), "date_end": date(2020, 6, 30), "date_precision": "month"}, None),
        ({"event_date": None}, {"event_date": None}, "near"),
        ({}, {"event_date": None}, None),
    ],
)  # fmt: skip
def test_levels_date(one, other, level):
    assert levels.date_level(row(**one), row(**other), JOINING) == level
    assert levels.date_level(row(**other), row(**one), JOINING) == level


def test_levels_two_dates_of_the_same_month_are_equal_and_no_overlap():
    month = row(event_date=date(2020, 6, 1), date_end=date(2020, 6, 30), date_precision="month")
    assert levels.date_level(month, dict(month), JOINING) == "equal"


HAMA, SUBURB, IDLIB = town("Hama", 35.13, 36.75, admin1="Hama"), town("Kafr Buhum", 35.06, 36.69, admin1="Hama"), town("Idlib", 35.93, 36.63)
DIVISION = row(place_name="Hama", country="SYR", admin1="Hama", latitude=35.2, longitude=37.3, geo_precision=3)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (HAMA, HAMA, "same"), (HAMA, SUBURB, "same"), (HAMA, IDLIB, None), (DIVISION, SUBURB, "within"), (DIVISION, IDLIB, None),
        (HAMA, row(country="SYR"), "open"), (HAMA, row(), "open"), (HAMA, row(country="LBN"), None),
        (row(place_name="Persian Gulf"), row(place_name="Persian Gulf"), "same"),
        (row(place_name="Syria", country="SYR", geo_precision=3), HAMA, "within"),
    ],
)  # fmt: skip
def test_levels_place(one, other, level):
    assert levels.place_level(one, other, JOINING) == level
    assert levels.place_level(other, one, JOINING) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ({"fatalities": 4}, {"fatalities": 4}, "equal"), ({"fatalities": 4}, {"fatalities": 6}, "update"), ({"fatalities": 4}, {}, "update"),
        ({"fatalities": 2}, {"fatalities": 40}, None), ({"injured": 30}, {"injured": 30, "fatalities": 1}, "equal"),
        ({"fatalities": 0}, {"fatalities": 0}, "update"), ({"fatalities": 20}, {"fatalities": 55}, "update"),
    ],
)  # fmt: skip
def test_levels_numbers(one, other, level):
    assert levels.numbers_level(row(**one), row(**other), JOINING) == level
    assert levels.numbers_level(row(**other), row(**one), JOINING) == level


def test_levels_words_are_compared_by_their_content():
    one = row(sentence="Masked raiders burned the grain stores at the harbour of Zenda on Tuesday, officials said.")
    again = row(sentence="The harbour's grain stores were burned by masked raiders, an official said on Tuesday.")
    other = row(sentence="The envoy praised the new treaty on Tuesday, officials said.")
    assert levels.words_level(one, again, JOINING) == "alike"
    assert levels.words_level(one, other, JOINING) == "any"
    assert levels.words_level(row(sentence=""), row(sentence=""), JOINING) == "any"
