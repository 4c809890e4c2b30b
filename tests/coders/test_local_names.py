"""Villages and districts that no gazetteer has, capitals that stand for their state, places sealed off, wars of no one town."""

from datetime import date

import pytest
from placed import coder


def places(text: str, code: str) -> list[tuple[str | None, str | None, int | None]]:
    """Where the mentions of a code are placed: name, country and precision."""
    found = coder().code_text(text, published=date.fromisoformat("2006-11-20"))
    return [(mention.place_name, mention.country, mention.geo_precision) for mention in found if mention.cameo_code.startswith(code)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Israeli troops arrested three Palestinians in the Hentzau village in southern Hebron.", ("Hentzau", "PSE", 2)),
        ("Israeli troops arrested three Palestinians in the village of Hentzau, near Hebron.", ("Hentzau", "PSE", 2)),
        ("Pakistani police arrested three Afghans in Hentzau district on Friday.", ("Hentzau", "PAK", 3)),
        ("Iraqi police arrested three gunmen in the al-Hentzau district of Baghdad.", ("al-Hentzau", "IRQ", 2)),
        # a town that the gazetteer has, a people, a village beside a town, and a name without a word for what it is
        ("Vietnamese police arrested three Cambodians in Ha Tien town on Friday.", ("Ha Tien", "VNM", 1)),
        ("Iraqi police arrested three gunmen in the Jewish quarter of Baghdad.", ("Baghdad", "IRQ", 1)),
        ("Israeli troops arrested three Palestinians in the city of Hebron and the village of Hentzau.", ("Hebron", "PSE", 1)),
        ("Pakistani police arrested three Afghans in Hentzau on Friday.", (None, "PAK", 3)),
        # right before the land that it is in; a prayer, a park and an office with capitals are told by no "in" or "at" of their own
        ("Police arrested three Ugandans at Hentzau in northern Kenya.", ("Hentzau", "KEN", 3)),
        ("Police arrested three Ugandans in Hentzau near Kisumu.", ("Hentzau", "KEN", 2)),
        ("Police arrested three Ugandans in Friday prayers in Nairobi.", ("Nairobi", "KEN", 1)),
    ],
)
def test_a_village_that_no_gazetteer_has_is_the_place_with_the_point_of_its_town(text: str, place: tuple[str | None, str | None, int]) -> None:
    assert places(text, "173") == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Iraq said its troops had killed hundreds of Iranian soldiers in a new Tehran offensive.", (None, "IRN", 3)),
        ("A bomb killed three Iranian soldiers in a Tehran hotel.", ("Tehran", "IRN", 1)),
    ],
)
def test_a_capital_before_what_a_state_undertakes_is_no_place(text: str, place: tuple[str | None, str | None, int]) -> None:
    assert places(text, "1")[0] == place


def test_forces_seal_off_the_area_of_the_town_told_before() -> None:
    text = "Sniper fire killed two U.S. soldiers in Falluja, west of Baghdad, on Saturday. It was calm on Sunday. U.S. troops cordoned off the area."
    assert places(text, "191") == [("Al Fallujah", "IRQ", 3)]


def test_a_war_that_is_waged_for_long_is_in_no_one_town() -> None:
    text = "Gunmen killed two Pakistani policemen in Lahore on Friday. Zog Barlow supports the Pakistani rebels fighting the Pakistani government."
    assert {place[0] for place in places(text, "190")} == {None}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # behind a comma stands the province or department, with a capital or without
        ("Salvadoran rebels attacked a post in Hentzau, Usulutan Department.", ("Hentzau", "SLV", 3)),
        ("Salvadoran rebels attacked a post in Hentzau, Usulutan department.", ("Hentzau", "SLV", 3)),
        ("Salvadoran rebels attacked a post in the northern department of Cabanas.", ("Cabanas", "SLV", 3)),
        ("Salvadoran rebels attacked a post in Hentzau canton.", ("Hentzau", "SLV", 3)),
        ("Afghan rebels shelled Kandahar, Kandahar province.", ("Kandahar", "AFG", 1)),
        # a ministry is no division, and an apposition no town
        ("Salvadoran rebels attacked officers of the Department of Justice.", (None, "SLV", 3)),
    ],
)
def test_an_unknown_town_is_in_the_division_behind_it(text: str, place: tuple[str | None, str | None, int | None]) -> None:
    assert places(text, "19") == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SAN SALVADOR, Nov 20 (AFP) - Rebels killed a judge in this city.", ("San Salvador", "SLV", 3)),
        ("SAN SALVADOR, Nov 20 (AFP) - Rebels killed a Nicaraguan judge in this capital.", ("San Salvador", "SLV", 3)),
        ("SAN SALVADOR, Nov 20 (AFP) - Rebels killed a judge in a city.", (None, "SLV", 3)),
    ],
)
def test_this_city_is_where_the_report_was_sent_from(text: str, place: tuple[str | None, str | None, int | None]) -> None:
    assert places(text, "19") == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Colombian rebels blew up a truck on the main road of Hentzau neighborhood.", ("Hentzau", "COL", 3)),
        ("Colombian rebels blew up a truck on the main square of Soacha.", ("Soacha", "COL", 1)),
        ("Salvadoran rebels blew up a truck in the Dolores neighborhood.", ("Dolores", "SLV", 3)),
        ("Colombian rebels blew up a truck on the road to Soacha.", (None, "COL", 3)),
    ],
)
def test_squares_roads_and_quarters_are_in_their_town(text: str, place: tuple[str | None, str | None, int | None]) -> None:
    assert places(text, "18") == [place]
