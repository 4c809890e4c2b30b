"""The coder that a worker process holds from its first batch to its end, whoever started the process: Tocsin, Dask or Ray."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from flows.coding import Coder, CoderChoice, CoderLoader, CoderVersions, code_table, from_ipc, to_ipc, versions_of

Given = TypeVar("Given")


@dataclass(slots=True)
class Held:
    """The coder of this process and what it was loaded by and for; one batch at a time uses it."""

    by: tuple[CoderChoice, CoderLoader, CoderVersions | None] | None = None
    coder: Coder | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


# No library gives a process a place of its own: a task of Dask or Ray knows its arguments only, and loading takes seconds.
_held = Held()


@dataclass(frozen=True, slots=True)
class CodedBytes:
    """What a worker gives back: tables as Arrow IPC bytes by name, and the versions of the coder that made them."""

    tables: Mapping[str, bytes]
    versions: CoderVersions


def with_coder(choice: CoderChoice, load: CoderLoader, use: Callable[[Coder], Given], *, wanted: CoderVersions | None = None) -> Given:
    """Returns what `use` makes of this process's coder; loads it where it holds none, or one of another choice. Raises what loading raises.

    A worker of a cluster outlives runs: where the versions `wanted` are others than at the last loading, the files of the lexicon may be too.
    """
    with _held.lock:
        if _held.coder is None or _held.by != (choice, load, wanted):
            _held.coder = None  # before the new one is loaded, so that a process never holds two
            _held.coder, _held.by = load(choice), (choice, load, wanted)
        return use(_held.coder)


def code_bytes(data: bytes, choice: CoderChoice, load: CoderLoader, wanted: CoderVersions | None = None) -> CodedBytes:
    """Codes a table of articles given as Arrow IPC bytes, by a coder that is loaded anew where other versions than before are `wanted`."""
    return with_coder(choice, load, lambda coder: CodedBytes(encoded(code_table(from_ipc(data), coder=coder)), versions_of(coder)), wanted=wanted)


def encoded(tables: Mapping[str, object]) -> dict[str, bytes]:
    """Returns tables as Arrow IPC bytes by name."""
    return {name: to_ipc(rows) for name, rows in tables.items()}
