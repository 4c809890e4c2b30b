"""Rows that break a rule as rejects, with the first rule they break, its reason in words and the record."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from flows.checker import Broken
from flows.expectations import Rule
from flows.parts import loose_schema, records_to_batch
from schemas.article import Reject
from schemas.tables import ARTICLES, REJECTS, Table

RECORD_START = 300
SHOWN_VALUE = 80


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """The rules that one row breaks, in the order of their suite, and what the row has in the columns that are checked."""

    rules: tuple[Rule, ...]
    values: dict[str, Any]


def broken_rows(broken: Sequence[Broken], frame: pa.Table, *, first: int = 0) -> dict[int, BrokenRow]:
    """Returns the rows of a frame that break a rule, by their number; `first` is the number that the first row of the frame has in the whole table."""
    by_row: dict[int, list[Rule]] = {}
    for one in broken:
        for number in one.rows:
            by_row.setdefault(number, []).append(one.rule)
    numbers = sorted(by_row)
    values = frame.take(pa.array(numbers, type=pa.int64())).to_pylist()
    return {first + number: BrokenRow(tuple(by_row[number]), value) for number, value in zip(numbers, values, strict=True)}


def row_rejects(found: Mapping[int, BrokenRow], rows: pa.Table, *, table: Table, first: int = 0) -> tuple[list[int], list[Reject]]:
    """Returns the numbers of the rows to leave out of some rows, in order, and one reject for each: its rule is the first one broken.

    `found` has the broken rows of the whole table, in which these rows begin with the number `first`.
    """
    numbers = [number for number in range(rows.num_rows) if first + number in found] if found else []
    records = rows.take(pa.array(numbers, type=pa.int64())).to_pylist()
    told = [found[first + number] for number in numbers]
    return numbers, [
        row_reject(first + number, one.rules, record, one.values, table=table) for number, one, record in zip(numbers, told, records, strict=True)
    ]  # fmt: skip


def row_reject(number: int, failed: Sequence[Rule], record: dict[str, Any], values: dict[str, Any], *, table: Table) -> Reject:
    """Returns the reject of one row; an article's row has no record_id, because the article itself is the record."""
    record_id = record[table.key] or f"row {number}"
    return Reject(
        stage="validate",
        rule=failed[0].name,
        reason="; ".join(told(rule, values) for rule in failed),
        source_file=record.get("source_file") or "",
        source_line=record.get("source_line"),
        article_id=record.get("article_id"),
        record_id=None if table is ARTICLES else record_id,
        record=json.dumps(record, ensure_ascii=False, default=plain)[:RECORD_START],
    )


def told(rule: Rule, values: dict[str, Any]) -> str:
    """Returns what a rule asks and, for a rule on one column, what stands there: `quad_class lies from 1 to 4 (found 7)`."""
    return rule.meaning if rule.kind == "true" else f"{rule.meaning} (found {str(values[rule.column])[:SHOWN_VALUE]!r})"


def plain(value: object) -> str:
    """Returns a date as ISO text for JSON."""
    return value.isoformat() if isinstance(value, date) else str(value)


def without(rows: pa.Table, numbers: Sequence[int]) -> pa.Table:
    """Returns the table without the numbered rows; the same table where there are none (it may be a memory map)."""
    if not numbers:
        return rows
    leave = set(numbers)
    return rows.filter(pa.array([number not in leave for number in range(rows.num_rows)]))


def reject_table(rejects: Sequence[Reject]) -> pa.Table:
    """Returns rejects as a table."""
    return pa.Table.from_batches([records_to_batch(rejects, table=REJECTS)], schema=loose_schema(REJECTS))
