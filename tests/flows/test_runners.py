"""Tests of flows.runners: the flow on a real Dask cluster and a local Ray, whose workers die, gives the bytes of a run in one process."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import fake_coder
import pytest
from prefect_parts import free_port

from flows import pipeline, runners
from flows.runners import RunnerError, is_worker_death
from flows.settings import DASK, RAY

ROOT = Path(__file__).resolve().parents[2]
ENDS_ONCE = "The process ends once here, the process ends once here. Ghana met Togo."


@pytest.fixture
def deadly(tmp_path, monkeypatch):
    """A file of articles of which one ends the first worker that codes it; what workers must find stands in the environment."""
    texts = [f"Israel attacked Syria, killing {n}. Iran met France." for n in range(1, 20)]
    texts.insert(7, ENDS_ONCE)
    path = tmp_path / "wire.jsonl"
    path.write_text("".join(json.dumps({"id": f"a{n}", "published": "2020-06-16", "text": text}) + "\n" for n, text in enumerate(texts)), encoding="utf8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(Path(fake_coder.__file__).parent)]))
    monkeypatch.setenv(fake_coder.DEATH, str(tmp_path / "died"))
    return path


@pytest.fixture
def undisturbed(prefect_server, settings, deadly, tmp_path):
    """The release of a run in this process, which no process ends."""
    return pipeline.run(settings(deadly, out=tmp_path / "alone"), load=fake_coder.load)


def same_release(one, other):
    assert one.release == other.release
    for name in ("articles", "mentions", "events", "rejects"):
        assert (one.folder / f"{name}.parquet").read_bytes() == (other.folder / f"{name}.parquet").read_bytes(), name


@contextmanager
def dask_cluster(folder, workers=2, **settings):
    """Starts a scheduler and its workers as an operator does, on loopback; yields the scheduler's address and the workers' processes."""
    told = folder / "scheduler.json"
    quiet = {**os.environ, "DASK_DISTRIBUTED__DASHBOARD__LINK": "", **settings}
    command = [sys.executable, "-m", "dask"]
    started = [subprocess.Popen([*command, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", told], env=quiet,
                                stderr=subprocess.DEVNULL)]  # fmt: skip
    try:
        ends = time.monotonic() + 60
        while not told.exists() and time.monotonic() < ends:
            time.sleep(0.1)
        address = json.loads(told.read_text(encoding="utf8"))["address"]
        for _ in range(workers):
            options = ["--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", folder]
            started.append(subprocess.Popen([*command, "worker", address, *options], env=quiet, stderr=subprocess.DEVNULL))
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_runners_a_dask_cluster_that_loses_a_worker_gives_the_same_release(undisturbed, settings, deadly, tmp_path):
    pytest.importorskip("prefect_dask", reason="prefect-dask is not installed")
    with dask_cluster(tmp_path) as (address, workers):
        asked = settings(deadly, out=tmp_path / "apart", runner=DASK, address=address, batch_articles=2)
        outcome = pipeline.run(asked, load=fake_coder.load_mortal)
        assert sorted(worker.poll() is None for worker in workers) == [False, True]
    same_release(outcome, undisturbed)


def test_runners_an_article_that_ends_the_workers_of_a_dask_cluster_is_rejected_and_no_other(prefect_server, settings, deadly, tmp_path):
    pytest.importorskip("prefect_dask", reason="prefect-dask is not installed")
    deadly.write_text(deadly.read_text(encoding="utf8").replace("ends once here", "ends here"), encoding="utf8")
    # the scheduler gives a batch up with the first worker that dies of it; by itself it gives it to three more
    with dask_cluster(tmp_path, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as (address, workers):
        outcome = pipeline.run(settings(deadly, runner=DASK, address=address, batch_articles=2), load=fake_coder.load_mortal)
        assert sorted(worker.poll() is None for worker in workers) == [False, True]
    assert outcome.summary.rejected == {"code: worker-died": 1} and outcome.summary.articles == 19


def test_runners_a_local_ray_that_loses_a_worker_gives_the_same_release(undisturbed, settings, deadly, tmp_path, monkeypatch):
    pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("prefect_ray", reason="prefect-ray is not installed")
    monkeypatch.setenv("RAY_ADDRESS", f"127.0.0.1:{free_port()}")  # another's cluster, which has ended: no concern of this run
    outcome = pipeline.run(settings(deadly, out=tmp_path / "apart", runner=RAY, workers=2, batch_articles=2), load=fake_coder.load_mortal)
    assert (tmp_path / "died").exists()
    same_release(outcome, undisturbed)


def test_runners_a_cluster_without_workers_is_said(prefect_server, settings, deadly, tmp_path, monkeypatch):
    pytest.importorskip("prefect_dask", reason="prefect-dask is not installed")
    monkeypatch.setattr(runners, "WAIT_FOR_WORKERS_SECONDS", 1)
    with dask_cluster(tmp_path, workers=0) as (address, _), pytest.raises(RunnerError, match="has no worker after 1 seconds"):
        pipeline.run(settings(deadly, out=tmp_path / "apart", runner=DASK, address=address), load=fake_coder.load)


@pytest.mark.parametrize("runner", [DASK, RAY])
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{port}", "127.0.0.1:{port}", "127.0.0.1:99999"])
def test_runners_an_address_at_which_nobody_listens_is_said_at_once(settings, corpus, runner, address):
    with socket.socket() as silent, pytest.raises(RunnerError, match="no cluster answers at"):
        silent.bind(("127.0.0.1", 0))  # it never listens
        runners.task_runner(settings(corpus, runner=runner, address=address.format(port=silent.getsockname()[1])))


def test_runners_a_death_is_told_from_a_defect():
    distributed = pytest.importorskip("distributed", reason="dask is not installed")
    assert is_worker_death(distributed.KilledWorker("code", None, 3))
    assert not is_worker_death(ValueError("a defect"))
    ray = pytest.importorskip("ray", reason="ray is not installed")
    assert is_worker_death(ray.exceptions.WorkerCrashedError())
