"""An evaluation as text: scores with 95 % intervals by root and code, confusion, missed and false sentences with their derivations."""

from collections.abc import Iterator, Mapping

from flows.evaluation import NONE, Evaluation, Found, Gold, Part, Score
from flows.intervals import Interval, f1_interval, share_interval

MOST_CONFUSIONS = 20
HEAD = f"{'':8}{'precision':>10} {'95 %':>11}{'of':>6}{'recall':>9} {'95 %':>11}{'of':>6}{'f1':>9} {'95 %':>11}"


def as_text(result: Evaluation, *, name: str, most: int) -> str:
    """Returns the evaluation for the screen; `most` is how many missed and how many false sentences are shown."""
    lines = [f"{name}: {result.rows} texts", "", HEAD, *table(result.roots), row("all", result.all_roots)]
    if result.events is not None:
        lines.append(row("events", result.events))
    if result.all_codes is not None:
        lines += ["", HEAD, *table(result.codes), row("all", result.all_codes)]
    lines += ["", "confusion (gold -> found)"]
    lines += [f"  {gold:>4s} -> {found:4s} {number:6d}" for (gold, found), number in list(result.confusion.items())[:MOST_CONFUSIONS]]
    for title, pairs in (("missed", result.missed), ("false", result.false)):
        lines += ["", f"{title} ({min(most, len(pairs))} of {len(pairs)})"]
        lines += [line for gold, found in pairs[:most] for line in sentence_lines(gold, found)]
    return "\n".join(lines)


def table(parts: Mapping[str, Part]) -> Iterator[str]:
    """Yields one line a root or code."""
    return (row(name, part) for name, part in parts.items())


def row(name: str, part: Part) -> str:
    """Returns a line with precision, recall and F1, each with its interval, and how many things they are shares of."""
    score: Score = part.score
    found, gold = score.right + score.extra, score.right + score.missed
    cells = (
        f"{score.precision:10.3f} {span(share_interval(score.right, found)):>11}{found:6d}",
        f"{score.recall:9.3f} {span(share_interval(score.right, gold)):>11}{gold:6d}",
        f"{score.f1:9.3f} {span(f1_interval(part.texts)):>11}",
    )
    return f"{name:8s}" + "".join(cells)


def span(interval: Interval | None) -> str:
    """Returns an interval as `.62-.78`; a dash where nothing was counted."""
    return "-" if interval is None else "-".join(f"{edge:.2f}" for edge in interval)


def sentence_lines(gold: Gold, found: Found) -> Iterator[str]:
    """Yields a text with what is right, what was found, and how each mention came about."""
    right = " ".join(sorted(gold.codes or gold.roots)) or NONE
    yield f"  {gold.row_id}: {right} found {' '.join(sorted(found.roots)) or NONE}: {' '.join(gold.text.split())}"
    yield from (f"      {line}" for line in found.told)
