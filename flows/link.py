"""Mentions to events: kept mentions that share date, source, target, code and place are one thing that happened."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from flows.parts import loose_schema
from schemas.tables import CODED_COLUMNS, EVENTS, EVIDENCE_COLUMNS, EXPLAIN_COLUMNS

SHARED = ("event_date", "date_precision", "source", "target", "cameo_code", "place_name", "country")
# The lowest number reported is kept, as ACLED does: first reports of deaths are more often too high than too low.
LOWEST = ("fatalities", "injured", "arrested", "crowd_size")
NEEDED = (*SHARED, *LOWEST, "mention_id", "article_id", "publisher", "published", "confidence", "status")
LATEST = date.max
EVENT_PREFIX = "evt-"

Row = Mapping[str, Any]


def event_key(mention: Row) -> tuple[object, ...]:
    """Returns what mentions of one event share.

    Two reports without any date say nothing about whether they tell the same occurrence: they are joined within one article only.
    """
    key = tuple(mention[name] for name in SHARED)
    return key if mention["event_date"] is not None else (*key, mention["article_id"])


def event_id(key: Sequence[object]) -> str:
    """Returns the identifier made from what the mentions share: equal over runs, machines and years."""
    text = json.dumps([value.isoformat() if isinstance(value, date) else value for value in key], ensure_ascii=False)
    return EVENT_PREFIX + hashlib.sha256(text.encode("utf8")).hexdigest()[:16]


def best(mentions: Sequence[Row]) -> Row:
    """Returns the best evidence: highest confidence, then earliest published (unknown last), then lowest mention_id."""
    return min(mentions, key=lambda row: (-row["confidence"], row["published"] or LATEST, row["mention_id"]))


def lowest(values: Iterable[int | None]) -> int | None:
    """Returns the lowest number reported; None where no mention gives one."""
    return min((value for value in values if value is not None), default=None)


def groups(mentions: Iterable[Row]) -> dict[tuple[object, ...], list[Row]]:
    """Returns the kept mentions by what they share; within a group in the order of their ids."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for mention in mentions:
        if mention["status"] == "kept":
            found.setdefault(event_key(mention), []).append(mention)
    return {key: sorted(rows, key=lambda row: row["mention_id"]) for key, rows in found.items()}


def joined(key: Sequence[object], mentions: Sequence[Row]) -> dict[str, Any]:
    """Returns the columns an event has beside those of its best evidence, and the lowest numbers reported."""
    articles = sorted({row["article_id"] for row in mentions})
    published = [row["published"] for row in mentions if row["published"] is not None]
    return {
        "event_id": event_id(key),
        "n_mentions": len(mentions),
        "n_articles": len(articles),
        "n_publishers": len({row["publisher"] for row in mentions if row["publisher"]}),
        "first_published": min(published, default=None),
        "article_ids": articles,
        "mention_ids": [row["mention_id"] for row in mentions],
        "best_mention_id": best(mentions)["mention_id"],
        **{name: lowest(row[name] for row in mentions) for name in LOWEST},
    }


def link(mentions: pa.Table) -> pa.Table:
    """Returns the events of a table of mentions, in the order of their ids; the order of the mentions does not matter.

    Only the narrow columns become Python objects; evidence is taken from the Arrow table by row number.
    """
    rows = mentions.select(list(NEEDED)).to_pylist()
    position = {row["mention_id"]: number for number, row in enumerate(rows)}
    events = sorted((joined(key, group) for key, group in groups(rows).items()), key=lambda event: event["event_id"])
    evidence = mentions.take(pa.array([position[event["best_mention_id"]] for event in events], type=pa.int64()))
    return event_table(events, evidence)


def event_table(events: Sequence[Row], evidence: pa.Table) -> pa.Table:
    """Returns events as a table with the columns of `EVENTS`; row i of `evidence` is event i's best mention."""
    shown = {column.name for column in (*CODED_COLUMNS, *EVIDENCE_COLUMNS, *EXPLAIN_COLUMNS)} - set(LOWEST)
    columns = [
        evidence.column(field.name).combine_chunks()
        if field.name in shown
        else pa.array([event[field.name] for event in events], field.type)
        for field in loose_schema(EVENTS)
    ]
    return pa.Table.from_arrays(columns, schema=loose_schema(EVENTS))
