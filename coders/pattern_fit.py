"""Says how specifically a pattern of the lexicon fits the slots of a verb or noun, and which heads fill a slot."""

from dataclasses import replace
from typing import TYPE_CHECKING

from coders.date_placing import time_tokens
from coders.lexicon.compile import CompiledPattern, CompiledTest, Form, Words
from coders.parse import Sentence
from coders.senses import light_phrases
from coders.syntax.arguments import is_passive, subjects
from coders.syntax.forms import carriers_behind
from coders.syntax.phrases import counted_by, modifiers, owners, titles, verb_above
from coders.syntax.slots import Slots, infinitives, noun_plans
from coders.syntax.tokens import is_noun, is_verb

if TYPE_CHECKING:
    from coders.verbs import View

MOVABLE = frozenset({"off", "down", "up", "out"})
"""Particles that stand before or after the object: "burned down the village", "burned the village down"."""
NAMED_SLOTS = frozenset({"subject", "object", "clause", "particle", "modifier", "owner", "verb", "any"})
"""The slots that are no prepositions."""
LISTED, CLASSED, TYPED, EMPTY = 3, 2, 1, 0


def pattern_rank(
    view: "View", token: int, form: Form, compiled: CompiledPattern, filled: dict[str, tuple[int, ...]]
) -> tuple[int, tuple[int, ...]] | None:
    """Returns how specific a matching pattern is (slots, then kinds of values), None where a slot does not match.

    `filled` keeps the heads of the form's slots, which its patterns test one after the other.
    """
    ranks: list[int] = []
    for test in compiled.tests:
        heads = filled.get(test.slot)
        if heads is None:
            heads = filled[test.slot] = slot_heads(view, token, form, test.slot)
        rank = test_rank(view, heads, test)
        if rank is None:
            return None
        ranks.append(rank)
    return len(ranks), tuple(sorted(ranks, reverse=True))


def test_rank(view: "View", heads: tuple[int, ...], test: CompiledTest) -> int | None:
    """Returns 3 for a listed word, 2 for a class, 1 for a type, 0 for an empty slot that must be empty; None for no match."""
    if not heads:
        return EMPTY if "NONE" in test.types else None
    best: int | None = None
    for head in heads:
        if holds(view, test.listed, head):
            return LISTED
        if holds(view, test.classed, head):
            best = CLASSED
        elif best is None and test.types and type_matches(view, head, test.types):
            best = TYPED
    return best


def holds(view: "View", words: Words, head: int) -> bool:
    """Says whether a head is one of the words; a name is what its title says: "met President Moon" meets a president."""
    if not words.lemmas and not words.phrases:
        return False
    lower = view.sentence.lower
    if words.holds(view.lemmas, lower, head):
        return True
    return view.sentence.tags[head].startswith("NNP") and any(words.holds(view.lemmas, lower, title) for title in titles(view.sentence, head))


ENDING = frozenset({"end", "suspend", "halt", "cancel", "lift", "remove"})
"""Light verbs by which a thing is over: who "ended the strike" need not have struck."""


def type_matches(view: "View", head: int, types: frozenset[str]) -> bool:
    """Says whether a head is of one of the types."""
    if "ANY" in types or "TIME" in types:
        # "attacked over the weekend" attacks over nothing
        return (head in time_tokens(view.sentence)) == ("TIME" in types)
    if "NUMBER" in types and (counted_by(view.sentence, head) or view.sentence.tags[head] == "CD"):
        return True
    if not types & view.kinds(head):
        return False
    # "released 7,000 U.S. dollars" frees no one
    money = view.lexicon.classes.get("CURRENCY")
    return money is None or not money.holds(view.lemmas, view.sentence.lower, head)


