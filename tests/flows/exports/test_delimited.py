"""Tests of flows.exports.delimited."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.exports.delimited import guarded, unguarded, write_delimited

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))


@given(st.one_of(TEXT, st.text("'=+-@ \t\r\nx")))
def test_delimited_guard_can_be_taken_off(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "'=1", " =1", "\tx", "\nx", "＝1"])
def test_delimited_guards_formulas(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "'Tis", "a=b", "5-6", "'", "1"])
def test_delimited_leaves_other_cells_alone(text):
    assert guarded(text) == unguarded(text) == text


@given(rows=st.lists(st.lists(TEXT, min_size=2, max_size=2)))
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_delimited_rows_read_back_equal(tmp_path_factory, rows, delimiter):
    path = tmp_path_factory.mktemp("rows") / "rows.csv"
    assert write_delimited(path, ["a", "b"], rows, delimiter=delimiter) == len(rows)
    with path.open(encoding="utf8", newline="") as file:
        assert list(csv.reader(file, delimiter=delimiter)) == [["a", "b"], *rows]
