"""Checks a release that stands, or a user's own Parquet of articles, mentions or events, against the rules of the data."""

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows import checks
from flows.checker import Checker
from flows.column_digests import KeySet
from flows.expectations import RUN, Rule, rules
from flows.release import MANIFEST, file_digests, read_manifest
from flows.row_rejects import told
from flows.thresholds import ERROR_ROW, ERROR_TABLE, WARNING
from flows.warned import warned
from schemas.arrow import arrow_schema
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS, TABLES, Table

CHECKED = (ARTICLES, MENTIONS, EVENTS)
FIRST = 3
# What a flag looks at beside the row itself; a table alone cannot say.
NEEDS_OTHERS = frozenset({"article-exists", "offsets-inside", "sentence-matches-text", "mentions-counted", "evidence-exists"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule: where, how severe, how many rows, and the first of them in words."""

    where: str
    severity: str
    rule: str
    meaning: str
    rows: int = 0
    first: tuple[str, ...] = ()


class NotCheckable(ValueError):
    """The path is no release and no Parquet file of articles, mentions or events."""


def check_path(path: Path) -> list[Finding]:
    """Returns every broken rule of a release folder or a Parquet file; raises NotCheckable where the path is neither."""
    if not path.exists():
        raise NotCheckable(f"{path} does not exist: give the folder of a release, or a Parquet file")
    if path.is_dir():
        return check_release(path)
    rows = read(path)
    return check_tables({table_of(rows, path).name: rows})


def read(path: Path) -> pa.Table:
    """Returns a Parquet file; raises NotCheckable where it is none."""
    try:
        return pq.ParquetFile(path).read()
    except (pa.ArrowInvalid, OSError) as error:
        raise NotCheckable(f"{path.name} is not readable as Parquet: {error}") from error


def table_of(rows: pa.Table, path: Path) -> Table:
    """Returns which table a file is: by its own word, by its key, or by the columns it shares most with; raises NotCheckable for none."""
    own = (rows.schema.metadata or {}).get(b"table", b"").decode()
    found = next((table for table in CHECKED if table.name == own), None)
    for table in (EVENTS, MENTIONS, ARTICLES):
        found = found or (table if table.key in rows.column_names else None)
    best = max(CHECKED, key=lambda table: len(set(table.names) & set(rows.column_names)))
    if found is None and len(set(best.names) & set(rows.column_names)) >= 2:
        found = best
    if found is None:
        raise NotCheckable(f"{path.name} holds no articles, mentions or events: it has the columns {', '.join(rows.column_names[:10])}")
    return found


def check_release(folder: Path) -> list[Finding]:
    """Returns what is broken in a release: files against the manifest, then every table with the others beside it."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise NotCheckable(f"{folder} is no release: it has no readable {MANIFEST}")
    listed, here = manifest.get("files") or {}, file_digests(folder)
    wrong = [f"{name}: {'missing' if name not in here else 'not listed' if name not in listed else 'changed'}"
             for name in sorted({*listed, *here}) if listed.get(name) != here.get(name)]  # fmt: skip
    found = [Finding("release", ERROR_TABLE, "files-whole", "every file has the digest of the manifest", len(wrong), tuple(wrong[:FIRST]))] if wrong else []
    lost = [table.name for table in TABLES if not (folder / f"{table.name}.parquet").exists()]
    found += [Finding(name, ERROR_TABLE, "table-present", f"{name}.parquet stands in the release") for name in lost]
    tables = {}
    for table in (*CHECKED, REJECTS):
        if table.name not in lost:
            try:
                tables[table.name] = read(folder / f"{table.name}.parquet")
            except NotCheckable as error:
                found.append(Finding(table.name, ERROR_TABLE, "readable", str(error)))
    rejects = tables.pop(REJECTS.name, None)
    found += check_tables(tables)
    whole = rejects is not None and len(tables) == len(CHECKED) and not any(one.rule in ("missing-column", "wrong-type") for one in found)
    return found + check_run({**tables, REJECTS.name: rejects}, counts=manifest.get("counts") or {}) if whole else found


def check_run(tables: Mapping[str, pa.Table], *, counts: Mapping[str, Any]) -> list[Finding]:
    """Returns the equations of the run that do not hold: what the manifest counted against what stands in the tables."""
    fitted = {table.name: fit(tables[table.name], table=table)[0] for table in (*CHECKED, REJECTS)}
    here = set(fitted[ARTICLES.name].column("article_id").to_pylist())
    lost = fitted[REJECTS.name].select(["article_id", "record_id"]).to_pylist()
    of_lost_articles = sum(checks.is_mention(row["record_id"]) and row["article_id"] not in here for row in lost)
    frame = checks.run_frame(
        fitted,
        records_in=counts.get("records", 0),
        mentions_in=sum(fitted[ARTICLES.name].column("n_mentions").to_pylist()) + of_lost_articles,
        mentions_of_rejected_events=counts.get("mentions_without_event", 0),
    )
    with tempfile.TemporaryDirectory() as folder:
        broken = Checker(Path(folder)).check(RUN, frame, key=None)
    return [Finding(RUN, ERROR_TABLE, one.rule.name, f"{one.rule.meaning} (found {one.found})") for one in broken]


def check_tables(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """Returns the broken rules of some of the tables; a rule whose columns are missing is not run, the missing column is named instead."""
    found: list[Finding] = []
    fitted: dict[str, pa.Table] = {}
    lacking: dict[str, set[str]] = {}
    for table in CHECKED:
        if table.name in tables:
            fitted[table.name], missing = fit(tables[table.name], table=table)
            lacking[table.name] = {one.first[0] for one in missing}
            found += missing
    with tempfile.TemporaryDirectory() as folder:
        checker = Checker(Path(folder))
        for name, rows in fitted.items():
            found += check_rows(name, rows, fitted, lacking=lacking[name], checker=checker)
    found += [Finding(rule, WARNING, rule, words) for rule, words in warned(tables).items()]
    return found


def fit(rows: pa.Table, *, table: Table) -> tuple[pa.Table, list[Finding]]:
    """Returns the rows with the table's columns (null where missing or of another type), and a finding for each such column."""
    columns, found = [], []
    for field in arrow_schema(table):
        if field.name not in rows.column_names:
            found.append(Finding(table.name, ERROR_TABLE, "missing-column", f"the column {field.name} ({field.type}) is there", 0, (field.name,)))
            columns.append(pa.nulls(rows.num_rows, field.type))
            continue
        try:
            columns.append(rows.column(field.name).cast(field.type))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            words = f"{field.name} is {field.type} (found {rows.schema.field(field.name).type})"
            found.append(Finding(table.name, ERROR_TABLE, "wrong-type", words, 0, (field.name,)))
            columns.append(pa.nulls(rows.num_rows, field.type))
    return pa.Table.from_arrays(columns, names=[column.name for column in table.columns]), found


def check_rows(name: str, rows: pa.Table, tables: Mapping[str, pa.Table], *, lacking: Collection[str], checker: Checker) -> list[Finding]:
    """Returns the broken row rules of one table. Where a column is lacking, only rules on single columns that are there are run."""
    table = next(table for table in CHECKED if table.name == name)
    alone = any(other.name not in tables for other in CHECKED)
    frame = rows if lacking else frame_of(name, rows, tables)
    suite = tuple(
        rule for rule in rules(name)
        if (rule.column in rows.column_names and rule.column not in lacking if lacking else not (alone and rule.name in NEEDS_OTHERS))
    )  # fmt: skip
    broken = checker.check(name, frame, key=None, suite=suite)
    key = table.key
    values = frame.to_pylist() if broken else []
    return [Finding(name, ERROR_ROW, one.rule.name, one.rule.meaning, len(one.rows), tuple(row_words(one.rule, n, values[n], key) for n in one.rows[:FIRST]))
            for one in broken]  # fmt: skip


def frame_of(name: str, rows: pa.Table, tables: Mapping[str, pa.Table]) -> pa.Table:
    """Returns the frame that the run checked: the rows with their flags."""
    empty = {table.name: fit(pa.table({}), table=table)[0] for table in CHECKED}
    articles, mentions = (tables.get(table.name, empty[table.name]) for table in (ARTICLES, MENTIONS))
    if name == ARTICLES.name:
        return checks.article_frame(rows, mentions, seen=set())
    if name == MENTIONS.name:
        return checks.mention_frame(rows, articles, seen=set())
    return checks.event_frame(rows, mentions=KeySet(mentions, MENTIONS.key), articles=KeySet(articles, ARTICLES.key), seen=set())


def row_words(rule: Rule, number: int, values: Mapping[str, Any], key: str) -> str:
    """Returns one row in words: its number from 1, its key, and what stands there."""
    return f"row {number + 1}, {values.get(key)}: {told(rule, dict(values))}"
