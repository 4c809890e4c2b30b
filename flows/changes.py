"""What differs between two releases, row by row with the reason, and between their schemas: for CHANGES.md and `tocsin release diff`."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.checks import all_known
from flows.codebook_page import markdown_table
from flows.column_digests import KeySet, column_digests
from flows.parts import loose_schema
from flows.stored import PIECE, Rows, Stored, parquet, pieces_of
from schemas.tables import ARTICLES, EVENTS, MENTIONS, Table

COMPARED = (ARTICLES, MENTIONS, EVENTS)
VERSIONS = frozenset({"lexicon_version", "coder_version", "model"})
"""Columns by which alone no row is another: who coded it anew and found the same."""
ADDED, CHANGED, WITHDRAWN = "added", "changed", "withdrawn"
SHOWN = 20
FEW, FEW_TEXTS = 25_000, 3_000
"""Rows up to which a column is held as it is in both releases, some 8 MB of sentences or of articles' texts: to read it costs less than its digests."""
TOLD = {ARTICLES.name: (), MENTIONS.name: ("article_id",), EVENTS.name: ("article_ids", "mention_ids")}
"""The columns that say why a row is new or gone."""
Tables = Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs: its table and key, what happened to it, why, and the columns that changed."""

    table: str
    key: str
    kind: str
    reason: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One column that was added, withdrawn or has another type or nullability."""

    table: str
    column: str
    kind: str
    before: str = ""
    now: str = ""


def read_tables(folder: Path) -> dict[str, Stored]:
    """Returns the compared tables of a release, with the columns that it has."""
    return {table.name: parquet(folder / f"{table.name}.parquet") for table in COMPARED}


def changes(before: Tables, now: Tables, *, corrected: Mapping[str, str] | None = None) -> Iterator[Change]:
    """Yields every row of articles, mentions and events that was added, changed or withdrawn, in table and key order.

    `corrected` gives by event_id or article_id the correction that touched it. Of the keys numbers are held, and the keys of the rows that differ.
    """
    old, known, corrected = keys_of(before), keys_of(now), corrected or {}
    for table in COMPARED:
        for key, reason in in_key_order(added(now[table.name], old, table=table)):
            yield Change(table.name, key, ADDED, corrected.get(key, reason))
        for key, columns, reason in changed(before[table.name], now[table.name], table=table):
            yield Change(table.name, key, CHANGED, corrected.get(key, reason), columns)
        for key, reason in in_key_order(withdrawn(before, now, known, corrected, table=table)):
            yield Change(table.name, key, WITHDRAWN, corrected.get(key, reason))


def keys_of(tables: Tables) -> dict[str, KeySet]:
    """Returns the keys of the compared tables."""
    return {table.name: KeySet(tables[table.name], table.key) for table in COMPARED}


