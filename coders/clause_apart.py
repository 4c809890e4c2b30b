"""Clauses that tell what was on another day than the rest of their sentence, and so need not have been where the rest was.

Cases: "Relatives marched through Zenda on Friday, a week after rebels took the mayor", "a guard who died on Monday was buried in Zenda on Friday".
"""

from coders.date_placing import PlacedExpression
from coders.dating import EventDate
from coders.parse import Sentence
from coders.syntax.joined import subordinate_spans

LAPSE = "lapse/"
"""How a date is told that is counted back from what the rest of the sentence tells."""


def clause_apart(sentence: Sentence, path: tuple[int, ...], placed: tuple[PlacedExpression, ...], when: EventDate) -> tuple[int, int] | None:
    """Returns first and last token of an event's clause where the sentence tells another day outside of it; None where it does not."""
    if when.text is None or when.precision != "day":
        return None
    spans = subordinate_spans(sentence, path[0])
    if when.how.startswith(LAPSE):
        return next(spans, None)
    own = tuple(item for item in placed if item.expression.text == when.text)
    # "a guard who was killed a day earlier when rebels blew up a van": the day is that of the clause above
    span = next((span for span in spans if any(holds(span, item) for item in own)), None)
    return span if span is not None and any(item not in own and not holds(span, item) for item in placed) else None


def holds(span: tuple[int, int], item: PlacedExpression) -> bool:
    """Says whether a time stands between two tokens."""
    return span[0] <= item.token <= span[1]
