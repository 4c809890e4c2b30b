"""The folder OUT: one run at a time, stagings, and the pointer to the newest release."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

RELEASES = "releases"
CURRENT = "current"
STAGING = ".staging-"
STOPPED = "stopped"
LOCK = ".lock"


class BusyError(Exception):
    """Another run works on the same OUT."""


@contextmanager
def one_run(out: Path) -> Iterator[Path]:
    """Holds OUT for one run and yields it; what a killed run left in staging is removed first.

    Raises BusyError where another run holds it. The system gives the lock back when the process ends, however it ends.
    """
    out.mkdir(parents=True, exist_ok=True)
    with (out / LOCK).open("a+b") as file:
        if not lock(file):
            raise BusyError(f"another run works on {out.name}; wait for it to end, or give another folder with --out")
        try:
            remove_leftovers(out)
            yield out
        finally:
            unlock(file)


def lock(file: IO[bytes]) -> bool:
    """Takes the system's lock on an open file; returns False where another process holds it."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def unlock(file: IO[bytes]) -> None:
    """Gives the lock back; closing the file does so too where the system has no call for it."""
    if os.name != "nt":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_UN)


def remove_leftovers(out: Path) -> None:
    """Removes stagings and half-made pointers of killed runs; called only while OUT is held."""
    for path in out.glob(f"{STAGING}*"):
        shutil.rmtree(path)
    for path in out.glob(f".{CURRENT}-*"):
        path.unlink()


def new_staging(out: Path) -> Path:
    """Makes an empty staging folder in OUT, on the same file system as the releases so that a rename is enough."""
    staging = out / f"{STAGING}{os.getpid()}"
    (staging / "parts").mkdir(parents=True)
    (staging / "release").mkdir()
    return staging


def point_current(out: Path, release_id: str) -> None:
    """Points OUT/current at a release in one step: a symbolic link, or a text file where links cannot be made (Windows)."""
    target = f"{RELEASES}/{release_id}"
    pointer = out / f".{CURRENT}-{os.getpid()}"
    pointer.unlink(missing_ok=True)
    try:
        os.symlink(target, pointer, target_is_directory=True)
    except (OSError, NotImplementedError):
        pointer.write_text(target + "\n", encoding="utf8")
    os.replace(pointer, out / CURRENT)


def current_release(out: Path) -> Path | None:
    """Returns the folder of the newest release; None where there is none yet."""
    pointer = out / CURRENT
    if pointer.is_symlink() or pointer.is_dir():
        return pointer.resolve() if pointer.exists() else None
    return out / pointer.read_text(encoding="utf8").strip() if pointer.is_file() else None


def set_aside(staging: Path, out: Path) -> Path:
    """Moves what a stopped release had made to OUT/stopped, in place of an earlier one, and returns that folder."""
    stopped = out / STOPPED
    if stopped.exists():
        os.replace(stopped, staging / "earlier")
    os.replace(staging / "release", stopped)
    shutil.rmtree(staging)
    return stopped
