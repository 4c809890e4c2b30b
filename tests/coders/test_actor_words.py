"""The table of words around actor names."""

from pathlib import Path

import pytest

from coders.actor_words import COLUMNS, check_actor_words, load_actor_words

HEADER = "\t".join(COLUMNS) + "\n"


def test_actor_words_shipped_table_is_sound() -> None:
    assert check_actor_words() == ()
    words = load_actor_words()
    assert "former" in words.former and ("loyal", "to") in words.links and "backed" in words.foreign and "led" in words.owners
    assert ("attributed", "to") in words.authors and ("attributed", "to") not in words.links
    assert not words.owners & words.foreign and "community" in words.all_the_world
    assert [short.codes for short in words.short["koreas"]] == [("PRK", "KOR")]


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("north\tshort\tPRK", "bad-value"),
        ("north\tshorts\tPRK if PRK", "unknown-use"),
        ("group\tgroup\tcompany", "bad-value"),
        ("mr\tgender\thim", "bad-value"),
        ("loyal\tlink\t", "bad-value"),
        ("attributed\tauthor\t", "bad-value"),
        ("led\towner\tyes", "bad-value"),
        ("Led\towner\t", "bad-case"),
        ("chn\tsurname first\t", "bad-case"),
        ("led\towner", "cell-count"),
        ("backed\tbacking\t", "not-foreign"),
        ("pse\tarmy of\tISR", "bad-case"),
        ("PSE\tarmy of\tISRMIL", "bad-value"),
        ("PSE\tsettlers of\tISRCVL", "bad-value"),
        ("ocean\twater\tsea", "bad-value"),
        ("resolution\tpaper\tUNO", "bad-value"),
    ],
)
def test_actor_words_bad_line_is_a_problem(tmp_path: Path, line: str, check: str) -> None:
    path = tmp_path / "actor_words.tsv"
    path.write_text(HEADER + line + "\n", encoding="utf8")
    (problem,) = check_actor_words(path)
    assert (problem.check, problem.line) == (check, 2)
    with pytest.raises(ValueError, match=check):
        load_actor_words(path)


def test_actor_words_line_twice_is_a_problem_but_a_word_of_two_uses_is_not(tmp_path: Path) -> None:
    path = tmp_path / "actor_words.tsv"
    path.write_text(HEADER + "south\tshort\tKOR if KOR\nsouth\tshort\tSSD if SSD\n", encoding="utf8")
    assert check_actor_words(path) == ()
    path.write_text(HEADER + "led\towner\t\nled\towner\t\n", encoding="utf8")
    assert [problem.check for problem in check_actor_words(path)] == ["repeated-word"]
