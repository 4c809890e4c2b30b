"""What changed against the release before, and which source fell silent: counts by week, source and code, with alerts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flows.report.figures import by_period, counted, start_of, tuples
from flows.report.thresholds import Thresholds
from flows.stored import Rows


@dataclass(frozen=True, slots=True)
class Moved:
    """One count now and before (None without a release before); `alert` says in words what is odd about it, "" for nothing."""

    name: str
    before: int | None
    now: int
    alert: str = ""


@dataclass(frozen=True, slots=True)
class Drift:
    """Counts of events by week and code, of articles by source."""

    weeks: tuple[Moved, ...]
    sources: tuple[Moved, ...]
    codes: tuple[Moved, ...]

    @property
    def alerts(self) -> list[str]:
        """Every alert with what it speaks of."""
        kinds = (("source", self.sources), ("code", self.codes), ("week of", self.weeks))
        return [f"{kind} {row.name}: {row.alert}" for kind, rows in kinds for row in rows if row.alert]


def drift(tables: Mapping[str, Rows], before: Mapping[str, Rows] | None, *, limits: Thresholds) -> Drift:
    """Returns the drift of a release; without one before, only silence within the release is seen."""
    now, old = tables["events"], before["events"] if before else None
    codes = moved(counted(now, "cameo_code"), counted(old, "cameo_code") if old is not None else None, limits=limits, growth=True)
    weeks = moved(by_week(now), by_week(old) if old is not None else None, limits=limits, growth=False)
    return Drift(weeks, sources(tables["articles"], before["articles"] if before else None, limits=limits), codes)


def by_week(events: Rows) -> dict[str, int]:
    """Returns counts by Monday."""
    return {day.isoformat(): number for day, number in by_period(counted(events, "event_date"), "week").items()}


def moved(now: Mapping[str, int], before: Mapping[str, int] | None, *, limits: Thresholds, growth: bool) -> tuple[Moved, ...]:
    """Returns the counts by name; with `growth` a count is held against its share of the release before, else against itself."""
    if before is None:
        return tuple(Moved(name, None, number) for name, number in sorted(now.items()))
    factor = sum(now.values()) / max(1, sum(before.values())) if growth else 1.0
    rows = []
    for name in sorted({*now, *before}):
        number, old = now.get(name, 0), before.get(name, 0)
        rows.append(Moved(name, old, number, alert_of(number, expected=old * factor, limits=limits) if old else ""))
    return tuple(rows)


def alert_of(now: int, *, expected: float, limits: Thresholds) -> str:
    """Returns the alert of a count against what was expected."""
    if max(now, expected) < limits.least or abs(now - expected) < limits.least / 2:
        return ""
    if now >= limits.ratio * expected:
        return f"{now / expected:.1f} times what the release before lets expect ({expected:.0f})"
    return f"only {now} where the release before lets expect {expected:.0f}" if now * limits.ratio <= expected else ""


def sources(articles: Rows, before: Rows | None, *, limits: Thresholds) -> tuple[Moved, ...]:
    """Returns articles by publisher; the alert says where one fell silent: in the last weeks, or out of the release."""
    now = named(counted(articles, "publisher"))
    old = named(counted(before, "publisher")) if before is not None else None
    quiet = silent(articles, limits=limits)
    rows = []
    for name in sorted({*now, *(old or {})}):
        gone = old is not None and old[name] >= limits.silent_expected and not now[name]
        alert = f"gone: {old[name]} articles before, none now" if gone and old is not None else quiet.get(name, "")
        rows.append(Moved(name, None if old is None else old[name], now[name], alert))
    return tuple(rows)


def named(counts: Mapping[str | None, int]) -> Counter[str]:
    """Returns counts by publisher, those without a name as one."""
    found: Counter[str] = Counter()
    for name, number in counts.items():
        found[name or "(unknown)"] += number
    return found


def silent(articles: Rows, *, limits: Thresholds) -> dict[str, str]:
    """Returns by publisher the alert of those without an article in the last weeks, though their rate before lets expect some."""
    # by publisher and day: of a corpus of many years, too, few
    dated = Counter((name or "(unknown)", day) for name, day in tuples(articles, "publisher", "published") if day)
    if not dated:
        return {}
    # the last week counts from the newest article on, so that an archive of 1987 is not silent today
    edge = start_of(max(day for _, day in dated), "day") - timedelta(weeks=limits.silent_weeks)
    first = max(edge - timedelta(weeks=limits.reference_weeks), min(day for _, day in dated))
    weeks = max(1.0, (edge - first).days / 7)
    recent = {name for name, day in dated if day > edge}
    rates: Counter[str] = Counter()
    for (name, day), number in dated.items():
        rates[name] += number if first <= day <= edge else 0
    found = {}
    for name, number in sorted(rates.items()):
        expected = number / weeks * limits.silent_weeks
        if name not in recent and expected >= limits.silent_expected:
            found[name] = f"silent since {last_of(dated, name).isoformat()}: about {expected:.0f} articles were to be expected in {limits.silent_weeks} weeks"
    return found


def last_of(dated: Iterable[tuple[str, date]], name: str) -> date:
    """Returns the day of a publisher's last article."""
    return max(day for publisher, day in dated if publisher == name)
