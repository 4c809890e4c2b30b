"""`tocsin validate PATH`: a release, or a Parquet file of articles, mentions or events, against the rules of the data."""

import argparse
import sys
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "validate", help="check a release or your own Parquet file",
        description="Exit code 0: all rules hold (warnings may be shown); 1: errors; 2: no such data.",
    )  # fmt: skip
    command.add_argument("path", type=Path, metavar="PATH", help="the folder of a release, OUT, or a Parquet file of articles, mentions or events")
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Prints every broken rule with its rows, and returns the exit code."""
    from flows.outputs import current_release
    from flows.revalidate import NotCheckable, check_path
    from flows.thresholds import WARNING

    path = given.path
    if path.is_dir() and not (path / "manifest.json").exists():
        path = current_release(path) or path
    try:
        found = check_path(path)
    except NotCheckable as error:
        print(f"tocsin validate: {error}", file=sys.stderr)
        return 2
    for one in found:
        rows = f": {one.rows:,} {'file' if one.where == 'release' else 'row'}{'' if one.rows == 1 else 's'}" if one.rows else ""
        print(f"{one.where}: {one.severity} [{one.rule}] {one.meaning}{rows}")
        if one.rows:
            for words in one.first:
                print(f"    {words}")
    errors = sum(one.severity != WARNING for one in found)
    print(f"{given.path}: {errors} rule{'' if errors == 1 else 's'} broken, {len(found) - errors} warning{'' if len(found) - errors == 1 else 's'}")
    return 1 if errors else 0
