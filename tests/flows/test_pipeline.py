"""Tests of flows.pipeline: the whole flow on a tiny corpus, with the small coder."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import fake_coder
import pyarrow.parquet as pq
import pytest

from flows import outputs, pipeline, quality, release
from flows.link import Linked, link

ROOT = Path(__file__).resolve().parents[2]


def data_files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


@pytest.fixture
def run(prefect_server):
    """Runs the flow with the small coder."""
    return lambda settings, load=fake_coder.load: pipeline.run(settings, load=load)


def test_pipeline_a_corpus_becomes_a_release(run, settings, corpus):
    asked = settings(corpus)
    outcome = run(asked)
    events = pq.read_table(outcome.folder / "events.parquet").to_pylist()
    told = {(event["source"], event["cameo_code"], event["target"], str(event["event_date"]), event["n_articles"]) for event in events}
    assert told == {
        ("ISR", "190", "SYR", "2020-06-16", 2),
        ("IRN", "111", "ISR", "2020-06-16", 1),
        ("FRA", "040", "GHA", "2020-06-16", 1),
        ("GHA", "040", "TGO", "2019-12-31", 1),
    }
    assert next(event["fatalities"] for event in events if event["cameo_code"] == "190") == 3
    assert pq.read_table(outcome.folder / "articles.parquet").num_rows == 4
    assert sorted(pq.read_table(outcome.folder / "rejects.parquet").column("rule").to_pylist()) == ["bad-json", "duplicate-article"]
    assert (outcome.summary.records, outcome.summary.articles) == (6, 4)
    assert outcome.summary.dropped == {"negated": 1}
    assert outputs.current_release(asked.out.resolve()) == outcome.folder
    assert release.is_whole(outcome.folder)
    assert quality.loads((outcome.folder / "quality" / "index.html").read_text(encoding="utf8")) == []
    assert not list(asked.out.glob(".staging-*"))


def test_pipeline_same_input_gives_the_same_bytes_with_one_worker_or_two_and_any_batch(run, settings, corpus, tmp_path):
    one = run(settings(corpus, out=tmp_path / "one"))
    two = run(settings(corpus, out=tmp_path / "two", workers=2, batch_articles=1))
    assert one.release == two.release
    assert data_files(one.folder) == data_files(two.folder)
    again = run(settings(corpus, out=tmp_path / "one"))
    assert again.folder == one.folder
    assert [path.name for path in (tmp_path / "one" / "releases").iterdir()] == [one.release]


def test_pipeline_a_broken_table_rule_stops_the_release_and_the_one_before_stays(run, settings, corpus, monkeypatch):
    asked = settings(corpus)
    before = run(asked)
    # An event lost between link and release, which no row rule can see.
    monkeypatch.setattr(pipeline, "link", lambda mentions, **given: Linked(link(mentions, **given).events.slice(1)))
    with pytest.raises(pipeline.StoppedError, match="kept-linked") as stopped:
        run(asked)
    assert (stopped.value.folder / "quality" / "run.html").exists()
    assert (stopped.value.folder / "rejects.parquet").exists()
    assert outputs.current_release(asked.out.resolve()) == before.folder
    assert release.is_whole(before.folder)


def test_pipeline_nothing_readable_makes_no_release(run, settings, tmp_path):
    (tmp_path / "empty.jsonl").write_text("{broken\n", encoding="utf8")
    asked = settings(tmp_path / "empty.jsonl")
    with pytest.raises(pipeline.StoppedError, match="articles-present") as stopped:
        run(asked)
    assert pq.read_table(stopped.value.folder / "rejects.parquet").num_rows == 1
    assert outputs.current_release(asked.out) is None


def test_pipeline_a_held_folder_is_said_and_left_alone(run, settings, corpus):
    asked = settings(corpus)
    with outputs.one_run(asked.out), pytest.raises(outputs.BusyError, match="another run works on out"):
        run(asked)


def test_pipeline_a_defect_of_the_coder_costs_one_article(run, settings, tmp_path):
    rows = [{"id": f"a{n}", "published": "2020-06-16", "text": f"Israel attacked Syria on the road {n}."} for n in range(3)]
    rows.append({"id": "bad", "published": "2020-06-16", "text": "On this page the coder fails here, after Israel attacked Syria."})
    (tmp_path / "w.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    outcome = run(settings(tmp_path / "w.jsonl"))
    assert outcome.summary.rejected == {"code: coder-error": 1}
    assert outcome.summary.articles == 3


def test_pipeline_reading_is_tried_again_only_where_that_can_help():
    class State:
        def __init__(self, error):
            self.error = error

        def result(self, raise_on_failure):
            return self.error

    assert pipeline.is_reading_error(None, None, State(OSError("disk")))
    assert not pipeline.is_reading_error(None, None, State(KeyError("defect")))
    assert pipeline.ingest_task.retries == 2


KILLED = """
import os, signal, sys
from pathlib import Path
import pyarrow.parquet as pq
from flows import outputs, release
from flows.coding import CoderVersions
out, source, where = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
tables = {name: pq.read_table(source / f"{name}.parquet") for name in ("articles", "mentions", "events", "rejects")}
tables["events"] = tables["events"].slice(1)

