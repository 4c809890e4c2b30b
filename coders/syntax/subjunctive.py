"""Clauses that tell what is to be done, not what is so: "insisted that Iran open the site", "that it be opened", "that it must open"."""

from coders.parse import Sentence
from coders.syntax.arguments import subjects

DUTY = frozenset({"must", "should", "shall", "ought"})


def is_to_be_done(sentence: Sentence, verb: int) -> bool:
    """Says whether a clause asks for what its verb tells; the parser may take the bare verb behind one who acts for a plural present."""
    aux = [child for child in sentence.children[verb] if sentence.deps[child] in ("aux", "auxpass")]
    words = {sentence.lower[child] for child in aux}
    if words & DUTY or "be" in words:
        return not words & {"will", "would", "can", "could", "may", "might"}
    singular = all(sentence.tags[head] in ("NN", "NNP") and not has_more(sentence, head) for head in subjects(sentence, verb))
    return not words - {"not"} and bool(subjects(sentence, verb)) and (sentence.tags[verb] == "VB" or (sentence.tags[verb] == "VBP" and singular))


def has_more(sentence: Sentence, head: int) -> bool:
    """Says whether a subject has others beside it: "Iran and Syria open"."""
    return any(sentence.deps[child] == "conj" for child in sentence.children[head])
