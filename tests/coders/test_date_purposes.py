"""Tests of coders.date_purposes: days behind an infinitive that are those of signing, meeting and marching."""

from datetime import date

import pytest

SUNDAY = date(2006, 6, 18)
FRIDAY = date(2006, 6, 16)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Greece and Turkey signed a deal to share water in Athens on Friday.", "057"),
        ("Chad and Sudan signed an agreement to exchange prisoners on Friday.", "057"),
        ("The foreign ministers of Chad and Sudan met to discuss the border on Friday.", "040"),
    ],
)
def test_date_purposes_day_behind_what_was_agreed_or_met_for(coder, text, code):
    (found,) = {(mention.event_date, mention.date_text) for mention in coder.code_text(text, published=SUNDAY) if mention.cameo_code == code}
    assert found == (FRIDAY, "Friday")


@pytest.mark.parametrize(
    "text",
    [
        "Greece signed a deal on Wednesday to share water with Turkey from Friday.",
        "Greece announced a plan to send troops to Turkey on Friday.",
        "Greece will sign a deal with Turkey to share water on Friday.",
        "Greece signed a deal with Turkey to leave the island by Friday.",
    ],
)
def test_date_purposes_day_of_something_else(coder, text):
    found = [mention for mention in coder.code_text(text, published=SUNDAY) if mention.source == "GRC"]
    assert found and all(mention.event_date != FRIDAY for mention in found)
