"""Real parts for the tests of scheduled runs: a PostgreSQL of Debian's packages on loopback, and processes that end with the test."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PASSWORD = "Strelsau1895"


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def postgres_programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where it is not installed."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


@contextmanager
def postgres(programs: Path) -> Iterator[dict[str, str]]:
    """A new PostgreSQL on loopback with the user and database `prefect`; yields the variables that its clients read."""
    # the server refuses to run as root, and the user it runs as cannot enter the folders of root's tests
    user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="tocsin-postgres-"))
    port = free_port()
    try:
        (folder / "word").write_text(PASSWORD, encoding="utf8")
        if user:
            shutil.chown(folder, "postgres", "postgres")
            shutil.chown(folder / "word", "postgres", "postgres")
        command = [programs / "initdb", "-D", folder / "data", "-U", "prefect", "-A", "scram-sha-256", f"--pwfile={folder / 'word'}", "-E", "UTF8", "--no-sync"]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, **user)
        serve = [programs / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
        clients = {"PGHOST": "127.0.0.1", "PGPORT": str(port), "PGUSER": "prefect", "PGPASSWORD": PASSWORD}
        with process(serve, cwd=folder, **user):
            ready = [programs / "pg_isready", "-q"]
            wait_until(lambda: subprocess.run(ready, env={**os.environ, **clients}).returncode == 0, seconds=60, what="PostgreSQL to be ready")
            subprocess.run([programs / "createdb", "prefect"], check=True, env={**os.environ, **clients})
            yield clients
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def process(command: Sequence[object], *, cwd: Path, log: Path | None = None, **given: object) -> Iterator["subprocess.Popen[bytes]"]:
    """A process in a group of its own; the whole group ends with the context."""
    with contextlib.ExitStack() as stack:
        output = stack.enter_context(log.open("ab")) if log else subprocess.DEVNULL
        started = subprocess.Popen([str(word) for word in command], cwd=cwd, stdout=output, stderr=output, start_new_session=True, **given)  # type: ignore[call-overload]
        try:
            yield started
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                started.wait(30)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)
            started.wait(10)


def wait_until(is_so: Callable[[], bool], *, seconds: float, what: str, also: Callable[[], str] = lambda: "") -> None:
    """Returns when something is so; fails with what was waited for and what else can be told."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} seconds for {what}\n{also()}")
        time.sleep(0.5)


def environment(home: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The variables of a process: those of the test without its Prefect, with a home of its own."""
    import sys

    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    own = {"PREFECT_HOME": str(home), "PYTHONPATH": path, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "DO_NOT_TRACK": "1"}
    return {**kept, **own, "PREFECT_SERVER_ANALYTICS_ENABLED": "false", **given}
