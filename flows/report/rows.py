"""The events as the page's table holds them: short columns as they are, evidence in compressed blocks that are opened when they are needed."""

import base64
import json
import zlib
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from flows.report.evidence import NAMED, pieces, spans

SHORT = ("event_date", "cameo_code", "cameo_name", "source", "target", "place_name", "country", "fatalities", "n_articles")
COLUMN_HEADS = ("Date", "Code", "Event", "Source", "Target", "Place", "Country", "Deaths", "Articles")
LONG = ("event_id", "date_precision", "acled_sub_event_type", "rule", "publisher", "published", "url", "attributed_to")
NEEDED = ("sentence", "sentence_start", "trigger_start", "trigger_end", *(name for _, name in NAMED))
BLOCK = 2_000


def compact(value: Any) -> str:
    """Returns JSON without spaces that may stand in a script element: `</` would end it, `<!--` would change how it is read."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).replace("<", "\\u003c")


def packed(value: Any) -> str:
    """Returns a value as compressed JSON in base64."""
    return base64.b64encode(zlib.compress(compact(value).encode("utf8"), 6)).decode("ascii")


def short_columns(events: pa.Table) -> dict[str, dict[str, list[Any]]]:
    """Returns each column as its distinct values and the number of the value in each row."""
    found = {}
    for name in SHORT:
        values = events.column(name).to_pylist()
        distinct = {value: number for number, value in enumerate(dict.fromkeys(values))}
        found[name] = {"values": list(distinct), "rows": [distinct[value] for value in values]}
    return found


def evidence_rows(events: pa.Table) -> Iterator[list[Any]]:
    """Yields a row's long columns, the words of its parties, date and place, and its sentence in pieces."""
    names = list(dict.fromkeys((*LONG, *NEEDED)))
    for batch in events.select(names).to_batches(max_chunksize=BLOCK):
        for row in batch.to_pylist():
            yield [[row[name] for name in LONG], [row[name] for _, name in NAMED], pieces(row["sentence"], spans(row))]


def payload(events: pa.Table) -> tuple[str, list[str]]:
    """Returns the packed short columns, and the packed blocks of evidence, `BLOCK` rows each."""
    rows = list(evidence_rows(events))
    head = {"columns": short_columns(events), "count": len(rows), "block": BLOCK, "long": LONG}
    return packed(head), [packed(rows[start : start + BLOCK]) for start in range(0, len(rows), BLOCK)]
