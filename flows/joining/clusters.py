"""Mentions in clusters, each one occurrence: a mention joins where its points with one member are enough and no member forbids it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flows.joining.agreement import Agreement, agreement
from flows.joining.shelves import looked_up, placed
from flows.joining.tables import Joining

Row = Mapping[str, Any]
LATEST = date.max


@dataclass(frozen=True, slots=True)
class Join:
    """Why a mention is of an event: the member that it agrees with best, and how; `how` is None where it was joined by day, actors and code alone."""

    member: str
    how: Agreement | None


@dataclass(slots=True)
class Cluster:
    """The mentions of one occurrence in the order they came, and by mention_id what joined each after the first."""

    members: list[Row]
    joined: dict[str, Join] = field(default_factory=dict)


def exactness(mention: Row) -> tuple[Any, ...]:
    """Returns the order in which mentions are clustered: what is told most exactly first, so that vague mentions find it; equal for no two."""
    return (
        mention["date_precision"] != "day" or mention["event_date"] is None,
        mention["date_text"] is None,
        mention["geo_precision"] or 9,
        (mention["source"] is None) + (mention["target"] is None),
        -len(mention["cameo_code"].rstrip("0")),
        -mention["confidence"],
        mention["published"] or LATEST,
        mention["mention_id"],
    )


def clusters_of(mentions: Iterable[Row], joining: Joining) -> list[Cluster]:
    """Returns the clusters of kept mentions; their order does not matter.

    A mention joins the cluster with a member of which it has most points, the earliest of several, if these reach the threshold, no member forbids it
    ("a raid on Monday" and "a raid a week later" are not one because a third report names no day), and the mean over the members is enough.
    """
    found: list[Cluster] = []
    shelves: dict[tuple[Any, ...], list[int]] = {}
    for mention in sorted(mentions, key=exactness):
        near = sorted({number for key in looked_up(mention, joining) for number in shelves.get(key, ())})
        fits = [(fit, number) for number in near if (fit := fit_of(mention, found[number], joining)) is not None]
        if fits:
            best, place = max(fits, key=lambda item: (item[0].how.points if item[0].how else 0, -item[1]))
            found[place].joined[mention["mention_id"]] = best
            found[place].members.append(mention)
        else:
            place = len(found)
            found.append(Cluster([mention]))
        for key in placed(mention, joining):
            shelf = shelves.setdefault(key, [])
            if place not in shelf:
                shelf.append(place)
    return found


def fit_of(mention: Row, cluster: Cluster, joining: Joining) -> Join | None:
    """Returns how a mention joins a cluster; None where it does not."""
    best: tuple[float, Join] | None = None
    by_telling: dict[tuple[str, int], float] = {}
    for member in cluster.members:
        found = agreement(mention, member, joining)
        if found.points is None:
            return None
        telling = member["article_id"], member["trigger_start"]
        by_telling[telling] = max(by_telling.get(telling, found.points), found.points)
        if best is None or found.points > best[0]:
            best = found.points, Join(member["mention_id"], found)
    enough = best is not None and best[0] >= joining.tolerances.threshold and sum(by_telling.values()) >= joining.tolerances.mean * len(by_telling)
    return best[1] if best is not None and enough else None


def one_a_day(mentions: Iterable[Row]) -> list[Cluster]:
    """Returns one cluster for each day, source, target and code, as older pipelines count ("one a day"); mentions without a date by article."""
    found: dict[tuple[Any, ...], Cluster] = {}
    for mention in sorted(mentions, key=exactness):
        day = mention["event_date"]
        key = (day, mention["source"], mention["target"], mention["cameo_code"], None if day is not None else mention["article_id"])
        cluster = found.setdefault(key, Cluster([]))
        if cluster.members:
            cluster.joined[mention["mention_id"]] = Join(cluster.members[0]["mention_id"], None)
        cluster.members.append(mention)
    return list(found.values())
