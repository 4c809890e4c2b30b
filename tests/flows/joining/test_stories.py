"""Two long reports with no rare word in common tell of two matters: what is said in them is not joined by few words, what is done is."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.joining.levels import words_level
from flows.joining.stems import stems
from flows.joining.stories import MOST, STORY, StoryFile, are_apart, common_stems, number_of, story_of
from flows.joining.tables import load_joining

JOINING = load_joining()
TOWNS = "Zenda Hentzau Strelsau Rupert Michael Flavia Sapt Tarlenheim Mauban Rischenheim Helga Oberon Jaromir Wenzel"
RIVERS = "Elphberg Gautet Krafstein Detchard Bersonin Lauengram Hofbau Antoinette Bauer Josef"


def told(code: str, article: str, text: str, sentence: str, **given: object) -> dict[str, object]:
    """Returns a mention of an article."""
    base = {"article_id": article, "cameo_code": code, "sentence": sentence, "source": "RUR", "target": None, "source_text": None, "target_text": None}
    return {**base, STORY: story_of(text), **given}


def level(code: str, one: str, other: str, **given: object) -> str:
    """Returns how the words of two mentions of a code agree, in articles of two texts."""
    return words_level(told(code, "a", one, "The minister asked banks to lend.", **given), told(code, "b", other, "Airlines were urged on.", **given), JOINING)


def test_stories_of_two_matters_part_what_is_said() -> None:
    assert level("020", TOWNS, RIVERS) == "apart"
    assert JOINING.points["words", "apart"] is not None and JOINING.points["words", "apart"] < JOINING.points["words", "few"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("code", "one", "other", "given"),
    [
        ("020", TOWNS, f"{RIVERS} Zenda Hentzau", {}),  # some in common
        ("020", TOWNS, "Elphberg Gautet Krafstein", {}),  # a note too short to tell
        ("190", TOWNS, RIVERS, {}),  # a raid is told in reports of many matters
        ("040", TOWNS, RIVERS, {"target": "SYL"}),  # two countries meet once
    ],
)
def test_stories_do_not_part_what_may_be_one(code: str, one: str, other: str, given: dict[str, object]) -> None:
    assert level(code, one, other, **given) == "few"


def test_stories_part_meetings_at_home_and_with_nobody_named() -> None:
    assert level("040", TOWNS, RIVERS) == "apart"
    assert level("040", TOWNS, RIVERS, target="RURLEG") == "apart"


def test_stories_names_of_the_actors_say_nothing() -> None:
    shared = f"{RIVERS} Zenda Hentzau Strelsau"
    assert level("020", TOWNS, shared, source_text="Zenda", target_text="Hentzau of Strelsau") == "apart"


def test_stories_without_them_nothing_is_apart() -> None:
    one, other = told("020", "a", TOWNS, "x"), told("020", "b", RIVERS, "y")
    del other[STORY]
    assert not are_apart(one, other, JOINING) and not are_apart(other, one, JOINING)


def test_stories_common_words_are_left_out() -> None:
    assert "minis" in common_stems() and story_of("The ministers of Zenda") == (number_of("zenda"),)
    assert len(story_of(" ".join(f"word{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(200)))) <= MOST


@given(st.lists(st.text(alphabet="abcdefgh Zz", max_size=60), max_size=8), st.integers(1, 3))
def test_stories_file_gives_what_was_put_in(tmp_path_factory: pytest.TempPathFactory, texts: list[str], size: int) -> None:
    rows = [{"article_id": f"art-{number}", "text": text} for number, text in enumerate(texts)]
    schema = pa.schema([("article_id", pa.string()), ("text", pa.string())])
    pieces = [pa.Table.from_pylist(rows[start : start + size], schema=schema) for start in range(0, len(rows), size)]
    with StoryFile(tmp_path_factory.mktemp("stories") / "file", pieces) as found:
        assert found.of([row["article_id"] for row in reversed(rows)]) == [list(story_of(text)) for text in reversed(texts)]
        assert found.of(["art-none"]) == [[]]


def test_stories_stems_are_in_reading_order() -> None:
    assert list(stems("Hentzau met the king at Zenda castle")) == ["hentz", "king", "zenda", "castl"]
