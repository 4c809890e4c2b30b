"""What else whoever stays somewhere is called in an article: "Hu" for "President Hu Jintao", and "the president"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from coders.parse import Sentence
from coders.placed_people import quoted
from coders.scene_sentence import nouns_of
from coders.scene_words import load_scene_words
from coders.scenes import Stay

FIRST = 6
"""How many sentences may tell the office and the full name."""
NAME = "NNP"


def known_as(stay: Stay, sentences: Sequence[Sentence]) -> Stay:
    """Returns a stay with the other name and the office that the first sentences give whoever stays there."""
    if not stay.names or stay.resident:
        return stay
    names, nouns = set(stay.names), set(stay.nouns)
    for sentence in sentences[:FIRST]:
        for token, word in enumerate(sentence.lower):
            if word not in stay.names or sentence.tags[token] != NAME:
                continue
            head = sentence.heads[token]
            if token + 1 < len(sentence) and sentence.tags[token + 1] == NAME and head == token + 1:
                # "Hu Jintao" of whom Hu says more
                names.add(sentence.lower[head])
            else:
                head = token
                before = sentence.lower[token - 1] if token and sentence.tags[token - 1] == NAME else ""
                names.update({before} if before and is_alone(before, sentences) else ())
            nouns.update(noun for noun in nouns_of(sentence, head) if noun in offices())
    return replace(stay, names=frozenset(names), nouns=frozenset(nouns))


@cache
def offices() -> frozenset[str]:
    """Returns the words that somebody is taken up by: the president, the minister."""
    return load_scene_words().offices


def is_alone(name: str, sentences: Sequence[Sentence]) -> bool:
    """Says whether a name is the subject of some sentence alone: "Hu said", not "President Zapt said"."""
    return any(
        sentence.lower[head] == name and sentence.tags[head] == NAME and not is_named_on(sentence, head)
        for sentence in sentences
        for head in quoted(sentence)
    )


def is_named_on(sentence: Sentence, token: int) -> bool:
    """Says whether a name goes on before or behind a word."""
    return NAME in (*sentence.tags[max(0, token - 1) : token], *sentence.tags[token + 1 : token + 2])
