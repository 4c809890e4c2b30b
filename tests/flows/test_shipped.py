"""Tests of flows.shipped, flows.datapackage, flows.codebook_html and flows.frequencies: what stands in a release beside its data."""

import json
import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from flows import quality, release, shipped
from flows.coding import CoderVersions
from flows.frequencies import frequency
from flows.link import link
from schemas.tables import EVENTS, TABLES, Column

SCHEMA = Path(__file__).resolve().parents[1] / "cff" / "schema-1.2.0.json"
ORIGIN = release.Origin({"wire.jsonl": {"articles": 2}}, CoderVersions("lex-1", "0.1", "sm 3.8"), {"policy": "default"})


@pytest.fixture
def tables(coded_tables, make_article):
    found = coded_tables(make_article("Israel attacked Syria, killing 4. Iran met France."), make_article("Ghana met Togo.", date(2019, 12, 31)))
    return {**found, "events": link(found["mentions"]).events}


def made(folder, tables, *, changes="first"):
    folder.mkdir(parents=True)
    release.write_data(folder, tables)
    (folder / "CHANGES.md").write_text(changes, encoding="utf8")
    shipped.write_companions(folder, tables, origin=ORIGIN)
    counts = {"records": tables["articles"].num_rows + tables["rejects"].num_rows}
    return release.write_manifest(folder, ORIGIN, counts=counts, now=datetime(2031, 1, 1, tzinfo=UTC))


def test_shipped_files_are_the_same_bytes_anywhere_and_name_no_folder(tmp_path, tables):
    names = [made(tmp_path / "one", tables), made(tmp_path / "two" / "deeper", tables)]
    assert names[0] == names[1]
    for path in (tmp_path / "one").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "two" / "deeper" / path.relative_to(tmp_path / "one")).read_bytes(), path.name
            assert str(tmp_path).encode() not in path.read_bytes(), path.name


def test_shipped_the_name_does_not_depend_on_the_release_before(tmp_path, tables):
    assert made(tmp_path / "one", tables) == made(tmp_path / "two", tables, changes="against another")
    assert (tmp_path / "one" / "SHA256SUMS").read_bytes() != (tmp_path / "two" / "SHA256SUMS").read_bytes()
    assert made(tmp_path / "three", {**tables, "events": tables["events"].slice(1)}) != made(tmp_path / "four", tables)


def test_shipped_sums_are_those_of_every_file(tmp_path, tables):
    made(tmp_path / "r", tables)
    lines = (tmp_path / "r" / "SHA256SUMS").read_text(encoding="utf8").splitlines()
    assert all(re.fullmatch(r"[0-9a-f]{64}  \S.*", line) for line in lines)
    held = {path.relative_to(tmp_path / "r").as_posix() for path in (tmp_path / "r").rglob("*") if path.is_file()}
    assert {line[66:] for line in lines} == held - {"SHA256SUMS", "manifest.json"}
    digests = release.file_digests(tmp_path / "r")
    assert all(digests[line[66:]]["sha256"] == line[:64] for line in lines)
    if shutil.which("sha256sum"):
        check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
        assert subprocess.run(check, cwd=tmp_path / "r", check=False).returncode == 0
        (tmp_path / "r" / "codebook.md").write_text("x", encoding="utf8")
        assert subprocess.run(check, cwd=tmp_path / "r", check=False, capture_output=True).returncode == 1


def test_shipped_citation_is_valid_and_follows_from_the_data(tmp_path, tables):
    import jsonschema

    name = made(tmp_path / "r", tables)
    told = yaml.load((tmp_path / "r" / "CITATION.cff").read_text(encoding="utf8"), Loader=yaml.BaseLoader)
    validator = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf8")), format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(told)] == []
    assert (told["version"], told["date-released"]) == (name, "2020-06-16")
    assert list(validator.iter_errors({**told, "type": "film"}))
    about = shipped.read_about()
    assert "date-released" not in yaml.safe_load(shipped.citation(about, version="r-1", day=None))
    assert about["licence"]["id"] in (tmp_path / "r" / "LICENSE").read_text(encoding="utf8")


