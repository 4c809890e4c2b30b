"""Dates with a fixed clock: Tuesday 16 June 2020 unless the case says otherwise. What must not match stands beside what must."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coders.date_values import DateValue
from coders.dates import TimeExpression, find_dates, resolve, tense_at, timex_value

TUESDAY = date(2020, 6, 16)


def only(text: str) -> TimeExpression:
    found = find_dates(text)
    assert len(found) == 1, found
    return found[0]


def days(text: str, tense: str = "past", reference: date = TUESDAY, anchor: date | None = None) -> tuple[str, str, str] | None:
    resolved = resolve(find_dates(text)[0], reference=reference, tense=tense, anchor=anchor)
    return (resolved.first.isoformat(), resolved.last.isoformat(), resolved.precision) if resolved else None


DAYS = [
    # words, tense, the day
    ("Rebels shelled the port on Tuesday.", "past", "2020-06-16"),
    ("Rebels shelled the port Monday.", "past", "2020-06-15"),
    ("Rebels shelled the port Wednesday.", "past", "2020-06-10"),
    ("Rebels shelled the port on Monday night.", "past", "2020-06-15"),
    ("Rebels shelled the port late Monday.", "past", "2020-06-15"),
    ("Rebels shelled the port early on Sunday.", "past", "2020-06-14"),
    ("Envoys will meet on Thursday.", "future", "2020-06-18"),
    ("Envoys will meet on Tuesday.", "future", "2020-06-16"),
    ("Rebels shelled the port last Tuesday.", "past", "2020-06-09"),
    ("Rebels shelled the port last Friday.", "past", "2020-06-12"),
    ("Envoys will meet next Friday.", "future", "2020-06-26"),
    ("Envoys will meet this Friday.", "future", "2020-06-19"),
    ("Rebels shelled the port Tuesday last week.", "past", "2020-06-09"),
    ("Envoys meet on Monday of next week.", "future", "2020-06-22"),
    ("Troops moved in today.", "past", "2020-06-16"),
    ("Troops moved in yesterday afternoon.", "past", "2020-06-15"),
    ("Troops move in tomorrow.", "future", "2020-06-17"),
    ("Troops moved in the day before yesterday.", "past", "2020-06-14"),
    ("Troops move in the day after tomorrow.", "future", "2020-06-18"),
    ("Troops moved in last night.", "past", "2020-06-15"),
    ("Troops moved in this morning.", "past", "2020-06-16"),
    ("Troops moved in at dawn.", "past", "2020-06-16"),
    ("Troops moved in at dawn on Sunday.", "past", "2020-06-14"),
    ("Troops moved in on the night of June 3.", "past", "2020-06-03"),
    ("Troops moved in at 5 p.m. EST, June 6.", "past", "2020-06-06"),
    ("Troops moved in at 10:35 a.m. (0735 GMT) Friday.", "past", "2020-06-12"),
    ("The order ends at midnight Friday.", "future", "2020-06-19"),
    ("Police fired on them on June 12.", "past", "2020-06-12"),
    ("Police fired on them Feb. 3.", "past", "2020-02-03"),
    ("Police fired on them Feb 26.", "past", "2020-02-26"),
    ("Police fired on them Oct. 23.", "past", "2019-10-23"),
    ("The truce runs out on Oct. 23.", "future", "2020-10-23"),
    ("The truce was extended until July 1.", "past", "2020-07-01"),
    ("POLICE FIRED ON THEM ON 30 MAY.", "past", "2020-05-30"),
    ("LIMA, 3 JAN 90 -- POLICE FIRED.", "past", "1990-01-03"),
    ("Police fired on them on 3 March 2020.", "past", "2020-03-03"),
    ("Police fired on them on the 3rd of March, 2019.", "past", "2019-03-03"),
    ("Police fired on them on Tuesday, June 9.", "past", "2020-06-09"),
    ("Police fired on them on Sunday, 7 June 2020.", "past", "2020-06-07"),
    ("The log says 2020-03-05.", "past", "2020-03-05"),
    ("The log says 3/14/2020.", "past", "2020-03-14"),
    ("The log says 14/3/2020.", "past", "2020-03-14"),
    ("The log says 05.03.2020.", "past", "2020-03-05"),
    ("Police fired on them on the 11th.", "past", "2020-06-11"),
    ("Police fired on them on the 20th.", "past", "2020-05-20"),
    ("They will march on the 20th.", "future", "2020-06-20"),
    ("Police fired on them 10 days ago.", "past", "2020-06-06"),
    ("Police fired on them two weeks ago Tuesday.", "past", "2020-06-02"),
    ("They set off two days after the June 12 summit.", "past", "2020-06-14"),
    ("They set off the day after Christmas.", "past", "2019-12-26"),
    ("They set off on Easter Sunday.", "past", "2020-04-12"),
    ("They set off on Good Friday.", "past", "2020-04-10"),
    ("They set off last Thanksgiving.", "past", "2019-11-28"),
    ("They set off on the eve of Ramadan.", "past", "2020-04-23"),
    ("They set off during Eid al-Fitr.", "past", "2020-05-24"),
    ("Clashes went on for a third straight day.", "past", "2020-06-16"),
    ("They set off this past Friday.", "past", "2020-06-12"),
    ("They set off the night before last.", "past", "2020-06-14"),
    ("They leave a week from Friday.", "future", "2020-06-26"),
    ("They set off after the Sept. 11 attacks.", "past", "2001-09-11"),
    ("They set off on 13-Mar-2020.", "past", "2020-03-13"),
    ("He spoke of the July 7 bombings.", "past", "2019-07-07"),
    ("He spoke of the June 16 blast.", "past", "2020-06-16"),
    ("He spoke of the July 7 vote.", "past", "2020-07-07"),
    ("The line was cut at 10 a.m. in Aden on Sunday.", "past", "2020-06-14"),
    ("They met June 4 last year.", "past", "2019-06-04"),
    ("They set off on Feb. 29.", "past", "2020-02-29"),
]


@pytest.mark.parametrize(("text", "tense", "day"), DAYS)
def test_dates_day(text: str, tense: str, day: str) -> None:
    resolved = resolve(find_dates(text)[0], reference=TUESDAY, tense=tense)
    assert resolved is not None
    assert (resolved.first.isoformat(), resolved.precision) == (day, "day")


SPANS = [
    ("They were held last week.", "past", ("2020-06-08", "2020-06-14", "week"), "2020-W24"),
    ("Talks resume next week.", "future", ("2020-06-22", "2020-06-28", "week"), "2020-W26"),
    ("They were held earlier this month.", "past", ("2020-06-01", "2020-06-30", "month"), "2020-06"),
    ("They were held in January.", "past", ("2020-01-01", "2020-01-31", "month"), "2020-01"),
    ("They were held in November.", "past", ("2019-11-01", "2019-11-30", "month"), "2019-11"),
    ("Voters choose in November.", "future", ("2020-11-01", "2020-11-30", "month"), "2020-11"),
    ("They have been held since January.", "past", ("2020-01-01", "2020-06-16", "month"), "2020-01"),
    ("They were held last October.", "past", ("2019-10-01", "2019-10-31", "month"), "2019-10"),
    ("They were held in early March.", "past", ("2020-03-01", "2020-03-31", "month"), "2020-03"),
    ("They were held in mid-May.", "past", ("2020-05-01", "2020-05-31", "month"), "2020-05"),
    ("They were held in July 2011.", "past", ("2011-07-01", "2011-07-31", "month"), "2011-07"),
    ("They were held in November last year.", "past", ("2019-11-01", "2019-11-30", "month"), "2019-11"),
    ("They were held in 2018.", "past", ("2018-01-01", "2018-12-31", "year"), "2018"),
    ("They were held last year.", "past", ("2019-01-01", "2019-12-31", "year"), "2019"),
    ("They were held for the past two years.", "past", ("2018-06-16", "2020-06-16", "year"), "P2Y"),
    ("They were held in recent weeks.", "past", ("2020-05-26", "2020-06-16", "week"), "PXW"),
    ("They were held March 3-5.", "past", ("2020-03-03", "2020-03-05", "day"), "2020-03-03"),
    ("They were held between May 1 and May 4.", "past", ("2020-05-01", "2020-05-04", "day"), "2020-05-01"),
    ("They were held from Friday to Sunday.", "past", ("2020-06-12", "2020-06-14", "day"), "2020-06-12"),
    ("They were held over the weekend.", "past", ("2020-06-13", "2020-06-14", "week"), "2020-W24-WE"),
    ("They were held overnight.", "past", ("2020-06-15", "2020-06-16", "day"), "2020-06-16TNI"),
    ("They were held last summer.", "past", ("2019-06-01", "2019-08-31", "month"), "2019-SU"),
    ("They were held in the first quarter.", "past", ("2020-01-01", "2020-03-31", "month"), "2020-Q1"),
    ("They were held in fiscal 1989.", "past", ("1989-01-01", "1989-12-31", "year"), "1989"),
    ("They were held in the 1980s.", "past", ("1980-01-01", "1989-12-31", "year"), "198"),
    ("They were held in the 19th century.", "past", ("1800-01-01", "1899-12-31", "year"), "18"),
    ("They were held during Ramadan.", "past", ("2020-04-24", "2020-05-23", "month"), "2020-04-24"),
    ("They were held three months ago.", "past", ("2020-03-01", "2020-03-31", "month"), "2020-03"),
    ("They were held a week ago.", "past", ("2020-06-06", "2020-06-12", "week"), "2020-06-09"),
    ("They were held the week before last.", "past", ("2020-06-01", "2020-06-07", "week"), "2020-W23"),
    ("They were held over the last 24 hours.", "past", ("2020-06-15", "2020-06-16", "day"), "PT24H"),
    ("They were held in June '98.", "past", ("1998-06-01", "1998-06-30", "month"), "1998-06"),
    ("They were held in mid-2019.", "past", ("2019-01-01", "2019-12-31", "year"), "2019"),
    ("They were held in the week of March 2.", "past", ("2020-03-02", "2020-03-08", "week"), "2020-W10"),
]


@pytest.mark.parametrize(("text", "tense", "span", "timex"), SPANS)
def test_dates_span(text: str, tense: str, span: tuple[str, str, str], timex: str) -> None:
    assert days(text, tense) == span
    assert timex_value(find_dates(text)[0], reference=TUESDAY, tense=tense) == timex


UNPLACED = [
    ("a month-long siege", "DURATION", "P1M"),
    ("a 16-hour flight", "DURATION", "PT16H"),
    ("They waited five and a half hours.", "DURATION", "PT5H30M"),
    ("They waited several months.", "DURATION", "PXM"),
    ("They waited twenty-five years.", "DURATION", "P25Y"),
    ("They waited a couple of years.", "DURATION", "P2Y"),
    ("They waited two to three weeks.", "DURATION", "P2W"),
    ("They meet every Thursday.", "SET", "XXXX-WXX-4"),
    ("They meet on Mondays.", "SET", "XXXX-WXX-1"),
    ("They meet each July.", "SET", "XXXX-07"),
    ("The daily count rose.", "SET", "P1D"),
    ("They set off two days after the summit.", "DATE", ""),
    ("They set off the next day.", "DATE", ""),
    ("They set off years ago.", "DATE", "PAST_REF"),
    ("They set off on Feb. 30, 2019.", "DATE", ""),
]


@pytest.mark.parametrize(("text", "kind", "timex"), UNPLACED)
def test_dates_unplaced(text: str, kind: str, timex: str) -> None:
    """Durations, repeated times and shifts from what nobody dated are no time on the calendar."""
    expression = only(text)
    assert expression.kind == kind
    assert resolve(expression, reference=TUESDAY, tense="past") is None
    assert timex_value(expression, reference=TUESDAY, tense="past") == timex


@pytest.mark.parametrize(
    "text",
    [
        "The army may withdraw from the valley.",
        "May the dead rest.",
        "Theresa May said she was content.",
        "They wanted to march on the capital.",
        "March on the palace, he told them.",
        "The second round of talks failed.",
        "A second bomb went off near the gate.",
        "The rebels sat down with the envoy.",
        "The sun rose over the camp.",
        "The Sun said that the pact was dead.",
        "He was wed in the camp.",
        "They marched past the fall of the old wall.",
        "The fall of the city came as a shock.",
        "A spring fed the village.",
        "Some 2000 troops crossed the river.",
        "Police held 1950 people.",
        "They killed 2000 villagers.",
        "A quarter of the town burnt.",
        "The quarter-final was called off.",
        "The 16th round of talks failed.",
        "The 3rd brigade moved north.",
        "Golden Dawn members were held.",
        "She is a decent person.",
        "The M-16 rifles and 7.62 mm rounds were found.",
        "Resolution 242 was read out.",
        "Two officers and a clerk were shot.",
        "Easter Island held a vote.",
        "He sat on the 9/11 Commission.",
        "A dusk-to-dawn curfew was set.",
        "The morning paper was closed.",
        "April Jones told the court that she fled.",
        "",
        "   ",
    ],
)
def test_dates_must_not_match(text: str) -> None:
    """Words of time in other senses, counts and names of units."""
    assert find_dates(text) == ()


def test_dates_offsets_are_of_the_text() -> None:
    text = "Late on Monday, 12 men fled; by Friday night they were home."
    found = find_dates(text)
    assert [text[expression.start : expression.end] for expression in found] == ["Late on Monday", "Friday night"]
    assert [expression.text for expression in found] == ["Late on Monday", "Friday night"]


def test_dates_kinds_and_grains() -> None:
    found = find_dates("On Monday night, after a two-week siege that began in May, they left; they meet every Friday.")
    assert [(expression.kind, expression.grain) for expression in found] == [
        ("TIME", "day"), ("DURATION", "week"), ("DATE", "month"), ("SET", "week"),
    ]  # fmt: skip


def test_dates_anchor_marks_the_date_counted_from() -> None:
    shift, summit = find_dates("They set off two days after the June 12 summit.")
    assert (shift.value.form, summit.value.relation) == ("shift", "anchor")


def test_dates_anchor_given_by_the_article() -> None:
    told = date(2020, 6, 10)
    assert days("They set off the next day.", anchor=told) == ("2020-06-11", "2020-06-11", "day")
    assert days("They set off the previous day.", anchor=told) == ("2020-06-09", "2020-06-09", "day")
    assert days("They set off two days later.", anchor=told) == ("2020-06-12", "2020-06-12", "day")
    assert days("They set off the same day.", anchor=told) == ("2020-06-10", "2020-06-10", "day")


def test_dates_told_before_in_the_sentence() -> None:
    _, later = find_dates("Clashes began on June 3 and two days later the town fell.")
    resolved = resolve(later, reference=TUESDAY, tense="past")
    assert resolved is not None and resolved.first == date(2020, 6, 5)


def test_dates_last_week_on_a_sunday() -> None:
    """On a Sunday "last week" is the week that ends; on the Monday after it still is."""
    assert days("They met last week.", reference=date(2020, 6, 14)) == ("2020-06-08", "2020-06-14", "week")
    assert days("They met last week.", reference=date(2020, 6, 15)) == ("2020-06-08", "2020-06-14", "week")
    assert days("They met Tuesday last week.", reference=date(2020, 6, 14)) == ("2020-06-09", "2020-06-09", "day")


def test_dates_feast_near_at_hand() -> None:
    """Three days before Christmas, Christmas is the one to come; "since Christmas" is the one gone."""
    assert days("They fled the Christmas rush.", reference=date(2019, 12, 22)) == ("2019-12-25", "2019-12-25", "day")
    assert days("They have been held since Christmas.", reference=date(2019, 12, 22)) == ("2018-12-25", "2019-12-22", "day")
    assert days("He was hanged on Eid al-Adha.", reference=date(2006, 12, 30)) == ("2006-12-30", "2006-12-30", "day")
    assert days("He was hanged after the Sept. 11 attacks.", reference=date(2000, 6, 1)) is None


def test_dates_modality_only_for_what_is_to_come() -> None:
    coming = resolve(only("Envoys will meet on Thursday."), reference=TUESDAY, tense="future")
    hoped = resolve(only("They hoped for rain next year."), reference=TUESDAY, tense="past")
    assert hoped is not None and hoped.modality == "future"
    gone = resolve(only("Envoys met on Thursday."), reference=TUESDAY, tense="past")
    assert coming is not None and coming.modality == "future"
    assert gone is not None and gone.modality is None


def test_dates_reference_words_have_no_day() -> None:
    resolved = resolve(only("They are now in the valley."), reference=TUESDAY, tense="present")
    assert resolved is not None
    assert (resolved.precision, resolved.timex) == ("unknown", "PRESENT_REF")


def test_dates_unknown_tense_is_refused() -> None:
    with pytest.raises(ValueError, match="pluperfect"):
        resolve(only("They met on Monday."), reference=TUESDAY, tense="pluperfect")


PIECES = st.sampled_from(
    [
     "Monday", "May", "March", "the", "last", "next", "past", "two", "2018", "31", "30", "Feb.", "Sept.", "3/3/2020", "0000-00-00",
     "99/99/99", "24:61", "p.m.", "ago", "after", "before", "until", "year", "years", "'80s", "1980s", "Ramadan", "Easter", "of", "-",
     "–", ",", ".", "(", ")", "'s", "every", "quarter", "first", "0th", "99999", "mid", "early", "same", "day", "century", "week",
     "end", "eve", "\u0130", "\u00df", "١٢", "half", "and", "a", "to", "in", "this", "noon", "night", "weekend", "summer", "from",
     "MAY", "90", "JAN", "9/11", "sets", "ii"
    ]
)  # fmt: skip
FORMS = st.sampled_from(
    ["calendar", "weekday", "unit", "shift", "span", "holiday", "season", "quarter", "weekend", "day-number", "decade", "century", "part"]
)


@settings(max_examples=200, deadline=None)
@given(
    text=st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join)),
    reference=st.dates(),
    tense=st.sampled_from(["past", "present", "future", "unknown"]),
    anchor=st.none() | st.dates(),
)
def test_dates_never_raise_nor_dawdle(text: str, reference: date, tense: str, anchor: date | None) -> None:
    started = time.process_time()
    found = find_dates(text)
    end = 0
    for expression in found:
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.text
        end = expression.end
        resolved = resolve(expression, reference=reference, tense=tense, anchor=anchor)
        assert resolved is None or resolved.first <= resolved.last
        assert isinstance(timex_value(expression, reference=reference, tense=tense), str)
        assert tense_at(text, expression.start, expression.end) in {"past", "present", "future", "unknown"}
    assert time.process_time() - started < 0.05 * max(1, len(found))


@settings(max_examples=200, deadline=None)
@given(
    form=FORMS,
    number=st.integers(1, 4),
    unit=st.sampled_from(["D", "W", "M", "Y", "Q", "DE", "CE", "H"]),
    direction=st.sampled_from(["", "last", "next", "this", "ago", "after", "same", "previous"]),
    reference=st.dates(),
    tense=st.sampled_from(["past", "future"]),
)
def test_dates_resolve_any_value(form: str, number: int, unit: str, direction: str, reference: date, tense: str) -> None:
    season = "SU" if form == "season" else "easter+0"
    value = DateValue(form, month=number, day=number, weekday=number, unit=unit, count=number, direction=direction, name=season, year=None)
    expression = TimeExpression(0, 1, "x", "DATE", "day", value)
    resolved = resolve(expression, reference=reference, tense=tense, anchor=reference)
    assert resolved is None or resolved.first <= resolved.last


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_dates_full_date_is_itself(day: date) -> None:
    """Both written orders of a full date give that date, whatever the publication day."""
    for text in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        resolved = resolve(only(f"They met on {text}."), reference=TUESDAY, tense="past")
        assert resolved is not None and resolved.first == day


@given(reference=st.dates(date(1970, 1, 8), date(2100, 1, 1)), weekday=st.sampled_from(["Monday", "Tuesday", "Friday", "Sunday"]))
def test_dates_weekday_lies_within_a_week(reference: date, weekday: str) -> None:
    expression = only(f"They met on {weekday}.")
    gone = resolve(expression, reference=reference, tense="past")
    coming = resolve(expression, reference=reference, tense="future")
    assert gone is not None and coming is not None
    assert 0 <= (reference - gone.first).days < 7
    assert 0 <= (coming.first - reference).days < 7
    assert f"{gone.first:%A}" == f"{coming.first:%A}" == weekday


@pytest.mark.parametrize(("text", "wanted"), [("0th quarter", []), ("the fifth quarter of 1990", ["1990"]), ("the 9th quarter", [])])
def test_dates_quarter_that_no_year_has_is_no_date(text: str, wanted: list[str]) -> None:
    found = [resolve(expression, reference=TUESDAY, tense="past") for expression in find_dates(text)]
    assert [value.timex for value in found if value is not None] == wanted
