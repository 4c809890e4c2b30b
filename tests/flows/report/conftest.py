"""A release of the small coder for the tests of the report, and its tables."""

import pyarrow as pa
import pytest

from flows.coding import CoderVersions
from flows.link import link
from flows.parts import loose_schema
from schemas.tables import REJECTS

VERSIONS = CoderVersions("000000000000", "0.1.0", "none")


@pytest.fixture
def versions():
    return VERSIONS


@pytest.fixture
def tables(coded_tables):
    """Tables of three articles, without rejects."""
    made = coded_tables(
        "Israel attacked Syria, killing 4.", "On Tuesday Iran criticized Israel. </script><b>France met Ghana.", "France met Ghana."
    )
    found = {"articles": made[0], "mentions": made[1]} if isinstance(made, tuple) else dict(made)
    found["events"] = link(found["mentions"]).events
    found["rejects"] = loose_schema(REJECTS).empty_table()
    return found


@pytest.fixture
def with_column():
    """A function (rows, name, values) -> the rows with a column of other values."""

    def change(rows: pa.Table, name, values):
        place = rows.schema.get_field_index(name)
        return rows.set_column(place, rows.schema.field(name), pa.array(values, type=rows.schema.field(name).type))

    return change


