"""Noun phrases: extent, modifiers, owners, appositions; what the actor, place and number resolvers read."""

from coders.parse import Sentence
from coders.syntax.memo import remembered
from coders.syntax.tokens import is_noun, is_verb

INSIDE = frozenset({"det", "amod", "compound", "nmod", "nummod", "quantmod", "poss", "case", "npadvmod", "advmod", "predet", "neg", "punct", "meta", "dep"})
NEAR, MAX_WORDS = 2, 15
"""An apposition begins right behind the phrase and its comma; text of an actor is no longer than this."""
APART = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl"})
"""What is no part of a preposition's phrase, though it hangs in it."""
NAMING = frozenset({"amod", "compound", "nmod", "npadvmod", "punct", "quantmod"})


@remembered
def phrase(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns the tokens of the noun phrase around `head` without what follows the head: "the North Korean army"."""
    if not sentence.children[head]:
        return (head,)
    deps = sentence.deps
    found = [head]
    for token in found:
        if token != head and deps[token] == "conj":
            continue
        found.extend([child for child in sentence.children[token] if deps[child] in INSIDE and child < head and child not in found])
    found.sort()
    first = found[0]
    while first < head and sentence.tags[first] in (",", ":", "``", "''", "-LRB-", "-RRB-", ".", "HYPH", "POS"):
        first += 1
    return tuple(range(first, head + 1))


def name_tokens(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns the head with the modifiers and compounds before it, without owner and determiner: "army spokesman Zog Barlow"."""
    children, deps = sentence.children, sentence.deps
    if not children[head]:
        return (head,)
    found = [head]
    for token in found:
        found.extend([child for child in children[token] if deps[child] in NAMING and child < token and child not in found])
    found.sort()
    return tuple(found)


@remembered
def titles(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns the titles of a personal name, before it or in apposition: "President Moon Jae-in", "Ana Moreno, the envoy"; () for other words."""
    if not sentence.tags[head].startswith("NNP"):
        return ()
    before = tuple(child for child in sentence.children[head] if sentence.deps[child] == "compound" and child < head)
    behind = tuple(child for child in sentence.children[head] if sentence.deps[child] == "appos" and sentence.tags[child] in ("NN", "NNS"))
    return before + behind


def long_phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """Returns first and last token of the phrase with its prepositional part and the name or office in apposition; without clauses and conjuncts.

    "her counterpart, Ana Moreno", "Ana Moreno, the envoy to Chad": as long as the whole has no more than MAX_WORDS.
    """
    if not sentence.children[head]:
        return head, head
    first, last = phrase(sentence, head)[0], preposition_end(sentence, head)
    name = next((child for child in sentence.children[head] if child > last and sentence.deps[child] == "appos"), None)
    if name is None or not any(sentence.tags[token].startswith("NNP") for token in (head, name)) or not is_noun(sentence, name):
        return first, last
    # "two states, Egypt and Libya" are not the first one alone
    listed = sentence.tags[head] in ("NNS", "NNPS") or any(sentence.deps[child] == "conj" for child in sentence.children[name])
    end = preposition_end(sentence, name)
    opened = "(" in sentence.words[last + 1 : name]
    if opened and sentence.words[end + 1 : end + 2] != (")",):
        return first, last
    end += opened
    broken = any(sentence.tags[token] == ":" for token in range(last + 1, end + 1))
    whole = not (listed or broken) and phrase(sentence, name)[0] - last <= NEAR and end - first < MAX_WORDS
    return first, end if whole else last


def preposition_end(sentence: Sentence, head: int) -> int:
    """Returns the last token of the prepositional part of a phrase, the head where it has none."""
    last = head
    deps = sentence.deps
    stack = [child for child in sentence.children[head] if deps[child] == "prep" and child > head]
    while stack:
        token = stack.pop()
        last = max(last, token)
        stack.extend([child for child in sentence.children[token] if child > head and deps[child] not in APART])
    return last


@remembered
def modifiers(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns the adjectives and compounds of a noun with those coordinated: "Chinese and Indian forces" gives both."""
    found: list[int] = []
    for child in sentence.children[head]:
        if sentence.deps[child] in ("amod", "compound", "nmod") and child < head:
            found.append(child)
            stack = [child]
            while stack:
                token = stack.pop()
                for below in sentence.children[token]:
                    if sentence.deps[below] in ("conj", "compound", "amod", "nmod") and below not in found and below < head:
                        found.append(below)
                        stack.append(below)
    return tuple(sorted(found))


def leaders(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns who leads what a noun names: NATO in "a NATO-led air strike"."""
    led = (child for child in sentence.children[head] if sentence.deps[child] == "amod" and sentence.tags[child] == "VBN")
    return tuple(child for verb in led for child in sentence.children[verb] if sentence.deps[child] in ("npadvmod", "nsubj", "compound"))


def coordinated_modifiers(sentence: Sentence, head: int) -> tuple[tuple[int, ...], ...]:
    """Returns groups of modifiers that are coordinated: "British and French troops" gives ((British,), (French,)); () where none are."""
    for child in sentence.children[head]:
        if sentence.deps[child] in ("amod", "compound", "nmod"):
            joined = [below for below in sentence.children[child] if sentence.deps[below] == "conj" and below < head]
            if joined:
                members = [child]
                for token in members:
                    members.extend(below for below in sentence.children[token] if sentence.deps[below] == "conj" and below < head and below not in members)
                return tuple((member,) for member in members)
    return ()


def owners(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns the possessors of a noun: "North Korea's army" gives Korea, "its army" its."""
    deps = sentence.deps
    return tuple([child for child in sentence.children[head] if deps[child] == "poss"])


def appositives(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns nouns in apposition: "Ana Kral, deputy head of the council" gives chief."""
    deps = sentence.deps
    found = tuple([child for child in sentence.children[head] if deps[child] == "appos" and not is_verb(sentence, child)])
    if deps[head] == "appos":
        found += (sentence.heads[head],)
    return found


def determiner(sentence: Sentence, head: int) -> str | None:
    """Returns the lower-case determiner of a noun ("the", "no", "any", "such"), None where it has none."""
    for child in sentence.children[head]:
        if sentence.deps[child] in ("det", "predet", "neg"):
            return sentence.lower[child]
    return None


def counted_by(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns the number words at a noun: "at least 20 soldiers" gives 20."""
    return tuple([child for child in sentence.children[head] if sentence.deps[child] == "nummod"])


@remembered
def verb_above(sentence: Sentence, noun: int) -> tuple[int, str] | None:
    """Returns (verb, role) of the verb that a noun stands at as subject, object or behind a preposition.

    Role is "subject", "object" or the preposition. None where the noun hangs on no verb. "launched an attack on Syria":
    (launched, "object") for attack; "responded with a series of attacks": (responded, "with") through the measure noun.
    """
    token = noun
    for _ in range(4):
        while sentence.deps[token] == "conj" and not is_verb(sentence, token):
            token = sentence.heads[token]
        head, dep = sentence.heads[token], sentence.deps[token]
        if head == token:
            return None
        if dep in ("nsubj", "csubj"):
            return (head, "subject") if is_verb(sentence, head) else None
        if dep in ("nsubjpass", "csubjpass", "dobj", "obj", "attr", "oprd"):
            return (head, "object") if is_verb(sentence, head) else None
        if dep == "agent" or (dep == "pobj" and sentence.deps[head] == "agent"):
            return (sentence.heads[head], "subject")
        if dep == "pobj":
            above = sentence.heads[head]
            if is_verb(sentence, above):
                return above, sentence.lower[head]
            if is_noun(sentence, above) and sentence.lower[head] == "of":
                token = above
                continue
            return None
        return None
    return None


def stands_apart(sentence: Sentence, noun: int, words: int) -> bool:
    """Says whether words behind a noun only add what somebody or something is: since in "Rassendyll, chairman since 2018, said", also where the parser
    hangs it on Rassendyll."""
    apposed = any(sentence.deps[child] == "appos" and noun < child < words for child in sentence.children[noun])
    return sentence.deps[noun] == "appos" or (sentence.deps[noun] == "dep" and not is_verb(sentence, noun)) or apposed


def noun_above(sentence: Sentence, noun: int) -> tuple[int, str] | None:
    """Returns (noun, preposition) where a noun hangs on another noun: in "the death of 12 people" (death, "of") for people."""
    token = noun
    while sentence.deps[token] == "conj":
        token = sentence.heads[token]
    head = sentence.heads[token]
    if sentence.deps[token] == "pobj" and is_noun(sentence, sentence.heads[head]):
        return sentence.heads[head], sentence.lower[head]
    if sentence.deps[token] == "poss" and is_noun(sentence, head):
        return head, "poss"
    return None


def below(sentence: Sentence, token: int, *, relative: bool = True) -> tuple[int, ...]:
    """Returns the children of a token without clauses of time, reason or condition, full that-clauses, asides and coordinated verbs;
    `relative` keeps relative clauses."""
    deps = sentence.deps
    return tuple([
        child
        for child in sentence.children[token]
        if (relative or deps[child] not in ("relcl", "acl"))
        and not (deps[child] == "ccomp" and any(deps[part] in ("nsubj", "nsubjpass") for part in sentence.children[child]))
        and not (deps[child] in ("advcl", "parataxis", "punct", "appos") or (deps[child] == "conj" and is_verb(sentence, child)))
    ])


def clause_span(sentence: Sentence, token: int) -> tuple[int, int]:
    """Returns first and last token of the clause a token stands in, clauses coordinated with it or governed by it as speech left out."""
    top = token
    seen = {top}
    while not is_verb(sentence, top) and sentence.heads[top] not in seen:
        top = sentence.heads[top]
        seen.add(top)
    inside = [top]
    for part in inside:
        for child in sentence.children[part]:
            dep = sentence.deps[child]
            apart = dep in ("ccomp", "parataxis", "punct") or (dep == "conj" and is_verb(sentence, child))
            if child not in inside and not apart:
                inside.append(child)
    return min(inside), max(inside)


def is_adjective_behind(sentence: Sentence, token: int) -> bool:
    """Says whether an adjective stands right behind the noun that it hangs on: captive in "held a senator captive"."""
    return token == sentence.heads[token] + 1 and sentence.tags[token] == "JJ" and sentence.deps[token] in ("amod", "acomp", "advmod")
