"""Passives, subjects, objects and what stands behind prepositions: the parts that slots are made of."""

from collections.abc import Iterator, Mapping

from coders.judging import load_judging
from coders.parse import Sentence
from coders.syntax.memo import remembered
from coders.syntax.tokens import (
    ANY_SUBJECT,
    CLAUSE,
    OBJECT,
    RELATIVE_PRONOUNS,
    SUBJECT,
    all_conjuncts,
    children,
    first_conjunct,
    is_noun,
    is_verb,
)

NEARNESS = frozenset({"close", "far", "adjacent"})
CALLING = frozenset({"call", "calls", "called", "calling"})
WHOLE = frozenset({"according", "because", "due", "prior", "owing", "thanks", "contrary", "instead", "ahead", "subject"})
"""First words of prepositions of two words that are another preposition than their second: "according to officials" is to nobody."""
PREPOSITIONS = frozenset({"prep", "agent", "dative", "oprd"})
"""Labels of what `preposition_objects` reads."""
ASSISTING = frozenset({"assist", "assists", "assisted", "assisting"})
TOLD_OF = frozenset({"reported", "believed", "feared", "confirmed", "presumed", "said", "thought", "listed"})
"""Behind these, in the passive, a bare participle is what happened to the subject."""


@remembered
def is_passive(sentence: Sentence, verb: int) -> bool:
    """Says whether the verb is passive: "was attacked", "troops accused of", "a bomb planted by", "got arrested"."""
    if sentence.tags[verb] not in ("VBN", "VBD"):
        return False
    own = sentence.children[verb]
    labels = {sentence.deps[child] for child in own}
    if labels & {"auxpass", "nsubjpass"}:
        return True
    if "agent" in labels:
        # "soldiers left Angola by air": the parser takes the means for a doer
        return not (sentence.tags[verb] == "VBD" and "nsubj" in labels and labels & OBJECT)
    if any(sentence.deps[child] == "aux" and sentence.lower[child] in ("have", "has", "had", "'ve", "having") for child in own):
        return False
    if labels & SUBJECT or labels & OBJECT:
        return False
    dep = sentence.deps[verb]
    # "Asked whether Iran would attack, the spokesman smiled": the tagger often takes it for a past tense
    opening = dep == "advcl" and sentence.heads[verb] > verb and not any(sentence.deps[child] == "mark" for child in own)
    if sentence.tags[verb] != "VBN" and dep != "acl" and not opening:
        return False
    if dep in ("acl", "advcl", "amod"):
        return True
    if dep == "conj":
        first = first_conjunct(sentence, verb)
        return is_verb(sentence, first) and is_passive(sentence, first)
    above = sentence.heads[verb]
    # "were reported killed", "was believed kidnapped": done to the subject of the report
    told = dep in ("oprd", "xcomp") and sentence.lower[above] in TOLD_OF and any(sentence.deps[child] == "auxpass" for child in sentence.children[above])
    return told or (dep in ("oprd", "ccomp", "xcomp") and sentence.lower[above] in ("get", "got", "gets", "had", "have", "seen", "found"))


@remembered
def subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the surface subject's heads standing at the verb itself, relative pronouns replaced by what they stand for."""
    own = children(sentence, verb, ANY_SUBJECT)
    if not own:
        return ()
    own = tuple([token for token in own if not is_verb(sentence, token)])
    if len(own) > 1:
        # "Iran: US must act": who stands before the colon of a headline speaks
        own = tuple(token for token in own if sentence.words[token + 1 : token + 2] != (":",))
    return all_conjuncts(sentence, tuple([antecedent(sentence, token, verb) for token in own]))


def antecedent(sentence: Sentence, token: int, verb: int) -> int:
    """Returns what a relative pronoun stands for ("Israel, which attacked": Israel); any other token is returned as it is."""
    if sentence.lower[token] not in RELATIVE_PRONOUNS:
        return token
    clause = first_conjunct(sentence, verb)
    while sentence.deps[clause] in ("xcomp", "ccomp", "conj"):
        clause = sentence.heads[clause]
    if sentence.deps[clause] in ("relcl", "acl"):
        return sentence.heads[clause]
    return token


