"""`tocsin feeds check FILE`: whether a feeds.toml is sound, and what it lists."""

import argparse
import sys
from pathlib import Path
from typing import Any

FILE = Path("feeds.toml")


def add(commands: Any) -> None:
    """Adds the command and its part to the parser."""
    feeds = commands.add_parser("feeds", help="check feeds.toml", description="What scheduled runs read.")
    parts = feeds.add_subparsers(title="commands", dest="part", required=True, metavar="COMMAND")
    command = parts.add_parser("check", help="say what is wrong with a file of feeds", description="Reads the file and asks nothing of the network.")
    command.add_argument("file", nargs="?", type=Path, default=FILE, metavar="FILE", help="the file (default: %(default)s)")
    command.set_defaults(handle=check)


def check(given: argparse.Namespace) -> int:
    """Prints what the file lists; returns 1 with every problem where it is not sound."""
    from flows.commands_status import columns
    from flows.feed_list import FeedListError, load_feed_list

    try:
        listed = load_feed_list(given.file)
    except FeedListError as error:
        print(error, file=sys.stderr)
        return 1
    rows = [("feed", one.name, one.url, one.publisher, one.language, one.licence) for one in listed.feeds]
    rows += [("folder", one.name, str(one.path), one.publisher, one.language, one.licence) for one in listed.folders]
    for line in columns(rows):
        print(line)
    print(f"{given.file.name} is sound: {len(listed.feeds)} feeds, {len(listed.folders)} folders")
    return 0
