"""`tocsin run SOURCE… --out DIR`: the whole flow, through Prefect."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from flows.arguments import add_coder, add_reading, at_least_one
from flows.settings import JOININGS, RunSettings, from_environment

CORRECTIONS = Path("data/corrections.yaml")


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser("run", help="code sources into a release", description="Reads sources, codes them and writes a release.")
    command.add_argument("sources", nargs="*", metavar="SOURCE", help="a file, folder, glob, page or feed (none: only what --out holds)")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the releases")
    command.add_argument("--feeds", type=Path, metavar="FILE", help="also what is new in the feeds and folders of this file (feeds.toml)")
    add_reading(command)
    command.add_argument("--workers", type=at_least_one, default=1, metavar="N", help="processes that code (default: 1)")
    command.add_argument("--recode", action="store_true", help="code again what --out holds where this lexicon knows another thing of its words")
    command.add_argument("--anew", action="store_true", help="leave out what --out holds")
    command.add_argument(
        "--joining", choices=JOININGS, default=JOININGS[0],
        help="how mentions become events: one occurrence, or one a day, dyad and code (default: %(default)s)",
    )  # fmt: skip
    command.add_argument("--corrections", type=Path, metavar="FILE", help=f"corrections that people made (default: {CORRECTIONS} where it exists)")
    add_coder(command)
    command.set_defaults(handle=run)


def settings_of(given: argparse.Namespace) -> RunSettings:
    """Returns the run's settings from the arguments and the environment."""
    settings = RunSettings(
        sources=tuple(given.sources),
        out=given.out,
        published=given.published,
        columns=dict(given.columns),
        limits=dict(given.limits),
        workers=given.workers,
        policy=given.policy,
        lexicon=given.lexicon,
        model=given.model,
        recode=given.recode,
        anew=given.anew,
        joining=given.joining,
        corrections=given.corrections or (CORRECTIONS if CORRECTIONS.exists() else None),
    )
    return from_environment(settings, os.environ)


def run(given: argparse.Namespace) -> int:
    """Runs the flow and prints what it did; returns 1 where the release was stopped or OUT is held by another run."""
    from flows.readers.columns import column_names

    settings = settings_of(given)
    if given.feeds is not None:
        return run_listed(given.feeds, settings)
    if not settings.sources and not (settings.out / "current").exists():
        print(f"tocsin run: name a SOURCE: {settings.out} holds no release yet", file=sys.stderr)
        return 2
    column_names(settings.columns)  # a field that --map cannot name is said before anything heavy is loaded

    from flows.run_server import start_early

    start_early()

    from flows import pipeline
    from flows.coding import CoderLoadError
    from flows.outputs import BusyError
    from flows.serving import ServerError
    from flows.summary import as_text

    try:
        outcome = pipeline.run(settings)
    except pipeline.StoppedError as stopped:
        print(as_text(stopped.summary, folder=stopped.folder, release="stopped"))
        print(f"tocsin run: {stopped}", file=sys.stderr)
        return 1
    except (BusyError, CoderLoadError, ServerError) as error:
        print(f"tocsin run: {error}", file=sys.stderr)
        return 1
    print(as_text(outcome.summary, folder=outcome.folder, release=outcome.release))
    return 0


def run_listed(feeds: Path, settings: RunSettings) -> int:
    """Runs one round over the feeds of a file and codes what is new; returns 1 where it failed or another round holds OUT."""
    from flows.feed_list import FeedListError, load_feed_list
    from flows.readers.columns import column_names

    if settings.anew:
        print("tocsin run: --anew leaves out what --out holds, which the feeds of --feeds do not bring again; leave out one of the two", file=sys.stderr)
        return 2
    column_names(settings.columns)
    try:
        listed = load_feed_list(feeds)
    except FeedListError as error:
        print(f"tocsin run: {error}", file=sys.stderr)
        return 1

    from flows import pipeline
    from flows.commands_status import columns, feed_row
    from flows.feed_run import run_feeds
    from flows.ledger import LedgerError
    from flows.outputs import BusyError
    from flows.summary import as_text

    try:
        done = run_feeds(listed, settings, code=pipeline.run)
    except (BusyError, LedgerError) as error:
        print(f"tocsin run: {error}", file=sys.stderr)
        return 1
    print(*columns([feed_row(done.health[name]) for name in listed.names if name in done.health]), sep="\n")
    if done.outcome is not None:
        print(as_text(done.outcome.summary, folder=done.outcome.folder, release=done.outcome.release))
    elif done.error is None:
        print("nothing new; the release stays")
    elif not isinstance(done.error, pipeline.StoppedError | pipeline.CoderLoadError | BusyError | OSError | ValueError):
        raise done.error
    else:
        print(f"tocsin run: {done.error}", file=sys.stderr)
    for alert in done.alerts:
        print(f"alert [{alert.kind}] {alert.words}", file=sys.stderr)
    return 0 if done.error is None else 1
