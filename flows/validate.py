"""Runs the rules through Great Expectations; rows that break one become rejects, a broken table rule stops the release."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows import checks
from flows.added_up import added
from flows.expectations import RUN, Rule, rules
from flows.given_back import give_back
from flows.put_off import load_checks
from flows.parts import loose_schema, records_to_batch
from flows.stored import PIECE, Rows, Stored, pieces_of, store, whole
from schemas.article import Reject
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS, Table

ROW = "row"
CHECKED = 10_000
"""Rows that are checked at once: pandas and Great Expectations hold 2.5 KB of each, and take a second more for each round."""
RECORD_START = 300
SHOWN_VALUE = 80
# Data Docs print the time of the run; a fixed one keeps their bytes equal, and `flows.quality` takes it off the pages.
RUN_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that was broken, with the numbers of the rows that break it (none for a rule that speaks of the whole table)."""

    frame: str
    rule: Rule
    rows: tuple[int, ...]
    found: str = ""

    def __str__(self) -> str:
        return f"{self.frame}: [{self.rule.name}] does not hold: {self.rule.meaning}" + (f" (found {self.found})" if self.found else "")


class GateError(Exception):
    """The release is stopped; `broken` are the table rules that do not hold."""

    def __init__(self, broken: Sequence[Broken]) -> None:
        self.broken = tuple(broken)
        super().__init__("\n".join(str(one) for one in broken))


class RuleError(Exception):
    """A rule could not be evaluated: Great Expectations reports that in `exception_info` and raises nothing itself."""


class Checker:
    """A Great Expectations context in a folder of its own; holds the results that the Data Docs are built from."""

    def __init__(self, folder: Path) -> None:
        load_checks()
        import great_expectations as gx

        self._gx = gx
        self.folder = folder
        self.context = gx.get_context(mode="file", project_root_dir=str(folder))
        self.context.variables.progress_bars = {"globally": False}
        self._source = self.context.data_sources.add_or_update_pandas("tocsin")

    def check(self, name: str, frame: pa.Table, *, key: str | None, suite: Sequence[Rule] | None = None) -> list[Broken]:
        """Checks a frame against the suite `name`; returns the broken rules in the suite's order, row rules with their rows.

        Raises RuleError where an expectation could not be evaluated.
        """
        with self.checking(name, key=key, suite=suite) as check:
            return check(frame)

    @contextmanager
    def checking(self, name: str, *, key: str | None, suite: Sequence[Rule] | None = None) -> Iterator[Callable[[pa.Table], list[Broken]]]:
        """Yields a function that checks the pieces of a table one behind the other and returns for each its broken rules, with the numbers of its rows
        counted from its first; at the end the results stand in the store as those of the whole table."""
        suite = rules(name) if suite is None else suite
        definition = self._definition(name, suite)
        shown = [ROW] if key is None else [ROW, key]
        results: list[Any] = []
        checked = pieces = 0

        def check(frame: pa.Table) -> list[Broken]:
            nonlocal results, checked, pieces
            data = frame.to_pandas()
            data[ROW] = range(checked, checked + len(data))
            here = run(definition, data, shown, run_id=self._gx.RunIdentifier(run_name="tocsin", run_time=RUN_TIME))
            found = {result.expectation_config.meta["rule"]: result for result in here}
            unknown = [rule.name for rule in suite if rule.name not in found or raised(found[rule.name])]
            if unknown:
                raise RuleError(
                    f"{name}: these rules could not be evaluated: " + "; ".join(f"{rule} ({raised(found.get(rule))})" for rule in unknown)
                )
            broken = [
                Broken(name, rule, tuple(row - checked for row in failed_rows(found[rule.name])), observed(rule, frame))
                for rule in suite
                if not found[rule.name].success
            ]  # fmt: skip
            results = added(results, here) if results else here
            pieces += 1
            checked += len(data)
            # validators and frames stand in cycles: they would wait for a late collection, round after round
            del data, here, found
            give_back()
            return broken

        yield check
        if pieces > 1:
            self._keep(name, results)
        # the last frame would stay with the engine that checked it
        held = self._source.get_execution_engine().batch_manager
        held.reset_batch_cache()
        held.batch_data_cache.clear()

    def _definition(self, name: str, suite: Sequence[Rule]) -> Any:
        gx = self._gx
        batch = self._source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("whole")
        held = self.context.suites.add(gx.ExpectationSuite(name=name, expectations=[expectation(rule) for rule in suite]))
        return self.context.validation_definitions.add(gx.ValidationDefinition(name=name, data=batch, suite=held))

    def _keep(self, name: str, results: Sequence[Any]) -> None:
        """Puts the results of the whole table in place of those of its last piece."""
        store = self.context.validation_results_store
        for key in store.list_keys():
            if key.expectation_suite_identifier.name == name:
                kept = store.get(key)
                held = sum(bool(result.success) for result in results)
                kept.results, kept.success = list(results), held == len(results)
                kept.statistics = {
                    "evaluated_expectations": len(results), "successful_expectations": held, "unsuccessful_expectations": len(results) - held,
                    "success_percent": held / len(results) * 100,
                }  # fmt: skip
                store.set(key, kept)


