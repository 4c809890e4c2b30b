"""Runs the rules through Great Expectations; rows that break one become rejects, a broken table rule stops the release."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows import checks
from flows.expectations import RUN, Rule, rules
from flows.parts import loose_schema, records_to_batch
from schemas.article import Reject
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS, Table

ROW = "row"
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
        import great_expectations as gx

        self._gx = gx
        self.context = gx.get_context(mode="file", project_root_dir=str(folder))
        self.context.variables.progress_bars = {"globally": False}
        self._source = self.context.data_sources.add_or_update_pandas("tocsin")

    def check(self, name: str, frame: pa.Table, *, key: str | None, suite: Sequence[Rule] | None = None) -> list[Broken]:
        """Checks a frame against the suite `name`; returns the broken rules in the suite's order, row rules with their rows.

        Raises RuleError where an expectation could not be evaluated.
        """
        suite = rules(name) if suite is None else suite
        data = frame.to_pandas()
        data[ROW] = range(len(data))
        shown = [ROW] if key is None else [ROW, key]
        results = self._run(name, suite, data, shown)
        found = {result.expectation_config.meta["rule"]: result for result in results}
        unknown = [rule.name for rule in suite if rule.name not in found or raised(found[rule.name])]
        if unknown:
            raise RuleError(
                f"{name}: these rules could not be evaluated: " + "; ".join(f"{rule} ({raised(found.get(rule))})" for rule in unknown)
            )
        return [
            Broken(name, rule, failed_rows(found[rule.name]), observed(rule, frame))
            for rule in suite
            if not found[rule.name].success
        ]  # fmt: skip

    def _run(self, name: str, suite: Sequence[Rule], data: Any, shown: list[str]) -> Any:
        gx = self._gx
        batch = self._source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("whole")
        held = self.context.suites.add(gx.ExpectationSuite(name=name, expectations=[expectation(rule) for rule in suite]))
        definition = self.context.validation_definitions.add(gx.ValidationDefinition(name=name, data=batch, suite=held))
        # run by itself: a checkpoint around one definition would compare and store all of it once more
        return definition.run(
            batch_parameters={"dataframe": data},
            result_format={"result_format": "COMPLETE", "unexpected_index_column_names": shown, "return_unexpected_index_query": False},
            run_id=gx.RunIdentifier(run_name="tocsin", run_time=RUN_TIME),
        ).results


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


def row_rejects(broken: Sequence[Broken], rows: pa.Table, frame: pa.Table, *, table: Table) -> tuple[list[int], list[Reject]]:
    """Returns the numbers of the rows to leave out, in order, and one reject for each: its rule is the first one broken."""
    by_row: dict[int, list[Rule]] = {}
    for one in broken:
        for number in one.rows:
            by_row.setdefault(number, []).append(one.rule)
    numbers = sorted(by_row)
    records = rows.take(pa.array(numbers, type=pa.int64())).to_pylist()
    values = frame.take(pa.array(numbers, type=pa.int64())).to_pylist()
    return numbers, [
        row_reject(number, by_row[number], record, value, table=table)
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


def screen(name: str, rows: pa.Table, frame: pa.Table, *, checker: Checker, table: Table) -> tuple[pa.Table, list[Reject]]:
    """Checks one table; returns its good rows and the rejects of the others."""
    numbers, rejects = row_rejects(checker.check(name, frame, key=table.key), rows, frame, table=table)
    return without(rows, numbers), rejects


def screen_coded(parts: Sequence[tuple[pa.Table, pa.Table]], *, checker: Checker) -> tuple[pa.Table, pa.Table, list[Reject]]:
    """Checks articles and mentions, part by part as they were coded (articles, mentions); returns the good rows and the rejects.

    The rows are checked before they are linked, so that no event rests on a quarantined mention.
    """
    articles = pa.concat_tables([part[0] for part in parts])
    mentions = pa.concat_tables([part[1] for part in parts])
    seen: set[str] = set()
    frame = pa.concat_tables([checks.article_frame(*part, seen=seen) for part in parts])
    good, rejects = screen(ARTICLES.name, articles, frame, checker=checker, table=ARTICLES)
    missing = {row.article_id for row in rejects if row.article_id} - set(good.column("article_id").to_pylist())
    seen = set()
    frame = pa.concat_tables([checks.mention_frame(part[1], part[0], seen=seen, missing=missing) for part in parts])
    good_mentions, lost = screen(MENTIONS.name, mentions, frame, checker=checker, table=MENTIONS)
    return good, good_mentions, rejects + lost


def screen_events(events: pa.Table, *, mentions: pa.Table, articles: pa.Table, checker: Checker) -> tuple[pa.Table, list[Reject]]:
    """Checks the events against the released mentions and articles; returns the good rows and the rejects."""
    ids = set(mentions.column("mention_id").to_pylist()), set(articles.column("article_id").to_pylist())
    frame = checks.event_frame(events, mentions=ids[0], articles=ids[1])
    return screen(EVENTS.name, events, frame, checker=checker, table=EVENTS)


def gate(frame: pa.Table, *, checker: Checker) -> None:
    """Checks the run as a whole; raises GateError with every table rule that does not hold."""
    broken = checker.check(RUN, frame, key=None)
    if broken:
        raise GateError(broken)
