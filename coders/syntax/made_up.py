"""What a group is said to be made up of: "a force made up of Ruritanian and Hentzau troops", "a delegation comprising three ministers"."""

from coders.parse import Sentence
from coders.syntax.arguments import preposition_objects
from coders.syntax.tokens import OBJECT, all_conjuncts, children

OF_MEMBERS = frozenset({"comprised", "composed", "consisting", "made", "formed"})
MEMBERS = frozenset({"comprising"})
UP = frozenset({"made"})


def parts_of_group(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns the nouns that a participle on a group names as its members; () for one that is "made of steel" or "formed of his own will"."""
    for child in sentence.children[noun]:
        word = sentence.lower[child]
        if sentence.deps[child] != "acl" or word not in OF_MEMBERS | MEMBERS:
            continue
        if word in MEMBERS:
            return all_conjuncts(sentence, children(sentence, child, OBJECT))
        if word not in UP or any(sentence.lower[part] == "up" for part in sentence.children[child]):
            return preposition_objects(sentence, child).get("of", ())
    return ()
