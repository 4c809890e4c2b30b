"""Infinitives that tell what an act or what it made is for: to share in "signed a deal to share water", to discuss in "met to discuss the vote"."""

from collections.abc import Collection

from coders.parse import Sentence
from coders.syntax.context import has_infinitive_to
from coders.syntax.tokens import children

OWN = frozenset({"advcl", "xcomp"})
OF_NOUN = frozenset({"acl", "relcl"})
MADE = frozenset({"dobj", "nsubjpass", "pobj"})


def purposes(sentence: Sentence, verb: int, *, words: Collection[str], nouns: Collection[str]) -> frozenset[int]:
    """Returns the infinitives among `words` that a verb has itself, and all that stand on those of its objects that are among `nouns`."""
    own = {token for token in children(sentence, verb, OWN) if sentence.lower[token] in words}
    made = (noun for noun in children(sentence, verb, MADE) if sentence.lower[noun] in nouns)
    found = own.union(*(children(sentence, noun, OF_NOUN) for noun in made))
    return frozenset(token for token in found if has_infinitive_to(sentence, token))
