"""Whom a harm was done to where another word tells it: relatives of the harmed, who died when it was done, people in the trigger."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
DAY = date(2010, 5, 5)


def kept(mentions: tuple[Mention, ...]) -> set[tuple[str | None, str, str | None]]:
    """The events that are kept, as (source, code, target)."""
    return {(mention.source, mention.cameo_code, mention.target) for mention in mentions if mention.status == "kept"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Relatives of the mayor of Cali, whom the FARC kidnapped in May, marched on Monday.", ("COLREB", "181", "COLGOV")),
        ("The widow of a journalist who was killed by Taliban gunmen spoke on Monday.", ("AFGREB", "180", "AFGMED")),
        ("Relatives of a mayor who was kidnapped by the FARC in May marched on Monday.", ("COLREB", "181", "COLGOV")),
        ("Relatives of a mayor who were kidnapped by the FARC in May marched on Monday.", ("COLREB", "181", "COLCVL")),
        ("Teachers of the school of Cali, whom the FARC kidnapped in May, marched on Monday.", ("COLREB", "181", "COLEDU")),
    ],
)
def test_told_victims_are_those_whose_relatives_are_told_of(code: Code, text: str, event: tuple[str | None, str, str | None]) -> None:
    assert event in kept(code(text, published=DAY))


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Ten Kurdish rebels died when Turkish jets pounded bunkers in Iraq on Monday.", {("TURMIL", "195", "IRQREB")}),
        ("Three Afghan soldiers died when the Taliban fired a rocket into Kabul.", {("AFGREB", "194", "AFGMIL")}),
        ("Three Afghan soldiers died as they attacked the Taliban in Kabul.", {("AFGMIL", "190", "AFGREB")}),
        ("Three Afghan soldiers died when their truck overturned.", set()),
        ("A militant died when explosives blew up in Pakistan.", {(None, "183", "PAK")}),
    ],
)
def test_told_victims_died_when_it_was_done(code: Code, text: str, events: set[tuple[str | None, str, str | None]]) -> None:
    assert kept(code(text, published=DAY)) == events


def test_told_victims_may_be_part_of_the_trigger(code: Code) -> None:
    assert ("COLREB", "0841", "POLCVL") in kept(code("Two Polish men held in the swamps of Chile were set free on Monday by the FARC.", published=DAY))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Colombian minister's murder shook the country.", (None, "1823", "COLGOV")),
        ("The Syrian court's execution of a Turkish general shook the country.", ("SYRJUD", "1823", "TURMIL")),
        ("The Colombian minister's arrest shook the country.", (None, "173", "COLGOV")),
    ],
)
def test_told_victims_own_what_was_done_to_them(code: Code, text: str, event: tuple[str | None, str, str | None]) -> None:
    assert event in {(one.source, one.cameo_code, one.target) for one in code(text) if one.status == "kept"}


@pytest.mark.parametrize("text", ["The Colombian rebels' murders shook the country.", "The doctor spoke of Colombia's assassinations."])
def test_told_victims_are_one_person_each(code: Code, text: str) -> None:
    assert not [one for one in code(text) if one.status == "kept" and one.cameo_root == "18" and one.target]
