"""What pronouns, short forms and noun phrases may refer to by their place in the sentence."""

from coders.parse import Sentence
from coders.syntax.memo import remembered
from coders.syntax.tokens import conjuncts, is_noun, is_verb

COPULAS = frozenset({"is", "was", "'s", "be", "been", "seems", "seemed", "appears", "appeared", "remains", "becomes", "became"})
SUBJECTS = ("nsubj", "nsubjpass")


def is_expletive(sentence: Sentence, token: int, adjectives: frozenset[str]) -> bool:
    """Says whether "it" stands for a clause: "it is unclear whether", "it was reported that"; `adjectives` are those said of clauses.

    In "it is ready to talk" and "it is confident that" it stands for someone.
    """
    verb = sentence.heads[token]
    if sentence.deps[token] not in SUBJECTS:
        return False
    below = sentence.children[verb]
    if sentence.deps[token] == "nsubjpass":
        return any(sentence.deps[child] == "ccomp" and child > verb for child in below)
    said = (sentence.lower[child] for child in below if sentence.deps[child] in ("acomp", "attr", "advmod"))
    return sentence.lower[verb] in COPULAS and any(word in adjectives for word in said)


def earlier_subjects(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns subject heads that stand before a token in the sentence, the nearest first."""
    return tuple(part for part in range(token - 1, -1, -1) if sentence.deps[part] in SUBJECTS)


def linked_objects(sentence: Sentence, head: int) -> tuple[tuple[str, str, int], ...]:
    """Returns (word, preposition, object) of adjectives and participles behind a noun: "forces loyal to Haftar" gives (loyal, to, Haftar)."""
    found: list[tuple[str, str, int]] = []
    for child in sentence.children[head]:
        if child < head or sentence.deps[child] not in ("amod", "acl", "relcl"):
            continue
        for preposition in sentence.children[child]:
            if sentence.deps[preposition] not in ("prep", "agent"):
                continue
            for noun in sentence.children[preposition]:
                if sentence.deps[noun] == "pobj" and is_noun(sentence, noun):
                    found.append((sentence.lower[child], sentence.lower[preposition], noun))
    return tuple(found)


@remembered
def owner_heads(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns the possessors of a noun with those coordinated: in "Kenya and Uganda's spy services" both countries."""
    found: list[int] = []
    for child in sentence.children[head]:
        if sentence.deps[child] == "poss":
            found.extend(token for token in conjuncts(sentence, child) if token < head and not is_verb(sentence, token))
    return tuple(found)


def is_subject(sentence: Sentence, token: int) -> bool:
    """Says whether a token is itself the subject of a clause."""
    return sentence.deps[token] in SUBJECTS


def continues_name(sentence: Sentence, token: int) -> int | None:
    """Returns the proper noun behind a token whose name the token only opens: Tower for Trump in "Trump Tower"; None where the name ends here."""
    head = sentence.heads[token]
    if head > token and sentence.deps[token] == "compound" and sentence.tags[head].startswith("NNP"):
        return head
    return None


def given_name(sentence: Sentence, token: int, *, name: int | None = None) -> int | None:
    """Returns the proper noun just before a token that hangs on a name, by default on the token: Chelsea for Clinton in "Chelsea Clinton"; None without
    one."""
    before = token - 1
    above = token if name is None else name
    if before >= 0 and sentence.heads[before] == above and sentence.deps[before] == "compound" and sentence.tags[before] == "NNP":
        return before
    return None


def owners_above(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns owners of the nouns a possessive stands under, nearest first: "Syria's fear for its border" gives Syria for its."""
    found: list[int] = []
    noun = sentence.heads[token]
    for _ in range(6):
        above = sentence.heads[noun]
        if is_verb(sentence, noun) or above == noun:
            break
        noun = above
        if is_noun(sentence, noun):
            found.extend(child for child in sentence.children[noun] if sentence.deps[child] == "poss" and child < token)
    return tuple(found)


def main_subject(sentence: Sentence) -> int | None:
    """Returns the subject of the sentence's main verb, None where it has none."""
    for token, dep in enumerate(sentence.deps):
        if dep in SUBJECTS and sentence.heads[sentence.heads[token]] == sentence.heads[token]:
            return token
    return None


def agents_of_participles(sentence: Sentence, head: int) -> tuple[tuple[int, int], ...]:
    """Returns (participle, noun behind "by") of what is said of a noun: (backed, Turkey) for Rebels in "Rebels backed by Turkey took a town" and
    in "Backed by Turkey, rebels took a town"."""
    own = tuple(child for child in sentence.children[head] if sentence.deps[child] in ("acl", "relcl", "amod") and child > head)
    verb = sentence.heads[head]
    beside: tuple[int, ...] = ()
    if sentence.deps[head] in SUBJECTS:
        beside = tuple(
            child for child in sentence.children[verb]
            if sentence.deps[child] == "advcl" and child < verb and not any(sentence.deps[part] in SUBJECTS for part in sentence.children[child])
        )
    return tuple(
        (participle, noun)
        for participle in (*own, *beside) if sentence.tags[participle] in ("VBN", "VBD")
        for by in sentence.children[participle] if sentence.lower[by] == "by"
        for noun in sentence.children[by] if sentence.deps[noun] == "pobj"
    )
