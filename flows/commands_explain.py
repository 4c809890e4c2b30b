"""`tocsin explain TEXT`: how a text was coded, step by step, and why nothing was where nothing was; `tocsin explain EVENT_ID`: why its mentions are one."""

import argparse
import re
from pathlib import Path
from typing import Any

from flows.arguments import add_coder, chosen_coder, iso_date
from flows.shown import shown

EVENT = re.compile(r"evt-[0-9a-f]{16}")
CURRENT = Path("out/current")


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "explain", help="show how a text was coded", description="Shows parse, rule, derivation, actors and date."
    )
    command.add_argument("text", metavar="TEXT", help="the text to explain, or the event_id of an event of a release")
    command.add_argument("--release", type=Path, default=CURRENT, metavar="FOLDER", help=f"where the event is: a release or an OUT folder (default: {CURRENT})")
    command.add_argument("--published", type=iso_date, metavar="DATE", help="publication date, for words such as Tuesday")
    add_coder(command)
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Prints the explanation."""
    if EVENT.fullmatch(given.text.strip()):
        from flows.commands_release import release_folder
        from flows.explained import explain_event

        print(shown(explain_event(release_folder(given.release), given.text.strip())))
        return 0
    print(shown(chosen_coder(given).explain(given.text, given.published)))
    return 0
