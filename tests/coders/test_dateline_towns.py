"""Whether what only the dateline places is in its town: who speaks there by office, not a firm, a newspaper, a province or a body of another town."""

from datetime import date

import pytest
from placed import coder


def places(text: str, code: str) -> set[tuple[str | None, str | None]]:
    found = coder().code_text(text, published=date(1987, 3, 9))
    return {(mention.place_name, mention.country) for mention in found if mention.status == "kept" and mention.cameo_code.startswith(code)}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("OSLO, March 9 (Reuters) - The Norwegian government accused Sudan of lying.", "112", ("Oslo", "NOR")),
        ("OSLO, March 9 (Reuters) - Norwegian teachers accused the government of lying.", "112", (None, "NOR")),
        ("OSLO, March 9 (Reuters) - Norwegian newspapers accused the government of lying.", "112", (None, "NOR")),
        ("OSLO, March 9 (Reuters) - Norwegian minister Nils Barlow accused Sudan of lying, a newspaper said.", "112", (None, "NOR")),
    ],
)
def test_dateline_town_holds_for_who_speaks_there(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert places(text, code) == {place}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BERGEN, March 9 (Reuters) - Norwegian government officials warned farmers on Monday.", (None, "NOR")),
        ("BERGEN, March 9 (Reuters) - Norwegian minister Nils Barlow warned farmers on Monday.", ("Bergen", "NOR")),
        ("OSLO, March 9 (Reuters) - Norwegian government officials warned farmers on Monday.", ("Oslo", "NOR")),
    ],
)
def test_dateline_town_is_none_of_the_states_offices_elsewhere(text: str, place: tuple[str | None, str | None]) -> None:
    assert places(text, "130") == {place}


def test_dateline_town_holds_for_a_deed_that_is_told_to_be_here() -> None:
    assert places("OSAKA, March 9 (Reuters) - Japanese police here arrested two teachers on Monday.", "173") == {("Osaka", "JPN")}


def test_dateline_town_is_none_of_a_body_elsewhere_that_traders_tell_of_here() -> None:
    text = "PARIS, March 9 (Reuters) - The European Commission rejected the demand of Norway, traders said here."
    assert ("Paris", "FRA") not in places(text, "120")
