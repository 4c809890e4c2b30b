"""The frames that the rules are checked on: the columns they read, and a flag column for each domain rule.

A flag is true where the row is right, and also where the value it needs is null: `not-null` rules speak of nulls.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.column_digests import KeySet, repeated
from flows.expectations import (
    ARTICLE_FLAGS,
    CODE_FLAGS,
    EVENT_FLAGS,
    EVIDENCE_FLAGS,
    framed_columns,
)
from flows.link import EVENT_PREFIX
from flows.parts import loose_schema
from flows.stored import Rows
from flows.thresholds import Limit, thresholds
from schemas.codebook import acled_sub_events, cameo_codes
from schemas.tables import ARTICLES, EVENTS, MENTIONS, Table

Row = Mapping[str, Any]
CODED_NEEDED = (
    "cameo_code", "cameo_root", "cameo_name", "quad_class", "goldstein", "acled_event_type", "acled_sub_event_type",
    "event_date", "date_precision", "date_end", "published", "modality", "latitude", "longitude", "source", "target", "country",
)  # fmt: skip
EVIDENCE_NEEDED = ("mention_id", "article_id", "sentence", "sentence_start", "trigger_start", "trigger_end", "status", "dropped_reason")
EVENT_NEEDED = ("event_id", "n_mentions", "n_articles", "n_copies", "n_publishers", "mention_ids", "article_ids", "best_mention_id")
ARTICLE_NEEDED = ("article_id", "text", "n_mentions")
FAILED = ("coder-error", "worker-died")
"""Rules of rejects that say that an article could not be coded."""
ONE_DAY = timedelta(days=1)


def code_flags(row: Row) -> tuple[bool, ...]:
    """Returns the flags of `CODE_FLAGS`, in their order, for a mention or an event."""
    entry = cameo_codes().get(row["cameo_code"])  # an unknown code is the rule `in-list:cameo_code`
    sub_event = acled_sub_events().get(row["acled_sub_event_type"])
    return (
        entry is None or row["cameo_root"] == entry.root,
        entry is None or row["cameo_name"] == entry.name,
        entry is None or row["quad_class"] == entry.quad_class,
        entry is None or row["goldstein"] == entry.goldstein,
        sub_event is None or row["acled_event_type"] == sub_event.event_type,
        row["event_date"] is not None or row["date_precision"] == "unknown",
        not row["event_date"] or not row["date_end"] or row["date_end"] >= row["event_date"],
        date_not_late(row["event_date"], row["published"], row["modality"]),
        (row["latitude"] is None) == (row["longitude"] is None),
    )


def date_not_late(event_date: date | None, published: date | None, modality: str) -> bool:
    """Returns False where an asserted event lies more than a day after publication.

    "Troops will withdraw on Friday" is future; "could withdraw on Friday" (possible) and "demanded that troops withdraw by
    Friday" (demanded) are told as not yet happened too. One day is left for papers dated in another time zone.
    """
    return event_date is None or published is None or modality != "asserted" or event_date <= published + ONE_DAY


def evidence_flags(row: Row, *, text: str | None, first: bool) -> tuple[bool, ...]:
    """Returns the flags of `EVIDENCE_FLAGS`, in their order; `text` is the article's, None where there is no such article."""
    inside = matches = True
    if text is not None and None not in (row["sentence"], row["sentence_start"], row["trigger_start"], row["trigger_end"]):
        start, end = row["sentence_start"], row["sentence_start"] + len(row["sentence"])
        inside = 0 <= start <= row["trigger_start"] < row["trigger_end"] <= end <= len(text)
        matches = text[start:end] == row["sentence"]
    return (
        text is not None,
        inside,
        matches,
        row["status"] != "kept" or says_where_or_who(row),
        (row["status"] == "dropped") == (row["dropped_reason"] is not None),
        first,
    )


def says_where_or_who(row: Row) -> bool:
    """Says whether an event has an actor or at least its country: "rallies were held in Lagos" and "a bomb went off in Basra" name nobody."""
    return any(row[name] is not None for name in ("source", "target", "country"))


