"""Nouns that name a deed as a fact beside a verb that has not happened: "will not comment after the attack", "the killing will not go unpunished"."""

from coders.context_words import ContextWords
from coders.retold import is_past_by_day
from coders.syntax.arguments import preposition_objects
from coders.syntax.context import Link, complement_words, has_infinitive_to, modals
from coders.syntax.noun_days import is_surface_subject
from coders.syntax.phrases import determiner, owners
from coders.syntax.tokens import is_verb
from coders.verbs import View


def is_dated_by_owner(view: View, words: ContextWords, link: Link) -> bool:
    """Says whether an event noun is a day's: "the leaders of today's attack must be tried", "hoped that last week's recall would be short"."""
    return any(view.sentence.lower[owner] in words.days for owner in owners(view.sentence, link.below)) or (
        not is_verb(view.sentence, link.below) and is_past_by_day(view, words, link.below)
    )


def is_given(view: View, words: ContextWords, link: Link) -> bool:
    """Says whether a noun is named as a fact beside a verb: "will not comment after the attack"; "will sign after talks" has no talks yet."""
    sentence, above = view.sentence, link.above
    if link.kind not in ("of", "preposition") or link.preposition not in words.given or not is_verb(sentence, above):
        return False
    to_come = view.lemmas[link.below] in words.arranged and (bool(modals(sentence, above)) or has_infinitive_to(sentence, above))
    return not to_come or determiner(sentence, link.below) in words.definite or bool(owners(sentence, link.below))


def is_followed_up(view: View, words: ContextWords, link: Link) -> bool:
    """Says whether what is to be done about a deed is told of its noun: "the killing of a judge will not go unpunished", "the raid must be avenged".

    An indefinite deed need not have been: "an attack will be avenged".
    """
    sentence, above = view.sentence, link.above
    if is_verb(sentence, link.below) or not is_surface_subject(sentence, link.below) or not is_verb(sentence, above):
        return False
    named = determiner(sentence, link.below) in words.definite or bool(owners(sentence, link.below))
    aims = preposition_objects(sentence, above).get("to", ())
    told = {view.lemmas[token] for token in (above, *complement_words(sentence, above), *aims)}
    return named and not told.isdisjoint(words.followed_up)
