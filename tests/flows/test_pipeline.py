"""Tests of flows.pipeline: the whole flow on a tiny corpus, with the small coder."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import fake_coder
import pyarrow.parquet as pq
import pytest

from flows import outputs, pipeline, quality, release
from flows.corrections import CorrectionsError
from flows.link import Linked, link
from flows.stored import whole as in_memory

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
    monkeypatch.setattr(pipeline, "link", lambda mentions, **given: Linked(in_memory(link(mentions, **given).events).slice(1)))
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

pipeline.run(RunSettings(sources=(sys.argv[2],), out=Path(sys.argv[1]), anew=True, progress=False), load=lambda choice: Killer())
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


def write_rows(path, *rows):
    path.write_text("".join(json.dumps({"published": "2020-06-16", **row}) + "\n" for row in rows), encoding="utf8")
    return path


ROWS = (
    {"id": "b1", "text": "Israel attacked Syria, killing 4. France met Ghana."},
    {"id": "b2", "published": "2020-06-17", "text": "On Tuesday Israel bombed Syria, killing 3 and burning the harbour of the old town."},
    {"id": "b3", "published": "2020-06-17", "text": "Iran criticized Israel. Ghana met Togo in the capital."},
)


def test_pipeline_runs_over_parts_give_what_one_run_gives_whatever_the_order(run, settings, tmp_path):
    parts = [write_rows(tmp_path / f"{row['id']}.jsonl", row) for row in ROWS]
    whole = run(settings(*parts, out=tmp_path / "whole"))
    for order in ((0, 1, 2), (2, 0, 1)):
        out = tmp_path / f"order-{order[0]}"
        last = [run(settings(parts[number], out=out)) for number in order][-1]
        assert last.release == whole.release, order
        for name in ("articles", "mentions", "events", "rejects"):
            assert (last.folder / f"{name}.parquet").read_bytes() == (whole.folder / f"{name}.parquet").read_bytes(), (order, name)


def test_pipeline_a_second_run_codes_only_what_is_new_and_tells_the_changes(run, settings, tmp_path):
    out, coded = tmp_path / "out", []

    class Counting(fake_coder.FakeCoder):
        def code_articles(self, articles):
            for found in super().code_articles(articles):
                coded.append(found.article.article_id)
                yield found

    first, second = write_rows(tmp_path / "one.jsonl", ROWS[0]), write_rows(tmp_path / "two.jsonl", *ROWS[:2])
    before = run(settings(first, out=out), load=lambda choice: Counting())
    after = run(settings(second, out=out), load=lambda choice: Counting())
    assert coded == ["b1", "b2"]
    assert (after.summary.known, after.summary.articles) == (1, 2)
    page = (after.folder / "CHANGES.md").read_text(encoding="utf8")
    assert f"Against {before.folder.name}." in page
    assert "| articles | added | new article | 1 |" in page and "| events | changed | more mentions | 1 |" in page
    assert run(settings(out=out)).release == after.release


def test_pipeline_recode_codes_only_articles_that_a_changed_word_touches(run, settings, tmp_path):
    out, coded = tmp_path / "out", []

    class Newer(fake_coder.FakeCoder):
        lexicon_version = "lex-newer"

        def word_digests(self):
            return {**super().word_digests(), "bombed": "changed"}

        def code_articles(self, articles):
            for found in super().code_articles(articles):
                coded.append(found.article.article_id)
                yield fake_coder.CodedArticle(found.article, found.n_sentences, tuple(replace(one, lexicon_version="lex-newer") for one in found.mentions))

    source = write_rows(tmp_path / "all.jsonl", *ROWS)
    run(settings(source, out=out))
    after = run(settings(out=out, recode=True), load=lambda choice: Newer())
    assert coded == ["b2"] and after.summary.recoded == 1
    assert set(pq.read_table(after.folder / "mentions.parquet").column("lexicon_version").to_pylist()) == {"lex-newer"}
    coded.clear()
    fresh = run(settings(source, out=tmp_path / "fresh"), load=lambda choice: Newer())
    assert coded == ["b1", "b2", "b3"]
    assert (fresh.folder / "events.parquet").read_bytes() == (after.folder / "events.parquet").read_bytes()


def test_pipeline_corrections_are_applied_and_listed(run, settings, tmp_path):
    source = write_rows(tmp_path / "all.jsonl", *ROWS)
    before = run(settings(source, out=tmp_path / "out"))
    events = {event["cameo_code"]: event for event in pq.read_table(before.folder / "events.parquet").to_pylist()}
    corrections = tmp_path / "corrections.yaml"
    shared = "reason: told wrong, by: A. Moreno, date: 2020-07-01, status: accepted"
    corrections.write_text(
        f"- {{id: c-1, action: drop, event: {events['111']['event_id']}, {shared}}}\n"
        f"- {{id: c-2, action: set, event: {events['195']['event_id']}, set: {{fatalities: 2}}, {shared}}}\n"
        f"- {{id: c-3, action: drop, event: evt-0000000000000000, {shared}}}\n",
        encoding="utf8",
    )
    after = run(settings(out=tmp_path / "out", corrections=corrections))
    found = {event["event_id"]: event for event in pq.read_table(after.folder / "events.parquet").to_pylist()}
    assert events["111"]["event_id"] not in found
    assert (found[events["195"]["event_id"]]["fatalities"], found[events["195"]["event_id"]]["corrected_by"]) == (2, "c-2")
    assert pq.read_table(after.folder / "mentions.parquet").equals(pq.read_table(before.folder / "mentions.parquet"))
    page = (after.folder / "CHANGES.md").read_text(encoding="utf8")
    assert "correction c-1: drop (told wrong; A. Moreno, 2020-07-01)" in page
    assert "| c-3 | drop | evt-0000000000000000 | told wrong | A. Moreno | 2020-07-01 | found no such event |" in page


def test_pipeline_a_withdrawn_article_goes_with_its_mentions_and_events(run, settings, tmp_path):
    source = write_rows(tmp_path / "all.jsonl", *ROWS)
    run(settings(source, out=tmp_path / "out"))
    corrections = tmp_path / "corrections.yaml"
    corrections.write_text(
        "- {id: c-1, action: withdraw, article: b3, reason: retracted, by: A. Moreno, date: 2020-07-01, status: accepted}\n", encoding="utf8"
    )
    after = run(settings(source, out=tmp_path / "out", corrections=corrections))
    assert pq.read_table(after.folder / "articles.parquet").column("article_id").to_pylist() == ["b1", "b2"]
    assert "b3" not in set(pq.read_table(after.folder / "mentions.parquet").column("article_id").to_pylist())
    assert "Ghana met Togo" not in "".join(pq.read_table(after.folder / "events.parquet").column("sentence").to_pylist())


def test_pipeline_a_damaged_release_is_not_built_on(run, settings, tmp_path):
    source = write_rows(tmp_path / "all.jsonl", *ROWS)
    before = run(settings(source, out=tmp_path / "out"))
    (before.folder / "mentions.parquet").write_bytes(b"cut")
    with pytest.raises(OSError, match="damaged"):
        run(settings(source, out=tmp_path / "out"))
    assert run(settings(source, out=tmp_path / "out", anew=True)).release == before.release


def test_pipeline_unsound_corrections_stop_the_run_with_their_line(run, settings, tmp_path):
    corrections = tmp_path / "corrections.yaml"
    corrections.write_text("- {id: c-1, action: drop}\n", encoding="utf8")
    with pytest.raises(CorrectionsError, match=r"corrections\.yaml:1: .*drop needs `event`|corrections\.yaml:1: reason is missing"):
        run(settings(write_rows(tmp_path / "all.jsonl", *ROWS), out=tmp_path / "out", corrections=corrections))
    assert not (tmp_path / "out" / "current").exists()


def test_pipeline_an_article_the_coder_failed_on_is_tried_again_and_rejected_once(run, settings, tmp_path):
    source = write_rows(tmp_path / "all.jsonl", *ROWS, {"id": "b4", "text": "Rain fell all day and the coder fails here, as it did the day before."})
    run(settings(source, out=tmp_path / "out"))
    again = run(settings(source, out=tmp_path / "out"))
    assert pq.read_table(again.folder / "rejects.parquet").column("rule").to_pylist() == ["coder-error"]

    class Mended(fake_coder.FakeCoder):
        def code_articles(self, articles):
            yield from super().code_articles(replace(one, text=one.text.replace("fails", "works")) for one in articles)

    mended = run(settings(source, out=tmp_path / "out"), load=lambda choice: Mended())
    assert pq.read_table(mended.folder / "rejects.parquet").num_rows == 0
    assert "b4" in pq.read_table(mended.folder / "articles.parquet").column("article_id").to_pylist()
