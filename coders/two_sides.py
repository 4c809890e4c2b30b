"""The last pair spoken of: "the two sides", "both countries", "the two presidents", "the two Koreas", "the two"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from coders.actor_codes import join_codes
from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import phrase
from coders.syntax.reference import is_subject, owner_heads

if TYPE_CHECKING:
    from coders.actors import Actor, ActorReader

PLURAL = ("NNS", "NNPS")
DEFINITE = frozenset({"the", "both", "these"})
IRREGULAR = {"men": "man", "women": "woman"}
PAIRED = frozenset({"two", "both"})
BOTH_ROLES = frozenset({"GOV", "MIL", "LEG"})


def mutual(reader: ActorReader, head: int) -> tuple[Actor, ...]:
    """Resolves "the two sides", "both countries", "the two presidents", "the two Koreas", "the two": the last pair spoken of; () for none."""
    sentence, words = reader.sentence, reader.words
    word = sentence.lower[head]
    if word not in words.short and PAIRED.isdisjoint(sentence.lower):
        return ()
    alone = word in PAIRED and sentence.tags[head] in ("CD", "DT", "NN", "PDT") and is_subject(sentence, head)
    if word in words.short and sentence.tags[head] in PLURAL:
        return tuple(reader.actor(head, code, "memory") for code in reader.memory.short_name(word, named_in(reader)))
    if not alone:
        before = before_noun(reader, head)
        if not before & PAIRED or owner_heads(sentence, head) or "of" in preposition_objects(sentence, head):
            return ()
        singular = IRREGULAR.get(word) or (word[:-3] + "y" if word.endswith("ies") else word[:-1])
        if singular not in words.both or any(reader.hits[token] is not None for token in phrase(sentence, head)):
            return ()
    again = reader.memory.same_noun(f"two {word}")
    if len(again) == 2:
        return tuple(reader.actor(head, code, "memory") for code in again)
    role = reader.role(head)
    people = reader.memory.people() if alone or (role is not None and role[0].kind in ("person", "passthrough")) else ()
    if word in IRREGULAR and (len(people) != 2 or not DEFINITE & before_noun(reader, head)):
        # "two men were held" are nobody named
        return ()
    if len(people) == 2:
        return tuple(reader.actor(head, code, "memory") for code in people)
    here = named_before(reader, head)
    pair = reader.memory.pair(here)
    if len(people) > 2 or (not pair and len({*reader.memory.weights, *here}) > 2):
        reader.contested.add(head)
    code = role[0].code if role is not None and role[0].code in BOTH_ROLES else ""
    return tuple(reader.actor(head, join_codes(country, code), "memory") for country in pair)


def before_noun(reader: ActorReader, head: int) -> set[str]:
    """Returns the words of a phrase before its noun."""
    return {reader.sentence.lower[token] for token in phrase(reader.sentence, head) if token != head}


def named_before(reader: ActorReader, head: int) -> Mapping[str, int]:
    """Returns how often each country is named before a token of its sentence."""
    counts: dict[str, int] = {}
    for hit in {hit.last: hit for hit in reader.hits[:head] if hit is not None}.values():
        country = reader.country_of_name(hit)
        if country:
            counts[country] = counts.get(country, 0) + 1
    return counts


def named_in(reader: ActorReader) -> tuple[str, ...]:
    """Returns the countries named anywhere in the sentence."""
    return tuple(named_before(reader, len(reader.sentence)))
