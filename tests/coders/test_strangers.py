"""Names that no table of actors knows: persons' and towns', on real parses and the shipped tables."""

from collections.abc import Callable
from datetime import date

import pytest

from coders.actor_index import load_index
from coders.actors import ActorReader
from coders.memory import ArticleMemory
from coders.parse import Sentence
from coders.strangers import is_town


@pytest.mark.parametrize(
    ("text", "word", "town"),
    [
        ("Rebels captured Oum Hadjer on Friday.", "Hadjer", True),
        ("Rebels captured Bongor on Friday.", "Bongor", True),
        # of the tables, in a longer name, unknown, no name
        ("Rebels captured Kabul on Friday.", "Kabul", False),
        ("Rebels captured Bongor Bridge on Friday.", "Bridge", False),
        ("Rebels captured Qwertyville on Friday.", "Qwertyville", False),
        ("Rebels captured the town on Friday.", "town", False),
    ],
)
def test_strangers_a_town_is_a_whole_name_of_the_gazetteer(parse: Callable[[str], Sentence], text: str, word: str, town: bool) -> None:
    sentence = parse(text)
    reader = ActorReader(load_index(), sentence, date(2020, 6, 16), ArticleMemory())
    assert is_town(reader, sentence.words.index(word)) is town
