"""Nouns in -ing that only name the deed of a verb: "the storming of a post by rebels"."""

from coders.lexicon.compile import Lexicon
from coders.parse import Sentence
from coders.syntax.slots import noun_slots


def nominal_gerunds(sentence: Sentence, lexicon: Lexicon) -> frozenset[int]:
    """Returns the nouns that only name the deed of a verb, with who does it to what: storming in "the storming of a post by rebels", severing in "Zenda's
    severing of ties"; words that are event nouns of the lexicon stay such."""
    found: set[int] = set()
    for token, (word, tag) in enumerate(zip(sentence.lower, sentence.tags, strict=True)):
        if tag == "NN" and word.endswith("ing") and word not in lexicon.nouns and lexicon.forms.lemma(word, "VBG") in lexicon.verbs:
            slots = noun_slots(sentence, token)
            if slots.subject and "of" in slots.prepositions:
                found.add(token)
    return frozenset(found)


def lemmas_of(sentence: Sentence, lexicon: Lexicon, gerunds: frozenset[int]) -> tuple[str, ...]:
    """Returns the lemma of each word, of the nouns among `gerunds` that of their verb."""
    if not gerunds:
        return lexicon.forms.lemmas(sentence.lower, sentence.tags)
    tags = tuple("VBG" if token in gerunds else tag for token, tag in enumerate(sentence.tags))
    return lexicon.forms.lemmas(sentence.lower, tags)
