"""No word of a date is ever a place, though villages bear such names."""

import pytest

from coders.date_names import is_date_name
from coders.date_words import MONTHS, WEEKDAYS, WEEKDAYS_SHORT
from coders.place_records import PlaceCandidate
from coders.places import place_of_event, resolve

NAMES = [*MONTHS, *WEEKDAYS]


@pytest.mark.parametrize("country", ["ISR", "AGO", "GBR", "USA"])
@pytest.mark.parametrize("word", [*NAMES, *WEEKDAYS_SHORT])
def test_no_word_of_a_date_is_a_place(word: str, country: str) -> None:
    written = (f"{word.title()}.", f"{word.upper()}.", f"{word.title()}. 13") if word in WEEKDAYS_SHORT else (word.title(), word.upper(), f"{word.title()}.")
    for name in written:
        assert is_date_name(name)
        assert resolve(name, countries=(country,)) is None
        assert place_of_event([PlaceCandidate(f"{name}, Israel", "on", 0)], countries=(country,)) is None


@pytest.mark.parametrize("name", ["Mon", "Sun", "May Pen", "Mar del Plata", "Augsburg", "Marseille", "Sat City", "March Air Base", ""])
def test_names_that_only_begin_like_dates_stay_names(name: str) -> None:
    assert not is_date_name(name)
