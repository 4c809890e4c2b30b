"""Bare statements: who said something, coded 010 where the policy asks for them ("The Iranian minister said that prices had risen")."""

from collections.abc import Iterable

from coders.actors import ActorReader
from coders.context_words import ContextWords
from coders.derived import Derived
from coders.roles import unique
from coders.syntax.context import negations
from coders.syntax.tokens import is_verb
from coders.verbs import View

STATEMENT = "010"
HEARERS = ("to", "with")


def bare_statements(view: View, words: ContextWords, reader: ActorReader, events: Iterable[Derived]) -> tuple[Derived, ...]:
    """Returns one statement for each verb of saying whose subject is an actor and which is no other event's word.

    The target is who is told, where one is named. The verbs are the list `statement` of context.yaml (CAMEO 01: "all public
    statements not elsewhere specified").
    """
    taken = {word for event in events for word in event.words}
    found: list[Derived] = []
    for verb in range(len(view.sentence)):
        if verb in taken or view.lemmas[verb] not in words.statement or not is_verb(view.sentence, verb) or negations(view.sentence, verb):
            continue
        slots = view.slots(verb)
        sources = unique(actor for head in slots.subject for actor in reader.resolve(head))
        if not sources or slots.passive:
            continue
        codes = {actor.code for actor in sources}
        heads = (*slots.object, *(head for name in HEARERS for head in slots.prepositions.get(name, ())))
        hearers = unique(actor for head in heads for actor in reader.resolve(head) if actor.code not in codes)
        said = view.sentence.words[verb]
        found.append(
            Derived(
                code=STATEMENT, trigger=verb, core=verb, sources=sources, targets=hearers, source_head=slots.subject[0],
                target_head=heads[0] if heads else None, words=(verb,), rule=f"statement/{view.lemmas[verb]}",
                steps=(f"{said}: the policy asks for bare statements",), reciprocal=False, actors="source",
            )
        )  # fmt: skip
    return tuple(found)
