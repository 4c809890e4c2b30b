"""`tocsin report [RELEASE] --out FILE`: the quality report of any release as one page."""

import argparse
from pathlib import Path
from typing import Any

CURRENT = Path("out/current")


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser("report", help="the quality report of a release", description="Writes one page that asks for nothing from outside.")
    command.add_argument(
        "release", nargs="?", type=Path, default=CURRENT, metavar="RELEASE",
        help=f"the OUT of `tocsin run`, or the folder of a release (default: {CURRENT.as_posix()})",
    )  # fmt: skip
    command.add_argument("--before", type=Path, metavar="RELEASE", help="the release to compare with (default: none)")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="the page to write; one that stands there is replaced")
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Writes the page; raises ValueError where a release or its versions cannot be read."""
    from flows.coding import CoderVersions
    from flows.commands_release import release_folder
    from flows.release import read_manifest
    from flows.report.page import read_tables, write_report

    folder = release_folder(given.release)
    manifest = read_manifest(folder) or {}
    versions = CoderVersions(**{name: str(manifest.get(name, "unknown")) for name in CoderVersions.__dataclass_fields__})
    before = release_folder(given.before) if given.before is not None else None
    written = write_report(given.out, read_tables(folder), versions=versions, before=before)
    print(f"{written}: {written.stat().st_size:,} bytes, of {folder.resolve().name}")
    return 0
