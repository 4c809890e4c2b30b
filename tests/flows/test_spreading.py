"""Tests of flows.spreading."""

from dataclasses import dataclass
from typing import Any

import fake_coder
import pytest

from flows.coding import CoderChoice, CoderVersions, read_coded, to_ipc
from flows.spreading import MOST_AT_ONCE, WorkersDiffer, batches_at_once, spread
from flows.worker import code_bytes
from schemas.tables import MENTIONS, REJECTS

VERSIONS = CoderVersions("lex-fake", "0-fake", "none")


class Death(Exception):
    """A cluster gave a batch up."""


@dataclass
class Promise:
    """A batch of a cluster that codes when asked."""

    cluster: "Cluster"
    articles: Any

    def result(self):
        self.cluster.on_their_way -= 1
        if "deadly" in self.articles.column("text").to_pylist():
            raise Death
        return code_bytes(to_ipc(self.articles), CoderChoice(), fake_coder.load)


@dataclass
class Cluster:
    """Counts what is on its way."""

    on_their_way: int = 0
    most: int = 0
    submitted: int = 0

    def submit(self, articles):
        self.on_their_way += 1
        self.submitted += 1
        self.most = max(self.most, self.on_their_way)
        return Promise(self, articles)


def spread_over(cluster, batches, tmp_path, *, at_once=3, versions=VERSIONS, told=None):
    return spread(
        iter(batches), submit=cluster.submit, died=lambda error: isinstance(error, Death), at_once=at_once, versions=versions, folder=tmp_path,
        done=(told if told is not None else []).append,
    )  # fmt: skip


def test_spreading_every_batch_gives_its_part_and_few_are_on_their_way(tmp_path, taken):
    cluster, told = Cluster(), []
    parts = spread_over(cluster, [taken(f"Ghana met Togo on day {n}.", "Iran met France.") for n in range(10)], tmp_path, told=told)
    assert [part.mentions for part in parts] == [2] * 10 and told == [2] * 10
    assert (cluster.most, cluster.submitted) == (3, 10)
    assert sum(read_coded(tmp_path, number, table=MENTIONS).num_rows for number in range(10)) == 20


def test_spreading_a_batch_that_kills_is_halved_until_its_article_is_known(tmp_path, taken):
    texts = ["Ghana met Togo.", "deadly", "Iran met France.", "Israel attacked Syria."]
    parts = spread_over(Cluster(), [taken("Iran met Ghana."), taken(*texts)], tmp_path)
    assert sum(part.mentions for part in parts) == 4
    rejects = [row for number in range(len(parts)) for row in read_coded(tmp_path, number, table=REJECTS).to_pylist()]
    assert [(row["rule"], row["record"]) for row in rejects] == [("worker-died", "deadly")]


def test_spreading_a_worker_with_another_lexicon_is_refused(tmp_path, taken):
    with pytest.raises(WorkersDiffer, match="install the same Tocsin, lexicon and model on every worker"):
        spread_over(Cluster(), [taken("Ghana met Togo.")], tmp_path, versions=CoderVersions("lex-of-here", "0-fake", "none"))


def test_spreading_a_defect_is_raised(tmp_path, taken):
    class Broken(Cluster):
        def submit(self, articles):
            raise KeyError("a defect")

    with pytest.raises(KeyError, match="a defect"):
        spread_over(Broken(), [taken("Ghana met Togo.")], tmp_path)


@pytest.mark.parametrize(("slots", "at_once"), [(0, 1), (1, 3), (2, 6), (1000, MOST_AT_ONCE)])
def test_spreading_as_many_as_keep_the_workers_busy_and_prefect_awake(slots, at_once):
    assert batches_at_once(slots) == at_once <= 50
