"""Prefect's task runners by name: where the batches of a run are coded."""

import os
import socket
from typing import Any
from urllib.parse import urlsplit

from prefect.task_runners import ThreadPoolTaskRunner

from flows.settings import DASK, RUNNER_PACKAGES, RunSettings

WAIT_FOR_WORKERS_SECONDS = 60
ANSWER_SECONDS = 10.0


class RunnerError(Exception):
    """The cluster that was asked for does not answer or has no worker."""


def task_runner(settings: RunSettings) -> Any:
    """Returns the task runner of the settings, not started: threads for `local` and `process`, Dask's or Ray's.

    Raises RunnerError where nothing listens at the cluster's address.
    """
    if settings.where not in RUNNER_PACKAGES:
        return ThreadPoolTaskRunner(max_workers=max(1, settings.workers))
    if settings.address:
        refuse_deaf(settings.address)
    return dask_runner(settings) if settings.where == DASK else ray_runner(settings)


def refuse_deaf(address: str) -> None:
    """Raises RunnerError where nothing listens at an address with a port: Ray would try for five minutes and then end this process."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    try:
        if parts.hostname and parts.port:
            socket.create_connection((parts.hostname, parts.port), timeout=ANSWER_SECONDS).close()
    except (OSError, ValueError) as error:
        raise RunnerError(f"no cluster answers at {address} ({error}); start one, or look at --address") from error


def dask_runner(settings: RunSettings) -> Any:
    """Returns Dask's task runner: of the cluster at the address, or of one started for the run with a process a worker."""
    # What the scheduler does is told line by line otherwise, also where nothing is wrong.
    os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "warning")
    from prefect_dask import DaskTaskRunner

    if settings.address:
        return DaskTaskRunner(address=settings.address)
    return DaskTaskRunner(cluster_kwargs={"n_workers": settings.workers, "threads_per_worker": 1, "dashboard_address": None})


def ray_runner(settings: RunSettings) -> Any:
    """Returns Ray's task runner: of the cluster at the address, or of one started for the run with a core a worker."""
    # Ray sends what it learns of its use to its makers unless told not to.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    from prefect_ray import RayTaskRunner

    quiet = {"log_to_driver": False}  # else each task run of a worker is a line here
    if settings.address:
        return RayTaskRunner(address=settings.address, init_kwargs=quiet)
    # "local", else Ray would join a cluster that somebody started on this machine, or look for one that has ended
    return RayTaskRunner(address="local", init_kwargs={"num_cpus": settings.workers, "include_dashboard": False, **quiet})


def slots_of(runner: Any, settings: RunSettings) -> int:
    """Returns how many batches a started runner of Dask or Ray codes at once; raises RunnerError where no worker comes within a minute."""
    return dask_slots(runner, settings) if settings.where == DASK else slots_now(runner, settings)


def slots_now(runner: Any, settings: RunSettings) -> int:
    """Returns how many batches a started runner of Dask or Ray codes at once with the workers that it has now, 0 where all are gone."""
    if settings.where == DASK:
        return sum(worker["nthreads"] for worker in runner.client.scheduler_info(n_workers=-1)["workers"].values())
    import ray

    return int(ray.cluster_resources().get("CPU", 0))


def dask_slots(runner: Any, settings: RunSettings) -> int:
    """Returns the threads of the Dask cluster's workers, once it has a worker."""
    try:
        client = runner.client
        client.wait_for_workers(1, timeout=WAIT_FOR_WORKERS_SECONDS)
    except (OSError, TimeoutError) as error:
        where = f"at {settings.address}" if settings.address else "of this run"
        raise RunnerError(f"the Dask cluster {where} has no worker after {WAIT_FOR_WORKERS_SECONDS} seconds: {error}") from error
    return slots_now(runner, settings)


def is_cluster(settings: RunSettings) -> bool:
    """Says whether batches go to a cluster, whose workers share nothing with this process."""
    return settings.where in RUNNER_PACKAGES


def is_worker_death(error: BaseException) -> bool:
    """Says whether an error of Dask or Ray means that the process of a batch died, each time it was tried."""
    names = {kind.__name__ for kind in type(error).__mro__}
    return not names.isdisjoint({"KilledWorker", "WorkerCrashedError", "NodeDiedError", "OutOfMemoryError"})
