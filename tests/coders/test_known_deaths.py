"""Deaths that the world knows date what tells of them; others of the name, attempts and days that a text tells do not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coders.known_deaths import check_deaths, death_of, is_named
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
TODAY, RABIN = date(2020, 6, 16), date(1995, 11, 4)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Israel condemned the murder of former prime minister Yitzhak Rabin.",
        "Egypt spoke of a man who killed Rabin.",
        "Egypt condemned the murder of Prime Minister Rabin.",
        "On Monday Egypt condemned Rabin's murder.",
    ],
)
def test_known_deaths_killing_is_of_its_day(code: Code, text: str) -> None:
    found = [m for m in code(text) if m.cameo_root in ("18", "19", "20")]
    assert [(m.event_date, m.dropped_reason) for m in found] == [(RABIN, "history")]


@pytest.mark.parametrize(
    "text",
    [
        "Israel condemned the murder of minister Dalia Rabin.",
        "Israel condemned the murder of a soldier.",
        "Israel condemned the execution of a soldier, the killer of Yitzhak Rabin.",
    ],
)
def test_known_deaths_other_killing_is_of_the_report(code: Code, text: str) -> None:
    found = [m for m in code(text) if m.cameo_root in ("18", "19", "20")]
    assert [(m.event_date, m.status) for m in found] == [(TODAY, "kept")]


def test_known_deaths_fresh_death_stays_news_and_gets_its_day(code: Code) -> None:
    found = [m for m in code("Egypt condemned the murder of Yitzhak Rabin.", date(1995, 11, 6)) if m.cameo_root == "18"]
    assert [(m.event_date, m.status) for m in found] == [(RABIN, "kept")]


def test_known_deaths_killing_before_the_death_is_another(code: Code) -> None:
    found = [m for m in code("Egypt condemned the murder of Yitzhak Rabin.", date(1994, 11, 6)) if m.cameo_root == "18"]
    assert [(m.event_date, m.status) for m in found] == [(date(1994, 11, 6), "kept")]


def test_known_deaths_last_of_a_name_is_meant() -> None:
    early, late = death_of("Gemayel", date(1990, 1, 1)), death_of("Gemayel", date(2007, 1, 1))
    assert early is not None and late is not None
    assert (early.died, late.died) == (date(1982, 9, 14), date(2006, 11, 21))
    full = death_of("Bashir Gemayel", date(2007, 1, 1))
    assert full is not None and full.died == date(1982, 9, 14)
    assert death_of(None, TODAY) is None and death_of("Gemayel", None) is None


@pytest.mark.parametrize(
    ("name", "words", "named"),
    [("Rabin", "the late Rabin", True), ("Rabin", "Rabin", True), ("Rabin", "Dalia Rabin", False), ("Rabin", "Rabin-Pelossof", False)],
)
def test_known_deaths_surname_alone_is_named_alone(name: str, words: str, named: bool) -> None:
    assert is_named(name, words) is named


def test_known_deaths_bad_rows_are_problems(tmp_path: Path) -> None:
    table = tmp_path / "deaths.tsv"
    table.write_text("names\tdied\nAda Bron\t1999-13-01\nIvo Kral|Ivo Kral\t1999-01-01\n", encoding="utf8")
    assert [(problem.line, problem.check) for problem in check_deaths(table)] == [(2, "bad-date"), (3, "repeated-name")]
    assert not check_deaths()
