"""Which reader reads which kind of file, and one input read from end to end without an exception."""

from collections.abc import Callable, Iterator, Mapping

from flows.readers.columns import ColumnNames
from flows.readers.delimited import read_csv, read_tsv
from flows.readers.documents import read_html, read_markdown, read_text
from flows.readers.jsonlines import read_json, read_json_lines
from flows.readers.kept import SUFFIX, read_kept
from flows.readers.parquet import read_parquet
from flows.readers.record import BrokenStreamError, Fault, IngestLimits, Input, Record
from flows.readers.syndication import read_feed

Reader = Callable[[Input, ColumnNames, IngestLimits], Iterator[Record | Fault]]

READERS: Mapping[str, Reader] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".parquet": read_parquet,
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
    SUFFIX: read_kept,
}
TEXT_FILES = frozenset({".txt", ".md", ".html", ".htm"})


def format_of(name: str) -> tuple[str, bool]:
    """Returns the suffix that names the format, in lower case, and whether the file is compressed: "a.CSV.gz" -> (".csv", True)."""
    lower = name.casefold()
    compressed = lower.endswith(".gz")
    if compressed:
        lower = lower[:-3]
    dot = lower.rfind(".")
    return (lower[dot:] if dot > 0 else ""), compressed


def read_input(item: Input, columns: ColumnNames, limits: IngestLimits) -> Iterator[Record | Fault]:
    """Yields what the input's reader yields; at least one thing: an input without a record is the fault "empty-file".

    A broken stream and an unreadable file become faults behind the records that came before.
    """
    reader = READERS.get(item.suffix)
    if reader is None:
        known = " ".join(READERS)
        yield Fault("unknown-format", f"no reader for {item.suffix or 'a name without suffix'!s}; known are {known} and .gz of these")
        return
    seen = False
    try:
        for found in reader(item, columns, limits):
            seen = True
            yield found
    except BrokenStreamError as broken:
        yield broken.fault
        return
    except OSError as error:
        yield Fault("unreadable", f"cannot be read ({error.strerror or type(error).__name__})")
        return
    if not seen:
        yield Fault("empty-file", "holds no article; an article has at least a text")
