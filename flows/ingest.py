"""Sources to articles: every record that is read becomes one article or one reject, never neither."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coders.sentence_ends import longest_stretch
from flows.feeds import read_address
from flows.key_file import KeyFile
from flows.publication import Dated, publication_date
from flows.readers.columns import ColumnNames, column_names, is_blank
from flows.readers.dispatch import read_input
from flows.readers.prose import Thresholds, prose_problem, read_thresholds
from flows.readers.record import Fault, IngestLimits, Input, Record, start_text
from flows.readers.sources import Address, Missing, find_inputs
from flows.readers.timestamps import BadDateError, date_problem
from flows.tally import FileTally
from schemas.article import Article, Reject

__all__ = ["IngestCount", "IngestLimits", "content_sha256", "read_sources"]

MAX_ID = 500
SEPARATOR = "\x1f"
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class IngestCount:
    """What a reading counted: records as they left the readers, articles and rejects as they left the ingest.

    `undated` counts the articles without a publication date, `files` the inputs opened.
    """

    files: int = 0
    records_read: int = 0
    articles: int = 0
    rejects: int = 0
    undated: int = 0

    @property
    def balanced(self) -> bool:
        """True where no record was lost: read = articles + rejects."""
        return self.records_read == self.articles + self.rejects


def read_sources(
    sources: Sequence[str],
    *,
    published: date | None = None,
    columns: Mapping[str, str] | None = None,
    today: date,
    limits: IngestLimits | None = None,
    count: IngestCount | None = None,
) -> Iterator[Article | Reject]:
    """Yields an article or a reject for every record of the sources, in the order given and always the same.

    `published` is the date of text files, and of records without one; `columns` is field -> column name. `count`
    is filled while reading. Raises ValueError for a field that `columns` cannot map; nothing else is raised for
    what a file or an address holds.
    """
    names = column_names(columns)
    return _read(sources, published, names, today, limits or IngestLimits(), count if count is not None else IngestCount())


def _read(
    sources: Sequence[str],
    published: date | None,
    names: ColumnNames,
    today: date,
    limits: IngestLimits,
    count: IngestCount,
) -> Iterator[Article | Reject]:
    thresholds, tally = read_thresholds(), FileTally(limits)
    with KeyFile() as seen:
        for name, found in _records(sources, names, limits, count, tally):
            count.records_read += 1
            made = _fault(found, name) if isinstance(found, Fault) else _article(found, name, published, today, limits, thresholds)
            if isinstance(made, Article):
                made = _once(made, found, seen)
            if isinstance(made, Article):
                count.articles += 1
                count.undated += made.published is None
            else:
                count.rejects += 1
            tally.add(made)
            yield made


def _records(
    sources: Sequence[str], names: ColumnNames, limits: IngestLimits, count: IngestCount, tally: FileTally
) -> Iterator[tuple[str, Record | Fault]]:
    for source in sources:
        for item in find_inputs(source):
            count.files += 1
            tally.begin()
            for name, found in _of_input(item, names, limits):
                yield name, found
                # the caller has told the tally what became of the record
                hopeless = tally.hopeless()
                if hopeless is not None:
                    yield name, hopeless
                    break


def _of_input(item: Input | Address | Missing, names: ColumnNames, limits: IngestLimits) -> Iterator[tuple[str, Record | Fault]]:
    if isinstance(item, Missing):
        yield item.name, item.fault
    elif isinstance(item, Address):
        for found in read_address(item.url, columns=names, limits=limits):
            yield found.source or item.url, found
    else:
        for found in read_input(item, names, limits):
            yield found.source or item.name, found


def content_sha256(title: str | None, published: str | None, text: str) -> str:
    """Returns the SHA-256 of title, publication time (or date) and text: equal for the same article taken in twice."""
    return hashlib.sha256(SEPARATOR.join((title or "", published or "", text)).encode("utf-8")).hexdigest()


def _fault(fault: Fault, name: str) -> Reject:
    return Reject("ingest", fault.rule, fault.reason, name, fault.line, record=start_text(fault.start))


def _article(record: Record, name: str, given: date | None, today: date, limits: IngestLimits, thresholds: Thresholds) -> Article | Reject:
    """Returns the article of a record, its identifier as given or "", or the reject that says what is wrong with it."""

    def reject(rule: str, reason: str) -> Reject:
        identifier = clean(record.fields.get("id"))
        known = start_text(identifier)[:MAX_ID] if identifier else None
        return Reject("ingest", rule, reason, name, record.line, known, record=start_text(record.start))

    problem = _field_problem(record, limits) or prose_problem(str(_text(record)), thresholds)
    if problem is not None:
        return reject(*problem)
    try:
        dated = publication_date(record, file_name=name, given=given, today=today)
    except BadDateError as error:
        return reject("bad-date", str(error))
    late = date_problem(dated.published.day, today=today) if dated.published else None
    return reject(*late) if late is not None else _make(record, name, str(_text(record)), dated)


def _make(record: Record, name: str, text: str, dated: Dated) -> Article:
    title = clean(record.fields.get("title"))
    day = dated.published.day if dated.published else None
    at = dated.published.at if dated.published else None
    moment = at.isoformat() if at else day.isoformat() if day else None
    return Article(
        article_id=clean(record.fields.get("id")) or "",
        text=text,
        published=day,
        published_at=at,
        title=title,
        dateline=clean(record.fields.get("dateline")),
        publisher=clean(record.fields.get("publisher")),
        url=clean(record.fields.get("url")),
        language=clean(record.fields.get("language")),
        content_sha256=content_sha256(title, moment, text),
        source_file=name,
        source_line=record.line,
        published_from=dated.published_from,
    )


def _field_problem(record: Record, limits: IngestLimits) -> tuple[str, str] | None:
    """Returns (rule, reason) for a record whose fields cannot stand in a table."""
    text = _text(record)
    if text is None:
        return "no-text", record.missing or "the text is empty; an article needs a text"
    if not isinstance(text, str):
        return "bad-text", f"the text is {_kind(text)}; it must be text in UTF-8"
    if len(text) > limits.max_text_chars:
        return "text-too-long", f"{len(text)} characters; an article has at most {limits.max_text_chars}: split it, or raise the limit"
    for name, value in record.fields.items():
        shown = text if name == "text" else str(value)
        if not shown.isascii() and _SURROGATE.search(shown):
            return "lone-surrogate", f"the {name} holds half a character (a lone surrogate); take it from its source again as UTF-8"
        if "\0" in shown:
            return "control-characters", f"the {name} holds a NUL character; it is binary, or was cut from a binary file"
    identifier = clean(record.fields.get("id"))
    if identifier is not None and len(identifier) > MAX_ID:
        return "bad-id", f"the id has {len(identifier)} characters; give one of at most {MAX_ID}"
    return _length_problem(record, text, limits)


def _length_problem(record: Record, text: str, limits: IngestLimits) -> tuple[str, str] | None:
    """Returns (rule, reason) for a field or a sentence that no newsroom has written."""
    for name, value in record.fields.items():
        if name not in ("text", "id", "published") and len(size := str(value)) > limits.max_field_chars:
            return "field-too-long", f"the {name} has {len(size)} characters; give one of at most {limits.max_field_chars}, or raise the limit"
    start, end = longest_stretch(text) if len(text) > limits.max_sentence_chars else (0, 0)
    if end - start > limits.max_sentence_chars:
        reason = (
            f"{end - start} characters from character {start} on without the end of a sentence or line; a sentence has at most "
            f"{limits.max_sentence_chars}: is it a table or data? write it in sentences, or raise the limit"
        )
        return "sentence-too-long", reason
    return None


def _text(record: Record) -> object:
    value = record.fields.get("text")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value) or None
    return None if is_blank(value) else value


def clean(value: object) -> str | None:
    """Returns a short field as one line of text; the name of an object ({"name": "Reuters"}); None where it says nothing."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = value[0] if value else None
    if is_blank(value) or isinstance(value, dict | list):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(_UNPRINTABLE.sub(" ", str(value)).split()) or None


