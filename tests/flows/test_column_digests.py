"""Tests of flows.column_digests: keys told by their numbers are those that the texts tell."""

from collections import Counter

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import column_digests
from flows.column_digests import KeySet, repeated

CELLS = st.lists(st.one_of(st.none(), st.sampled_from(["Zenda", "Strelsau", "Hentzau", ""]), st.text(st.characters(codec="utf-8"), max_size=3)), max_size=30)


def table(cells):
    return pa.table({"key": pa.array(cells, type=pa.string())})


@given(CELLS, CELLS)
def test_column_digests_a_set_holds_the_keys_of_its_column(held, asked):
    keys = KeySet(table(held), "key")
    assert len(keys) == len(held)
    assert keys.holds(table(asked).column("key")).tolist() == [key in held for key in asked]


@given(CELLS, CELLS, CELLS)
def test_column_digests_a_set_of_columns_holds_the_keys_of_all(one, other, asked):
    keys = KeySet.of(pa.array(cells, type=pa.string()) for cells in (one, other))
    assert keys.holds(pa.array(asked, type=pa.string())).tolist() == [key in one + other for key in asked]


@given(CELLS, CELLS)
def test_column_digests_repeated_keys_are_those_that_stand_twice(one, other):
    assert repeated([table(one), table(other)], "key") == {key for key, number in Counter(one + other).items() if number > 1}


def test_column_digests_two_keys_of_one_number_are_not_repeated(monkeypatch):
    monkeypatch.setattr(column_digests, "digests", lambda cells: np.zeros(len(cells), dtype=np.uint64))
    assert repeated([table(["Zenda", "Strelsau"])], "key") == frozenset()
    assert repeated([table(["Zenda", "Strelsau", "Zenda"])], "key") == {"Zenda"}


@pytest.mark.parametrize("rows", [0, 1, 2_500])
def test_column_digests_of_a_column_are_those_of_its_pieces(rows):
    cells = [f"key {number % 7}" for number in range(rows)]
    found = column_digests.column_digests(table(cells), "key")
    assert found.tolist() == column_digests.digests(pa.array(cells, type=pa.string())).tolist()
