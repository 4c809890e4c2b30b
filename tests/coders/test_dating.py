"""Which time expression of a sentence dates an event, told on Tuesday 2020-06-16."""

from collections.abc import Callable
from datetime import date

import pytest

from coders.date_history import is_history
from coders.dating import EventDate
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
TODAY = date(2020, 6, 16)
HOW = "publication date"


def dates(mentions: tuple[Mention, ...], code: str = "") -> list[tuple[date | None, str, str | None]]:
    """Day, precision and words of the mentions whose code begins so."""
    return [(m.event_date, m.date_precision, m.date_text) for m in mentions if m.cameo_code.startswith(code)]


@pytest.mark.parametrize(
    ("text", "day", "precision", "words"),
    [
        ("Israel attacked Syria on Monday.", date(2020, 6, 15), "day", "Monday"),
        ("On Saturday, Israel attacked Syria.", date(2020, 6, 13), "day", "Saturday"),
        ("Israel attacked Syria yesterday.", date(2020, 6, 15), "day", "yesterday"),
        ("Israel attacked Syria on 3 March 2020.", date(2020, 3, 3), "day", "3 March 2020"),
        ("Israel attacked Syria earlier this month.", date(2020, 6, 1), "month", "earlier this month"),
        ("Israel attacked Syria last week.", date(2020, 6, 8), "week", "last week"),
        ("Israel attacked Syria.", TODAY, "day", None),
    ],
)
def test_dating_event_has_the_day_its_verb_is_told_with(code: Code, text: str, day: date, precision: str, words: str | None) -> None:
    assert dates(code(text), "190") == [(day, precision, words)]


def test_dating_each_event_of_a_sentence_has_its_own_day(code: Code) -> None:
    mentions = code("Israel attacked Syria on Saturday and threatened Iran on Monday.")
    assert [found[0] for found in dates(mentions, "190")] == [date(2020, 6, 13)]
    assert [found[0] for found in dates(mentions, "13")] == [date(2020, 6, 15)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Israel attacked Syria and accused Iran of treason on Saturday.", date(2020, 6, 13)),
        ("Israel attacked Syria and later accused Iran of treason on Saturday.", TODAY),
        ("Israel attacked Syria, but accused Iran of treason on Saturday.", TODAY),
        ("Israel attacked Syria and will accuse Iran of treason on Saturday.", TODAY),
        ("Israel attacked Syria and Norway accused Iran of treason on Saturday.", TODAY),
    ],
)
def test_dating_the_only_day_at_the_last_of_coordinated_verbs_is_that_of_each(code: Code, text: str, day: date) -> None:
    assert [found[0] for found in dates(code(text), "190")] == [day]


@pytest.mark.parametrize(
    ("text", "begins", "day"),
    [
        ("Georgia demanded on Saturday that Russian troops leave the base by the end of the year.", "10", date(2020, 6, 13)),
        ("Georgia urged Russia to free two reporters by Friday.", "02", TODAY),
        ("Ukraine, which last month was attacked by Russia, demanded on Saturday that Russian troops leave.", "10", date(2020, 6, 13)),
        # what is done by a day is done
        ("Rebels had seized the Ukrainian town by Saturday.", "192", date(2020, 6, 13)),
    ],
)
def test_dating_a_demand_is_of_its_own_day_not_of_its_deadline(code: Code, text: str, begins: str, day: date) -> None:
    assert [found[0] for found in dates(code(text), begins)] == [day]


def test_dating_day_of_the_statement_is_not_the_day_of_what_it_reports(code: Code) -> None:
    mentions = code("Egypt said on Monday that Israel attacked Syria on Saturday.")
    assert [found[0] for found in dates(mentions, "190")] == [date(2020, 6, 13)]


def test_dating_date_inside_a_name_does_not_date_the_verb(code: Code) -> None:
    mentions = code("Israel attacked Syria over a border drawn after the 1967 war.")
    assert [found[0] for found in dates(mentions, "190") if found[0] and found[0].year == 1967] == []


def test_dating_without_publication_date_only_a_full_date_resolves(code: Code) -> None:
    assert dates(code("Israel attacked Syria on Monday.", published=None), "190") == [(None, "unknown", None)]
    assert dates(code("Israel attacked Syria on 3 March 2020.", published=None), "190")[0][0] == date(2020, 3, 3)


