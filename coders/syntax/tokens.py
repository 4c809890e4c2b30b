"""What a token is by its tag and label, what hangs on it and what is coordinated with it."""

from coders.parse import Sentence
from coders.syntax.memo import remembered

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
ANY_SUBJECT = SUBJECT | PASSIVE_SUBJECT
OBJECT = frozenset({"dobj", "obj"})
CLAUSE = frozenset({"xcomp", "ccomp"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})


def is_verb(sentence: Sentence, token: int) -> bool:
    """Says whether the token is a verb form (not a modal)."""
    return sentence.tags[token][:2] == "VB"


def is_noun(sentence: Sentence, token: int) -> bool:
    """Says whether the token is a common or proper noun."""
    return sentence.tags[token][:2] == "NN"


def children(sentence: Sentence, token: int, labels: frozenset[str]) -> tuple[int, ...]:
    """Returns the children with one of the labels."""
    below = sentence.children[token]
    if not below:
        return ()
    deps = sentence.deps
    return tuple([child for child in below if deps[child] in labels])


def conjuncts(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns the head and everything coordinated with it, in order: "Israel, Egypt and Jordan" gives three.

    What the parser coordinates with a name goes with the title right before it: both are meant in "Peru's envoy Ana Moreno and Chile's minister".
    """
    found = [head]
    deps = sentence.deps
    for token in found:
        for child in sentence.children[token]:
            if deps[child] == "conj" and child not in found:
                found.append(child)
            elif deps[child] == "appos" and is_name_of_title(sentence, token, child):
                found.extend([other for other in sentence.children[child] if deps[other] == "conj" and other not in found])
    return tuple(found)


def is_name_of_title(sentence: Sentence, title: int, name: int) -> bool:
    """Says whether a name in apposition stands right behind its title, with nothing between: "envoy Ana Moreno", not "the envoy, Ana Moreno"."""
    between = sentence.tags[title + 1 : name + 1]
    return len(between) > 0 and all(tag == "NNP" for tag in between) and sentence.tags[title].startswith("NN")


def first_conjunct(sentence: Sentence, token: int) -> int:
    """Returns the first member of the coordination that the token stands in."""
    seen = set()
    while sentence.deps[token] == "conj" and token not in seen:
        seen.add(token)
        token = sentence.heads[token]
    return token


def all_conjuncts(sentence: Sentence, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Returns heads and what is coordinated with each, nouns only, without repeats."""
    if not heads or (len(heads) == 1 and not sentence.children[heads[0]]):
        return heads
    return coordinated(sentence, heads)


@remembered
def coordinated(sentence: Sentence, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Finds what `all_conjuncts` returns for heads that have something below them."""
    found: list[int] = []
    for head in heads:
        for token in conjuncts(sentence, head):
            if token not in found and (token == head or not is_verb(sentence, token)):
                found.append(token)
    return tuple(found)


def verb_conjuncts(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the verb and the verbs coordinated with it."""
    return tuple(token for token in conjuncts(sentence, verb) if is_verb(sentence, token))


def is_predicate(sentence: Sentence, token: int) -> bool:
    """Says whether an adjective is said of a subject: "Syria is willing to", "Egypt is optimistic about"."""
    return sentence.deps[token] in ("acomp", "oprd", "attr") and sentence.tags[token].startswith(("JJ", "VBN")) and is_verb(sentence, sentence.heads[token])


def is_modifier(sentence: Sentence, token: int) -> bool:
    """Says whether a noun only modifies the noun behind it: attack in "attack helicopters"."""
    return sentence.deps[token] in ("compound", "nmod", "amod", "npadvmod") and not children(sentence, token, SUBJECT)


def is_like_preposition(sentence: Sentence, token: int) -> bool:
    """Says whether a verb form is used as a preposition: "considering the price", "following the attack"."""
    return sentence.deps[token] == "prep"


def is_adverbial(sentence: Sentence, token: int) -> bool:
    """Says whether a noun stands as an adverb: month in "gave them food last month"."""
    return sentence.deps[token] in ("npadvmod", "tmod")
