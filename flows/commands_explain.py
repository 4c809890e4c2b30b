"""`tocsin explain TEXT`: how a text was coded, step by step, and why nothing was where nothing was."""

import argparse
from typing import Any

from flows.arguments import add_coder, chosen_coder, iso_date


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "explain", help="show how a text was coded", description="Shows parse, rule, derivation, actors and date."
    )
    command.add_argument("text", metavar="TEXT", help="the text to explain")
    command.add_argument("--published", type=iso_date, metavar="DATE", help="publication date, for words such as Tuesday")
    add_coder(command)
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Prints the explanation."""
    print(chosen_coder(given).explain(given.text, given.published))
    return 0
