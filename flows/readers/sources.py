"""From what the user names (file, folder, glob, address) to the files to read, in an order that is always the same."""

import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from flows.readers.dispatch import READERS, TEXT_FILES, format_of
from flows.readers.record import Fault, Input

# In a folder these are about the articles, not articles; named by themselves they are read.
NOT_ARTICLES = ("readme", "license", "licence", "changelog", "contributing", "notice")


@dataclass(frozen=True, slots=True)
class Address:
    """A page or feed on the network."""

    url: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A source with nothing to read, under the name to show for it."""

    name: str
    fault: Fault


def is_address(source: str) -> bool:
    """True for http and https addresses."""
    return source.casefold().startswith(("http://", "https://"))


def find_inputs(source: str) -> Iterator[Input | Address | Missing]:
    """Yields the inputs of one source: an address as it is, a file, a folder's files sorted by path, a glob's matches sorted."""
    path = Path(source)
    if is_address(source):
        yield Address(source)
    elif "://" in source:
        reason = "only http:// and https:// addresses, files, folders and globs are read"
        yield Missing(source.split("://")[0] + ":", Fault("unknown-source", reason))
    elif "\0" in source or not source.strip():
        yield Missing("", Fault("no-such-file", "the name of the source is empty or holds NUL; name a file, folder, glob or address"))
    elif os.path.isdir(source):
        yield from _folder(path, path)
    elif os.path.lexists(path):
        yield _file(path, path.name)
    elif glob.has_magic(source):
        yield from _glob(source)
    else:
        yield Missing(table_name(path.name), Fault("no-such-file", "there is no such file or folder; check the name"))


def _glob(pattern: str) -> Iterator[Input | Address | Missing]:
    base = _fixed_part(pattern)
    paths = [Path(found) for found in sorted(glob.glob(pattern, recursive=True))]
    files = {path for path in paths if not os.path.isdir(path)}
    if not paths:
        yield Missing(table_name(PurePath(pattern).name), Fault("no-such-file", "the pattern matches no file; check it"))
    for path in paths:
        # With **, a folder is matched beside its own files: they stand in the list themselves.
        if path not in files and not any(path in other.parents for other in paths):
            yield from _folder(path, base)
        elif path in files and not is_sidecar(path):
            yield _file(path, _relative(path, base))


def _folder(folder: Path, base: Path) -> Iterator[Input | Address | Missing]:
    found = False
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            suffix, _ = format_of(name)
            if name.startswith(".") or suffix not in READERS or name.casefold().startswith(NOT_ARTICLES) or is_sidecar(path):
                continue
            found = True
            yield _file(path, _relative(path, base))
    for error in closed:
        yield Missing(
            table_name(_relative(Path(str(error.filename)), base)), Fault("unreadable", f"the folder cannot be read ({error.strerror})")
        )
    if not found and not closed:
        reason = f"the folder holds no file we read; known are {' '.join(READERS)} and .gz of these"
        yield Missing(table_name(folder.name), Fault("empty-folder", reason))


def is_sidecar(path: Path) -> bool:
    """True for a .json that stands beside a text file of its name: "a.json" or "a.txt.json" beside "a.txt"."""
    if path.suffix.casefold() != ".json":
        return False
    stem = path.with_suffix("")
    names = [stem.name] if format_of(stem.name)[0] in TEXT_FILES else [f"{stem.name}{suffix}" for suffix in sorted(TEXT_FILES)]
    return any(os.path.isfile(path.with_name(f"{name}{packed}")) for name in names for packed in ("", ".gz"))


def sidecar_of(path: Path) -> Path | None:
    """Returns the .json beside a text file; None where there is none or the file is of another kind."""
    suffix, compressed = format_of(path.name)
    if suffix not in TEXT_FILES:
        return None
    plain = path.with_suffix("") if compressed else path
    choices = (Path(f"{path}.json"), Path(f"{plain}.json"), plain.with_suffix(".json"))
    return next((choice for choice in choices if os.path.isfile(choice)), None)


def table_name(name: str) -> str:
    """Returns a file's name as text that every table can hold: bytes of the name that are no UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")


def _file(path: Path, name: str) -> Input | Missing:
    name = table_name(name)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Missing(name, Fault("unreadable", f"cannot be read ({error.strerror or type(error).__name__})"))
    if not stat.S_ISREG(mode):  # a pipe or device would keep the run waiting
        return Missing(name, Fault("not-a-file", "neither a plain file nor a folder"))
    suffix, compressed = format_of(path.name)
    return Input(name, suffix, lambda: path.open("rb"), compressed, sidecar_of(path))


def _relative(path: Path, base: Path) -> str:
    try:
        return path.relative_to(base).as_posix()
    except ValueError:
        return path.name


def _fixed_part(pattern: str) -> Path:
    """The folders of a pattern before its first wildcard: "data/*/a.txt" -> "data"."""
    parts: list[str] = []
    for part in PurePath(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts) if parts else Path()
