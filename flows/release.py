"""Writes a release: the data files, its codebook and its manifest; staged, then renamed into OUT/releases."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import cycle, groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.codebook_html import codebook_html
from flows.codebook_page import codebook_markdown
from flows.coding import CoderVersions
from flows.frequencies import frequencies
from flows.given_back import trim
from flows.outputs import RELEASES, point_current
from flows.parts import loose_schema
from flows.sorting import PARTS, in_order, sorted_order, write_groups, write_parquet
from flows.stored import PIECE, Rows, Stored, regrouped, store
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS, SCHEMA_VERSION

MANIFEST = "manifest.json"
QUALITY = "quality"
CHANGES = "CHANGES.md"
CITATION, DATAPACKAGE, SUMS = "CITATION.cff", "datapackage.json", "SHA256SUMS"
# They hold the identifier itself, or depend on the release before.
NOT_IN_NAME = frozenset({CHANGES, CITATION, DATAPACKAGE, SUMS})
UNKNOWN_YEAR = "unknown"
YEARS_AT_ONCE = 2_000
"""Events that are dealt out by year at once."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a release was made from: digest of each input by name, the coder's versions, the settings that shape the data."""

    inputs: Mapping[str, Mapping[str, object]]
    versions: CoderVersions
    settings: Mapping[str, object]


