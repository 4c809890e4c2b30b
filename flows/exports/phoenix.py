"""Phoenix's columns as TSV (Open Event Data Alliance)."""

from pathlib import Path

from flows.exports.mapping import read_mapping
from flows.exports.rules import COMMON
from flows.exports.source import Source
from flows.exports.tab_separated import write_tab_separated
from flows.exports.whole import Written

TABLE = "phoenix.tsv"
RULES = COMMON


def write(source: Source, path: Path, *, header: bool = True) -> Written:
    """Writes all events; Phoenix's own files have no line of names."""
    return write_tab_separated(source, path, read_mapping(TABLE, rules=RULES), header=header)
