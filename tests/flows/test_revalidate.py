"""Tests of flows.revalidate and `tocsin validate`."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from test_shipped import made

from flows import cli
from flows.link import link


@pytest.fixture
def tables(coded_tables):
    found = coded_tables("Israel attacked Syria, killing 4. Iran met France.", "Ghana met Togo.")
    return {**found, "events": link(found["mentions"]).events}


def replaced(rows, name, values):
    place = rows.schema.get_field_index(name)
    return rows.set_column(place, name, pa.array(values))


def test_revalidate_a_release_passes_and_a_changed_one_does_not(tmp_path, tables, capsys):
    made(tmp_path / "r", tables)
    assert cli.main(["validate", str(tmp_path / "r")]) == 0
    assert "0 rules broken, 0 warnings" in capsys.readouterr().out
    rows = pq.ParquetFile(tmp_path / "r" / "events.parquet").read()
    pq.write_table(replaced(rows, "quad_class", [9] * rows.num_rows), tmp_path / "r" / "events.parquet")
    assert cli.main(["validate", str(tmp_path / "r")]) == 1
    told = capsys.readouterr().out
    assert "[files-whole]" in told and "events.parquet: changed" in told
    assert "events: error-row [in-range:quad_class] quad_class lies from 1 to 4: 3 rows" in told and "(found '9')" in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("articles", "[articles-in-out] records read = articles released + rejected (found records_in=2, records_out=1)"),
        ("mentions", "[mentions-in-out] mentions coded = mentions released + rejected (found mentions_in=3, mentions_out=2)"),
        ("events", "[kept-linked] each kept mention stands in exactly one event (found mentions_kept=3, mentions_linked=2)"),
    ],
)
def test_revalidate_a_row_that_is_missing_without_a_reject_is_told(tmp_path, tables, name, told, capsys):
    made(tmp_path / "r", tables)
    path = tmp_path / "r" / f"{name}.parquet"
    pq.write_table(pq.ParquetFile(path).read().slice(1), path)
    assert cli.main(["validate", str(tmp_path / "r")]) == 1
    assert f"run: error-table {told}" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["articles", "mentions", "events"])
def test_revalidate_one_table_alone_passes(tmp_path, tables, name, capsys):
    made(tmp_path / "r", tables)
    assert cli.main(["validate", str(tmp_path / "r" / f"{name}.parquet")]) == 0, capsys.readouterr().out


def test_revalidate_names_missing_columns_wrong_types_and_the_first_rows(tmp_path, tables, capsys):
    rows = tables["mentions"].drop_columns(["cameo_name", "trigger"])
    rows = replaced(replaced(rows, "cameo_code", ["36", "190", "040"]), "latitude", ["north", "south", None])
    pq.write_table(rows, tmp_path / "mine.parquet")
    assert cli.main(["validate", str(tmp_path / "mine.parquet")]) == 1
    told = capsys.readouterr().out
    assert "[missing-column] the column cameo_name (string) is there" in told and "[missing-column] the column trigger" in told
    assert "[wrong-type] latitude is double (found string)" in told
    assert "[in-list:cameo_code]" in told and "row 1, " in told and "(found '36')" in told


def test_revalidate_what_is_no_data_is_misuse(tmp_path, capsys):
    (tmp_path / "x.parquet").write_bytes(b"no")
    pq.write_table(pa.table({"colour": ["red"]}), tmp_path / "y.parquet")
    for path, word in (("x.parquet", "not readable as Parquet"), ("y.parquet", "holds no articles"), ("z.parquet", "does not exist"), (".", "is no release")):
        assert cli.main(["validate", str(tmp_path / path)]) == 2
        assert word in capsys.readouterr().err