def run(definition: Any, data: Any, shown: list[str], *, run_id: Any) -> Any:
    """Runs a validation definition over one piece; by itself: a checkpoint around one definition would compare and store all of it once more."""
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": shown, "return_unexpected_index_query": False}
    return definition.run(batch_parameters={"dataframe": data}, result_format=form, run_id=run_id).results


def expectation(rule: Rule) -> Any:
    """Returns the Great Expectations form of a rule; its name and level go with it as `meta`."""
    import great_expectations.expectations

    gxe: Any = great_expectations.expectations

    severity = "critical" if rule.level == "table" else "warning"
    told: dict[str, Any] = {
        "meta": {"rule": rule.name, "level": rule.level},
        "severity": severity,
        "description": f"{rule.name}: {rule.meaning}",
    }
    match rule.kind:
        case "not-null":
            return gxe.ExpectColumnValuesToNotBeNull(column=rule.column, **told)
        case "in-set":
            return gxe.ExpectColumnValuesToBeInSet(column=rule.column, value_set=list(rule.values), **told)
        case "true":
            return gxe.ExpectColumnValuesToBeInSet(column=rule.column, value_set=[True], **told)
        case "in-range":
            return gxe.ExpectColumnValuesToBeBetween(column=rule.column, min_value=rule.low, max_value=rule.high, **told)
        case "pattern":
            return gxe.ExpectColumnValuesToMatchRegex(column=rule.column, regex=ungrouped(rule.pattern), **told)
        case "equal":
            return gxe.ExpectColumnPairValuesToBeEqual(column_A=rule.column, column_B=rule.other, **told)
    raise ValueError(f"rule {rule.name}: no expectation for the kind {rule.kind}")


def ungrouped(pattern: str) -> str:
    """Returns a pattern whose groups capture nothing: pandas warns of captures where it only looks for a match."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


def raised(result: Any) -> str:
    """Returns what an expectation raised, `no result` where it has none, and an empty text where it was evaluated."""
    if result is None:
        return "no result"
    info = result.exception_info or {}
    parts = [info] if "raised_exception" in info else list(info.values())
    return "; ".join(str(part.get("exception_message")) for part in parts if part.get("raised_exception"))


def failed_rows(result: Any) -> tuple[int, ...]:
    """Returns the numbers of the rows that break the rule."""
    return tuple(int(one[ROW]) for one in result.result.get("unexpected_index_list") or ())


def observed(rule: Rule, frame: pa.Table) -> str:
    """Returns the values a broken table rule met (its frame has one row); empty for a row rule."""
    if rule.level != "table":
        return ""
    return ", ".join(f"{name}={frame.column(name)[0].as_py()}" for name in (rule.column, rule.other) if name)


def row_rejects(
    broken: Sequence[Broken], rows: pa.Table, frame: pa.Table, *, table: Table, first: int = 0
) -> tuple[list[int], list[Reject]]:
    """Returns the numbers of the rows to leave out, in order, and one reject for each: its rule is the first one broken.

    `first` is the number that the first of these rows has in the whole table.
    """
    by_row: dict[int, list[Rule]] = {}
    for one in broken:
        for number in one.rows:
            by_row.setdefault(number, []).append(one.rule)
    numbers = sorted(by_row)
    records = rows.take(pa.array(numbers, type=pa.int64())).to_pylist()
    values = frame.take(pa.array(numbers, type=pa.int64())).to_pylist()
    return numbers, [
        row_reject(first + number, by_row[number], record, value, table=table)
        for number, record, value in zip(numbers, records, values, strict=True)
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


def screen(
    name: str, pairs: Iterable[tuple[pa.Table, pa.Table]], rejects: list[Reject], *, checker: Checker, table: Table, inexact: frozenset[str]
) -> Stored:
    """Checks the rows and frames of one table, piece by piece; returns the good rows in a file of the checker's folder and adds a reject for each other.

    `inexact` are the whole-number columns that hold a null somewhere: pandas shows their values with a fraction (7.0), which must not depend on the pieces.
    """

    def good() -> Iterator[pa.Table]:
        first = 0
        with checker.checking(name, key=table.key) as check:
            for rows, frame in gathered(pairs):
                numbers, lost = row_rejects(check(as_floats(frame, inexact)), rows, frame, table=table, first=first)
                rejects.extend(lost)
                first += rows.num_rows
                yield without(rows, numbers)

    return store(checker.folder / f"screened-{name}.arrow", good(), table=table)


def gathered(pairs: Iterable[tuple[pa.Table, pa.Table]]) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Yields rows and frames put together until they are enough for one round of checks, of which each takes a second; at least once."""
    waiting: list[tuple[pa.Table, pa.Table]] = []
    for pair in pairs:
        if waiting and sum(rows.num_rows for rows, _ in waiting) + pair[0].num_rows > CHECKED:
            yield pa.concat_tables([rows for rows, _ in waiting]), pa.concat_tables([frame for _, frame in waiting])
            waiting = []
        waiting.append(pair)
    yield pa.concat_tables([rows for rows, _ in waiting]), pa.concat_tables([frame for _, frame in waiting])


