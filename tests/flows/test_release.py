"""Tests of flows.release."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pyarrow.parquet as pq
import pytest

from flows import release
from flows.coding import CoderVersions
from flows.link import link
from flows.outputs import current_release, new_staging

NOW = datetime(2020, 7, 1, 12, tzinfo=UTC)
ORIGIN = release.Origin({"wire.jsonl": {"articles": 2}}, CoderVersions("lex-1", "0.1", "sm 3.8"), {"policy": "default"})


@pytest.fixture
def tables(coded_tables, make_article):
    found = coded_tables(
        make_article("Israel attacked Syria, killing 4. Iran met France."),
        make_article("Ghana met Togo.", date(2019, 12, 31)),
        make_article("Togo met Ghana.", None),
    )
    return {**found, "events": link(found["mentions"]).events}


def made(out, tables, *, origin=ORIGIN, now=NOW):
    out.mkdir(exist_ok=True)
    staging = new_staging(out)
    release.write_data(staging / "release", tables)
    identifier = release.write_manifest(staging / "release", origin, counts={"events": 4}, now=now)
    return release.publish(out, staging, identifier)


def test_release_has_its_files_and_current_points_at_it(tmp_path, tables):
    folder = made(tmp_path / "out", tables)
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names == {
        "events.parquet", "mentions.parquet", "articles.parquet", "rejects.parquet", "codebook.md", "codebook.html", "manifest.json",
        "events/event_year=2020/part-0.parquet", "events/event_year=2019/part-0.parquet", "events/event_year=unknown/part-0.parquet",
    }  # fmt: skip
    assert current_release(tmp_path / "out") == folder
    assert not list((tmp_path / "out").glob(".staging-*"))


def test_release_events_by_year_are_the_events(tmp_path, tables):
    folder = made(tmp_path / "out", tables)
    whole = pq.read_table(folder / "events.parquet")
    years = [pq.ParquetFile(path).read() for path in sorted((folder / "events").rglob("*.parquet"))]
    assert sorted(row["event_id"] for part in years for row in part.to_pylist()) == sorted(whole.column("event_id").to_pylist())
    assert all(part.schema.names == whole.schema.names for part in years)
    assert whole.schema.field("event_date").type == "date32[day]"
    assert whole.column("cameo_code").to_pylist().count("040") == 3


def test_release_events_stand_in_their_order_for_who_reads_them_next(tmp_path, tables):
    staging = new_staging(tmp_path)
    told = release.write_data(staging / "release", tables)
    assert told["events"].select(tables["events"].column_names).to_pylist() == pq.read_table(staging / "release" / "events.parquet").to_pylist()
    assert told["articles"] is tables["articles"]


def test_release_same_tables_have_the_same_bytes_and_the_same_name(tmp_path, tables):
    one = made(tmp_path / "one", tables)
    two = made(tmp_path / "two", tables, now=NOW.replace(year=2031))
    assert one.name == two.name
    for path in one.rglob("*.parquet"):
        assert path.read_bytes() == (two / path.relative_to(one)).read_bytes()
    manifests = [json.loads((folder / "manifest.json").read_text(encoding="utf8")) for folder in (one, two)]
    assert manifests[0].pop("created") != manifests[1].pop("created")
    assert manifests[0] == manifests[1]


def test_release_name_follows_from_data_lexicon_and_settings(tmp_path, tables):
    names = {
        made(tmp_path / "a", tables).name,
        made(tmp_path / "b", {**tables, "events": tables["events"].slice(1)}).name,
        made(tmp_path / "c", tables, origin=replace(ORIGIN, versions=CoderVersions("lex-2", "0.1", "sm 3.8"))).name,
        made(tmp_path / "d", tables, origin=replace(ORIGIN, settings={"policy": "all"})).name,
    }
    assert len(names) == 4
    assert all(len(name) == 14 and name.startswith("r-") for name in names)


def test_release_manifest_has_the_digest_of_every_file(tmp_path, tables):
    folder = made(tmp_path / "out", tables)
    manifest = release.read_manifest(folder)
    assert manifest["files"] == release.file_digests(folder)
    assert set(manifest["files"]) >= {"events.parquet", "codebook.md"} and "manifest.json" not in manifest["files"]
    assert manifest["lexicon_version"] == "lex-1" and manifest["model"] == "sm 3.8"
    assert release.is_whole(folder)


def test_release_a_changed_or_added_file_is_noticed(tmp_path, tables):
    folder = made(tmp_path / "out", tables)
    (folder / "extra.txt").write_text("x", encoding="utf8")
    assert not release.is_whole(folder)
    (folder / "extra.txt").unlink()
    (folder / "codebook.md").write_text("x", encoding="utf8")
    assert not release.is_whole(folder)
    (folder / "manifest.json").write_text("{", encoding="utf8")
    assert not release.is_whole(folder)


def test_release_an_equal_one_is_left_as_it_stands(tmp_path, tables):
    first = made(tmp_path / "out", tables)
    before = {path: path.stat().st_mtime_ns for path in first.rglob("*")}
    assert made(tmp_path / "out", tables, now=NOW.replace(year=2031)) == first
    assert {path: path.stat().st_mtime_ns for path in first.rglob("*")} == before
    assert not list((tmp_path / "out").glob(".staging-*"))


def test_release_a_damaged_one_is_replaced(tmp_path, tables):
    folder = made(tmp_path / "out", tables)
    (folder / "events.parquet").write_bytes(b"cut")
    assert made(tmp_path / "out", tables) == folder
    assert release.is_whole(folder)


def test_release_input_digests_name_files_and_change_with_the_content(coded_tables, make_article):
    one = coded_tables(make_article("Israel attacked Syria.", source_file="a.jsonl"), make_article("Ghana met Togo.", source_file="b.txt"))
    digests = release.input_digests(one["articles"], one["rejects"])
    assert list(digests) == ["a.jsonl", "b.txt"]
    assert digests["a.jsonl"]["articles"] == 1 and digests["a.jsonl"]["rejected"] == 0
    other = coded_tables(make_article("Israel attacked Syria twice.", source_file="a.jsonl"))
    assert (
        release.input_digests(other["articles"], other["rejects"])["a.jsonl"]["sha256_of_contents"]
        != digests["a.jsonl"]["sha256_of_contents"]
    )