def write_data(folder: Path, tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """Writes the data files of a release and returns its tables, the events in their order; the same tables give the same bytes.

    `tables` holds `articles`, `mentions`, `events` and `rejects`; events are written whole and again by year of `event_date`. Rows are put in order in
    a folder beside the release, where the events stay for who reads them next: to read all columns of a Parquet file takes twice the memory of a row group.
    """
    ordered = {}
    for table in (ARTICLES, MENTIONS, EVENTS, REJECTS):
        path, work = folder / f"{table.name}.parquet", folder.with_name("sorting")
        if table is EVENTS:
            ordered[table.name] = write_events(folder, tables[table.name], work=work)
        else:
            write_parquet(path, tables[table.name], table=table, work=work)
        trim()  # row groups
    found = frequencies(tables)  # the same as of the files, a column of which takes the memory of a row group to read
    (folder / "codebook.md").write_text(codebook_markdown(found), encoding="utf8", newline="\n")
    (folder / "codebook.html").write_text(codebook_html(found), encoding="utf8", newline="\n")
    return {**tables, **ordered}


def write_events(folder: Path, events: Rows, *, work: Path) -> Stored:
    """Writes the events whole and by year and returns them in their order, in a file beside the release."""
    path = folder.with_name("events-in-order.arrow")
    pieces = in_order(events, sorted_order(events, table=EVENTS), work=work)
    # rows of a file of a release allow fewer nulls than those of a run
    ordered = store(path, (piece.select(EVENTS.names).cast(loose_schema(EVENTS)) for piece in pieces), table=EVENTS)
    write_groups(folder / f"{EVENTS.name}.parquet", regrouped(ordered.batches(), schema=ordered.schema, sizes=cycle(PARTS)), table=EVENTS)
    trim()
    write_years(folder / EVENTS.name, ordered)
    return ordered


def write_years(folder: Path, events: Stored) -> None:
    """Writes `event_year=YYYY/part-0.parquet` for each year of the events, which stand in their order; those without a date stand in
    `event_year=unknown`.

    The files keep `event_date`: who reads one file alone, or a library that turns the folder's year into a category, has it.
    """
    folder.mkdir()
    for year, pieces in groupby(pieces_by_year(events), key=lambda piece: piece[0]):
        target = folder / f"event_year={year}"
        target.mkdir()
        batches = (batch for _, piece in pieces for batch in piece.to_batches())
        write_groups(target / "part-0.parquet", regrouped(batches, schema=events.schema, sizes=cycle(PARTS)), table=EVENTS)


def pieces_by_year(events: Stored) -> Iterator[tuple[str, pa.Table]]:
    """Yields events that stand in their order in pieces of one year each."""
    for piece in events.pieces(YEARS_AT_ONCE):
        years = pc.fill_null(pc.cast(pc.year(piece.column("event_date")), pa.string()), UNKNOWN_YEAR).to_pylist()
        start = 0
        for year, own in groupby(years):
            count = len(list(own))
            yield year, piece.slice(start, count)
            start += count


def input_digests(articles: Rows, rejects: Rows) -> dict[str, dict[str, object]]:
    """Returns for each input file the number of articles and rejects, and a digest over the contents taken in.

    Made from the records, not from the files: it is as good for a feed as for a file, and names no folder of the machine.
    """
    read = articles.select(["source_file", "content_sha256"])
    read = read.take(pc.sort_indices(read, sort_keys=[(name, "ascending") for name in read.column_names]))
    lost = {row["values"]: row["counts"] for row in rejects.column("source_file").value_counts().to_pylist()}
    taken = {row["values"]: row["counts"] for row in read.column("source_file").value_counts().to_pylist()}
    found: dict[str, dict[str, object]] = {}
    start = 0
    for name in sorted({*taken, *lost}):
        own = read.column("content_sha256").slice(start, taken.get(name, 0))
        found[name] = {"articles": len(own), "rejected": lost.get(name, 0), "sha256_of_contents": digest_of(own)}
        start += len(own)
    return found


def digest_of(lines: pa.ChunkedArray) -> str:
    """Returns the SHA-256 of lines of text."""
    found, mark = hashlib.sha256(), b""
    for start in range(0, len(lines), PIECE):
        found.update(mark + "\n".join(lines.slice(start, PIECE).to_pylist()).encode("utf8"))
        mark = b"\n"
    return found.hexdigest()


def file_digests(folder: Path) -> dict[str, dict[str, object]]:
    """Returns size and SHA-256 of every file of a folder, by its path in it; the manifest itself is left out."""
    found: dict[str, dict[str, object]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != MANIFEST:
            with path.open("rb") as file:
                found[name] = {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
    return found


def release_id(origin: Origin, digests: Mapping[str, Mapping[str, object]]) -> str:
    """Returns the identifier made from the origin and the bytes of the data files: no clock, no machine.

    The bytes are in it so that a defect mended without a new version gives a release of its own: a release never changes. Files of
    `NOT_IN_NAME` are not.
    """
    data = {name: entry["sha256"] for name, entry in digests.items() if not name.startswith(f"{QUALITY}/") and name not in NOT_IN_NAME}
    text = json.dumps([asdict(origin.versions), origin.inputs, origin.settings, data], sort_keys=True)
    return "r-" + hashlib.sha256(text.encode("utf8")).hexdigest()[:12]


def write_manifest(folder: Path, origin: Origin, *, counts: Mapping[str, object], now: datetime) -> str:
    """Writes manifest.json and returns the release's identifier; `created` is its only clock."""
    digests = file_digests(folder)
    identifier = release_id(origin, digests)
    manifest = {
        "release": identifier,
        "schema_version": SCHEMA_VERSION,
        "created": now.astimezone(UTC).isoformat(timespec="seconds"),
        **asdict(origin.versions),
        "settings": origin.settings,
        "inputs": origin.inputs,
        "counts": counts,
        "files": digests,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf8", newline="\n")
    return identifier


def read_manifest(folder: Path) -> dict[str, object] | None:
    """Returns a release's manifest; None where there is none or it is not readable."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) else None


def is_whole(folder: Path) -> bool:
    """Returns whether every file of the manifest stands in the folder with its digest, and no other file."""
    manifest = read_manifest(folder)
    return manifest is not None and manifest.get("files") == file_digests(folder)


def publish(out: Path, staging: Path, identifier: str) -> Path:
    """Renames the staged release to OUT/releases/<id>, points OUT/current at it and returns its folder.

    An equal release that stands and is whole is left as it is; a damaged one is replaced. Killed at any moment, the
    release before it is whole and `current` points at it or at the new one.
    """
    target = out / RELEASES / identifier
    target.parent.mkdir(exist_ok=True)
    if target.exists() and not is_whole(target):
        os.replace(target, staging / "damaged")
    if not target.exists():
        sync(staging / "release")
        os.replace(staging / "release", target)
        sync_folder(target.parent)
    point_current(out, identifier)
    shutil.rmtree(staging)
    return target


def sync(folder: Path) -> None:
    """Brings every file and folder below a folder to the disk, so that a rename after it holds through a power cut."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        else:
            sync_folder(path)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Brings a folder's entries to the disk; Windows has no such call."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
