"""Tests of flows.checker: suites of rules through Great Expectations."""

import gc

import pandas as pd
import pyarrow as pa
import pytest

from flows import checker as checking
from flows.expectations import RUN, Rule, rules


def test_checker_a_rule_that_cannot_be_evaluated_is_an_error_and_not_a_pass(checker, monkeypatch):
    broken = Rule("no-such-column", "not-null", "nowhere", "a column that is not there")
    monkeypatch.setattr(checking, "rules", lambda name: (broken,))
    with pytest.raises(checking.RuleError, match="no-such-column"):
        checker.check(RUN, pa.table({"articles": [1]}), key=None)


def test_checker_no_frame_is_held_after_its_check(checker):
    rule = next(one for one in rules(RUN) if one.kind == "equal")
    checker.check(RUN, pa.table({"records_in": list(range(7)), "records_out": list(range(7))}), key=None, suite=[rule])
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, pd.DataFrame) and "records_out" in one and len(one) == 7]
