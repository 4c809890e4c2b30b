"""Whom a thing or deed reaches: makers, receivers, those an aim speaks of and what stands behind prepositions, nearest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from coders.parse import Sentence
from coders.syntax.arguments import is_passive, objects, preposition_objects
from coders.syntax.memo import remembered
from coders.syntax.tokens import ANY_SUBJECT, children, conjuncts, is_noun, is_verb

OWNER, MAKER, THING, RECEIVER, ALLOWED, AIM, HELPED, WHETHER = "owner", "maker", "thing", "receiver", "allowed", "aim", "helped", "whether"
CONDITION = "condition"
AIMED, FRONT = "aim ", "front"
PLACING = frozenset({"in", "into", "inside", "near", "across", "along", "throughout", "around", "outside"})
"""Behind these stands a place."""
RELATIONS = (OWNER, MAKER, THING, RECEIVER, ALLOWED, AIM, HELPED, WHETHER, CONDITION, AIMED + OWNER, AIMED + MAKER, FRONT)
"""The relations that `reached` knows beside prepositions."""
CONDITIONS = frozenset({"if", "unless", "until", "till"})
MADE_BY = ("by", "from")
OCCASIONS = frozenset({
    "after", "amid", "because", "because of", "before", "despite", "due to", "during", "following", "given", "since", "through", "throughout", "until",
    "without", "instead of", "according to", "ahead of", "like", "unlike", "as", "than", "except", "including", "besides",
})
"""Behind these stands when, why or by whose word something was done, not whom it reaches."""
AIMING = frozenset({"for", "of", "to", "into", "about", "on", "in", "at", "from", "against", "over"})
"""Prepositions whose gerund or question tells what a thing is about: "an inquiry into whether", "a plan for sending troops"."""
AIMED_TOO = frozenset({"", "between", "to", "for", "against", "on", "into", "in", "near", RECEIVER, ALLOWED, AIM, HELPED, WHETHER})
MAX_STEPS, NEAR = 7, 5


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the lexicon that a search needs: occasions ("in protest", "on eve"), verbs of helping and of letting somebody do something."""

    occasions: frozenset[str] = frozenset()
    helping: frozenset[str] = frozenset()
    letting: frozenset[str] = frozenset()


@remembered
def reached(
    sentence: Sentence, starts: tuple[int, ...], wording: Wording = Wording(), away: frozenset[int] = frozenset()
) -> tuple[tuple[str, int], ...]:
    """Returns (relation, head) of what hangs on verbs and nouns, nearest first; a relation is a preposition or one of these:

    `owner` who owns a noun, `maker` who made it ("a plan by", "from" or "laid out by the army"), `thing` an object itself, `receiver` the
    subject of its relative clause ("the arms Oman has bought"), `allowed` who is to act in a clause ("let a plane land"), `aim` the object
    of an infinitive ("sent troops to occupy Gao"), `helped` that of a helping verb, `whether` the subject of an indirect question ("an
    inquiry into whether the army fired"), `condition` the subject of a clause with "unless" ("will bomb it unless the army leaves"),
    `front` a place that opens the sentence. Behind a noun's infinitive who owns and made things is
    `aim owner` and `aim maker`, and only prepositions of place, aim and opposition count: an "invitation to debate freedom from Spain" is
    not from Spain. What hangs on an occasion ("in protest at") or on one of the tokens `away` is left out.
    """
    found: list[tuple[str, int]] = []
    seen = {*starts, *away}
    frontier = [(token, False) for token in starts]
    for distance in range(MAX_STEPS):
        step: list[tuple[str, int, bool]] = []
        for token, aimed in frontier:
            for relation, head in around(sentence, token, wording, outermost=token in starts):
                itself = token == starts[0] and not is_verb(sentence, token)
                if relation in (OWNER, MAKER) and (itself or (distance >= NEAR and not aimed)):
                    # who owns or makes the deed itself does it, and who owns a thing far below has no part in it
                    continue
                if head not in away and f"{relation} {sentence.lower[head]}" not in wording.occasions:
                    # an infinitive on a noun tells what the thing is to bring about
                    step.append((relation, head, aimed or (not relation and not is_verb(sentence, token) and sentence.tags[head] == "VB")))
        frontier = []
        for relation, head, aimed in step:
            name = AIMED + relation if aimed and relation not in AIMED_TOO else relation
            if relation:
                found.append((name, head))
            if head not in seen:
                seen.add(head)
                frontier.append((head, aimed))
    return tuple(dict.fromkeys(found))


def around(sentence: Sentence, token: int, wording: Wording, *, outermost: bool) -> Iterator[tuple[str, int]]:
    """Yields (relation, head) of what stands right at a token; the relation is empty for verbs and objects that are only passed."""
    yield from behind(sentence, token)
    if is_verb(sentence, token):
        yield from clauses_below(sentence, token, wording)
        for head in objects(sentence, token):
            yield THING if is_noun(sentence, head) else "", head
            if not outermost:
                yield AIM, head
            if not outermost and sentence.lower[token] in wording.helping:
                yield HELPED, head
        if not outermost and sentence.lower[token] in wording.helping:
            # "helped the two sides reach a deal": the parser makes the sides the subject of reach
            yield from ((HELPED, head) for relation, head in clauses_below(sentence, token, wording) if relation == ALLOWED)
    else:
        yield from at_noun(sentence, token)


