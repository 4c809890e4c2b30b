"""Publication dates as inputs write them: what is read, what is no date, what is refused."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.readers.timestamps import BadDateError, date_problem, read_published


@pytest.mark.parametrize(("value", "day", "at"), [
    ("2020-06-16", date(2020, 6, 16), None),
    ("2020/6/16", date(2020, 6, 16), None),
    ("20200616", date(2020, 6, 16), None),
    (20200616, date(2020, 6, 16), None),
    ("1987-02-26T15:38:26", date(1987, 2, 26), datetime(1987, 2, 26, 15, 38, 26, tzinfo=UTC)),
    ("2020-06-16T23:30:00.123-05:00", date(2020, 6, 16), datetime(2020, 6, 17, 4, 30, tzinfo=UTC)),
    ("Tue, 16 Jun 2020 23:30:00 EST", date(2020, 6, 16), datetime(2020, 6, 17, 4, 30, tzinfo=UTC)),
    ("16-JUN-2020 10:05:00.00", date(2020, 6, 16), datetime(2020, 6, 16, 10, 5, tzinfo=UTC)),
    ("Tuesday, June 16, 2020", date(2020, 6, 16), None),
    ("16 June 2020", date(2020, 6, 16), None),
    ("June 16th, 2020 3:05 p.m.", date(2020, 6, 16), datetime(2020, 6, 16, 15, 5, tzinfo=UTC)),
    ("06/16/2020", date(2020, 6, 16), None),
    ("16.06.2020", date(2020, 6, 16), None),
    (1592265600, date(2020, 6, 16), datetime(2020, 6, 16, tzinfo=UTC)),
    (1592265600000, date(2020, 6, 16), datetime(2020, 6, 16, tzinfo=UTC)),
    (date(2020, 6, 16), date(2020, 6, 16), None),
])  # fmt: skip
def test_timestamps_read_the_forms_in_use(value: object, day: date, at: datetime | None) -> None:
    found = read_published(value)
    assert found is not None and found.day == day
    assert (found.at.replace(microsecond=0) if found.at else None) == at


@pytest.mark.parametrize("value", [None, "", " ", "NaT", "null", float("nan")])
def test_timestamps_an_empty_cell_is_no_date(value: object) -> None:
    assert read_published(value) is None


@pytest.mark.parametrize(
    "value", ["soon", "2020-02-30", "06/07/2020", "2020-06-16 at dusk", "25:00", "2020", True, 5, [], "2020-06-16T27:00:00", "९९९९-०१-०१"]
)
def test_timestamps_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(BadDateError, match="2020-06-16"):
        read_published(value)


@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.from_regex(r"\A\d{1,4}[-/. ]\w{1,9}[-/. ]\d{1,4}( \d{1,2}:\d\d)?\Z")))
def test_timestamps_any_value_is_a_date_none_or_refused(value: object) -> None:
    try:
        found = read_published(value)
    except BadDateError:
        return
    assert found is None or isinstance(found.day, date)


@given(st.datetimes(min_value=datetime(1801, 1, 1), max_value=datetime(2900, 1, 1), timezones=st.just(UTC)))
def test_timestamps_iso_times_are_read_back(moment: datetime) -> None:
    found = read_published(moment.isoformat())
    assert found is not None and found.day == moment.date() and found.at == moment.replace(microsecond=0)


def test_timestamps_bounds_are_told_by_rule() -> None:
    today = date(2020, 6, 16)
    assert date_problem(date(2020, 6, 18), today=today) is None
    assert (date_problem(date(2020, 6, 19), today=today) or [""])[0] == "date-in-future"
    assert (date_problem(date(2099, 1, 1), today=today) or [""])[0] == "date-in-future"
    assert (date_problem(date(1799, 12, 31), today=today) or [""])[0] == "date-before-1800"
