"""Tests of flows.sorting."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import parts, sorting, stored
from schemas.arrow import arrow_schema
from schemas.article import Reject
from schemas.tables import EVENTS, MENTIONS, REJECTS


def rejects(*names):
    return [Reject(stage="ingest", rule=name, reason="r", record="x") for name in names]


def test_sorting_parquet_has_the_same_bytes_whatever_the_order_and_the_chunks(tmp_path, coded_tables):
    mentions = coded_tables("Israel attacked Syria. Iran met France.", "Ghana met Togo.")["mentions"]
    turned = pa.concat_tables([mentions.slice(2, 1), mentions.slice(0, 1), mentions.slice(1, 1)])
    sorting.write_parquet(tmp_path / "one.parquet", mentions, table=MENTIONS)
    sorting.write_parquet(tmp_path / "two.parquet", turned, table=MENTIONS)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_sorting_parquet_has_the_schema_of_the_tables_with_meanings(tmp_path, coded_tables):
    sorting.write_parquet(tmp_path / "m.parquet", coded_tables("Israel attacked Syria.")["mentions"], table=MENTIONS)
    read = pq.read_schema(tmp_path / "m.parquet")
    assert read.equals(arrow_schema(MENTIONS))
    assert read.field("cameo_code").metadata[b"description"]


def test_sorting_parquet_refuses_a_null_where_none_is_allowed(tmp_path, coded_tables):
    mentions = coded_tables("Israel attacked Syria.")["mentions"]
    nulls = mentions.set_column(mentions.schema.get_field_index("rule"), "rule", pa.nulls(mentions.num_rows, pa.string()))
    with pytest.raises(ValueError, match="rule holds a null"):
        sorting.write_parquet(tmp_path / "m.parquet", nulls, table=MENTIONS)


def test_sorting_events_without_a_date_come_last():
    rows = pa.table({"event_date": [None, date(2020, 1, 2), date(2020, 1, 1)], "event_id": ["a", "b", "c"]})
    assert sorting.sorted_order(rows, table=EVENTS).to_pylist() == [2, 1, 0]


def test_sorting_row_groups_are_cut_at_fixed_places(tmp_path, monkeypatch):
    monkeypatch.setattr(sorting, "PARTS", (2,))
    rows = pa.Table.from_batches([parts.records_to_batch(rejects("c", "a", "b"), table=REJECTS)])
    sorting.write_parquet(tmp_path / "r.parquet", rows, table=REJECTS)
    read = pq.ParquetFile(tmp_path / "r.parquet")
    assert [read.metadata.row_group(n).num_rows for n in range(read.num_row_groups)] == [2, 1]
    assert read.read().column("rule").to_pylist() == ["a", "b", "c"]


@pytest.mark.parametrize("open_at_once", [1, 2, 200])
def test_sorting_rows_in_files_give_the_bytes_of_rows_in_memory(tmp_path, monkeypatch, open_at_once):
    monkeypatch.setattr(sorting, "PARTS", (2, 1))
    monkeypatch.setattr(sorting, "OPEN_AT_ONCE", open_at_once)
    monkeypatch.setattr(stored.Stored.pieces, "__defaults__", (2, None))
    rows = pa.Table.from_batches([parts.records_to_batch(rejects(*"hcagbdfeij"), table=REJECTS)])
    held = stored.store(tmp_path / "r.arrow", [rows.slice(0, 4), rows.slice(4, 5), rows.slice(9)], table=REJECTS)
    for path, given in ((tmp_path / "one.parquet", rows), (tmp_path / "two.parquet", held)):
        assert sorting.write_parquet(path, given, table=REJECTS, work=tmp_path / "work") == 10
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    assert pq.read_table(tmp_path / "two.parquet").column("rule").to_pylist() == list("abcdefghij")
    assert not (tmp_path / "work").exists()


def test_sorting_an_order_may_leave_rows_out(tmp_path):
    rows = pa.Table.from_batches([parts.records_to_batch(rejects(*"abcdefg"), table=REJECTS)])
    held = stored.store(tmp_path / "r.arrow", [rows], table=REJECTS)
    groups = sorting.in_order(held, pa.array([6, 0, 4, 2]), work=tmp_path / "work", sizes=(3,))
    assert [group.column("rule").to_pylist() for group in groups] == [["g", "a", "e"], ["c"]]