def governing_subject(sentence: Sentence, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Returns the subject a verb without its own takes over from the clause it hangs on.

    Coordination ("attacked Syria and threatened Iran"), control ("threatened to bomb", "asked the army to prepare"),
    participles ("..., killing 12"), reduced relatives ("rebels fighting in the north"). Empty where there is none.
    """
    if depth > 6:
        return ()
    head, dep = sentence.heads[verb], sentence.deps[verb]
    if dep == "conj" and is_verb(sentence, head):
        outer = beyond_relative(sentence, verb, head)
        if outer is not None:
            return surface_subject(sentence, outer, depth + 1)
        return surface_subject(sentence, head, depth + 1)
    if dep in ("acl", "relcl"):
        return noun_clause_subject(sentence, verb, depth)
    if dep == "xcomp" and is_verb(sentence, head):
        below = children(sentence, head, OBJECT | frozenset({"dative"}))
        below = tuple(token for token in below if is_noun(sentence, token) or sentence.tags[token] == "PRP")
        if below and below[-1] < verb:
            return all_conjuncts(sentence, below[-1:])
        if is_passive(sentence, head) or not below:
            return surface_subject(sentence, head, depth + 1)
    if dep in ("advcl", "xcomp", "prep", "pcomp") and head != verb:
        up = head
        while sentence.deps[up] in ("prep", "acomp", "attr", "advmod") and not is_verb(sentence, up):
            up = sentence.heads[up]
        if is_verb(sentence, up):
            judged = who_is_judged(sentence, up, verb) if dep == "pcomp" else ()
            return judged or surface_subject(sentence, up, depth + 1)
        if is_noun(sentence, up) and sentence.deps[up] in ("nsubj", "nsubjpass", "dobj"):
            return (up,)
    return ()


def who_is_judged(sentence: Sentence, verb: int, gerund: int) -> tuple[int, ...]:
    """Returns who is praised, blamed or punished for what a gerund tells, and so did it: Chad in "condemned Chad for bombing the camp"; else nobody."""
    judging = sentence.lower[verb].startswith(load_judging()) and sentence.lower[sentence.heads[gerund]] == "for" and not is_passive(sentence, verb)
    return tuple(token for token in objects(sentence, verb) if verb < token < gerund) if judging else ()


def beyond_relative(sentence: Sentence, verb: int, head: int) -> int | None:
    """Returns the verb above a passive relative clause with its own subject, which an active verb coordinated with it continues.

    "condemned a raid in which five people were killed and called on": who condemned called, whatever the parser hangs it on.
    """
    if sentence.deps[head] != "relcl" or not is_passive(sentence, head) or sentence.tags[verb] not in ("VBD", "VBZ", "VBP") or is_passive(sentence, verb):
        return None
    own = children(sentence, head, frozenset({"nsubjpass"}))
    if not own or sentence.tags[own[0]] in ("WDT", "WP"):
        return None
    above = sentence.heads[head]
    while sentence.heads[above] != above and not is_verb(sentence, above):
        above = sentence.heads[above]
    return above if is_verb(sentence, above) else None


def noun_clause_subject(sentence: Sentence, verb: int, depth: int) -> tuple[int, ...]:
    """Returns the subject of a clause that hangs on a noun.

    "rebels fighting in the north": the noun; "a plan to attack Syria": whoever owns the plan, or the subject of the verb above it.
    """
    noun = sentence.heads[verb]
    infinitive = any(sentence.tags[child] == "TO" for child in sentence.children[verb])
    if not infinitive:
        return all_conjuncts(sentence, (noun,)) if not is_verb(sentence, noun) else ()
    owner = children(sentence, noun, frozenset({"poss"}))
    if owner:
        return owner
    by = preposition_objects(sentence, noun).get("by")
    if by:
        return by
    above = sentence.heads[noun]
    if (sentence.deps[noun] in OBJECT or sentence.deps[noun] == "attr") and is_verb(sentence, above):
        # also "Russia was the first country to recognize the island"
        return surface_subject(sentence, above, depth + 1)
    return ()


def surface_subject(sentence: Sentence, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Returns the verb's own subject, or the one it takes over from the clause above."""
    return subjects(sentence, verb) or governing_subject(sentence, verb, depth)


def objects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the direct object's heads; "the office that North Korea demolished" gives office."""
    if not sentence.children[verb]:
        return ()
    own = children(sentence, verb, OBJECT)
    found = tuple(antecedent(sentence, token, verb) for token in own if not is_verb(sentence, token) or sentence.tags[token] == "VBG")
    for clause in children(sentence, verb, CLAUSE):
        # "found Croatia guilty": the parser makes Croatia the subject of guilty
        # "assisted refugees to return": so with the one helped
        helped = sentence.lower[verb] in ASSISTING and any(sentence.tags[part] == "TO" for part in sentence.children[clause])
        if sentence.tags[clause].startswith("JJ") or helped:
            found += children(sentence, clause, SUBJECT)
    if not found and sentence.deps[verb] != "acl" and children(sentence, verb, SUBJECT):
        # "called Diaz-Canel to express": the parser takes the object for a predicate of its own
        found = children(sentence, verb, frozenset({"oprd"}))[:1]
        found = tuple(token for token in found if is_noun(sentence, token) and sentence.lower[verb] in CALLING)
    if found:
        return all_conjuncts(sentence, found)
    if sentence.deps[verb] == "amod" and sentence.heads[verb] > verb and children(sentence, verb, SUBJECT):
        # "The government secured aid" misread as secured aid: the verb has a subject, so the noun behind it is its object
        return all_conjuncts(sentence, (sentence.heads[verb],))
    if sentence.deps[verb] == "relcl" and not is_passive(sentence, verb):
        own_subject = children(sentence, verb, SUBJECT)
        gap = own_subject and not any(sentence.lower[token] in RELATIVE_PRONOUNS for token in own_subject)
        stranded = any(sentence.deps[child] == "prep" and not sentence.children[child] for child in sentence.children[verb])
        clausal = children(sentence, verb, CLAUSE)
        where = any(sentence.tags[child] in ("WRB",) for child in sentence.children[verb])
        if gap and not stranded and not clausal and not where and is_noun(sentence, sentence.heads[verb]):
            return all_conjuncts(sentence, (sentence.heads[verb],))
    if sentence.deps[verb] == "conj" and not sentence.children[verb]:
        # "attacked and occupied the town": the object stands at one of the two verbs only
        return ()
    return ()


def shared_object(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the object a verb shares with the verb coordinated behind it: in "shelled and occupied the town" the town, for shelled."""
    for child in sentence.children[verb]:
        if sentence.deps[child] == "conj" and is_verb(sentence, child) and child - verb <= 3:
            return objects(sentence, child)
    return ()


def with_prepositions(sentence: Sentence) -> tuple[int, ...]:
    """Returns the tokens that a preposition hangs on, in order: those for which `preposition_objects` may have more than what someone is called."""
    return tuple(sorted({head for head, dep in zip(sentence.heads, sentence.deps, strict=True) if dep in PREPOSITIONS}))


@remembered
def preposition_objects(sentence: Sentence, token: int) -> Mapping[str, tuple[int, ...]]:
    """Returns what stands behind each preposition of the token: {"against": (4,), "because of": (9,)}.

    The bare indirect object ("gave Iran arms") is read as behind "to", what someone is called ("called him a liar") as behind "as".
    """
    found: dict[str, tuple[int, ...]] = {}
    below = sentence.children[token]
    if not below:
        return found
    for child in below:
        dep = sentence.deps[child]
        if dep in ("prep", "agent") or (dep == "dative" and sentence.tags[child] in ("IN", "TO")):
            for name, heads in read_preposition(sentence, child):
                found[name] = found.get(name, ()) + heads
        elif dep in ("advmod", "amod") and sentence.lower[child] in NEARNESS:
            for name, heads in behind_nearness(sentence, child):
                found[name] = found.get(name, ()) + heads
        elif dep == "dative":
            found["to"] = found.get("to", ()) + all_conjuncts(sentence, (child,))
        elif dep == "oprd" and "as" not in found and child not in objects(sentence, token):
            found["as"] = all_conjuncts(sentence, (child,))
    called = named_in_apposition(sentence, token) if "as" not in found and sentence.lower[token] in CALLING else ()
    return {**found, "as": called} if called else found


def behind_nearness(sentence: Sentence, word: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yields (name, objects) of a preposition right behind a word that says how near: ("close to", Oslo), ("not far from", Oslo)."""
    denied = any(sentence.deps[child] == "neg" for child in sentence.children[word]) or sentence.lower[word - 1 : word] == ("not",)
    told = ("not " if denied else "") + sentence.lower[word]
    for child in sentence.children[word]:
        if child == word + 1 and sentence.deps[child] == "prep":
            yield from ((f"{told} {name}", heads) for name, heads in read_preposition(sentence, child))


def named_in_apposition(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns what someone is called where the parser makes it an apposition, which would have a comma: fool in "called the envoy a fool"."""
    heads = objects(sentence, verb)
    found = (child for head in heads for child in children(sentence, head, frozenset({"appos"})) if "," not in sentence.words[head:child])
    return tuple(found)


def in_front_of(sentence: Sentence, preposition: int, noun: int) -> tuple[int, ...]:
    """Returns what somebody stands before: embassy in "rallied in front of the embassy"; () for "in the front", "in front"."""
    if sentence.lower[preposition : noun + 2] != ("in", "front", "of"):
        return ()
    behind = (child for child in sentence.children[noun] if child == noun + 1)
    return tuple(head for of in behind for _, heads in read_preposition(sentence, of) for head in heads)


def read_preposition(sentence: Sentence, preposition: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yields (name, objects) of a preposition, of one coordinated with it and of a two-part one ("because of", "out of")."""
    name = sentence.lower[preposition]
    for child in sentence.children[preposition]:
        # "because of the raid", "due to": the parser may hang the noun on the first word and leave the second bare
        if sentence.tags[child] in ("IN", "TO") and sentence.deps[child] in ("prep", "pcomp", "fixed") and not sentence.children[child]:
            name = f"{name} {sentence.lower[child]}"
    for child in sentence.children[preposition]:
        dep = sentence.deps[child]
        faced = in_front_of(sentence, preposition, child) if name == "in" else ()
        if faced:
            yield "outside", faced
        elif dep == "pobj":
            yield name, all_conjuncts(sentence, (antecedent(sentence, child, sentence.heads[preposition]),))
        elif dep in ("prep", "pcomp") and sentence.tags[child] in ("IN", "TO"):
            for second, heads in read_preposition(sentence, child):
                yield f"{name} {second}", heads
                if name not in WHOLE:
                    yield second, heads
        elif dep == "conj":
            yield from read_preposition(sentence, child)
