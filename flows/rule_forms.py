"""A rule in the form of Great Expectations, and what its results say: which rows break it, what it met, what it raised."""

import re
from typing import Any

import pyarrow as pa

from flows.expectations import Rule

ROW = "row"
"""The column with the numbers of the rows, by which results name them."""


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
