"""Names that no table knows: what may be a person's ("Jan Kral") and is nobody whose country or role is told, and what the gazetteer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coders.gazetteer import load_gazetteer
from coders.memory import parts
from coders.syntax.phrases import phrase
from coders.syntax.subjects import speaker_above

if TYPE_CHECKING:
    from coders.actors import ActorReader

FIRMS = frozenset({"BUS", "MNC"})


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


def unknown_speaker(reader: ActorReader, head: int, word: str) -> int | None:
    """Returns the name that no table knows and "it" stands for all the same, as it is who says so: "Zembla Air said it will ask the ministry".

    None where who speaks is known or no name, and where a firm was spoken of before, which the name may mean: "Zembla Air Corp rose. Zembla said it".
    """
    sentence = reader.sentence
    above = next((subject for subject in speaker_above(sentence, head) if subject < head), None)
    if above is None or sentence.tags[above] != "NNP" or reader.resolve(above):
        return None
    firms = [code for code in reader.memory.pronoun(word) if not FIRMS.isdisjoint(parts(code))]
    return None if firms else above
