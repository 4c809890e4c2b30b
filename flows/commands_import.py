"""`tocsin lexicon import-petrarch`: PETRARCH and TABARI dictionaries to a Tocsin lexicon folder."""

import argparse
import sys
from pathlib import Path
from typing import Any

PROBLEM_TABLE = "import.tsv"


def add(parts: Any) -> None:
    """Adds the command to the parts of `tocsin lexicon`."""
    command = parts.add_parser(
        "import-petrarch",
        help="import PETRARCH or TABARI dictionaries",
        description="Reads verb, actor, agent, issue and discard files and writes a lexicon folder for --lexicon.",
    )
    command.add_argument("--verbs", type=Path, required=True, metavar="FILE", help="the verb file (CAMEO.2.0.txt, CAMEO.verbpatterns.txt, ...)")
    command.add_argument(
        "--actors", type=Path, nargs="+", action="extend", default=[], metavar="FILE", help="actor files; a name in two of them takes the first"
    )
    command.add_argument("--agents", type=Path, metavar="FILE", help="the agent file")
    command.add_argument("--issues", type=Path, metavar="FILE", help="the issue file")
    command.add_argument("--discards", type=Path, metavar="FILE", help="the discard file")
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to write; a new folder, or one of an earlier import")
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Imports, prints what was read and written, and the lines that were left out; returns 2 where `--out` holds something else."""
    from coders.lexicon.petrarch import import_petrarch

    if given.out.exists() and (not given.out.is_dir() or (any(given.out.iterdir()) and not (given.out / PROBLEM_TABLE).exists())):
        print(f"tocsin lexicon import-petrarch: {given.out} holds something else than an import; name a new folder", file=sys.stderr)
        return 2
    report = import_petrarch(given.verbs, given.actors, given.agents, given.issues, given.discards, out=given.out)
    for problem in report.left_out:
        print(problem)
    print("\n".join(report.lines()))
    return 0
