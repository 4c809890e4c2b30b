"""Tests of flows.outputs."""

import subprocess
import sys

import pytest

from flows import outputs


def test_outputs_two_runs_cannot_hold_one_folder(tmp_path):
    with outputs.one_run(tmp_path / "out") as out:
        assert out.is_dir()
        with pytest.raises(outputs.BusyError, match="another run works on out"), outputs.one_run(tmp_path / "out"):
            pass
    with outputs.one_run(tmp_path / "out"):
        pass


def test_outputs_the_lock_of_a_killed_run_is_free(tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from flows import outputs\n"
        "with outputs.one_run(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode != 0
    with outputs.one_run(tmp_path):
        pass


def test_outputs_leftovers_are_removed_and_releases_are_not(tmp_path):
    (tmp_path / ".staging-1" / "parts").mkdir(parents=True)
    (tmp_path / ".current-1").write_text("x", encoding="utf8")
    (tmp_path / "releases" / "r-1").mkdir(parents=True)
    with outputs.one_run(tmp_path):
        assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "releases"]


def test_outputs_current_moves_from_one_release_to_the_next(tmp_path):
    for name in ("r-1", "r-2"):
        (tmp_path / "releases" / name).mkdir(parents=True)
        outputs.point_current(tmp_path, name)
        assert outputs.current_release(tmp_path) == (tmp_path / "releases" / name).resolve()
    assert (tmp_path / "current").readlink().as_posix() == "releases/r-2"


def test_outputs_current_is_a_text_file_where_links_cannot_be_made(tmp_path, monkeypatch):
    def refused(*_args, **_given):
        raise OSError("links need a privilege")

    monkeypatch.setattr(outputs.os, "symlink", refused)
    (tmp_path / "releases" / "r-1").mkdir(parents=True)
    outputs.point_current(tmp_path, "r-1")
    assert (tmp_path / "current").read_text(encoding="utf8") == "releases/r-1\n"
    assert outputs.current_release(tmp_path) == tmp_path / "releases" / "r-1"


def test_outputs_without_a_release_there_is_no_current(tmp_path):
    assert outputs.current_release(tmp_path) is None


def test_outputs_what_a_stopped_release_made_replaces_the_earlier_one(tmp_path):
    for words in ("first", "second"):
        staging = outputs.new_staging(tmp_path)
        (staging / "release" / "rejects.txt").write_text(words, encoding="utf8")
        assert outputs.set_aside(staging, tmp_path).joinpath("rejects.txt").read_text(encoding="utf8") == words
        assert not staging.exists()
