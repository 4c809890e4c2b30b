"""Countries for actors that name none."""

import pytest

from coders.actors import Actor
from coders.settling import About, as_settlers, at_home, in_focus, settled, under_law

GUNMEN = Actor("---UAF", "gunmen", "role")
REBELS = Actor("---REB", "rebels", "role")
JUDGE = Actor("---JUD", "a judge", "role")
KARACHI = {"country": "PAK", "place_name": "Karachi", "geo_precision": 1}


def test_settling_takes_the_country_of_the_place_but_not_of_talks() -> None:
    actor = settled(GUNMEN, KARACHI, "190")
    assert actor is not None and (actor.code, actor.country) == ("PAKUAF", "PAK")
    assert settled(REBELS, KARACHI, "046") == REBELS
    assert settled(Actor("INDMIL", "troops", "role", "IND"), KARACHI, "190") == Actor("INDMIL", "troops", "role", "IND")


def test_settling_needs_a_named_place() -> None:
    assert settled(GUNMEN, {"country": "PAK", "place_name": None, "geo_precision": 3}, "190") == GUNMEN
    assert settled(GUNMEN, {}, "190") == GUNMEN and settled(None, KARACHI, "190") is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("four foreign oil workers in Sindh", "---LAB"), ("three other foreigners", "---LAB"), ("international engineers", "---LAB"),
        ("clerks of a foreign bank", "PAKLAB"), ("the agency Zenda International", "PAKLAB"), ("the Foreign Ministry's clerks", "PAKLAB"),
    ],
)  # fmt: skip
def test_settling_foreigners_are_not_of_the_country_they_are_in(words: str, code: str) -> None:
    found = settled(Actor("---LAB", words, "role"), KARACHI, "181")
    assert found is not None and found.code == code
    home = at_home(Actor("---LAB", words, "role"), Actor("PAKCOP", "police", "role", "PAK", "COP"))
    assert home is not None and home.code == code


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (Actor("PSECVL", "Masked settlers", "place", "PSE", "CVL"), "ISRCVL"), (Actor("PSECVL", "villagers", "place", "PSE", "CVL"), "PSECVL"),
        (Actor("BRACVL", "settlers", "place", "BRA", "CVL"), "BRACVL"), (Actor("---CVL", "settlers", "role"), "---CVL"),
    ],
)  # fmt: skip
def test_settling_settlers_are_of_their_people_and_not_of_the_land(actor: Actor, code: str) -> None:
    found = as_settlers(actor)
    assert found is not None and found.code == code
    assert as_settlers(None) is None


def test_settling_people_are_of_the_state_that_jails_them() -> None:
    dissident, state = Actor("---OPP", "a dissident", "role"), Actor("CUB", "Cuba", "name", "CUB")
    found = under_law(dissident, state, "173")
    assert found is not None and (found.code, found.country) == ("CUBOPP", "CUB")
    assert under_law(dissident, state, "111") == dissident and under_law(dissident, None, "173") == dissident
    assert under_law(Actor("---OPP", "a foreign dissident", "role"), state, "173") == Actor("---OPP", "a foreign dissident", "role")
    assert under_law(Actor("---MIL", "troops", "role"), state, "173") == Actor("---MIL", "troops", "role")
    assert under_law(dissident, Actor("CUBREB", "rebels", "role", "CUB", "REB"), "173") == dissident
    assert under_law(None, state, "173") is None


def test_settling_domestic_sides_share_a_country() -> None:
    official = Actor("CHLGOV", "Chilean officials", "role", "CHL", "GOV")
    found = at_home(JUDGE, official)
    assert found is not None and found.code == "CHLJUD"
    assert at_home(JUDGE, Actor("CHL", "Chile", "name", "CHL")) == JUDGE
    assert at_home(Actor("---GOV", "the government", "role"), official) == Actor("---GOV", "the government", "role")
    guests = Actor("BDICVL", "a Burundian bar", "role", "BDI", "CVL")
    assert at_home(Actor("---CVL", "youths", "role"), guests) == Actor("---CVL", "youths", "role")
    assert at_home(None, official) is None and at_home(JUDGE, None) == JUDGE


