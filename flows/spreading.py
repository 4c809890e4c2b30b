"""Gives batches to a cluster and keeps what comes back: few are on their way at once, and none is kept in the driver."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from flows.coding import CodedPart, CoderVersions, from_ipc, write_coded
from flows.runners import RunnerError
from flows.worker import CodedBytes

AHEAD = 2
"""Batches a worker has before it beside the one that it codes, so that it never waits for the driver."""
MOST_AT_ONCE = 40
"""Prefect's SQLite server stalls past 50 task runs in one burst."""
STEP_SECONDS = 30.0
"""How often a driver that waits for a batch looks whether the cluster still has workers."""
LONELY_STEPS = 10
"""Steps in a row without any worker after which nobody is expected to start one."""

Code = Callable[[pa.Table], Mapping[str, pa.Table]]


class Future(Protocol):
    """A batch on its way."""

    def result(self, timeout: float | None = None) -> CodedBytes:
        """What the worker gave; raises TimeoutError where it is not there in time, and what the task raised."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is asked of a cluster: to code a batch, whether an error means that the workers of a batch died, and how many workers it has now."""

    submit: Callable[[pa.Table], Future]
    died: Callable[[BaseException], bool]
    workers: Callable[[], int]


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """Articles that were given to the cluster, and the promise of their tables."""

    articles: pa.Table
    future: Future


class WorkersDiffer(Exception):
    """A worker has another lexicon, coder or model than the driver: its rows would not be those of the release."""


class WorkersGone(RunnerError):
    """The cluster has had no worker for minutes, or no scheduler."""


def spread(
    batches: Iterable[pa.Table], *, cluster: Cluster, at_home: Code, at_once: int, versions: CoderVersions, folder: Path, done: Callable[[int], None],
) -> list[CodedPart]:  # fmt: skip
    """Codes batches on a cluster, at most `at_once` at a time, writes each as the next parts of `folder` and returns what each gave.

    The cluster gives a batch to another worker when one dies; one that it gives up is coded by `at_home`, which survives and tells which article
    ends its process: on the cluster each try would cost it a worker, and Dask suspects every batch that waited for the same worker.
    Raises WorkersDiffer, WorkersGone, and what a task raises.
    """
    parts: list[CodedPart] = []
    waiting: deque[OnItsWay] = deque()
    source = iter(batches)
    while True:
        while len(waiting) < at_once and (batch := next(source, None)) is not None:
            waiting.append(OnItsWay(batch, cluster.submit(batch)))
        if not waiting:
            return parts
        first = waiting.popleft()
        tables = coded_by(first, cluster=cluster, at_home=at_home, versions=versions)
        parts.append(write_coded([tables], folder=folder, number=len(parts)))
        done(first.articles.num_rows)


def coded_by(sent: OnItsWay, *, cluster: Cluster, at_home: Code, versions: CoderVersions) -> Mapping[str, pa.Table]:
    """Returns the tables of a batch from the cluster, or from `at_home` where its workers died of it."""
    try:
        coded = awaited(sent.future, workers=cluster.workers)
    except CancelledError as error:
        raise WorkersGone("the cluster's scheduler is gone; start it and run again: nothing of OUT is changed") from error
    except Exception as error:
        if not cluster.died(error):
            raise
        return at_home(sent.articles)
    if coded.versions != versions:
        raise WorkersDiffer(
            f"a worker codes with {coded.versions}, this run with {versions}: install the same Tocsin, lexicon and model on every worker and start it anew"
        )
    return {name: from_ipc(data) for name, data in coded.tables.items()}


def awaited(future: Future, *, workers: Callable[[], int], step: float = STEP_SECONDS, steps: int = LONELY_STEPS) -> CodedBytes:
    """Returns what a worker gave, however long it takes while there are workers; raises WorkersGone where there is none for so many steps."""
    lonely = 0
    while lonely < steps:
        since = time.monotonic()
        try:
            return future.result(timeout=step)
        except TimeoutError:
            if time.monotonic() - since < step:
                raise  # the task's own
        lonely = 0 if workers() else lonely + 1
    raise WorkersGone(f"the cluster has had no worker for {step * steps / 60:.0f} minutes; start workers and run again: nothing of OUT is changed")


def batches_at_once(slots: int) -> int:
    """Returns how many batches may be on their way to a cluster that codes `slots` at a time."""
    return max(1, min(MOST_AT_ONCE, slots * (1 + AHEAD)))
