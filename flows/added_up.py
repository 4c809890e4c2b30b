"""Results of Great Expectations on the pieces of a table, added up to what the whole table would have given."""

from collections import Counter
from collections.abc import Sequence
from copy import copy
from typing import Any

PARTIAL = 20
"""How many values and rows a page shows; as many as Great Expectations does by itself."""
COUNTS = ("element_count", "unexpected_count", "missing_count")
LISTS = ("unexpected_list", "unexpected_index_list")


def added(one: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    """Returns the results of a suite on two pieces that follow each other, expectation by expectation, as those of both together."""
    by_rule = {result.expectation_config.meta["rule"]: result for result in other}
    return [both(result, by_rule[result.expectation_config.meta["rule"]]) for result in one]


def both(one: Any, other: Any) -> Any:
    """Returns one expectation's result on two pieces as its result on both: counts are sums, lists follow each other, shares are reckoned anew."""
    found = copy(one)
    found.success = bool(one.success and other.success)
    found.result = counted({
        **one.result,
        **{name: one.result[name] + other.result[name] for name in COUNTS if name in one.result},
        **{name: [*one.result[name], *other.result[name]] for name in LISTS if name in one.result},
    })
    return found


def counted(result: dict[str, Any]) -> dict[str, Any]:
    """Returns a result with the shares and the partial lists that follow from its counts and lists, in the form that Great Expectations gives them."""
    rows, wrong = result["element_count"], result["unexpected_count"]
    of_all = share(wrong, rows)
    told: dict[str, Any] = {"unexpected_percent": of_all}
    if "missing_count" in result:
        of_told = share(wrong, rows - result["missing_count"])
        told = {
            "unexpected_percent": of_told, "missing_percent": share(result["missing_count"], rows),
            "unexpected_percent_total": of_all, "unexpected_percent_nonmissing": of_told,
        }  # fmt: skip
    if "unexpected_list" in result:
        told["partial_unexpected_list"] = result["unexpected_list"][:PARTIAL]
        told["partial_unexpected_counts"] = most_common(result["unexpected_list"])
    if "unexpected_index_list" in result:
        told["partial_unexpected_index_list"] = result["unexpected_index_list"][:PARTIAL]
    return {**result, **{name: value for name, value in told.items() if name in result}}


def share(part: int, whole: int) -> float | None:
    """Returns a percentage, None of nothing."""
    return part / whole * 100 if whole > 0 else None


def most_common(values: Sequence[Any]) -> list[dict[str, Any]]:
    """Returns the most frequent values with their counts."""
    try:
        found = sorted(Counter(values).most_common(PARTIAL), key=lambda item: (-item[1], item[0]))
    except TypeError:  # values of two types have no order
        return [{"error": "partial_exception_counts requires a hashable type"}]
    return [{"value": value, "count": number} for value, number in found]
