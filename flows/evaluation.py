"""Compares what the coder finds with what people coded: by CAMEO root, and by whole event where the gold gives events.

A gold row is a JSON object with `text`, optionally `id` and `published`, and what is right for it:
`events` (a list of {source, cameo_code, target} or [source, code, target]), or `cameo_roots` (a list), or `cameo` (one code);
`relevant: false`, an empty list or `event: "none"` say that there is no event.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

NONE = "none"
Triple = tuple[str | None, str, str | None]


@dataclass(frozen=True, slots=True)
class Gold:
    """One text with what is right for it; `events` is None where the gold knows only the roots."""

    row_id: str
    text: str
    published: date | None
    roots: frozenset[str]
    events: frozenset[Triple] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the coder's kept mentions say of one text."""

    roots: frozenset[str]
    events: frozenset[Triple]


@dataclass(frozen=True, slots=True)
class Score:
    """Right, wrongly found and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        """Share of what is right that was found; 0 where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one gold set; `confusion` counts (gold root, found root) where one stands in place of the other."""

    rows: int
    roots: Mapping[str, Score]
    all_roots: Score
    events: Score | None
    confusion: Mapping[tuple[str, str], int] = field(default_factory=dict)
    missed: tuple[tuple[Gold, Found], ...] = ()


def read_gold(path: Path) -> Iterator[Gold | str]:
    """Yields the gold rows of a JSONL file; a line that is no gold row gives its problem as text, with file and line."""
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        if line.strip():
            try:
                yield gold_row(json.loads(line), number)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                yield f"{path.name}:{number}: [bad-gold] {error}; a row needs text and events, cameo_roots or cameo"


def gold_row(row: Mapping[str, Any], number: int) -> Gold:
    """Returns one gold row; raises KeyError or ValueError where it says neither roots nor events."""
    text, published = row["text"], row.get("published")
    day = date.fromisoformat(published[:10]) if published else None
    name = str(row.get("id") or row.get("article_id") or number)
    if row.get("relevant") is False or row.get("event") == NONE:
        return Gold(name, text, day, frozenset(), frozenset())
    if "events" in row:
        events = frozenset(triple(event) for event in row["events"])
        return Gold(name, text, day, frozenset(code[:2] for _, code, _ in events), events)
    if "cameo_roots" in row:
        return Gold(name, text, day, frozenset(root[:2] for root in row["cameo_roots"]))
    if row.get("cameo"):
        return Gold(name, text, day, frozenset([row["cameo"][:2]]))
    raise ValueError("no events, cameo_roots or cameo in the row")


def triple(event: Mapping[str, Any] | Sequence[Any]) -> Triple:
    """Returns (source, code, target) of one gold event."""
    if isinstance(event, Mapping):
        return event.get("source"), event.get("cameo_code") or event["code"], event.get("target")
    source, code, target = event
    return source, code, target


def found_in(mentions: Iterable[Any]) -> Found:
    """Returns what kept mentions say."""
    kept = [mention for mention in mentions if mention.status == "kept"]
    return Found(
        frozenset(mention.cameo_root for mention in kept),
        frozenset((mention.source, mention.cameo_code, mention.target) for mention in kept),
    )


def evaluate(pairs: Sequence[tuple[Gold, Found]]) -> Evaluation:
    """Returns the scores of gold rows with what was found in each."""
    counts: dict[str, Counter[str]] = {"right": Counter(), "extra": Counter(), "missed": Counter()}
    confusion: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        missed, extra = gold.roots - found.roots, found.roots - gold.roots
        counts["right"].update(gold.roots & found.roots)
        counts["missed"].update(missed)
        counts["extra"].update(extra)
        confusion.update((one, other) for one in (missed or {NONE}) for other in (extra or {NONE}) if (one, other) != (NONE, NONE))
    roots = sorted(set().union(*counts.values()))
    scores = {root: Score(counts["right"][root], counts["extra"][root], counts["missed"][root]) for root in roots}
    return Evaluation(
        rows=len(pairs),
        roots=scores,
        all_roots=total(scores.values()),
        events=event_score(pairs),
        confusion=dict(sorted(confusion.items(), key=lambda item: (-item[1], item[0]))),
        missed=tuple(pair for pair in pairs if pair[0].roots - pair[1].roots),
    )


def total(scores: Iterable[Score]) -> Score:
    """Returns the sum of scores."""
    held = list(scores)
    return Score(sum(one.right for one in held), sum(one.extra for one in held), sum(one.missed for one in held))


def event_score(pairs: Iterable[tuple[Gold, Found]]) -> Score | None:
    """Returns the score of whole events (source, code, target); None where no gold row gives events."""
    held = [(gold.events, found.events) for gold, found in pairs if gold.events is not None]
    if not any(gold for gold, _ in held):
        return None
    return total(Score(len(gold & found), len(found - gold), len(gold - found)) for gold, found in held)


def score_line(name: str, score: Score) -> str:
    """Returns one line of the table."""
    return f"{name:8s} {score.precision:9.3f} {score.recall:7.3f} {score.f1:7.3f} {score.right:6d} {score.extra:6d} {score.missed:7d}"


def as_text(result: Evaluation, *, name: str, most_missed: int) -> str:
    """Returns the evaluation for the screen: scores by root, the most frequent confusions, and sentences whose event was missed."""
    lines = [f"{name}: {result.rows} texts", "", "root     precision  recall      f1  right  extra  missed"]
    lines += [score_line(root, score) for root, score in result.roots.items()]
    lines.append(score_line("all", result.all_roots))
    if result.events is not None:
        lines.append(score_line("events", result.events))
    lines += ["", "confusion (gold -> found)"]
    lines += [f"  {gold:>4s} -> {found:4s} {number:6d}" for (gold, found), number in list(result.confusion.items())[:20]]
    lines += ["", f"missed ({min(most_missed, len(result.missed))} of {len(result.missed)})"]
    for gold, found in result.missed[:most_missed]:
        lines.append(
            f"  {gold.row_id}: {' '.join(sorted(gold.roots))} found {' '.join(sorted(found.roots)) or NONE}: {' '.join(gold.text.split())}"
        )
    return "\n".join(lines)
