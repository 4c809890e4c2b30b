"""What a day told before means for the next sentence, told on Tuesday 2020-06-16."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
TODAY, SATURDAY = date(2020, 6, 16), date(2020, 6, 13)


def days(mentions: tuple[Mention, ...], trigger: str) -> list[date | None]:
    """The days of the mentions with this trigger."""
    return [m.event_date for m in mentions if m.trigger.startswith(trigger)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Syrian rebels attacked the Syrian army on Saturday. They killed Turkish soldiers.", SATURDAY),
        ("Syrian rebels attacked the Syrian army on Saturday. The rebels killed Turkish soldiers.", SATURDAY),
        # another actor does another thing
        ("Syrian rebels attacked the Syrian army on Saturday. Iran killed Turkish soldiers.", TODAY),
        # its own day counts
        ("Syrian rebels attacked the Syrian army on Saturday. They killed Turkish soldiers on Monday.", date(2020, 6, 15)),
        # the day of the words is not the day of the deed
        ("Iran said on Saturday that Syrian rebels had attacked Turkey. They killed Turkish soldiers.", TODAY),
        # a sentence between ends it
        ("Syrian rebels attacked the Syrian army on Saturday. Iran watched. They killed Turkish soldiers.", TODAY),
    ],
)
def test_date_carry_day_passes_to_what_goes_on(code: Code, text: str, day: date) -> None:
    assert days(code(text), "killed") == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Israel attacked Syria on 3 June. Iran attacked Turkey the same day.", date(2020, 6, 3)),
        ("Israel attacked Syria on 3 June. Iran attacked Turkey two days later.", date(2020, 6, 5)),
        # nothing was told that it could count from
        ("Iran attacked Turkey the same day.", TODAY),
        ("Israel attacked Syria on 3 June. Iran attacked Turkey on Monday.", date(2020, 6, 15)),
    ],
)
def test_date_carry_same_day_counts_from_the_day_told(code: Code, text: str, day: date) -> None:
    assert [m.event_date for m in code(text) if m.source == "IRN"] == [day]


def test_date_carry_act_of_speech_keeps_the_day_of_the_article(code: Code) -> None:
    mentions = code("Syrian rebels attacked the Syrian army on Saturday. They threatened Turkey.")
    assert [m.event_date for m in mentions if m.cameo_code.startswith("13")] == [TODAY]
