"""What those who agree hold to be so, and promise nothing: "agreed that the pact helped both", "agree that it must be kept"."""

from dataclasses import replace

from coders.derived import Derived
from coders.syntax.context import has_infinitive_to, modals
from coders.syntax.tokens import is_verb
from coders.verbs import Match, View

AGREEING = frozenset({"agree", "concur"})
"""Not what else is composed like an agreement: an offer or a promise ("promised that it would")."""
PROMISED = "03"
ACCORD = "019"
AHEAD = frozenset({"will", "would", "'ll", "shall", "wo"})


def as_accord(view: View, match: Match, derived: Derived) -> Derived:
    """Returns an agreement that something is or ought to be so as an accord (019), any other event as it is: "agreed that trade would be freed" promises."""
    if view.lemmas[match.token] not in AGREEING or not derived.code.startswith(PROMISED):
        return derived
    clauses = [clause for clause in match.slots.clauses if is_view(view, clause)]
    if not clauses or len(clauses) < len(match.slots.clauses):
        return derived
    step = f"agreed that it is so, which gives {ACCORD}"
    return replace(derived, code=ACCORD, steps=(*derived.steps, step))


def is_view(view: View, clause: int) -> bool:
    """Says whether a clause has a subject of its own and tells what is or ought to be, not what will be done nor what to do."""
    sentence = view.sentence
    if not is_verb(sentence, clause) or has_infinitive_to(sentence, clause) or sentence.tags[clause] == "VBG":
        return False
    slots = view.slots(clause)
    own = bool(slots.object if slots.passive else slots.subject) and not slots.inherited
    return own and AHEAD.isdisjoint(modals(sentence, clause))
