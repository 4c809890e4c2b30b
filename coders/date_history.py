"""Which dated events are history and no news."""

import re
from datetime import date

from coders.dating import EventDate

LONGEST_SPAN = 183


def is_dated_in_full(event: EventDate) -> bool:
    """Says whether an event is dated with its year and at least its month: a lead that does so is a record of old news, "On May 6, 2009,
    Kenya expelled ...", not a look back."""
    named = event.text is not None and re.search(r"\b\d{4}\b", event.text) is not None
    return event.explicit and not event.beside and event.precision in ("day", "month") and named


def is_history(event: EventDate, published: date | None, *, days: int, remembered_days: int, remembered: bool = False) -> bool:
    """Says whether an event lies more than `days` before publication: "the 1967 war" is no news.

    `remembered` is what the text only looks back on ("since the invasion"): history unless it is dated to the last `remembered_days`,
    and so is what is dated by its year alone ("signed in 2005"). What began long ago is history, however long it went on ("since 2003").
    """
    if not event.explicit or event.day is None or published is None:
        return remembered and remembered_days < days
    if remembered and event.precision == "year" and not event.open and event.day.year < published.year:
        # "since the army deposed him last year", whatever the day of the report
        return True
    # "over the past ten years", "between December and October": a long span is no news, though it reaches to today
    # what has been so since a day ("lifted the ban, effective since March 31") is a deed of that day
    span = days if event.precision == "year" or event.open else min(days, LONGEST_SPAN)
    long = event.last is not None and (event.last - event.day).days > span
    if long and (published - event.day).days > span:
        return True
    last = event.day if event.open or long else (event.last or event.day)
    # "since the beginning of the year" goes on
    least = remembered_days if remembered or (event.precision == "year" and not event.open) else days
    return (published - last).days > least


def is_of_running_year(event: EventDate, published: date | None) -> bool:
    """Says whether an event is dated to no more than the year of its report, which is half over: "200 were killed this year", told in November, is a sum,
    "rejected the treaty earlier this year" a look back; not in March."""
    if not event.explicit or event.day is None or published is None or event.precision != "year" or event.beside:
        return False
    return event.day.year == published.year and event.day <= published and (published - event.day).days > LONGEST_SPAN
