"""The console script `tocsin`: finds the command and runs it. Heavy libraries are imported inside the commands only."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from flows import (
    commands_code,
    commands_evaluate,
    commands_explain,
    commands_export,
    commands_feeds,
    commands_inspect,
    commands_lexicon,
    commands_release,
    commands_report,
    commands_run,
    commands_serve,
    commands_status,
    commands_validate,
)
from flows.shown import shown

COMMANDS = (
    commands_run, commands_code, commands_explain, commands_evaluate, commands_lexicon, commands_inspect, commands_release, commands_validate,
    commands_report, commands_export, commands_feeds, commands_serve, commands_status,
)  # fmt: skip
DONE, FAILED, MISUSED = 0, 1, 2
YOUNG_OBJECTS = 20_000
"""New objects that the garbage collector waits for: what libraries make when they are imported stays, and to look through it every 700 takes a second."""


def parser() -> argparse.ArgumentParser:
    """Returns the parser of all commands."""
    top = argparse.ArgumentParser(prog="tocsin", description="News text in, a conflict-event dataset out.")
    commands = top.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 failed or problems found, 2 asked for in a wrong way."""
    gc.set_threshold(YOUNG_OBJECTS)
    given = parser().parse_args(arguments)
    try:
        return int(given.handle(given))
    except BrokenPipeError:
        # "tocsin evaluate gold.jsonl | head": who reads has had enough; what is still held back may not fail once more at the exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (OSError, ValueError) as error:
        print(shown(f"tocsin {given.command}: {error}"), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(f"tocsin {given.command}: stopped; the release before it stays whole", file=sys.stderr)
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
