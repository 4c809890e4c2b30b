"""Paragraphs, their kinds, datelines and upper-case text; every example is written for this project."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coders.dateline import find_dateline, record_dateline
from coders.notes import without_notes
from coders.text import CODED_KINDS, ArticleText, count_capitals, is_upper, read_text, truecase
from coders.text_lines import TABLE, check_text_lines, load_text_lines, opening_of, pattern_kind

FULL_1 = "The army of Ruritania shelled two border villages on Sunday, the foreign ministry in Strelsau said."
FULL_2 = "Its neighbour answered within the hour and called its envoy home for talks, officials there said."
FULL_3 = "Both sides have blamed each other for the raid since the spring, and neither has offered to meet."


def kinds(text: str, *, title: str | None = None) -> list[str]:
    return [paragraph.kind for paragraph in read_text(text, title=title).paragraphs]


def body(article: ArticleText) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind == "body"]


def test_text_splits_at_blank_lines_and_keeps_offsets() -> None:
    text = f"{FULL_1}\n\n  {FULL_2}\r\n\r\n{FULL_3}\n"
    article = read_text(text)
    assert [p.text for p in article.paragraphs] == [FULL_1, FULL_2, FULL_3]
    assert all(text[p.start : p.start + len(p.text)] == p.text for p in article.paragraphs)


def test_text_joins_hard_wrapped_lines_and_opens_a_paragraph_at_an_indent() -> None:
    first = "Rebels took the port\nof Strelsau before dawn and held it against three counter\nattacks, a witness said."
    text = f"{first}\n    The army said it would take the port\nback within days.\n"
    article = read_text(text)
    assert len(article.paragraphs) == 2
    assert article.paragraphs[0].text == first
    assert article.paragraphs[1].text.startswith("The army said") and "\n" in article.paragraphs[1].text


def test_text_reads_one_paragraph_a_line() -> None:
    assert len(read_text(f"{FULL_1} {FULL_2}\n{FULL_3} {FULL_1}\n{FULL_2}").paragraphs) == 3


def test_text_joins_a_sentence_broken_by_a_blank_line() -> None:
    article = read_text(f"The prison held two generals, a judge and a host of\n\nofficials of the old government.\n\n{FULL_1}")
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize(
    ("text", "place", "agency", "day", "rest"),
    [
        ("STRELSAU — Troops crossed the river.", "STRELSAU", None, None, "Troops"),
        ("BEIJING, March 9 (Xinhua) -- Police freed the men.", "BEIJING", "Xinhua", "March 9", "Police"),
        ("WASHINGTON (AP) - Police freed the men.", "WASHINGTON", "AP", None, "Police"),
        ("QUETTA, Pakistan (Reuters) - Police freed the men.", "QUETTA, Pakistan", "Reuters", None, "Police"),
        ("LIMA, 4 FEB 91 (EFE) -- [REPORT] [TEXT] POLICE FREED THE MEN.", "LIMA", "EFE", "4 FEB 91", "POLICE"),
        ("HAVANA (CUBA), 4 FEB 91 -- [TEXT] POLICE FREED THE MEN.", "HAVANA, CUBA", None, "4 FEB 91", "POLICE"),
        ("KARACHI: Police freed the men.", "KARACHI", None, None, "Police"),
        ("(Reuters) - Police freed the men.", "", "Reuters", None, "Police"),
        ("RIO DE JANEIRO, Nov. 3(AFP)-- Police freed the men.", "RIO DE JANEIRO", "AFP", "Nov. 3", "Police"),
    ],
)
def test_text_cuts_the_dateline_off(text: str, place: str, agency: str | None, day: str | None, rest: str) -> None:
    article = read_text(text)
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency, article.dateline.month_day) == (place, agency, day)
    assert article.paragraphs[0].text.startswith(rest)
    assert article.paragraphs[0].start == article.dateline.end


@pytest.mark.parametrize(
    "text",
    [
        "The ministers -- two from the north -- met on Friday.",
        "POLICE -- THE SAME MEN WHO HELD THE BRIDGE -- FIRED ON THE CROWD THAT STOOD THERE.",
        "Tokyo - The army may follow, a paper said.",
        "NATO said on Friday that two of its men were held.",
        "WATCH: Two men were held.",
        "UN-backed forces held the town.",
    ],
)
def test_text_leaves_other_openings_alone(text: str) -> None:
    article = read_text(text)
    assert article.dateline is None
    assert article.paragraphs[0].text == text


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_text_cuts_off_what_a_site_wrote_before_the_report(gap: str) -> None:
    text = f"This story is from May 3, 2010{gap}zenda: police fired at a crowd near the old market on sunday and held forty people, officials said."
    article = read_text(text)
    assert [paragraph.kind for paragraph in article.paragraphs] == ["other", "body"]
    assert article.paragraphs[1].text.startswith("police fired") and article.dateline is not None and article.dateline.place == "zenda"
    assert all(text[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text for paragraph in article.paragraphs)


def test_text_leaves_a_sentence_that_opens_like_a_site_note() -> None:
    assert opening_of("This story is from May and the rest of the year was calm, the police said.") is None
    assert opening_of("This story is from May 3, 2010") is None


def test_text_reads_the_first_of_two_places_in_small_letters() -> None:
    found = read_text("zenda/hentzau: police fired at a crowd near the old market on sunday and held forty people, officials said.").dateline
    assert found is not None and found.place == "zenda"


def test_text_takes_the_dateline_of_the_record_where_the_text_has_none() -> None:
    found = read_text(FULL_1, dateline="RENO, Nev., March 4").dateline
    assert found is not None and (found.place, found.month_day, found.start, found.end) == ("RENO, Nev.", "March 4", 0, 0)
    in_text = read_text(f"KARACHI, May 2 (AP) -- {FULL_1}", dateline="RENO, Nev., March 4").dateline
    assert in_text is not None and in_text.place == "KARACHI"
    assert record_dateline("***") is None


def test_text_reads_a_dateline_that_stands_on_its_own_line() -> None:
    article = read_text(f"RENO, Nev., March 4 (AP)\n\n{FULL_1}")
    assert kinds(f"RENO, Nev., March 4 (AP)\n\n{FULL_1}") == ["dateline", "body"]
    assert article.dateline is not None and article.dateline.place == "RENO, Nev."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Smoke hangs over Strelsau on Sunday, seen from the river. (Ruritania Press/Reuters)", "caption"),
        ("Soldiers leave the old fort of Zenda at noon. (Video: AP)", "caption"),
        ("(Photo by Jane Doe/AFP)", "credit"),
        ("Read more: Envoys leave Strelsau after the raid", "related"),
        ("Also read | Envoys leave Strelsau", "related"),
        ("By Jane Doe", "byline"),
        ("by Xinhua writers Jane Doe, John Roe", "byline"),
        ("(Reporting by Jane Doe in Strelsau; Editing by John Roe)", "byline"),
        ("Copyright 2021 The Strelsau Times. All rights reserved.", "other"),
        ("ADVERTISEMENT", "other"),
        ("The Washington PostDemocracy Dies in Darkness", "other"),
        ("Envoys leave as the border row grows", "related"),
        ("Old wounds", "other"),
    ],
)
def test_text_knows_lines_that_are_not_body(line: str, kind: str) -> None:
    text = f"{FULL_1}\n\n{FULL_2}\n\n{line}\n\n{FULL_3}"
    assert kinds(text) == ["body", "body", kind, "body"]
    assert kind not in CODED_KINDS


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the rebels held all of the town.",
        "The men were freed on Sunday. (Xinhua)",
        '"We will answer them',
        "Two of the envoys were beaten, a guard said",
        "However, the minister thought that the talks could go on",
        "The rebels demanded:",
        "More than 40 people fled.",
    ],
)
def test_text_keeps_body_that_looks_like_a_line(line: str) -> None:
    assert kinds(f"{FULL_1}\n\n{FULL_2}\n\n{line}\n\n{FULL_3}") == ["body"] * 4


def test_text_finds_the_headline_before_the_body() -> None:
    text = f"Ruritania shells border villages\n\nBy Jane Doe\n\n{FULL_1}\n\n{FULL_2}"
    assert kinds(text) == ["headline", "byline", "body", "body"]
    assert kinds(f"Shells fall. Again.\n\n{FULL_1}", title="Shells fall. Again.") == ["headline", "body"]


def test_text_finds_headlines_repeated_at_the_end() -> None:
    line = "Envoys leave as the border row grows"
    assert kinds(f"{FULL_1}\n\n{line}\n\n{FULL_2}\n\n{FULL_3}\n\n{line}") == ["body", "related", "body", "body", "related"]


def test_text_marks_the_lines_of_a_digest_as_list() -> None:
    lines = "\n\n".join(f"Envoys leave town number {number}" for number in range(6))
    assert kinds(f"{FULL_1}\n\n{lines}") == ["body"] + ["list"] * 6


def test_text_without_full_stops_is_body() -> None:
    assert kinds("Ruritania attacked Zenda") == ["body"]
    assert kinds("Ruritania attacked Zenda\nStrelsau met the envoys of Zenda") == ["body", "body"]
    assert kinds("\n".join(f"Ruritania attacked town {number} in the north" for number in range(6))) == ["body"] * 6


def test_text_does_not_lose_a_last_sentence_that_is_cut_off() -> None:
    assert kinds(f"{FULL_1}\n\n{FULL_2}\n\n{FULL_3}\n\nOfficials at the border fear the")[-1] == "body"


def test_text_of_nothing_has_no_paragraphs() -> None:
    assert read_text("") == read_text(" \n\n \t") == ArticleText((), None)


def test_text_capitals_are_counted_among_letters_with_accents_and_without() -> None:
    assert count_capitals("NATO said: 12 of ITS men") == (7, 16)
    assert count_capitals("\u00c9LAN said: 12 of \u00ceTS m\u00ean") == (7, 16)
    assert count_capitals("12 ...") == count_capitals("") == count_capitals("12 \u2026") == (0, 0)


def test_text_upper_case_is_flagged_and_truecased() -> None:
    text = "GUERRILLAS ATTACKED SAN SALVADOR ON 3 MAY. THE FMLN [RADIO] SAID MR. CRUZ FLED."
    cased = truecase(text, {"San Salvador", "FMLN"})
    assert is_upper(text) and not is_upper(cased) and not is_upper("NATO said that two of its men were held")
    assert cased == "Guerrillas attacked San Salvador on 3 May. The FMLN [RADIO] said Mr. Cruz fled."


@given(st.text(max_size=400))
def test_text_never_raises_and_slices_are_verbatim(text: str) -> None:
    article = read_text(text, title=text[:20], dateline=text[:20])
    position = 0
    for paragraph in article.paragraphs:
        assert text[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text
        assert paragraph.start >= position
        position = paragraph.start + len(paragraph.text)
    find_dateline(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.frozensets(st.text(max_size=8), max_size=5))
def test_text_truecase_keeps_the_length(text: str, known: frozenset[str]) -> None:
    assert len(truecase(text, known)) == len(truecase(text, known, names=True)) == len(without_notes(text)) == len(text)


@given(st.lists(st.sampled_from([FULL_1, FULL_2, FULL_3]), min_size=1, max_size=6))
def test_text_loses_no_full_paragraph(paragraphs: list[str]) -> None:
    assert body(read_text("\n\n".join(paragraphs))) == paragraphs


def test_text_table_is_sound_and_each_pattern_is_reached_by_its_example() -> None:
    assert check_text_lines() == ()
    assert len(load_text_lines()) >= 20
    assert pattern_kind("(Photo: Jane Doe)") == "credit" and pattern_kind(FULL_1) is None


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("x\tpicture\tfull\tA+\tAA\tB", "unknown-kind"),
        ("x\tcredit\tmiddle\tA+\tAA\tB", "unknown-where"),
        ("x\tcredit\tfull\t(A\tAA\tB", "bad-pattern"),
        ("x\tcredit\tfull\tA+\tB\tC", "example-missed"),
        ("x\tcredit\topening\tA+\tB\tC", "example-missed"),
        ("x\tcredit\tfull\tA+\tA\tAA", "counterexample-matched"),
        ("x\tcredit\tfull\tA+\tA", "cell-count"),
    ],
)
def test_text_table_problems_name_file_and_line(tmp_path: Path, line: str, check: str) -> None:
    header = TABLE.read_text(encoding="utf-8").splitlines()[0]
    path = tmp_path / "text_lines.tsv"
    path.write_text(f"{header}\nsound\tcredit\tfull\tA+\tA\tB\n{line}\n", encoding="utf-8")
    problems = check_text_lines(path)
    assert [(problem.file, problem.line, problem.check) for problem in problems] == [("text_lines.tsv", 3, check)]
    path.write_text("id\tkind\n", encoding="utf-8")
    assert [problem.check for problem in check_text_lines(path)] == ["bad-header"]


def test_text_table_with_a_repeated_id_is_a_problem(tmp_path: Path) -> None:
    header = TABLE.read_text(encoding="utf-8").splitlines()[0]
    path = tmp_path / "text_lines.tsv"
    path.write_text(f"{header}\nx\tcredit\tfull\tA+\tA\tB\nx\tcredit\tfull\tC+\tC\tB\n", encoding="utf-8")
    assert [problem.check for problem in check_text_lines(path)] == ["repeated-id"]
    with pytest.raises(ValueError, match=r"text_lines\.tsv:3"):
        load_text_lines(path)


def test_text_of_the_shared_articles_keeps_its_body() -> None:
    shared = Path(__file__).resolve().parents[2].parent / "shared"
    if not shared.exists():  # the shared articles stand beside the repository only where it is developed
        return
    report = next((shared / "articles").glob("*.txt")).read_text(encoding="utf-8")
    counts = [paragraph.kind for paragraph in read_text(report).paragraphs]
    assert (counts.count("body"), counts.count("caption"), counts.count("related"), counts.count("headline")) == (22, 3, 5, 1)
    with (shared / "articles" / "newswire.jsonl").open(encoding="utf-8") as lines:
        articles = [read_text(json.loads(line)["text"]) for _, line in zip(range(400), lines, strict=False)]
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    assert sum(paragraph.kind == "body" for paragraph in paragraphs) > 0.95 * len(paragraphs)
    assert all(len(p.text.split()) <= 20 for p in paragraphs if p.kind in ("related", "list", "other"))


def test_text_dateline_of_no_city_is_that_of_the_country() -> None:
    found = find_dateline("NO CITY, EL SALVADOR, 3 MAR 90 (RADIO ZENDA) -- [TEXT] REBELS LEFT.", upper=True)
    assert found is not None and (found.place, found.month_day) == ("EL SALVADOR", "3 MAR 90")
    alone = find_dateline("NO CITY, 3 MAR 90 -- REBELS LEFT.", upper=True)
    assert alone is not None and alone.place == ""
