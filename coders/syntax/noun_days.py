"""Where the day of an event noun's deed may stand around the noun."""

from coders.parse import Sentence
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import owners
from coders.syntax.tokens import ANY_SUBJECT

DATING = frozenset({"on", "of"})
"""Prepositions of a noun behind which its day stands: "the raid on Friday", "his offer of Dec. 29"; what comes "in mid-April" may be to come."""
ON = "on"
PARTIES = frozenset({"by", "to", "of", "with", "between", "on", "from", "against"})
"""Prepositions behind which the sides of an event noun stand."""


def day_spots(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns the tokens around an event noun that belong to it, should they tell a day: its owner, what stands at it, at its sides and before its verb."""
    prepositions = preposition_objects(sentence, noun)
    behind = (head for name, heads in prepositions.items() if name in DATING for head in heads)
    # "the loan to Zenda by the bank last week": the parser hangs the week on the bank
    parties = tuple(head for name, heads in prepositions.items() if name in PARTIES for head in heads)
    loose = (child for head in parties for child in sentence.children[head] if child > head and sentence.deps[child] == "npadvmod")
    # "the inspection of a plant on Tuesday": and Tuesday on the plant
    hung = (*loose, *(day for head in parties for day in preposition_objects(sentence, head).get(ON, ()) if day > head))
    beside = (child for child in sentence.children[noun] if sentence.deps[child] != "prep")
    above = sentence.heads[noun]
    # "the visit to Zenda last week brought a loan": what stands before the verb belongs to its subject
    before = (child for child in sentence.children[above] if noun < child < above and is_surface_subject(sentence, noun))
    return tuple(token for token in dict.fromkeys((*owners(sentence, noun), *beside, *hung, *before, *behind)) if token != noun)


def is_surface_subject(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun is the subject of its verb, also of a passive: offer in "the offer was rejected"."""
    return sentence.deps[noun] in ANY_SUBJECT
