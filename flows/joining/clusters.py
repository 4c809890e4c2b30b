"""Mentions in clusters, each one occurrence: a mention joins where its points with one member are enough and no member forbids it."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flows.joining.agreement import Agreement, agreement
from flows.joining.shelves import looked_up, placed
from flows.joining.tables import Joining
from flows.key_file import KeyFile

Row = Mapping[str, Any]
LATEST = date.max
GUESSED = frozenset({"reference", "implied"})
"""How a side is read that its own words do not name."""


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
        guessed_actors(mention),
        mention["published"] or LATEST,
        mention["mention_id"],
    )


def guessed_actors(mention: Row) -> int:
    """Returns how many of source and target are read from other words than their own, or have no country."""
    codes = (mention["source"] or "", mention["target"] or "")
    return sum(mention[f"{side}_basis"] in GUESSED for side in ("source", "target")) + sum(code.startswith("---") for code in codes)


class Groups:
    """Clusters as ranks of their mentions in the order of `exactness`, each in the order in which they came; for each mention the one that it was joined to
    and how, -1 and None for the first of a cluster. Held as columns of numbers: a list for each would be most of what joining holds."""

    def __init__(self) -> None:
        self.joined_to, self.how = array("i"), list[Agreement | None]()
        self._first, self._last, self._next = array("i"), array("i"), array("i")

    def __len__(self) -> int:
        return len(self._first)

    def __getitem__(self, place: int) -> list[int]:
        return list(self.members(place))

    def __iter__(self) -> Iterator[list[int]]:
        return map(self.__getitem__, range(len(self)))

    def members(self, place: int) -> Iterator[int]:
        """Yields the ranks of a cluster's mentions."""
        rank = self._first[place]
        while rank >= 0:
            yield rank
            rank = self._next[rank]

    def add(self, place: int, *, joined_to: int = -1, how: Agreement | None = None) -> None:
        """Puts the next mention into a cluster, or a new one where the place is their number."""
        rank = len(self._next)
        if place == len(self):
            self._first.append(rank)
            self._last.append(rank)
        else:
            self._next[self._last[place]] = rank
            self._last[place] = rank
        self._next.append(-1)
        self.joined_to.append(joined_to)
        self.how.append(how)

    def first(self, place: int) -> int:
        """Returns the rank of a cluster's first mention."""
        return self._first[place]

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
    return [found.cluster(members, rows) for members in found]


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
    found = Groups()
    of = array("i")
    known: dict[Agreement, Agreement] = {}
    for rank, earlier in enumerate(met):
        mention = rows[rank] if earlier else None
        fits = [
            (*fit, number) for number in sorted({of[one] for one in earlier})
            if mention is not None and (fit := fit_of(mention, found.members(number), rows, joining)) is not None
        ]  # fmt: skip
        if fits:
            member, how, place = max(fits, key=lambda item: (item[1].points or 0, -item[2]))
            found.add(place, joined_to=member, how=known.setdefault(how, how))
        else:
            place = len(found)
            found.add(place)
        of.append(place)
    return found


def fit_of(mention: Row, members: Iterable[int], rows: Sequence[Row], joining: Joining) -> tuple[int, Agreement] | None:
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
    return [found.cluster(members, rows) for members in found]


def a_day(rows: Iterable[Row]) -> Groups:
    """Returns `one_a_day` of mentions that stand in the order of `exactness`."""
    found = Groups()
    with KeyFile() as of:
        for mention in rows:
            day = mention["event_date"]
            key = repr((day, mention["source"], mention["target"], mention["cameo_code"], None if day is not None else mention["article_id"]))
            known = of.get(key)
            place = len(found) if known is None else int(known)
            if known is None:
                of.add(key, str(place))
            found.add(place, joined_to=-1 if known is None else found.first(place))
    return found
