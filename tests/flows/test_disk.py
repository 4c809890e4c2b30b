"""The flow on a disk that is full, or cannot be written: a clear word, nothing half-written, and the next run repairs."""

import errno
import os
import resource
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import replace

import fake_coder
import pytest

from flows import cli, outputs, pipeline, release


@pytest.fixture
def run(prefect_server):
    """Runs the flow with the small coder."""
    return lambda settings, load=fake_coder.load: pipeline.run(settings, load=load)


@pytest.fixture
def disk(tmp_path):
    """A function (size) -> a folder that is a disk of its own, of so many kilobytes; called again it gives the disk another size."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = []

    def sized(kilobytes):
        options = f"{'remount,' if mounted else ''}size={kilobytes}k"
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        if os.geteuid() or not shutil.which("mount") or subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("a disk of a given size can be made by root only, where it may mount one")
        mounted.append(kilobytes)
        return folder

    yield sized
    if mounted:
        # lazily: a part of the run may still be mapped into memory
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def files_up_to(kilobytes):
    """Lets no file of this process grow beyond a size: whoever writes fails in the middle of it, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def nothing_half_written(out, before):
    assert outputs.current_release(out) == before
    assert not list(out.glob(f"{outputs.STAGING}*"))
    assert all(release.is_whole(folder) for folder in (out / "releases").glob("*"))


def test_disk_a_file_that_cannot_be_written_to_its_end_leaves_the_release_before_it(run, settings, corpus):
    asked = settings(corpus)
    before = run(asked).folder
    # the pages of a release are larger than this, its tables are not: all but the end of the run is done
    with files_up_to(60), pytest.raises(OSError) as failed:
        run(replace(asked, policy="all", anew=True))
    assert failed.value.errno == errno.EFBIG
    nothing_half_written(asked.out.resolve(), before)


def test_disk_a_full_one_is_said_and_the_next_run_repairs(run, settings, corpus, disk):
    # room for what was read and coded, not for the release
    asked = settings(corpus, out=disk(200).resolve() / "out")
    with pytest.raises(OSError, match="No space left on device") as failed:
        run(asked)
    assert failed.value.errno == errno.ENOSPC
    nothing_half_written(asked.out, None)
    disk(64_000)
    after = run(asked)
    assert (after.summary.records, after.summary.articles) == (6, 4)
    nothing_half_written(asked.out, after.folder)


def test_disk_a_folder_that_cannot_be_written_is_named(settings, corpus, tmp_path, capsys, request):
    out = tmp_path / "disk" if os.geteuid() else request.getfixturevalue("disk")(1000)
    out.mkdir(exist_ok=True)
    if os.geteuid():
        out.chmod(0o555)
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(out)], check=True)
    assert cli.main(["run", str(corpus), "--out", str(out / "news")]) == 1
    said = capsys.readouterr().err
    assert str(out / "news") in said and ("Read-only" in said or "Permission denied" in said) and "Traceback" not in said
    out.chmod(0o755) if os.geteuid() else None
