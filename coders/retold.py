"""Event nouns that tell a past deed over again with its day or with both its sides: "Ruritania's pledge last Tuesday", "the release of them by rebels"."""

from coders.context_words import ContextWords
from coders.date_placing import place_expressions
from coders.parse import Sentence
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import determiner, owners
from coders.syntax.tokens import ANY_SUBJECT
from coders.verbs import View

DATING = frozenset({"on", "of"})
"""Prepositions of a noun behind which its day stands: "the raid on Friday", "his offer of Dec. 29"; what comes "in mid-April" may be to come."""
PARTIES = frozenset({"by", "to", "of", "with", "between", "on", "from", "against"})
"""Prepositions behind which the sides of an event noun stand."""
DAYS = frozenset({"DATE", "TIME"})
"""Kinds of expressions that say when; "the 34-day war" and "the two-day summit" only say how long."""


def day_of(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns the tokens that say when an event noun's deed was, standing at the noun itself: (week,) in "last week's raid"; () where none do."""
    times = frozenset(token for item in place_expressions(sentence) if item.expression.kind in DAYS for token in item.tokens)
    if not times:
        return ()
    prepositions = preposition_objects(sentence, noun)
    behind = (head for name, heads in prepositions.items() if name in DATING for head in heads)
    # "the loan to Zenda by the bank last week": the parser hangs the week on the bank
    parties = (head for name, heads in prepositions.items() if name in PARTIES for head in heads)
    loose = (child for head in parties for child in sentence.children[head] if child > head and sentence.deps[child] == "npadvmod")
    above = sentence.heads[noun]
    # "the visit to Zenda last week brought a loan": what stands before the verb belongs to its subject
    before = (child for child in sentence.children[above] if noun < child < above and sentence.deps[noun] in ANY_SUBJECT)
    beside = (*(child for child in sentence.children[noun] if sentence.deps[child] != "prep"), *loose, *before)
    return tuple(token for token in dict.fromkeys((*owners(sentence, noun), *beside, *behind)) if token in times and token != noun)


def is_past_by_day(view: View, words: ContextWords, noun: int) -> bool:
    """Says whether an event noun's own day is over: "last week's recall", "the capture a month ago"; "Monday's talks" may be to come."""
    sentence = view.sentence
    own = frozenset(day_of(sentence, noun))
    told = (word for item in place_expressions(sentence) if own.intersection(item.tokens) for word in item.tokens)
    return bool(own) and any(sentence.lower[word] in words.past_day for word in told)


def is_retold(view: View, noun: int, *, doer: bool, sufferer: bool, role: str) -> bool:
    """Says whether an event noun that counts only under an operator tells a deed on its own here.

    It has a doer and its own day ("Ruritania's pledge last Tuesday has calmed them"), or, as the subject, doer and sufferer behind "by" and "of" ("The
    release of two Strelsauers by rebels followed a ransom"). `role` is how the noun stands at its verb.
    """
    sentence = view.sentence
    if doer and day_of(sentence, noun):
        return True
    behind = preposition_objects(sentence, noun)
    both = doer and sufferer and bool(behind.get("by")) and bool(behind.get("of"))
    return both and role == "subject" and determiner(sentence, noun) == "the"
