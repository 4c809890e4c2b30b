"""The temporary server of a run: it answers, the run is seen in Prefect, and it ends with its process, even killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from flows.run_server import RunServer, is_needed
from flows.serving import ServerError

SERVED = """
import sys, time
from flows.run_server import run_server
with run_server():
    from prefect import flow, task
    from prefect.settings import PREFECT_API_URL

    @task
    def two():
        return 2

    @flow(name="counting")
    def counting():
        return two.submit().result()

    assert counting() == 2
    print(PREFECT_API_URL.value(), "prefect.server.api.server" in sys.modules, flush=True)
    time.sleep(float(sys.argv[1]))
"""


def started(home, seconds):
    environment = {**os.environ, "PREFECT_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PREFECT_API_URL", None)
    return subprocess.Popen([sys.executable, "-c", SERVED, str(seconds)], env=environment, stdout=subprocess.PIPE, text=True)


def answers(address):
    try:
        return httpx.get(f"{address}/health", trust_env=False).is_success
    except httpx.HTTPError:
        return False


def ends(address, seconds=20.0):
    until = time.monotonic() + seconds
    while answers(address) and time.monotonic() < until:
        time.sleep(0.1)
    return not answers(address)


def test_run_server_has_the_run_with_its_tasks_and_ends_with_it_even_killed(tmp_path):
    with started(tmp_path, 0) as process:
        address, imported = process.stdout.readline().split()
    assert (process.returncode, imported) == (0, "False"), "the server's own modules are not imported into the run"
    assert not answers(address)
    with sqlite3.connect(tmp_path / "prefect.db") as database:
        assert database.execute("SELECT state_type FROM flow_run").fetchall() == [("COMPLETED",)]
        assert database.execute("SELECT state_type FROM task_run").fetchall() == [("COMPLETED",)]
    with started(tmp_path, 600) as process:
        try:
            address, _ = process.stdout.readline().split()
            assert answers(address)
        finally:
            process.send_signal(signal.SIGKILL)
    assert ends(address), "a killed run leaves no server behind"


def test_run_server_that_ends_at_once_is_said():
    with pytest.raises(ServerError, match="ended at once"):
        RunServer(("-c", "pass")).address()


def test_run_server_that_does_not_come_up_is_said():
    server = RunServer(("-c", "import time; time.sleep(60)"))
    try:
        with pytest.raises(ServerError, match="does not answer"):
            server.address(seconds=0.1)
    finally:
        server.stop()


def test_run_server_is_not_needed_where_one_is_named(prefect_server):
    assert not is_needed()
