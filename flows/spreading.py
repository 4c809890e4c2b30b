"""Gives batches to a cluster and keeps what comes back: few are on their way at once, and none is kept in the driver."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from flows.coding import CodedPart, CoderVersions, from_ipc, write_coded
from flows.surviving import halves, rejected
from flows.worker import CodedBytes

AHEAD = 2
"""Batches a worker has before it beside the one that it codes, so that it never waits for the driver."""
MOST_AT_ONCE = 40
"""Prefect's SQLite server stalls past 50 task runs in one burst."""


class Future(Protocol):
    """A batch on its way."""

    def result(self) -> CodedBytes:
        """What the worker gave, once it is there; raises what the task raised."""


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """Articles that were given to the cluster, and the promise of their tables."""

    articles: pa.Table
    future: Future


class WorkersDiffer(Exception):
    """A worker has another lexicon, coder or model than the driver: its rows would not be those of the release."""


def spread(
    batches: Iterable[pa.Table],
    *,
    submit: Callable[[pa.Table], Future],
    died: Callable[[BaseException], bool],
    at_once: int,
    versions: CoderVersions,
    folder: Path,
    done: Callable[[int], None],
) -> list[CodedPart]:
    """Codes batches by `submit`, at most `at_once` at a time, writes each as the next parts of `folder` and returns what each gave.

    The cluster gives a batch to another worker when one dies; where it gives up (`died`), the batch is halved, and one article that
    ends its worker each time is a reject. Raises WorkersDiffer, and what a task raises.
    """
    parts: list[CodedPart] = []
    waiting: deque[OnItsWay] = deque()
    source, halved = iter(batches), deque[pa.Table]()

    def keep(tables: Mapping[str, pa.Table], articles: pa.Table) -> None:
        parts.append(write_coded([tables], folder=folder, number=len(parts)))
        done(articles.num_rows)

    while True:
        while len(waiting) < at_once and (batch := halved.popleft() if halved else next(source, None)) is not None:
            waiting.append(OnItsWay(batch, submit(batch)))
        if not waiting:
            return parts
        first = waiting.popleft()
        try:
            coded = first.future.result()
        except Exception as error:
            if not died(error):
                raise
            if first.articles.num_rows <= 1:
                keep(rejected(first.articles), first.articles)
            else:
                halved.extend(halves(first.articles))
            continue
        if coded.versions != versions:
            raise WorkersDiffer(f"a worker codes with {coded.versions}, this run with {versions}: install the same Tocsin, lexicon and model on every worker")
        keep({name: from_ipc(data) for name, data in coded.tables.items()}, first.articles)


def batches_at_once(slots: int) -> int:
    """Returns how many batches may be on their way to a cluster that codes `slots` at a time."""
    return max(1, min(MOST_AT_ONCE, slots * (1 + AHEAD)))
