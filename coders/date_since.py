"""Since or until when a noun has been what it is: no date of what its sentence tells ("the chairman since 2018", "a minister until 2011", "the first raid
since the war of 1971")."""

from coders.date_placing import PlacedExpression
from coders.parse import Sentence
from coders.syntax.phrases import stands_apart
from coders.syntax.tokens import is_noun, is_verb

SINCE = frozenset({"since", "until"})
MAX_STEPS = 6
RANKING = frozenset({"first", "second", "third", "last", "only", "latest"})


def without_ranks(sentence: Sentence, placed: tuple[PlacedExpression, ...]) -> tuple[PlacedExpression, ...]:
    """Returns the expressions that may date an event: those left out tell since or until when a noun is what it is."""
    if SINCE.isdisjoint(sentence.lower):
        return placed
    return tuple(item for item in placed if not dates_noun_only(sentence, item))


def dates_noun_only(sentence: Sentence, item: PlacedExpression) -> bool:
    """Says whether an expression tells since when a noun is what it is: its office, its rank.

    "Rassendyll, chairman since 2018, rejected the plan", "Tarlenheim, a minister until 2011, was shot", "it was the worst raid since 1994",
    "the first raid since the war of 1971"; not "has held the island since 1974", even where the parser hangs "since" on the island.
    """
    above = item.token
    for _ in range(MAX_STEPS):
        if sentence.lower[above] in SINCE:
            noun = sentence.heads[above]
            if sentence.lower[noun] in RANKING:
                # "paid a visit, the first since the war of 1971"
                return True
            apart = stands_apart(sentence, noun, above) or any(is_rank(sentence, child) for child in sentence.children[noun])
            return is_noun(sentence, noun) and apart
        if is_verb(sentence, above) or sentence.heads[above] == above:
            return False
        above = sentence.heads[above]
    return False


def is_rank(sentence: Sentence, token: int) -> bool:
    """Says whether a modifier ranks a noun: worst, first, "the most violent"."""
    return sentence.tags[token] == "JJS" or sentence.lower[token] in RANKING or any(sentence.tags[child] == "RBS" for child in sentence.children[token])
