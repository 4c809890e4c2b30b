"""Where an article has what the members, the organisation and the papers of the conference say that it opens with, and what both sides of talks do."""

import pytest
from placed import countries

FILLED = "Crops were poor this year. Rain is rare. Prices rose. "
"""Sentences of no event and no place between a conference and what is told of it."""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # its organisation, also by what its ministers say of it, far behind the opening
        (f"African Union ministers opened a conference in Oslo on Monday. {FILLED}The African Union urged Sudan to end the war.", "02"),
        (f"African Union ministers opened a conference in Oslo on Monday. {FILLED}The African Union would give aid to Sudan, the ministers said.", "033"),
        # its paper
        (f"A trade conference opened in Oslo on Monday. {FILLED}The communique urged Sudan to end the war.", "02"),
        # two countries just behind it
        ("Ministers met at a conference in Oslo on Monday. Kenya and Sudan signed a trade accord.", "057"),
    ],
)
def test_conferences_place_their_members_bodies_and_papers(text: str, code: str) -> None:
    assert countries(text, code) == {"NOR"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # another organisation; one that speaks at its seat
        (f"A trade conference opened in Oslo on Monday. {FILLED}The African Union urged Sudan to end the war.", "02"),
        (f"United Nations experts opened a conference in Oslo on Monday. {FILLED}The United Nations urged Sudan to end the war.", "02"),
        # still to come; of another time; told long before
        (f"African Union ministers will open a conference in Oslo next month. {FILLED}The African Union urged Sudan to end the war.", "02"),
        (f"African Union ministers opened a conference in Oslo on Monday. {FILLED}The African Union had urged Sudan to end the war.", "02"),
        # countries that are no members of it
        (f"A trade conference opened in Oslo on Monday. {FILLED}Five southern countries met rebels.", "04"),
        # by telephone, or once done
        ("Ministers met at a conference in Oslo on Monday. Kenya and Sudan have signed trade accords.", "057"),
        # two conferences in two countries
        (f"Ministers opened a conference in Oslo on Monday. Others met at a conference in Lima. {FILLED}The communique urged Sudan to end the war.", "02"),
    ],
)
def test_conferences_do_not_place_others_and_other_times(text: str, code: str) -> None:
    found = countries(text, code)
    assert found
    assert "NOR" not in found


def test_conferences_talks_are_where_they_are_told_around() -> None:
    assert countries("Kenyan-Sudanese talks made headway on Monday. The latest talks in Oslo ended on Sunday.", "046") == {"NOR"}


def test_conferences_talks_in_two_countries_place_none() -> None:
    text = "Kenyan-Sudanese talks made headway on Monday. The latest talks in Oslo ended on Sunday. Talks in Lima begin on Friday."
    assert "NOR" not in countries(text, "046")


def test_conferences_both_sides_agree_where_the_talks_are_here() -> None:
    text = "OSLO, March 9 (Reuters) - Kenyan and Sudanese negotiators resumed talks here on Monday. Crops were poor. Both sides agreed to cut tariffs."
    assert countries(text, "03") == {"NOR"}


def test_conferences_other_countries_do_not_agree_where_the_talks_are_here() -> None:
    text = "OSLO, March 9 (Reuters) - Kenyan and Sudanese negotiators resumed talks here on Monday. Crops were poor. Peru and Chile agreed to cut tariffs."
    assert "NOR" not in countries(text, "03")


OPENED = f"A trade conference opened in Oslo on Monday. {FILLED}"


def test_conferences_delegates_of_other_countries_speak_there() -> None:
    assert countries(f"{OPENED}Kenyan Trade Minister Joel Odenga urged Sudan to end the war.", "02") == {"NOR"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # a state, a ministry, a spokesman; what had been said; a report that is sent from elsewhere
        (f"{OPENED}Kenya urged Sudan to end the war.", "KEN"),
        (f"{OPENED}The Kenyan ministry urged Sudan to end the war.", "KEN"),
        (f"{OPENED}Kenyan spokesman Joel Odenga urged Sudan to end the war.", "KEN"),
        (f"{OPENED}Kenyan Trade Minister Joel Odenga had urged Sudan to end the war.", "KEN"),
    ],
)
def test_conferences_leave_who_speaks_at_home(text: str, country: str) -> None:
    assert countries(text, "02") == {country}


def test_conferences_a_body_that_sits_in_one_town_acts_there() -> None:
    assert countries("The UN Human Rights Commission urged Sudan to end the war.", "02") == {"CHE"}
    assert countries("UNICEF urged Sudan to end the war.", "02") == {None}
