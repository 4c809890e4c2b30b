"""`OUT/inbox`: records that feeds brought and no release holds yet, one file a feed and run; they are removed once a release holds them."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import orjson

from flows.readers.kept import SUFFIX, kept_line
from flows.readers.record import Fault, Record

FOLDER, LEFT = "inbox", "left"
NUMBERED = re.compile(rf".*-(\d{{8,}}){re.escape(SUFFIX)}")


def put(out: Path, name: str, number: int, found: Iterable[tuple[str, Record | Fault]]) -> int:
    """Writes the records of one feed (with the key of each entry) as they come, and returns how many; no file where there are none."""
    return write(out / FOLDER / f"{name}-{number:08d}{SUFFIX}", found)


def leave(out: Path, name: str, found: Iterable[tuple[str, Record]]) -> None:
    """Keeps the entries of a feed whose pages are asked for in a later round, in place of those kept before: the feed may show them no more."""
    path = out / FOLDER / LEFT / f"{name}{SUFFIX}"
    if not write(path, found):
        path.unlink(missing_ok=True)


def left(out: Path, name: str) -> dict[str, Record]:
    """Returns the entries that a feed left for a later round, by key."""
    path = out / FOLDER / LEFT / f"{name}{SUFFIX}"
    rows = [orjson.loads(line) for line in path.read_bytes().splitlines()] if path.exists() else []
    return {str(row["entry"]): Record(**row["record"]) for row in rows if "record" in row}


def write(path: Path, found: Iterable[tuple[str, Record | Fault]]) -> int:
    """Writes records with their keys and returns how many; the file is whole, and on the disk, before it has its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.tmp")
    count = 0
    with unfinished.open("wb") as file:
        for entry, record in found:
            file.write(kept_line(entry, record))
            count += 1
        file.flush()
        os.fsync(file.fileno())
    if count:
        os.replace(unfinished, path)
        sync_folder(path.parent)
    else:
        unfinished.unlink()
    return count


def sync_folder(folder: Path) -> None:
    """Brings the names of a folder to the disk, where the system can (Windows does so by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def waiting(out: Path) -> list[Path]:
    """Returns the files that no release holds yet, by name."""
    return sorted(path for path in (out / FOLDER).glob(f"*{SUFFIX}") if not path.name.startswith("."))


def waiting_entries(out: Path, name: str) -> set[str]:
    """Returns the keys of the entries of a feed that wait in the inbox: a killed run may have left them unmarked in the ledger."""
    found = set()
    for path in waiting(out):
        numbered = NUMBERED.fullmatch(path.name)
        if numbered and path.name[: numbered.start(1) - 1] == name:
            found.update(str(orjson.loads(line)["entry"]) for line in path.read_bytes().splitlines())
    return found


def clear(paths: Iterable[Path]) -> None:
    """Removes files that a release holds now."""
    for path in paths:
        path.unlink(missing_ok=True)
