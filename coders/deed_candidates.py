"""Names without a locative preposition that may say where a deed was done: what a blast rocked, what a march went through, whose police acted."""

from collections.abc import Iterator
from dataclasses import replace

from coders.deed_words import load_deed_words
from coders.derived import Derived
from coders.parse import Sentence
from coders.place_kinds import PlaceKind
from coders.place_phrases import expanded, named_by_modifier
from coders.place_ranks import IN_CLAUSE, IN_SENTENCE, Located, rank_in_sentence, verb_of
from coders.place_records import PlaceCandidate
from coders.place_words import load_place_words
from coders.syntax.arguments import is_passive, objects, preposition_objects, subjects
from coders.syntax.memo import remembered
from coders.syntax.tokens import is_verb

THROUGH = "through"
BODIES = ("GOV", "COP", "JUD")
"""Roles of bodies that act where they are seated: "the Zenda provincial government", "Hentzau police"."""
SENDING = "15"
TOWARDS = ("to", "into", "onto")
LONGEST = 6
"""How many words before its head a body's name may stand."""


@remembered
def hit_names(sentence: Sentence) -> tuple[Located, ...]:
    """Returns the names that a deed came over: "blasts rocked Zenda", "Zenda was hit by riots", "gunfire echoed through Zenda"."""
    words, hits, takes = load_place_words(), load_deed_words().hits, load_deed_words().takes
    found: list[Located] = []
    lower = sentence.lower
    if hits.isdisjoint(lower) and takes.isdisjoint(lower) and THROUGH not in lower:
        return ()
    for verb, word in enumerate(lower):
        if not is_verb(sentence, verb):
            continue
        if word in hits:
            heads = subjects(sentence, verb) if is_passive(sentence, verb) else objects(sentence, verb)
            # "the tanker Zenda was hit"
            heads = tuple(head for head in heads if not any(sentence.tags[child] == "NN" for child in sentence.children[head] if child < head))
            found.extend(Located(verb, head, candidate) for head in heads for candidate in expanded(sentence, head, "in", words))
        if word in takes:
            towns = (head for head in objects(sentence, verb) if sentence.lower[head] in words.settings)
            found.extend(Located(verb, head, candidate) for head in towns for candidate in expanded(sentence, head, "in", words))
        heads = preposition_objects(sentence, verb).get(THROUGH, ())
        found.extend(Located(verb, head, candidate) for head in heads for candidate in expanded(sentence, head, "in", words))
    return tuple(found)


def deed_candidates(sentence: Sentence, derived: Derived, path: tuple[int, ...], kind: PlaceKind) -> Iterator[PlaceCandidate]:
    """Yields the names that may be the place of a deed beside those behind prepositions, the weaker last."""
    for located in hit_names(sentence):
        # "whereas rockets hit Zenda, the army left Hentzau"
        if rank_in_sentence(sentence, located, verb_of(sentence, path[0]), kind) == IN_CLAUSE:
            yield replace(located.candidate, rank=IN_CLAUSE)
    words = load_place_words()
    for token in path:
        reached = preposition_objects(sentence, token)
        for head in (head for preposition in TOWARDS for head in reached.get(preposition, ())):
            # "sent troops to Zenda", "took to the streets of Zenda"
            if derived.code.startswith(SENDING) or (sentence.lower[head] in words.settings and kind.kind == "deed"):
                yield from expanded(sentence, head, "in", words)
    for side, actors in ((derived.source_head, derived.sources), (derived.target_head, derived.targets)):
        if side is not None and any(actor.country and actor.role and actor.role[:3] in BODIES for actor in actors):
            for candidate in named_by_modifier(sentence, side, near=False):
                if is_body_named(sentence, side, candidate):
                    yield replace(candidate, rank=IN_SENTENCE)


def is_body_named(sentence: Sentence, head: int, candidate: PlaceCandidate) -> bool:
    """Says whether a name before a noun is of a body or an office: "Zenda police", "Zenda governor Rudolf Sapt"; not "prosecutor Rudolf Sapt"."""
    return any(sentence.tags[token] in ("NN", "NNS") and sentence.offsets[token] > candidate.start for token in range(max(0, head - LONGEST), head + 1))