def as_floats(frame: pa.Table, names: frozenset[str]) -> pa.Table:
    """Returns a frame with some whole-number columns as numbers with a fraction."""
    for name in names:
        place = frame.schema.get_field_index(name)
        frame = frame.set_column(place, name, frame.column(place).cast(pa.float64()))
    return frame


def inexact_columns(tables: Sequence[Rows], *, table: Table) -> frozenset[str]:
    """Returns the whole-number columns read by the table's rules that hold a null in one of the tables."""
    schema = loose_schema(table)
    names = [name for name in checks.framed_columns(table.name) if pa.types.is_integer(schema.field(name).type)]
    return frozenset(name for rows in tables for name in names if rows.column(name).null_count)


def repeated(tables: Sequence[Rows], key: str) -> frozenset[str | None]:
    """Returns the keys that stand more than once in some tables."""
    keys = pa.chunked_array([chunk for rows in tables for chunk in rows.column(key).chunks], type=pa.string())
    counts = keys.value_counts()
    return frozenset(counts.filter(pc.greater(counts.field("counts"), 1)).field("values").to_pylist())


def screen_coded(parts: Sequence[tuple[Rows, Rows]], *, checker: Checker) -> tuple[Stored, Stored, list[Reject]]:
    """Checks articles and mentions, part by part as they were coded (articles, mentions); returns the good rows and the rejects.

    The rows are checked before they are linked, so that no event rests on a quarantined mention.
    """
    articles, mentions = [part[0] for part in parts], [part[1] for part in parts]
    rejects: list[Reject] = []
    twice, seen = repeated(articles, ARTICLES.key), set[str]()
    pairs = ((rows, checks.article_frame(rows, own, seen=seen, among=twice)) for rows, own in small_parts(parts, mentions=("article_id",)))
    good = screen(ARTICLES.name, pairs, rejects, checker=checker, table=ARTICLES, inexact=inexact_columns(articles, table=ARTICLES))
    lost = pa.array(sorted({row.article_id for row in rejects if row.article_id}), type=pa.string())
    known = good.column("article_id")
    missing = frozenset(lost.to_pylist()) - set(known.filter(pc.is_in(known, value_set=lost)).to_pylist())
    twice, seen = repeated(mentions, MENTIONS.key), set[str]()
    pairs = (
        (own, checks.mention_frame(own, rows, seen=seen, missing=missing, among=twice))
        for rows, own in small_parts(parts, articles=("article_id", "text"))
    )
    kept = screen(MENTIONS.name, pairs, rejects, checker=checker, table=MENTIONS, inexact=inexact_columns(mentions, table=MENTIONS))
    return good, kept, rejects


def small_parts(
    parts: Sequence[tuple[Rows, Rows]], *, articles: Sequence[str] | None = None, mentions: Sequence[str] | None = None
) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Yields articles with their mentions, few at a time, with the columns named or all; what is larger than a part of coding stands in the order of
    `article_id`, as a release does."""
    for rows, own in parts:
        if rows.num_rows <= PIECE:
            yield whole(rows, articles), whole(own, mentions)
            continue
        waiting = whole(own, mentions).slice(0, 0)
        told = pieces_of(own, names=mentions)
        for piece in pieces_of(rows, names=articles):
            last = piece.column("article_id")[-1]
            while not (waiting.num_rows and pc.greater(waiting.column("article_id")[-1], last).as_py()) and (more := next(told, None)) is not None:
                waiting = pa.concat_tables([waiting, more])
            here = pc.less_equal(waiting.column("article_id"), last)
            yield piece, waiting.filter(here).combine_chunks()
            waiting = waiting.filter(pc.invert(here)).combine_chunks()


def screen_events(events: Rows, *, mentions: Rows, articles: Rows, checker: Checker) -> tuple[Stored, list[Reject]]:
    """Checks the events against the released mentions and articles; returns the good rows and the rejects."""
    ids = (mentions.column("mention_id").combine_chunks(), articles.column("article_id").combine_chunks())
    rejects: list[Reject] = []
    twice, seen = repeated([events], EVENTS.key), set[str]()
    pairs = (
        (rows, checks.event_frame(rows, mentions=ids[0], articles=ids[1], seen=seen, among=twice))
        for rows in (pieces_of(events) if events.num_rows else [whole(events)])
    )
    good = screen(EVENTS.name, pairs, rejects, checker=checker, table=EVENTS, inexact=inexact_columns([events], table=EVENTS))
    return good, rejects


def gate(frame: pa.Table, *, checker: Checker) -> None:
    """Checks the run as a whole; raises GateError with every table rule that does not hold."""
    broken = checker.check(RUN, frame, key=None)
    if broken:
        raise GateError(broken)
