"""Clauses that tell what was on another day than the rest of their sentence, and so need not have been where the rest was.

Cases: "Relatives marched through Zenda on Friday, a week after rebels took the mayor", "a guard who died on Monday was buried in Zenda on Friday".
"""

from collections.abc import Iterator

from coders.date_lapse import upwards
from coders.date_placing import PlacedExpression
from coders.dating import EventDate
from coders.parse import Sentence
from coders.syntax.joined import SUBORDINATE
from coders.syntax.tokens import is_verb

LAPSE = "lapse/"
"""How a date is told that is counted back from what the rest of the sentence tells."""

MEANWHILE = frozenset({"as", "when", "while", "where"})


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


def subordinate_spans(sentence: Sentence, token: int) -> Iterator[tuple[int, int]]:
    """Yields first and last token of each relative or adverbial clause that a token stands in, the innermost first."""
    for top in upwards(sentence, (token,)):
        if not is_verb(sentence, top) or sentence.deps[top] not in SUBORDINATE or is_meanwhile(sentence, top):
            continue
        inside = [top]
        for part in inside:
            inside.extend(child for child in sentence.children[part] if child not in inside)
        # "Zenda, which fell on Monday": the noun that a relative clause tells of may be its place
        yield min(*inside, sentence.heads[top]), max(inside)


def is_meanwhile(sentence: Sentence, verb: int) -> bool:
    """Says whether a clause tells what was at one time with the rest: "troops were on alert in Zenda as they traded fire"."""
    return any(sentence.lower[child] in MEANWHILE for child in sentence.children[verb] if child < verb)
