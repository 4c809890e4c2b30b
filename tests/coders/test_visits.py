"""Where guest and host deal with each other, and who is received by a foreign government."""

import pytest
from placed import countries


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Norway and Kenya signed an accord on Monday. Kenyan minister Joel Odenga arrived in Norway on Sunday.", "057"),
        # who is or was in a country for something
        ("Kenyan finance minister Joel Odenga rejected a Norwegian proposal. Odenga was in Norway on the first leg of a tour.", "12"),
    ],
)
def test_visits_place_what_guest_and_host_do_at_the_hosts(text: str, code: str) -> None:
    assert countries(text, code) == {"NOR"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # not with a third country, not at another time
        ("Sudan and Kenya signed an accord on Monday. Kenyan minister Joel Odenga arrived in Norway on Sunday.", "057"),
        ("Norway and Kenya signed an accord last month. Kenyan minister Joel Odenga arrived in Norway on Sunday.", "057"),
        # a thing is no guest
        ("Kenya rejected a Norwegian proposal. The ship was in Norway for repairs.", "12"),
    ],
)
def test_visits_do_not_place_other_pairs_and_times(text: str, code: str) -> None:
    found = countries(text, code)
    assert found
    assert "NOR" not in found


def test_visits_a_government_receives_people_of_no_office() -> None:
    assert countries("Kenyan Prime Minister Joel Odenga met Sudanese refugees on Monday.", "04") == {"KEN"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan envoy Joel Odenga met Sudanese refugees on Monday.",
        "Kenyan Prime Minister Joel Odenga met Sudanese minister Omar Tekle on Monday.",
        "Kenyan Prime Minister Joel Odenga will visit Sudan in May. Odenga met Sudanese refugees.",
    ],
)
def test_visits_envoys_equals_and_travellers_receive_nobody(text: str) -> None:
    found = countries(text, "040")
    assert found
    assert "KEN" not in found
