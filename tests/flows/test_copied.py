"""Two texts are judged alike in either order; a bad table of thresholds is told line by line."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.copied import COPIES_FILE, NAMES, check_copy_limits, is_copy, is_figure, is_name, kept_in_place, read_copy_limits, read_words, stands_whole, weight

LIMITS = read_copy_limits()
NOTICE = (
    "The harbour office of Port Kessa said on Monday that 14 ships wait outside the bar, nine of them with grain from the Delta, and that two pilots "
    "are ill."
)

SHORT = "The harbour office said that 14 ships wait outside the bar, nine of them with grain."
FIGURES = SHORT + " Two pilots are ill."

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


def test_copied_a_short_text_keeps_its_words_one_for_one() -> None:
    notice = "Qtly div 12.5 cts vs nil Pay April 3 Record March 16"
    assert judged(notice, "KESSA GRAIN PAYS AGAIN\n" + notice)
    assert judged("The ferry Queen Flavia sank off Zenda pier", "The ferry Queen Flavia sank near Zenda pier")
    assert not judged("The ferry Queen Flavia sank off Zenda pier", "The old ferry Queen Flavia sank at once and for good off Zenda pier")
    assert not judged(notice, notice.replace("April 3", "May 7").replace("16", "21"))
    # a beginning that many notices share
    assert not judged("Qtly div 12 cts vs 12 cts prior", "Qtly div 12 cts vs 12 cts prior Pay May 14 Record April 20")


def test_copied_a_text_stands_whole_where_it_is_long_or_ends_the_other() -> None:
    notice, headed, longer = (read_words(text) for text in (SHORT, "PORT FULL\n" + SHORT, f"{SHORT} {TAIL}"))
    assert stands_whole(notice, headed, 1.0, LIMITS) and stands_whole(headed, notice, 1.0, LIMITS)
    assert not stands_whole(notice, longer, 1.0, LIMITS)
    assert stands_whole(notice, longer, 1.0, replace(LIMITS, min_whole=10))
    assert not stands_whole(notice, longer, 0.8, replace(LIMITS, min_whole=10))


def test_copied_a_digit_weighs_as_two_letters() -> None:
    assert (weight("grain"), weight("8,750,024"), weight("")) == (5, 16, 0)


def test_copied_another_spelling_is_no_other_name() -> None:
    text = "Net 13.6 mln vs 15.5 mln\nRevs 85.7 mln vs 79.6 mln\nSix mths\nNet 7,046,000 vs 6,492,000\nRevs 166.3 mln vs 153.3 mln"
    assert judged(text, text.replace("Revs", "Rev").replace("mths", "months"))
    assert not judged(text, text.replace("Revs", "Sales").replace("13.6", "14.1").replace("mths", "months"))


def test_copied_texts_without_words_are_copies_of_nothing() -> None:
    assert not judged("", "") and not judged("--", "?")


def test_copied_equal_short_texts_are_copies() -> None:
    assert judged("Explosion heard.", "explosion heard")


TAIL = "Nobody in the office knows for how long, and a clerk who was asked pointed at the window and at the fog that lay on the water."
ANEW = NOTICE.replace("said on Monday that 14 ships wait outside the bar,", "wrote to a reader how full its roads are with vessels,")
DECIDED = [
    ("min_words", 12, NOTICE, "said on Monday that 14 ships wait outside the bar"),
    ("min_ratio", 0.5, NOTICE, f"{NOTICE} {TAIL} {TAIL.upper()}"),
    ("min_ratio_inside", 0.0, f"{TAIL} {TAIL} {TAIL} {NOTICE}", NOTICE),
    ("max_headline", 4, FIGURES, "PORT SHORT OF PILOTS AGAIN\n" + FIGURES.replace("wait", "lie")),
    ("max_loose", 5, NOTICE, "An old and angry crier" + NOTICE.removeprefix("The harbour office of Port").replace("wait", "lie").replace("ill", "sick")),
    ("max_widest", 12, NOTICE, ANEW),
    ("min_kept", 0.95, FIGURES, FIGURES.replace("harbour", "port").replace("wait", "lie").replace("grain", "rice")),
    ("max_inserted", 0.3, SHORT, SHORT.replace("14 ships", "14 rusty old grain ships")),
    ("min_characters", 60, NOTICE, "said on Monday that 14 ships wait outside the bar"),
    ("max_alike", 0.1, NOTICE, NOTICE.replace("two", "five").replace("wait", "lie").replace("grain", "rice").replace("ill", "sick")),
    ("min_words_edited", 80, NOTICE + STRANGE, f"{NOTICE} A boatman says so too, more or less. {STRANGE}"),
    ("min_run", 40, NOTICE + STRANGE, f"{NOTICE} A boatman says so too, more or less. {STRANGE.replace('crossed', 'passed')}"),
    ("min_shared", 0.5, f"{NOTICE} {TAIL} {STRANGE}", f"{NOTICE} {TAIL} {REST}"),
    ("max_swapped_figures", 0.9, FIGURES, FIGURES.replace("14", "11").replace("nine", "six").replace("wait", "lie").replace("grain", "rice")),
    ("max_swapped_names", 0.9, NOTICE, NOTICE.replace("Port Kessa", "Cape Lurin").replace("wait", "lie").replace("grain", "rice").replace("ill", "sick")),
    ("max_swapped_words", 0.1, NOTICE, NOTICE.replace("two pilots", "three pilots")),
]


@pytest.mark.parametrize(("name", "value", "one", "other"), DECIDED, ids=[name for name, *_ in DECIDED])
def test_copied_every_threshold_decides_something(name: str, value: float, one: str, other: str) -> None:
    words = read_words(one), read_words(other)
    assert is_copy(*words, replace(LIMITS, **{name: value})) != is_copy(*words, LIMITS)


GRANT = "Sapt Works got a 46 mln crown grant for new looms, the port said."
ALTERED = "Sapt Works pears a lilac mln crown yet for Mora looms, owls port hums."


def test_copied_words_changed_one_for_one_leave_the_others_in_place() -> None:
    share, kept = kept_in_place(read_words(GRANT), read_words(ALTERED), LIMITS)
    assert kept == ("sapt", "works", "a", "mln", "crown", "for", "looms", "port")
    assert share == pytest.approx(8 / 14)
    assert kept_in_place(read_words(ALTERED), read_words(GRANT), LIMITS) == (share, kept)


IN_PLACE = [
    ("min_words", 15, ALTERED),
    ("max_drift", 2, ALTERED + " Nobody else knows."),
    ("max_widest", 4, "Rain fell over hills lilac mln crown grant for new looms, the port said."),
    ("min_kept_placed", 0.7, ALTERED),
    # figures for figures, names for names
    ("max_alike_placed", 0.5, "Mora Mills got a 31 mln crown loan with old wheels, the port said."),
    ("min_other_kinds", 2, GRANT.replace("got", "won").replace("new", "old").replace("grant", "loan")),
]


@pytest.mark.parametrize(("name", "value", "other"), IN_PLACE, ids=[name for name, *_ in IN_PLACE])
def test_copied_every_threshold_of_words_in_place_decides_something(name: str, value: float, other: str) -> None:
    words = read_words(GRANT), read_words(other)
    assert bool(kept_in_place(*words, replace(LIMITS, **{name: value}))[1]) != bool(kept_in_place(*words, LIMITS)[1])


@pytest.mark.parametrize("other", [
    # the form filled in anew, a longer text, another one, none
    "Mora Mills got a 31 mln crown grant for new looms, the port said.",
    GRANT + " Ten more follow in May, it said.",
    "A flock of cranes crossed the strait at dawn, early this year, and the keeper wrote",
    "",
])  # fmt: skip
def test_copied_words_are_not_kept_in_place(other: str) -> None:
    assert kept_in_place(read_words(GRANT), read_words(other), LIMITS) == (0.0, ())


def test_copied_every_threshold_is_tested_or_shapes_the_search() -> None:
    searching = {"lead_words", "bands", "band_rows", "rare_lead", "max_holders", "min_rare", "max_apart", "min_same", "min_rival", "min_whole", "min_bits"}
    assert {name for name, *_ in [*DECIDED, *IN_PLACE]} | searching == set(NAMES)


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