def test_settling_group_without_a_country_is_of_the_one_the_article_is_about() -> None:
    found = in_focus(GUNMEN, None, About("PER"), "180")
    assert found is not None and (found.code, found.country, found.how) == ("PERUAF", "PER", "place")
    assert in_focus(GUNMEN, Actor("PERCOP", "police", "role", "PER", "COP"), About("PER"), "190") == found
    assert in_focus(GUNMEN, None, About(), "180") == GUNMEN and in_focus(None, None, About("PER"), "180") is None
    assert in_focus(Actor("CHLREB", "rebels", "role", "CHL", "REB"), None, About("PER"), "180") == Actor("CHLREB", "rebels", "role", "CHL", "REB")


@pytest.mark.parametrize(
    ("actor", "other", "code"),
    [
        (REBELS, None, "046"),
        (Actor("---CVL", "foreign tourists", "role"), None, "180"),
        (Actor("---BUS", "oil companies", "role"), None, "062"),
        (Actor("---GOV", "officials", "role"), None, "112"),
        (GUNMEN, Actor("PERMIL", "troops", "role", "PER", "MIL"), "190"),
        (GUNMEN, Actor("CHLGOV", "the government", "role", "CHL", "GOV"), "112"),
    ],
)
def test_settling_leaves_open_who_may_be_of_anywhere(actor: Actor, other: Actor | None, code: str) -> None:
    assert in_focus(actor, other, About("PER"), code) == actor


def test_settling_country_of_the_place_is_told_as_such() -> None:
    actor = settled(GUNMEN, KARACHI, "190")
    assert actor is not None and actor.how == "place"


def test_settling_sentence_of_other_countries_leaves_the_focus_out() -> None:
    assert in_focus(GUNMEN, None, About("PER", here=frozenset({"CHL"})), "180") == GUNMEN
    for here in (frozenset({"PER", "CHL"}), frozenset[str]()):
        found = in_focus(GUNMEN, None, About("PER", here=here), "180")
        assert found is not None and found.code == "PERUAF"
    found = in_focus(GUNMEN, Actor("CHL", "Chile", "name", "CHL"), About("PER", here=frozenset({"CHL"})), "180")
    assert found is not None and found.code == "PERUAF"


def test_settling_lower_authorities_are_their_governments_own() -> None:
    cabinet = Actor("PERGOV", "the cabinet", "role", "PER", "GOV")
    found = in_focus(Actor("---GOV", "local authorities", "role"), cabinet, About("PER"), "020")
    assert found is not None and found.code == "PERGOV"
    for text, other in (("governments", cabinet), ("local authorities", None)):
        assert in_focus(Actor("---GOV", text, "role"), other, About("PER"), "020") == Actor("---GOV", text, "role")
    found = in_focus(Actor("---MUS", "the Islamists", "role"), None, About("PER"), "190")
    assert found is not None and found.code == "PERMUS"
    assert in_focus(Actor("---MUS", "Muslims", "role"), None, About("PER"), "110") == Actor("---MUS", "Muslims", "role")


def test_settling_soldiers_are_the_countrys_own_unless_another_army_was_named() -> None:
    soldiers = Actor("---MIL", "four soldiers", "role")
    found = in_focus(soldiers, None, About("PHL", troops="PHL"), "190")
    assert found is not None and found.code == "PHLMIL" and in_focus(soldiers, None, About("PHL"), "190") == found
    assert in_focus(soldiers, None, About("IRQ", troops="USA"), "190") == soldiers
    assert in_focus(soldiers, Actor("USA", "America", "name", "USA"), About("IRQ"), "190") == soldiers
    assert in_focus(soldiers, None, About("IRQ"), "046") == soldiers


def test_settling_believers_who_are_harmed_are_of_the_place() -> None:
    victim = Actor("---MUS", "a Shiite", "role")
    found = in_focus(victim, None, About("LBN"), "180")
    assert found is not None and found.code == "LBNMUS" and in_focus(victim, None, About("LBN"), "110") == victim
    world = Actor("---CHR", "the head of the world's Lutherans", "role")
    assert in_focus(world, None, About("LBN"), "020") == world


def test_settling_country_named_but_once_is_that_of_those_at_home_only() -> None:
    strikers = Actor("---LAB", "all workers", "role")
    found = in_focus(strikers, None, About(leaning="VNM"), "082")
    assert found is not None and found.code == "VNMLAB"
    assert in_focus(GUNMEN, None, About(leaning="VNM"), "180") == GUNMEN
    soldiers = Actor("---MIL", "two troops", "role")
    assert in_focus(soldiers, None, About("IRQ", here=frozenset({"IRQ", "USA"})), "190") == soldiers
