"""Tests of flows.spreading."""

from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any

import fake_coder
import pytest

from flows import spreading
from flows.coding import CoderChoice, CoderVersions, code_table, read_coded, to_ipc
from flows.spreading import MOST_AT_ONCE, Cluster, WorkersDiffer, WorkersGone, awaited, batches_at_once, spread
from flows.worker import code_bytes
from schemas.tables import MENTIONS, REJECTS

VERSIONS = CoderVersions("lex-fake", "0-fake", "none")


class Death(Exception):
    """A cluster gave a batch up."""


@dataclass
class Promise:
    """A batch of a cluster that codes when asked."""

    cluster: "Workers"
    articles: Any

    def result(self, timeout=None):
        self.cluster.on_their_way -= 1
        if "deadly" in self.articles.column("text").to_pylist():
            raise Death
        return code_bytes(to_ipc(self.articles), CoderChoice(), fake_coder.load)


@dataclass
class Workers:
    """Counts what is on its way."""

    on_their_way: int = 0
    most: int = 0
    submitted: int = 0

    def submit(self, articles):
        self.on_their_way += 1
        self.submitted += 1
        self.most = max(self.most, self.on_their_way)
        return Promise(self, articles)


def code_at_home(articles):
    return code_table(articles, coder=fake_coder.FakeCoder())


def spread_over(workers, batches, tmp_path, *, at_home=code_at_home, at_once=3, versions=VERSIONS, told=None):
    cluster = Cluster(workers.submit, lambda error: isinstance(error, Death), lambda: 2)
    done = (told if told is not None else []).append
    return spread(iter(batches), cluster=cluster, at_home=at_home, at_once=at_once, versions=versions, folder=tmp_path, done=done)


def test_spreading_every_batch_gives_its_part_and_few_are_on_their_way(tmp_path, taken):
    workers, told = Workers(), []
    parts = spread_over(workers, [taken(f"Ghana met Togo on day {n}.", "Iran met France.") for n in range(10)], tmp_path, told=told)
    assert [part.mentions for part in parts] == [2] * 10 and told == [2] * 10
    assert (workers.most, workers.submitted) == (3, 10)
    assert sum(rows.num_rows for number in range(10) for rows in read_coded(tmp_path, number, table=MENTIONS)) == 20


def test_spreading_a_batch_that_the_cluster_gives_up_is_coded_at_home_and_no_worker_is_asked_again(tmp_path, taken):
    workers, home = Workers(), []

    def at_home(articles):
        home.append(articles.column("text").to_pylist())
        return code_at_home(articles)

    texts = ["Ghana met Togo.", "deadly", "Iran met France.", "Israel attacked Syria."]
    parts = spread_over(workers, [taken("Iran met Ghana."), taken(*texts), taken("Ghana met Iran.")], tmp_path, at_home=at_home)
    assert [part.mentions for part in parts] == [1, 3, 1] and home == [texts] and workers.submitted == 3
    assert sum(rows.num_rows for number in range(3) for rows in read_coded(tmp_path, number, table=REJECTS)) == 0


def test_spreading_a_worker_with_another_lexicon_is_refused(tmp_path, taken):
    with pytest.raises(WorkersDiffer, match="install the same Tocsin, lexicon and model on every worker"):
        spread_over(Workers(), [taken("Ghana met Togo.")], tmp_path, versions=CoderVersions("lex-of-here", "0-fake", "none"))


def test_spreading_a_defect_is_raised(tmp_path, taken):
    class Broken(Workers):
        def submit(self, articles):
            raise KeyError("a defect")

    with pytest.raises(KeyError, match="a defect"):
        spread_over(Broken(), [taken("Ghana met Togo.")], tmp_path)


def test_spreading_a_scheduler_that_is_gone_is_said(tmp_path, taken):
    class Lost(Promise):
        def result(self, timeout=None):
            raise CancelledError("the connection to the scheduler is lost")  # as Dask tells it of every batch on its way

    class Headless(Workers):
        def submit(self, articles):
            return Lost(self, articles)

    with pytest.raises(WorkersGone, match="scheduler is gone"):
        spread_over(Headless(), [taken("Ghana met Togo.")], tmp_path)


class Slow:
    """A batch that is there after so many looks; each look takes its whole time by the clock of the test."""

    def __init__(self, looks, clock):
        self.looks, self.clock = looks, clock

    def result(self, timeout=None):
        self.looks -= 1
        if self.looks < 0:
            return "coded"
        self.clock.now += timeout
        raise TimeoutError


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 0.0

        def monotonic(self):
            return self.now

    found = Clock()
    monkeypatch.setattr(spreading, "time", found)
    return found


def test_spreading_waits_as_long_as_there_are_workers(clock):
    workers = iter([1, 0, 0, 1, 0, 0, 1])
    assert awaited(Slow(7, clock), workers=lambda: next(workers), steps=3) == "coded"


def test_spreading_a_cluster_whose_workers_are_gone_is_not_waited_for(clock):
    workers = iter([1, 0, 0, 0])
    with pytest.raises(WorkersGone, match="no worker for 2 minutes"):
        awaited(Slow(9, clock), workers=lambda: next(workers), step=30.0, steps=3)


def test_spreading_a_timeout_of_the_task_is_its_own(clock):
    class Late:
        def result(self, timeout=None):
            raise TimeoutError("the parse store is locked")

    with pytest.raises(TimeoutError, match="locked"):
        awaited(Late(), workers=lambda: 1)


@pytest.mark.parametrize(("slots", "at_once"), [(0, 1), (1, 3), (2, 6), (1000, MOST_AT_ONCE)])
def test_spreading_as_many_as_keep_the_workers_busy_and_prefect_awake(slots, at_once):
    assert batches_at_once(slots) == at_once <= 50
