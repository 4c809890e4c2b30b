"""`tocsin release diff A B`: what differs between two releases, row by row with the reason, and in their columns."""

import argparse
import sys
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser("release", help="compare releases", description="Works on releases that stand.")
    actions = command.add_subparsers(title="actions", dest="action", required=True, metavar="ACTION")
    diff = actions.add_parser("diff", help="what differs between two releases, with the reason", description="Rows added, changed and withdrawn, and columns.")
    diff.add_argument("before", type=Path, metavar="A", help="the older release: its folder, or an OUT folder for its newest")
    diff.add_argument("now", type=Path, metavar="B", help="the newer one")
    diff.add_argument("--rows", action="store_true", help="every row that differs, tab-separated, instead of the page")
    diff.set_defaults(handle=run_diff)


def release_folder(path: Path) -> Path:
    """Returns the folder of a release that a path names; raises ValueError where there is none."""
    from flows.outputs import current_release

    found = path if (path / "manifest.json").exists() else current_release(path)
    if found is None or not (found / "manifest.json").exists():
        raise ValueError(f"{path} is no release: give a folder with a manifest.json, or an OUT folder")
    return found


def run_diff(given: argparse.Namespace) -> int:
    """Prints the changes as CHANGES.md has them, or row by row."""
    from flows.changes import changes, changes_page, read_tables, schema_changes

    before, now = (release_folder(path) for path in (given.before, given.now))
    old, new = read_tables(before), read_tables(now)
    found = changes(old, new)
    if given.rows:
        for one in found:
            sys.stdout.write("\t".join((one.table, one.kind, one.key, one.reason, ",".join(one.columns))) + "\n")
    else:
        print(changes_page(found, schema_changes(old, new), before=before.resolve().name))
    return 0
