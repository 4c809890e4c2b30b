"""All columns of events as CSV, for spreadsheets and for programs without Parquet."""

from pathlib import Path

from flows.exports.delimited import write_delimited
from flows.exports.source import Source
from flows.exports.whole import Written, whole_file
from schemas.tables import EVENTS


def write(source: Source, path: Path, *, guard: bool = True, bom: bool = False) -> Written:
    """Writes all events, lists as JSON; `guard` keeps spreadsheets from taking text for formulas, `bom` is for Excel."""
    with whole_file(path) as unfinished:
        batches = source.batches(EVENTS, EVENTS.names)
        rows = (row for batch in batches for row in zip(*(column.to_pylist() for column in batch.columns), strict=True))
        written = write_delimited(unfinished, EVENTS.names, rows, guard=guard, bom=bom)
    return Written({"events": written}, len(EVENTS.names))
