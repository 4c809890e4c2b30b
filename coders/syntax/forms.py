"""Forms of verbs and clauses that tell whether a deed is news: auxiliaries, the simple present, bare participles, relative clauses."""

from coders.parse import Sentence
from coders.syntax.arguments import subjects
from coders.syntax.context import has_infinitive_to, modals
from coders.syntax.tokens import children

AUXILIARY = frozenset({"aux", "auxpass"})
BE = frozenset({"is", "are", "am", "'s", "'re"})


def auxiliaries(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns a verb's auxiliaries, modals and the "to" of an infinitive among them: "has been attacked" gives has and been."""
    return children(sentence, verb, AUXILIARY)


def is_simple_present(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb is finite and in the simple present: "attacks", "do not attack", "are attacked"; not "is attacking", "has attacked"."""
    if modals(sentence, verb) or has_infinitive_to(sentence, verb):
        return False
    helpers = auxiliaries(sentence, verb)
    if sentence.tags[verb] == "VBN":
        return len(helpers) == 1 and sentence.deps[helpers[0]] == "auxpass" and sentence.lower[helpers[0]] in BE
    own = bool(subjects(sentence, verb)) or sentence.deps[verb] == "conj"
    return sentence.tags[verb] in ("VBZ", "VBP") and own and all(sentence.lower[child] in ("do", "does") for child in helpers)


def is_object_participle(sentence: Sentence, verb: int) -> bool:
    """Says whether a bare participle is what is had or seen of a noun: deployed in "Britain has troops deployed in Iraq", not in "had deployed troops"."""
    hung = sentence.tags[verb] == "VBN" and sentence.deps[verb] in ("acl", "ccomp", "xcomp", "oprd")
    return hung and not auxiliaries(sentence, verb)


def is_noun_participle(sentence: Sentence, verb: int) -> bool:
    """Says whether a bare participle stands at a noun: occupied in "islands occupied by troops", "the occupied islands"; not in "were occupied"."""
    return sentence.tags[verb] == "VBN" and sentence.deps[verb] in ("acl", "amod") and not auxiliaries(sentence, verb)


def is_noun_gerund(sentence: Sentence, verb: int) -> bool:
    """Says whether a bare gerund stands behind a noun: fighting in "rebels fighting the army"; not in "the rebels are fighting"."""
    return sentence.tags[verb] == "VBG" and sentence.deps[verb] == "acl" and not auxiliaries(sentence, verb)


def is_object_gerund(sentence: Sentence, verb: int) -> bool:
    """Says whether a bare gerund is what is had or seen of a noun: training in "Britain has soldiers training an army"."""
    return sentence.tags[verb] == "VBG" and sentence.deps[verb] in ("acl", "ccomp", "xcomp") and not auxiliaries(sentence, verb)


def is_joined_gerund(sentence: Sentence, verb: int) -> bool:
    """Says whether a bare gerund is coordinated with another one before it: training in "soldiers guarding roads and training an army"."""
    return sentence.tags[verb] == "VBG" and sentence.deps[verb] == "conj" and sentence.tags[sentence.heads[verb]] == "VBG" and not auxiliaries(sentence, verb)


def is_relative(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb heads a relative clause: imposes in "a resolution which imposes sanctions"."""
    return sentence.deps[verb] == "relcl"


def relative_clauses(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns the verbs of the relative clauses on a noun: "the party that will win" gives win."""
    return children(sentence, noun, frozenset({"relcl"}))


def carriers_behind(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns the verbs of clauses behind a noun that may carry it: began in "the strike that nurses began", held in "the talks held by the two"."""
    behind = children(sentence, noun, frozenset({"relcl", "acl"}))
    return tuple(child for child in behind if child > noun and sentence.tags[child] in ("VBD", "VBN", "VBZ", "VBP"))


def adverbs_before(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the adverbs that stand before their verb: "has long called for talks today" gives long."""
    return tuple(child for child in children(sentence, verb, frozenset({"advmod"})) if child < verb)


def predicate_adjectives(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the adjectives a verb says of its subject: "Iran must be ready to listen" gives ready."""
    return children(sentence, verb, frozenset({"acomp"}))


def is_set_against(sentence: Sentence, below: int, above: int) -> bool:
    """Says whether a coordinated verb is told anew, by an auxiliary of its own or "but" before it: "cannot attack but will threaten"."""
    if any(sentence.tags[child] != "TO" for child in auxiliaries(sentence, below)):
        return True
    joined = [token for token in sentence.children[above] if sentence.deps[token] == "cc" and token < below]
    return bool(joined) and sentence.lower[joined[-1]] == "but"
