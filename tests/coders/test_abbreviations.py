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
        ("The Electoral Commission of Zambia, ECZ, spoke.", {"ECZ": ("ZMBGOV",)}),
        ("The Red Cross, ECZ, and others spoke.", {}),
        ("The Kenya Ports Authority (KPA) spoke.", {"KPA": ("KEN",)}),
        ("The Kenya Ports Authority, KPA, spoke.", {"KPA": ("KEN",)}),
        ("The Korean People's Army (KPA) spoke.", {}),
        ("The Kenyan army (KPA) spoke.", {}),
    ],
)
def test_abbreviations_told_with_their_long_name(parse: Callable[[str], Sentence], text: str, told: dict[str, tuple[str, ...]]) -> None:
    assert told_in_brackets(ActorReader(load_index(), parse(text), date(2020, 6, 16), ArticleMemory())) == told


@pytest.mark.parametrize(("word", "short"), [("ECZ", True), ("PfP", True), ("I", False), ("Sunday", False), ("A1", False), ("ABCDEFGH", False)])
def test_abbreviations_are_mostly_capitals(word: str, short: bool) -> None:
    assert is_short_name(word) is short


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Kenya Ports Authority (KPA) spoke.", "KEN"),
        ("The Kenya Ports Authority, KPA, spoke.", "KEN"),
        ("The Korean People's Army (KPA) spoke.", "PRKMIL"),
        ("The KPA spoke.", "PRKMIL"),
    ],
)
def test_abbreviations_that_mean_another_body_are_not_whom_the_tables_know(parse: Callable[[str], Sentence], text: str, code: str) -> None:
    sentence = parse(text)
    reader = ActorReader(load_index(), sentence, date(2020, 6, 16), ArticleMemory())
    head = next(token for token in range(len(sentence)) if sentence.words[token] == "spoke")
    subject = next(token for token in range(len(sentence)) if sentence.heads[token] == head and sentence.deps[token] == "nsubj")
    assert [actor.code for actor in reader.resolve(subject)] == [code]
