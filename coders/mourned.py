"""Whom a harm was done to where those near to them are told of: "the widow of a farmer who was killed" tells of the farmer."""

from typing import TYPE_CHECKING

from coders.syntax.arguments import is_passive, preposition_objects
from coders.syntax.forms import auxiliaries, is_noun_participle, is_relative

if TYPE_CHECKING:
    from coders.verbs import View

SINGULAR, PLURAL = frozenset({"was", "is", "has", "'s"}), frozenset({"were", "are", "have"})
PLURALS = frozenset({"NNS", "NNPS"})


def mourned(view: "View", verb: int, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Returns the objects of a verb with those near to somebody replaced by him where the verb's relative clause may mean either.

    "Relatives of the mayor, whom rebels kidnapped, marched": the mayor was kidnapped; "relatives of the mayor who were kidnapped" were themselves.
    """
    near = view.lexicon.classes.get("BEREAVED")
    if near is None or not (is_relative(view.sentence, verb) or is_noun_participle(view.sentence, verb)):
        return heads
    found: list[int] = []
    for head in heads:
        inner = of_whom(view, verb, head) if view.sentence.heads[verb] == head and near.holds(view.lemmas, view.sentence.lower, head) else ()
        found.extend(inner or (head,))
    return tuple(found)


def of_whom(view: "View", verb: int, head: int) -> tuple[int, ...]:
    """Returns whom a noun stands "of" before the verb, if a passive verb agrees with them in number."""
    sentence = view.sentence
    inner = tuple(token for token in preposition_objects(sentence, head).get("of", ()) if head < token < verb)
    if not is_passive(sentence, verb):
        return inner
    told = {sentence.lower[token] for token in auxiliaries(sentence, verb)}
    many = len(inner) > 1 or any(sentence.tags[token] in PLURALS for token in inner)
    return () if told & (SINGULAR if many else PLURAL) else inner
