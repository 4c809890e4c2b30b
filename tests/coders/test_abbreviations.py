"""Short names that an article gives in brackets."""

from collections.abc import Callable
from datetime import date

import pytest

from coders.abbreviations import is_short_name, told_in_brackets
from coders.actor_index import load_index
from coders.actors import ActorReader
from coders.memory import ArticleMemory
from coders.parse import Sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Electoral Commission of Zambia (ECZ) spoke.", {"ECZ": ("ZMBGOV",)}),
        ("Reporters Without Borders (RSF) spoke.", {"RSF": ("NGORSF",)}),
        ("The United Nations (UN) spoke.", {}),
        ("The Congress (I) party spoke.", {}),
        ("The red house of Zambia (ECZ) spoke.", {}),
        ("The army (Monday) spoke.", {}),
        ("The Kurdistan Workers' Party (PKK) spoke.", {}),
        ("(ECZ) spoke.", {}),
    ],
)
def test_abbreviations_told_with_their_long_name(parse: Callable[[str], Sentence], text: str, told: dict[str, tuple[str, ...]]) -> None:
    assert told_in_brackets(ActorReader(load_index(), parse(text), date(2020, 6, 16), ArticleMemory())) == told


@pytest.mark.parametrize(("word", "short"), [("ECZ", True), ("PfP", True), ("I", False), ("Sunday", False), ("A1", False), ("ABCDEFGH", False)])
def test_abbreviations_are_mostly_capitals(word: str, short: bool) -> None:
    assert is_short_name(word) is short
