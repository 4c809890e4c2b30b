"""Columns of a mention that say how its actors were read."""

from collections.abc import Callable

import pytest

from coders.actors import Actor
from coders.mentions import BASIS, actor_columns, basis_of
from schemas.mention import Mention
from schemas.tables import ACTOR_BASES

REBELS = Actor("TCDREB", "the rebels", "memory", "TCD", "REB")


def test_mentions_every_way_of_reading_has_a_basis_of_the_schema() -> None:
    assert set(BASIS.values()) < set(ACTOR_BASES)


def test_mentions_basis_is_open_where_two_readings_are() -> None:
    assert basis_of(REBELS, contested=False) == "reference" and basis_of(None, contested=False) is None
    assert basis_of(None, contested=True) == "ambiguous"
    assert basis_of(Actor("TCDREB", "the rebels", "memory", contested=True), contested=False) == "ambiguous"


def test_mentions_side_that_is_known_is_not_open_because_of_its_words() -> None:
    assert actor_columns("source", REBELS, None, contested=True)["source_basis"] == "reference"
    assert actor_columns("target", None, "them", contested=True) == {
        "target": None, "target_text": "them", "target_country": None, "target_role": None, "target_basis": "ambiguous",
        "target_backer": None,
    }


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Iran accused Iraq.", "named"),
        ("Israel spoke. It accused Iraq.", "reference"),
        ("Iraq spoke while Iran waited. It accused Kuwait.", "ambiguous"),
        ("Gunmen killed a policeman in Karachi.", "place"),
    ],
)
def test_mentions_source_basis_of_a_text(code: Callable[..., tuple[Mention, ...]], text: str, basis: str) -> None:
    assert code(text)[-1].source_basis == basis
