"""kill -9 at random moments of a run: after the next run no article is lost or doubled and every byte is that of an undisturbed run.

`make drill` kills 40 runs, which takes six minutes; the suite kills the first few of them.
"""

import json
import multiprocessing
import os
import random
import shutil
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import fake_coder
import killed_run
import pyarrow.parquet as pq
import pytest

from flows import outputs, pipeline, release

SEED, AT_ONCE = 60601, 2
KILLS = int(os.environ.get("TOCSIN_KILLS", "6"))
CLOCK = frozenset({release.MANIFEST})
"""The one file that holds the time of a run."""


def bytes_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name not in CLOCK}


def write_articles(path, numbers):
    countries = tuple(fake_coder.COUNTRIES)
    rows = [
        {"id": f"a{number}", "published": f"2020-06-{number % 28 + 1:02}", "publisher": f"Wire {number % 3}",
         "text": f"{countries[number % 6]} {('attacked', 'met', 'bombed')[number % 3]} {countries[(number + 1) % 6]} at the river {number}, killing {number}."}
        for number in numbers
    ]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, rows[0]]) + "{broken\n", encoding="utf8")
    return path


@pytest.fixture
def dies(prefect_server, monkeypatch):
    """A function (settings, moment) -> exit code and the moments counted, of a run in a process of its own."""
    from prefect.settings import PREFECT_API_URL

    monkeypatch.setenv("PREFECT_API_URL", str(PREFECT_API_URL.value()))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])]))
    context = multiprocessing.get_context("forkserver")
    # loaded once in a process without threads, of which each run is a fork
    context.set_forkserver_preload(["killed_run", "flows.pipeline"])

    def run(settings, moment=None):
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=killed_run.run_and_die, args=(settings, moment, sender))
        process.start()
        sender.close()
        process.join(120)
        return process.exitcode, receiver.recv() if process.exitcode == 0 else None

    return run


def test_killed_at_any_moment_nothing_is_lost_or_doubled_and_the_bytes_are_those_of_an_undisturbed_run(dies, settings, tmp_path):
    first, second = write_articles(tmp_path / "first.jsonl", range(1, 13)), write_articles(tmp_path / "second.jsonl", range(9, 21))
    started = settings(first, out=(tmp_path / "started").resolve(), batch_articles=4)
    pipeline.run(started, load=fake_coder.load)
    asked = replace(started, sources=(str(second),))

    def continued(name):
        # half of the runs begin with an empty OUT, half with what an earlier run left
        out = (tmp_path / name).resolve()
        if name.startswith("more"):
            shutil.copytree(started.out, out, symlinks=True)
        return replace(asked, out=out)

    wanted, moments = {}, {}
    for kind in ("anew", "more"):
        code, moments[kind] = dies(continued(f"{kind}-whole"))
        folder = outputs.current_release(tmp_path / f"{kind}-whole")
        assert code == 0 and release.is_whole(folder)
        wanted[kind] = bytes_of(folder)
    assert wanted["anew"].keys() and wanted["anew"] != wanted["more"]

    chosen = random.Random(SEED)
    kills = [(kind, number) for kind in ("anew", "more") for number in chosen.sample(range(1, moments[kind] + 1), KILLS // 2)]
    runs = [continued(f"{kind}-{number}") for kind, number in kills]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        codes = list(pool.map(lambda job: dies(job[0], job[1][1])[0], zip(runs, kills, strict=True)))
        assert codes == [-signal.SIGKILL] * KILLS
        before = {run.out: outputs.current_release(run.out) for run in runs}
        assert all(release.is_whole(folder) for folder in before.values() if folder is not None)
        assert [code for code, _ in pool.map(dies, runs)] == [0] * KILLS
    for (kind, number), run in zip(kills, runs, strict=True):
        folder = outputs.current_release(run.out)
        assert release.is_whole(folder), (kind, number)
        assert bytes_of(folder) == wanted[kind], (kind, number)
        ids = pq.read_table(folder / "articles.parquet").column("article_id").to_pylist()
        assert len(ids) == len(set(ids)) == (20 if kind == "more" else 12), (kind, number)
        assert not list(run.out.glob(f"{outputs.STAGING}*")), (kind, number)
