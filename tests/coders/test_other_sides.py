"""Who the other side of a deed is: rivals, those rallied against, the parties of a truce, members of a group, whom two met."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
Event = tuple[str | None, str, str | None]


def kept(mentions: tuple[Mention, ...]) -> set[Event]:
    return {(mention.source, mention.cameo_code, mention.target) for mention in mentions if mention.status == "kept"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The union urged students to mobilize against the president of Chad.", [("113", "TCDGOV")]),
        ("The union urged the students of Chad to protest.", [("113", "TCDEDU")]),
    ],
)
def test_other_sides_rallied_against(code: Code, text: str, told: list[tuple[str, str]]) -> None:
    assert [(mention.cameo_code, mention.target) for mention in code(text)] == told


def test_other_sides_break_a_truce_against_each_other(code: Code) -> None:
    assert kept(code("Armenia and Azerbaijan violated the truce.")) == {("ARM", "196", "AZE"), ("AZE", "196", "ARM")}
    assert kept(code("Armenia violated the truce with Azerbaijan.")) == {("ARM", "196", "AZE")}


def test_other_sides_fire_across_their_border(code: Code) -> None:
    assert kept(code("Armenia and Azerbaijan fired across the frontier.")) == {("ARM", "190", "AZE"), ("AZE", "190", "ARM")}
    assert kept(code("Armenian troops fired across the frontier into Azerbaijan.")) == {("ARMMIL", "193", "AZE")}


def test_other_sides_of_two_who_met_or_fought_a_third(code: Code) -> None:
    assert kept(code("Peru and Chile fought Bolivia.")) == {("PER", "190", "BOL"), ("BOL", "190", "PER"), ("CHL", "190", "BOL"), ("BOL", "190", "CHL")}
    assert kept(code("Peru and Chile signed a treaty.")) == {("PER", "057", "CHL"), ("CHL", "057", "PER")}


def test_other_sides_a_rival_is_no_own_affair(code: Code) -> None:
    assert ("ISRGOV", "111", "ISROPP") in kept(code("Israel's prime minister criticised his rival Benny Gantz.", published=date(2020, 1, 10)))
    assert ("SDNMIL", "190", None) in kept(code("The Sudanese army attacked its own barracks."))


def test_other_sides_members_of_a_group(code: Code) -> None:
    assert kept(code("A force made up of Kenyan and Ugandan troops attacked Somalia.")) == {("KENMIL", "190", "SOM"), ("UGAMIL", "190", "SOM")}
    assert kept(code("Somalia attacked a convoy made of steel.")) == {("SOM", "190", "---MIL")}


def test_other_sides_peacekeepers_stand_where_they_are_sent(code: Code) -> None:
    assert kept(code("Kenyan soldiers were deployed as peacekeepers along the Somali border for a year.")) == {("KENMIL", "074", "SOM")}


def test_other_sides_of_an_opened_border(code: Code) -> None:
    assert kept(code("Jordan opened its border for doctors to enter Syria.")) == {("JOR", "0872", "SYR")}


def test_other_sides_criticism_of_an_inquiry_is_no_attack(code: Code) -> None:
    mentions = code("The Kenyan president led an attack on the inquiry.")
    assert [(m.cameo_code, m.target_text) for m in mentions if m.status == "kept"] == [("111", "the inquiry")]
