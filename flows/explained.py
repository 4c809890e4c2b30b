"""Why the mentions of an event are one: each with its sentence and what it tells, and how it agrees with the member that it was joined to."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.joining.agreement import agreement
from flows.joining.clusters import Cluster, clusters_of
from flows.joining.stories import STORY, story_of
from flows.joining.tables import Joining, load_joining

Row = Mapping[str, Any]


def explain_event(release: Path, event_id: str) -> str:
    """Returns the explanation of an event of a release, as text; raises ValueError where the release has no such event."""
    found = pq.read_table(release / "events.parquet", filters=[("event_id", "=", event_id)]).to_pylist()
    if not found:
        raise ValueError(f"{release.name} has no event {event_id}")
    (event,) = found
    table = pq.read_table(release / "mentions.parquet", filters=[("mention_id", "in", event["mention_ids"])])
    mentions = with_stories(release, table.sort_by("mention_id").to_pylist())
    joining = load_joining()
    lines = [head_of(event), *lines_of(mentions, event, joining), "", apart_of(release, event, mentions, joining)]
    return "\n".join(line for line in lines if line is not None).rstrip()


def with_stories(release: Path, mentions: Sequence[Row]) -> list[Row]:
    """Returns mentions with what their articles are about, as they are joined by it."""
    ids = sorted({row["article_id"] for row in mentions})
    texts = pq.read_table(release / "articles.parquet", columns=["article_id", "text"], filters=[("article_id", "in", ids)])
    stories = {row["article_id"]: story_of(row["text"]) for row in texts.to_pylist()}
    return [{**row, STORY: stories.get(row["article_id"], ())} for row in mentions]


def head_of(event: Row) -> str:
    """Returns the event's own line."""
    place = f", {event['place_name'] or event['country']}" if event["country"] or event["place_name"] else ""
    return (
        f"{event['event_id']}: {event['source'] or '---'} {event['cameo_code']} {event['cameo_name']} {event['target'] or '---'}, "
        f"{event['event_date']}{place}\n"
        f"{event['n_mentions']} mentions in {event['n_articles']} articles and {event['n_copies']} copies"
        + (f"; corrected by {event['corrected_by']}" if event["corrected_by"] else "")
    )


def lines_of(mentions: Sequence[Row], event: Row, joining: Joining) -> list[str]:
    """Returns the lines of each mention, in the order they were joined."""
    groups = clusters_of(mentions, joining)
    lines: list[str] = []
    for cluster in groups:
        lines += ["", *(line for row in cluster.members for line in mention_lines(row, cluster, event))]
    if len(groups) > 1:
        lines += ["", "these groups would be events of their own: a correction or the setting one-a-day made them one"]
    return lines


def mention_lines(row: Row, cluster: Cluster, event: Row) -> list[str]:
    """Returns what one mention tells and how it was joined."""
    join = cluster.joined.get(row["mention_id"])
    best = " (shown)" if row["mention_id"] == event["best_mention_id"] else ""
    why = f"joined to {join.member}: {join.how}" if join is not None else "the first of its group: it tells most exactly"
    return [
        f"{row['mention_id']}{best} in {row['article_id']}, {row['publisher'] or 'unknown publisher'}, {row['published']}",
        f"  {' '.join(row['sentence'].split())}",
        f"  {row['source'] or '---'} {row['cameo_code']} {row['target'] or '---'}, {row['event_date']} ({row['date_text'] or 'from the publication'}), "
        f"{row['place_name'] or '-'} {row['country'] or '-'}, dead {row['fatalities']}, injured {row['injured']}",
        f"  {why}",
    ]


def apart_of(release: Path, event: Row, mentions: Sequence[Row], joining: Joining) -> str | None:
    """Returns the nearest events of the same days that were not joined, with what kept them apart; None where there are none."""
    table = pq.read_table(release / "mentions.parquet")
    near = table.filter(pc.and_(pc.equal(table.column("status"), "kept"), pc.equal(table.column("cameo_root"), event["cameo_root"])))
    own = {row["mention_id"] for row in mentions}
    best = next(row for row in mentions if row["mention_id"] == event["best_mention_id"])
    rows = [row for row in with_stories(release, near.to_pylist()) if row["mention_id"] not in own]
    others = [(found, row) for row in rows if (found := agreement(best, row, joining)).points is not None]
    ranked = sorted(others, key=lambda item: (-(item[0].points or 0.0), item[1]["mention_id"]))[:3]
    lines = [f"  {row['mention_id']} in {row['article_id']}: {found}\n    {' '.join(row['sentence'].split())}" for found, row in ranked]
    return "\n".join(["nearest mentions that are no part of it (enough would be " + f"{joining.tolerances.threshold:g} points):", *lines]) if lines else None
