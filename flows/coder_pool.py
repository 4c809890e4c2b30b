"""The processes that code a run's articles: this one, or workers that are replaced when they die."""

import os
import threading
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import pyarrow as pa

from flows.coding import (
    CodedPart,
    Coder,
    CoderChoice,
    CoderLoader,
    CoderLoadError,
    CoderVersions,
    code_table,
    from_ipc,
    package_coder,
    to_ipc,
    versions_of,
    write_coded,
)
from flows.stored import Rows, rows_at
from flows.surviving import WorkerDied, code_surviving
from flows.worker import code_bytes, with_coder

CHUNK = 100
PART = 300
"""Articles whose rows are written together."""
Given = TypeVar("Given")


class CoderPool:
    """Codes tables of articles in this process, or in worker processes: where there are several, or one that is to stand `apart`.

    The coder is loaded once a process; a worker that dies is replaced, and what it was coding is given to the new one. A context
    manager: leaving it ends the workers.
    """

    def __init__(self, choice: CoderChoice, *, load: CoderLoader = package_coder, workers: int = 1, apart: bool = False) -> None:
        self._choice = choice
        self._load = load
        self._coder: Coder | None = None
        # One text at a time in this process, whatever the number of task threads: the coder gains nothing from threads.
        self._lock = threading.RLock()
        # One executor a worker: of a pool's executor nobody can tell whose text killed it, and all that it was coding is lost.
        self._idle: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
        self._workers = workers if workers > 1 or apart else 0
        for _ in range(self._workers):
            self._idle.put(new_worker())

    def __enter__(self) -> "CoderPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers and lets go of the coder; nothing where that was done."""
        for _ in range(self._workers):
            self._idle.get().shutdown(wait=True, cancel_futures=True)
        self._workers = 0
        self._coder = None  # the model is not needed for what comes after coding

    def load_ahead(self) -> None:
        """Lets every worker load its coder now, while the articles are read; why one cannot be loaded is told when it is asked for."""
        for _ in range(self._workers):
            worker = self._idle.get()
            try:
                worker.submit(with_coder, self._choice, self._load, versions_of)
            finally:
                self._idle.put(worker)

    def versions(self) -> CoderVersions:
        """Returns the coder's versions; loads it where it has not been. Raises CoderLoadError where it cannot be loaded."""
        try:
            return self._ask(versions_of)
        except (OSError, ValueError) as error:
            raise CoderLoadError(f"the coder cannot be loaded: {error}") from error

    def word_digests(self) -> Mapping[str, str]:
        """Returns the digest of what the lexicon knows of each word."""
        return self._ask(digests_of)

    def word_forms(self, words: Collection[str]) -> Collection[str]:
        """Returns words as they may stand in a text."""
        return self._ask(partial(forms_in, words=tuple(words)))

    def code(self, articles: pa.Table) -> dict[str, pa.Table]:
        """Codes a table of articles; returns the tables `articles`, `mentions` and `rejects` by name."""
        if not self._workers:
            with self._lock:
                return code_table(articles, coder=self._own())
        return code_surviving(articles, code=self._code_in_worker)

    def processes(self) -> list[int]:
        """Returns the process numbers of the workers that are idle."""
        idle = [self._idle.get() for _ in range(self._idle.qsize())]
        for worker in idle:
            self._idle.put(worker)
        return [number for worker in idle for number in worker._processes]

    def _code_in_worker(self, articles: pa.Table) -> dict[str, pa.Table]:
        coded = self._in_worker(code_bytes, to_ipc(articles), self._choice, self._load)
        return {name: from_ipc(data) for name, data in coded.tables.items()}

    def _ask(self, use: Callable[[Coder], Given]) -> Given:
        if not self._workers:
            with self._lock:
                return use(self._own())
        return self._in_worker(with_coder, self._choice, self._load, use)

    def _in_worker(self, function: Callable[..., Given], *given: object) -> Given:
        """Returns what the function gives in an idle worker; raises WorkerDied where its process ended, and puts a new one in its place."""
        worker = self._idle.get()
        try:
            return worker.submit(function, *given).result()
        except BrokenProcessPool as error:
            worker.shutdown(wait=False)
            worker = new_worker()
            raise WorkerDied("a worker process ended while it was coding") from error
        finally:
            self._idle.put(worker)

    def _own(self) -> Coder:
        with self._lock:
            if self._coder is None:
                self._coder = self._load(self._choice)
            return self._coder


def forms_in(coder: Coder, words: Collection[str]) -> Collection[str]:
    """Returns words as they may stand in a text, as the coder's lexicon inflects them."""
    return coder.word_forms(words)


def digests_of(coder: Coder) -> Mapping[str, str]:
    """Returns the digest of what the coder's lexicon knows of each word."""
    return coder.word_digests()


def code_batch(
    articles: Rows, *, pool: CoderPool, folder: Path, number: int, start: int = 0, size: int | None = None, done: Callable[[int], None] = lambda count: None
) -> CodedPart:
    """Codes one batch, the articles from `start` on (by itself all), and writes its parts, of `PART` articles each; `done` is told each chunk's articles.

    No more articles are read and held than a part has, however large the batch.
    """
    end = articles.num_rows if size is None else min(start + size, articles.num_rows)
    written = []
    for piece, first in enumerate(range(start, max(start + 1, end), PART)):
        own = rows_at(articles, first, max(0, min(PART, end - first)))
        coded = []
        for place in range(0, max(1, own.num_rows), CHUNK):
            chunk = own.slice(place, CHUNK)
            coded.append(pool.code(chunk))
            done(chunk.num_rows)
        written.append(write_coded(coded, folder=folder, number=number, piece=piece))
    return CodedPart(*(sum(column) for column in zip(*((one.articles, one.mentions, one.rejects) for one in written), strict=True)))


def new_worker() -> ProcessPoolExecutor:
    """Returns an executor of one process, which starts with its first task."""
    # spawn, not fork: the parent holds Prefect's threads, and a fork of a threaded process can hang.
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=end_with_parent)


def end_with_parent() -> None:
    """Ends this process when the run is killed: a killed parent cannot end its workers itself."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
