"""What a reader gives: records and faults; what it is given: an input and the limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from flows.readers.limits import read_limits

FIELDS = ("id", "text", "published", "title", "url", "publisher", "dateline", "language")
RECORD_START = 500
_SIZES = read_limits()


@dataclass(frozen=True, slots=True)
class IngestLimits:
    """How much of an input is read before it is refused. Sizes in bytes (after decompression), times in seconds.

    The values of the limits of size and their reasons stand in `flows/limits.tsv`. A record is one line, one row or one text; a document
    is a file that must be read whole (.json, .xml, a page, a compressed Parquet file). `max_feed_pages` is how many pages one feed may lead
    to; 0 follows no link.
    `allow_private` lets pages and feeds come from loopback and private networks.
    """

    max_record_bytes: int = _SIZES["max_record_bytes"]
    max_document_bytes: int = _SIZES["max_document_bytes"]
    max_file_bytes: int = _SIZES["max_file_bytes"]
    max_ratio: int = _SIZES["max_ratio"]
    max_text_chars: int = _SIZES["max_text_chars"]
    max_field_chars: int = _SIZES["max_field_chars"]
    max_sentence_chars: int = _SIZES["max_sentence_chars"]
    max_file_rejects: int = _SIZES["max_file_rejects"]
    max_page_chars: int = _SIZES["max_page_chars"]
    max_page_tags: int = _SIZES["max_page_tags"]
    max_tag_chars: int = _SIZES["max_tag_chars"]
    max_tag_words: int = _SIZES["max_tag_words"]
    max_feed_tags: int = _SIZES["max_feed_tags"]
    max_namespaces: int = _SIZES["max_namespaces"]
    max_cell_bytes: int = _SIZES["max_cell_bytes"]
    timeout_seconds: float = 20.0
    max_retries: int = 3
    backoff_seconds: float = 0.5
    max_redirects: int = 5
    max_feed_pages: int = 100
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One article as the input gives it, not yet checked.

    `fields` is keyed by `FIELDS`, values as the format gives them (text, number, datetime, list, None).
    `published_from` says where the date stands ("column date"). `missing` explains an absent text.
    `date_beside` is True where the date stands in a sidecar, not in the record: then --published goes before it.
    `source` is set where the record comes from another address than its file (a page that a feed leads to).
    """

    fields: Mapping[str, object]
    line: int | None
    start: str | bytes = ""
    published_from: str | None = None
    missing: str = ""
    date_beside: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One record, or one file, that could not be read: the rule's stable name and the reason for people."""

    rule: str
    reason: str
    line: int | None = None
    start: str | bytes = ""
    source: str = ""


class BrokenStreamError(Exception):
    """The rest of a file cannot be read: what came before it counts, the break is one fault."""

    def __init__(self, rule: str, reason: str, *, line: int | None = None, start: str | bytes = "") -> None:
        """Keeps the parts of the fault; `line` is added by whoever counts lines."""
        super().__init__(reason)
        self.fault = Fault(rule, reason, line, start)


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or one fetched body, ready to be opened.

    `name` is what users see in the tables: never an absolute path. `suffix` is the format's, without `.gz`.
    `sidecar` is the `.json` file that stands beside a text file. `local` is False for what came from an address.
    """

    name: str
    suffix: str
    open: Callable[[], BinaryIO]
    compressed: bool = False
    sidecar: Path | None = None
    local: bool = True


def start_text(start: str | bytes) -> str:
    """Returns the first 500 characters of a record as clean text: no NUL, no lone surrogate."""
    text = start[: RECORD_START * 4].decode("utf-8", "replace") if isinstance(start, bytes) else start
    return text[:RECORD_START].replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
