"""Two texts are judged alike in either order; a bad table of thresholds is told line by line."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.copied import COPIES_FILE, NAMES, check_copy_limits, is_copy, is_figure, is_name, read_copy_limits, read_words, stands_in

LIMITS = read_copy_limits()
NOTICE = (
    "The harbour office of Port Kessa said on Monday that 14 ships wait outside the bar, nine of them with grain from the Delta, and that two pilots "
    "are ill."
)

STRANGE = (
    "A flock of cranes crossed the strait at dawn, early this year, and the keeper of the light wrote down their number, as his mother had done "
    "before him in the same book"
)
REST = "Every spring somebody asks why there is no dredger, somebody answers that one was promised, and then both go home because supper is ready. " * 2


def judged(one: str, other: str) -> bool:
    first = is_copy(read_words(one), read_words(other), LIMITS)
    assert is_copy(read_words(other), read_words(one), LIMITS) == first
    return first


def test_copied_words_are_read_without_punctuation_and_figures_whole() -> None:
    words = read_words("The U.N. paid $1,189.42 (3-1/8 pct) at 9:47, O'Hara said.\n12mln")
    assert words.lower == ("the", "u", "n", "paid", "1,189.42", "3-1/8", "pct", "at", "9:47", "o", "hara", "said", "12", "mln")
    assert words.written[0] == "The" and len(words) == 14
    assert read_words("?! -- \n").lower == ()


@given(st.text())
def test_copied_a_text_has_as_many_words_in_lower_case(text: str) -> None:
    words = read_words(text)
    assert len(words.written) == len(words.lower)


@pytest.mark.parametrize(
    ("word", "figure", "name"),
    [
        ("14", True, False), ("1,189.42", True, False), ("nine", True, False), ("Monday", True, False), ("mln", True, False),
        ("Kessa", False, True), ("grain", False, False),
    ],
)  # fmt: skip
def test_copied_figures_and_names(word: str, figure: bool, name: bool) -> None:
    assert (is_figure(word), is_name(word)) == (figure, name)


@pytest.mark.parametrize("other", [
    NOTICE.upper(),
    "PORT KESSA SHORT OF PILOTS\n" + NOTICE,
    NOTICE.split(", and")[0],
    NOTICE.replace("harbour office", "port authority").replace("wait", "lie"),
])  # fmt: skip
def test_copied_a_copy(other: str) -> None:
    assert judged(NOTICE, other)


@pytest.mark.parametrize("other", [
    # the form of the notice with other figures, and with other names
    NOTICE.replace("14", "11").replace("nine", "seven").replace("two", "five").replace("Monday", "Friday"),
    NOTICE.replace("Port Kessa", "Cape Lurin").replace("Delta", "Uplands"),
    # one figure of four, in a text so short that a form may be all of it
    NOTICE.replace("two pilots", "three pilots"),
    "The harbour office of Port Kessa said",
    "",
])  # fmt: skip
def test_copied_no_copy(other: str) -> None:
    assert not judged(NOTICE, other)


def test_copied_a_short_text_has_to_stand_without_a_gap() -> None:
    assert judged("said on Monday that 14 ships wait outside the bar", NOTICE)
    assert not judged("said on Monday that 14 small ships wait outside the bar", NOTICE)
    assert not stands_in(["hip"], ["ships"])


def test_copied_texts_without_words_are_copies_of_nothing() -> None:
    assert not judged("", "") and not judged("--", "?")


def test_copied_equal_short_texts_are_copies() -> None:
    assert judged("Explosion heard.", "explosion heard")


TAIL = "Nobody in the office knows for how long, and a clerk who was asked pointed at the window and at the fog that lay on the water."
DECIDED = [
    ("min_words", 12, NOTICE, "said on Monday that 14 ships wait outside the bar"),
    ("min_words_edited", 40, NOTICE, "PORT SHORT OF PILOTS\n" + NOTICE.replace("ill", "sick")),
    ("min_ratio", 0.5, NOTICE, f"{NOTICE} {TAIL} {TAIL.upper()}"),
    ("min_ratio_inside", 0.0, f"{TAIL} {TAIL} {TAIL} {NOTICE}", NOTICE),
    ("min_run", 12, NOTICE, NOTICE.replace("ships", "boats").replace("grain", "rice")),
    ("min_shared", 0.6, f"{NOTICE} {TAIL} {STRANGE}", f"{NOTICE} {TAIL} {REST}"),
    ("min_shared_edited", 0.9, NOTICE, NOTICE.replace("harbour", "port").replace("wait", "lie").replace("grain", "rice")),
    ("max_edited", 60, f"{NOTICE} {TAIL} {STRANGE}", f"{NOTICE} {TAIL} {REST}"),
    ("max_swapped_figures", 0.3, NOTICE, NOTICE.replace("two pilots", "three pilots")),
    ("max_swapped_names", 0.9, NOTICE, NOTICE.replace("Port Kessa", "Cape Lurin")),
    ("max_swapped_words", 0.1, NOTICE, NOTICE.replace("two pilots", "three pilots")),
]


@pytest.mark.parametrize(("name", "value", "one", "other"), DECIDED, ids=[name for name, *_ in DECIDED])
def test_copied_every_threshold_decides_something(name: str, value: float, one: str, other: str) -> None:
    words = read_words(one), read_words(other)
    assert is_copy(*words, replace(LIMITS, **{name: value})) != is_copy(*words, LIMITS)


def test_copied_every_threshold_is_tested_or_shapes_the_sketch() -> None:
    assert {name for name, *_ in DECIDED} | {"lead_words", "bands", "band_rows"} == set(NAMES)


def test_copied_the_table_is_sound() -> None:
    assert check_copy_limits() == ()


@pytest.mark.parametrize(("row", "line", "rule"), [
    ("bands\tmany\twhy", 3, "no-number"),
    ("bands\t85.5\twhy", 3, "no-count"),
    ("bands\t0\twhy", 3, "no-count"),
    ("min_shared\t70\twhy", 3, "no-share"),
    ("bands\t85\t ", 3, "no-meaning"),
    ("band\t85\twhy", 3, "unknown-threshold"),
    ("bands\t85", 3, "cell-count"),
    ("", 1, "missing-threshold"),
])  # fmt: skip
def test_copied_a_bad_table_is_told(tmp_path: Path, row: str, line: int, rule: str) -> None:
    path = tmp_path / "near_copies.tsv"
    header, *good = [text for text in COPIES_FILE.read_text(encoding="utf-8").splitlines() if not text.startswith("#")]
    kept = [text for text in good if text.split("\t")[0] != (row.split("\t")[0] or "bands")]
    path.write_text("\n".join([header, "# a comment", row, *kept]) + "\n", encoding="utf-8")
    assert (line, rule) in {(problem.line, problem.check) for problem in check_copy_limits(path)}
    with pytest.raises(ValueError, match=rf"near_copies.tsv:{line}: \[{rule}\]"):
        read_copy_limits(path)


def test_copied_a_threshold_twice_is_told(tmp_path: Path) -> None:
    path = tmp_path / "near_copies.tsv"
    path.write_text(COPIES_FILE.read_text(encoding="utf-8") + "bands\t85\tagain\n", encoding="utf-8")
    assert [problem.check for problem in check_copy_limits(path)] == ["threshold-twice"]
