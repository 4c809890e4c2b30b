"""The actor tables: what they hold, and that every check finds its bad file."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coders.lexicon.actor_checks import CHECKS
from coders.lexicon.actor_tables import ActorTables, Person, Span, load_actor_tables, read_day, regular_plural
from coders.lexicon.problems import Problem

BAD = Path(__file__).resolve().parents[2] / "bad_actors"
BAD_FILES = sorted(BAD.glob("*.tsv"))
WARNINGS = {"name-twice", "office-gap", "office-overlap"}


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return load_actor_tables()


def with_file(folder: Path, table: str, source: Path) -> ActorTables:
    """Returns the sound small tables with one of them replaced."""
    shutil.copytree(BAD / "base", folder, dirs_exist_ok=True)
    shutil.copy(source, folder / f"{table}.tsv")
    return load_actor_tables(folder)


def codes_on(tables: ActorTables, name: str, day: date) -> set[str]:
    """Returns the codes of the organisations, groups and people that bear a name on a day."""
    rows = (*tables.organisations, *tables.groups, *tables.people)
    return {row.code for row in rows if name in row.names and row.span.holds(day)}


def countries_named(tables: ActorTables, word: str, day: date) -> set[str]:
    return {
        row.code
        for row in tables.countries
        if row.span.holds(day) and word in (*row.names, *row.demonyms, *row.capitals, *row.government)
    }


def test_actor_tables_have_no_errors(tables: ActorTables) -> None:
    assert [str(problem) for problem in tables.problems if problem.level == "error"] == []


def test_actor_tables_have_the_size_that_issue_4_asks_for(tables: ActorTables) -> None:
    assert len(tables.people) >= 2500
    assert len(tables.agents) >= 900
    assert len(tables.groups) >= 500
    assert sum(row.kind == "IGO" for row in tables.organisations) >= 120
    assert len({row.code for row in tables.countries}) >= 195


def test_actor_tables_base_of_the_bad_files_is_sound() -> None:
    assert load_actor_tables(BAD / "base").problems == ()


@pytest.mark.parametrize("path", BAD_FILES, ids=lambda path: path.name)
def test_actor_tables_check_finds_its_bad_file(path: Path, tmp_path: Path) -> None:
    check, table, _ = path.name.split(".")
    found = with_file(tmp_path, table, path).problems
    assert {problem.id for problem in found} == {check}
    assert all(problem.file == f"actors/{table}.tsv" and problem.message and problem.hint for problem in found)
    assert {problem.level for problem in found} == {"warning" if check in WARNINGS else "error"}


def test_actor_tables_every_check_has_a_bad_file() -> None:
    assert {path.name.split(".")[0] for path in BAD_FILES} == set(CHECKS)


def test_actor_tables_problem_says_line_and_nearest_code(tmp_path: Path) -> None:
    (problem,) = with_file(tmp_path, "people", BAD / "unknown-country.people.tsv").problems
    assert str(problem) == "actors/people.tsv:2: [unknown-country] 'KRO' is not a country code; did you mean \"KOR\"?"


def test_actor_tables_problem_without_hint_or_line() -> None:
    assert str(Problem("actors/people.tsv", 0, "not-utf8", "byte 3 is not UTF-8")) == "actors/people.tsv: [not-utf8] byte 3 is not UTF-8"
    assert str(Problem("a.tsv", 2, "x", "y", level="warning")) == "a.tsv:2: warning: [x] y"


def test_actor_tables_tables_may_be_split_over_files(tmp_path: Path) -> None:
    shutil.copytree(BAD / "base", tmp_path, dirs_exist_ok=True)
    (tmp_path / "people.tsv").rename(tmp_path / "people_asia.tsv")
    assert len(load_actor_tables(tmp_path).people) == 2


@pytest.mark.parametrize(
    ("name", "day", "codes"),
    [
        ("Taliban", date(1995, 5, 1), {"AFGREB"}),
        ("Taliban", date(1999, 5, 1), {"AFGGOV"}),
        ("Taliban", date(2010, 5, 1), {"AFGREB"}),
        ("Taliban", date(2022, 5, 1), {"AFGGOV"}),
        ("Bush", date(1990, 8, 2), {"USAGOV"}),
        ("Bush", date(1996, 8, 2), set()),
        ("Bush", date(2003, 3, 20), {"USAGOV"}),
        ("Solidarity", date(1985, 1, 1), {"POLOPP"}),
        ("Aung San Suu Kyi", date(1995, 1, 1), {"MMROPP"}),
        ("Aung San Suu Kyi", date(2018, 1, 1), {"MMRGOV"}),
        ("United Nations", date(2020, 6, 16), {"IGOUNO"}),
        ("Security Council", date(2020, 6, 16), {"IGOUNOSEC"}),
        ("Pentagon", date(2020, 6, 16), {"USAMIL"}),
        ("KCNA", date(2020, 6, 16), {"PRKMED"}),
        ("Kim Yo Jong", date(2020, 6, 16), {"PRKGOV"}),
        ("Moon Jae-in", date(2020, 6, 16), {"KORGOV"}),
        ("Moon Jae-in", date(2016, 6, 16), {"KOROPP"}),
    ],
)
def test_actor_tables_name_means_its_code_on_the_day(tables: ActorTables, name: str, day: date, codes: set[str]) -> None:
    assert codes_on(tables, name, day) == codes


@pytest.mark.parametrize(
    ("word", "day", "codes"),
    [
        ("Blue House", date(2020, 6, 16), {"KOR"}),
        ("Kiev", date(2014, 2, 20), {"UKR"}),
        ("Kyiv", date(2022, 2, 24), {"UKR"}),
        ("Peking", date(1987, 3, 1), {"CHN"}),
        ("Rangoon", date(1988, 8, 8), {"MMR"}),
        ("Moscow", date(1987, 3, 1), {"SUN"}),
        ("Moscow", date(1995, 3, 1), {"RUS"}),
        ("Prague", date(1989, 11, 20), {"CSK"}),
        ("Prague", date(2009, 4, 5), {"CZE"}),
        ("East Germans", date(1989, 11, 9), {"DDR"}),
        ("Belgrade", date(1991, 6, 25), {"YUG"}),
        ("Belgrade", date(1999, 3, 24), {"SRB"}),
        ("Britons", date(2020, 1, 31), {"GBR"}),
        ("Congo", date(2003, 1, 1), {"COD"}),
        ("Brazzaville", date(2003, 1, 1), {"COG"}),
        ("Atlantis", date(2003, 1, 1), set()),
    ],
)
def test_actor_tables_word_means_its_country_on_the_day(tables: ActorTables, word: str, day: date, codes: set[str]) -> None:
    assert countries_named(tables, word, day) == codes


@pytest.mark.parametrize(
    ("noun", "code", "kind"),
    [("foreign minister", "GOV", "person"), ("gunman", "UAF", "person"), ("warship", "MIL", "property"), ("police station", "COP", "place"),
     ("spokesman", "", "passthrough"), ("rebel group", "REB", "group"), ("refugee", "REF", "person"), ("riot police", "COP", "group")],
)
def test_actor_tables_role_noun_has_its_role(tables: ActorTables, noun: str, code: str, kind: str) -> None:
    (agent,) = [agent for agent in tables.agents if agent.noun == noun]
    assert (agent.code, agent.kind) == (code, kind)


def test_actor_tables_role_noun_has_its_plural(tables: ActorTables) -> None:
    plurals = {agent.noun: agent.plural for agent in tables.agents}
    assert plurals["gunman"] == "gunmen"
    assert plurals["police"] == "police"
    assert plurals["secretary of state"] == "secretaries of state"
    assert plurals["embassy"] == "embassies"


def test_actor_tables_a_term_is_a_row(tables: ActorTables) -> None:
    terms = [row for row in tables.people if row.names[0] == "Benjamin Netanyahu" and row.office == "prime minister"]
    assert [isinstance(row, Person) and row.span.first for row in terms] == [date(1996, 6, 18), date(2009, 3, 31), date(2022, 12, 29)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("", None, None),
        ("1990", date(1990, 1, 1), date(1990, 12, 31)),
        ("1992-02", date(1992, 2, 1), date(1992, 2, 29)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("1991-12-25", date(1991, 12, 25), date(1991, 12, 25)),
    ],
)
def test_actor_tables_read_day_fills_a_short_date(text: str, first: date | None, last: date | None) -> None:
    assert (read_day(text, last=False), read_day(text, last=True)) == (first, last)


@pytest.mark.parametrize("text", ["25-12-1991", "1991-13", "1991-12-32", "91", "May 1991", "1991-1-1", "199", "0000"])
def test_actor_tables_read_day_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        read_day(text, last=False)


@given(st.dates())
def test_actor_tables_read_day_reads_every_day(day: date) -> None:
    assert read_day(day.isoformat(), last=True) == day


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_actor_tables_spans_overlap_both_ways_or_not(a: date, b: date, c: date, d: date) -> None:
    one, two = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert one.overlaps(two) == two.overlaps(one)
    if one.overlaps(two):
        assert one.first is not None and two.first is not None
        assert one.holds(max(one.first, two.first)) and two.holds(max(one.first, two.first))


def test_actor_tables_the_day_of_a_change_is_no_overlap() -> None:
    assert not Span(None, date(2009, 1, 20)).overlaps(Span(date(2009, 1, 20), None))
    assert Span(None, date(2009, 1, 21)).overlaps(Span(date(2009, 1, 20), None))


@given(st.binary(max_size=300))
def test_actor_tables_any_bytes_are_read_or_become_problems(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("actors")
    (folder / "people.tsv").write_bytes(b"name\tnames\tcode\toffice\tfrom\tuntil\n" + content)
    found = load_actor_tables(folder)
    assert all(problem.file == "actors/people.tsv" for problem in found.problems)
    lines = [line for line in content.decode("utf8", "replace").split("\n") if line.strip() and not line.startswith("#")]
    assert found.people or found.problems or not lines


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("army", "armies"), ("envoy", "envoys"), ("coach", "coaches"), ("court of appeal", "courts of appeal")],
)
def test_actor_tables_regular_plural(noun: str, plural: str) -> None:
    assert regular_plural(noun) == plural
