"""What a phrase tells of a name that no table knows."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coders.actor_index import load_index
from coders.clue_words import COLUMNS, check_clue_words, load_clue_words
from coders.name_clues import Clue, read_clue, surname_of

HEADER = "\t".join(COLUMNS) + "\n"


def clue(text: str, sentence: str = "") -> Clue | None:
    return read_clue(load_index(), text, sentence or f"Yesterday {text} spoke.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sudanese army chief Gen. Osman Bakri al-Tomba", Clue("Osman Bakri al-Tomba", "person", "SDN", "MIL", "gen.")),
        ("Foreign Minister Zog Barlow of Peru", Clue("Zog Barlow", "person", "PER", "GOV", "foreign minister")),
        ("Mr. Barlow", Clue("Barlow", "person")),
        ("Kaibano commandos", Clue("Kaibano", "name", None, "MIL")),
        ("the Liberation Front of Kazanga", Clue("Liberation Front of Kazanga", "name")),
        ("Zog B. Barlow", Clue("Zog B. Barlow", "name")),
        ("the vigilantists in Colombia", Clue("vigilantists", "noun", "COL")),
    ],
)
def test_name_clues_name_is_read_without_titles_and_with_what_stands_around(text: str, found: Clue) -> None:
    assert clue(text) == found


@pytest.mark.parametrize("text", ["gunmen", "they", "the Taliban", "Monday", "Slovak Army", "President Barack Obama", "12 soldiers", "", "of"])
def test_name_clues_known_words_and_no_names_give_none(text: str) -> None:
    assert clue(text) is None


def test_name_clues_apposition_tells_office_and_country() -> None:
    found = clue("Ana Kral", "Ana Kral, a Slovak army officer, spoke.")
    assert found == Clue("Ana Kral", "person", "SVK", "MIL", "army officer")
    assert clue("Ana Kral", "Ana Kral, said to be tired, spoke.") == Clue("Ana Kral", "name")


def test_name_clues_capital_of_a_sentence_s_first_word_makes_no_name() -> None:
    assert clue("Vigilantists", "Vigilantists fled.") == Clue("vigilantists", "noun")


def test_name_clues_surname_has_no_article() -> None:
    assert surname_of("Osman al-Tomba") == surname_of("Tomba") == "tomba"


@given(st.text(max_size=80), st.text(max_size=120))
def test_name_clues_no_text_raises(text: str, sentence: str) -> None:
    found = read_clue(load_index(), text, sentence)
    assert found is None or found.name


def test_clue_words_shipped_table_is_sound() -> None:
    assert check_clue_words() == ()
    words = load_clue_words()
    assert "they" in words.never and words.tables["front"] == "groups" and "in" in words.edges and "bin" in words.particles


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("they\tnevers\t", "unknown-use"),
        ("front\ttable\tparties", "bad-value"),
        ("they\tnever\tyes", "bad-value"),
        ("They\tnever\t", "bad-case"),
        ("they\tnever", "cell-count"),
        ("they\tnever\t\nthey\tnever\t", "repeated-word"),
    ],
)
def test_clue_words_bad_line_is_a_problem(tmp_path: Path, line: str, check: str) -> None:
    path = tmp_path / "clue_words.tsv"
    path.write_text(HEADER + line + "\n", encoding="utf8")
    (problem,) = check_clue_words(path)
    assert problem.check == check
    with pytest.raises(ValueError, match=check):
        load_clue_words(path)
