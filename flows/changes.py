"""What differs between two releases, row by row with the reason, and between their schemas: for CHANGES.md and `tocsin release diff`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.codebook_page import markdown_table
from flows.parts import loose_schema
from schemas.tables import ARTICLES, EVENTS, MENTIONS, Table

COMPARED = (ARTICLES, MENTIONS, EVENTS)
VERSIONS = frozenset({"lexicon_version", "coder_version", "model"})
"""Columns by which alone no row is another: who coded it anew and found the same."""
ADDED, CHANGED, WITHDRAWN = "added", "changed", "withdrawn"
SHOWN = 20
Row = Mapping[str, Any]
Tables = Mapping[str, pa.Table]


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


def read_tables(folder: Path) -> dict[str, pa.Table]:
    """Returns the compared tables of a release, with the columns that it has."""
    return {table.name: pq.read_table(folder / f"{table.name}.parquet") for table in COMPARED}


def changes(before: Tables, now: Tables, *, corrected: Mapping[str, str] | None = None) -> list[Change]:
    """Returns every row of articles, mentions and events that was added, changed or withdrawn, in table and key order.

    `corrected` gives by event_id or article_id the correction that touched it.
    """
    known = {name: set(now[name].column(table.key).to_pylist()) for name, table in ((table.name, table) for table in COMPARED)}
    old = {name: set(before[name].column(table.key).to_pylist()) for name, table in ((table.name, table) for table in COMPARED)}
    why = Reasons(before, now, known, old, corrected or {})
    found: list[Change] = []
    for table in COMPARED:
        found += (Change(table.name, key, ADDED, why.added(table, key)) for key in sorted(known[table.name] - old[table.name]))
        found += (
            Change(table.name, key, CHANGED, why.changed(table, key, columns), columns)
            for key, columns in changed_rows(before[table.name], now[table.name], table=table)
        )
        found += (Change(table.name, key, WITHDRAWN, why.withdrawn(table, key)) for key in sorted(old[table.name] - known[table.name]))
    return found


class Reasons:
    """Says why a row is new, other or gone, from what its articles and mentions did."""

    def __init__(self, before: Tables, now: Tables, known: Mapping[str, set[str]], old: Mapping[str, set[str]], corrected: Mapping[str, str]) -> None:
        self._known, self._old, self._corrected = known, old, corrected
        self._article = {**by_key(before["mentions"], "mention_id", "article_id"), **by_key(now["mentions"], "mention_id", "article_id")}
        self._mentions = {"old": by_key(before["events"], "event_id", "mention_ids"), "now": by_key(now["events"], "event_id", "mention_ids")}
        self._linked = {name for names in self._mentions["now"].values() for name in names}

    def added(self, table: Table, key: str) -> str:
        """Returns why a row is new."""
        if key in self._corrected:
            return self._corrected[key]
        if table is ARTICLES:
            return "new article"
        if table is MENTIONS:
            return "of a new article" if self._article[key] not in self._old["articles"] else "coded anew"
        names = self._mentions["now"][key]
        if any(self._article[name] not in self._old["articles"] for name in names):
            return "from new articles"
        return "coded anew" if any(name not in self._old["mentions"] for name in names) else "linked anew"

    def withdrawn(self, table: Table, key: str) -> str:
        """Returns why a row is gone."""
        if key in self._corrected:
            return self._corrected[key]
        if table is ARTICLES:
            return "article withdrawn"
        if table is MENTIONS:
            return self._corrected.get(self._article[key]) or ("article withdrawn" if self._article[key] not in self._known["articles"] else "coded anew")
        names = self._mentions["old"][key]
        gone = [name for name in names if name not in self._known["mentions"]]
        if gone:
            return "article withdrawn" if all(self._article[name] not in self._known["articles"] for name in gone) else "coded anew"
        return "joined into another event" if any(name in self._linked for name in names) else "its mentions are no longer kept"

    def changed(self, table: Table, key: str, columns: Sequence[str]) -> str:
        """Returns why a row is another."""
        if key in self._corrected:
            return self._corrected[key]
        if table is not EVENTS:
            return "coded anew"
        old, now = set(self._mentions["old"][key]), set(self._mentions["now"][key])
        if now - old:
            return "more mentions"
        return "fewer mentions" if old - now else "coded anew"


def by_key(rows: pa.Table, key: str, column: str) -> dict[str, Any]:
    """Returns one column by the key."""
    return dict(zip(rows.column(key).to_pylist(), rows.column(column).to_pylist(), strict=True))


def changed_rows(before: pa.Table, now: pa.Table, *, table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yields the keys that stand in both tables with other values, and the columns that differ, in key order; only columns that both have are compared,
    and no versions."""
    place = pc.index_in(now.column(table.key), value_set=before.column(table.key).combine_chunks())
    both = pc.is_valid(place)
    place = place.filter(both)
    keys = now.column(table.key).filter(both).to_pylist()
    differing: dict[str, list[str]] = {}
    compared = (column.name for column in table.columns if column.name not in VERSIONS)
    for name in (name for name in compared if name in before.column_names and name in now.column_names):
        # column by column: two tables at once, in another order, would stand in memory beside those they are made of
        for row in differing_rows(before.column(name).take(place), now.column(name).filter(both)):
            differing.setdefault(keys[row], []).append(name)
    yield from ((key, tuple(differing[key])) for key in sorted(differing))


def differing_rows(one: pa.ChunkedArray, other: pa.ChunkedArray) -> Iterable[int]:
    """Returns the numbers of the rows in which two columns differ; null equals null."""
    if pa.types.is_list(one.type):
        return [row for row, (first, second) in enumerate(zip(one.to_pylist(), other.to_pylist(), strict=True)) if first != second]
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


def changes_page(found: Sequence[Change], columns: Sequence[SchemaChange], *, before: str | None) -> str:
    """Returns CHANGES.md: counts by table, kind and reason, the columns that differ, and the first rows of each kind; `before` None for a first release."""
    parts = ["# Changes of this release\n", f"Against {before}.\n" if before else "The first release.\n"]
    counts = Counter((change.table, change.kind, change.reason) for change in found)
    rows = [(*key, f"{number:,}") for key, number in sorted(counts.items())]
    parts.append("## Rows\n\n" + (markdown_table(("table", "what", "why", "rows"), rows) if rows else "None differ.\n"))
    if columns:
        told_columns = ((one.table, one.column, one.kind, one.before, one.now) for one in columns)
        parts.append("## Columns\n\n" + markdown_table(("table", "column", "what", "before", "now"), told_columns))
    for table, kind in ((table.name, kind) for table in COMPARED for kind in (ADDED, CHANGED, WITHDRAWN)):
        some = [change for change in found if (change.table, change.kind) == (table, kind)]
        if some and before:
            head = f"## {table.capitalize()} {kind}: {len(some):,}" + (f", the first {SHOWN}" if len(some) > SHOWN else "")
            first = ((change.key, change.reason, ", ".join(change.columns)) for change in some[:SHOWN])
            parts.append(f"{head}\n\n" + markdown_table(("key", "why", "columns"), first))
    return "\n".join(parts)


def empty_tables() -> dict[str, pa.Table]:
    """Returns the tables of no release, against which the first one is compared."""
    return {table.name: loose_schema(table).empty_table() for table in COMPARED}
