"""Arrow schemas follow the tables."""

from dataclasses import asdict
from datetime import date

import pyarrow as pa
import pytest

from schemas.arrow import ARROW_TYPES, arrow_field, arrow_schema
from schemas.mention import Mention
from schemas.tables import EVENTS, MENTIONS, SCHEMA_VERSION, TABLES, Column, Table


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_arrow_schema_has_the_columns_in_their_order(table: Table) -> None:
    schema = arrow_schema(table)
    assert tuple(schema.names) == table.names
    assert [field.nullable for field in schema] == [column.nullable for column in table.columns]
    assert schema.metadata[b"table"] == table.name.encode() and schema.metadata[b"schema_version"] == SCHEMA_VERSION.encode()


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("cameo_code", pa.string()),
        ("event_date", pa.date32()),
        ("goldstein", pa.float64()),
        ("fatalities", pa.int32()),
        ("geonameid", pa.int64()),
        ("sentence", pa.string()),
    ],
)
def test_arrow_codes_are_text_and_counts_are_whole_numbers(name: str, type_: pa.DataType) -> None:
    assert arrow_schema(MENTIONS).field(name).type == type_


def test_arrow_article_ids_are_a_list_of_texts() -> None:
    assert arrow_schema(EVENTS).field("article_ids").type == pa.list_(pa.string())


def test_arrow_field_tells_meaning_unit_and_source() -> None:
    field = arrow_field(Column("height", "float", "How high", unit="metres", origin="a manual"))
    assert field.metadata == {b"description": b"How high", b"unit": b"metres", b"source": b"a manual"}
    assert arrow_field(Column("plain", "text", "A text", False)).metadata == {b"description": b"A text"}


def test_arrow_unknown_type_is_an_error() -> None:
    with pytest.raises(KeyError):
        arrow_field(Column("x", "number", "No such type"))


def test_arrow_every_type_is_used() -> None:
    assert {column.type for table in TABLES for column in table.columns} == set(ARROW_TYPES)


def test_arrow_mention_fits_its_schema_and_keeps_its_zeros() -> None:
    mention = Mention(
        mention_id="m",
        article_id="a",
        sentence="s",
        sentence_start=0,
        trigger="t",
        trigger_start=0,
        trigger_end=1,
        cameo_code="010",
        rule="r",
        derivation="d",
        event_date=date(2020, 6, 16),
        cameo_root="01",
        cameo_name="n",
        quad_class=1,
    )
    table = pa.Table.from_pylist([asdict(mention)], schema=arrow_schema(MENTIONS))
    assert table.column("cameo_code").to_pylist() == ["010"] and table.column("fatalities").to_pylist() == [None]
    table.validate(full=True)


def test_arrow_mention_of_wrong_type_is_refused() -> None:
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        pa.Table.from_pylist([{"sentence_start": "zero"}], schema=arrow_schema(MENTIONS))
