"""Names that no table knows: what may be a person's ("Jan Kral") and is nobody whose country or role is told, and what the gazetteer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.gazetteer import load_gazetteer
from coders.syntax.phrases import phrase

if TYPE_CHECKING:
    from coders.actors import ActorReader


def is_stranger(reader: ActorReader, head: int) -> bool:
    """Says whether a head is a name of two words or more, and nothing else, of which no table knows a word: "Jan Kral", not "the Kral Group"."""
    sentence = reader.sentence
    if sentence.tags[head] != "NNP":
        return False
    words = phrase(sentence, head)
    return len(words) > 1 and all(sentence.tags[token] == "NNP" and reader.hits[token] is None for token in words)


def is_town(reader: ActorReader, head: int) -> bool:
    """Says whether a head is a whole name that no table of actors knows and the gazetteer does: "Oum Hadjer", not "Oum Hadjer market"."""
    sentence = reader.sentence
    words = phrase(sentence, head) if sentence.tags[head] == "NNP" else ()
    named = bool(words) and all(sentence.tags[token] == "NNP" and reader.hits[token] is None for token in words)
    return named and bool(load_gazetteer().lookup(" ".join(sentence.words[token] for token in words)))
