"""Who backs an actor, read with the real model and tables."""

from collections.abc import Callable
from datetime import date

import pytest
from doc_builder import at, build

from coders.actor_index import load_index
from coders.actors import Actor, ActorReader
from coders.backers import shown_backer
from coders.memory import ArticleMemory
from coders.mentions import actor_columns
from coders.parse import Sentence
from coders.syntax.reference import agents_of_participles

DAY = date(2020, 6, 16)


def backer(sentence: Sentence, word: str) -> str | None:
    """The backer of the first actor that a word of a sentence names, as the columns show it."""
    reader = ActorReader(load_index(), sentence, DAY, ArticleMemory())
    (actor, *_) = reader.resolve(sentence.words.index(word))
    return shown_backer(actor)


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Russian-backed separatists in eastern Ukraine shelled a village.", "separatists", "RUS"),
        ("An Iran-funded militia attacked a convoy in Iraq.", "militia", "IRN"),
        ("U.S.-trained commandos stormed a house in Kabul.", "commandos", "USA"),
        ("Libya's UN-backed government protested.", "government", "IGOUNO"),
        ("Rebels backed by Turkey took a village in northern Syria.", "Rebels", "TUR"),
        ("Rebels supported by Turkey and Qatar took a village in northern Syria.", "Rebels", "TUR"),
        ("Backed by Russian jets, Syrian troops took the town.", "troops", "RUSMIL"),
        ("The Houthis, an Iran-backed group, fired missiles at Israel.", "Houthis", "IRN"),
    ],
)
def test_backers_who_gives_support_is_told(parse: Callable[[str], Sentence], text: str, word: str, code: str) -> None:
    assert backer(parse(text), word) == code


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Saudi-led coalition bombed Sanaa.", "coalition"),
        ("Pro-Iran militias attacked a base in Iraq.", "militias"),
        ("Anti-Iran militias attacked a base in Iraq.", "militias"),
        ("Iran-aligned militias attacked a base in Iraq.", "militias"),
        ("Russian-occupied villages in Ukraine were shelled.", "villages"),
        ("Forces loyal to Khalifa Haftar attacked Tripoli.", "Forces"),
        ("Rebels not backed by Turkey took a village in northern Syria.", "Rebels"),
        ("The once US-backed rebels attacked Kabul.", "rebels"),
        ("The Russian-backed rebels' victims went to court.", "victims"),
        ("Lebanese soldiers, backed by Lebanese tanks, stormed a house.", "soldiers"),
        ("Denmark, backed by the Netherlands, tabled a resolution.", "Denmark"),
        ("Soldiers backed by tanks stormed a house in Lebanon.", "Soldiers"),
    ],
)
def test_backers_who_leads_likes_holds_or_opposes_is_none(parse: Callable[[str], Sentence], text: str, word: str) -> None:
    sentence = parse(text)
    reader = ActorReader(load_index(), sentence, DAY, ArticleMemory())
    assert [shown_backer(actor) for actor in reader.resolve(sentence.words.index(word))] in ([], [None])


def test_backers_state_may_back_others_of_its_country_but_no_country_itself() -> None:
    assert shown_backer(Actor("SDNUAF", "militia", "role", "SDN", "UAF", backer="SDNGOV")) == "SDNGOV"
    assert shown_backer(Actor("SDNMIL", "troops", "role", "SDN", "MIL", backer="SDNGOV")) is None
    assert shown_backer(Actor("RUSREB", "rebels", "role", "RUS", "REB", backer="RUS")) is None
    assert shown_backer(Actor("IGOUNO", "the force", "name", backer="IGOUNO")) is None
    assert shown_backer(None) is None


def test_backers_stand_in_the_columns() -> None:
    actor = Actor("UKRREB", "rebels", "role", "UKR", "REB", backer="RUS")
    assert actor_columns("source", actor, None)["source_backer"] == "RUS"
    assert actor_columns("target", None, "them")["target_backer"] is None


def test_backers_participles_of_a_noun_and_before_its_clause() -> None:
    behind = build("Rebels/NNS/nsubj/4 backed/VBN/acl/0 by/IN/agent/1 Turkey/NNP/pobj/2 fled/VBD/ROOT/4 ././punct/4")
    assert agents_of_participles(behind, 0) == ((1, 3),)
    front = build("Backed/VBN/advcl/5 by/IN/agent/0 Turkey/NNP/pobj/1 ,/,/punct/5 rebels/NNS/nsubj/5 fled/VBD/ROOT/5 ././punct/5")
    assert agents_of_participles(front, at(front, "rebels")) == ((0, 2),)
    other = build("Backed/VBN/advcl/4 by/IN/agent/0 Turkey/NNP/pobj/1 rebels/NNS/nsubj/4 saw/VBD/ROOT/4 soldiers/NNS/dobj/4 ././punct/4")
    assert agents_of_participles(other, at(other, "soldiers")) == ()


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Russian-backed separatists in eastern Ukraine shelled a village.", "separatists", "UKRREB"),
        ("Separatists in eastern Ukraine shelled a village.", "Separatists", "UKRSEP"),
        ("Russian-backed miners in eastern Ukraine went on strike.", "miners", "UKRLAB"),
    ],
)
def test_backers_separatists_with_a_foreign_backer_are_rebels(parse: Callable[[str], Sentence], text: str, word: str, code: str) -> None:
    sentence = parse(text)
    reader = ActorReader(load_index(), sentence, DAY, ArticleMemory())
    assert [actor.code for actor in reader.resolve(sentence.words.index(word))] == [code]
