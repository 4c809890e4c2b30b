"""Whose nouns without a country are by those they are coordinated with, read with the real model and tables."""

from collections.abc import Callable
from datetime import date

import pytest

from coders.actor_index import load_index
from coders.actors import ActorReader
from coders.memory import ArticleMemory
from coders.parse import Sentence

DAY = date(1987, 3, 3)


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("The Chilean envoy met Treasury Secretary James Baker and other officials.", "officials", "USAGOV"),
        ("Peru's president and other senior officials left.", "officials", "PERGOV"),
        ("The envoy met UAE President Sheikh Zaid and Oil Minister Ali Hassan.", "Hassan", "AREGOV"),
        ("Israeli police and soldiers left.", "soldiers", "ISRMIL"),
        ("The envoy met Peru's premier and the speaker of the House of Representatives.", "House", "PERLEG"),
        ("The envoy met the speaker of the House of Representatives of Chile.", "House", "CHLLEG"),
    ],
)
def test_fellows_are_of_the_state_of_those_before_them(parse: Callable[[str], Sentence], text: str, word: str, code: str) -> None:
    sentence = parse(text)
    reader = ActorReader(load_index(), sentence, DAY, ArticleMemory())
    assert code in [actor.code for actor in reader.resolve(sentence.words.index(word))]


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Shimon Peres met French President Francois Mitterrand and other leaders.", "leaders", "FRAGOV"),
        ("The envoy met Jordan's king and Peru's premier and other officials.", "officials", "JORGOV"),
        ("Talks between UAE President Sheikh Zaid and Oil Minister Ali Hassan ended.", "Hassan", "AREGOV"),
        ("The envoy met the chief of the Palestine Liberation Organization.", "Organization", "PERGOV"),
    ],
)
def test_fellows_of_several_states_or_sides_stay_open(parse: Callable[[str], Sentence], text: str, word: str, code: str) -> None:
    sentence = parse(text)
    reader = ActorReader(load_index(), sentence, DAY, ArticleMemory())
    assert code not in [actor.code for actor in reader.resolve(sentence.words.index(word))]
