"""Arrow schemas made from `schemas.tables`, with each column's meaning in its metadata."""

import pyarrow as pa

from schemas.tables import SCHEMA_VERSION, Column, Table

ARROW_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "code": pa.string(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us", tz="UTC"),
    "int": pa.int32(),
    "long": pa.int64(),
    "float": pa.float64(),
    "texts": pa.list_(pa.string()),
}


def arrow_field(column: Column) -> pa.Field:
    """Returns the Arrow field of one column; its description, unit and source stand in the field's metadata."""
    metadata = {"description": column.meaning}
    if column.unit:
        metadata["unit"] = column.unit
    if column.origin:
        metadata["source"] = column.origin
    return pa.field(column.name, ARROW_TYPES[column.type], nullable=column.nullable, metadata=metadata)


def arrow_schema(table: Table) -> pa.Schema:
    """Returns the Arrow schema of one table, with the table's name and the schema version in its metadata."""
    return pa.schema(
        [arrow_field(column) for column in table.columns],
        metadata={"table": table.name, "schema_version": SCHEMA_VERSION, "description": table.meaning},
    )
