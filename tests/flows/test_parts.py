"""Tests of flows.parts."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import parts
from schemas.arrow import arrow_schema
from schemas.article import Reject
from schemas.tables import ARTICLES, MENTIONS, REJECTS


def rejects(*names):
    return [Reject(stage="ingest", rule=name, reason="r", record="x") for name in names]


def test_parts_a_part_reads_back_equal(tmp_path):
    batch = parts.records_to_batch(rejects("a", "b"), table=REJECTS)
    assert parts.write_part(tmp_path / "rejects-00000.arrow", [batch], table=REJECTS) == 2
    assert parts.read_part(tmp_path / "rejects-00000.arrow").to_pylist() == batch.to_pylist()
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


def test_parts_parquet_has_the_same_bytes_whatever_the_order_and_the_chunks(tmp_path, coded_tables):
    mentions = coded_tables("Israel attacked Syria. Iran met France.", "Ghana met Togo.")["mentions"]
    turned = pa.concat_tables([mentions.slice(2, 1), mentions.slice(0, 1), mentions.slice(1, 1)])
    parts.write_parquet(tmp_path / "one.parquet", mentions, table=MENTIONS)
    parts.write_parquet(tmp_path / "two.parquet", turned, table=MENTIONS)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_parts_parquet_has_the_schema_of_the_tables_with_meanings(tmp_path, coded_tables):
    parts.write_parquet(tmp_path / "m.parquet", coded_tables("Israel attacked Syria.")["mentions"], table=MENTIONS)
    read = pq.read_schema(tmp_path / "m.parquet")
    assert read.equals(arrow_schema(MENTIONS))
    assert read.field("cameo_code").metadata[b"description"]


def test_parts_parquet_refuses_a_null_where_none_is_allowed(tmp_path, coded_tables):
    mentions = coded_tables("Israel attacked Syria.")["mentions"]
    nulls = mentions.set_column(mentions.schema.get_field_index("rule"), "rule", pa.nulls(mentions.num_rows, pa.string()))
    with pytest.raises(ValueError, match="rule holds a null"):
        parts.write_parquet(tmp_path / "m.parquet", nulls, table=MENTIONS)


def test_parts_events_without_a_date_come_last():
    rows = pa.table({"event_date": [None, date(2020, 1, 2), date(2020, 1, 1)], "event_id": ["a", "b", "c"]})
    from schemas.tables import EVENTS

    assert parts.sorted_order(rows, table=EVENTS).to_pylist() == [2, 1, 0]


def test_parts_row_groups_are_cut_at_fixed_places(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "ROW_GROUP", 2)
    rows = pa.Table.from_batches([parts.records_to_batch(rejects("c", "a", "b"), table=REJECTS)])
    parts.write_parquet(tmp_path / "r.parquet", rows, table=REJECTS)
    read = pq.ParquetFile(tmp_path / "r.parquet")
    assert [read.metadata.row_group(n).num_rows for n in range(read.num_row_groups)] == [2, 1]
    assert read.read().column("rule").to_pylist() == ["a", "b", "c"]
