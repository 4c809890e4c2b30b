"""What the clauses around an event say of its place: "here" at its own words, courses of talks, visits after another verb, delegations."""

import pytest

from tests.coders.test_speaker_places import told

TOKYO = "TOKYO, Nov. 20 (Reuters) - "


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (f"{TOKYO}Japan and Kenya have been negotiating for over a month on methods of protecting ships.", "046", (None, None)),
        (f"{TOKYO}The yen has risen since Japan and Kenya reached the accord.", "057", (None, None)),
        (f"{TOKYO}Japan and Kenya negotiated on methods of protecting ships.", "046", ("Tokyo", "JPN")),
        ("Kenyan Finance Minister Amos Kimunya spent two days in Kampala and will this week visit France and Rwanda.", "036", ("Rwanda", "RWA")),
        ("Kenyan Finance Minister Amos Kimunya spent two days in Kampala and met the Rwandan minister.", "040", ("Kampala", "UGA")),
        ("The Kenyan president met a delegation from Uganda on Monday.", "040", (None, "KEN")),
        ("A Kenyan delegation met a delegation from Uganda on Monday.", "040", (None, None)),
        ("After visiting the U.S., England and France, the Kenyan minister is on his way home.", "042", ("England", "GBR")),
        ("The Kenyan president is the first to visit the African country of Gabon.", "042", ("Gabon", "GAB")),
    ],
)
def test_place_clauses_say_where_it_was(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert place in told(text, code)


def test_place_clauses_here_is_the_country_of_the_article_where_it_stands_at_the_meeting() -> None:
    text = "Kenya is calm. Kenyan farmers sold tea. The Kenyan minister met his Ugandan counterpart {}on Monday."
    assert told(text.format("here "), "040") == {(None, "KEN")}
    assert told(text.format(""), "040") == {(None, None)}
