"""One folder in one round: the files that are new or changed since they were taken."""

import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from flows.feed_list import Folder
from flows.ledger import TAKEN, Ledger
from flows.readers.columns import column_names, is_blank
from flows.readers.dispatch import read_input
from flows.readers.record import Fault, IngestLimits, Input, Record
from flows.readers.sources import Address, Missing, find_inputs
from flows.takes import Take, counted

EMPTY = "empty-folder"


def read_folder(folder: Folder, ledger: Ledger, waits: Collection[str], *, now: datetime) -> Take:
    """Returns the records of the new files of a folder, read as they are asked for. A file that is still written to waits for a later round."""
    files: dict[str, Input] = {}
    problems: list[Missing] = []
    unsettled = 0
    for found in find_inputs(str(folder.path)):
        if isinstance(found, Missing):
            problems += [found] if found.fault.rule != EMPTY else []
        elif not isinstance(found, Address):
            try:
                key, changed = key_and_age(found, now)
            except OSError as error:
                problems.append(Missing(found.name, Fault("unreadable", f"cannot be read ({error.strerror})")))
                continue
            if 0 <= changed < folder.settle_seconds:
                unsettled += 1
            else:
                files[key] = found
    states = ledger.states(folder.name, files)
    new = {key: item for key, item in files.items() if states.get(key, ("", 0))[0] != TAKEN and key not in waits}
    answer = f"{counted(len(files), 'file')}, {len(new)} new" + (f", {unsettled} still written to" if unsettled else "")
    reason = "".join(f"; {one.name}: {one.fault.reason}" for one in problems[:1])
    marked = [*new, *(key for key in files if key in waits)]
    return Take(folder.name, folder.path.name, answer + reason, sound=not problems, records=records_of(folder, new), entries=marked)


def key_and_age(item: Input, now: datetime) -> tuple[str, float]:
    """Returns the key of a file as it is now (name, size, time of change) and the seconds since that time, below 0 where the clock was moved back."""
    with item.open() as file:
        found = os.fstat(file.fileno())
    said = f"{item.name}\x1f{found.st_size}\x1f{found.st_mtime_ns}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32], now.timestamp() - found.st_mtime


def records_of(folder: Folder, files: dict[str, Input]) -> Iterator[tuple[str, Record | Fault]]:
    """Yields key and record of the files, under the folder's publisher and language where a record names none."""
    named = {name: value for name, value in (("publisher", folder.publisher), ("language", folder.language)) if value}
    for key, item in files.items():
        for found in read_input(item, column_names(), IngestLimits()):
            told = replace(found, source=found.source or item.name)
            if isinstance(told, Record):
                told = replace(told, fields={**named, **{name: one for name, one in told.fields.items() if not is_blank(one)}})
            yield key, told
