"""Runs suites of rules through Great Expectations over the pieces of a table, and keeps the results for its pages."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.added_up import added
from flows.expectations import Rule, rules
from flows.given_back import give_back
from flows.put_off import load_checks
from flows.read_once import read_once
from flows.rule_forms import ROW, expectation, failed_rows, observed, raised

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

        try:
            yield check
            if pieces > 1:
                self._keep(name, results)
        finally:
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
    with read_once():
        return definition.run(batch_parameters={"dataframe": data}, result_format=form, run_id=run_id).results