@pytest.mark.parametrize(("text", "lacks"), [("title: x", "description"), ("[]", "title"), ("", "authors")])
def test_shipped_a_bad_file_about_the_release_is_told(text, lacks):
    with pytest.raises(ValueError, match=lacks):
        shipped.read_about(text)


def test_datapackage_is_valid_and_the_rows_hold_to_its_schemas(tmp_path, tables):
    from frictionless import Package, Resource, Schema

    made(tmp_path / "r", tables)
    told = json.loads((tmp_path / "r" / "datapackage.json").read_text(encoding="utf8"))
    assert list(Package.metadata_validate(told)) == [] and list(Package.metadata_validate({**told, "resources": "none"}))
    digests = release.file_digests(tmp_path / "r")
    paths = {one["path"] for one in told["resources"]}
    assert {path for path in digests if path.endswith((".parquet", ".md"))} <= paths
    assert len({one["name"] for one in told["resources"]}) == len(paths)
    for one in told["resources"]:
        assert (one["hash"], one["bytes"]) == (f"sha256:{digests[one['path']]['sha256']}", digests[one["path"]]["bytes"])
        assert one["licenses"][0]["name"] == "CC-BY-4.0"
        if "schema" in one:
            rows = pq.ParquetFile(tmp_path / "r" / one["path"]).read().to_pylist()
            head = [[field["name"] for field in one["schema"]["fields"]]]
            report = Resource(data=rows or head, schema=Schema.from_descriptor(one["schema"])).validate()
            assert report.valid, report.flatten(["type", "note"])[:5]
    events = next(one for one in told["resources"] if one["name"] == "events")
    assert [field["name"] for field in events["schema"]["fields"]] == list(EVENTS.names)
    rows = pq.read_table(tmp_path / "r" / "events.parquet").to_pylist()
    bad = Resource(data=[{**rows[0], "cameo_code": "36"}], schema=Schema.from_descriptor(events["schema"])).validate()
    assert not bad.valid


def test_codebook_html_asks_for_nothing_and_has_every_column(tmp_path, tables):
    made(tmp_path / "r", tables)
    page = (tmp_path / "r" / "codebook.html").read_text(encoding="utf8")
    assert quality.loads(page) == []
    assert all(f'<th scope="row"><code>{column.name}</code></th>' in page for table in TABLES for column in table.columns)
    assert "040 (2), 190 (1)" in page and "040 (2), 190 (1)" in (tmp_path / "r" / "codebook.md").read_text(encoding="utf8")
    assert "2019-12-31 to 2020-06-16" in page


@pytest.mark.parametrize(
    ("kind", "cells", "nulls", "values"),
    [
        ("code", ["010", "010", "1712", None], "1 (25%)", "010 (2), 1712 (1)"),
        ("code", list("abcdefg"), "0 (0%)", "a (1), b (1), c (1), d (1), e (1), and 2 more"),
        ("text", ["one", "two", "two\nthree"], "0 (0%)", "3 different"),
        ("text", ["x|\ny", "x|\ny"], "0 (0%)", "x| y (2)"),
        ("float", [1.5, -3.0], "0 (0%)", "-3 to 1.5"),
        ("int", [1, 4, 4], "0 (0%)", "4 (2), 1 (1)"),
        ("int", [1, 2, 3, 4, 5, 60], "0 (0%)", "1 to 60"),
        ("texts", [["a"], ["a", "b"]], "0 (0%)", "1 to 2 entries"),
        ("text", [None, None], "2 (100%)", ""),
        ("text", [], "", ""),
    ],
)
def test_frequencies_tell_nulls_and_values(kind, cells, nulls, values):
    types = {"code": pa.string(), "text": pa.string(), "float": pa.float64(), "int": pa.int32(), "texts": pa.list_(pa.string())}
    found = frequency(pa.table({"x": pa.array(cells, types[kind])}), column=Column("x", kind, "X"))
    assert (found.nulls_told, found.values) == (nulls, values)
