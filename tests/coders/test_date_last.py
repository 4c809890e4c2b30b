"""The day that closes a sentence dates its main deed though the parser hangs it on the gerund before it; told on Tuesday 2020-06-16."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def day_of(mentions: tuple[Mention, ...], trigger: str) -> date | None:
    """The day of the one mention with this trigger."""
    (found,) = {m.event_date for m in mentions if trigger in m.trigger}
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Chilean police fired on students demanding free schools in Temuco on March 3, 2020.", "fired", date(2020, 3, 3)),
        ("Oman's court banned a British charity from operating in the country on May 4, 2020.", "banned", date(2020, 5, 4)),
        # what the gerund tells was before, or another verb stands between: the day is its own
        ("Chilean police arrested a soldier after shooting a student on March 3, 2020.", "arrested", date(2020, 6, 16)),
        ("Oman condemned a raid that killed two soldiers guarding a bank on May 4, 2020.", "condemned", date(2020, 6, 16)),
        ("Oman condemned a raid carried out by Yemeni rebels on May 4, 2020.", "condemned", date(2020, 6, 16)),
    ],
)
def test_date_last_closing_day_dates_the_main_deed(code: Code, text: str, trigger: str, day: date) -> None:
    assert day_of(code(text), trigger) == day
