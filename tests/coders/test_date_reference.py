"""The day a report was written: dateline, and the hour of its publication."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coders.date_reference import day_written
from coders.dateline import Dateline
from schemas.article import Article

TUESDAY = date(2020, 6, 16)


def article(at: datetime | None = None, published: date | None = TUESDAY) -> Article:
    """An article published on Tuesday, or at a given moment."""
    return Article(article_id="a", text="", published=at.date() if at else published, published_at=at)


def sent(place: str = "SEOUL", month_day: str | None = None) -> Dateline:
    """A dateline."""
    return Dateline(place, None, month_day, 0, 0)


@pytest.mark.parametrize(
    ("month_day", "day"),
    [
        ("June 14", date(2020, 6, 14)),
        ("16 June", TUESDAY),
        ("June 10, 2020", date(2020, 6, 10)),
        # of another text, or a mistake: the record's day counts
        ("May 3", TUESDAY),
        ("June 18", TUESDAY),
        ("June 14, 2018", TUESDAY),
        (None, TUESDAY),
    ],
)
def test_date_reference_day_of_the_dateline_counts_in_the_week_before(month_day: str | None, day: date) -> None:
    assert day_written(article(), sent(month_day=month_day)) == day


@pytest.mark.parametrize(
    ("place", "at", "day"),
    [
        ("SEOUL", datetime(2020, 6, 15, 23, 30, tzinfo=UTC), TUESDAY),
        ("WASHINGTON", datetime(2020, 6, 16, 2, 10, tzinfo=UTC), date(2020, 6, 15)),
        ("LONDON", datetime(2020, 6, 16, 12, 0, tzinfo=UTC), TUESDAY),
        # midnight is a date without an hour
        ("WASHINGTON", datetime(2020, 6, 16, tzinfo=UTC), TUESDAY),
        ("NOWHERE ATALL", datetime(2020, 6, 15, 23, 30, tzinfo=UTC), date(2020, 6, 15)),
    ],
)
def test_date_reference_hour_shifts_the_day_at_the_datelines_place(place: str, at: datetime, day: date) -> None:
    assert day_written(article(at), sent(place)) == day


def test_date_reference_without_a_day_or_a_dateline() -> None:
    assert day_written(article(published=None), sent(month_day="June 14")) is None
    assert day_written(article(), None) == TUESDAY


@given(st.text(max_size=20), st.dates(min_value=date(1970, 1, 1), max_value=date(2100, 1, 1)))
def test_date_reference_never_leaves_the_week_before(month_day: str, published: date) -> None:
    found = day_written(article(published=published), sent(month_day=month_day))
    assert found is not None and 0 <= (published - found).days <= 7
