"""Days that stand around an event and tell when something else was: "greeted the pact on Monday", "planes that Zenda gave them landed on Monday".

The deed was on that day or before, so its date is kept as that of a report without a day: "Oil rose on Thursday after the abduction of a banker".
"""

from dataclasses import replace

from coders.context_words import ContextWords
from coders.date_placing import place_expressions
from coders.dating import EventDate
from coders.syntax.context import chain
from coders.syntax.tokens import is_noun, is_verb
from coders.verbs import View

TOLLS = frozenset({"toll", "number", "total", "count"})
"""What grows on a later day than that of the deed: "raised the toll of the raid to nine"."""
RELATIVE, BEHIND = "relative", frozenset({"preposition", "of"})


def told_around(view: View, words: ContextWords, path: tuple[int, ...], when: EventDate) -> EventDate:
    """Returns a date that only stands around the event (`path` are its tokens) as one that no words of its own tell; any other as it is."""
    if not (when.explicit and when.above) or when.precision != "day" or when.last is not None:
        return when
    if is_right_behind(view, max(path), when) or not is_of_another(view, words, path):
        return when
    return replace(when, text=None, explicit=False, how=f"{when.how}, around it")


def is_right_behind(view: View, event: int, when: EventDate) -> bool:
    """Says whether a day stands behind an event with no verb between, where it may be the event's: "deplored the killing of a guard on Monday"."""
    sentence = view.sentence
    days = (item.token for item in place_expressions(sentence) if item.expression.text == when.text and item.token > event)
    return any(not any(is_verb(sentence, token) for token in range(event + 1, day)) for day in days)


def is_of_another(view: View, words: ContextWords, path: tuple[int, ...]) -> bool:
    """Says whether what stands above an event is a later deed or how others took it, up to the first verb: "shares fell after the raid", "mourned the
    raid", "planes that Zenda gave them"."""
    sentence = view.sentence
    noun = is_noun(sentence, path[0]) and not any(is_verb(sentence, token) for token in path)
    for link in chain(sentence, path[-1]):
        if link.kind == RELATIVE:
            if view.lemmas[link.above] not in view.lexicon.nouns:
                return True
            # "two blasts on Monday which killed a guard"
            noun = True
        if noun and link.kind in BEHIND and link.preposition in words.followed:
            return True
        if view.lemmas[link.above] in TOLLS or (is_verb(sentence, link.above) and view.lemmas[sentence.heads[link.above]] in TOLLS):
            # "two more died on Friday, bringing to nine the number killed by the bomb"
            return True
        if is_verb(sentence, link.above):
            return noun and view.lemmas[link.above] in words.reacting
    return False
