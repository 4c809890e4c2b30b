"""Tests of flows.read_once: configurations made once are those made each time."""

import great_expectations.expectations as gxe
import pytest

from flows.expectations import RUN, rules
from flows.read_once import read_once
from flows.rule_forms import expectation


def test_read_once_gives_the_configuration_of_each_expectation_and_makes_it_once():
    held = [expectation(rule) for name in ("mentions", RUN) for rule in rules(name)]
    before = [one.configuration.to_json_dict() for one in held]
    with read_once():
        assert [one.configuration.to_json_dict() for one in held] == before
        assert held[0].configuration is held[0].configuration and held[0].configuration is not held[1].configuration
    assert held[0].configuration is not held[0].configuration


def test_read_once_never_gives_a_new_expectation_the_configuration_of_one_that_is_gone():
    with read_once():
        for number in range(200):
            assert gxe.ExpectColumnValuesToNotBeNull(column=f"c{number}").configuration.kwargs["column"] == f"c{number}"


def test_read_once_puts_back_what_was_there_where_a_check_fails():
    with pytest.raises(ValueError, match="no data"), read_once():
        raise ValueError("no data")
    one = gxe.ExpectColumnValuesToNotBeNull(column="code")
    assert one.configuration is not one.configuration
