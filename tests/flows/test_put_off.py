"""Tests of flows.put_off: what is put off is loaded when it is asked for, and never by a run's imports."""

import subprocess
import sys

import pytest

from flows.put_off import put_off


def told_by(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_put_off_great_expectations_comes_without_statistics_which_come_when_asked_for():
    told = told_by(
        "import sys; from flows.put_off import load_checks; load_checks(); import great_expectations.expectations;"
        "print('scipy.stats._distn_infrastructure' in sys.modules);"
        "from scipy import stats; print(stats.norm.cdf(0.0), 'scipy.stats._distn_infrastructure' in sys.modules)"
    )
    assert told == ["False", "0.5", "True"]


def test_put_off_leaves_what_is_loaded_and_names_what_is_not_there():
    import json

    put_off("json")
    assert sys.modules["json"] is json
    with pytest.raises(ModuleNotFoundError, match="no_such_module_here"):
        put_off("no_such_module_here")
