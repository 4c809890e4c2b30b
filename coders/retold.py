"""Event nouns that tell a past deed over again with its day or with both its sides: "Ruritania's pledge last Tuesday", "the release of them by rebels"."""

from coders.context_words import ContextWords
from coders.date_nouns import openings
from coders.date_placing import place_expressions
from coders.parse import Sentence
from coders.syntax.arguments import preposition_objects
from coders.syntax.noun_days import day_spots
from coders.syntax.phrases import determiner
from coders.verbs import View

DAYS = frozenset({"DATE", "TIME"})
"""Kinds of expressions that say when; "the 34-day war" and "the two-day summit" only say how long."""


THIS = "this"


def day_of(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns the tokens that say when an event noun's deed was, standing at the noun itself: (week,) in "last week's raid"; () where none do."""
    times = frozenset(token for item in place_expressions(sentence) if item.expression.kind in DAYS for token in item.tokens)
    return tuple(token for token in day_spots(sentence, noun) if token in times) if times else ()


def opened_on(view: View, noun: int) -> bool:
    """Says whether a clause behind an event noun tells the day when it was: "an inquiry by Zenda, which was opened on Monday"."""
    clauses = set(openings(view, noun))
    return bool(clauses) and any(item.owner in clauses and item.expression.kind in DAYS for item in place_expressions(view.sentence))


def is_past_by_day(view: View, words: ContextWords, noun: int) -> bool:
    """Says whether an event noun's own day is over: "last week's recall", "the capture a month ago", "the charge of May 3"; "Monday's talks" may be to come.

    What has a doer and a sufferer is over "this week", too: "the capture by Zenda this week of two spies may lead to talks".
    """
    sentence = view.sentence
    own = frozenset(day_of(sentence, noun))
    told = {sentence.lower[word] for item in place_expressions(sentence) if own.intersection(item.tokens) for word in item.tokens}
    if not own or view.lemmas[noun] in words.arranged:
        return bool(told & words.past_day)
    behind = preposition_objects(sentence, noun)
    suffered = THIS in told and bool(behind.get("by")) and bool(behind.get("of"))
    return suffered or bool(told & words.past_day) or not own.isdisjoint(behind.get("of", ()))


def is_retold(view: View, noun: int, *, doer: bool, sufferer: bool, role: str) -> bool:
    """Says whether an event noun that counts only under an operator tells a deed on its own here.

    It has a doer and its own day ("Ruritania's pledge last Tuesday has calmed them"), or, as the subject, doer and sufferer behind "by" and "of" ("The
    release of two Strelsauers by rebels followed a ransom"). `role` is how the noun stands at its verb.
    """
    sentence = view.sentence
    if doer and (day_of(sentence, noun) or opened_on(view, noun)):
        return True
    behind = preposition_objects(sentence, noun)
    both = doer and sufferer and bool(behind.get("by")) and bool(behind.get("of"))
    return both and role == "subject" and determiner(sentence, noun) == "the"
