"""The flow that schedules run, and the process that serves it: a Prefect deployment of `scheduled`, with a server of its own where none is named."""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx

from flows.settings import DASK, RAY

API = "PREFECT_API_URL"
STARTUP_SECONDS = 180.0
DRAIN_SECONDS = 10.0
PORT = 4200


class ServerError(Exception):
    """The Prefect server did not start, or is not there."""


@contextmanager
def server(port: int = PORT) -> Iterator[str]:
    """Yields the address of the Prefect server to use: the one that PREFECT_API_URL names, else one on loopback, started where none answers there.

    Must be entered before Prefect is imported, which reads its settings then. A server started here ends with the context. Raises ServerError.
    """
    named = os.environ.get(API)
    if named:
        yield named
        return
    address = f"http://127.0.0.1:{port}/api"
    started = None
    if not answers(address):
        command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
        started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        if started is not None:
            wait_for(address, started)
        os.environ[API] = address
        yield address
    finally:
        os.environ.pop(API, None)
        if started is not None:
            started.terminate()
            try:
                started.wait(30)
            except subprocess.TimeoutExpired:
                started.kill()


def unreachable_server(runner: str | None, address: str | None) -> str | None:
    """Returns what is wrong where the workers of a Dask or Ray cluster elsewhere would not reach the Prefect server of the run; None for nothing."""
    if runner not in (DASK, RAY) or not address or os.environ.get(API) or is_loopback(address):
        return None
    return f"the workers at {address} must reach the Prefect server of this run: name it with {API}, e.g. http://HOST:{PORT}/api"


def is_loopback(address: str) -> bool:
    """Says whether a cluster's address (`tcp://127.0.0.1:8786`, `auto`) is this machine."""
    host = urlsplit(address if "//" in address else f"//{address}").hostname
    return address == "auto" or host in ("localhost", "127.0.0.1", "::1")


def answers(address: str) -> bool:
    """Says whether a Prefect server answers at an address."""
    try:
        return httpx.get(f"{address}/health", timeout=5.0, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def wait_for(address: str, started: "subprocess.Popen[bytes]", seconds: float = STARTUP_SECONDS) -> None:
    """Returns when a started server answers; raises ServerError where it ends before, or does not answer in time."""
    end = time.monotonic() + seconds
    while not answers(address):
        if started.poll() is not None:
            said = (started.stderr.read() if started.stderr else b"").decode("utf-8", "replace").strip().splitlines()
            raise ServerError(f"the Prefect server ended at once ({said[-1][:200] if said else 'without a word'}); try another --server-port")
        if time.monotonic() > end:
            raise ServerError(f"the Prefect server does not answer on {address} after {seconds:g} seconds; look at its log, or name one with {API}")
        time.sleep(0.3)


def serve(parameters: Mapping[str, Any], *, cron: str | None, every: timedelta | None, name: str) -> None:
    """Serves the deployment until it is stopped; a run that is due while one works is left out, one that works at the stop is ended.

    Raises ValueError for a cron line that Prefect cannot read.
    """
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.deployments.runner import EntrypointType
    from prefect.events.worker import EventsWorker

    from flows.scheduled import scheduled

    one = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    try:
        # by its module: the package may be installed anywhere, and the folder of the run is the user's
        scheduled.serve(
            name=name, cron=cron, interval=every, parameters=dict(parameters), limit=1, global_limit=one, entrypoint_type=EntrypointType.MODULE_PATH,
            print_starting_message=False,
        )  # fmt: skip
    finally:
        end_runs()
        EventsWorker.drain_all(timeout=DRAIN_SECONDS)  # while the server still answers; else the exit waits for it


def end_runs(seconds: float = DRAIN_SECONDS) -> None:
    """Ends the runs that this process started: what they collected stays in the inbox, and the release before them stays whole."""
    for child in multiprocessing.active_children():
        child.terminate()
        child.join(seconds)
        if child.is_alive():
            child.kill()
            child.join(seconds)
