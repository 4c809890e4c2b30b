"""A run of the flow that kills itself at a chosen moment; for test_killed.py, which starts it in processes of its own."""

import contextlib
import os
import signal
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import fake_coder

from flows import pipeline
from flows.settings import RunSettings

WATCHED = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "sqlite3.connect", "shutil.rmtree"})


class Moments:
    """Counts what the process asks of the file system within a folder, and kills the process at the n-th such request."""

    def __init__(self, out: Path, last: int | None) -> None:
        self._out, self._last = str(out), last
        self._lock = threading.Lock()
        self.seen = 0

    def __call__(self, event: str, given: tuple) -> None:
        """Is told every audit event of the interpreter; counts those of `WATCHED` that name the folder."""
        if event in WATCHED and any(str(part).startswith(self._out) for part in given if isinstance(part, str | Path)):
            with self._lock:
                self.seen += 1
                if self.seen == self._last:
                    os.kill(os.getpid(), signal.SIGKILL)


def run_and_die(settings: RunSettings, last: int | None, told: Connection) -> None:
    """Runs the flow and dies at the moment `last`; without one, tells how many moments the run has."""
    moments = Moments(settings.out, last)
    sys.addaudithook(moments)
    with contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
        pipeline.run(settings, load=fake_coder.load)
    told.send(moments.seen)
