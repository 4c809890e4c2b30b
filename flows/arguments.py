"""What several commands ask for in the same words: dates, columns, and which coder."""

import argparse
import os
from datetime import date
from pathlib import Path
from typing import Any

from flows.settings import POLICY


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
