"""The counts of the actor tables and the gaps in the four offices."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from coders.lexicon.actor_rows import ActorTables, Country, Person, Span
from coders.lexicon.actor_stats import actor_counts, actor_stats, office_gaps, office_report
from coders.lexicon.actor_tables import load_actor_tables

EMPTY = ActorTables(
    (Country("XAA", ("Aland",), (), (), (), Span(), "countries.tsv", 2),), (), (), (), (), (), {}, (),
    {"president": "head of state", "king": "monarch", "prime minister": "head of government", "foreign minister": "foreign affairs",
     "defence minister": "defence"}, frozenset({"XAA"}),
)


def with_terms(*terms: tuple[str, str, str | None]) -> ActorTables:
    """Tables of one country with terms of (office, first day, last day)."""
    people = tuple(
        Person((f"P{number}",), "XAAGOV", office, Span(date.fromisoformat(first), date.fromisoformat(last) if last else None), "people.tsv", number)
        for number, (office, first, last) in enumerate(terms, 2)
    )
    return replace(EMPTY, people=people)


def gaps(tables: ActorTables) -> Sequence[tuple[str, int, int, bool]]:
    return [(gap.function, gap.first.year, gap.last.year, gap.known) for gap in office_gaps(tables)]


def test_actor_stats_gap_of_more_than_two_years_is_told_and_a_shorter_one_is_not() -> None:
    held = (("foreign minister", "1985-01-01", None), ("defence minister", "1985-01-01", None))
    found = with_terms(("president", "1989-01-01", "1995-01-01"), ("president", "1996-06-01", "2000-01-01"), ("president", "2003-01-01", None), *held)
    assert gaps(found) == [("head of government", 2000, 2003, True), ("head of state", 2000, 2003, True)]


def test_actor_stats_monarch_heads_the_state_and_a_prime_minister_only_the_government() -> None:
    held = (("foreign minister", "1985-01-01", None), ("defence minister", "1985-01-01", None))
    assert gaps(with_terms(("king", "1980-01-01", None), ("prime minister", "1980-01-01", None), *held)) == []
    assert gaps(with_terms(("prime minister", "1980-01-01", None), *held)) == [("head of state", 1990, 2026, False)]


def test_actor_stats_country_is_looked_at_from_its_first_day() -> None:
    tables = with_terms(("president", "2011-07-09", None), ("foreign minister", "2011-07-09", None), ("defence minister", "2011-07-09", None))
    young = replace(tables, countries=(replace(tables.countries[0], span=Span(date(2011, 7, 9))),))
    assert gaps(young) == []
    assert len(gaps(tables)) == 4


def test_actor_stats_report_names_country_office_and_years() -> None:
    lines = office_report(with_terms(("president", "1980-01-01", "2000-06-01"))).splitlines()
    assert lines[0].startswith("1 countries of more than a million people, 1990 to 2026")
    assert lines[1] == "XAA Aland: head of state 2000-2026; head of government 2000-2026; foreign affairs nobody; defence nobody"


@pytest.mark.parametrize(
    ("counted", "least"),
    [("named actors beside countries", 2_500), ("people", 2_500), ("terms of office with their first day", 2_500), ("role nouns", 900)],
)
def test_actor_stats_shipped_tables_hold_what_is_wanted(counted: str, least: int) -> None:
    tables = load_actor_tables(check=False)
    assert tables.large <= {country.code for country in tables.countries}
    assert dict(actor_counts(tables))[counted] >= least
    assert counted in actor_stats(tables)
