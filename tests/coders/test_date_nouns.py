"""Days that stand with the noun or clause an event belongs to, told on Tuesday 2020-06-16; what is of these days stays news."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def status(mentions: tuple[Mention, ...], trigger: str) -> set[tuple[str, int | None]]:
    """Whether the mentions with this trigger are kept or dropped, and their year."""
    return {(m.dropped_reason or m.status, m.event_date.year if m.event_date else None) for m in mentions if trigger in m.trigger}


@pytest.mark.parametrize(
    ("text", "trigger", "year"),
    [
        ("Syria tried ten officers over a 1998 coup in which soldiers killed a minister.", "killed", 1998),
        ("Iran blamed Israel for the 2012 raid, which killed ten soldiers.", "killed", 2012),
        ("The 1994 accord, signed by Israel and Jordan, opened the border.", "signed", 1994),
        ("The 1994 summit called by Egypt opened the border.", "called", 1994),
        ("Syrian rebels launched a bombing campaign targeting soldiers in 2004.", "campaign", 2004),
        ("When the president visited Iran three years ago, Iran and Syria agreed to cooperate.", "agreed", 2017),
        ("The United Nations imposed sanctions on Iraq after it invaded Kuwait in 1990.", "imposed", 1990),
        ("Israel met Egypt. Since the war broke out in March 2003, rebels have killed 2,000 soldiers.", "killed", 2003),
        ("Hundreds of Syrians were tortured, executed and exiled after a coup in 1998.", "executed", 1998),
    ],
)
def test_date_nouns_part_of_an_old_event_is_history(code: Code, text: str, trigger: str, year: int) -> None:
    assert status(code(text), trigger) == {("history", year)}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # what is done about it later is of its own day
        ("Egypt left the 1994 treaty, which Israel rejected.", "rejected"),
        ("Egypt praised the 1994 treaty, which Israel and Jordan signed again on Monday.", "signed"),
        # who somebody is dates no deed of his
        ("Police arrested the 1998 champion, who attacked soldiers.", "attacked"),
        # a court may take years, and so may what is so by now
        ("Israel jailed a Syrian soldier after he killed a settler in 2012.", "jailed"),
        ("Israel has attacked Syria after it lost the war in 1998.", "attacked"),
        ("The United Nations imposed sanctions on Iraq after it invaded Kuwait on Sunday.", "imposed"),
        # a rank among times is no deed of the first day
        ("This is the third time that Israel has attacked Syria since the war broke out in 2003.", "attacked"),
    ],
)
def test_date_nouns_deed_of_these_days_stays(code: Code, text: str, trigger: str) -> None:
    assert status(code(text), trigger) == {("kept", 2020)}


def test_date_nouns_what_goes_on_since_an_old_day_is_open(code: Code) -> None:
    (killed,) = [m for m in code("Israel met Egypt. Rebels have killed 2,000 soldiers since the war broke out in March 2003.") if m.trigger == "killed"]
    assert (killed.dropped_reason, killed.date_end) == ("history", None)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The Syrian opposition rally that began on Friday goes on.", "rally", 12),
        ("The siege of a Syrian port by rebels, which began on Sunday, is over.", "siege", 14),
        ("A Syrian opposition rally held on Saturday brought nothing.", "rally", 13),
        ("Sunday's bombing of a market in Syria, in which ten soldiers were killed, shocked Egypt.", "killed", 14),
        # when a letter about it was written dates no rally, nor does a day without a telling of the deed
        ("The Syrian opposition rally that the king criticized on Friday goes on.", "rally", 16),
        ("The Syrian opposition rally goes on as the talks end that began on Friday.", "rally", 16),
    ],
)
def test_date_nouns_day_of_another_telling_of_the_deed(code: Code, text: str, trigger: str, day: int) -> None:
    assert {m.event_date.day for m in code(text) if trigger in m.trigger and m.event_date} == {day}


def days(mentions: tuple[Mention, ...], trigger: str) -> set[tuple[str | None, str | None]]:
    """The day and its words of the kept mentions with this trigger."""
    return {(m.event_date.isoformat() if m.event_date else None, m.date_text) for m in mentions if m.status == "kept" and trigger in m.trigger}


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        # what a passive tells to be done by a deed has the deed's day
        ("On Sunday, the Syrian base was hit by an attack launched by rebels.", "attack", ("2020-06-14", "Sunday")),
        ("On Sunday, the Syrian base was hit by an attack launched on Saturday by rebels.", "attack", ("2020-06-13", "Saturday")),
        ("On Sunday, the Syrian talks were overshadowed by an attack launched by rebels.", "attack", ("2020-06-16", None)),
        ("On Sunday, an attack launched by rebels made the minister leave.", "attack", ("2020-06-16", None)),
        # an act takes the day of what tells it again, and keeps its own
        ("A bomb exploded in Damascus, killing two Syrian soldiers on Sunday.", "exploded", ("2020-06-14", "Sunday")),
        ("Syrian rebels killed a judge and fled on foot.", "killed", ("2020-06-16", None)),
        # until when somebody held an office dates nothing
        ("Darwish, a Syrian minister until May 2020, was shot dead by rebels.", "shot", ("2020-06-16", None)),
    ],
)
def test_date_nouns_the_day_of_the_same_deed(code: Code, text: str, trigger: str, day: tuple[str, str | None]) -> None:
    assert days(code(text), trigger) == {day}
