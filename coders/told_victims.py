"""Whom a harm was done to where another word tells it: "the widow of a farmer who was killed" tells of the farmer, "ten rebels died when jets bombed
caves" of the rebels."""

from typing import TYPE_CHECKING

from coders.syntax.arguments import is_passive, preposition_objects
from coders.syntax.forms import auxiliaries, is_noun_participle, is_relative
from coders.syntax.joined import circumstance_of

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


def died_of(view: "View", verb: int) -> tuple[int, ...]:
    """Returns who died when, as or after what a verb tells was done: rebels in "ten rebels died when jets bombed caves"."""
    dying = view.lexicon.classes.get("DYING")
    above = circumstance_of(view.sentence, verb)
    if dying is None or above is None or not dying.holds(view.lemmas, view.sentence.lower, above):
        return ()
    return view.slots(above).subject
