"""The day of an event whose repeat tells it: made-up mentions of one sentence."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from coders.repeat_days import with_days_of_repeats
from coders.repeats import TWICE
from schemas.mention import Mention

LEAD = Mention(
    mention_id="1", article_id="a", sentence="The murder.", sentence_start=0, trigger="murder", trigger_start=4, trigger_end=10, cameo_code="1823",
    cameo_root="18", rule="murder", derivation="murder", published=date(2020, 6, 16), event_date=date(2020, 6, 16), date_precision="day", status="kept",
)  # fmt: skip
REPEAT = replace(LEAD, mention_id="2", trigger="gunned down", event_date=date(2020, 6, 14), date_text="Sunday", status="dropped", dropped_reason=TWICE)
OWNERS = [SimpleNamespace(trigger=1), SimpleNamespace(trigger=5)]


def test_repeat_days_an_undated_event_takes_the_day_of_its_repeat() -> None:
    lead, repeat = with_days_of_repeats(OWNERS, {5: 1}, [LEAD, REPEAT])  # type: ignore[arg-type]
    assert (lead.event_date, lead.date_text) == (date(2020, 6, 14), "Sunday") and "gunned down" in lead.derivation and repeat == REPEAT


def test_repeat_days_a_dated_event_another_reason_and_a_month_change_nothing() -> None:
    for lead, repeat in (
        (replace(LEAD, date_text="today"), REPEAT), (LEAD, replace(REPEAT, dropped_reason="no actor")), (LEAD, replace(REPEAT, date_precision="month")),
        (replace(LEAD, status="dropped"), REPEAT),
    ):  # fmt: skip
        assert with_days_of_repeats(OWNERS, {5: 1}, [lead, repeat]) == [lead, repeat]  # type: ignore[arg-type]
    assert with_days_of_repeats(OWNERS, {}, [LEAD, REPEAT]) == [LEAD, REPEAT]  # type: ignore[arg-type]
