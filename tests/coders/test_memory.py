"""What an article has said so far: pronouns, surnames, short names, the country in focus."""

import pytest

from coders.memory import KEPT, REACH, ArticleMemory


def told(*entities: tuple[str, str, bool], sentences: int = 1, **columns: str | None) -> ArticleMemory:
    """A memory of one sentence that spoke of (code, kind, subject), `sentences` sentences ago."""
    memory = ArticleMemory(**columns)  # type: ignore[arg-type]
    for code, kind, subject in entities:
        memory.note([code], kind=kind, subject=subject)
    for _ in range(sentences):
        memory.next_sentence()
    return memory


def test_memory_starts_empty() -> None:
    memory = ArticleMemory()
    assert (memory.pronoun("she"), memory.pronoun("it"), memory.surname("roca"), memory.short_name("south")) == ((), (), None, ())


@pytest.mark.parametrize(
    ("word", "entity", "codes"),
    [
        ("she", ("PERGOV", "person", True), ("PERGOV",)),
        ("it", ("PERGOV", "person", True), ()),
        ("it", ("IRN", "country", True), ("IRN",)),
        ("she", ("IRN", "country", True), ()),
        ("they", ("IRNREB", "group", True), ("IRNREB",)),
    ],
)
def test_memory_pronoun_means_what_it_can_mean(word: str, entity: tuple[str, str, bool], codes: tuple[str, ...]) -> None:
    assert told(entity).pronoun(word) == codes


def test_memory_pronoun_prefers_the_subject_and_says_nothing_of_two() -> None:
    assert told(("IRQ", "country", False), ("IRN", "country", True)).pronoun("it") == ("IRN",)
    assert told(("IRQ", "country", True), ("IRN", "country", True)).pronoun("it") == ()


def test_memory_pronoun_agrees_with_the_gender_the_text_gave() -> None:
    memory = ArticleMemory()
    memory.note(["PERGOV"], kind="person", subject=True, gender="she")
    memory.next_sentence()
    assert memory.pronoun("she") == ("PERGOV",) and memory.pronoun("he") == ()


def test_memory_pronoun_reaches_back_a_few_sentences_only() -> None:
    entity = ("IRN", "country", True)
    assert told(entity, sentences=REACH).pronoun("it") == ("IRN",)
    assert told(entity, sentences=REACH + 1).pronoun("it") == ()


def test_memory_they_may_be_several() -> None:
    memory = ArticleMemory()
    memory.note(["ISR", "EGY"], kind="country", plural=True, subject=True)
    memory.next_sentence()
    assert memory.pronoun("they") == ("ISR", "EGY") and memory.pronoun("it") == ()


def test_memory_surname_is_who_bore_it_last() -> None:
    memory = ArticleMemory()
    memory.note(["KORGOV"], kind="person", names=["kim"])
    memory.note(["PRKGOV"], kind="person", names=["kim"])
    found = memory.surname("kim")
    assert found is not None and found.codes == ("PRKGOV",) and memory.surname("roca") is None


def test_memory_actor_without_a_code_is_not_noted() -> None:
    memory = ArticleMemory()
    memory.note([], kind="person", names=["kim"])
    assert memory.entities == [] and memory.surname("kim") is None


def test_memory_subject_is_the_country_in_focus() -> None:
    memory = ArticleMemory()
    memory.note(["IRQGOV"], kind="role")
    assert memory.country == "IRQ"
    memory.note(["IRN"], kind="country", subject=True)
    memory.note(["JOR"], kind="country")
    memory.note(["IGOUNO"], kind="organisation", subject=True)
    assert memory.country == "IRN"


def test_memory_the_south_is_south_korea_once_korea_was_named() -> None:
    memory = ArticleMemory()
    assert memory.short_name("south") == ()
    memory.note_country("KOR")
    assert memory.short_name("south") == ("KOR",)
    assert ArticleMemory(home="KOR").short_name("south") == ("KOR",)


