"""Deeds at sea whose sentence does not name it."""

import pytest
from placed import told

GULF = "Oil prices rose on news from the Gulf. "


@pytest.mark.parametrize(
    "text",
    ["Iran attacked a Kuwaiti tanker on Friday.", "Kuwaiti shipping has come under attack by Iran.", "Iran fired a missile at a Kuwaiti freighter."],
)
def test_sea_places_ships_are_attacked_in_the_sea_of_the_article(text: str) -> None:
    assert told(GULF + text, "19") == {("Persian Gulf", None)}


@pytest.mark.parametrize(
    "text",
    [
        # in a harbour, in a country's waters, what is fixed, no ship, no sea in the article
        GULF + "Iran attacked a tanker in a Kuwaiti harbour on Friday.",
        GULF + "Iran attacked a tanker in Kuwaiti waters on Friday.",
        GULF + "Iran attacked a Kuwaiti oil platform on Friday.",
        GULF + "Iran attacked a Kuwaiti village on Friday.",
        "Oil prices rose. Iran attacked a Kuwaiti tanker on Friday.",
    ],
)
def test_sea_places_leave_harbours_waters_and_the_land(text: str) -> None:
    found = told(text, "19")
    assert found
    assert not any(name == "Persian Gulf" and country is None for name, country in found)
