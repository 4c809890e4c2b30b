"""Countries for actors that name none."""

from coders.actors import Actor
from coders.settling import at_home, settled

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


def test_settling_domestic_sides_share_a_country() -> None:
    official = Actor("CHLGOV", "Chilean officials", "role", "CHL", "GOV")
    found = at_home(JUDGE, official)
    assert found is not None and found.code == "CHLJUD"
    assert at_home(JUDGE, Actor("CHL", "Chile", "name", "CHL")) == JUDGE
    assert at_home(Actor("---GOV", "the government", "role"), official) == Actor("---GOV", "the government", "role")
    assert at_home(None, official) is None and at_home(JUDGE, None) == JUDGE
