"""Where a report without a dateline was sent from: what it calls "here", and what is placed by it."""

import pytest
from placed import coder, countries, told

from coders.article_places import read_article_places
from coders.sent_from import SentFrom

FILLED = "Crops were poor this year. Rain is rare. Prices rose. "
"""Sentences of no event and no place."""


def sent_from(text: str) -> SentFrom | None:
    """What a text without a dateline calls "here"."""
    _, _, sentences = coder().read_text(text)
    return read_article_places(sentences, index=coder().index, home=None).sent_from


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # the only country of the opening; "this town"
        ("Kenyan farmers opened a fair here on Monday. Maize was shown.", "KEN"),
        ("Police searched houses in this western Kenyan town after Sudanese traders were robbed. Shops were shut.", "KEN"),
        # a journey that led there, an ambassador's post, an arrival
        ("Kenyan Trade Minister Joel Odenga praised Norway here. Odenga, on a visit to Norway, said trade had grown.", "NOR"),
        ("Outgoing Kenyan ambassador to Norway Joel Odenga praised ties here on Monday. Trade has grown.", "NOR"),
        ("Kenyan President Joel Odenga arrived here on Monday to ask Norwegian Prime Minister Nils Barlow for aid. Rain fell.", "NOR"),
        # an arrival that is told further on, also by the surname alone; money is no country
        (f"Kenyan President Joel Odenga praised Norway on Monday. {FILLED}A Kenyan delegation arrived here on Sunday.", "NOR"),
        (f"Kenyan President Joel Odenga said here that Norway gave aid. {FILLED}Odenga arrived here on Sunday after a visit to Peru.", "NOR"),
        (f"Kenya and Norway signed an accord worth 15 million U.S. dollars. {FILLED}A Kenyan delegation arrived here on Sunday.", "NOR"),
        # whoever leaves for somewhere leaves home; the police speak at home
        ("Kenyan President Joel Odenga said he would ask for aid as he left here for a summit in Oslo.", "KEN"),
        ("A Kenyan police spokesman said here that a Sudanese trader had been robbed. Norwegian tourists saw it.", "KEN"),
    ],
)
def test_sent_from_tells_the_country_of_here(text: str, country: str) -> None:
    found = sent_from(text)
    assert found is not None
    assert found.country == country


def test_sent_from_tells_the_town_that_the_opening_acts_in() -> None:
    found = sent_from("Ministers opened a conference here on Monday. They met in Oslo to talk about trade.")
    assert found is not None
    assert found.town is not None
    assert (found.country, found.town.place) == ("NOR", "Oslo")


@pytest.mark.parametrize(
    "text",
    [
        # no "here"; only in a quotation; only the news came
        "Kenyan farmers opened a fair on Monday. Maize was shown.",
        'Kenyan farmers opened a fair on Monday. "We are here to sell," a farmer said.',
        "Kenyan farmers opened a fair, reports reaching here said. Maize was shown.",
        # several countries, of which nobody is at home; two towns of two countries
        "Kenyan minister Joel Odenga said here that Norway and Sudan should trade more. Peru agreed.",
        "Ministers met here. In Oslo, ministers opened a conference. In Lima, ministers opened a conference.",
        # an arrival of nobody known, of the only country named, and where two may be the host; in a quotation
        (f"Kenyan President Joel Odenga praised Norway on Monday. {FILLED}Rain arrived here on Sunday."),
        (f"Kenyan President Joel Odenga praised farmers on Monday. {FILLED}A Kenyan delegation arrived here on Sunday."),
        (f"Kenyan President Joel Odenga praised Norway and Peru on Monday. {FILLED}A Kenyan delegation arrived here on Sunday."),
        (f'Kenyan President Joel Odenga praised Norway on Monday. {FILLED}"A Kenyan delegation arrived here in May," he said.'),
        # a guest of the only country named; the United Nations speak of countries from abroad
        "The visiting Kenyan minister signed the accord here on Monday. Trade has grown.",
        "United Nations experts announced here that the inspection of a Kenyan prison was called off. The cells were shut.",
    ],
)
def test_sent_from_is_silent_where_here_is_open(text: str) -> None:
    assert sent_from(text) is None


def test_sent_from_places_who_is_of_no_country_and_leaves_others_at_home() -> None:
    opening = "Kenyan farmers opened a fair here on Monday. Maize was shown. "
    assert countries(f"{opening}Talks between Kenya and Sudan began here on Tuesday.", "046") == {"KEN"}
    assert countries(f"{opening}Sudan rejected the plan.", "12") == {"SDN"}


def test_sent_from_does_not_stand_against_a_dateline() -> None:
    text = "LIMA, Nov. 20 (Reuters) - Ministers opened a conference here on Monday. Kenyan minister Joel Odenga met reporters in Oslo."
    _, structure, sentences = coder().read_text(text)
    assert structure.dateline is not None
    assert read_article_places(sentences, index=coder().index, home="PER", dated=True).sent_from is None


def test_sent_from_gives_an_accord_signed_here_its_country() -> None:
    text = "Kenyan minister Joel Odenga is on a visit to Norway. Kenya and Norway signed a trade accord here on Monday."
    assert {country for _, country in told(text, "057")} == {"NOR"}


def test_sent_from_does_not_place_what_two_countries_agreed_another_time() -> None:
    opening = "Kenyan farmers opened a fair here on Monday. Maize was shown. Rain fell. "
    assert countries(f"{opening}Kenya and Sudan signed a trade accord on Monday.", "057") == {"KEN"}
    assert countries(f"{opening}Kenya and Sudan have signed a trade accord.", "057") == {None}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # whoever spoke here is told to be in a town further on; the meeting that ended here is
        ("Kenyan President Joel Odenga defended the budget here. Rain fell in Sudan. Shops were shut. Tea was cold. Odenga told reporters in Oslo it grew.",
         ("NOR", "Oslo")),
        ("Ministers ended their gathering here on Monday. Rain fell. Tea was served. The meeting in Oslo was the last of the year.", ("NOR", "Oslo")),
        ("Kenya will hold talks with rebels on Friday, Joel Odenga announced here. Rain fell. Tea was cold. The meeting in Oslo was long.", None),
        # somebody else; two meetings in two countries; no meeting here
        ("Kenyan President Joel Odenga praised Sudan here. Rain fell. Shops were shut. Nils Barlow told reporters in Oslo that trade grew.", None),
        ("Ministers ended their gathering here. Rain fell. Tea was served. The meeting in Oslo was long. The meeting in Lima was short.", None),
    ],
)
def test_sent_from_takes_the_town_that_is_told_further_on(text: str, place: tuple[str, str] | None) -> None:
    found = sent_from(text)
    assert (found and found.town and (found.country, found.town.place)) == place


def test_sent_from_this_town_is_not_where_they_will_meet() -> None:
    found = sent_from("Kenya and Sudan will sign a pact at a summit in Lima. They met in this northern Norwegian town on Monday.")
    assert found is not None
    assert found.country == "NOR"


def test_sent_from_the_sentence_of_an_arrival_tells_the_host() -> None:
    found = sent_from("Kenyan President Joel Odenga arrived here on Monday to ask Norwegian Prime Minister Nils Barlow for aid. Sudan was shelled.")
    assert found is not None
    assert found.country == "NOR"
