"""Hostile files end in a clear reject, in bounded time and memory: each is read in a child process that may use so much and no more."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile_files import HOSTILE, SECRET, STORY

from flows.ingest import read_sources
from flows.readers.limits import check_limits, read_limits
from flows.readers.record import IngestLimits
from schemas.article import Article, Reject

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).with_name("hostile_expected.tsv")
MOST_MEGABYTES = 600
"""Of memory above what the readers have when they are loaded; the largest document that is held whole has 64."""
Read = Callable[[Path], dict[str, Any]]


def expected() -> dict[str, tuple[int, set[str]]]:
    """Articles and rules of rejects by file."""
    rows = [line.split("\t") for line in EXPECTED.read_text(encoding="utf-8").splitlines()[1:]]
    return {name: (int(articles), set(rules.split())) for name, articles, rules in rows}


@pytest.fixture(scope="session")
def read_bounded() -> Iterator[Read]:
    """A function path -> what the readers make of it in a bounded child process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    program = [sys.executable, str(Path(__file__).with_name("bounded.py"))]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as server:
        assert server.stdin is not None and server.stdout is not None

        def read(path: Path) -> dict[str, Any]:
            server.stdin.write(f"{path}\n")
            server.stdin.flush()
            return json.loads(server.stdout.readline())

        yield read
        server.stdin.close()


def test_hostile_every_file_has_its_expectation() -> None:
    assert set(expected()) == set(HOSTILE) and len(HOSTILE) >= 60


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process as Linux has them")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_within_bounds(name: str, read_bounded: Read, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(HOSTILE[name]())
    found = read_bounded(folder / name)
    assert "died" not in found, found
    articles, rules = expected()[name]
    assert (found["articles"], set(found["rules"])) == (articles, rules), found
    assert found["memory"] < MOST_MEGABYTES, found
    assert found["longest"] <= read_limits()["max_text_chars"]
    for reason in found["reasons"].values():
        assert 10 < len(reason) < 500 and "root:" not in reason
    assert [path.name for path in tmp_path.rglob("*")] == ["in", name]


def read(path: Path, **limits: int) -> list[Article | Reject]:
    """What is read of a source, its time fixed."""
    from datetime import date

    return list(read_sources([str(path)], today=date(2024, 3, 1), limits=IngestLimits(**limits)))


@pytest.mark.parametrize("name", ["=cmd().jsonl", "a\nb.jsonl", "\x1b[31mred.jsonl", "\u202enosj.jsonl", "..jsonl", "-rf.jsonl", "a b'\"$(x).jsonl"])
def test_hostile_file_names_are_names_only(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(json.dumps({"text": STORY}), encoding="utf-8")
    (found,) = read(tmp_path / name)
    assert isinstance(found, Article) and found.source_file == name


def test_hostile_entities_and_files_named_in_them_are_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password of Hentzau", encoding="utf-8")
    own = SECRET.replace("file:///etc/passwd", secret.as_uri())
    feed = f"{own}<rss><channel><item><description>&x;</description></item></channel></rss>"
    for name, text in (("a.xml", feed), ("a.html", f"{own}<p>{STORY}</p><p>&x;</p>")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        for found in read(tmp_path / name):
            assert "Hentzau" not in (found.text if isinstance(found, Article) else found.reason + found.record)


def test_hostile_pipes_devices_and_loops_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    (tmp_path / "c.txt").symlink_to(tmp_path / "c.txt")
    assert [found.rule for found in read(tmp_path) if isinstance(found, Reject)] == ["not-a-file", "not-a-file", "unreadable"]


def test_hostile_a_file_of_rejects_ends_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("x\n" * 50, encoding="utf-8")
    good = "\n".join(["x"] * 15 + [json.dumps({"text": f"{STORY} Patrol {number}."}) for number in range(5)] * 3 + ["x"] * 15)
    (tmp_path / "b.jsonl").write_text(good, encoding="utf-8")
    found = [made.rule if isinstance(made, Reject) else "article" for made in read(tmp_path, max_file_rejects=20)]
    assert found[:21] == ["bad-json"] * 20 + ["too-many-rejects"]
    rest = found[21:]
    assert rest.count("article") == 5 and rest.count("bad-json") == 30 and "too-many-rejects" not in rest


def test_hostile_repeats_are_passed_over_for_longer_than_rejects(tmp_path: Path) -> None:
    lines = [json.dumps({"text": STORY})] * 90 + [json.dumps({"text": STORY + " Again."})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert sum(isinstance(made, Article) for made in read(tmp_path, max_file_rejects=1)) == 2
    lines[:0] = lines[:1] * 40
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert read(tmp_path, max_file_rejects=1)[-1].rule == "too-many-rejects"


def test_hostile_limits_can_be_raised(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": STORY + " and the patrols met" * 200, "title": "Z" * 6_000}), encoding="utf-8")
    assert [found.rule for found in read(path) if isinstance(found, Reject)] == ["field-too-long"]
    assert [found.rule for found in read(path, max_field_chars=6_000) if isinstance(found, Reject)] == ["sentence-too-long"]
    assert isinstance(read(path, max_field_chars=6_000, max_sentence_chars=5_000)[0], Article)


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (("max_ratio\t200", "max_ration\t200"), "unknown-limit"),
        (("max_ratio\t200", "max_ration\t200"), "missing-limit"),
        (("max_ratio\t200", "max_file_bytes\t200"), "limit-twice"),
        (("max_ratio\t200", "max_ratio\t-1"), "no-number"),
        (("max_ratio\t200", "max_ratio\tmany"), "no-number"),
        (("name\tvalue", "name\tnumber"), "bad-header"),
        (("max_ratio\t200\t", "max_ratio\t200\t \n#"), "no-reason"),
    ],
)
def test_limits_table_tells_every_problem(change: tuple[str, str], check: str, tmp_path: Path) -> None:
    text = (ROOT / "flows" / "limits.tsv").read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "limits.tsv").write_text(text.replace(*change, 1), encoding="utf-8")
    assert check in {problem.check for problem in check_limits(tmp_path / "limits.tsv")}
    assert check_limits() == ()
