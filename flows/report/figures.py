"""What the report counts in the tables of a release."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from flows.stored import Rows, pieces_of
from schemas.codebook import cameo_codes

Count = tuple[str, int]


def values(rows: Rows, name: str) -> list[Any]:
    """Returns a column as Python values."""
    return rows.column(name).to_pylist()


def counted(rows: Rows, name: str) -> Counter[Any]:
    """Returns how often each value stands in a column, a null among them."""
    counts: Counter[Any] = Counter()
    for piece in pieces_of(rows, names=[name]):
        counts.update({row["values"]: row["counts"] for row in piece.column(name).value_counts().to_pylist()})
    return counts


def tuples(rows: Rows, *names: str) -> Iterator[tuple[Any, ...]]:
    """Yields the values of some columns row by row."""
    for piece in pieces_of(rows, names=names):
        yield from zip(*(piece.column(name).to_pylist() for name in names), strict=True)


def period_of(days: Iterable[date], *, day_span: int, week_span: int) -> str:
    """Returns day, week or month by the days from the first to the last."""
    found = list(days)
    span = (max(found) - min(found)).days if found else 0
    return "day" if span <= day_span else "week" if span <= week_span else "month"


def start_of(day: date, period: str) -> date:
    """Returns the first day of the period a day lies in; weeks begin on Monday."""
    return day - timedelta(days=day.weekday()) if period == "week" else day.replace(day=1) if period == "month" else day


def by_period(days: Mapping[date | None, int], period: str) -> dict[date, int]:
    """Returns counts by first day of the period, in its order, of counts by day; a null is not counted."""
    counts: Counter[date] = Counter()
    for day, number in days.items():
        if day is not None:
            counts[start_of(day, period)] += number
    return dict(sorted(counts.items()))


def by_root(events: Rows) -> list[tuple[str, int, int]]:
    """Returns root with its name, quad class and count, by root."""
    counts = Counter(tuples(events, "cameo_root", "quad_class"))
    return [(f"{root} {cameo_codes()[root].name}", quad, number) for (root, quad), number in sorted(counts.items())]


def by_acled_type(events: Rows) -> list[Count]:
    """Returns the count of each ACLED type, most first; events outside ACLED's view have a line of their own."""
    return most(Counter(name or "(not in ACLED's view)" for (name,) in tuples(events, "acled_event_type")))


def dyads(events: Rows, *, top: int) -> list[Count]:
    """Returns the most frequent pairs of source and target, both known."""
    return most(Counter(f"{source} → {target}" for source, target in tuples(events, "source", "target") if source and target))[:top]


def most(counts: Mapping[str, int]) -> list[Count]:
    """Returns counts, most first, equal ones by name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def places(events: Rows, *, top: int) -> tuple[list[dict[str, Any]], int]:
    """Returns the places with most events, and the number of events that have no point."""
    counts: Counter[tuple[float, float]] = Counter()
    labels: dict[tuple[float, float], str] = {}
    for name, country, latitude, longitude in tuples(events, "place_name", "country", "latitude", "longitude"):
        if latitude is not None:
            # a country's point stands with many names or none; one point is one circle, named by the first of its names
            counts[latitude, longitude] += 1
            labels[latitude, longitude] = min(labels.get((latitude, longitude), "\uffff"), name or country or "(unnamed)")
    found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]
    shown = [{"place": labels[point], "latitude": point[0], "longitude": point[1], "events": number} for point, number in found]
    return shown, events.num_rows - sum(counts.values())


def null_rates(events: Rows) -> list[tuple[str, int]]:
    """Returns columns with the number of nulls, in file order; columns that never are null stand too."""
    return [(name, sum(piece.column(name).null_count for piece in pieces_of(events, names=[name]))) for name in events.column_names]


def reject_reasons(rejects: Rows) -> list[tuple[str, str, int, str]]:
    """Returns stage, rule, count and one reason, most first."""
    rows = sorted(zip(values(rejects, "stage"), values(rejects, "rule"), values(rejects, "reason"), strict=True))
    counts = Counter((stage, rule) for stage, rule, _ in rows)
    first: dict[tuple[str, str], str] = {}
    for stage, rule, reason in rows:
        first.setdefault((stage, rule), reason)
    return [(*key, number, first[key]) for key, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
