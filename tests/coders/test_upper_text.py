"""Text in capitals gets its case back: names by what is no English word, acronyms as the text tells them, notes of monitoring services taken out."""

from pathlib import Path

import pytest

from coders.actor_index import load_index
from coders.common_words import check_case_words, is_acronym, is_common, load_case_words, load_common_words
from coders.notes import without_notes
from coders.parse import parsable, parsable_paragraphs
from coders.truecase import acronyms_of, truecase

NAMES = load_index().written


@pytest.mark.parametrize(
    "word",
    ["the", "which", "massacre", "kidnapped", "transitting", "mayors", "machine-gunned", "narcoterrorists", "ultrarightist", "subversives", "km", "canton",
     "unloaded", "department", "justice", "church", "quickly"],
)  # fmt: skip
def test_common_words_of_english(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize(
    "word", ["apopa", "llanitos", "hector", "rosa", "ruperto", "hentzau", "valencia", "covenas", "barrios", "san", "monday", "fmln", "tejutepeque"]
)
def test_common_words_are_no_names(word: str) -> None:
    assert not is_common(word)


def test_common_words_acronyms_have_no_vowel() -> None:
    assert is_acronym("fmln") and is_acronym("pcc") and not is_acronym("farc") and not is_acronym("x") and not is_acronym("3d")
    assert len(load_common_words()) > 50_000


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("REBELS FIRED NEAR LOS HENTZAUITOS AND SAN RUPERTO DE LA ZENDA.", "Rebels fired near Los Hentzauitos and San Ruperto de la Zenda."),
        ("THE MAYOR, HECTOR ZENDAL, WAS SHOT IN A CANTON 3 KM FROM ZENDA.", "The mayor, Hector Zendal, was shot in a canton 3 km from Zenda."),
        ("LOS ANGELES POLICE LEFT. LA PRENSA AND THE PFZ SAID SO.", "Los Angeles police left. La Prensa and the PFZ said so."),
        ("O'HENTZAU AND ANA PEREZ-ZENDA HELD M-16 RIFLES ON THE 3D DAY.", "O'Hentzau and Ana Perez-Zenda held M-16 rifles on the 3d day."),
        ("LA POLICE ALSO SAW NO.4 AND DEL ZENDA.", "La police also saw no.4 and del Zenda."),
    ],
)
def test_truecase_gives_names_their_capitals(text: str, cased: str) -> None:
    assert truecase(text, {"Los Angeles"}, names=True) == cased


def test_truecase_without_names_leaves_unknown_words_small() -> None:
    assert truecase("REBELS FIRED NEAR HENTZAU.", ()) == "Rebels fired near hentzau."


def test_truecase_keeps_acronyms_that_the_text_tells() -> None:
    text = "THE ZENDA UNION [ZEU] MET ELPAZ [ARMY OF PEACE], AND THE RED CROSS [WORDS INDISTINCT]."
    assert acronyms_of(text) == {"ZEU", "ELPAZ"}
    first, second = parsable_paragraphs([text, "THE ZEU LEFT HENTZAU ON MONDAY, ELPAZ STAYED THERE."], NAMES)
    assert "ZEU" in second and "ELPAZ stayed" in second and "[" not in first
    assert "Zeu left" in parsable("THE ZEU LEFT HENTZAU ON MONDAY, AS WAS SAID.", NAMES)
    assert acronyms_of("THE MAN (KNOWN) LEFT [LATER].") == frozenset()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The Front [ZEU] attacked", "The Front       attacked"),
        ("[Zendal] We left", "         We left"),
        ("a [Ruritanian] patrol", "a  Ruritanian  patrol"),
        ("the [words indistinct] patrol", "the                    patrol"),
        ("no brackets", "no brackets"),
    ],
)
def test_notes_are_taken_out_unless_the_sentence_needs_them(text: str, seen: str) -> None:
    assert without_notes(text) == seen and len(seen) == len(text)


def test_notes_stay_in_text_of_mixed_case() -> None:
    assert parsable("He said that [the rebels] attacked the Zenda Union [ZEU].", NAMES) == "He said that [the rebels] attacked the Zenda Union [ZEU]."


def test_common_words_table_is_checked(tmp_path: Path) -> None:
    assert check_case_words() == () and "san" in load_case_words().openers
    table = tmp_path / "case_words.tsv"
    table.write_text("word\trole\nsan\topener\nsan\topener\nDe\tparticle\nla\tarticle\n", encoding="utf8")
    assert [problem.check for problem in check_case_words(table)] == ["repeated-word", "bad-word", "unknown-role"]


def test_upper_text_places_and_persons_are_read(code) -> None:  # type: ignore[no-untyped-def]
    text = "SAN SALVADOR, 3 MAR 90 -- [TEXT] GUERRILLAS OF THE ZENDA FRONT [ZEF] KILLED MAYOR RUPERTO ZENDAL IN APOPA YESTERDAY."
    (mention,) = [one for one in code(text) if one.status == "kept"]
    assert (mention.place_name, mention.country, mention.fatalities) == ("Apopa", "SLV", 1)
