"""Scores an imported lexicon on PETRARCH's unit tests: exact (source, target, code).

`python -m flows.petrarch_score LEXICON unit_tests.jsonl` prints the figures and every sentence that is not exact.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coders.coder import Coder, load_coder

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with the events that it must give and those that it gave."""

    name: str
    text: str
    gold: frozenset[Triple]
    given: frozenset[Triple]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over all cases; precision, recall and F1 are 0.0 where there is nothing to count."""

    right: int
    false: int
    missed: int
    exact: int
    cases: int

    @property
    def precision(self) -> float:
        """Returns the share of given events that are gold."""
        return self.right / (self.right + self.false) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Returns the share of gold events that were given."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """Returns the harmonic mean of the two."""
        return 2 * self.right / (2 * self.right + self.false + self.missed) if self.right else 0.0


def read_cases(coder: Coder, lines: Iterable[str]) -> Iterator[Case]:
    """Codes each record (`id`, `date` as 19950101, `text`, `gold_events`) as an article of its own; kept mentions count."""
    for line in lines:
        record = json.loads(line)
        day = datetime.strptime(record["date"], "%Y%m%d").date()
        mentions = coder.code_text(record["text"], published=day)
        gold = frozenset((event["source"], event["target"], event["code"]) for event in record["gold_events"])
        given = frozenset((m.source or "", m.target or "", m.cameo_code) for m in mentions if m.status == "kept")
        yield Case(record["id"], record["text"], gold, given)


def score_cases(cases: Iterable[Case]) -> Score:
    """Counts events over all cases; a sentence without gold events counts its given ones as false."""
    found = tuple(cases)
    return Score(
        right=sum(len(case.gold & case.given) for case in found),
        false=sum(len(case.given - case.gold) for case in found),
        missed=sum(len(case.gold - case.given) for case in found),
        exact=sum(case.gold == case.given for case in found),
        cases=len(found),
    )


def score_lines(cases: Iterable[Case]) -> Iterator[str]:
    """Yields the figures, then each sentence that is not exact with what was missed and what was false."""
    found = tuple(cases)
    score = score_cases(found)
    yield f"precision {score.precision:.3f} recall {score.recall:.3f} F1 {score.f1:.3f}; {score.exact} of {score.cases} sentences exact"
    for case in found:
        if case.gold != case.given:
            yield f"{case.name}: {case.text}"
            yield f"    missed {sorted(case.gold - case.given)} false {sorted(case.given - case.gold)}"


def main(arguments: list[str]) -> int:
    """Prints the score of a lexicon folder on a file of unit tests; returns 2 where the two are not given."""
    if len(arguments) != 2:
        print("usage: python -m flows.petrarch_score LEXICON unit_tests.jsonl", file=sys.stderr)
        return 2
    coder = load_coder(lexicon=Path(arguments[0]))
    lines = Path(arguments[1]).read_text(encoding="utf8").splitlines()
    print("\n".join(score_lines(read_cases(coder, lines))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
