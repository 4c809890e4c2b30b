"""Clauses of another day than the rest of their sentence: of a town outside of them only the country is taken."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("text", "root", "town"),
    [
        ("Expatriates in Port Harcourt were told on Saturday to stay at home, three days after rebels snatched four men from a boat.", "181", None),
        ("Crowds stood in Madrid on Sunday for a guard who was killed a day earlier when ETA blew up a van.", "183", None),
        ("Two days after a bombing killed four in Hilla, shops reopened in Baghdad on Saturday.", "183", "Al Hillah"),
        ("A meeting was held on Saturday in Lubumbashi, which was captured by the rebels 10 days ago.", "192", "Lubumbashi"),
        ("Crowds stood in Madrid on Sunday as ETA blew up a van.", "183", "Madrid"),
    ],
)
def test_clause_apart_takes_no_town_of_the_rest_of_its_sentence(code: Code, text: str, root: str, town: str | None) -> None:
    found = [mention for mention in code(text, published=date(2010, 5, 8)) if mention.status == "kept" and mention.cameo_code.startswith(root)]
    assert found and {mention.place_name for mention in found} == {town} and all(mention.country for mention in found)


def test_clause_apart_settles_its_actors_by_where_the_rest_is(code: Code) -> None:
    text = "Expatriates in Port Harcourt were told on Saturday to stay at home, three days after rebels snatched four men from a boat."
    assert {"NGAREB"} == {mention.source for mention in code(text, published=date(2010, 5, 8)) if mention.cameo_code == "181"}
