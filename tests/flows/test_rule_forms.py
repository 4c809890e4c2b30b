"""Tests of flows.rule_forms: rules as expectations."""

import pytest

from flows.expectations import RUN, Rule, rules
from flows.rule_forms import expectation, ungrouped


def test_rule_forms_every_rule_has_a_great_expectations_form():
    for frame in ("articles", "mentions", "events", RUN):
        for rule in rules(frame):
            assert expectation(rule).meta["rule"] == rule.name
    with pytest.raises(ValueError, match="no expectation for the kind guess"):
        expectation(Rule("x", "guess", "c", "m"))


@pytest.mark.parametrize(("pattern", "expected"), [(r"^(a|b)$", r"^(?:a|b)$"), (r"^(?:a)\(b$", r"^(?:a)\(b$")])
def test_rule_forms_patterns_lose_their_captures(pattern, expected):
    assert ungrouped(pattern) == expected