@pytest.mark.parametrize(
    ("role", "memory", "definite", "country"),
    [
        ("MIL", ArticleMemory(home="KEN", country="TCD"), True, "TCD"),
        ("MIL", ArticleMemory(home="KEN", country="TCD"), False, "KEN"),
        ("MIL", ArticleMemory(home="KEN"), True, "KEN"),
        ("REB", ArticleMemory(home="KEN", country="TCD"), True, "KEN"),
        ("REB", ArticleMemory(country="TCD"), True, None),
        ("GOV", ArticleMemory(), True, None),
    ],
)
def test_memory_role_without_a_country_is_the_focus_or_the_datelines(
    role: str, memory: ArticleMemory, definite: bool, country: str | None
) -> None:
    assert memory.country_of_role(role, definite=definite) == country


def test_memory_the_two_sides_are_the_two_countries_spoken_of() -> None:
    memory = ArticleMemory()
    for code in ("CHN", "IND", "CHN"):
        memory.note_country(code)
    assert set(memory.pair({})) == {"CHN", "IND"}
    memory.note_country("PAK")
    assert memory.pair({}) == ()
    assert ArticleMemory().pair({"IRN": 1, "IRQ": 1}) == ("IRN", "IRQ") and ArticleMemory().pair({"IRN": 1}) == ()


def test_memory_the_two_are_the_persons_of_the_sentence_before() -> None:
    assert told(("PERGOV", "person", True), ("TCDGOV", "person", False)).people() == ("PERGOV", "TCDGOV")
    assert told(("PERGOV", "person", True)).people() == ("PERGOV",)


def test_memory_the_two_are_else_the_two_subjects_of_the_last_sentences() -> None:
    memory = told(("PERGOV", "person", True), ("IRN", "country", False))
    memory.note(["TCDGOV"], kind="person", subject=True)
    memory.note(["IRNGOV"], kind="person", subject=False)
    memory.next_sentence()
    memory.note(["MLIGOV"], kind="person", subject=True)
    memory.next_sentence()
    assert memory.people() == ("MLIGOV", "PERGOV", "TCDGOV")
    assert told(("PERGOV", "person", True), sentences=REACH + 1).people() == ()


def test_memory_word_said_of_two_is_contested_until_one_of_them_is_near() -> None:
    memory = ArticleMemory()
    memory.note(["PERGOV"], kind="person", names=["roca"])
    assert not memory.is_contested("roca", memory.surnames["roca"])
    memory.note(["TCDGOV"], kind="person", names=["roca"])
    assert not memory.is_contested("roca", memory.surnames["roca"])
    memory.next_sentence()
    memory.next_sentence()
    assert memory.is_contested("roca", memory.surnames["roca"])
    assert not memory.is_contested("kim", memory.surnames["roca"])


def test_memory_title_stands_for_whom_it_was_borne_by_last() -> None:
    memory = ArticleMemory()
    memory.bind_titles(("king",), "JORGOV")
    assert memory.same_noun("king") == ("JORGOV",) and memory.same_noun("queen") == ()


def test_memory_home_roles_are_of_the_country_that_the_article_is_about() -> None:
    memory = ArticleMemory(focus="IDN", country="MEX")
    assert memory.country_of_role("JUD", definite=True) == "IDN"
    assert memory.country_of_role("GOV", definite=True) == "MEX"
    assert memory.country_of_role("COP", definite=False) == "IDN"


def test_memory_does_not_grow_without_end() -> None:
    memory = ArticleMemory()
    for _ in range(3 * KEPT):
        memory.note(["IRN"], kind="country")
        memory.next_sentence()
    assert len(memory.entities) <= KEPT + 1


def test_memory_of_one_article_is_not_the_next_ones() -> None:
    one = ArticleMemory()
    one.note(["PERGOV"], kind="person", names=["roca"])
    one.note_country("PER")
    other = ArticleMemory()
    assert (other.surnames, other.entities, other.weights, other.named) == ({}, [], {}, set())
