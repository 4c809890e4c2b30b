"""How well mentions of one occurrence are joined: pairwise precision and recall on data/gold/occurrences.jsonl, or another set there.

    python -m tests.joining_occurrences                       # the figures of docs/benchmarks.md
    python -m tests.joining_occurrences occurrences_2.jsonl   # those of the second set, by another writer
    python -m tests.joining_occurrences --pairs               # and every pair that is missed or joined wrongly, with how its mentions agree

A telling is coded where a kept mention stands at its trigger, else where one with the gold root stands in the trigger's sentence.
Two tellings are joined where an event holds such mentions of both. Pairs of which one telling is not coded are missed by the coder, not by the joining:
they count in `recall of all`.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from flows.joining.agreement import agreement
from flows.joining.clusters import clusters_of
from flows.joining.tables import load_joining

FOLDER = Path(__file__).resolve().parents[1] / "data" / "gold"
FIRST_SET, SHOW_PAIRS = "occurrences.jsonl", "--pairs"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Joined:
    """The counts: tellings, those coded, gold pairs, those of coded tellings, of which joined, and pairs joined wrongly."""

    tellings: int
    coded: int
    pairs: int
    possible: int
    right: int
    wrong: int

    def shares(self) -> dict[str, float]:
        """Returns precision, recall and F1 over coded tellings, and recall over all."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.possible)
        both = precision + recall
        return {
            "precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0, "recall of all": self.right / max(1, self.pairs),
        }  # fmt: skip


def telling_mentions(telling: Row, mentions: Sequence[Row]) -> list[Row]:
    """Returns the kept mentions that tell the occurrence of a telling."""
    begin = telling["text"].index(telling["trigger"])
    end = begin + len(telling["trigger"])
    own = [row for row in mentions if row["article_id"] == telling["id"] and row["status"] == "kept"]
    at_trigger = [row for row in own if stands_at(row, begin, end)]
    # a first sentence may retell another occurrence of the root: "seized two, days after four others were kidnapped"
    return at_trigger or [row for row in own if holds(row, begin) and row["cameo_code"].startswith(telling["cameo_root"])]


def stands_at(row: Row, begin: int, end: int) -> bool:
    """Says whether a mention's trigger touches some characters."""
    return row["trigger_start"] < end and row["trigger_end"] > begin


def holds(row: Row, place: int) -> bool:
    """Says whether a mention's sentence holds a character."""
    return row["sentence_start"] <= place < row["sentence_start"] + len(row["sentence"])


def compare(tellings: Sequence[Row], mentions: Sequence[Row]) -> tuple[Joined, list[tuple[Row, Row]], dict[str, list[Row]]]:
    """Returns the counts, the pairs of tellings that are missed or joined wrongly, and the mentions of each telling."""
    clusters = clusters_of([row for row in mentions if row["status"] == "kept"], load_joining())
    event = {row["mention_id"]: number for number, cluster in enumerate(clusters) for row in cluster.members}
    told = {telling["id"]: telling_mentions(telling, mentions) for telling in tellings}
    events = {name: {event[row["mention_id"]] for row in rows} for name, rows in told.items()}
    right = wrong = possible = pairs = 0
    bad: list[tuple[Row, Row]] = []
    for one, other in combinations(tellings, 2):
        same, joined = one["occurrence"] == other["occurrence"], bool(events[one["id"]] & events[other["id"]])
        both = bool(told[one["id"]] and told[other["id"]])
        pairs, possible = pairs + same, possible + (same and both)
        right, wrong = right + (same and joined), wrong + (joined and not same)
        if both and same != joined:
            bad.append((one, other))
    return Joined(len(tellings), sum(map(bool, told.values())), pairs, possible, right, wrong), bad, told


def coded_mentions(gold: Path) -> list[Row]:
    """Returns the mentions that the coder finds in a set's articles."""
    from coders.coder import load_coder
    from flows.ingest import read_sources
    from schemas.article import Article

    articles = [found for found in read_sources([str(gold)], today=date(2026, 1, 1)) if isinstance(found, Article)]
    return [asdict(mention) for coded in load_coder().code_articles(articles) for mention in coded.mentions]


def main(words: list[str]) -> None:
    """Prints the table, and the bad pairs where they are asked for."""
    gold = FOLDER / next((word for word in words if word != SHOW_PAIRS), FIRST_SET)
    tellings = [json.loads(line) for line in gold.read_text(encoding="utf8").splitlines()]
    found, bad, told = compare(tellings, coded_mentions(gold))
    print(f"tellings {found.tellings}, coded {found.coded}; gold pairs {found.pairs}, both coded {found.possible}")
    print(f"joined rightly {found.right}, wrongly {found.wrong}")
    shares = found.shares()
    print("| " + " | ".join(shares) + " |\n" + "|---" * len(shares) + "|")
    print("| " + " | ".join(f"{value:.3f}".lstrip("0") for value in shares.values()) + " |")
    for one, other in bad if SHOW_PAIRS in words else ():
        found_levels = (agreement(first, second, load_joining()) for first in told[one["id"]] for second in told[other["id"]])
        best = max(found_levels, key=lambda how: (how.points if how.points is not None else -99.0, len(how.levels)))
        print("missed" if one["occurrence"] == other["occurrence"] else "wrong ", one["id"], other["id"], best)


if __name__ == "__main__":
    main(sys.argv[1:])