def _kind(value: object) -> str:
    return {bytes: "bytes that are no UTF-8", dict: "an object", list: "a list", bool: "true or false"}.get(type(value), "a number")


def _once(article: Article, record: Record | Fault, seen: KeyFile) -> Article | Reject:
    """Returns the article under an identifier of its own, or the reject of one that stood before.

    The same content under two given ids stays twice (a reprint); the same id with another content gets a longer id. `seen` has for the articles so far
    where each stood: by its identifier, by its content, and by content and the identifier that was given.
    """
    content = article.content_sha256
    given = article.article_id
    where = seen.get(f"given {content} {given}" if given else f"content {content}")
    if where is not None:
        start = start_text(record.start) if isinstance(record, Record) else ""
        reason = f"the same article stands in {where}; one article is taken in once"
        known = given or f"art-{content[:16]}"
        return Reject("ingest", "duplicate-article", reason, article.source_file, article.source_line, known, record=start)
    place = article.source_file + (f" line {article.source_line}" if article.source_line is not None else "")
    identifier = given or f"art-{content[:16]}"
    if seen.get(f"id {identifier}") is not None:
        identifier = f"{identifier}~{content[:8]}"
    seen.add(f"id {identifier}", place)
    seen.add(f"content {content}", place)
    if given:
        seen.add(f"given {content} {given}", place)
    return replace(article, article_id=identifier)
