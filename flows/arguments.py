"""What several commands ask for in the same words: dates, columns, and which coder."""

import argparse
import os
import re
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from flows.settings import DASK, LOCAL, POLICY, RAY, RUNNER_PACKAGES, RUNNERS

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
SHORTEST = timedelta(seconds=10)


def iso_date(text: str) -> date:
    """Returns the date of `2020-06-16`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2020-06-16") from None


def column_pair(text: str) -> tuple[str, str]:
    """Returns field and column of `text=story`."""
    field, sign, column = text.partition("=")
    if not (field and sign and column):
        raise argparse.ArgumentTypeError(f"{text!r} is not field=column; write it as text=story")
    return field.strip(), column.strip()


def limit_pair(text: str) -> tuple[str, int]:
    """Returns name and number of `max_text_chars=2000000`."""
    from flows.readers.limits import NAMES

    name, _, value = text.partition("=")
    if name.strip() not in NAMES:
        raise argparse.ArgumentTypeError(f"{text!r} names no limit; limits are {', '.join(NAMES)} (flows/limits.tsv)")
    return name.strip(), at_least_one(value.strip())


def at_least_one(text: str) -> int:
    """Returns a whole number of at least 1."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of at least 1")
    return int(text)


def interval(text: str) -> timedelta:
    """Returns the time of `15m`."""
    found = re.fullmatch(r"(\d{1,6})([smhd])", text.strip())
    length = timedelta(**{UNITS[found[2]]: int(found[1])}) if found else timedelta()
    if length < SHORTEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no time of at least 10 seconds; write it as 15m, 6h or 1d")
    return length


def add_runner(command: argparse.ArgumentParser) -> None:
    """Adds the options that say where articles are coded."""
    command.add_argument("--workers", type=at_least_one, metavar="N", help="processes that code (default: 1; the cores of this machine with --runner)")
    command.add_argument(
        "--runner", choices=RUNNERS,
        help="where articles are coded: this process, processes here, a Dask or a Ray cluster (default: local, process with --workers)",
    )  # fmt: skip
    command.add_argument("--address", metavar="ADDRESS", help="the Dask scheduler or Ray cluster that runs already, e.g. tcp://host:8786 or ray://host:10001")


def runner_problem(given: argparse.Namespace) -> str | None:
    """Returns what is wrong with the options that say where articles are coded; None for nothing."""
    if given.runner == LOCAL and (given.workers or 1) > 1:
        return "--runner local codes in one process; leave out --workers, or write --runner process"
    if given.address and given.runner not in (DASK, RAY):
        return "--address names a running cluster; say which kind with --runner dask or --runner ray"
    if given.address and given.workers:
        return "--workers starts workers on this machine; the cluster at --address has its own, leave out one of the two"
    if given.runner in RUNNER_PACKAGES and find_spec(RUNNER_PACKAGES[given.runner]) is None:
        return f"--runner {given.runner} needs packages that are not installed: pip install 'tocsin[{given.runner}]'"
    return None


def workers_of(given: argparse.Namespace) -> int:
    """Returns how many processes are to code: as said, else one, or the cores of this machine where a runner of several was named."""
    several = given.runner not in (None, LOCAL) and not given.address
    return given.workers or (os.cpu_count() or 1 if several else 1)


def add_coder(command: argparse.ArgumentParser) -> None:
    """Adds the options that choose the coder."""
    command.add_argument(
        "--keep-policy", dest="policy", default=POLICY, metavar="NAME", help=f"what is kept and what dropped (default: {POLICY})"
    )
    command.add_argument("--lexicon", type=Path, metavar="FOLDER", help="another lexicon (or TOCSIN_LEXICON)")
    command.add_argument("--model", metavar="NAME", help="another spaCy model (or TOCSIN_MODEL)")


def add_reading(command: argparse.ArgumentParser) -> None:
    """Adds the options that say how an input is read."""
    command.add_argument("--published", type=iso_date, metavar="DATE", help="publication date of articles that bring none")
    command.add_argument(
        "--map",
        dest="columns",
        type=column_pair,
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="where a field stands, e.g. text=story",
    )
    command.add_argument(
        "--limit",
        dest="limits",
        type=limit_pair,
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help="how much is read before an input is refused, e.g. max_text_chars=2000000 (names and reasons: flows/limits.tsv)",
    )


def limits_of(given: argparse.Namespace) -> Any:
    """Returns the limits of reading with those that the options change."""
    from flows.readers.record import IngestLimits

    return IngestLimits(**dict(given.limits))


def chosen_coder(given: argparse.Namespace) -> Any:
    """Loads the coder that the options name."""
    from coders.coder import load_coder

    lexicon = given.lexicon or (Path(os.environ["TOCSIN_LEXICON"]) if os.environ.get("TOCSIN_LEXICON") else None)
    return load_coder(lexicon=lexicon, model=given.model or os.environ.get("TOCSIN_MODEL") or None, policy=given.policy)
