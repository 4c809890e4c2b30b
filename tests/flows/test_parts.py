"""Tests of flows.parts."""


import pytest

from flows import parts
from flows.stored import stored, whole
from schemas.article import Reject
from schemas.tables import ARTICLES, REJECTS


def rejects(*names):
    return [Reject(stage="ingest", rule=name, reason="r", record="x") for name in names]


def test_parts_a_part_reads_back_equal(tmp_path):
    batch = parts.records_to_batch(rejects("a", "b"), table=REJECTS)
    assert parts.write_part(tmp_path / "rejects-00000.arrow", [batch], table=REJECTS) == 2
    assert whole(stored([tmp_path / "rejects-00000.arrow"], table=REJECTS)).to_pylist() == batch.to_pylist()
    assert not list(tmp_path.glob("*.tmp"))


def test_parts_a_part_that_fails_half_way_does_not_appear(tmp_path):
    def broken():
        yield parts.records_to_batch(rejects("a"), table=REJECTS)
        raise RuntimeError("the worker died")

    with pytest.raises(RuntimeError, match="the worker died"):
        parts.write_part(tmp_path / "rejects-00000.arrow", broken(), table=REJECTS)
    assert not (tmp_path / "rejects-00000.arrow").exists()


def test_parts_a_column_that_nobody_gives_is_named():
    with pytest.raises(KeyError, match=r"articles\.published"):
        parts.records_to_batch(rejects("a"), table=ARTICLES)
