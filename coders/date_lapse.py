"""Deeds that a time is counted from: "two days after gunmen stormed the mill, the owner reopened it" dates the storming by the reopening."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from coders.date_placing import PlacedExpression
from coders.date_spans import Span, step, unit_span
from coders.date_values import TimeExpression
from coders.parse import Sentence
from coders.syntax.tokens import is_noun, is_verb

AFTER, BEFORE, EARLIER = "after", "before", "earlier"
DAYS, WEEKS = frozenset({"D", "H"}), frozenset({"W", "FN"})
EXACT_WEEKS = 2
"""Up to so many weeks agencies count to the day ("a week after", "two weeks after"); above, to about the week."""
HALF_WEEK = timedelta(days=3)


def lapse_over(sentence: Sentence, placed: tuple[PlacedExpression, ...], path: tuple[int, ...]) -> PlacedExpression | None:
    """Returns the counted time that stands over an event as what it is counted from; None where there is none.

    "Shops reopened a week after a blast killed four": the killing, not the reopening.
    """
    counted = [item for item in placed if is_counted_after(item)]
    if not counted:
        return None
    above = set(upwards(sentence, path))
    return next((item for item in counted if above & set(counted_from(sentence, item.tokens[-1]))), None)


def is_counted_after(item: PlacedExpression) -> bool:
    """Says whether an expression counts from what the words behind it tell: "two days after"."""
    value = item.expression.value
    return value.form == "shift" and value.direction == AFTER and value.base is None and value.count is not None


def upwards(sentence: Sentence, path: tuple[int, ...]) -> Iterator[int]:
    """Yields the tokens of an event and all above them."""
    for start in path:
        token = start
        yield token
        while sentence.heads[token] != token:
            token = sentence.heads[token]
            yield token


def counted_from(sentence: Sentence, sign: int) -> tuple[int, ...]:
    """Returns the heads of what stands behind "after": its nouns ("after the raid") or the verb of its clause ("after rebels raided it")."""
    behind = tuple(child for child in sentence.children[sign] if child > sign and (is_noun(sentence, child) or is_verb(sentence, child)))
    above = sentence.heads[sign]
    return behind or ((above,) if above > sign and is_verb(sentence, above) else ())


def day_before(item: PlacedExpression, day: date) -> Span:
    """Returns the days of what was an expression's count before a day: a day or two weeks exactly, more weeks within half a week, months and years whole."""
    value = item.expression.value
    count, rule = value.count or 1, "lapse/after"
    first = step(day, value.unit, -count)
    if value.unit in DAYS or (value.unit in WEEKS and count <= EXACT_WEEKS):
        return Span(first, first, "day", first.isoformat(), rule)
    if value.unit in WEEKS:
        return Span(first - HALF_WEEK, first + HALF_WEEK, "week", first.isoformat(), rule)
    return replace(unit_span(first, value.unit, rule), rule=rule)


def counted_back(sentence: Sentence, item: PlacedExpression) -> TimeExpression:
    """Returns an expression as it is meant: "the day before" with nothing behind it is the day earlier; "the day before the vote" counts from the vote."""
    expression, value = item.expression, item.expression.value
    alone = value.form == "shift" and value.direction == BEFORE and value.base is None and not counted_from(sentence, item.tokens[-1])
    return replace(expression, value=replace(value, direction=EARLIER)) if alone else expression