def test_dating_last_day_is_given_where_the_precision_is_coarser(code: Code) -> None:
    (month,) = [m for m in code("Israel attacked Syria earlier this month.") if m.cameo_code == "190"]
    (day,) = [m for m in code("Israel attacked Syria on Monday.") if m.cameo_code == "190"]
    assert month.date_end is not None and month.date_end >= date(2020, 6, 1) and day.date_end is None


def test_dating_old_event_is_dropped_as_history(code: Code) -> None:
    (old,) = [m for m in code("Israel attacked Syria in 1967.") if m.cameo_code == "190"]
    assert (old.status, old.dropped_reason, old.event_date, old.date_precision) == ("dropped", "history", date(1967, 1, 1), "year")


@pytest.mark.parametrize(
    ("event", "history"),
    [
        (EventDate(date(2018, 1, 1), "day", None, "", HOW, True), True),
        (EventDate(date(2020, 1, 1), "day", None, "", HOW, True), False),
        (EventDate(date(2018, 1, 1), "day", None, "", HOW, False), False),
        (EventDate(date(2019, 3, 1), "month", date(2019, 7, 31), "", HOW, True), False),
        (EventDate(date(2019, 1, 1), "year", date(2019, 12, 31), "", HOW, True), True),
        (EventDate(date(2020, 1, 1), "year", date(2020, 12, 31), "", HOW, True), False),
        (EventDate(date(2020, 1, 1), "year", date(2020, 6, 16), "", HOW, True, True), False),
        (EventDate(date(2003, 1, 1), "year", date(2020, 6, 16), "", HOW, True, True), True),
        (EventDate(date(2010, 6, 16), "day", date(2020, 6, 16), "", HOW, True), True),
        (EventDate(None, "unknown", None, None, HOW, True), False),
    ],
)
def test_dating_history_is_what_the_text_dates_long_before(event: EventDate, history: bool) -> None:
    assert is_history(event, TODAY, days=730, remembered_days=31) is history


def test_dating_nothing_is_history_without_a_publication_date() -> None:
    assert not is_history(EventDate(date(1967, 1, 1), "day", None, "", HOW, True), None, days=730, remembered_days=31)


@pytest.mark.parametrize(
    ("day", "history"), [(None, True), (date(2020, 6, 15), False), (date(2020, 4, 1), True)]
)
def test_dating_what_is_looked_back_on_is_history_unless_it_is_recent(day: date | None, history: bool) -> None:
    event = EventDate(day or TODAY, "day", None, "", HOW, day is not None)
    assert is_history(event, TODAY, days=365, remembered_days=31, remembered=True) is history
    assert not is_history(event, TODAY, days=10**6, remembered_days=10**6, remembered=True), "a policy that keeps all keeps this"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Britain has been quiet since the 2003 invasion of Iraq.", []),
        ("Britain has been quiet since Sunday's invasion of Iraq.", ["192"]),
        ("Israel attacked Syria last year.", []),
        ("Israel attacked Syria last month.", ["190"]),
        ("Russia has investigated Iranian ministers over the past ten years.", []),
    ],
)
def test_dating_old_events_are_dropped_and_recent_ones_kept(code: Code, text: str, kept: list[str]) -> None:
    assert sorted({mention.cameo_code for mention in code(text) if mention.status == "kept"}) == kept


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The US president meets the Russian president next week.", ["036"]),
        ("The US president met the Russian president last week.", ["040"]),
        ("The visit comes ahead of the June 21 talks between Iran and Germany.", []),
        ("Iran held talks with Germany on Monday.", ["046"]),
    ],
)
def test_dating_deed_dated_ahead_is_a_plan(code: Code, text: str, codes: list[str]) -> None:
    assert sorted({mention.cameo_code for mention in code(text) if mention.status == "kept"}) == codes


def test_dating_act_of_speech_is_not_dated_by_the_old_deed_it_speaks_of(code: Code) -> None:
    (accusation,) = [m for m in code("France accused Iraq of shelling Kuwait in 1991.") if m.cameo_code == "1123"]
    assert accusation.status == "kept" and accusation.event_date == date(2020, 6, 16)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Israel attacked Syria in the 1973 war.", "history"),
        ("The minister said on Monday that Israel attacked Syria in the 1973 war.", "history"),
        ("Israel attacked Syria after a coup in 1980.", "history"),
        ("Israel attacked and occupied the town in 1973.", "history"),
        ("Israel has attacked Syria since the 1973 war.", "history"),
        ("Israel attacked Syria on Monday after the 1973 war.", None),
        ("Israel has attacked Syria since Monday.", None),
        ("Officials met. Israel attacked Syria between August 2019 and April 2020.", "history"),
        ("Officials met. Israel attacked Syria between April 2020 and May 2020.", None),
        ("Israel attacked Syria along a border drawn in the 1973 war.", None),
    ],
)
def test_dating_old_year_of_an_adjunct_is_the_year_of_the_deed(code: Code, text: str, reason: str | None) -> None:
    assert {m.dropped_reason for m in code(text) if m.cameo_code == "190"} == {reason}


