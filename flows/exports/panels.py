"""Country-month and dyad-month panels: measures of `panels.tsv` for each unit and month, zeros filled over the whole span."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from math import fsum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound
from flows.exports.delimited import write_delimited
from flows.exports.mapping import FOLDER, OWN, twice
from flows.exports.source import BATCH, Source
from flows.exports.whole import Written, whole_file
from schemas.codebook import acled_sub_events
from schemas.tables import EVENTS

TABLE, COLUMNS = "panels.tsv", ("column", "measure", "of", "value", "meaning")
MEASURES = ("count", "known", "sum", "sum_once", "mean")
PLACE, DYAD = "country", ("source_country", "target_country")
PLACED = ("day", "week", "month")
"""Precisions that say the month; a week that goes over two months counts in that of its first day."""
ARROW = {"count": pa.int64(), "known": pa.int64(), "mean": pa.float64()}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of panels.tsv; `value` None: every row counts."""

    name: str
    kind: str
    of: str
    value: object
    meaning: str

    @property
    def type(self) -> pa.DataType:
        """Returns the Arrow type of the measure; a sum of whole numbers is one."""
        return ARROW.get(self.kind) or (pa.int64() if OWN[self.of].type in {"int", "long"} else pa.float64())

    def over(self, rows: Sequence[Row]) -> int | float | None:
        """Returns the measure over the rows of one unit and month; a mean of nothing is None."""
        if self.kind == "count":
            return len(rows) if self.value is None else sum(row[self.of] == self.value for row in rows)
        known = [row[self.of] for row in rows if row[self.of] is not None]
        if self.kind == "known":
            return len(known)
        if self.kind == "sum_once":
            known = [value for _, value in {(row["sentence"], row[self.of]) for row in rows if row[self.of] is not None}]
        total = sum(known) if self.type == pa.int64() else fsum(known)
        return (total / len(known) if known else None) if self.kind == "mean" else total


def check_panels(folder: Path = FOLDER) -> tuple[TableProblem, ...]:
    """Returns the problems of panels.tsv: measures and columns that do not exist, sums of text, values a column cannot hold, values left out."""
    rows, found = read_table(folder / TABLE, columns=COLUMNS)
    problems = [*found, *twice(TABLE, rows, ("column",))]
    counted: dict[str, set[str]] = {}
    for row in rows:
        problems += [TableProblem(TABLE, row.line, check, message) for check, message in measure_problems(row)]
        if row["value"]:
            counted.setdefault(row["of"], set()).add(row["value"])
    for name, values in counted.items():
        if lost := [value for value in closed_values(name) if value not in values]:
            problems.append(TableProblem(TABLE, len(rows), "value-missing", f"no line counts {name} {', '.join(lost)}; each value has its column"))
    return tuple(problems)


def measure_problems(row: TableRow) -> Iterator[tuple[str, str]]:
    """Yields check and message of each problem of a line."""
    if row["measure"] not in MEASURES:
        yield "unknown-measure", f"{row['measure']!r} is no measure; measures are {', '.join(MEASURES)}"
    if not row["meaning"]:
        yield "no-meaning", "the column meaning is empty; say what stands in the column"
    if row["of"] not in OWN:
        yield "unknown-column", f"events have no column {row['of']!r}; their columns stand in schemas/tables.py"
    elif row["measure"] in {"sum", "sum_once", "mean"} and OWN[row["of"]].type not in {"int", "long", "float"}:
        yield "no-number", f"{row['of']} holds no numbers; sums and means need a column of numbers"
    elif row["value"] and row["value"] not in closed_values(row["of"]):
        yield "unknown-value", f"{row['of']} never holds {row['value']!r}; it holds {', '.join(closed_values(row['of'])) or 'no closed set of values'}"


def closed_values(name: str) -> tuple[str, ...]:
    """Returns the values a column may hold as text; empty where they are no closed set."""
    column = OWN[name]
    if column.code_list == "acled_event":
        return tuple(dict.fromkeys(event.event_type for event in acled_sub_events().values()))
    if column.type == "int" and column.low is not None and column.high is not None:
        return tuple(str(value) for value in range(int(column.low), int(column.high) + 1))
    return column.allowed


