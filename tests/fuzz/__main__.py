"""`python -m tests.fuzz [--minutes 10] [--only ingest]`: fuzzes in turn until the time is over; tells what it found, and ends with 1 then."""

import argparse
import random
import sys
import time
import traceback
from collections import Counter

from tests.fuzz.targets import TARGETS, fuzzed

ROUND = 200
"""Inputs drawn for one target before it is the next one's turn."""


def main() -> int:
    """Runs the fuzzers and returns the exit code."""
    top = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Draws hostile inputs until the time is over.")
    top.add_argument("--minutes", type=float, default=10.0, help="how long (default: %(default)s)")
    top.add_argument("--only", choices=sorted(TARGETS), action="append", help="these only")
    top.add_argument("--seed", type=int, default=None, help="the same draws again")
    given = top.parse_args()
    names = given.only or sorted(TARGETS)
    seeds = random.Random(given.seed)
    inputs: Counter[str] = Counter()
    found = 0
    end = time.monotonic() + 60 * given.minutes
    while time.monotonic() < end and not found:
        for name in names:
            seed = seeds.getrandbits(32)
            try:
                inputs[name] += fuzzed(TARGETS[name], inputs=ROUND, seed=seed)
            except Exception:
                found += 1
                print(f"{name} (seed {seed}): make a test of this input\n{traceback.format_exc()}", file=sys.stderr)
    print("; ".join(f"{name} {inputs[name]:,} inputs" for name in names) + f"; {found} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
