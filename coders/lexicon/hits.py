"""How often each rule of the lexicon fires, and how often rightly where people have said what is right."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.mention import Mention

STEP = re.compile(r"([^>()]+)(\(?)")
"""One name in a rule, with the bracket behind it where it is an operator: `threaten>threaten(bomb)`."""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """One rule: its mentions kept and dropped, and, of those whose text people coded, how many give a root that is right."""

    rule: str
    kept: int
    dropped: int
    judged: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the judged that is right; None where nothing was judged."""
        return self.right / self.judged if self.judged else None


def rules_in(rule: str) -> tuple[str, ...]:
    """Returns the lexicon's rules that took part, the outermost first: `reject>reject(meet)` gives reject and meet."""
    return tuple(dict.fromkeys(name for name, bracket in STEP.findall(rule) if not bracket))


def rule_counts(mentions: Iterable[Mention], judged: Iterable[tuple[Mention, bool]] = ()) -> tuple[RuleCount, ...]:
    """Returns the counts of every rule that fired, the most frequent first; a composed mention counts for each rule in it.

    `judged` are kept mentions of a gold set with whether they are right; they are not counted as hits again.
    """
    kept: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for mention in mentions:
        (kept if mention.status == "kept" else dropped).update(rules_in(mention.rule))
    for mention, is_right in judged:
        seen.update(rules_in(mention.rule))
        right.update(rules_in(mention.rule) if is_right else ())
    names = sorted({*kept, *dropped, *seen}, key=lambda name: (-kept[name], -dropped[name], -seen[name], name))
    return tuple(RuleCount(name, kept[name], dropped[name], seen[name], right[name]) for name in names)


def rules_text(counts: Iterable[RuleCount]) -> str:
    """Returns the table for the screen."""
    lines = [f"{'kept':>7}{'dropped':>9}{'judged':>8}{'right':>7}{'precision':>11}  rule"]
    for count in counts:
        precision = "" if count.precision is None else f"{count.precision:.2f}"
        lines.append(f"{count.kept:7d}{count.dropped:9d}{count.judged:8d}{count.right:7d}{precision:>11}  {count.rule}")
    return "\n".join(lines)
