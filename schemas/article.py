"""One news text as it was taken in, and one record that could not be."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Article:
    """One news text with its publication date and publisher.

    `text` is the original text: every offset of a mention counts characters of it. `published` is None
    where neither the input nor the text fixes a date; `published_at` is None where only the day is known.
    """

    article_id: str
    text: str
    published: date | None = None
    published_at: datetime | None = None
    title: str | None = None
    dateline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    content_sha256: str = ""
    source_file: str = ""
    source_line: int | None = None
    published_from: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """One record that left the run, and why.

    `stage` is ingest, validate or link; `rule` is the stable name of the check; `reason` is for people and
    says what is wrong and what would be right; `record` holds the start of the offending record as text.
    """

    stage: str
    rule: str
    reason: str
    source_file: str = ""
    source_line: int | None = None
    article_id: str | None = None
    record_id: str | None = None
    record: str = field(default="")
