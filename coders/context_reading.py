"""What is found on the way up from a trigger, and what is read of one word on it."""

from dataclasses import dataclass

from coders.context_words import ContextWords
from coders.syntax.arguments import subjects, surface_subject
from coders.syntax.context import is_repeated, own_words, tense, with_particles
from coders.syntax.phrases import long_phrase
from coders.syntax.tokens import is_verb
from coders.verbs import View

NEGATED_ITSELF = "own negation"
"""Why an event is negated whose own verb or noun is: "did not attack"."""
ORDER = ("asserted", "future", "demanded", "possible", "conditional")
"""From the strongest claim to the weakest: the weakest found on the way up wins."""


@dataclass(slots=True)
class Reading:
    """What has been found on the way up; a `circumstance` of a deed stays a fact where the deed is denied ("refused to leave during the siege")."""

    negated: bool = False
    modality: str = "asserted"
    attributed_to: str | None = None
    why: tuple[str, ...] = ()
    speaker: int | None = None
    own_modal: str | None = None
    history: bool = False
    looked_back: bool = False
    circumstance: bool = False

    def weaken(self, modality: str, why: str) -> None:
        """Takes over a weaker modality."""
        if ORDER.index(modality) > ORDER.index(self.modality):
            self.modality = modality
            self.why += (why,)

    def negate(self, why: str) -> None:
        """Marks the event as said not to have happened."""
        if not self.circumstance:
            self.negated = True
            self.why += (why,)

    def look_back(self, why: str) -> None:
        """Marks the event as known for long: news only where the text dates it to the last days."""
        self.looked_back = True
        self.why += (why,)

    def remember(self, why: str) -> None:
        """Marks the event as past and only remembered."""
        self.history = True
        self.why += (why,)


def read_habit(view: View, words: ContextWords, token: int, reading: Reading) -> None:
    """Reads what tells a habit and no event: "insurgents frequently target troops", "the rebels attack every night"."""
    sentence = view.sentence
    if not is_verb(sentence, token) or tense(sentence, token) != "present":
        return
    habit = next((word for word in own_words(sentence, token) if word in words.habitual), None)
    if habit or is_repeated(sentence, token):
        reading.weaken("possible", f"habit: {habit or 'every'}")


def governing_words(view: View, above: int) -> set[str]:
    """Returns what a governing word may be listed as: its lemma, its form, and with its particle ("rule out")."""
    return {view.lemmas[above], view.sentence.lower[above], *(f"{view.lemmas[above]} {particle}" for particle in with_particles(view.sentence, above))}


def is_bare_gerund(view: View, verb: int) -> bool:
    """Says whether a verb is a gerund without its own subject."""
    return view.sentence.tags[verb] == "VBG" and not subjects(view.sentence, verb)


def subject_text(view: View, verb: int) -> str | None:
    """Returns the words of a reporting verb's subject."""
    if not is_verb(view.sentence, verb):
        return None
    heads = surface_subject(view.sentence, verb)
    if not heads:
        return None
    first, last = long_phrase(view.sentence, heads[0])
    return view.sentence.span(first, last)
