"""Tests of flows.stored and flows.column_digests."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import parts, stored
from flows.column_digests import column_digests, digests
from schemas.article import Reject
from schemas.tables import REJECTS


def rejects(*names):
    return pa.Table.from_batches([parts.records_to_batch([Reject(stage="ingest", rule=name, reason="r", record="x") for name in names], table=REJECTS)])


@pytest.fixture
def held(tmp_path):
    """Seven rows in two files, the first of two batches."""
    one = stored.store(tmp_path / "one.arrow", [rejects("a", "b"), rejects("c")], table=REJECTS)
    return stored.behind(one, stored.store(tmp_path / "two.arrow", [rejects(*"defg")], table=REJECTS))


def names(rows):
    return rows.column("rule").to_pylist()


def test_stored_rows_are_read_back_in_order_by_column_and_by_piece(held):
    assert held.num_rows == 7 and held.schema.equals(rejects("a").schema)
    assert names(held) == list("abcdefg")
    assert held.select(["record", "rule"]).column_names == ["record", "rule"]
    for size in (1, 2, 3, 7, 100):
        pieces = list(held.pieces(size))
        assert [row for piece in pieces for row in names(piece)] == list("abcdefg")
        assert {piece.num_rows for piece in pieces[:-1]} <= {size}
    assert [piece.column_names for piece in held.pieces(4, ["rule"])] == [["rule"], ["rule"]]


@pytest.mark.parametrize(("start", "count", "wanted"), [(0, 2, "ab"), (1, 4, "bcde"), (3, 100, "defg"), (7, 3, ""), (0, 0, "")])
def test_stored_rows_can_be_read_from_one_on(held, start, count, wanted):
    assert names(held.rows(start, count)) == list(wanted)


def test_stored_what_is_not_there_has_no_rows_and_a_lacking_column_is_null(tmp_path):
    nothing = stored.stored([tmp_path / "gone.arrow"], table=REJECTS)
    assert (nothing.num_rows, list(nothing.pieces()), nothing.column("rule").to_pylist()) == (0, [], [])
    pq.write_table(rejects("a").drop_columns(["reason"]), tmp_path / "old.parquet")
    old = stored.stored([tmp_path / "old.parquet"], table=REJECTS)
    assert (names(old), old.column("reason").to_pylist()) == (["a"], [None])
    assert "reason" not in stored.parquet(tmp_path / "old.parquet").column_names


def test_stored_rows_that_all_stay_are_not_written_again(held, tmp_path):
    path = tmp_path / "kept.arrow"
    assert stored.kept_rows(held, pa.array([True] * 7), path, table=REJECTS) is held and not path.exists()
    assert names(stored.kept_rows(held, pa.array([True, False] * 3 + [True]), path, table=REJECTS)) == list("aceg")


def test_digests_are_equal_where_texts_and_lists_are_and_one_for_null():
    found = digests(pa.array(["a", None, "b", "a", None])).tolist()
    assert found[0] == found[3] != found[2] and found[1] == found[4] == 0
    lists = digests(pa.array([["a", "b"], ["a"], None, ["a", "b"]])).tolist()
    assert lists[0] == lists[3] != lists[1] and lists[2] == 0


def test_digests_of_a_column_do_not_depend_on_the_pieces(held):
    assert column_digests(held, "rule").tolist() == column_digests(rejects(*"abcdefg"), "rule").tolist()
