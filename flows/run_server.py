"""The Prefect server of a run by hand, where none is named: started before the heavy imports, so that it comes up beside them.

Prefect would start the same server itself, late, and import all of it into this process too (80 MB, 2 s); it would also outlive a killed run.
"""

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from flows.serving import STARTUP_SECONDS, ServerError

EPHEMERAL: dict[str, str] = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
"""What Prefect sets for the temporary servers that it starts: no pages, only the services that a run needs."""
END_SECONDS = 10.0


class RunServer:
    """A temporary Prefect server in a process of its own, on a free port of loopback and on Prefect's own database; it ends when this process does."""

    def __init__(self, command: Sequence[str] = ("-m", "flows.run_server")) -> None:
        # a session of its own: Ctrl-C ends the run, which still tells the server that it ended
        self._process = subprocess.Popen(
            [sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True, env={**os.environ, **EPHEMERAL}
        )
        self._told = threading.Event()
        self._port = ""
        threading.Thread(target=self._listen, daemon=True).start()
        atexit.register(self.stop)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        self._port = self._process.stdout.readline().decode("ascii", "replace").strip()
        self._told.set()

    def address(self, seconds: float = STARTUP_SECONDS) -> str:
        """Returns the address of the API as soon as it answers; raises ServerError where the server ended before, or takes longer."""
        if not self._told.wait(seconds):
            raise ServerError(f"the Prefect server does not answer after {seconds:g} seconds; name one with PREFECT_API_URL")
        if not self._port:
            raise ServerError("the Prefect server ended at once; its reason stands above. Another one can be named with PREFECT_API_URL")
        return f"http://127.0.0.1:{self._port}/api"

    def stop(self) -> None:
        """Ends the server; it may finish writing what it was told."""
        self._process.terminate()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@cache
def own_server() -> RunServer:
    """Returns the one temporary server of this process, started where it has not been."""
    return RunServer()


def start_early() -> None:
    """Starts the temporary server where the run will need one; called before what takes long to import."""
    if is_needed():
        own_server()


def is_needed() -> bool:
    """Says whether Prefect would start a temporary server: no address is named in environment or profile, and such servers are allowed."""
    from prefect.settings import PREFECT_API_URL, PREFECT_SERVER_EPHEMERAL_ENABLED

    return not PREFECT_API_URL.value() and bool(PREFECT_SERVER_EPHEMERAL_ENABLED.value())


@contextmanager
def run_server() -> Iterator[None]:
    """Lets flows that are run inside talk to the server that Prefect's settings name, or that the flow around them has, else to this process's own.

    Raises ServerError.
    """
    from prefect.context import FlowRunContext

    if FlowRunContext.get() is not None or not is_needed():
        yield
        return
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: own_server().address()}):
        yield


def serve_until_parent_ends() -> None:
    """Runs Prefect's API and prints its port when it answers; ends when standard input does, which is when the run ends, even killed."""
    import asyncio
    import gc
    import socket

    import uvicorn

    gc.disable()  # importing Prefect makes objects that stay, and to look through them again and again takes a tenth of the start
    class Telling(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                gc.freeze()
                gc.enable()
                print(listening.getsockname()[1], flush=True)

    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.bind(("127.0.0.1", 0))
    config: Any = uvicorn.Config("prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on")
    server = Telling(config)
    threading.Thread(target=end_with_input, args=(server,), daemon=True).start()
    asyncio.run(server.serve(sockets=[listening]))


def end_with_input(server: Any) -> None:
    """Tells a server to end when standard input is at its end."""
    sys.stdin.buffer.read()
    server.should_exit = True


if __name__ == "__main__":
    serve_until_parent_ends()
