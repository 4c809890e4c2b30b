"""What follow-ups tell of a deed before: its sides, day and place are its own; sentences of 16 June 2020, a Tuesday."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def kept(mentions: tuple[Mention, ...], code: str) -> list[Mention]:
    """The kept mentions of a code and those it begins."""
    return [mention for mention in mentions if mention.status == "kept" and mention.cameo_code.startswith(code)]


def test_verbs_those_who_clashed_before_a_meeting_do_not_meet(code: Code) -> None:
    mentions = code("Chinese ministers met in Hanoi two days after a clash between Thai and Cambodian soldiers.")
    assert {(m.source, m.target) for m in kept(mentions, "040")} == {("CHNGOV", None)}
    assert {(m.source, m.target) for m in kept(mentions, "190")} == {("THAMIL", "KHMMIL"), ("KHMMIL", "THAMIL")}
    assert {(m.source, m.target) for m in kept(code("Chinese ministers met with Thai officials in Hanoi."), "040")} >= {("CHNGOV", "THAGOV")}


def test_place_candidates_what_was_days_before_is_not_where_its_follow_up_is(code: Code) -> None:
    mentions = code("Two days after a clash between Thai and Cambodian soldiers, Chinese ministers met in Hanoi.")
    assert {m.place_name for m in kept(mentions, "190")} == {None} and {m.place_name for m in kept(mentions, "040")} == {"Hanoi"}
    own = code("Two days after a clash between Thai and Cambodian soldiers in Surin, Chinese ministers met in Hanoi.")
    assert {m.place_name for m in kept(own, "190")} == {"Surin"}


def test_place_candidates_who_welcomes_a_pact_is_not_where_it_was_signed(code: Code) -> None:
    text = "The British embassy in Monrovia on Monday welcomed the pact that Guinea and Mali signed {}three days ago."
    assert {m.country for m in kept(code(text.format("")), "057")}.isdisjoint({"LBR"})
    assert {m.place_name for m in kept(code(text.format("in Accra ")), "057")} == {"Accra"}


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Nine people died in an air raid on the town of Ansongo, Malian officials said.", "195", "Ansongo"),
        ("Chad and Niger put their names to a truce in Ghana.", "057", "Ghana"),
        ("Rebels attacked a village in Guatemala on Monday.", "190", "Guatemala"),
        ("Rebels attacked a village in Mexico's Chiapas state on Monday.", "190", "Chiapas"),
        ("Rebels attacked a village in Guatemala City on Monday.", "190", "Guatemala City"),
    ],
)
def test_placing_reaches_the_place_that_is_told(code: Code, text: str, trigger: str, place: str) -> None:
    assert {m.place_name for m in kept(code(text), trigger)} == {place}


@pytest.mark.parametrize(
    ("text", "root", "sides"),
    [
        # people of a foreign dateline are those of the place
        ("PARIS, June 15 - Rebels killed nine villagers in Mopti on Sunday, diplomats said.", "190", {("MLIREB", "MLICVL")}),
        ("PARIS, June 15 - Rebels killed nine villagers in Lyon on Sunday, diplomats said.", "190", {("FRAREB", "FRACVL")}),
        # a government and its rebels are of the one country that is spoken of
        ("People in Monrovia greeted the signing of a truce between the government and the last rebels.", "057", {("LBRGOV", "LBRREB"), ("LBRREB", "LBRGOV")}),
        # a dispersed crowd is not whom it is against
        ("Ugandan police broke up a rally against Denmark on Monday.", "175", {("UGACOP", None)}),
        ("Turkish police broke up a march of teachers against Denmark on Monday.", "175", {("TURCOP", "TUREDU")}),
        # fire comes from a side
        ("Two Ukrainian soldiers died in shelling from the Russian side of the border.", "194", {("RUS", "UKRMIL")}),
        ("Two Lebanese farmers were killed in shelling by Israeli tanks.", "194", {("ISRMIL", "LBNAGR")}),
    ],
)
def test_settling_sides_of_what_was_before(code: Code, text: str, root: str, sides: set[tuple[str | None, str | None]]) -> None:
    assert {(m.source, m.target) for m in kept(code(text), root)} == sides


@pytest.mark.parametrize(
    ("text", "root", "kept_ones"),
    [
        ("Chad's charge of May 3 that Sudan was arming rebels has been questioned by French officers.", "112", 1),
        ("Chad's charge of May 3 that Sudan was arming rebels has been questioned by French officers.", "072", 0),
        ("The arrest by Serbia this week of a Bosnian general may help its talks with Denmark.", "173", 1),
        ("The arrest of a Bosnian general may help talks with Denmark.", "173", 0),
        ("The visit by the Chinese premier this week may help its talks with India.", "042", 0),
        ("Iran vowed to retaliate against Israel with missiles should the raids continue.", "138", 1),
    ],
)
def test_retold_what_has_its_day_is_a_fact_and_not_what_is_claimed(code: Code, text: str, root: str, kept_ones: int) -> None:
    assert len(kept(code(text), root)) == kept_ones


def test_derive_a_demand_with_its_day_behind_it_stands_beside_its_rejection(code: Code) -> None:
    text = "A demand by France that Chad free the pilots, made last Friday and rejected within a day, has divided the party."
    assert {(m.source, m.target) for m in kept(code(text), "10")} == {("FRA", "TCD")}
    assert kept(code("A demand that Chad free the pilots, made and rejected within a day, has divided the party."), "10") == []


@pytest.mark.parametrize(
    ("text", "root", "day", "words"),
    [
        ("Two weeks into a stoppage by Chilean nurses, ministers have begun to talk.", "143", date(2020, 6, 2), "Two weeks into"),
        ("Two more died on Monday, bringing to nine the number killed by a suicide attack in Colombo blamed on Tamils.", "1831", date(2020, 6, 15), None),
        ("Togo and Benin signed an agreement to end hostilities in Accra on Monday.", "057", date(2020, 6, 15), "Monday"),
        ("Togo and Benin signed an agreement to end hostilities in Accra on Friday.", "057", date(2020, 6, 16), None),
    ],
)
def test_dating_days_of_what_was_before(code: Code, text: str, root: str, day: date, words: str | None) -> None:
    assert {(m.event_date, m.date_text) for m in kept(code(text), root)} == {(day, words)}
