"""What is meant by leave that was not given and by harm that is only called possible: refusals and veiled threats."""

from coders.actor_codes import UNKNOWN_COUNTRY
from coders.actors import Actor, ActorReader
from coders.context import Context
from coders.context_reading import NEGATED_ITSELF
from coders.context_words import ContextWords
from coders.derived import Derived
from coders.syntax.context import own_words, tense
from coders.syntax.tokens import is_predicate
from coders.verbs import View

LEAVE = ("03", "05", "08")
"""What is given by leave: consent, support, what one yields."""
HARM = ("16", "17", "18", "19")
STATING = "be"
"""With it the present tells as much: "he is not welcome, the premier said"."""
MAYBE = frozenset({"may", "might", "could"})


def is_withheld(view: View, words: ContextWords, derived: Derived, context: Context) -> bool:
    """Says whether it is told as past that a leave was not given, which refuses it: "Sudan did not allow the rally"; not "has not yet agreed".

    An adjective of will tells it in the present too: "Sudan is not willing to talk".
    """
    verb = derived.trigger if derived.light is None else derived.light
    phrases = {f"{STATING} {view.lemmas[word]}" for word in derived.words} if view.lemmas[verb] == STATING else {view.lemmas[verb]}
    given = words.withheld & phrases
    if not given or not derived.code.startswith(LEAVE) or context.why != (NEGATED_ITSELF,):
        return False
    told = tense(view.sentence, verb) == "past" or view.lemmas[verb] == STATING or is_predicate(view.sentence, verb)
    return context.own_modal is None and told and "yet" not in own_words(view.sentence, verb)


def is_veiled_threat(reader: ActorReader, derived: Derived, context: Context) -> bool:
    """Says whether a speaker calls possible the harm that his own side can do: "Germany may halt aid to Sudan, its foreign minister said".

    What others may do is a forecast: "Iran could attack Iraq, Japan said".
    """
    if context.own_modal not in MAYBE or context.modality not in ("possible", "conditional") or not set(context.why) <= {context.own_modal, "if", "unless"}:
        return False
    if context.speaker is None or not derived.targets or not derived.code.startswith(HARM):
        return False
    speakers = {side_of(actor) for actor in reader.resolve(context.speaker)} - {UNKNOWN_COUNTRY}
    return any(side_of(actor) in speakers for actor in derived.sources)


def side_of(actor: Actor) -> str:
    """Returns whose side an actor is on: his country, or the organisation itself."""
    return actor.country or (actor.code if actor.code.startswith("IGO") else UNKNOWN_COUNTRY)
