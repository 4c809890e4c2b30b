"""The tables that say how a form's columns come of ours: read and checked here, applied to rows.

A line is `column rule from meaning`. The rule is `copy`, `blank`, `always` (the cell `from` itself), a function of `rules.COMMON` or of the
form's own module, a table of `values.tsv` or a column of `countries.tsv`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from inspect import signature
from pathlib import Path
from typing import Any

import pyarrow as pa

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound
from schemas.tables import EVENTS

FOLDER = Path(__file__).parent
COLUMNS = ("column", "rule", "from", "meaning")
VALUES, VALUE_COLUMNS = "values.tsv", ("table", "value", "becomes", "why")
COUNTRIES, COUNTRY_COLUMNS = "countries.tsv", ("code", "iso", "fips", "name", "acled_country", "acled_region", "icews_country")
Rule = Callable[..., Any]
OWN = {column.name: column for column in EVENTS.columns}


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of a form: the columns of ours it is made of, and the function of their values."""

    name: str
    needs: tuple[str, ...]
    rule: Rule
    meaning: str


def check_lookups(folder: Path = FOLDER) -> tuple[TableProblem, ...]:
    """Returns the problems of values.tsv and countries.tsv: headers, cells, a value or a country named twice, a line without a reason."""
    values, found = read_table(folder / VALUES, columns=VALUE_COLUMNS)
    countries, more = read_table(folder / COUNTRIES, columns=COUNTRY_COLUMNS)
    problems = [*found, *more]
    problems += twice(VALUES, values, ("table", "value"))
    problems += twice(COUNTRIES, countries, ("code",))
    problems += [TableProblem(VALUES, row.line, "no-reason", "the column why is empty; say whose rule this is") for row in values if not row["why"]]
    for row in countries:
        if row["iso"] and not row["iso"].isdigit():
            problems.append(TableProblem(COUNTRIES, row.line, "bad-number", f"{row['iso']!r} is no ISO 3166 number; write its digits, e.g. 404"))
    return tuple(problems)


def twice(file: str, rows: Iterable[TableRow], key: Sequence[str]) -> Iterator[TableProblem]:
    """Yields a problem for each row whose key stands in a row before it."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        cells = tuple(row[name] for name in key)
        first = seen.setdefault(cells, row.line)
        if first != row.line:
            yield TableProblem(file, row.line, "twice", f"{' '.join(cells)!r} stands in line {first} already; keep one of the two")


@cache
def lookups(folder: Path = FOLDER) -> Mapping[str, Mapping[str, Any]]:
    """Returns the tables of values.tsv and countries.tsv by name; raises ValueError with all problems where they are not sound."""
    refuse_unsound(check_lookups(folder))
    found: dict[str, dict[str, Any]] = {}
    for row in read_table(folder / VALUES, columns=VALUE_COLUMNS)[0]:
        found.setdefault(row["table"], {})[row["value"]] = row["becomes"]
    for row in read_table(folder / COUNTRIES, columns=COUNTRY_COLUMNS)[0]:
        for name in COUNTRY_COLUMNS[1:]:
            found.setdefault(name, {})[row["code"]] = row[name] or None
    return found


def check_mapping(path: Path, *, rules: Mapping[str, Rule], folder: Path = FOLDER) -> tuple[TableProblem, ...]:
    """Returns the problems of a form's table: rules and columns that do not exist, a wrong number of columns for a rule, a column twice,
    no meaning, a look-up that leaves out a value our column may hold."""
    rows, found = read_table(path, columns=COLUMNS)
    problems = [*found, *twice(path.name, rows, ("column",))]
    tables = lookups(folder)
    for row in rows:
        problems += [TableProblem(path.name, row.line, check, message) for check, message in row_problems(row, rules, tables)]
    return tuple(problems)


def row_problems(row: TableRow, rules: Mapping[str, Rule], tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yields check and message of each problem of a line."""
    rule, needs = row["rule"], row["from"].split()
    if not row["meaning"]:
        yield "no-meaning", "the column meaning is empty; say what stands in the column"
    if rule not in {"copy", "blank", "always", *rules, *tables}:
        yield "unknown-rule", f"{rule!r} is no rule; rules are copy, blank, always, {', '.join(sorted({*rules, *tables}))}"
        return
    wanted = 0 if rule == "blank" else len(signature(rules[rule]).parameters) if rule in rules else 1
    if len(needs) != wanted:
        yield "column-count", f"{rule} takes {wanted} of our columns, {len(needs)} are named"
    for name in needs if rule != "always" else ():
        if name not in OWN:
            yield "unknown-column", f"events have no column {name!r}; their columns stand in schemas/tables.py"
        elif rule in tables and (lost := [value for value in OWN[name].allowed if value not in tables[rule]]):
            yield "value-missing", f"{rule} says nothing of {', '.join(lost)}, which {name} may hold; add a line to {VALUES}"


def read_mapping(name: str, *, rules: Mapping[str, Rule]) -> tuple[FormColumn, ...]:
    """Returns the columns of a form; raises ValueError with all problems of its table."""
    refuse_unsound(check_mapping(FOLDER / name, rules=rules))
    return tuple(form_column(row, rules) for row in read_table(FOLDER / name, columns=COLUMNS)[0])


def form_column(row: TableRow, rules: Mapping[str, Rule]) -> FormColumn:
    """Returns the column of a sound line."""
    rule, needs = row["rule"], tuple(row["from"].split())
    if rule == "always":
        return FormColumn(row["column"], (), partial(same, row["from"]), row["meaning"])
    found = {"copy": same, "blank": partial(same, None)}.get(rule) or rules.get(rule) or lookups()[rule].get
    return FormColumn(row["column"], needs, found, row["meaning"])


def same(value: Any) -> Any:
    """Returns the value."""
    return value


def needed(columns: Iterable[FormColumn], *besides: str) -> list[str]:
    """Returns the columns of ours that a form is made of, each once."""
    return list(dict.fromkeys(name for names in (*(column.needs for column in columns), besides) for name in names))


def form_rows(batches: Iterable[pa.RecordBatch], columns: Sequence[FormColumn]) -> Iterator[tuple[Any, ...]]:
    """Yields the form's rows; null in a column that a one-column rule is made of stays null without asking the rule."""
    for batch in batches:
        held = {name: batch.column(name).to_pylist() for name in needed(columns)}
        made = [made_column(column, held, batch.num_rows) for column in columns]
        yield from zip(*made, strict=True)


def made_column(column: FormColumn, held: Mapping[str, list[Any]], rows: int) -> list[Any]:
    """Returns the values of one column of a form."""
    if not column.needs:
        return [column.rule()] * rows
    if column.rule is same:
        return held[column.needs[0]]
    if len(column.needs) == 1:
        return [None if value is None else column.rule(value) for value in held[column.needs[0]]]
    return [column.rule(*values) for values in zip(*(held[name] for name in column.needs), strict=True)]
