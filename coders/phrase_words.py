"""Says which words of a sentence may be words of a verb's phrase although the parse speaks for or against it."""

from typing import TYPE_CHECKING

from coders.lexicon.compile import Form
from coders.syntax.phrases import is_adjective_behind
from coders.syntax.tokens import is_noun, is_verb

if TYPE_CHECKING:
    from coders.verbs import View


def is_of_object(view: "View", verb: int, part: int) -> bool:
    """Says whether a word is what a part of it stands for as the verb's object, or an adjective behind that object: subsidy in "reinstated part of the
    subsidy", captive in "held a senator captive", which the parser hangs on the senator."""
    objects = view.slots(verb).object
    if part in objects:
        return part > verb
    return view.sentence.heads[part] in objects and is_adjective_behind(view.sentence, part)


def is_preposition_of_place(view: "View", verb: int, part: int, form: Form) -> bool:
    """Says whether "in" stands before a noun of its own, which the phrase does not name, and behind an object or a passive: "gave them time in this
    regard", "was turned down in referendums", "gave it up in selling"; not "gave in to pressure", "took part in talks"."""
    sentence = view.sentence
    if sentence.lower[part] != "in" or part <= verb + 1:
        return False
    own = {token for token in range(verb, len(sentence.words)) if not {sentence.lower[token], view.lemmas[token]}.isdisjoint(form.others)}
    behind = [child for child in sentence.children[part] if child > part and (is_noun(sentence, child) or is_verb(sentence, child))]
    if not behind or not own.isdisjoint(behind):
        return False
    slots = view.slots(verb)
    return slots.passive or any(verb < head < part and head not in own for head in slots.object)
