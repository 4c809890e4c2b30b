"""The word tables of dates: the shipped ones are sound, each check has a bad file."""

from datetime import date
from pathlib import Path

import pytest

from coders.date_days import easter, feast_days, nth_weekday, plus_days, plus_months, season_days
from coders.date_words import DATE_SETS, MONTHS, MOON_DAYS, PLAIN, WEEKDAYS, WORDS, read_date_words, read_moon_days, tokenise

HEADER = "class\twords\tvalue\n"
MOONS = frozenset({"ramadan"})


def checks(tmp_path: Path, rows: str) -> list[tuple[int, str]]:
    path = tmp_path / "dates.tsv"
    path.write_text(HEADER + rows, encoding="utf-8")
    words, problems = read_date_words(path, moons=MOONS)
    assert not problems or words.by_class == {}
    return [(problem.line, problem.check) for problem in problems]


def test_date_words_shipped_tables_are_sound() -> None:
    days, problems = read_moon_days()
    words, more = read_date_words(moons=frozenset(days))
    assert problems == more == ()
    assert set(words.by_class["weekday"].values()) == {str(number) for number in range(1, 8)}
    assert set(MONTHS.values()) == set(range(1, 13))
    assert len(WEEKDAYS) == 7
    assert all(DATE_SETS[group] for group in PLAIN)


def test_date_words_good_rows_have_no_problems(tmp_path: Path) -> None:
    assert checks(tmp_path, "weekday\tmonday\t1\nholiday\tramadan\tmoon:ramadan\npast\tfled\t\n") == []


@pytest.mark.parametrize(
    ("rows", "line", "check"),
    [
        ("weekdy\tmonday\t1\n", 2, "unknown-class"),
        ("weekday\tmonday\t8\n", 2, "bad-value"),
        ("past\tfled\t1\n", 2, "bad-value"),
        ("holiday\teaster\teastern+0\n", 2, "bad-value"),
        ("holiday\tashura\tmoon:ashura\n", 2, "unknown-moon"),
        ("weekday\tMonday\t1\n", 2, "not-lower"),
        ("weekday\tmonday\t1\n# a remark\nweekday\tmonday\t1\n", 4, "word-twice"),
        ("weekday\tmonday\n", 2, "cell-count"),
    ],
)
def test_date_words_bad_rows_are_named(tmp_path: Path, rows: str, line: int, check: str) -> None:
    assert checks(tmp_path, rows) == [(line, check)]


def test_date_words_bad_header(tmp_path: Path) -> None:
    path = tmp_path / "dates.tsv"
    path.write_text("class\tword\n", encoding="utf-8")
    assert [problem.check for problem in read_date_words(path, moons=MOONS)[1]] == ["bad-header"]


@pytest.mark.parametrize(
    ("rows", "check"),
    [
        ("ramadan\t2020-04-24\tMay\n", "bad-date"),
        ("ramadan\t2020-05-24\t2020-04-24\n", "bad-span"),
        ("ramadan\t2020-04-24\t2020-07-24\n", "bad-span"),
        ("ramadan\t2020-04-24\t2020-05-23\nramadan\t2019-05-06\t2019-06-03\n", "not-rising"),
    ],
)
def test_date_words_bad_moon_days(tmp_path: Path, rows: str, check: str) -> None:
    path = tmp_path / "moon_days.tsv"
    path.write_text("name\tfirst\tlast\n" + rows, encoding="utf-8")
    days, problems = read_moon_days(path)
    assert days == {}
    assert [problem.check for problem in problems] == [check]


def test_date_words_every_moon_name_is_used() -> None:
    used = {value[5:] for value in WORDS.by_class["holiday"].values() if value.startswith("moon:")}
    assert used == set(MOON_DAYS)


@pytest.mark.parametrize(
    ("year", "day"), [(1961, (4, 2)), (1989, (3, 26)), (2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)), (2020, (4, 12)), (2024, (3, 31))]
)
def test_date_words_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


def test_date_words_feasts() -> None:
    assert feast_days("nth:11:4:4", 1999) == ((date(1999, 11, 25),) * 2,)
    assert feast_days("nth:5:1:-1", 2020) == ((date(2020, 5, 25),) * 2,)
    assert feast_days("easter-2", 2020) == ((date(2020, 4, 10),) * 2,)
    assert feast_days("moon:ramadan", 2020) == ((date(2020, 4, 24), date(2020, 5, 23)),)
    assert [first.month for first, _ in feast_days("moon:eid al-adha", 2006)] == [1, 12]
    assert feast_days("moon:ramadan", 1700) == ()
    assert feast_days("2001-09-11", 2020) == ((date(2001, 9, 11),) * 2,)
    assert nth_weekday(2020, 6, 2, 3) == date(2020, 6, 16)


def test_date_words_steps_stay_inside_the_calendar() -> None:
    assert plus_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert plus_months(date(1, 1, 1), -5) == date(1, 1, 1)
    assert plus_days(date(9999, 12, 31), 40) == date(9999, 12, 31)
    assert season_days(2019, "WI") == (date(2019, 12, 1), date(2020, 2, 29))


def test_date_words_tokens() -> None:
    tokens = tokenise("Thursday's 5 p.m. talks, mid-May; 3/3/2020 didn’t")
    assert tokens.words == ("thursday", "'s", "5", "p.m.", "talks", ",", "mid", "-", "may", ";", "3/3/2020", "didn", "'t")
    assert tokens.text[tokens.starts[10] : tokens.ends[10]] == "3/3/2020"