def article_flags(row: Row, *, coded: int, first: bool) -> tuple[bool, ...]:
    """Returns the flags of `ARTICLE_FLAGS`, in their order; `coded` is the number of mentions counted in the part."""
    return (first, bool((row["text"] or "").strip()), row["n_mentions"] == coded)


def event_flags(row: Row, *, known: bool, first: bool) -> tuple[bool, ...]:
    """Returns the flags of `EVENT_FLAGS`, in their order; `known` says that the mentions and articles it lists are in the release."""
    named, told_in = row["mention_ids"] or (), row["article_ids"] or ()
    counted = [row[name] for name in ("n_mentions", "n_articles", "n_copies", "n_publishers")]
    return (
        first,
        says_where_or_who(row),
        None in counted or (row["n_mentions"] == len(named) and row["n_articles"] + row["n_copies"] == len(told_in) >= row["n_publishers"]),
        row["best_mention_id"] is None or row["best_mention_id"] in named,
        known,
    )


def all_known(lists: pa.ChunkedArray, known: KeySet) -> list[bool]:
    """Returns for each list of ids whether all of them are known; an empty or missing list is."""
    cells = lists.combine_chunks()
    unknown = pa.array(~known.holds(cells.flatten()))
    wrong = set(pc.list_parent_indices(cells).filter(unknown).to_pylist())
    return [number not in wrong for number in range(len(cells))]


def firsts(keys: Iterable[str], seen: set[str], among: Collection[str | None] | None = None) -> list[bool]:
    """Returns for each key whether it comes for the first time; adds the keys to `seen`: of many keys only those `among` which all repeated ones are."""
    found = []
    for key in keys:
        if among is not None and key not in among:
            found.append(True)
            continue
        found.append(key not in seen)
        seen.add(key)
    return found


def frame(rows: pa.Table, flags: Sequence[tuple[bool, ...]], *, names: Sequence[str], table: Table) -> pa.Table:
    """Returns the columns that the table's rules read, with the flag columns `names` behind them; of lists and of an article's text, of which no rule asks
    more than whether they are given, how long they are as text: a frame with lists has no hash, and Great Expectations would pickle it to make a mark of it,
    and texts are most of what it would hold."""
    # copied: as they were read, the columns would hold on to the whole batch that they are of
    out = rows.select(list(framed_columns(table.name))).take(pa.array(range(rows.num_rows), type=pa.int64()))
    for place, field in enumerate(out.schema):
        if pa.types.is_list(field.type) or field.name == "text":
            lengths = pc.list_value_length(out.column(place)) if pa.types.is_list(field.type) else pc.utf8_length(out.column(place))
            out = out.set_column(place, field.name, lengths.cast(pa.string()))
    for number, name in enumerate(names):
        out = out.append_column(name, pa.array([row[number] for row in flags], type=pa.bool_()))
    return out


def needed(table: Table) -> tuple[str, ...]:
    """Returns the columns of a table that its frame is made of, in file order."""
    flagged = {ARTICLES.name: ARTICLE_NEEDED, MENTIONS.name: (*EVIDENCE_NEEDED, *CODED_NEEDED), EVENTS.name: (*EVENT_NEEDED, *CODED_NEEDED)}
    read = {*framed_columns(table.name), *flagged[table.name]}
    return tuple(name for name in table.names if name in read)


def flag_names(*flags: tuple[tuple[str, str], ...]) -> list[str]:
    """Returns the flag columns' names in order."""
    return [name for group in flags for name, _ in group]


def article_frame(articles: pa.Table, mentions: pa.Table, *, seen: set[str], among: Collection[str | None] | None = None) -> pa.Table:
    """Returns the frame of one part's articles; `mentions` are those of the same part, `seen` and `among` those of `firsts`."""
    coded: dict[str, int] = {}
    for name in mentions.column("article_id").to_pylist():
        coded[name] = coded.get(name, 0) + 1
    rows = articles.select(list(ARTICLE_NEEDED)).to_pylist()
    first = firsts((row["article_id"] for row in rows), seen, among)
    flags = [article_flags(row, coded=coded.get(row["article_id"], 0), first=one) for row, one in zip(rows, first, strict=True)]
    return frame(articles, flags, names=flag_names(ARTICLE_FLAGS), table=ARTICLES)


