"""All tables of a release as one SQLite file: lists as link tables, indexes of `sqlite_indexes.tsv`, and the codebook as a table."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound
from flows.exports.delimited import as_cell
from flows.exports.mapping import FOLDER
from flows.exports.source import Source
from flows.exports.whole import Written, whole_file
from schemas.tables import SCHEMA_VERSION, TABLES, Column, Table

TABLE, COLUMNS = "sqlite_indexes.tsv", ("table", "columns", "why")
TYPES = {"int": "INTEGER", "long": "INTEGER", "float": "REAL"}
LIST = "texts"
CODEBOOK = ("table_name", "column_name", "type", "unit", "meaning", "null_means", "source")


def check_indexes(folder: Path = FOLDER) -> tuple[TableProblem, ...]:
    """Returns the problems of sqlite_indexes.tsv: tables and columns that do not exist, lists, lines without a reason."""
    rows, found = read_table(folder / TABLE, columns=COLUMNS)
    return (*found, *(TableProblem(TABLE, row.line, check, message) for row in rows for check, message in index_problems(row)))


def index_problems(row: TableRow) -> Iterator[tuple[str, str]]:
    """Yields check and message of each problem of a line."""
    columns = {table.name: {column.name for column in table.columns if column.type != LIST} for table in TABLES}
    if not row["why"]:
        yield "no-reason", "the column why is empty; say which question the index answers"
    if row["table"] not in columns:
        yield "unknown-table", f"{row['table']!r} is no table; tables are {', '.join(columns)}"
        return
    for name in row["columns"].split() or [""]:
        if name not in columns[row["table"]]:
            yield "unknown-column", f"{row['table']} has no column {name!r} that can be indexed; its columns stand in schemas/tables.py"


def create_table(table: Table) -> str:
    """Returns the statement that makes a table; its lists stand in tables of their own."""
    lines = []
    for column in table.columns:
        if column.type != LIST:
            null, key = "" if column.nullable else " NOT NULL", " PRIMARY KEY" if column.name == table.key else ""
            lines.append(f'"{column.name}" {TYPES.get(column.type, "TEXT")}{null}{key}')
    return f'CREATE TABLE "{table.name}" ({", ".join(lines)})'


def link_name(table: Table, column: Column) -> str:
    """Returns the name of the table that holds a list: events_article_ids."""
    return f"{table.name}_{column.name}"


def create_link(table: Table, column: Column) -> tuple[str, str]:
    """Returns the statements that make the table of a list and its index by the values: (event_id, position, article_id)."""
    name, value = link_name(table, column), column.name.removesuffix("s")
    made = f'CREATE TABLE "{name}" ("{table.key}" TEXT NOT NULL, position INTEGER NOT NULL, "{value}" TEXT NOT NULL, PRIMARY KEY ("{table.key}", position))'
    return f"{made} WITHOUT ROWID", f'CREATE INDEX "{name}_by_{value}" ON "{name}" ("{value}")'


def as_stored(value: Any) -> Any:
    """Returns a value as SQLite holds it: days as 2020-06-16, times as 2020-06-16 12:00:00 in UTC, as its date functions read them."""
    return as_cell(value.replace(tzinfo=None) if isinstance(value, datetime) else value)


def fill(database: sqlite3.Connection, source: Source, table: Table) -> int:
    """Fills a table and the tables of its lists, and returns its rows."""
    plain = [column.name for column in table.columns if column.type != LIST]
    lists = [column for column in table.columns if column.type == LIST]
    rows = 0
    insert = f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(plain))})'
    for batch in source.batches(table, table.names):
        held = zip(*(batch.column(name).to_pylist() for name in plain), strict=True)
        database.executemany(insert, ([as_stored(value) for value in row] for row in held))
        for column in lists:
            keyed = zip(batch.column(table.key).to_pylist(), batch.column(column.name).to_pylist(), strict=True)
            links = ((key, place, value) for key, values in keyed for place, value in enumerate(values or (), 1))
            database.executemany(f'INSERT INTO "{link_name(table, column)}" VALUES (?, ?, ?)', links)
        rows += batch.num_rows
    return rows


def write_codebook(database: sqlite3.Connection, name: str) -> None:
    """Writes what each column means, and which release this is."""
    database.execute(f"CREATE TABLE codebook ({', '.join(f'{column} TEXT' for column in CODEBOOK)})")
    lines = (
        (table.name, column.name, column.type, column.unit, column.meaning, column.null if column.nullable else "never", column.origin)
        for table in TABLES
        for column in table.columns
    )
    database.executemany("INSERT INTO codebook VALUES (?, ?, ?, ?, ?, ?, ?)", lines)
    database.execute("CREATE TABLE release (name TEXT, schema_version TEXT)")
    database.execute("INSERT INTO release VALUES (?, ?)", (name, SCHEMA_VERSION))


def write(source: Source, path: Path) -> Written:
    """Writes every table the source has; raises ValueError where sqlite_indexes.tsv is not sound or the data break the schema."""
    refuse_unsound(check_indexes())
    rows = {}
    with whole_file(path) as unfinished, closing(sqlite3.connect(unfinished)) as database:
        # the file has its name only when it is whole: a journal would protect what nobody sees
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        for table in TABLES:
            if table.name in source.files:
                rows[table.name] = filled(database, source, table)
        for row in read_table(FOLDER / TABLE, columns=COLUMNS)[0]:
            if row["table"] in rows:
                names = row["columns"].split()
                database.execute(f'CREATE INDEX "{row["table"]}_by_{"_".join(names)}" ON "{row["table"]}" ({", ".join(names)})')
        write_codebook(database, source.name)
        database.commit()
    return Written(rows, sum(len(table.columns) for table in TABLES if table.name in rows))


def filled(database: sqlite3.Connection, source: Source, table: Table) -> int:
    """Makes a table with the tables of its lists, fills it and returns its rows."""
    database.execute(create_table(table))
    links = [create_link(table, column) for column in table.columns if column.type == LIST]
    for made, _ in links:
        database.execute(made)
    try:
        rows = fill(database, source, table)
    except sqlite3.IntegrityError as error:
        raise ValueError(f"{table.name}: {error}; the file breaks its schema, `tocsin run` makes none such") from None
    for _, index in links:
        database.execute(index)
    return rows
