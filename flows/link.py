"""Mentions to events: the kept mentions of one occurrence, found by `flows.joining`, made one row."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from flows.joining.clusters import Cluster, clusters_of, one_a_day
from flows.joining.tables import load_joining
from flows.parts import loose_schema
from schemas.tables import CODED_COLUMNS, EVENTS, EVIDENCE_COLUMNS, EXPLAIN_COLUMNS

OCCURRENCE, ONE_A_DAY = "occurrence", "one-a-day"
JOININGS = (OCCURRENCE, ONE_A_DAY)
"""How mentions are joined: as one occurrence, or one event a day, dyad and code as older pipelines count."""
DATE = ("event_date", "date_precision", "date_end", "date_text")
PLACE = ("place_name", "country", "admin1", "latitude", "longitude", "geonameid", "geo_precision")
SOURCE = ("source", "source_text", "source_country", "source_role", "source_basis", "source_backer")
TARGET = tuple(name.replace("source", "target") for name in SOURCE)
# The lowest number reported is kept, as ACLED does: first reports of deaths are more often too high than too low.
LOWEST = ("fatalities", "injured", "arrested", "crowd_size")
HIGHEST = {"fatalities_high": "fatalities", "injured_high": "injured"}
COMPARED = (
    "mention_id", "article_id", "publisher", "published", "confidence", "status", "sentence", "cameo_code", *DATE, *PLACE, *SOURCE, *TARGET,
    *LOWEST, "fatalities_actors",
)  # fmt: skip
LATEST = date.max
EVENT_PREFIX = "evt-"

Row = Mapping[str, Any]


def link(mentions: pa.Table, *, joining: str = OCCURRENCE, copies: Mapping[str, str] | None = None) -> pa.Table:
    """Returns the events of a table of mentions, in the order of their ids; the order of the mentions does not matter.

    `joining` is one of `JOININGS`; `copies` gives by article_id the article that one is a near-copy of, which counts once. Only the columns that
    are compared become Python objects; evidence is taken from the Arrow table by row number.
    """
    rows = mentions.select(list(COMPARED)).to_pylist()
    position = {row["mention_id"]: number for number, row in enumerate(rows)}
    kept = [row for row in rows if row["status"] == "kept"]
    clusters = one_a_day(kept) if joining == ONE_A_DAY else clusters_of(kept, load_joining())
    events = sorted((event_row(cluster, copies or {}) for cluster in clusters), key=lambda event: str(event["event_id"]))
    evidence = mentions.take(pa.array([position[event["best_mention_id"]] for event in events], type=pa.int64()))
    return event_table(events, evidence)


def event_id(mentions: Sequence[Row]) -> str:
    """Returns the identifier made from the mention that was published first: it stays where later reports are joined, and where they are re-linked."""
    first = min(mentions, key=lambda row: (row["published"] or LATEST, row["mention_id"]))
    return EVENT_PREFIX + hashlib.sha256(first["mention_id"].encode("utf8")).hexdigest()[:16]


def best(mentions: Sequence[Row]) -> Row:
    """Returns the best evidence: the most exact code, then both actors known, highest confidence, earliest published (unknown last), lowest id."""
    return min(mentions, key=lambda row: (
        -exactness_of_code(row["cameo_code"]), unknown_actors(row), -row["confidence"], row["published"] or LATEST, row["mention_id"],
    ))  # fmt: skip


def exactness_of_code(code: str) -> int:
    """Returns how exactly a code tells what was done: 1712 more than 171, 171 more than 170."""
    return len(code.rstrip("0"))


def unknown_actors(row: Row) -> int:
    """Returns how many of source and target are not known."""
    return (row["source"] is None) + (row["target"] is None)


def most_exact(mentions: Sequence[Row], first: Row, group: Sequence[str]) -> dict[str, Any]:
    """Returns a group of columns from the mention that tells it most exactly; `first`, the best evidence, wins where another tells it no better."""
    order = {DATE: date_order, PLACE: place_order, SOURCE: actor_order("source"), TARGET: actor_order("target")}[tuple(group)]
    chosen = min(mentions, key=lambda row: (*order(row), row is not first, row["published"] or LATEST, row["mention_id"]))
    return {name: chosen[name] for name in group}


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


def event_row(cluster: Cluster, copies: Mapping[str, str]) -> dict[str, Any]:
    """Returns an event's row without the columns that its best evidence gives: each group of columns from the mention that tells it most exactly."""
    mentions = sorted(cluster.members, key=lambda row: row["mention_id"])
    first = best(mentions)
    articles = sorted({row["article_id"] for row in mentions})
    originals = {copies.get(article, article) for article in articles}
    published = [row["published"] for row in mentions if row["published"] is not None]
    row = {name: value for group in (DATE, PLACE, SOURCE, TARGET) for name, value in most_exact(mentions, first, group).items()}
    return {
        **row, **numbers(mentions),
        "event_id": event_id(mentions),
        "n_mentions": len(mentions),
        "n_articles": len(originals),
        "n_copies": len(articles) - len(originals),
        "n_publishers": len({row["publisher"] for row in mentions if row["publisher"]}),
        "first_published": min(published, default=None),
        "article_ids": articles,
        "mention_ids": [row["mention_id"] for row in mentions],
        "best_mention_id": first["mention_id"],
        "joined_by": ";".join(sorted({rule for rule, _ in cluster.joined.values()})) or None,
    }  # fmt: skip


def numbers(mentions: Sequence[Row]) -> dict[str, Any]:
    """Returns the lowest and the highest numbers reported, and who died by the report with the lowest; None where no mention gives one."""
    told = {name: [row[name] for row in mentions if row[name] is not None] for name in LOWEST}
    lowest = {name: min(values, default=None) for name, values in told.items()}
    named = [row for row in mentions if row["fatalities_actors"] is not None]
    who = min(named, key=lambda row: (row["fatalities"] != lowest["fatalities"], row["mention_id"]), default=None)
    return {
        **lowest, **{high: max(told[name], default=None) for high, name in HIGHEST.items()},
        "fatalities_actors": who["fatalities_actors"] if who else None,
    }  # fmt: skip


def event_table(events: Sequence[Row], evidence: pa.Table) -> pa.Table:
    """Returns events as a table with the columns of `EVENTS`; row i of `evidence` is event i's best mention."""
    own = set(events[0]) if events else set(loose_schema(EVENTS).names)
    shown = {column.name for column in (*CODED_COLUMNS, *EVIDENCE_COLUMNS, *EXPLAIN_COLUMNS)} - own
    columns = [
        evidence.column(field.name).combine_chunks() if field.name in shown else pa.array([event[field.name] for event in events], field.type)
        for field in loose_schema(EVENTS)
    ]
    return pa.Table.from_arrays(columns, schema=loose_schema(EVENTS))


def copies_of(articles: Iterable[Row]) -> dict[str, str]:
    """Returns by article_id the article that each near-copy is one of."""
    return {row["article_id"]: row["copy_of"] for row in articles if row["copy_of"] is not None}
