"""Whom a thing or deed reaches: makers, receivers, those an aim speaks of and what stands behind prepositions, nearest first."""

from collections.abc import Iterator

from coders.parse import Sentence
from coders.syntax.arguments import is_passive, objects, preposition_objects
from coders.syntax.memo import remembered
from coders.syntax.tokens import RELATIVE_PRONOUNS, SUBJECT, children, conjuncts, is_noun, is_verb

OWNER, MAKER, RECEIVER, ALLOWED, AIM, WHETHER = "owner", "maker", "receiver", "allowed", "aim", "whether"
RELATIONS = (OWNER, MAKER, RECEIVER, ALLOWED, AIM, WHETHER)
"""The relations that `reached` knows beside prepositions."""
MADE_BY = ("by", "from")
OCCASIONS = frozenset({
    "after", "amid", "because", "because of", "before", "despite", "due to", "during", "following", "given", "since", "through", "throughout", "until",
    "without", "instead of", "according to", "ahead of", "like", "unlike", "as", "than", "except", "including", "besides",
})
"""Behind these stands when, why or by whose word something was done, not whom it reaches."""
AIMING = frozenset({"for", "of", "to", "into", "about", "on", "in", "at", "from", "against", "over"})
"""Prepositions whose gerund or question tells what a thing is about: "an inquiry into whether", "a plan for sending troops"."""
MAX_STEPS = 7


@remembered
def reached(sentence: Sentence, starts: tuple[int, ...], asides: frozenset[str] = frozenset(), away: frozenset[int] = frozenset()) -> tuple[tuple[str, int], ...]:
    """Returns (relation, head) of what hangs on verbs and nouns, nearest first; a relation is a preposition or one of these:

    `owner` who owns a noun, `maker` who made it ("a plan by", "from" or "laid out by the army"), `receiver` the subject of its relative clause
    ("the arms Oman has bought"), `allowed` who is to act in a clause ("let a plane land"), `aim` the object of an infinitive ("sent troops
    to help Mali") and `whether` the subject of an indirect question ("an inquiry into whether the army fired"). What hangs on one of the
    `asides` ("in protest at") or of the tokens `away` is left out.
    """
    found: list[tuple[str, int]] = []
    seen = {*starts, *away}
    frontier = list(starts)
    for _ in range(MAX_STEPS):
        step = [pair for token in frontier for pair in around(sentence, token, outermost=token in starts) if sentence.lower[pair[1]] not in asides]
        frontier = []
        for relation, head in step:
            if relation and head not in away:
                found.append((relation, head))
            if head not in seen:
                seen.add(head)
                frontier.append(head)
    return tuple(dict.fromkeys(found))


def around(sentence: Sentence, token: int, *, outermost: bool) -> Iterator[tuple[str, int]]:
    """Yields (relation, head) of what stands right at a token; the relation is empty for verbs and objects that are only passed."""
    yield from behind(sentence, token)
    if is_verb(sentence, token):
        yield from clauses_below(sentence, token)
        for head in objects(sentence, token):
            yield "" if outermost else AIM, head
    else:
        yield from at_noun(sentence, token)


def behind(sentence: Sentence, token: int) -> Iterator[tuple[str, int]]:
    """Yields what stands behind the prepositions of a token, and the infinitives or questions there: "into whether the army fired"."""
    passive = is_verb(sentence, token) and is_passive(sentence, token)
    for name, heads in preposition_objects(sentence, token).items():
        for head in heads if name not in OCCASIONS else ():
            yield name, head
            if name == "by" and passive:
                yield MAKER, head
    for child in sentence.children[token]:
        for clause in sentence.children[child] if sentence.deps[child] == "prep" and sentence.lower[child] in AIMING else ():
            if sentence.deps[clause] in ("pcomp", "ccomp") and is_verb(sentence, clause):
                asked = any(sentence.lower[part] in ("whether", "if", "how") for part in sentence.children[clause])
                for head in children(sentence, clause, frozenset({"nsubj", "nsubjpass"})):
                    yield WHETHER if asked else ALLOWED, head
                yield "", clause


def clauses_below(sentence: Sentence, verb: int) -> Iterator[tuple[str, int]]:
    """Yields the infinitives below a verb and who is to act in them; a finite clause is passed only for its question ("asks whether Iran fired")."""
    for child in sentence.children[verb]:
        if sentence.deps[child] not in ("xcomp", "ccomp", "advcl") or not is_verb(sentence, child):
            continue
        parts = sentence.children[child]
        if any(sentence.tags[part] == "TO" for part in parts) or (sentence.tags[child] == "VB" and not any(sentence.tags[part] == "MD" for part in parts)):
            for head in children(sentence, child, frozenset({"nsubj", "nsubjpass"})):
                yield ALLOWED, head
            yield "", child
        elif any(sentence.lower[part] == "whether" for part in parts):
            for head in children(sentence, child, frozenset({"nsubj", "nsubjpass"})):
                yield WHETHER, head


def at_noun(sentence: Sentence, noun: int) -> Iterator[tuple[str, int]]:
    """Yields who owns or made a noun, whom its participles and infinitives speak of and who received it."""
    for child in sentence.children[noun]:
        dep = sentence.deps[child]
        if dep == "poss":
            yield from ((OWNER, head) for head in conjuncts(sentence, child))
        elif dep in ("acl", "relcl") and is_verb(sentence, child):
            yield from on_noun(sentence, child)
    for name in MADE_BY:
        yield from ((MAKER, head) for head in preposition_objects(sentence, noun).get(name, ()))


def on_noun(sentence: Sentence, verb: int) -> Iterator[tuple[str, int]]:
    """Yields what a clause on a noun tells of it: infinitives, bare participles ("hit", "designed") and the subject of a clause without a pronoun."""
    own = children(sentence, verb, SUBJECT)
    infinitive = any(sentence.tags[part] == "TO" for part in sentence.children[verb])
    if infinitive or (sentence.tags[verb] == "VBN" and not own and is_passive(sentence, verb)):
        yield "", verb
    elif own and is_noun(sentence, own[0]) and not any(sentence.lower[part] in RELATIVE_PRONOUNS for part in sentence.children[verb]):
        yield from ((RECEIVER, head) for head in conjuncts(sentence, own[0]))
