"""On whose deed a refusal hangs: "the union will not end its strike until the ministry pays" refuses it to the ministry."""

from dataclasses import replace

from coders.actors import ActorReader
from coders.derived import Derived
from coders.roles import unique
from coders.syntax.reach import CONDITION, Wording, clauses_below
from coders.syntax.tokens import is_verb


def refused_until(reader: ActorReader, derived: Derived) -> Derived:
    """Returns a refusal that names nobody as its target with who is to act first: the subject of its clause with "until", "unless" or "if"; unchanged
    where that is the refuser himself or nobody known."""
    sentence, verb = reader.sentence, derived.trigger if derived.light is None else derived.light
    if derived.targets or not is_verb(sentence, verb):
        return derived
    codes = {actor.code for actor in derived.sources}
    for relation, head in clauses_below(sentence, verb, Wording()):
        actors = unique(actor for actor in reader.resolve(head) if actor.code not in codes) if relation == CONDITION else ()
        if actors:
            return replace(derived, targets=actors, target_head=head)
    return derived
