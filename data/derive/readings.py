"""Writes flows/report/readings.tsv: how many judged rows of each reading in data/gold were right, by lexicon version.

Run from the repository's root: `python -m data.derive.readings`. The readings themselves are not installed; their counts are, for report.html.
"""

import csv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLD, TARGET = ROOT / "data" / "gold", ROOT / "flows" / "report" / "readings.tsv"
MEASURES = {
    "reading": (("root", "root"), ("code", "exact code"), ("source_right", "source, root right"), ("target_right", "target, root right"),
                ("date_right", "date, root right")),
    "places": (("country_right", "country of the place"), ("place_right", "place")),
    "numbers": (("deaths", "deaths"), ("injured_right", "injured")),
}
"""By kind of reading: its column and what is measured."""


def counted() -> list[tuple[str, str, str, int, int]]:
    """Returns lexicon version, reading, measure, right and judged."""
    found = []
    for kind, measures in MEASURES.items():
        for path in sorted(GOLD.glob(f"{kind}_*.tsv")):
            with path.open(encoding="utf8", newline="") as file:
                rows = list(csv.DictReader(file, delimiter="\t"))
            for column, told in measures:
                for version in sorted({row["lexicon_version"] for row in rows}):
                    marks = Counter(row[column] for row in rows if row["lexicon_version"] == version)
                    found.append((version, path.stem, told, marks["y"], marks["y"] + marks["n"]))
    return found


def table() -> str:
    """Returns the file's text."""
    return "".join("\t".join(map(str, row)) + "\n" for row in [("lexicon_version", "reading", "measure", "right", "judged"), *counted()])


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf8", newline="\n")
