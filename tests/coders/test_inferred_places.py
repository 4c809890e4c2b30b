"""In which country an event is of which nothing tells the place: a country's own affairs, courts, who speaks at home."""

import pytest
from placed import countries


def test_inferred_places_nobody_known_turns_to_the_country_of_the_article() -> None:
    text = "Kenya has grown fast. Kenya is a country of farmers. A leaflet urged the Kenyan president to resign."
    assert countries(text, "02") == {"KEN"}


def test_inferred_places_praise_and_blame_may_come_from_abroad() -> None:
    text = "Kenya has grown fast. Kenya is a country of farmers. The Kenyan president was praised."
    assert countries(text, "05") == {None}


def test_inferred_places_a_court_is_in_its_country() -> None:
    assert countries("Sudanese lawyers asked a Kenyan judge to free the prisoners.", "02") == {"KEN"}


def test_inferred_places_a_state_speaks_at_home_whatever_the_dateline() -> None:
    assert countries("LONDON, March 9 (Reuters) - Prices rose on Monday. Kenya rejected the proposal.", "12") == {"KEN"}


@pytest.mark.parametrize(
    "text",
    [
        "LONDON, March 9 (Reuters) - Prices rose on Monday. The Kenyan ambassador rejected the proposal.",
        "LONDON, March 9 (Reuters) - Prices rose on Monday. Kenyan minister Joel Odenga told reporters that he rejected the proposal.",
    ],
)
def test_inferred_places_diplomats_and_who_speaks_to_the_press_abroad_are_not_at_home(text: str) -> None:
    assert "KEN" not in countries(text, "12")
