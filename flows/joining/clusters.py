"""Mentions in clusters, each one occurrence: a mention joins where its points with one member are enough and no member forbids it."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Groups:
    """Clusters by the ranks of their mentions in the order of `exactness`: `members` of each in the order they came, and for each mention the one that
    it was joined to and how; -1 and None for the first of a cluster."""

    members: list[list[int]]
    joined_to: "array[int]"
    how: list[Agreement | None]

    def cluster(self, members: Sequence[int], rows: Sequence[Row]) -> Cluster:
        """Returns a cluster of some mentions with their rows; what one of them was joined to counts only where it is among them."""
        own = {rank: rows[rank] for rank in members}
        joins = {
            own[rank]["mention_id"]: Join(own[self.joined_to[rank]]["mention_id"], self.how[rank]) for rank in members if self.joined_to[rank] in own
        }  # fmt: skip
        return Cluster(list(own.values()), joins)


def clusters_of(mentions: Iterable[Row], joining: Joining) -> list[Cluster]:
    """Returns the clusters of kept mentions; their order does not matter."""
    rows = sorted(mentions, key=exactness)
    found = grown(rows, met_on_shelves(rows, joining), joining)
    return [found.cluster(members, rows) for members in found.members]


def met_on_shelves(rows: Iterable[Row], joining: Joining) -> Iterator[set[int]]:
    """Yields for each mention the ranks of the earlier ones that stand where those are looked for that it may be joined with."""
    shelves: dict[tuple[Any, ...], list[int]] = {}
    for rank, mention in enumerate(rows):
        yield {number for key in looked_up(mention, joining) for number in shelves.get(key, ())}
        for key in set(placed(mention, joining)):
            shelves.setdefault(key, []).append(rank)


def grown(rows: Sequence[Row], met: Iterable[Iterable[int]], joining: Joining) -> Groups:
    """Returns the clusters of mentions that stand in the order of `exactness`, of which `met` gives for each the earlier ones it is compared with.

    A mention joins the cluster with a member of which it has most points, the earliest of several, if these reach the threshold, no member forbids it
    ("a raid on Monday" and "a raid a week later" are not one because a third report names no day), and the mean over the members is enough.
    """
    found = Groups([], array("i"), [])
    of = array("i")
    known: dict[Agreement, Agreement] = {}
    for rank, earlier in enumerate(met):
        mention = rows[rank] if earlier else None
        fits = [
            (*fit, number) for number in sorted({of[one] for one in earlier})
            if mention is not None and (fit := fit_of(mention, found.members[number], rows, joining)) is not None
        ]  # fmt: skip
        if fits:
            member, how, place = max(fits, key=lambda item: (item[1].points or 0, -item[2]))
            found.members[place].append(rank)
            found.joined_to.append(member)
            found.how.append(known.setdefault(how, how))
        else:
            place = len(found.members)
            found.members.append([rank])
            found.joined_to.append(-1)
            found.how.append(None)
        of.append(place)
    return found


def fit_of(mention: Row, members: Sequence[int], rows: Sequence[Row], joining: Joining) -> tuple[int, Agreement] | None:
    """Returns the member by which a mention joins a cluster, and how it agrees with it; None where it does not."""
    best: tuple[float, int, Agreement] | None = None
    by_telling: dict[tuple[str, int], float] = {}
    for rank in members:
        member = rows[rank]
        found = agreement(mention, member, joining)
        if found.points is None:
            return None
        telling = member["article_id"], member["trigger_start"]
        by_telling[telling] = max(by_telling.get(telling, found.points), found.points)
        if best is None or found.points > best[0]:
            best = found.points, rank, found
    enough = best is not None and best[0] >= joining.tolerances.threshold and sum(by_telling.values()) >= joining.tolerances.mean * len(by_telling)
    return best[1:] if best is not None and enough else None


def one_a_day(mentions: Iterable[Row]) -> list[Cluster]:
    """Returns one cluster for each day, source, target and code, as older pipelines count ("one a day"); mentions without a date by article."""
    rows = sorted(mentions, key=exactness)
    found = a_day(rows)
    return [found.cluster(members, rows) for members in found.members]


def a_day(rows: Iterable[Row]) -> Groups:
    """Returns `one_a_day` of mentions that stand in the order of `exactness`."""
    found = Groups([], array("i"), [])
    of: dict[tuple[Any, ...], int] = {}
    for rank, mention in enumerate(rows):
        day = mention["event_date"]
        key = (day, mention["source"], mention["target"], mention["cameo_code"], None if day is not None else mention["article_id"])
        place = of.setdefault(key, len(found.members))
        if place == len(found.members):
            found.members.append([])
        found.joined_to.append(found.members[place][0] if found.members[place] else -1)
        found.how.append(None)
        found.members[place].append(rank)
    return found
