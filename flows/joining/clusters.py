"""Mentions in clusters, each one occurrence: joined by a rule to one member and contradicted by none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flows.joining.agreement import agreement, rule_of
from flows.joining.levels import days_of, families_of
from flows.joining.tables import Joining

Row = Mapping[str, Any]
LATEST = date.max


@dataclass(slots=True)
class Cluster:
    """The mentions of one occurrence in the order they came, and by mention_id the rule and the member that joined each after the first."""

    members: list[Row]
    joined: dict[str, tuple[str, str]] = field(default_factory=dict)


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

    A mention joins the cluster whose member it agrees with by the highest rule, the earliest cluster of several; it must contradict no
    member ("a raid on Monday" and "a raid on Tuesday" are not one because a third report names no day). Joining is not transitive by itself.
    """
    found: list[Cluster] = []
    shelves: dict[tuple[Any, ...], list[int]] = {}
    for mention in sorted(mentions, key=exactness):
        keys = tuple(keys_of(mention, joining))
        near = sorted({number for key in keys for number in shelves.get(key, ())})
        best = min(((*fit, number) for number in near if (fit := fit_of(mention, found[number], joining)) is not None), default=None)
        if best is None:
            place = len(found)
            found.append(Cluster([mention]))
        else:
            rank, member, place = best
            found[place].joined[mention["mention_id"]] = (joining.rules[rank].name, found[place].members[member]["mention_id"])
            found[place].members.append(mention)
        for key in keys:
            shelf = shelves.setdefault(key, [])
            if place not in shelf:
                shelf.append(place)
    return found


def fit_of(mention: Row, cluster: Cluster, joining: Joining) -> tuple[int, int] | None:
    """Returns the number of the highest rule that joins a mention to a cluster and of the member it joins it to; None where a member contradicts."""
    best: tuple[int, int] | None = None
    for number, member in enumerate(cluster.members):
        found = agreement(mention, member, joining)
        if found.scope is None:
            return None
        rule = rule_of(found, joining)
        if rule is not None:
            rank = joining.rules.index(rule)
            best = min(best, (rank, number)) if best is not None else (rank, number)
    return best


def keys_of(mention: Row, joining: Joining) -> Iterator[tuple[Any, ...]]:
    """Yields the shelves on which a mention may find what it can be joined with: by root and family of its code, the days it may mean, its first day
    where it is coarse, its article where it has none."""
    code = mention["cameo_code"]
    for kind in (code[:2], *sorted(families_of(code, joining))):
        for when in times_of(mention, joining):
            yield (kind, *when)


def times_of(mention: Row, joining: Joining) -> Iterator[tuple[Any, ...]]:
    """Yields the days that a mention may mean; its span where it is coarse, its article where it has no date."""
    days = days_of(mention, joining)
    if days is None:
        yield ("article", mention["article_id"])
        return
    first, last = days
    if last - first <= timedelta(days=int(joining.tolerances.widest_days)):
        yield from ((first + timedelta(days=number),) for number in range((last - first).days + 1))
    else:
        yield (mention["event_date"], mention["date_end"], mention["date_precision"])


def one_a_day(mentions: Iterable[Row]) -> list[Cluster]:
    """Returns one cluster for each day, source, target and code, as older pipelines count ("one a day"); mentions without a date by article."""
    found: dict[tuple[Any, ...], Cluster] = {}
    for mention in sorted(mentions, key=exactness):
        day = mention["event_date"]
        key = (day, mention["source"], mention["target"], mention["cameo_code"], None if day is not None else mention["article_id"])
        cluster = found.setdefault(key, Cluster([]))
        if cluster.members:
            cluster.joined[mention["mention_id"]] = ("one-a-day", cluster.members[0]["mention_id"])
        cluster.members.append(mention)
    return list(found.values())


def pairs_joined(clusters: Sequence[Cluster]) -> Iterator[tuple[str, str, str]]:
    """Yields each joining as (mention, member it was joined to, rule)."""
    for cluster in clusters:
        for mention, (rule, member) in cluster.joined.items():
            yield mention, member, rule