def slot_heads(view: "View", token: int, form: Form, slot: str) -> tuple[int, ...]:
    """Returns the head tokens that fill a slot of a verb or noun."""
    slots = view.slots(token)
    sentence = view.sentence
    if slot == "subject":
        return slots.subject or subject_of_light(view, token, form)
    if slot not in NAMED_SLOTS:
        return heads_behind(view, token, form, slot)
    if slot == "object":
        return slots.object or with_particle_object(view, token, form).object
    if slot == "clause":
        # "sent troops to rebuild bridges": the parser hangs the infinitive on sent as a purpose
        return slots.clauses + (infinitives(sentence, token) if is_verb(sentence, token) else ()) + phrase_clauses(view, token, form)
    if slot == "particle":
        return tuple(child for child in sentence.children[token] if sentence.tags[child] in ("RP", "RB", "IN") and not is_verb(sentence, child))
    if slot == "modifier":
        return modifiers(sentence, token)
    if slot == "owner":
        return owners(sentence, token)
    if slot == "verb":
        above = verb_above(sentence, token)
        return (*((above[0],) if above else ()), *carriers_behind(sentence, token))
    heads = (*slots.subject, *slots.object, *slots.clauses, *(head for found in slots.prepositions.values() for head in found))
    return heads + tuple(part for head in heads for part in modifiers(sentence, head)) + modifiers(sentence, token)


def subject_of_light(view: "View", token: int, form: Form) -> tuple[int, ...]:
    """Returns who a noun's light verb says acts: nurses in "nurses began a strike", in "the strike that nurses began"; () for a verb, or where none does."""
    if form.entry.part != "noun" or not form.light:
        return ()
    above = verb_above(view.sentence, token)
    carriers = (*carriers_behind(view.sentence, token), *((above[0],) if above is not None and above[1] == "object" else ()))
    return next((view.slots(verb).subject for verb in carriers if view.lemmas[verb] in light_phrases(form) and view.lemmas[verb] not in ENDING), ())


def heads_behind(view: "View", token: int, form: Form, slot: str) -> tuple[int, ...]:
    """Returns the heads behind a preposition of a verb or noun."""
    found = view.slots(token).prepositions.get(slot, ())
    if not found and form.entry.part == "noun" and form.light:
        # "opened an investigation into corruption": the parser hangs "into" on opened
        above = verb_above(view.sentence, token)
        if above and view.lemmas[above[0]] in light_phrases(form):
            return tuple(head for head in view.slots(above[0]).prepositions.get(slot, ()) if head != token)
    return found


def with_particle_object(view: "View", token: int, form: Form) -> Slots:
    """Returns the slots of a trigger; the particle of a phrase that the parser took for a preposition gives its object: "sealed off the town"."""
    slots = view.slots(token)
    if form.others and not slots.object and form.entry.part == "verb":
        behind = next((slots.prepositions[word] for word in form.others if word in MOVABLE and word in slots.prepositions), ())
        if behind:
            return replace(slots, object=behind)
    told = phrase_clauses(view, token, form)
    return replace(slots, clauses=slots.clauses + told) if told else slots


def phrase_clauses(view: "View", token: int, form: Form) -> tuple[int, ...]:
    """Returns what is to be done, told by the noun of an operator's phrase: withdraw in "set a deadline for Turkey to withdraw", ban in "tabled
    a bill that would ban"."""
    if not form.others or form.entry.part != "verb" or form.entry.operator is None:
        return ()
    lower, lemmas = view.sentence.lower, view.lemmas
    nouns = (part for part in words_near(view.sentence, token) if is_noun(view.sentence, part) and not {lower[part], lemmas[part]}.isdisjoint(form.others))
    return tuple(verb for noun in nouns for verb in noun_plans(view.sentence, noun))


def words_near(sentence: Sentence, verb: int) -> list[int]:
    """Returns what hangs on a verb within three steps, clauses and who acts left out: where a particle or fixed object may stand."""
    found: list[int] = []
    frontier = [verb]
    doers = set() if is_passive(sentence, verb) else set(subjects(sentence, verb))
    for _ in range(3):
        frontier = [child for token in frontier for child in sentence.children[token] if not is_verb(sentence, child) and child not in doers]
        found.extend(frontier)
    return found
