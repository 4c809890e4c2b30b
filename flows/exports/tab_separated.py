"""Events in the columns of another dataset as TSV; what Phoenix, GDELT and ICEWS have in common."""

from collections.abc import Sequence
from pathlib import Path

from flows.exports.delimited import write_delimited
from flows.exports.mapping import FormColumn, form_rows, needed
from flows.exports.source import Source
from flows.exports.whole import Written, whole_file
from schemas.tables import EVENTS


def write_tab_separated(source: Source, path: Path, columns: Sequence[FormColumn], *, header: bool) -> Written:
    """Writes all events, one a line."""
    with whole_file(path) as unfinished:
        rows = form_rows(source.batches(EVENTS, needed(columns)), columns)
        written = write_delimited(unfinished, [column.name for column in columns], rows, delimiter="\t", header=header)
    return Written({"events": written}, len(columns))