def test_dating_year_of_what_a_court_is_about_is_not_the_courts(code: Code) -> None:
    (found,) = [m for m in code("Israel arrested two Syrians in the 1999 bombing.") if m.cameo_code == "173"]
    assert found.status == "kept"


def test_dating_year_of_a_clause_on_the_object_is_its_own(code: Code) -> None:
    (found,) = [m for m in code("Israel freed a man jailed in 1999.") if m.cameo_code == "0841"]
    assert (found.event_date, found.status) == (TODAY, "kept")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Israel attacked Syria in Sunday's raid.", date(2020, 6, 14)),
        ("Israel attacked Syria during a Monday operation.", date(2020, 6, 15)),
        ("Israel attacked Syria after Sunday's raid.", TODAY),
        ("Israel attacked Syria in the Sunday paper's view of the war.", TODAY),
    ],
)
def test_dating_day_of_the_occasion_is_the_day_of_the_deed(code: Code, text: str, day: date) -> None:
    assert [found[0] for found in dates(code(text), "190")] == [day]


@pytest.mark.parametrize(
    ("text", "code_prefix"),
    [
        ("Israel attacked Syria in the worst raid since 2006.", "190"),
        ("Israel bombed a Syrian camp, the first such raid since the war of 1991.", "195"),
        ("The emir of Kuwait paid a visit to Iran, the first since the war of 1991.", "042"),
        ("The Kenyan minister, chairman of the council since 2011, rejected the plan of Uganda.", "120"),
    ],
)
def test_dating_since_when_a_noun_is_what_it_is_dates_nothing(code: Code, text: str, code_prefix: str) -> None:
    assert dates(code(text), code_prefix) == [(TODAY, "day", None)]


def test_dating_since_when_a_deed_goes_on_dates_it(code: Code) -> None:
    assert [found[0] for found in dates(code("Israel has attacked Syria since 2015."), "190")] == [date(2015, 1, 1)]


def test_dating_a_deed_under_since_is_only_looked_back_on(code: Code) -> None:
    found = {m.cameo_code: m.status for m in code("Gunmen killed nine soldiers in Mali in the deadliest attack since the army deposed the president.")}
    assert found == {"180": "kept", "190": "dropped"}
    told = code("Gunmen killed nine soldiers in Mali in the deadliest attack since the army deposed the president on June 10.")
    assert {m.cameo_code: m.status for m in told}["190"] == "kept"


def test_dating_second_day_of_a_fight_is_the_weekday_told_with_it(code: Code) -> None:
    mentions = code("Cambodian soldiers attacked Thailand for a second day on Sunday.")
    assert [found[0] for found in dates(mentions, "19")] == [date(2020, 6, 14)]


def test_dating_weekend_of_the_occasion_dates_the_deed(code: Code) -> None:
    mentions = code("A Spanish waiter wounded in the weekend bombing by Basque separatists died on Monday.")
    assert [m.date_text for m in mentions if m.cameo_code.startswith("183")] == ["the weekend"]


def test_dating_dawn_is_not_of_the_day_since_when_somebody_was_held(code: Code) -> None:
    mentions = code("Two Danes held in Nigeria since June 11 were set free at dawn by Nigerian rebels.")
    assert [found[0] for found in dates(mentions, "0841")] == [TODAY]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("As in the year before, Sunday's march in Kenya by students ended early.", date(2020, 6, 14)),
        ("As on Friday, Kenyan rebels attacked a post in Uganda on Monday.", date(2020, 6, 15)),
        ("Unlike in 2014, Kenyan rebels attacked a post in Uganda on Monday.", date(2020, 6, 15)),
        # a day told for itself dates
        ("In the morning of Friday Kenyan rebels attacked a post in Uganda.", date(2020, 6, 12)),
    ],
)
def test_dating_what_is_only_compared_dates_nothing(code: Callable[..., tuple[Mention, ...]], text: str, day: date) -> None:
    assert {mention.event_date for mention in code(text) if mention.cameo_root in ("14", "19")} == {day}
