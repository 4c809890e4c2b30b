"""Counts what the actor tables hold, and where nobody is known in the four offices of each large country."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coders.lexicon.actor_rows import ActorTables, Span

SINCE, UNTIL = date(1990, 1, 1), date(2026, 1, 1)
LONGEST = timedelta(days=730)
"""A gap of more than two years in an office is told."""
FUNCTIONS = ("head of state", "head of government", "foreign affairs", "defence")
MONARCH = "monarch"


@dataclass(frozen=True, slots=True)
class OfficeGap:
    """Nobody of a country is known in one of the FUNCTIONS from `first` to `last`; `known` says whether anybody is on other days."""

    country: str
    function: str
    first: date
    last: date
    known: bool

    @property
    def days(self) -> int:
        """Length of the gap in days."""
        return (self.last - self.first).days


def actor_counts(tables: ActorTables) -> tuple[tuple[str, int], ...]:
    """Returns what is counted, with its number: actors by kind, their names, people, terms with dates, role nouns."""
    people = {person.names[0] for person in tables.people if person.names}
    kinds = Counter(place.kind for place in tables.regions)
    named = len(people) + len(tables.organisations) + len(tables.groups) + len(tables.regions)
    dated = sum(term.span.first is not None for term in tables.people)
    named_rows: tuple[tuple[str, ...], ...] = tuple(
        row.names for table in (tables.organisations, tables.groups, tables.people, tables.regions, tables.countries) for row in table
    )
    return (
        ("named actors beside countries", named),
        ("names and spellings of them and of countries", sum(map(len, named_rows))),
        ("countries and territories", len({country.code for country in tables.countries})),
        ("people", len(people)),
        ("terms of office", len(tables.people)),
        ("terms of office with their first day", dated),
        ("groups and parties", len(tables.groups)),
        ("organisations", len(tables.organisations)),
        ("  of them " + ", ".join(f"{kind or 'other'} {count}" for kind, count in common(org.kind for org in tables.organisations)), 0),
        ("regions", sum(kinds.values())),
        ("role nouns", len(tables.agents)),
        ("  of them " + ", ".join(f"{code or 'of whom they stand with'} {count}" for code, count in common(noun.code[:3] for noun in tables.agents)), 0),
    )


def common(values: Iterable[str], top: int = 12) -> list[tuple[str, int]]:
    """Returns the values counted most often with their numbers, then by name."""
    return sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))[:top]


def actor_stats(tables: ActorTables) -> str:
    """Returns the counts as text, with the offices that most terms are of."""
    offices = ", ".join(f"{office} {count}" for office, count in common(person.office for person in tables.people))
    lines = [f"{count:>7}  {name}" if count else f"{'':9}{name}" for name, count in actor_counts(tables)]
    return "\n".join((*lines, f"{'':9}offices: {offices}"))


def office_gaps(tables: ActorTables) -> tuple[OfficeGap, ...]:
    """Returns the gaps of more than LONGEST between SINCE and UNTIL in the large countries' four offices, the longest first.

    Who heads a state without a head of government heads that too; a monarch is a head of state. A country is looked at while it is one.
    """
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for person in tables.people:
        function = tables.offices.get(person.office)
        if function is not None and person.code[3:] in ("GOV", "MIL", "", "ELI"):
            spans[person.code[:3], "head of state" if function == MONARCH else function].append(person.span)
    gaps: list[OfficeGap] = []
    for country in sorted(tables.large):
        begun = began(tables, country)
        for function in FUNCTIONS:
            held = spans[country, function] or (spans[country, "head of state"] if function == "head of government" else [])
            gaps.extend(OfficeGap(country, function, first, last, bool(held)) for first, last in free_days(held, max(begun, SINCE)))
    return tuple(sorted(gaps, key=lambda gap: (-gap.days, gap.country, gap.function)))


def began(tables: ActorTables, country: str) -> date:
    """Returns the first day that the country tables know of a country; the first of all days where it has none."""
    return min((row.span.first or date.min for row in tables.countries if row.code == country), default=date.min)


def free_days(spans: Sequence[Span], since: date) -> list[tuple[date, date]]:
    """Returns the stretches longer than LONGEST up to UNTIL in which no span holds."""
    found: list[tuple[date, date]] = []
    reached = since
    for span in sorted(spans, key=lambda span: span.first or date.min):
        first = min(max(span.first or date.min, since), UNTIL)
        if first - reached > LONGEST:
            found.append((reached, first))
        reached = max(reached, span.last or UNTIL)
    return [*found, (reached, UNTIL)] if UNTIL - reached > LONGEST else found


def office_report(tables: ActorTables) -> str:
    """Returns the gaps as text, a country a line, those with the most missing years first."""
    names: Mapping[str, str] = {row.code: row.names[0] for row in reversed(tables.countries) if row.names}
    by_country: dict[str, list[OfficeGap]] = defaultdict(list)
    for gap in office_gaps(tables):
        by_country[gap.country].append(gap)
    missing = {country: sum(gap.days for gap in gaps) for country, gaps in by_country.items()}
    lines = [
        f"{country} {names.get(country, '')}: " + "; ".join(map(gap_text, sorted(by_country[country], key=in_order)))
        for country in sorted(by_country, key=lambda country: (-missing[country], country))
    ]
    whole = Counter(gap.function for gap in office_gaps(tables))
    head = f"{len(tables.large)} countries of more than a million people, {SINCE.year} to {UNTIL.year}; gaps of more than two years: "
    return "\n".join((head + ", ".join(f"{function} {whole[function]}" for function in FUNCTIONS), *lines))


def in_order(gap: OfficeGap) -> tuple[int, date]:
    """Returns by what the gaps of one country are sorted."""
    return FUNCTIONS.index(gap.function), gap.first


def gap_text(gap: OfficeGap) -> str:
    """Returns one gap: "defence 1990-2004", "defence nobody"."""
    return f"{gap.function} {gap.first.year}-{gap.last.year}" if gap.known else f"{gap.function} nobody"