def kill(*_args, **_given):
    os.kill(os.getpid(), signal.SIGKILL)

if where == "data":
    release.write_years = kill
if where == "manifest":
    release.file_digests = kill
if where == "rename":
    release.os.replace = kill
if where == "pointer":
    release.point_current = kill
with outputs.one_run(out):
    staging = outputs.new_staging(out)
    release.write_data(staging / "release", tables)
    origin = release.Origin({}, CoderVersions("l", "c", "m"), {})
    from datetime import UTC, datetime
    name = release.write_manifest(staging / "release", origin, counts={}, now=datetime(2020, 1, 1, tzinfo=UTC))
    release.publish(out, staging, name)
"""


KILLED_WHILE_CODING = """
import os, signal, sys
sys.path.insert(0, sys.argv[3])
import fake_coder
from pathlib import Path
from flows import pipeline
from flows.settings import RunSettings

class Killer(fake_coder.FakeCoder):
    def code_articles(self, articles):
        for number, article in enumerate(articles):
            if number == 2:
                os.kill(os.getpid(), signal.SIGKILL)
            yield from super().code_articles([article])

pipeline.run(RunSettings(sources=(sys.argv[2],), out=Path(sys.argv[1]), progress=False), load=lambda choice: Killer())
"""


def in_own_process(program, *given, **environment):
    """Runs a program of these tests in a process of its own and returns its exit code."""
    command = [sys.executable, "-c", program, *map(str, given)]
    return subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}).returncode


def test_pipeline_a_run_killed_while_it_codes_leaves_the_release_before_it_whole(run, settings, corpus):
    from prefect.settings import PREFECT_API_URL

    asked = settings(corpus)
    before = run(asked)
    given = (asked.out, corpus, Path(fake_coder.__file__).parent)
    assert in_own_process(KILLED_WHILE_CODING, *given, PREFECT_API_URL=str(PREFECT_API_URL.value())) == -signal.SIGKILL
    assert [path for path in asked.out.glob(".staging-*/parts/*")]
    assert outputs.current_release(asked.out.resolve()) == before.folder and release.is_whole(before.folder)
    assert run(asked).folder == before.folder
    assert not list(asked.out.glob(".staging-*"))


def test_pipeline_a_run_killed_while_it_releases_leaves_the_release_before_it_whole(run, settings, corpus):
    asked = settings(corpus)
    before = run(asked)
    bytes_before = data_files(before.folder)
    for where in ("data", "manifest", "rename", "pointer"):
        assert in_own_process(KILLED, asked.out, before.folder, where) == -signal.SIGKILL, where
        assert list(asked.out.glob(".staging-*")), where
        assert outputs.current_release(asked.out.resolve()) == before.folder, where
        assert data_files(before.folder) == bytes_before, where
        assert all(release.is_whole(path) for path in (asked.out / "releases").iterdir()), where
    again = run(asked)
    assert again.folder == before.folder and data_files(again.folder) == bytes_before
    assert not list(asked.out.glob(".staging-*"))