@cache
def measures(folder: Path = FOLDER) -> tuple[Measure, ...]:
    """Returns the measures in the order of their columns; raises ValueError with all problems of the table."""
    refuse_unsound(check_panels(folder))
    rows = read_table(folder / TABLE, columns=COLUMNS)[0]
    return tuple(Measure(row["column"], row["measure"], row["of"], typed(row), row["meaning"]) for row in rows)


def typed(row: TableRow) -> object:
    """Returns the value a line counts, of its column's type; None where it counts every row."""
    return None if not row["value"] else int(row["value"]) if OWN[row["of"]].type == "int" else row["value"]


def month_of(day: date) -> date:
    """Returns the first day of a day's month."""
    return day.replace(day=1)


def months(first: date, last: date) -> list[date]:
    """Returns the first day of each month from one month to another, both included."""
    return [date(number // 12, number % 12 + 1, 1) for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]


def cells(rows: Iterable[Row], units: Sequence[str], span: tuple[date | None, date | None], left_out: Counter[str]) -> dict[tuple[Any, ...], list[Row]]:
    """Returns the events by unit and month, and counts those that have no place in a panel by reason."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    first, last = span
    for row in rows:
        unit = tuple(row[name] for name in units)
        if row["event_date"] is None or row["date_precision"] not in PLACED:
            left_out["no month is known"] += 1
        elif None in unit:
            left_out[f"no {' or '.join(units)} is known"] += 1
        elif (first and row["event_date"] < first) or (last and month_of(row["event_date"]) > last):
            left_out["outside the months asked for"] += 1
        else:
            found.setdefault((*unit, month_of(row["event_date"])), []).append(row)
    return found


def panel_rows(found: Mapping[tuple[Any, ...], list[Row]], span: tuple[date | None, date | None]) -> Iterator[tuple[Any, ...]]:
    """Yields a row for each unit that has an event and each month of the span, which is that of all events where none is given."""
    if not found:
        return
    span_months = months(span[0] or min(key[-1] for key in found), span[1] or max(key[-1] for key in found))
    empty = tuple(measure.over(()) for measure in measures())
    for unit in sorted({key[:-1] for key in found}):
        for month in span_months:
            rows = found.get((*unit, month))
            yield (*unit, month, *(tuple(measure.over(rows) for measure in measures()) if rows else empty))


def panel_schema(units: Sequence[str]) -> pa.Schema:
    """Returns the panel's columns with their meanings."""
    fields = [pa.field(name, pa.string(), False, {"description": OWN[name].meaning}) for name in units]
    fields.append(pa.field("month", pa.date32(), False, {"description": "First day of the month"}))
    fields += [pa.field(measure.name, measure.type, metadata={"description": measure.meaning}) for measure in measures()]
    return pa.schema(fields)


def write(source: Source, path: Path, *, units: Sequence[str], first: date | None = None, last: date | None = None) -> Written:
    """Writes a panel of `units`, CSV or Parquet by the ending of `path`; raises ValueError for another ending and a span that ends before it begins."""
    if path.suffix not in {".csv", ".parquet"}:
        raise ValueError(f"{path.name}: a panel is written as .csv or .parquet; name the file {path.stem}.csv or {path.stem}.parquet")
    if first and last and last < first:
        raise ValueError(f"the span ends ({last:%Y-%m}) before it begins ({first:%Y-%m})")
    needs = dict.fromkeys(("event_date", "date_precision", "sentence", *units, *(measure.of for measure in measures())))
    left_out: Counter[str] = Counter()
    events = (row for batch in source.batches(EVENTS, list(needs)) for row in batch.to_pylist())
    found = cells(events, units, (first, last), left_out)
    rows, schema = panel_rows(found, (first, last)), panel_schema(units)
    with whole_file(path) as unfinished:
        written = write_parquet_rows(unfinished, rows, schema) if path.suffix == ".parquet" else write_delimited(unfinished, schema.names, rows)
    return Written({"rows": written, "events": sum(map(len, found.values()))}, len(schema), left_out)


def write_parquet_rows(path: Path, rows: Iterable[Sequence[Any]], schema: pa.Schema) -> int:
    """Writes rows of values as Parquet and returns their number."""
    written, stream = 0, iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(stream, BATCH)):
            columns = zip(*some, strict=True)
            writer.write_batch(pa.RecordBatch.from_arrays([pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema))
            written += len(some)
    return written
