"""Tests of flows.coding."""

import os
import subprocess
import sys
import time
from pathlib import Path

import fake_coder
import pyarrow as pa
import pytest

from flows import coding
from flows.parts import read_part

ROOT = Path(__file__).resolve().parents[2]


def taken(make_article, *texts):
    return pa.Table.from_batches([coding.uncoded_batch([make_article(text, line=n) for n, text in enumerate(texts, 1)])])


def test_coding_articles_come_back_from_arrow_as_they_went_in(make_article):
    article = make_article("Israel attacked Syria.")
    assert coding.articles_of(pa.Table.from_batches([coding.uncoded_batch([article])])) == [article]


def test_coding_counts_stand_beside_the_articles_and_what_the_coder_filled_is_kept(coded_tables):
    tables = coded_tables("Israel attacked Syria. Iran met France.", "Rain fell.")
    assert tables["articles"].column("n_mentions").to_pylist() == [2, 0]
    assert tables["articles"].column("n_sentences").to_pylist() == [2, 1]
    assert tables["articles"].column("dateline").to_pylist() == ["FAKE", "FAKE"]
    assert tables["mentions"].num_rows == 2
    assert tables["rejects"].num_rows == 0


def test_coding_only_the_article_the_coder_fails_on_is_rejected(coded_tables):
    tables = coded_tables("Israel attacked Syria.", "Here the coder fails here. Iran met France.", "Ghana met Togo.")
    assert tables["articles"].num_rows == 2
    assert tables["mentions"].num_rows == 2
    (reject,) = tables["rejects"].to_pylist()
    assert (reject["stage"], reject["rule"], reject["source_line"]) == ("code", "coder-error", 2)
    assert "ValueError: a token without a head" in reject["reason"]


def test_coding_loads_the_coder_once_for_all_batches(make_article):
    loads = []

    def load(choice):
        loads.append(choice)
        return fake_coder.FakeCoder()

    with coding.CoderPool(coding.CoderChoice(policy="all"), load=load) as pool:
        for _ in range(3):
            assert pool.code(taken(make_article, "Israel attacked Syria."))["mentions"].num_rows == 1
        assert pool.versions() == coding.CoderVersions("lex-fake", "0-fake", "none")
    assert [choice.policy for choice in loads] == ["all"]


def test_coding_worker_processes_give_what_one_process_gives(make_article):
    articles = taken(make_article, "Israel attacked Syria.", "Ghana met Togo.", "Rain fell.")
    with coding.CoderPool(coding.CoderChoice(), load=fake_coder.load) as alone:
        one = alone.code(articles)
    with coding.CoderPool(coding.CoderChoice(), load=fake_coder.load, workers=2) as many:
        assert many.versions().lexicon_version == "lex-fake"
        assert many.code(articles) == one


def test_coding_a_slice_travels_without_the_rest_of_its_table(make_article):
    articles = taken(make_article, *(f"Israel attacked Syria on day {n}." for n in range(200)))
    assert len(coding.to_ipc(articles.slice(5, 1))) < len(coding.to_ipc(articles)) / 10
    assert coding.from_ipc(coding.to_ipc(articles.slice(5, 1))).to_pylist() == articles.slice(5, 1).to_pylist()


@pytest.mark.parametrize("chunk", [1, 2, 250])
def test_coding_a_batch_is_written_as_parts_whatever_the_chunk(tmp_path, monkeypatch, make_article, chunk):
    monkeypatch.setattr(coding, "CHUNK", chunk)
    with coding.CoderPool(coding.CoderChoice(), load=fake_coder.load) as pool:
        articles = taken(make_article, "Israel attacked Syria.", "the coder fails here", "Ghana met Togo.")
        told = []
        part = coding.code_batch(articles, pool=pool, folder=tmp_path, number=7, done=told.append)
    assert part == coding.CodedPart(articles=2, mentions=2, rejects=1)
    assert read_part(tmp_path / "mentions-00007.arrow").num_rows == 2
    assert sum(told) == 3 and len(told) == -(-3 // chunk)


@pytest.mark.parametrize("workers", [1, 2])
def test_coding_a_coder_that_cannot_be_loaded_says_why(workers):
    pool = coding.CoderPool(coding.CoderChoice(), load=fake_coder.load_missing, workers=workers)
    with pool, pytest.raises(coding.CoderLoadError, match="no model named en_core_web_trf"):
        pool.versions()


def test_coding_workers_end_when_the_run_is_killed(tmp_path):
    program = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\n"
        "import fake_coder; from flows import coding\n"
        "if __name__ == '__main__':\n"
        "    pool = coding.CoderPool(coding.CoderChoice(), load=fake_coder.load, workers=2); pool.versions()\n"
        "    print(*pool._pool._processes, flush=True); os.kill(os.getpid(), 9)\n"
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