def in_key_order(found: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Iterator[tuple[str, str]]:
    """Yields keys with their reasons, which come in pieces, by key; held as columns, and a reason as its number."""
    keys, reasons, numbers = list[pa.Array](), dict[str, int](), array("i")
    for some, why in found:
        keys.append(pa.array(some, type=pa.string()))
        numbers.extend(reasons.setdefault(reason, len(reasons)) for reason in why)
    column = pa.chunked_array(keys, type=pa.string())
    order = pc.sort_indices(column)
    del keys
    told = list(reasons)
    for start in range(0, len(order), PIECE):
        some = order.slice(start, PIECE)
        yield from zip(column.take(some).to_pylist(), (told[numbers[number]] for number in some.to_pylist()), strict=True)


def lone(rows: Rows, others: KeySet, *, table: Table) -> Iterator[pa.Table]:
    """Yields the rows of which the key is none of the others, in pieces, with the key and the columns that say why."""
    for piece in pieces_of(rows, names=[table.key, *TOLD[table.name]]):
        yield piece.filter(pa.array(~others.holds(piece.column(table.key))))


def added(rows: Rows, old: Mapping[str, KeySet], *, table: Table) -> Iterator[tuple[list[str], list[str]]]:
    """Yields the keys of new rows, and why each is new, in pieces."""
    for piece in lone(rows, old[table.name], table=table):
        keys = piece.column(table.key).to_pylist()
        if table is ARTICLES:
            yield keys, ["new article"] * len(keys)
        elif table is MENTIONS:
            held = old[ARTICLES.name].holds(piece.column("article_id")).tolist()
            yield keys, ["coded anew" if one else "of a new article" for one in held]
        else:
            held = all_known(piece.column("article_ids"), old[ARTICLES.name])
            told = all_known(piece.column("mention_ids"), old[MENTIONS.name])
            yield keys, ["from new articles" if not one else "linked anew" if other else "coded anew" for one, other in zip(held, told, strict=True)]


def withdrawn(
    before: Tables, now: Tables, known: Mapping[str, KeySet], corrected: Mapping[str, str], *, table: Table
) -> Iterator[tuple[list[str], list[str]]]:  # fmt: skip
    """Yields the keys of rows that are gone, and why each is, in pieces; `known` are the keys of now."""
    reasons: EventReasons | None = None
    for piece in lone(before[table.name], known[table.name], table=table):
        keys = piece.column(table.key).to_pylist()
        if table is ARTICLES:
            yield keys, ["article withdrawn"] * len(keys)
        elif table is MENTIONS:
            articles = piece.column("article_id")
            held = known[ARTICLES.name].holds(articles).tolist()
            told = ("coded anew" if one else "article withdrawn" for one in held)
            yield keys, [corrected.get(article) or reason for article, reason in zip(articles.to_pylist(), told, strict=True)]
        elif keys:
            reasons = reasons or EventReasons(before, now, known)
            yield keys, reasons.of(piece.column("mention_ids").to_pylist())


class EventReasons:
    """Tells why events are gone, by what became of their mentions."""

    def __init__(self, before: Tables, now: Tables, known: Mapping[str, KeySet]) -> None:
        gone = lone(before[MENTIONS.name], known[MENTIONS.name], table=MENTIONS)
        anew = (piece.filter(pa.array(known[ARTICLES.name].holds(piece.column("article_id")))) for piece in gone)
        self._here, self._again = known[MENTIONS.name], KeySet.of(piece.column("mention_id").combine_chunks() for piece in anew)
        joined = pieces_of(now[EVENTS.name], names=["mention_ids"])
        self._linked = KeySet.of(piece.column("mention_ids").combine_chunks().flatten() for piece in joined)

    def of(self, events: Sequence[Sequence[str]]) -> list[str]:
        """Returns the reason for each event, of which the mentions are given."""
        return [self._reason(pa.array(names, type=pa.string())) for names in events]

    def _reason(self, names: pa.Array) -> str:
        gone = names.filter(pa.array(~self._here.holds(names)))
        if len(gone):
            return "coded anew" if self._again.holds(gone).any() else "article withdrawn"
        return "joined into another event" if self._linked.holds(names).any() else "its mentions are no longer kept"


def changed(before: Rows, now: Rows, *, table: Table) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yields the keys of rows that are others, the columns that differ, and why."""
    found = list(changed_rows(before, now, table=table))
    if table is not EVENTS or not found:
        yield from ((key, columns, "coded anew") for key, columns in found)
        return
    wanted = pa.array([key for key, _ in found], type=pa.string())
    then, since = (by_key(rows, table.key, "mention_ids", wanted) for rows in (before, now))
    for key, columns in found:
        old, new = set(then[key]), set(since[key])
        yield key, columns, "more mentions" if new - old else "fewer mentions" if old - new else "coded anew"


def by_key(rows: Rows, key: str, column: str, wanted: pa.Array) -> dict[str, Any]:
    """Returns one column by the key, of the wanted keys."""
    found: dict[str, Any] = {}
    for piece in pieces_of(rows, names=[key, column]):
        own = piece.filter(pc.is_in(piece.column(key), value_set=wanted))
        found.update(zip(own.column(key).to_pylist(), own.column(column).to_pylist(), strict=True))
    return found


def changed_rows(before: Rows, now: Rows, *, table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yields the keys that stand in both tables with other values, and the columns that differ, in key order; only columns that both have are compared,
    and no versions."""
    place, both = places_in(before, now, key=table.key)
    if not len(place):
        return
    differing: dict[int, list[str]] = {}
    compared = (column.name for column in table.columns if column.name not in VERSIONS)
    for name in (name for name in compared if name in before.column_names and name in now.column_names):
        few = (FEW_TEXTS if name == "text" else FEW) >= max(before.num_rows, now.num_rows)
        # column by column, and texts by their digests: two tables at once would stand in memory beside those they are made of
        for row in differing_rows(cells_of(before, name, few=few).take(place), cells_of(now, name, few=few).take(both)):
            differing.setdefault(both[row].as_py(), []).append(name)
    yield from sorted((key, tuple(differing[number])) for key, number in keys_at(now, table.key, differing))


def places_in(before: Rows, now: Rows, *, key: str) -> tuple[pa.Array, pa.Array]:
    """Returns the numbers of the rows that stand in both tables: in the first and in the second."""
    old, new = column_digests(before, key), column_digests(now, key)
    order = np.argsort(old, kind="stable")
    old = old[order]
    found = np.searchsorted(old, new)
    both = np.flatnonzero(old[np.minimum(found, len(old) - 1)] == new) if len(old) else np.empty(0, dtype=np.int64)
    return pa.array(order[found[both]]), pa.array(both)


def keys_at(rows: Rows, key: str, numbers: Collection[int]) -> Iterator[tuple[str, int]]:
    """Yields the keys of the rows of some numbers, with the number."""
    if numbers:
        start = 0
        for piece in pieces_of(rows, names=[key]):
            yield from ((name, start + place) for place, name in enumerate(piece.column(key).to_pylist()) if start + place in numbers)
            start += piece.num_rows


def cells_of(rows: Rows, name: str, *, few: bool) -> pa.Array:
    """Returns a column to be compared: numbers, dates and few texts as they are, of many texts and of lists their digests."""
    kind = rows.schema.field(name).type
    if pa.types.is_list(kind) or (pa.types.is_string(kind) and not few):
        return pa.array(column_digests(rows, name))
    return rows.column(name).combine_chunks()


def differing_rows(one: pa.Array, other: pa.Array) -> Iterable[int]:
    """Returns the numbers of the rows in which two columns differ; null equals null."""
    unequal = pc.fill_null(pc.not_equal(one, other.cast(one.type)), False)
    lone = pc.xor(pc.is_null(one), pc.is_null(other))
    return pc.indices_nonzero(pc.or_(unequal, lone)).to_pylist()


def schema_changes(before: Tables, now: Tables) -> list[SchemaChange]:
    """Returns how the columns of two releases differ."""
    found: list[SchemaChange] = []
    for table in COMPARED:
        old, new = (dict(zip(rows[table.name].schema.names, rows[table.name].schema, strict=True)) for rows in (before, now))
        found += (SchemaChange(table.name, name, ADDED, now=str(new[name].type)) for name in new if name not in old)
        found += (SchemaChange(table.name, name, WITHDRAWN, before=str(old[name].type)) for name in old if name not in new)
        both = (name for name in new if name in old and told(old[name]) != told(new[name]))
        found += (SchemaChange(table.name, name, CHANGED, told(old[name]), told(new[name])) for name in both)
    return found


def told(field: pa.Field) -> str:
    """Returns type and nullability of a column: `string`, `int32 never null`, `list of string`."""
    kind = f"list of {field.type.value_type}" if pa.types.is_list(field.type) else str(field.type)
    return kind + ("" if field.nullable else " never null")


def changes_page(found: Iterable[Change], columns: Sequence[SchemaChange], *, before: str | None) -> str:
    """Returns CHANGES.md: counts by table, kind and reason, the columns that differ, and the first rows of each kind; `before` None for a first release."""
    counts: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str], list[Change]] = {}
    for change in found:
        counts[change.table, change.kind, change.reason] += 1
        some = first.setdefault((change.table, change.kind), [])
        if len(some) < SHOWN:
            some.append(change)
    parts = ["# Changes of this release\n", f"Against {before}.\n" if before else "The first release.\n"]
    rows = [(*key, f"{number:,}") for key, number in sorted(counts.items())]
    parts.append("## Rows\n\n" + (markdown_table(("table", "what", "why", "rows"), rows) if rows else "None differ.\n"))
    if columns:
        told_columns = ((one.table, one.column, one.kind, one.before, one.now) for one in columns)
        parts.append("## Columns\n\n" + markdown_table(("table", "column", "what", "before", "now"), told_columns))
    for table, kind in ((table.name, kind) for table in COMPARED for kind in (ADDED, CHANGED, WITHDRAWN)):
        if before and (table, kind) in first:
            number = sum(count for (name, what, _), count in counts.items() if (name, what) == (table, kind))
            head = f"## {table.capitalize()} {kind}: {number:,}" + (f", the first {SHOWN}" if number > SHOWN else "")
            shown = ((change.key, change.reason, ", ".join(change.columns)) for change in first[table, kind])
            parts.append(f"{head}\n\n" + markdown_table(("key", "why", "columns"), shown))
    return "\n".join(parts)


def empty_tables() -> dict[str, pa.Table]:
    """Returns the tables of no release, against which the first one is compared."""
    return {table.name: loose_schema(table).empty_table() for table in COMPARED}
