"""Grammatical slots of verbs and nouns in logical roles.

In "Syria was attacked by Israel" the subject is Israel and the object Syria. All functions take a `Sentence` and token
indexes and return token indexes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coders.parse import Sentence
from coders.syntax.memo import remembered

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
OBJECT = frozenset({"dobj", "obj"})
CLAUSE = frozenset({"xcomp", "ccomp"})
ADVERBIAL = frozenset({"advcl"})
RELATIVE = frozenset({"relcl"})
REDUCED = frozenset({"acl"})
MODIFIER = frozenset({"amod", "compound", "nmod", "nummod", "quantmod", "poss", "npadvmod", "advmod"})
NAME_PART = frozenset({"amod", "compound", "nmod"})
ASSISTING = frozenset({"assist", "assists", "assisted", "assisting"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
AUXILIARY = frozenset({"aux", "auxpass"})


@dataclass(frozen=True, slots=True)
class Slots:
    """What stands around one trigger, in logical roles; every value is a tuple of head tokens, conjuncts included.

    `prepositions` maps the lower-case preposition to its objects ("at", "against", "because of"); the indirect object of
    "gave Iran arms" stands under "to". `clauses` are heads of complement clauses, infinitives and gerunds.
    `inherited` is true where the subject was taken from a governing clause.
    """

    trigger: int
    passive: bool
    subject: tuple[int, ...]
    object: tuple[int, ...]
    prepositions: Mapping[str, tuple[int, ...]]
    clauses: tuple[int, ...]
    inherited: bool = False


def label(sentence: Sentence, token: int, labels: frozenset[str]) -> bool:
    """Says whether the token's own label is one of `labels`."""
    return sentence.deps[token] in labels


def is_verb(sentence: Sentence, token: int) -> bool:
    """Says whether the token is a verb form (not a modal)."""
    return sentence.tags[token].startswith("VB")


def is_noun(sentence: Sentence, token: int) -> bool:
    """Says whether the token is a common or proper noun."""
    return sentence.tags[token].startswith("NN")


def children(sentence: Sentence, token: int, labels: frozenset[str]) -> tuple[int, ...]:
    """Returns the children with one of the labels."""
    deps = sentence.deps
    return tuple([child for child in sentence.children[token] if deps[child] in labels])


