"""Tests of flows.coder_pool."""

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import fake_coder
import pytest

from flows import coder_pool, coding
from flows.stored import stored
from schemas.tables import ARTICLES, MENTIONS

ROOT = Path(__file__).resolve().parents[2]


def test_coder_pool_loads_the_coder_once_for_all_batches(taken):
    loads = []

    def load(choice):
        loads.append(choice)
        return fake_coder.FakeCoder()

    with coder_pool.CoderPool(coding.CoderChoice(policy="all"), load=load) as pool:
        for _ in range(3):
            assert pool.code(taken("Israel attacked Syria."))["mentions"].num_rows == 1
        assert pool.versions() == coding.CoderVersions("lex-fake", "0-fake", "none")
    assert [choice.policy for choice in loads] == ["all"]


def test_coder_pool_worker_processes_give_what_one_process_gives(taken):
    articles = taken("Israel attacked Syria.", "Ghana met Togo.", "Rain fell.")
    with coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load) as alone:
        one = alone.code(articles)
    with coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load, workers=2) as many:
        assert many.versions().lexicon_version == "lex-fake"
        assert many.code(articles) == one


def test_coder_pool_a_batch_is_a_stretch_of_the_articles_in_parts_of_some(tmp_path, monkeypatch, taken):
    monkeypatch.setattr(coder_pool, "PART", 2)
    articles = taken(*(f"Israel attacked Syria, killing {number}." for number in range(8)))
    with coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load) as pool:
        part = coder_pool.code_batch(articles, pool=pool, folder=tmp_path, number=1, start=1, size=5)
        rest = coder_pool.code_batch(articles, pool=pool, folder=tmp_path, number=2, start=6, size=5)
        none = coder_pool.code_batch(articles.slice(0, 0), pool=pool, folder=tmp_path, number=3, start=0, size=5)
    assert (part.articles, rest.articles, none.articles) == (5, 2, 0)
    parts = coding.read_coded(tmp_path, 1, table=ARTICLES)
    assert [rows.num_rows for rows in parts] == [2, 2, 1]
    texts = [text for rows in parts for text in rows.column("text").to_pylist()]
    assert texts == [f"Israel attacked Syria, killing {number}." for number in range(1, 6)]
    assert [len(coding.read_coded(tmp_path, number, table=MENTIONS)) for number in (1, 2, 3, 4)] == [3, 1, 1, 0]


@pytest.mark.parametrize("chunk", [1, 2, 250])
def test_coder_pool_a_batch_is_written_as_parts_whatever_the_chunk(tmp_path, monkeypatch, taken, chunk):
    monkeypatch.setattr(coder_pool, "CHUNK", chunk)
    with coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load) as pool:
        articles = taken("Israel attacked Syria.", "the coder fails here", "Ghana met Togo.")
        told = []
        part = coder_pool.code_batch(articles, pool=pool, folder=tmp_path, number=7, done=told.append)
    assert part == coding.CodedPart(articles=2, mentions=2, rejects=1)
    assert stored([tmp_path / "mentions-00007.arrow"], table=MENTIONS).num_rows == 2
    assert sum(told) == 3 and len(told) == -(-3 // chunk)


def test_coder_pool_a_worker_that_dies_is_replaced_and_the_article_that_kills_it_is_rejected(taken):
    articles = taken("Israel attacked Syria.", "Ghana met Togo.", "the process ends here", "Iran met France.", "Rain fell.")
    with coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load_mortal, workers=2) as pool:
        coded = pool.code(articles)
        after = pool.code(taken("Ghana met Togo."))
    assert coded["articles"].num_rows == 4 and coded["mentions"].num_rows == 3
    (reject,) = coded["rejects"].to_pylist()
    assert (reject["rule"], reject["source_line"], reject["record"]) == ("worker-died", 3, "the process ends here")
    assert after["mentions"].num_rows == 1


def test_coder_pool_one_worker_may_stand_apart(taken):
    with coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load_mortal, apart=True) as pool:
        assert pool.versions().lexicon_version == "lex-fake" and pool.processes() not in ([], [os.getpid()])
        assert pool.code(taken("the process ends here"))["rejects"].num_rows == 1


def test_coder_pool_a_worker_that_dies_once_costs_nothing(tmp_path, monkeypatch, taken):
    monkeypatch.setenv(fake_coder.DEATH, str(tmp_path / "died"))
    articles = taken("Israel attacked Syria.", "the process ends once here. Ghana met Togo.")
    with coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load_mortal, workers=2) as pool:
        coded = pool.code(articles)
    assert (tmp_path / "died").exists()
    assert coded["articles"].num_rows == 2 and coded["mentions"].num_rows == 2 and coded["rejects"].num_rows == 0


@pytest.mark.parametrize(("workers", "apart", "ahead"), [(1, False, False), (1, True, True), (2, False, False), (2, False, True)])
def test_coder_pool_a_coder_that_cannot_be_loaded_says_why(workers, apart, ahead):
    pool = coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load_missing, workers=workers, apart=apart)
    with pool, pytest.raises(coding.CoderLoadError, match="no model named en_core_web_trf"):
        if ahead:
            pool.load_ahead()
        pool.versions()


def test_coder_pool_workers_load_ahead_before_anything_is_asked(tmp_path, taken):
    with coder_pool.CoderPool(coding.CoderChoice(), load=partial(fake_coder.load_noting, tmp_path), workers=2) as pool:
        pool.load_ahead()
        started = pool.processes()
        until = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < until:
            time.sleep(0.05)
    assert sorted(int(note.name) for note in tmp_path.iterdir()) == sorted(started) and len(set(started)) == 2


def test_coder_pool_closed_may_be_closed_again():
    with coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load, workers=2) as pool:
        pool.load_ahead()
        pool.close()
        assert pool.processes() == []


def test_coder_pool_workers_end_when_the_run_is_killed(tmp_path):
    program = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\n"
        "import fake_coder; from flows import coder_pool, coding\n"
        "if __name__ == '__main__':\n"
        "    pool = coder_pool.CoderPool(coding.CoderChoice(), load=fake_coder.load, workers=2); pool.versions()\n"
        "    print(*pool.processes(), flush=True); os.kill(os.getpid(), 9)\n"
    )
    (tmp_path / "program.py").write_text(program, encoding="utf8")
    folder = Path(fake_coder.__file__).parent
    told = subprocess.run(
        [sys.executable, tmp_path / "program.py", folder],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    workers = [int(number) for number in told.stdout.split()]
    assert workers
    ends = time.monotonic() + 20
    while any(alive(number) for number in workers) and time.monotonic() < ends:
        time.sleep(0.1)
    assert not any(alive(number) for number in workers)


def alive(number):
    """Whether a process still runs (one that ended and waits for its parent does not)."""
    if not Path("/proc").exists():  # macOS has no /proc
        return subprocess.run(["ps", "-p", str(number)], capture_output=True, check=False).returncode == 0
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="utf8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
