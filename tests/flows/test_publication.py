"""Where a publication date comes from, with a fixed clock."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.publication import date_in_name, date_in_text, plausible_years, publication_date
from flows.readers.record import Record
from flows.readers.timestamps import BadDateError

TODAY = date(2024, 3, 1)
# 16 June is a Tuesday in 2009, 2015, 2020 and 2026.
FORD = (
    "LIMA - Two patrols clashed at the ford on Tuesday, a spokesman said.\n\nThe bridge there opened in 2018.\n\n"
    "Smoke rises over the ford on June 16. (Video: River Post)"
)


def record(**fields: object) -> Record:
    """A record whose date, if it has one, stands in a column named date."""
    return Record(fields, None, published_from="column date" if "published" in fields else None)


def dated(found: Record, *, name: str = "a.txt", given: date | None = None) -> tuple[date | None, str | None]:
    """The day and its origin."""
    answer = publication_date(found, file_name=name, given=given, today=TODAY)
    return (answer.published.day if answer.published else None), answer.published_from


def test_publication_the_records_own_date_goes_first() -> None:
    assert dated(record(text=FORD, published="2019-01-02"), name="2018-01-01.txt", given=date(2017, 1, 1)) == (
        date(2019, 1, 2),
        "column date",
    )


def test_publication_the_order_is_given_sidecar_name_text() -> None:
    beside = Record({"text": FORD, "published": "2019-01-02"}, None, published_from="sidecar a.json", date_beside=True)
    assert dated(beside, given=date(2017, 1, 1)) == (date(2017, 1, 1), "--published")
    assert dated(beside, name="2018-01-01.txt") == (date(2019, 1, 2), "sidecar a.json")
    assert dated(record(text=FORD), name="2018-01-01.txt") == (date(2018, 1, 1), "file name")
    assert dated(record(text=FORD)) == (date(2020, 6, 16), "text: Tuesday and June 16")
    assert dated(record(text="Two patrols clashed at the ford.")) == (None, None)


def test_publication_a_time_is_kept_in_utc() -> None:
    answer = publication_date(record(text=FORD, published="2020-06-16T23:30:00-05:00"), file_name="", given=None, today=TODAY)
    assert answer.published is not None
    assert (answer.published.day, answer.published.at) == (date(2020, 6, 16), datetime(2020, 6, 17, 4, 30, tzinfo=UTC))


def test_publication_a_date_that_cannot_be_read_is_not_replaced() -> None:
    with pytest.raises(BadDateError):
        publication_date(record(text=FORD, published="someday"), file_name="2018-01-01.txt", given=date(2017, 1, 1), today=TODAY)


@pytest.mark.parametrize(("name", "day"), [
    ("afp_1997-04-01.txt", date(1997, 4, 1)),
    ("20200616_ford.html", date(2020, 6, 16)),
    ("wire/2020.06.16-ford.md.gz", date(2020, 6, 16)),
    ("2020-06-16_2020-06-17.txt", None),
    ("2020-06-16/ford.txt", None),
    ("000_481b0e5f20200616.txt", None),
    ("ford_2020-13-01.txt", None),
    ("ford_20990101.txt", None),
    ("ford-202006161.txt", None),
])  # fmt: skip
def test_publication_date_in_name_takes_one_plain_date(name: str, day: date | None) -> None:
    assert date_in_name(name, today=TODAY) == day


@pytest.mark.parametrize(("text", "day"), [
    # the dateline or a date line of its own
    ("LIMA, March 3, 2020 (River Post) -- Two patrols met.", date(2020, 3, 3)),
    ("Patrols meet\nPublished: Tuesday, 16 June 2020 14:05 GMT\nTwo patrols met.", date(2020, 6, 16)),
    ("16 June 2020\n\nTwo patrols met.", date(2020, 6, 16)),
    # weekday and day of the month, the year from the years the text names
    (FORD, date(2020, 6, 16)),
    ("Rebels shelled the ford on Tuesday, June 16, and the truce of 2019 broke.", date(2020, 6, 16)),
    ("LIMA, Peru, June 16 (River Post) -- Two patrols clashed at the ford of 2018 on Tuesday.", date(2020, 6, 16)),
    # no year named: only a fresh text (19 February 2024 is a Monday)
    ("LIMA, Feb. 19 (River Post) -- Police broke up a march on Monday.", date(2024, 2, 19)),
])  # fmt: skip
def test_publication_date_in_text_is_found_where_the_text_fixes_it(text: str, day: date) -> None:
    found = date_in_text(text, today=TODAY)
    assert found is not None and found[0] == day and found[1].startswith("text: ")


@pytest.mark.parametrize("text", [
    "Two patrols met on Tuesday.",
    "Two patrols met on June 16.",
    # a whole date inside the story is no publication date
    "The envoy said the treaty of March 3, 2014 would hold whatever the two sides might do about it this year.",
    # two days of the month: which is the Tuesday?
    FORD + "\n\nThe ford on May 4. (Photo: River Post)",
    # a day told in the story is not the day of the story
    "Two patrols clashed at the ford on Tuesday. The bridge of 2018 was closed on June 16.",
    # 16 June was no Friday from 2018 to 2020
    FORD.replace("Tuesday", "Friday"),
    # no year named, and not fresh
    "LIMA, Jan. 8 (River Post) -- Police broke up a march on Monday.",
    # the weekdays of an agency that writes today are other days
    FORD + "\n\nThe minister comes back today.",
    # two weekdays as often
    FORD + "\n\nTalks begin on Monday.",
    # still to come
    "The two sides will meet on Tuesday, June 16, at the ford of 2018.",
    # the weekday of another week
    "Patrols will meet next Tuesday, June 16, in the town rebuilt in 2018.",
    # verbs and numbers are no months
    "On Tuesday the ministry said it may 16 days later march 3 brigades to the ford of 2018.",
    # the day lies ahead of today
    "Polls open on Sunday, June 16, the first since 2023.",
    "",
])  # fmt: skip
def test_publication_date_in_text_stays_null_where_nothing_fixes_it(text: str) -> None:
    assert date_in_text(text, today=TODAY) is None


def test_publication_plausible_years_begin_with_the_latest_year_named() -> None:
    assert list(plausible_years("built in 1990, closed in 2018", today=TODAY)) == [2018, 2019, 2020]
    assert list(plausible_years("due in 2050, begun in 2023", today=TODAY)) == [2023, 2024]
    assert list(plausible_years("2,018 people, $2019, 20 were hurt", today=TODAY)) == [2024]
    assert list(plausible_years("nothing", today=date(2024, 1, 9))) == [2023, 2024]


@given(st.text(max_size=200), st.text(max_size=40))
def test_publication_any_text_and_name_give_a_date_or_none(text: str, name: str) -> None:
    for day in (date_in_name(name, today=TODAY), (date_in_text(text, today=TODAY) or (None,))[0]):
        assert day is None or date(1800, 1, 1) <= day <= date(2024, 3, 3)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2023, 12, 31)))
def test_publication_a_dateline_with_a_weekday_and_a_recent_year_gives_the_day_back(day: date) -> None:
    text = f"LIMA, {day:%B} {day.day} (River Post) -- Patrols met on {day:%A} at the ford, rebuilt in {day.year - 1}."
    assert (date_in_text(text, today=TODAY) or (None,))[0] == day


def test_publication_the_shared_reports_are_hardly_ever_dated_wrongly() -> None:
    shared = Path(__file__).resolve().parents[2].parent / "shared"
    if not shared.exists():  # the collections are not part of the repository
        return
    wrong = 0
    for path in sorted((shared / "articles").glob("*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(row)
            found = date_in_text(f"{article.get('dateline', '')} --\n{article['text']}", today=date(2026, 11, 22))
            wrong += found is not None and abs((found[0] - date.fromisoformat(article["published"][:10])).days) > 2
    assert wrong <= 20  # 8 of 6,671
