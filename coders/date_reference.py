"""The day a report was written, from which "today" and "Tuesday" are counted: the dateline's day, else the publication day at the dateline's place."""

from datetime import date, time, timedelta

from coders.date_find import find_dates
from coders.dateline import Dateline
from coders.dates import resolve
from coders.places import place_of_event
from schemas.article import Article

LAG = 7
"""Days that a report may stand in a feed before its publication date: an older dateline is that of another text."""
DEGREES_AN_HOUR = 15


def day_written(article: Article, dateline: Dateline | None) -> date | None:
    """Returns the day that relative dates count from; None where the article has no publication day.

    "SEOUL, June 14 (Reuters)" in an article published on the 16th was written on the 14th. Where the record tells the hour, the day is that of the
    dateline's place: 23:30 UTC is the next morning in Seoul. The hour is the sun's there, which is within two hours of the clock's.
    """
    day = article.published
    if day is None or dateline is None:
        return day
    return day_in_dateline(dateline, day) or local_day(article, dateline) or day


def day_in_dateline(dateline: Dateline, published: date) -> date | None:
    """Returns the dateline's day where it lies in the week before the publication; None where it tells none or another."""
    if dateline.month_day is None:
        return None
    for expression in find_dates(dateline.month_day):
        found = resolve(expression, reference=published, tense="past")
        if found is not None and found.precision == "day" and timedelta() <= published - found.first <= timedelta(days=LAG):
            return found.first
    return None


def local_day(article: Article, dateline: Dateline) -> date | None:
    """Returns the day at the dateline's place when the article was published; None where the hour or the place is not known.

    Midnight to the second is a date without an hour.
    """
    at = article.published_at
    if at is None or at.time() == time() or not dateline.place:
        return None
    place = place_of_event((), dateline=dateline)
    if place is None or place.longitude is None:
        return None
    return (at + timedelta(hours=round(place.longitude / DEGREES_AN_HOUR))).date()
