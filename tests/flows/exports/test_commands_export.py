"""`tocsin export`: what it reads, what it prints, and that nothing half-written is left."""

import os

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows import cli
from flows.commands_export import FORMS
from flows.exports.source import find_source
from flows.exports.whole import whole_file
from schemas.tables import EVENTS

ENDINGS = {"stata": "dta", "sqlite": "sqlite", "phoenix": "tsv", "gdelt": "tsv", "icews": "tsv"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("given", ["out", "out/current", "release", "file"])
def test_export_takes_a_run_a_release_and_a_file_of_events(release, tmp_path, capsys, form, given):
    path = {"out": tmp_path / "out", "out/current": tmp_path / "out" / "current", "release": release, "file": release / "events.parquet"}[given]
    out = tmp_path / "new" / f"x.{ENDINGS.get(form, 'csv')}"
    assert cli.main(["export", form, str(path), "--out", str(out)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{out}: ") and f"of {'events' if given == 'file' else 'r-1'}\n" in shown
    assert [found.name for found in out.parent.iterdir()] == [out.name] and out.stat().st_size


def test_export_takes_out_current_by_default(release, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["export", "acled", "--out", "acled.csv"]) == 0
    assert capsys.readouterr().out == "acled.csv: 2 events, 31 columns, of r-1\n  left out: 3 events, ACLED would not record it\n"


def test_export_reads_the_pointer_of_systems_without_links(release, tmp_path, capsys):
    (tmp_path / "out" / "current").unlink()
    (tmp_path / "out" / "current").write_text("releases/r-1\n", encoding="utf8")
    for path in (tmp_path / "out", tmp_path / "out" / "current"):
        assert find_source(path).name == "r-1"


@pytest.mark.parametrize("path", ["nothing", "empty"])
def test_export_of_nothing_says_what_would_be_right(tmp_path, capsys, path):
    (tmp_path / "empty").mkdir()
    assert cli.main(["export", "csv", str(tmp_path / path), "--out", str(tmp_path / "x.csv")]) == 1
    assert "no events.parquet; give the OUT of `tocsin run`" in capsys.readouterr().err


def test_export_of_a_file_that_is_no_parquet_says_so(tmp_path, capsys):
    (tmp_path / "events.csv").write_text("a,b\n", encoding="utf8")
    assert cli.main(["export", "csv", str(tmp_path / "events.csv"), "--out", str(tmp_path / "x.csv")]) == 1
    assert "events.csv: no Parquet file" in capsys.readouterr().err
    assert not (tmp_path / "x.csv").exists()


def test_export_names_the_columns_that_a_file_lacks(release, tmp_path, capsys):
    rows = pq.read_table(release / "events.parquet").drop_columns(["fatalities", "rule"])
    pq.write_table(rows, tmp_path / "old.parquet")
    assert cli.main(["export", "csv", str(tmp_path / "old.parquet"), "--out", str(tmp_path / "x.csv")]) == 1
    assert "old.parquet: lacks fatalities, rule (its schema version is" in capsys.readouterr().err
    assert cli.main(["export", "phoenix", str(tmp_path / "old.parquet"), "--out", str(tmp_path / "x.tsv")]) == 0, "Phoenix needs neither"


def test_export_takes_a_file_that_pandas_saved_and_columns_it_does_not_know(release, tmp_path):
    pd.read_parquet(release / "events.parquet").assign(mine=1).to_parquet(tmp_path / "mine.parquet")
    for name, path in (("a", release), ("b", tmp_path / "mine.parquet")):
        assert cli.main(["export", "csv", str(path), "--out", str(tmp_path / f"{name}.csv")]) == 0
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_export_names_the_column_whose_type_does_not_fit(release, tmp_path, capsys):
    rows = pq.read_table(release / "events.parquet")
    place = rows.schema.get_field_index("event_date")
    pq.write_table(rows.set_column(place, "event_date", pa.array(["one day"] * rows.num_rows)), tmp_path / "odd.parquet")
    assert cli.main(["export", "phoenix", str(tmp_path / "odd.parquet"), "--out", str(tmp_path / "x.tsv")]) == 1
    assert "column event_date holds string and must hold date32" in capsys.readouterr().err


def test_export_refuses_to_write_into_a_release_and_onto_a_folder(release, tmp_path, capsys):
    assert cli.main(["export", "csv", str(release), "--out", str(tmp_path / "out" / "current" / "events.csv")]) == 1
    assert "lies in the release r-1, which never changes" in capsys.readouterr().err
    assert cli.main(["export", "csv", str(release), "--out", str(tmp_path)]) == 1
    assert "is a folder; name the file to write" in capsys.readouterr().err


def test_export_that_fails_half_way_leaves_what_was_there(release, tmp_path, monkeypatch, capsys):
    from flows.exports import source

    out = tmp_path / "new" / "x.csv"
    assert cli.main(["export", "csv", str(release), "--out", str(out)]) == 0
    before = out.read_bytes()

    def broken(self, table, columns):
        yield from whole(self, table, columns)
        raise OSError("the disk is full")

    whole = source.Source.batches
    monkeypatch.setattr(source.Source, "batches", broken)
    for form in FORMS:
        assert cli.main(["export", form, str(release), "--out", str(out)]) == 1, form
        assert capsys.readouterr().err == "tocsin export: the disk is full\n"
        assert [path.name for path in out.parent.iterdir()] == ["x.csv"] and out.read_bytes() == before, form


def test_whole_file_appears_only_when_it_is_whole(tmp_path):
    with whole_file(tmp_path / "x") as path:
        path.write_bytes(b"1")
        assert os.listdir(tmp_path) == [path.name] != ["x"]
    assert os.listdir(tmp_path) == ["x"]


@pytest.mark.parametrize(("arguments", "said"), [
    (["export", "excel", "--out", "x"], "invalid choice: 'excel'"),
    (["export", "csv"], "--out"),
    (["export", "stata", "--out", "x", "--bom"], "--bom"),
    (["export", "country-month", "--out", "x.csv", "--from", "2020"], "'2020' is not a month; write it as 2020-06"),
])  # fmt: skip
def test_export_asked_for_in_a_wrong_way_says_so(arguments, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2 and said in capsys.readouterr().err


def test_export_csv_options(release, tmp_path):
    assert cli.main(["export", "csv", str(release), "--out", str(tmp_path / "x.csv"), "--bom", "--no-guard"]) == 0
    text = (tmp_path / "x.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbfevent_id,") and b"'=cmd" not in text and b"=cmd" in text


def test_source_reads_the_columns_asked_for_in_the_schema_s_types(release):
    read = find_source(release).read(EVENTS, ["event_date", "fatalities"])
    assert read.schema.names == ["event_date", "fatalities"] and read.schema.field("event_date").type == pa.date32()
    assert read.column("fatalities").to_pylist().count(None) == 3