def conjuncts(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Returns the head and everything coordinated with it, in order: "Israel, Egypt and Jordan" gives three."""
    found = [head]
    for token in found:
        found.extend([child for child in sentence.children[token] if sentence.deps[child] == "conj" and child not in found])
    return tuple(found)


def first_conjunct(sentence: Sentence, token: int) -> int:
    """Returns the first member of the coordination that the token stands in."""
    seen = set()
    while sentence.deps[token] == "conj" and token not in seen:
        seen.add(token)
        token = sentence.heads[token]
    return token


@remembered
def all_conjuncts(sentence: Sentence, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Returns heads and what is coordinated with each, nouns only, without repeats."""
    found: list[int] = []
    for head in heads:
        for token in conjuncts(sentence, head):
            if token not in found and (token == head or not is_verb(sentence, token)):
                found.append(token)
    return tuple(found)


@remembered
def is_passive(sentence: Sentence, verb: int) -> bool:
    """Says whether the verb is passive: "was attacked", "troops accused of", "a bomb planted by", "got arrested"."""
    if sentence.tags[verb] not in ("VBN", "VBD"):
        return False
    own = sentence.children[verb]
    labels = {sentence.deps[child] for child in own}
    if labels & {"auxpass", "nsubjpass", "agent"}:
        return True
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
    return dep in ("oprd", "ccomp", "xcomp") and sentence.lower[sentence.heads[verb]] in ("get", "got", "gets", "had", "have", "seen", "found")


def subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the surface subject's heads standing at the verb itself, relative pronouns replaced by what they stand for."""
    own = children(sentence, verb, SUBJECT | PASSIVE_SUBJECT)
    own = tuple(token for token in own if not is_verb(sentence, token))
    if len(own) > 1:
        # "Iran: US must act": who stands before the colon of a headline speaks
        own = tuple(token for token in own if sentence.words[token + 1 : token + 2] != (":",))
    return all_conjuncts(sentence, tuple(antecedent(sentence, token, verb) for token in own))


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
            return surface_subject(sentence, up, depth + 1)
        if is_noun(sentence, up) and sentence.deps[up] in ("nsubj", "nsubjpass", "dobj"):
            return (up,)
    return ()


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
    own = children(sentence, verb, OBJECT)
    found = tuple(antecedent(sentence, token, verb) for token in own if not is_verb(sentence, token) or sentence.tags[token] == "VBG")
    for clause in children(sentence, verb, CLAUSE):
        # "found Croatia guilty": the parser makes Croatia the subject of guilty
        # "assisted refugees to return": so with the one helped
        helped = sentence.lower[verb] in ASSISTING and any(sentence.tags[part] == "TO" for part in sentence.children[clause])
        if sentence.tags[clause].startswith("JJ") or helped:
            found += children(sentence, clause, SUBJECT)
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


@remembered
def preposition_objects(sentence: Sentence, token: int) -> Mapping[str, tuple[int, ...]]:
    """Returns what stands behind each preposition of the token: {"against": (4,), "because of": (9,)}.

    The bare indirect object ("gave Iran arms") is read as behind "to".
    """
    found: dict[str, tuple[int, ...]] = {}
    for child in sentence.children[token]:
        dep = sentence.deps[child]
        if dep in ("prep", "agent") or (dep == "dative" and sentence.tags[child] in ("IN", "TO")):
            for name, heads in read_preposition(sentence, child):
                found[name] = found.get(name, ()) + heads
        elif dep == "dative":
            found["to"] = found.get("to", ()) + all_conjuncts(sentence, (child,))
    return found


def read_preposition(sentence: Sentence, preposition: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yields (name, objects) of a preposition, of one coordinated with it and of a two-part one ("because of", "out of")."""
    name = sentence.lower[preposition]
    for child in sentence.children[preposition]:
        # "because of the raid", "due to": the parser may hang the noun on the first word and leave the second bare
        if sentence.tags[child] in ("IN", "TO") and sentence.deps[child] in ("prep", "pcomp", "fixed") and not sentence.children[child]:
            name = f"{name} {sentence.lower[child]}"
    for child in sentence.children[preposition]:
        dep = sentence.deps[child]
        if dep == "pobj":
            heads = tuple(antecedent(sentence, child, sentence.heads[preposition]) for child in (child,))
            yield name, all_conjuncts(sentence, heads)
        elif dep in ("prep", "pcomp") and sentence.tags[child] in ("IN", "TO"):
            for second, heads in read_preposition(sentence, child):
                yield f"{name} {second}", heads
                yield second, heads
        elif dep == "conj":
            yield from read_preposition(sentence, child)


def gerunds(sentence: Sentence, token: int) -> dict[str, tuple[int, ...]]:
    """Returns verbs behind prepositions: "accused of shelling" gives {"of": (shelling,)}."""
    found: dict[str, tuple[int, ...]] = {}
    for child in sentence.children[token]:
        if sentence.deps[child] == "prep":
            verbs = tuple(
                verb
                for clause in sentence.children[child]
                if sentence.deps[clause] == "pcomp" and is_verb(sentence, clause)
                for verb in verb_conjuncts(sentence, clause)
            )
            if verbs:
                found[sentence.lower[child]] = found.get(sentence.lower[child], ()) + verbs
    return found


def verb_conjuncts(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the verb and the verbs coordinated with it."""
    return tuple(token for token in conjuncts(sentence, verb) if is_verb(sentence, token))


def clauses(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns heads of the verb's complement clauses: infinitives, that-clauses and gerunds, also behind prepositions."""
    heads: list[int] = []
    for child in sentence.children[verb]:
        if sentence.deps[child] in CLAUSE or (sentence.deps[child] in OBJECT and sentence.tags[child] == "VBG"):
            heads.extend(token for token in verb_conjuncts(sentence, child))
            if sentence.deps[child] in CLAUSE and not is_verb(sentence, child):
                heads.append(child)
    for verbs in gerunds(sentence, verb).values():
        heads.extend(verbs)
    return tuple(dict.fromkeys(heads))


def infinitives(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns infinitives of purpose or complement: "gathered to protest", "sent troops to fight"."""
    return tuple(
        child
        for child in sentence.children[verb]
        if sentence.deps[child] in ("advcl", "xcomp") and any(sentence.tags[part] == "TO" for part in sentence.children[child])
    )


def verb_slots(sentence: Sentence, verb: int) -> Slots:
    """Returns the slots of a verb in logical roles."""
    passive = is_passive(sentence, verb)
    prepositions = preposition_objects(sentence, verb)
    own = subjects(sentence, verb)
    surface = own or governing_subject(sentence, verb)
    if passive:
        agents = tuple(
            head
            for child in sentence.children[verb]
            if sentence.deps[child] == "agent" or (sentence.deps[child] == "prep" and sentence.lower[child] == "by")
            for _, heads in read_preposition(sentence, child)
            for head in heads
        )
        if reduced_relative(sentence, verb) and not own:
            surface = all_conjuncts(sentence, (sentence.heads[verb],))
        shared = shared_adjuncts(sentence, verb, prepositions)
        prepositions, agents = {**shared, **prepositions}, agents or shared.get("by", ()) or agents_below(sentence, verb)
        extra = objects(sentence, verb)
        return Slots(verb, True, agents, surface + tuple(token for token in extra if token not in surface), prepositions, clauses(sentence, verb), not own)
    direct = objects(sentence, verb) or shared_object(sentence, verb)
    return Slots(verb, False, surface, direct, prepositions, clauses(sentence, verb), not own)


def shared_adjuncts(sentence: Sentence, verb: int, own: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Returns what a passive shares with the last one coordinated with it: "was punched and kicked by police", "one was killed and two hurt in a crash"."""
    if own:
        return {}
    for child in sentence.children[verb]:
        if sentence.deps[child] == "conj" and is_verb(sentence, child) and sentence.tags[child] == sentence.tags[verb]:
            behind = preposition_objects(sentence, child)
            # who does it is shared only where the subject is: "was shot and his body was found by relatives"
            names = ("in",) if children(sentence, child, SUBJECT | PASSIVE_SUBJECT) else ("in", "by")
            return {name: behind[name] for name in names if name in behind}
    return {}


def agents_below(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns who does what a passive tells where the parser hangs it on an infinitive: "were assisted to go home by the agency"."""
    for child in sentence.children[verb]:
        if sentence.deps[child] in ("xcomp", "advcl") and sentence.tags[child] == "VB" and not is_passive(sentence, child):
            return preposition_objects(sentence, child).get("by", ())
    return ()


def reduced_relative(sentence: Sentence, verb: int) -> bool:
    """Says whether the verb hangs on a noun as a participle: "troops accused of", "the detained journalist"."""
    return sentence.deps[verb] in ("acl", "relcl", "amod") and is_noun(sentence, sentence.heads[verb])


def noun_slots(sentence: Sentence, noun: int) -> Slots:
    """Returns the slots of an event noun: owner and "by" are its subject, prepositions its other slots.

    "Israel's attack on Syria", "an attack by rebels on the town", "the Israeli attack" (the adjective is read by the caller
    through `modifiers`, because only the actor tables know that it names an actor).
    """
    prepositions = preposition_objects(sentence, noun)
    owner = children(sentence, noun, frozenset({"poss"}))
    subject = all_conjuncts(sentence, owner) + prepositions.get("by", ())
    return Slots(noun, False, subject, (), prepositions, noun_clauses(sentence, noun))


def noun_clauses(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns clauses that fill a noun: "a threat to bomb Iran", "the accusation that Iran shelled"."""
    heads: list[int] = []
    for child in sentence.children[noun]:
        if sentence.deps[child] in ("acl", "relcl", "ccomp") and is_verb(sentence, child):
            infinitive = any(sentence.tags[part] == "TO" for part in sentence.children[child])
            that = any(sentence.deps[part] == "mark" for part in sentence.children[child])
            if infinitive or that:
                heads.extend(verb_conjuncts(sentence, child))
    for verbs in gerunds(sentence, noun).values():
        heads.extend(verbs)
    return tuple(dict.fromkeys(heads))


def is_predicate(sentence: Sentence, token: int) -> bool:
    """Says whether an adjective is said of a subject: "Syria is willing to", "Egypt is optimistic about"."""
    return sentence.deps[token] in ("acomp", "oprd", "attr") and sentence.tags[token].startswith(("JJ", "VBN")) and is_verb(sentence, sentence.heads[token])


def predicate_slots(sentence: Sentence, token: int) -> Slots:
    """Returns the slots of a predicate adjective: the verb's subject, its own and the verb's prepositions, its infinitive."""
    verb = sentence.heads[token]
    prepositions = {**preposition_objects(sentence, verb), **preposition_objects(sentence, token)}
    own = subjects(sentence, verb)
    heads = tuple(dict.fromkeys((*clauses(sentence, token), *infinitives(sentence, token))))
    return Slots(token, False, own or governing_subject(sentence, verb), (), prepositions, heads, not own)


def is_modifier(sentence: Sentence, token: int) -> bool:
    """Says whether a noun only modifies the noun behind it: attack in "attack helicopters"."""
    return sentence.deps[token] in ("compound", "nmod", "amod", "npadvmod") and not children(sentence, token, SUBJECT)


def participle_clauses(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns participles that say to what end: demanding in "went on strike, demanding higher pay"."""
    return tuple(
        verb_below
        for child in sentence.children[verb]
        if sentence.deps[child] == "advcl" and sentence.tags[child] == "VBG"
        for verb_below in verb_conjuncts(sentence, child)
    )


def noun_aims(sentence: Sentence, noun: int, light: int | None) -> tuple[int, ...]:
    """Returns the aims of an event noun: "a protest demanding", "a march to demand", and those of its light verb, "held a rally to demand"."""
    own = tuple(
        child
        for child in sentence.children[noun]
        if sentence.deps[child] in ("acl", "relcl", "advcl")
        and (sentence.tags[child] == "VBG" or any(sentence.tags[part] == "TO" for part in sentence.children[child]))
    )
    if light is None:
        return own
    return own + infinitives(sentence, light) + participle_clauses(sentence, light)


def is_like_preposition(sentence: Sentence, token: int) -> bool:
    """Says whether a verb form is used as a preposition: "considering the price", "following the attack"."""
    return sentence.deps[token] == "prep"
