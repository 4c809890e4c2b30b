"""Tests of the functions that make a form's column of ours, and of Stata names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.exports.acled import acled_actor, civilian_targeting, crowd_tag
from flows.exports.gdelt import fraction_date, full_name, geo_type, religions, types
from flows.exports.icews import city, icews_actor, sectors
from flows.exports.panels import Measure, months
from flows.exports.rules import number, one_line, yyyymmdd
from flows.exports.stata import short_label, variable_name
from schemas.tables import EVENTS


@pytest.mark.parametrize(("code", "text", "actor_type", "name"), [
    ("PRKGOV", "Pyongyang", "State forces", "Government of North Korea"),
    ("ISR", "Israel", "External/Other forces", "Government of Israel"),
    ("KENCOP", "officers", "State forces", "Police Forces of Kenya"),
    ("CODMIL", "the army", "State forces", "Military Forces of Democratic Republic of Congo"),
    ("SYRREB", "Free Army", "Rebel group", "Free Army"),
    ("SYRREB", None, "Rebel group", "Unidentified Armed Group (Syria)"),
    ("---REB", None, "Rebel group", "Unidentified Armed Group"),
    ("---OPP", "marchers", "Protesters", "Protesters"),
    ("IGOUNO", "the world body", "External/Other forces", "United Nations"),
    (None, "two roads", None, None),
    (None, None, None, None),
])  # fmt: skip
def test_acled_actor_is_named_as_acled_names_it(code, text, actor_type, name):
    assert acled_actor(code, text, actor_type) == name


@pytest.mark.parametrize(("sub_event", "event_type", "target", "mark"), [
    ("Attack", "Violence against civilians", None, "Civilian targeting"),
    ("Excessive force against protesters", "Protests", "Protesters", "Civilian targeting"),
    ("Air/drone strike", "Explosions/Remote violence", "Civilians", "Civilian targeting"),
    ("Air/drone strike", "Explosions/Remote violence", "Rebel group", None),
    ("Armed clash", "Battles", "Civilians", None),
    ("Peaceful protest", "Protests", "Civilians", None),
    (None, None, None, None),
])  # fmt: skip
def test_acled_civilian_targeting(sub_event, event_type, target, mark):
    assert civilian_targeting(sub_event, event_type, target) == mark


def test_acled_crowd_tag_is_of_demonstrations_only():
    assert crowd_tag(0, "Demonstrations") == "crowd size=0"
    assert crowd_tag(None, "Political violence; Demonstrations") == "crowd size=no report"
    assert crowd_tag(5, "Political violence") is None and crowd_tag(5, None) is None


@pytest.mark.parametrize(("code", "text", "name"), [
    ("ISR", "it", "Israel"),
    ("RUSMIL", "they", "Military (Russian Federation)"),
    ("---REB", "rebels", "Armed Rebel"),
    ("IGOUNOPKO", "blue helmets", "United Nations"),
    ("IGOOAUPKO", "the mission", "Organization of African Unity"),
    ("AFR", "African states", "Africa"),
    ("KENMUS", "imams\nof Mombasa", "imams of Mombasa"),
    ("KENMUS", None, "KENMUS"),
    (None, "talks", None),
])  # fmt: skip
def test_icews_actor_is_named_as_icews_names_it(code, text, name):
    assert icews_actor(code, text) == name


def test_icews_sectors_are_named_once_and_unknown_ones_left_out():
    assert sectors("KENGOVMIL") == "Government,Military" and sectors("KEN") is None
    assert sectors("IGOUNOWFP") == "International Government Organization" and sectors("IRQMUSSHI") == "Islam,Shia"


def test_gdelt_splits_religions_from_roles_by_place():
    assert (types("IRQMUSSUNREB"), religions("IRQMUSSUNREB")) == (("REB",), ("MUS", "SUN"))
    assert (types("SUNGOV"), religions("SUNGOV")) == (("GOV",), ())
    assert types("NGORSF") == ("NGO",)


@pytest.mark.parametrize(("place", "admin1", "country", "precision", "gdelt", "icews"), [
    (None, None, None, None, 0, None), (None, None, "KEN", 3, 1, None), ("Kenya", None, "KEN", 3, 1, None), ("Ivory Coast", None, "CIV", 3, 1, None),
    ("Texas", "Texas", "USA", 3, 2, None), ("Dallas", "Texas", "USA", 1, 3, "Dallas"), ("Amman", "Amman", "JOR", 1, 4, "Amman"),
    ("Lamu", "Lamu", "KEN", 2, 5, None), ("Lamu", "Coast", "KEN", 2, 4, "Lamu"), ("the north", None, "KEN", 3, 5, None),
    ("Atlantis", None, None, 1, 4, "Atlantis"),
])  # fmt: skip
def test_place_kinds_are_told_apart(place, admin1, country, precision, gdelt, icews):
    assert (geo_type(place, admin1, country, precision), city(place, admin1, country, precision)) == (gdelt, icews)


def test_gdelt_full_name_and_fraction():
    assert full_name("Lamu", "Lamu", "KEN") == "Lamu, Kenya" and full_name(None, None, None) is None
    assert fraction_date(date(2020, 12, 31)) == "2021.0712" and yyyymmdd(date(987, 1, 2)) == "09870102"


@given(st.text())
def test_rules_one_line_has_no_break_and_keeps_the_words(text):
    assert len(one_line(text).splitlines()) <= 1 and "\t" not in one_line(text)
    assert one_line(text).split() == text.split()


def test_rules_number_is_exact_in_a_double_and_stays():
    assert number("evt-1") == number("evt-1") != number("evt-2")
    assert len({number(f"evt-{n}") for n in range(20_000)}) == 20_000 and max(number(str(n)) for n in range(2000)) < 2**52


def test_stata_names_are_short_and_differ():
    long = "a_name_that_is_much_longer_than_stata_allows"
    taken = []
    for _ in range(12):
        taken.append(variable_name(long, taken, suffix="_n"))
    assert len(set(taken)) == 12 and all(len(name) <= 32 and name.endswith("_n") for name in taken)
    assert variable_name("country") == "country"


@pytest.mark.parametrize("column", EVENTS.columns, ids=lambda column: column.name)
def test_stata_labels_are_cut_between_words(column):
    label = short_label(column.meaning)
    assert len(label) <= 80 and (label == column.meaning or (label.endswith("…") and column.meaning.startswith(label[:-1])))


def test_panels_months_cross_years():
    assert months(date(2019, 11, 1), date(2020, 2, 1)) == [date(2019, 11, 1), date(2019, 12, 1), date(2020, 1, 1), date(2020, 2, 1)]


def test_panels_number_of_one_sentence_is_added_once():
    told = [("A bomb killed 20.", 20), ("A bomb killed 20.", 20), ("Troops killed 20.", 20), ("Nobody knows.", None)]
    rows = [{"sentence": sentence, "fatalities": number} for sentence, number in told]
    assert Measure("f", "sum_once", "fatalities", None, "").over(rows) == 40
    assert Measure("f", "sum", "fatalities", None, "").over(rows) == 60
    assert Measure("f", "known", "fatalities", None, "").over(rows) == 3
