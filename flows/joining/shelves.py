"""Where a mention is kept and where those that it may be joined with are looked for, so that not every two mentions are compared."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

from coders.actor_codes import is_borderless, stem_of
from flows.joining.levels import days_of, families_of
from flows.joining.tables import Joining

Row = Mapping[str, Any]
Key = tuple[Any, ...]
Parts = tuple[tuple[Any, ...], tuple[Key, ...], tuple[Key, ...]]
ANY = "*"
ORGANISATION = len("IGOUNO")
"""How long the code of a whole organisation is: IGOUNO of IGOUNOWFP."""


def placed(mention: Row, joining: Joining) -> Iterator[Key]:
    """Yields the shelves a mention is kept on: one for each kind of its code, time and pair of countries, and wider ones for those that know less."""
    return product(*placed_under(mention, joining))


def placed_under(mention: Row, joining: Joining) -> Parts:
    """Returns the kinds, times and pairs of countries that a mention is kept under."""
    source, target = stems(mention)
    return kinds(mention, joining), tuple(times(mention, joining)), tuple(dict.fromkeys(((source, target), (source, ANY), (ANY, target), (ANY, ANY))))


def looked_up(mention: Row, joining: Joining) -> Iterator[Key]:
    """Yields the shelves on which all stand that a mention may agree with: a side that one of the two does not know fits any."""
    return product(*looked_up_under(mention, joining))


def looked_up_under(mention: Row, joining: Joining) -> Parts:
    """Returns the kinds, times and pairs of countries that a mention may agree with."""
    source, target = stems(mention)
    sources = (source, None) if source is not None else (ANY,)
    targets = (target, None) if target is not None else (ANY,)
    return kinds(mention, joining), tuple(times_near(mention, joining)), tuple(product(sources, targets))


def stems(mention: Row) -> tuple[str | None, str | None]:
    """Returns country or organisation of source and target, the whole of which an organisation is a body; None where it is not known."""
    found = [stem_of(mention[side]) if mention[side] is not None else None for side in ("source", "target")]
    source, target = (None if stem is None or is_borderless(stem) else stem[:ORGANISATION] for stem in found)
    return source, target


def kinds(mention: Row, joining: Joining) -> tuple[str, ...]:
    """Returns the root and the families of a mention's code."""
    code = mention["cameo_code"]
    return (code[:2], *sorted(families_of(code, joining)))


def times(mention: Row, joining: Joining) -> Iterator[Key]:
    """Yields the times a mention is kept under: its days, its months where it is known no better, its article."""
    yield ("article", mention["article_id"])
    days = days_of(mention, joining)
    if days is None:
        return
    fine = (days[1] - days[0]).days <= joining.tolerances.widest_days
    yield from (("day", day) for day in spanned(*days)) if fine else ()
    yield from (("fine month" if fine else "coarse month", *month) for month in months(*days))


def times_near(mention: Row, joining: Joining) -> Iterator[Key]:
    """Yields the times that may agree with a mention's: days near its own and coarse dates of its months; of a coarse one all of its months."""
    yield ("article", mention["article_id"])
    days = days_of(mention, joining)
    if days is None:
        return
    fine = (days[1] - days[0]).days <= joining.tolerances.widest_days
    near = timedelta(days=int(joining.tolerances.near_days))
    yield from (("day", day) for day in spanned(days[0] - near, days[1] + near)) if fine else ()
    yield from (("coarse month", *month) for month in months(*days))
    yield from (("fine month", *month) for month in months(*days)) if not fine else ()


def spanned(first: date, last: date) -> Iterator[date]:
    """Yields the days from the first to the last."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def months(first: date, last: date) -> Iterator[tuple[int, int]]:
    """Yields year and month of a span."""
    return ((number // 12, number % 12 + 1) for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month))
