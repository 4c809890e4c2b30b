"""What an article has said so far."""

import pytest
from doc_builder import at, build

from coders.memory import ArticleMemory

SHE = build("She/PRP/nsubj/1 left/VBD/ROOT/1 ././punct/1")
NAME = build("Alan/NNP/compound/1 Roca/NNP/nsubj/2 left/VBD/ROOT/2 ././punct/2")
SOUTH = build("The/DT/det/1 South/NNP/nsubj/2 left/VBD/ROOT/2 ././punct/2")
COUNTRY = build("The/DT/det/1 country/NN/nsubj/2 left/VBD/ROOT/2 ././punct/2")
A_COUNTRY = build("A/DT/det/1 country/NN/nsubj/2 left/VBD/ROOT/2 ././punct/2")


def test_memory_starts_empty() -> None:
    memory = ArticleMemory()
    assert memory.recall(SHE, 0) is None and memory.recall(NAME, 1) is None and memory.recall(COUNTRY, 1) is None


def test_memory_keeps_surname_and_person() -> None:
    memory = ArticleMemory()
    memory.note(NAME, at(NAME, "Roca"), "PERGOV", person=True, subject=True)
    assert memory.recall(NAME, at(NAME, "Roca")) == "PERGOV" and memory.recall(SHE, 0) == "PERGOV"
    assert memory.group is None


def test_memory_subject_is_the_group_in_focus_but_an_object_is_not() -> None:
    memory = ArticleMemory()
    memory.note(COUNTRY, 1, "IRN", person=False, subject=True)
    memory.note(COUNTRY, 1, "IRQ", person=False, subject=False)
    assert (memory.group, memory.country) == ("IRN", "IRN")


def test_memory_first_country_named_is_in_focus_until_there_is_a_subject() -> None:
    memory = ArticleMemory()
    memory.note(COUNTRY, 1, "IRQ", person=False, subject=False)
    assert memory.country == "IRQ"
    memory.note(COUNTRY, 1, "IGOUNO", person=False, subject=True)
    assert (memory.country, memory.group) == ("IRQ", "IGOUNO")


def test_memory_the_country_is_the_one_in_focus_but_a_country_is_none() -> None:
    memory = ArticleMemory(country="IRN")
    assert memory.recall(COUNTRY, 1) == "IRN" and memory.recall(A_COUNTRY, 1) is None


def test_memory_the_south_stands_for_south_korea_once_it_was_named() -> None:
    memory = ArticleMemory()
    assert memory.recall(SOUTH, 1) is None
    memory.note_country("south korea", "KOR")
    assert memory.recall(SOUTH, 1) == "KOR"


@pytest.mark.parametrize(
    ("role", "memory", "country"),
    [
        ("MIL", ArticleMemory(home="KEN", country="TCD"), "TCD"),
        ("MIL", ArticleMemory(home="KEN"), "KEN"),
        ("REB", ArticleMemory(home="KEN", country="TCD"), "KEN"),
        ("REB", ArticleMemory(country="TCD"), None),
        ("GOV", ArticleMemory(), None),
    ],
)
def test_memory_role_without_a_country_is_the_focus_or_the_datelines(role: str, memory: ArticleMemory, country: str | None) -> None:
    assert memory.country_of_role(COUNTRY, 1, role) == country


def test_memory_of_one_article_is_not_the_next_ones() -> None:
    one = ArticleMemory()
    one.note(NAME, 1, "PERGOV", person=True, subject=True)
    assert ArticleMemory().surnames == {}
