"""Which mention of an event is shown, and which tells its day, place and sides most exactly."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flows.joining.clusters import guessed_actors

DATE = ("event_date", "date_precision", "date_end", "date_text")
PLACE = ("place_name", "country", "admin1", "latitude", "longitude", "geonameid", "geo_precision")
SOURCE = ("source", "source_text", "source_country", "source_role", "source_basis", "source_backer")
TARGET = tuple(name.replace("source", "target") for name in SOURCE)
LATEST = date.max

Row = Mapping[str, Any]


def first_order(row: Row) -> tuple[Any, ...]:
    """Returns the order of publication, unknown last."""
    return (row["published"] or LATEST,)


def best(mentions: Sequence[Row]) -> Row:
    """Returns the best evidence (`best_order`), of equal ones that with the lowest id."""
    return min(mentions, key=lambda row: (*best_order(row), row["mention_id"]))


def best_order(row: Row) -> tuple[Any, ...]:
    """Returns the order of evidence: the most exact code, then both actors known and named, earliest published (unknown last)."""
    return -exactness_of_code(row["cameo_code"]), unknown_actors(row), guessed_actors(row), row["published"] or LATEST


def exactness_of_code(code: str) -> int:
    """Returns how exactly a code tells what was done: 1712 more than 171, 171 more than 170."""
    return len(code.rstrip("0"))


def unknown_actors(row: Row) -> int:
    """Returns how many of source and target are not known."""
    return (row["source"] is None) + (row["target"] is None)


def most_exact(mentions: Sequence[Row], first: Row, group: Sequence[str]) -> dict[str, Any]:
    """Returns a group of columns from the mention that tells it most exactly; `first`, the best evidence, wins where another tells it no better."""
    order = {DATE: date_order, PLACE: place_order, SOURCE: actor_order("source"), TARGET: actor_order("target")}[tuple(group)]
    if group is DATE:
        # a later report's day may lie behind the one whose sentence is shown
        mentions = [row for row in mentions if not is_after(row["event_date"], first["published"])] or [first]
    chosen = min(mentions, key=lambda row: (*order(row), row is not first, row["published"] or LATEST, row["mention_id"]))
    return {name: chosen[name] for name in group}


def is_after(day: date | None, published: date | None) -> bool:
    """Says whether a day lies behind a publication."""
    return day is not None and published is not None and day > published


def date_order(row: Row) -> tuple[Any, ...]:
    """Returns how exactly a mention tells the day: by words before by its publication, a single day before a span."""
    precision = ("day", "week", "month", "year", "unknown").index(row["date_precision"])
    return precision, row["date_text"] is None, row["date_end"] is not None


def place_order(row: Row) -> tuple[Any, ...]:
    """Returns how exactly a mention tells the place: a town before a region, a country before nothing."""
    return row["place_name"] is None, row["geo_precision"] or 9, row["country"] is None


def actor_order(side: str) -> Any:
    """Returns the order by how exactly a mention tells one side: a country with a role before the country, known before unknown."""
    return lambda row: (row[side] is None, -len((row[side] or "").replace("---", "")))
