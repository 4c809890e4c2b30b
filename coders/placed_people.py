"""Where people were placed: "the envoy Hentzau told a meeting in Zenda" holds for what Hentzau says further on, and for the raid that killed him."""

from collections.abc import Iterable

from coders.parse import Sentence
from coders.place_ranks import Located
from coders.place_words import load_place_words
from coders.syntax.arguments import subjects
from coders.syntax.context import chain
from coders.syntax.joined import has_subject
from coders.syntax.phrases import appositives, name_tokens
from coders.syntax.tokens import is_verb

AHEAD = frozenset({"will", "would", "may", "might", "could"})
"""Verbs by which a meeting is still to come: nobody spoke there yet."""
ARRIVED = frozenset({"arrived", "arriving"})
PRONOUNS = frozenset({"he", "she"})
EARLIER = frozenset({"earlier", "previously", "had"})
"""Words by which what was said was not said where the speaker is now: "Hentzau had said"."""
SHORTEST = 2


def surnames(sentence: Sentence, head: int) -> tuple[str, ...]:
    """Returns the last words, in small letters, of the names that a noun is or that stand in apposition to it; none for other words."""
    heads = (head, *appositives(sentence, head))
    named = (token for token in heads if sentence.tags[token] == "NNP" and len(sentence.words[token]) >= SHORTEST and not sentence.words[token].isupper())
    return tuple(sentence.lower[name_tokens(sentence, token)[-1]] for token in named)


def speaker_placed(sentence: Sentence, located: Located) -> str | None:
    """Returns the surname of whoever speaks, meets or has arrived at a name; None where nobody named does, or only will."""
    words = load_place_words()
    above = chain(sentence, located.governor)
    places = (located.governor, *(link.above for link in above))
    if any(link.kind == "clause" and has_subject(sentence, link.below) for link in above) or any(is_ahead(sentence, token) for token in places):
        return None
    if not any(sentence.lower[token] in words.saying or sentence.lower[token] in words.occasions or sentence.lower[token] in ARRIVED for token in places):
        return None
    heads = [link.above for link in above if link.kind == "relative"]
    heads += [head for token in places if is_verb(sentence, token) for head in subjects(sentence, token)]
    return next((name for head in heads for name in surnames(sentence, head)), None)


def is_ahead(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb stands under a modal: "will meet in Zenda"."""
    return any(sentence.lower[child] in AHEAD for child in sentence.children[verb])


def person_of(sentence: Sentence, heads: Iterable[int], known: Iterable[str]) -> str | None:
    """Returns which of the placed people (`known` surnames) a side of an event is, by its head or by who is quoted; None for another."""
    names = {name for head in heads for name in surnames(sentence, head)}
    return next((name for name in known if name in names), None)


def quoted(sentence: Sentence) -> tuple[int, ...]:
    """Returns the subjects of the verbs of saying in a sentence: "We are hopeful, Hentzau said"."""
    saying = load_place_words().saying
    return tuple(head for token, word in enumerate(sentence.lower) if word in saying for head in subjects(sentence, token))
