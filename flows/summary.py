"""What a run did, counted from its tables: for the screen, the Prefect artifact and the manifest."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.compute as pc

from flows.codebook_page import markdown_table
from flows.stored import Rows
from flows.warned import warned
from schemas.codebook import cameo_codes


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of one run; `rejected` (articles and files), `quarantined` (mentions and events) and `dropped` are by reason,
    `events_by_root` by two-digit CAMEO root; `known` are articles taken in that OUT held already, `recoded` those of OUT that were coded again,
    `unlinked` kept mentions whose event was rejected, or dropped by a correction, `warnings` what each broken one says."""

    records: int
    articles: int
    undated: int
    sentences: int
    mentions: int
    kept: int
    events: int
    known: int = 0
    recoded: int = 0
    unlinked: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    quarantined: Mapping[str, int] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    events_by_root: Mapping[str, int] = field(default_factory=dict)
    warnings: Mapping[str, str] = field(default_factory=dict)

    def counts(self) -> dict[str, object]:
        """Returns the counts for the manifest."""
        return {
            "records": self.records,
            "articles": self.articles,
            "articles_without_date": self.undated,
            "sentences": self.sentences,
            "mentions": self.mentions,
            "mentions_kept": self.kept,
            "mentions_without_event": self.unlinked,
            "mentions_dropped": dict(self.dropped),
            "events": self.events,
            "events_by_root": dict(self.events_by_root),
            "rejected": dict(self.rejected),
            "quarantined": dict(self.quarantined),
            "warnings": dict(self.warnings),
        }


def summarise(tables: Mapping[str, Rows], *, records: int) -> Summary:
    """Counts the tables of a run; `records` is what the ingest read, articles and rejects together."""
    articles, mentions, events, rejects = (tables[name] for name in ("articles", "mentions", "events", "rejects"))
    lost = rejects.select(["stage", "rule", "record_id"]).to_pylist()
    return Summary(
        records=records,
        articles=articles.num_rows,
        undated=articles.column("published").null_count,
        sentences=pc.sum(articles.column("n_sentences")).as_py() or 0,
        mentions=mentions.num_rows,
        kept=pc.sum(pc.equal(mentions.column("status"), "kept")).as_py() or 0,
        events=events.num_rows,
        rejected=most_first(f"{row['stage']}: {row['rule']}" for row in lost if row["record_id"] is None),
        quarantined=most_first(row["rule"] for row in lost if row["record_id"] is not None),
        dropped=most_first(counts_of(mentions, "dropped_reason")),
        events_by_root=dict(sorted(counts_of(events, "cameo_root").items())),
        warnings=warned(tables),
    )


def counts_of(rows: Rows, name: str) -> dict[str, int]:
    """Returns how often each value stands in a column, nulls left out."""
    return {row["values"]: row["counts"] for row in rows.column(name).drop_null().value_counts().to_pylist()}


def most_first(names: object) -> dict[str, int]:
    """Returns how often each name occurs, the most frequent first, equal ones by name; given names, or their counts."""
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))  # type: ignore[call-overload]


def lines(summary: Summary) -> list[tuple[str, str]]:
    """Returns the head of the summary as name and value."""
    rejected = sum(summary.rejected.values())
    found = [
        ("articles coded", f"{summary.articles:,}"),
        ("articles rejected", f"{rejected:,}" + (f" (of {summary.records:,} records read)" if rejected else "")),
        ("sentences", f"{summary.sentences:,}"),
        ("mentions", f"{summary.mentions:,} ({summary.kept:,} kept, {summary.mentions - summary.kept:,} dropped)"),
        ("events", f"{summary.events:,}"),
    ]
    if summary.known:
        found.insert(1, ("articles held already", f"{summary.known:,}"))
    if summary.recoded:
        found.insert(1, ("articles coded again", f"{summary.recoded:,}"))
    if summary.quarantined:
        found.append(("rows quarantined", f"{sum(summary.quarantined.values()):,}"))
    if summary.undated:
        found.insert(1, ("articles without a date", f"{summary.undated:,} (give one with --published)"))
    return found


def breakdowns(summary: Summary) -> list[tuple[str, Mapping[str, int]]]:
    """Returns the titled counts below the head: rejects and dropped mentions by reason, events by root with its name."""
    roots = {f"{root} {cameo_codes()[root].name if root in cameo_codes() else ''}".strip(): n for root, n in summary.events_by_root.items()}
    found = [
        ("articles rejected by reason", summary.rejected),
        ("rows quarantined by rule", summary.quarantined),
        ("mentions dropped by reason", summary.dropped),
        ("events by root", roots),
    ]
    return [(title, counts) for title, counts in found if counts]


def as_markdown(summary: Summary, *, folder: Path, release: str) -> str:
    """Returns the summary for the Prefect artifact."""
    parts = [f"# Release {release}\n", markdown_table(("", ""), lines(summary))]
    parts += [
        f"## {title}\n\n" + markdown_table(("", ""), ((name, f"{n:,}") for name, n in counts.items()))
        for title, counts in breakdowns(summary)
    ]
    parts += [f"Warning `{name}`: {words}\n" for name, words in summary.warnings.items()]
    return "\n".join([*parts, f"Files: `{folder}`\n"])


def as_text(summary: Summary, *, folder: Path, release: str) -> str:
    """Returns the summary for the screen: plain text, so that it reads the same in a log."""
    width = max(len(name) for name, _ in lines(summary))
    out = [f"release {release}", *(f"  {name.ljust(width)}  {value}" for name, value in lines(summary))]
    for title, counts in breakdowns(summary):
        names = max(len(name) for name in counts)
        out += ["", f"  {title}", *(f"    {name.ljust(names)}  {n:>8,}" for name, n in counts.items())]
    out += ["", *(f"  warning [{name}] {words}" for name, words in summary.warnings.items())] if summary.warnings else []
    return "\n".join([*out, "", f"  files    {folder}", f"  quality  {folder / 'quality' / 'index.html'}"])