def behind(sentence: Sentence, token: int) -> Iterator[tuple[str, int]]:
    """Yields what stands behind the prepositions of a token, and the infinitives or questions there: "into whether the army fired"."""
    passive = is_verb(sentence, token) and is_passive(sentence, token)
    for name, heads in preposition_objects(sentence, token).items():
        for head in heads if name not in OCCASIONS else ():
            if head > token or not is_verb(sentence, token):
                yield name, head
            elif name in PLACING:
                yield FRONT, head
            if name == "by" and passive:
                yield MAKER, head
    for child in sentence.children[token]:
        for clause in sentence.children[child] if sentence.deps[child] == "prep" and sentence.lower[child] in AIMING else ():
            if sentence.deps[clause] in ("pcomp", "ccomp") and is_verb(sentence, clause):
                asked = any(sentence.lower[part] in ("whether", "if", "how") for part in sentence.children[clause])
                for head in children(sentence, clause, frozenset({"nsubj", "nsubjpass"})):
                    # "an attack on the union, calling it corrupt": the parser may make the union the subject of calling
                    yield WHETHER if asked else sentence.lower[child], head
                yield "", clause


def clauses_below(sentence: Sentence, verb: int, wording: Wording) -> Iterator[tuple[str, int]]:
    """Yields the infinitives below a verb and who is to act in them; a finite clause is passed only for its question ("asks whether Iran fired")."""
    for child in sentence.children[verb]:
        parts = sentence.children[child]
        # "allowed a plane to land": the tagger may take the infinitive for a noun
        verbal = is_verb(sentence, child) or any(sentence.tags[part] == "TO" for part in parts)
        if sentence.deps[child] not in ("xcomp", "ccomp", "advcl") or not verbal:
            continue
        infinitive = any(sentence.tags[part] == "TO" for part in parts)
        conditional = sentence.deps[child] == "advcl" and any(sentence.deps[part] == "mark" and sentence.lower[part] in CONDITIONS for part in parts)
        # "if the army did not leave" has a bare verb too, and lets nobody do anything
        bare = sentence.tags[child] == "VB" and not conditional and not any(sentence.tags[part] == "MD" for part in parts)
        # "help the two sides reach a deal", "let them land": the tagger may take the bare infinitive for another form
        small = sentence.deps[child] == "ccomp" and not any(sentence.deps[part] == "mark" for part in parts)
        if infinitive or bare or (small and sentence.lower[verb] in wording.helping | wording.letting):
            for head in children(sentence, child, frozenset({"nsubj", "nsubjpass"})):
                yield ALLOWED, head
            yield "", child
        elif conditional:
            for head in children(sentence, child, frozenset({"nsubj", "nsubjpass"})):
                yield CONDITION, head
        elif any(sentence.lower[part] == "whether" for part in parts):
            for head in children(sentence, child, frozenset({"nsubj", "nsubjpass"})):
                yield WHETHER, head


def at_noun(sentence: Sentence, noun: int) -> Iterator[tuple[str, int]]:
    """Yields who owns or made a noun, whom its participles and infinitives speak of and who received it."""
    for child in sentence.children[noun]:
        dep = sentence.deps[child]
        if dep == "poss":
            yield from ((OWNER, head) for head in conjuncts(sentence, child))
        elif dep in ("acl", "relcl", "advcl") and is_verb(sentence, child):
            yield from on_noun(sentence, child)
    for name in MADE_BY:
        yield from ((MAKER, head) for head in preposition_objects(sentence, noun).get(name, ()))


def on_noun(sentence: Sentence, verb: int) -> Iterator[tuple[str, int]]:
    """Yields what a clause on a noun tells of it: infinitives, bare participles ("hit", "designed") and who does what is told of it."""
    own = children(sentence, verb, ANY_SUBJECT)
    infinitive = any(sentence.tags[part] == "TO" for part in sentence.children[verb])
    if infinitive or (sentence.tags[verb] == "VBN" and not own and is_passive(sentence, verb)):
        yield "", verb
    elif own and is_noun(sentence, own[0]) and not any(sentence.tags[part] == "WRB" for part in sentence.children[verb]):
        yield from ((RECEIVER, head) for head in conjuncts(sentence, own[0]))


def addressees(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns to whom words go that a participle or infinitive repeats: the envoy for "wrote to the envoy, threatening", "a letter to him warning"."""
    if sentence.deps[verb] not in ("acl", "advcl", "xcomp") or sentence.tags[verb] not in ("VBG", "VB"):
        return ()
    above = sentence.heads[verb]
    own = preposition_objects(sentence, above).get("to", ())
    if own or is_verb(sentence, above):
        return own or tuple(head for thing in objects(sentence, above) for head in preposition_objects(sentence, thing).get("to", ()))
    return preposition_objects(sentence, sentence.heads[above]).get("to", ()) if is_verb(sentence, sentence.heads[above]) else ()


@remembered
def occasions_told(sentence: Sentence, occasions: frozenset[str]) -> frozenset[int]:
    """Returns the nouns that tell with their preposition the occasion of something: eve in "left on the eve of a visit"."""
    prepositions = ((token, sentence.heads[token]) for token, dep in enumerate(sentence.deps) if dep == "pobj")
    return frozenset(token for token, above in prepositions if f"{sentence.lower[above]} {sentence.lower[token]}" in occasions)


def is_on_occasion(sentence: Sentence, head: int, occasions: frozenset[str], deed: int) -> bool:
    """Says whether words that tell the occasion of a deed stand between it and a head: "left on the eve of a visit by the premier"."""
    told = occasions_told(sentence, occasions)
    token = head
    for _ in range(MAX_STEPS if told else 0):
        above = sentence.heads[token]
        if above == token or token == deed or is_verb(sentence, token):
            return False
        if token in told:
            return True
        token = above
    return False
