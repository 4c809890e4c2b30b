"""Files that appear under their name only when they are whole, and what is told of them."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """What a form wrote: rows by name ("events"), columns, and the events left out by reason."""

    rows: Mapping[str, int]
    columns: int
    left_out: Mapping[str, int] = field(default_factory=dict)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yields a path beside the one wanted; it takes that name when the block ends well and is removed when it does not.

    Raises IsADirectoryError on a folder, ValueError inside a release: its manifest lists every file and would be wrong.
    """
    if path.is_dir():
        raise IsADirectoryError(f"{path}: is a folder; name the file to write, e.g. {path / 'events.csv'}")
    for folder in path.resolve().parents:
        if (folder / "manifest.json").is_file() and (folder / "events.parquet").is_file():
            raise ValueError(f"{path}: lies in the release {folder.name}, which never changes; write it elsewhere")
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield unfinished
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
