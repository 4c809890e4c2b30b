"""Precision by reading, as counted in `readings.tsv` (made by data/derive/readings.py)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.intervals import share_interval

FILE = Path(__file__).with_name("readings.tsv")
COLUMNS = ("lexicon_version", "reading", "measure", "right", "judged")


@dataclass(frozen=True, slots=True)
class Reading:
    """One measured share: which lexicon was read, in which reading, and how many of the judged were right."""

    lexicon_version: str
    reading: str
    measure: str
    right: int
    judged: int

    def told(self) -> tuple[str, str]:
        """Returns the share and its 95 % interval as text; a dash where nothing was judged."""
        interval = share_interval(self.right, self.judged)
        return (f"{self.right / self.judged:.3f}", f"{interval[0]:.2f} to {interval[1]:.2f}") if interval else ("–", "–")


def read_readings(path: Path) -> tuple[Reading, ...]:
    """Returns the readings of a file; raises ValueError with file, line and what would be right."""
    with path.open(encoding="utf8", newline="") as file:
        lines = list(csv.reader(file, delimiter="\t"))
    if not lines or tuple(lines[0]) != COLUMNS:
        raise ValueError(f"{path.name}:1: the columns must be {', '.join(COLUMNS)}")
    found = []
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) != len(COLUMNS) or not all(cell.isascii() and cell.isdigit() for cell in cells[3:]) or int(cells[3]) > int(cells[4]):
            raise ValueError(f"{path.name}:{number}: a line has {len(COLUMNS)} cells, the last two whole numbers, right at most judged")
        found.append(Reading(*cells[:3], int(cells[3]), int(cells[4])))
    return tuple(found)


@cache
def readings() -> tuple[Reading, ...]:
    """Returns the readings of the package."""
    return read_readings(FILE)


def of_version(version: str) -> tuple[Reading, ...]:
    """Returns the readings of one lexicon version; () where it was not read."""
    return tuple(one for one in readings() if one.lexicon_version == version)