def mention_frame(
    mentions: pa.Table, articles: pa.Table, *, seen: set[str], missing: Collection[str] = (), among: Collection[str | None] | None = None
) -> pa.Table:
    """Returns the frame of one part's mentions; `articles` are those of the same part, `missing` the ids that were quarantined."""
    texts = dict(zip(articles.column("article_id").to_pylist(), articles.column("text").to_pylist(), strict=True))
    texts = {name: text for name, text in texts.items() if name not in missing}
    rows = mentions.select(list(dict.fromkeys((*EVIDENCE_NEEDED, *CODED_NEEDED)))).to_pylist()
    first = firsts((row["mention_id"] for row in rows), seen, among)
    flags = [
        (*evidence_flags(row, text=texts.get(row["article_id"]), first=one), *code_flags(row)) for row, one in zip(rows, first, strict=True)
    ]
    return frame(mentions, flags, names=flag_names(EVIDENCE_FLAGS, CODE_FLAGS), table=MENTIONS)


def event_frame(
    events: pa.Table, *, mentions: KeySet, articles: KeySet, seen: set[str], among: Collection[str | None] | None = None
) -> pa.Table:
    """Returns the frame of some events; `mentions` and `articles` are the ids of the release."""
    rows = events.select(list(dict.fromkeys((*EVENT_NEEDED, *CODED_NEEDED)))).to_pylist()
    first = firsts((row["event_id"] for row in rows), seen, among)
    known = zip(all_known(events.column("mention_ids"), mentions), all_known(events.column("article_ids"), articles), strict=True)
    flags = [
        (*event_flags(row, known=all(both), first=one), *code_flags(row)) for row, one, both in zip(rows, first, known, strict=True)
    ]
    return frame(events, flags, names=flag_names(EVENT_FLAGS, CODE_FLAGS), table=EVENTS)


def run_frame(tables: Mapping[str, Rows], *, records_in: int, mentions_in: int, mentions_of_rejected_events: int) -> pa.Table:
    """Returns the one-row frame of the run: each equation's sides counted from different places.

    `records_in` is counted by the ingest and `mentions_in` by the coding tasks; the other sides are counted in the tables to be released.
    """
    articles, mentions, events, rejects = (tables[name] for name in ("articles", "mentions", "events", "rejects"))
    lost = rejects.select(["stage", "rule", "record_id"]).to_pylist()
    failed = sum(row["rule"] in FAILED for row in lost)
    quarantined = sum(is_mention(row["record_id"]) for row in lost)
    limits = thresholds().limits
    row = {
        "articles": articles.num_rows,
        "records_in": records_in,
        "records_out": articles.num_rows + sum(row["record_id"] is None for row in lost),
        "mentions_in": mentions_in,
        "mentions_out": mentions.num_rows + quarantined,
        "mentions_kept": pc.sum(pc.equal(mentions.column("status"), "kept")).as_py() or 0,
        "mentions_linked": (pc.sum(events.column("n_mentions")).as_py() or 0) + mentions_of_rejected_events,
        "coder_errors_over": over(failed, of=records_in, limit=limits["coder-errors-few"]),
        "quarantined_over": over(quarantined, of=mentions_in, limit=limits["quarantined-few"]),
        "schemas_match": all(tables[table.name].schema.equals(loose_schema(table)) for table in (ARTICLES, MENTIONS, EVENTS)),
        "keys_unique": all(unique(tables[table.name], table.key) for table in (ARTICLES, MENTIONS, EVENTS)),
    }
    return pa.Table.from_pylist([row])


def over(number: int, *, of: int, limit: Limit) -> int:
    """Returns by how many a number passes what is borne: `few`, or a share of the whole where that is more."""
    return max(0, number - max(limit.few, int(limit.share * of)))


def is_mention(record_id: str | None) -> bool:
    """Returns whether a reject's record is a mention: articles and files have no record_id, events have their own prefix."""
    return record_id is not None and not record_id.startswith(EVENT_PREFIX)


def unique(rows: Rows, key: str) -> bool:
    """Returns whether no two rows share the key."""
    return not repeated([rows], key)
