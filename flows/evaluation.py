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

from flows.intervals import Counts
from schemas.mention import Mention

NONE = "none"
Triple = tuple[str | None, str, str | None]


@dataclass(frozen=True, slots=True)
class Gold:
    """One text with what is right for it; `codes` is None where the gold knows only the roots, `events` where it does not know the actors."""

    row_id: str
    text: str
    published: date | None
    roots: frozenset[str]
    events: frozenset[Triple] | None = None
    codes: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the coder's kept mentions say of one text; `told` are all its mentions, dropped ones too, with rule and derivation."""

    roots: frozenset[str]
    events: frozenset[Triple]
    told: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the kept mentions."""
        return frozenset(code for _, code, _ in self.events)


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
class Part:
    """One line of the table: a root, code or whole, its score over all texts, and its counts text by text (for the interval of F1)."""

    score: Score
    texts: tuple[Counts, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one gold set; `confusion` counts (gold root, found root) where one stands in place of the other.

    `codes` is empty where the gold gives roots only. `missed` are texts with a root that was not found, `false` those with a root too many.
    """

    rows: int
    roots: Mapping[str, Part]
    codes: Mapping[str, Part]
    all_roots: Part
    all_codes: Part | None
    events: Part | None
    confusion: Mapping[tuple[str, str], int] = field(default_factory=dict)
    missed: tuple[tuple[Gold, Found], ...] = ()
    false: tuple[tuple[Gold, Found], ...] = ()


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
        return Gold(name, text, day, frozenset(), frozenset(), frozenset())
    if "events" in row:
        events = frozenset(triple(event) for event in row["events"])
        codes = frozenset(code for _, code, _ in events)
        return Gold(name, text, day, frozenset(code[:2] for code in codes), events, codes)
    if "cameo_roots" in row:
        return Gold(name, text, day, frozenset(root[:2] for root in row["cameo_roots"]))
    if row.get("cameo"):
        return Gold(name, text, day, frozenset([row["cameo"][:2]]), codes=frozenset([row["cameo"]]))
    raise ValueError("no events, cameo_roots or cameo in the row")


def triple(event: Mapping[str, Any] | Sequence[Any]) -> Triple:
    """Returns (source, code, target) of one gold event."""
    if isinstance(event, Mapping):
        return event.get("source"), event.get("cameo_code") or event["code"], event.get("target")
    source, code, target = event
    return source, code, target


def found_in(mentions: Iterable[Mention]) -> Found:
    """Returns what the mentions of one text say."""
    held = tuple(mentions)
    kept = [mention for mention in held if mention.status == "kept"]
    return Found(
        frozenset(mention.cameo_root for mention in kept),
        frozenset((mention.source, mention.cameo_code, mention.target) for mention in kept),
        tuple(mention_line(mention) for mention in held),
    )


def mention_line(mention: Mention) -> str:
    """Returns one mention with why it is what it is."""
    dropped = f" (dropped: {mention.dropped_reason})" if mention.dropped_reason else ""
    return f"{mention.source or '~'} {mention.cameo_code} {mention.target or '~'}{dropped}: {mention.derivation}"


def evaluate(pairs: Sequence[tuple[Gold, Found]]) -> Evaluation:
    """Returns the scores of gold rows with what was found in each."""
    confusion: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        missed, extra = gold.roots - found.roots, found.roots - gold.roots
        confusion.update((one, other) for one in (missed or {NONE}) for other in (extra or {NONE}) if (one, other) != (NONE, NONE))
    roots = [(gold.roots, found.roots) for gold, found in pairs]
    coded = [(gold.codes, found.codes) for gold, found in pairs if gold.codes is not None]
    whole = [(gold.events, found.events) for gold, found in pairs if gold.events is not None]
    return Evaluation(
        rows=len(pairs),
        roots=parts(roots),
        codes=parts(coded) if any(gold for gold, _ in coded) else {},
        all_roots=part(roots),
        all_codes=part(coded) if any(gold for gold, _ in coded) else None,
        events=part(whole) if any(gold for gold, _ in whole) else None,
        confusion=dict(sorted(confusion.items(), key=lambda item: (-item[1], item[0]))),
        missed=tuple(pair for pair in pairs if pair[0].roots - pair[1].roots),
        false=tuple(pair for pair in pairs if pair[1].roots - pair[0].roots),
    )


def part(pairs: Iterable[tuple[frozenset[Any], frozenset[Any]]]) -> Part:
    """Returns the score of (gold, found) sets, one pair a text."""
    texts = tuple((len(gold & found), len(found - gold), len(gold - found)) for gold, found in pairs)
    return Part(Score(*(sum(counts[place] for counts in texts) for place in range(3))), texts)


def parts(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> dict[str, Part]:
    """Returns the score of each root or code by itself."""
    names = sorted({name for gold, found in pairs for name in gold | found})
    return {name: part((gold & {name}, found & {name}) for gold, found in pairs) for name in names}
