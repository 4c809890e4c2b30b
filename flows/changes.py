"""What differs between two releases, row by row with the reason, and between their schemas: for CHANGES.md and `tocsin release diff`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.checks import all_known
from flows.codebook_page import markdown_table
from flows.column_digests import column_digests
from flows.parts import loose_schema
from flows.stored import Rows, Stored, parquet, pieces_of
from schemas.tables import ARTICLES, EVENTS, MENTIONS, Table

COMPARED = (ARTICLES, MENTIONS, EVENTS)
VERSIONS = frozenset({"lexicon_version", "coder_version", "model"})
"""Columns by which alone no row is another: who coded it anew and found the same."""
ADDED, CHANGED, WITHDRAWN = "added", "changed", "withdrawn"
SHOWN = 20
FEW = 25_000
"""Rows up to which a column of texts is held as it is in both releases, some 60 MB of articles' texts: to read it costs less than its digests."""
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

    `corrected` gives by event_id or article_id the correction that touched it. Keys are held, and the rows that differ; no others.
    """
    old, known, corrected = keys_of(before), keys_of(now), corrected or {}
    for table in COMPARED:
        own = known[table.name], old[table.name]
        for key, reason in added(lone(now[table.name], own[1], table=table, names=TOLD[table.name]), old, table=table):
            yield Change(table.name, key, ADDED, corrected.get(key, reason))
        for key, columns, reason in changed(before[table.name], now[table.name], table=table):
            yield Change(table.name, key, CHANGED, corrected.get(key, reason), columns)
        rows = lone(before[table.name], own[0], table=table, names=TOLD[table.name])
        for key, reason in withdrawn(rows, before, now, old, known, corrected, table=table):
            yield Change(table.name, key, WITHDRAWN, corrected.get(key, reason))


def keys_of(tables: Tables) -> dict[str, pa.Array]:
    """Returns the keys of the compared tables."""
    return {table.name: tables[table.name].column(table.key).combine_chunks() for table in COMPARED}


def lone(rows: Rows, others: pa.Array, *, table: Table, names: Sequence[str]) -> pa.Table:
    """Returns the rows of which the key is none of the others, in key order, with the key and the columns named."""
    found = rows.select([table.key, *names])
    found = found.filter(pc.invert(pc.is_in(found.column(table.key), value_set=others)))
    return found.take(pc.sort_indices(found.column(table.key)))


def added(rows: pa.Table, old: Mapping[str, pa.Array], *, table: Table) -> Iterator[tuple[str, str]]:
    """Yields the keys of new rows, and why each is new."""
    for piece in pieces_of(rows):
        keys = piece.column(table.key).to_pylist()
        if table is ARTICLES:
            yield from ((key, "new article") for key in keys)
        elif table is MENTIONS:
            held = pc.is_in(piece.column("article_id"), value_set=old[ARTICLES.name]).to_pylist()
            yield from ((key, "coded anew" if one else "of a new article") for key, one in zip(keys, held, strict=True))
        else:
            held = all_known(piece.column("article_ids"), old[ARTICLES.name])
            told = all_known(piece.column("mention_ids"), old[MENTIONS.name])
            yield from (
                (key, "from new articles" if not one else "linked anew" if other else "coded anew") for key, one, other in zip(keys, held, told, strict=True)
            )


def withdrawn(
    rows: pa.Table, before: Tables, now: Tables, old: Mapping[str, pa.Array], known: Mapping[str, pa.Array], corrected: Mapping[str, str], *, table: Table
) -> Iterator[tuple[str, str]]:
    """Yields the keys of rows that are gone, and why each is; `rows` are these, `old` and `known` the keys before and now."""
    keys = rows.column(table.key).to_pylist()
    if table is ARTICLES:
        yield from ((key, "article withdrawn") for key in keys)
    elif table is MENTIONS:
        held = pc.is_in(rows.column("article_id"), value_set=known[ARTICLES.name]).to_pylist()
        for key, article, one in zip(keys, rows.column("article_id").to_pylist(), held, strict=True):
            yield key, corrected.get(article) or ("coded anew" if one else "article withdrawn")
    elif keys:
        mentions = lone(before[MENTIONS.name], known[MENTIONS.name], table=MENTIONS, names=TOLD[MENTIONS.name])
        anew = mentions.filter(pc.is_in(mentions.column("article_id"), value_set=known[ARTICLES.name])).column("mention_id")
        here, linked = set(known[MENTIONS.name].to_pylist()), set(now[EVENTS.name].column("mention_ids").combine_chunks().flatten().to_pylist())
        again = set(anew.to_pylist())
        for key, names in zip(keys, rows.column("mention_ids").to_pylist(), strict=True):
            gone = [name for name in names if name not in here]
            if gone:
                yield key, "coded anew" if any(name in again for name in gone) else "article withdrawn"
            else:
                yield key, "joined into another event" if any(name in linked for name in names) else "its mentions are no longer kept"


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
    found = rows.select([key, column])
    found = found.filter(pc.is_in(found.column(key), value_set=wanted))
    return dict(zip(found.column(key).to_pylist(), found.column(column).to_pylist(), strict=True))


def changed_rows(before: Rows, now: Rows, *, table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yields the keys that stand in both tables with other values, and the columns that differ, in key order; only columns that both have are compared,
    and no versions."""
    place = pc.index_in(now.column(table.key), value_set=before.column(table.key).combine_chunks()).combine_chunks()
    both = pc.is_valid(place)
    place = place.filter(both)
    if not len(place):
        return
    keys = now.column(table.key).filter(both).combine_chunks()
    differing: dict[str, list[str]] = {}
    few = FEW if max(before.num_rows, now.num_rows) <= FEW else 0
    compared = (column.name for column in table.columns if column.name not in VERSIONS)
    for name in (name for name in compared if name in before.column_names and name in now.column_names):
        # column by column, and texts by their digests: two tables at once would stand in memory beside those they are made of
        for row in differing_rows(cells_of(before, name, few=few).take(place), cells_of(now, name, few=few).filter(both)):
            differing.setdefault(keys[row].as_py(), []).append(name)
    yield from ((key, tuple(differing[key])) for key in sorted(differing))


def cells_of(rows: Rows, name: str, *, few: int) -> pa.Array:
    """Returns a column to be compared: numbers, dates and few texts as they are, of many texts and of lists their digests."""
    kind = rows.schema.field(name).type
    if pa.types.is_list(kind) or (pa.types.is_string(kind) and rows.num_rows > few):
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
