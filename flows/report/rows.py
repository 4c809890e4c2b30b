"""The events as the page's table holds them: short columns as they are, evidence in compressed blocks that are opened when they are needed."""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from flows.report.evidence import NAMED, pieces, spans
from flows.stored import PIECE, Rows, pieces_of

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


def packed_text(texts: Iterable[str]) -> str:
    """Returns a text that comes in pieces, compressed in base64 as `packed` would."""
    packer = zlib.compressobj(6)
    data = b"".join([*(packer.compress(text.encode("utf8")) for text in texts), packer.flush()])
    return base64.b64encode(data).decode("ascii")


def head(events: Rows) -> Iterator[str]:
    """Yields as JSON each short column as its distinct values and the number of the value in each row, then what else the table's script is told."""
    yield '{"columns":{'
    for place, name in enumerate(SHORT):
        cells = events.column(name).combine_chunks().dictionary_encode(null_encoding="encode")
        yield f'{"," if place else ""}{compact(name)}:{{"values":{compact(cells.dictionary.to_pylist())},"rows":['
        for start in range(0, len(cells), PIECE):
            yield ("," if start else "") + ",".join(map(str, cells.indices.slice(start, PIECE).to_pylist()))
        yield "]}"
    yield "}," + compact({"count": events.num_rows, "block": BLOCK, "long": LONG})[1:]


def evidence_blocks(events: Rows) -> Iterator[list[list[Any]]]:
    """Yields `BLOCK` rows at a time: a row's long columns, the words of its parties, date and place, and its sentence in pieces."""
    names = list(dict.fromkeys((*LONG, *NEEDED)))
    for piece in pieces_of(events, BLOCK, names):
        yield [
            [[row[name] for name in LONG], [row[name] for _, name in NAMED], pieces(row["sentence"], spans(row))] for row in piece.to_pylist()
        ]  # fmt: skip


def payload(events: Rows) -> tuple[str, Iterator[str]]:
    """Returns the packed short columns, and the packed blocks of evidence, which are made one after the other."""
    return packed_text(head(events)), map(packed, evidence_blocks(events))
