"""Grammatical slots of verbs and nouns in logical roles.

In "Syria was attacked by Israel" the subject is Israel and the object Syria. All functions take a `Sentence` and token
indexes and return token indexes.
"""

from collections.abc import Mapping

from coders.parse import Sentence
from coders.records import record
from coders.syntax.arguments import governing_subject, is_passive, objects, preposition_objects, read_preposition, shared_object, subjects
from coders.syntax.phrases import owners
from coders.syntax.tokens import ANY_SUBJECT, CLAUSE, OBJECT, SUBJECT, all_conjuncts, children, is_noun, is_verb, verb_conjuncts

PLANNING = frozenset({"would", "will"})
BESIDE = frozenset({"by", "after", "before", "without", "since", "despite"})
"""Prepositions whose gerund tells how or when, not what: "ended the truce by firing rockets"."""
IDIOMATIC = ("under", "into", "on", "to")
"""Before a noun without an article these make an idiom with the verb: "put on trial", "taken into custody"."""
FOR_CLAUSE = frozenset({"advcl", "ccomp", "xcomp"})
ACTS = ("tion", "sion", "ment", "ing", "ure", "release", "arrest", "murder", "capture", "killing", "recall", "withdrawal")
"""Endings of nouns of what is done to somebody."""
DAY_LABELS = frozenset({"npadvmod", "advmod", "tmod"})
"""Labels of adverbs and days beside a noun."""


@record
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


def gerunds(sentence: Sentence, token: int) -> dict[str, tuple[int, ...]]:
    """Returns verbs behind prepositions: "accused of shelling" gives {"of": (shelling,)}."""
    found: dict[str, tuple[int, ...]] = {}
    for child in sentence.children[token]:
        if sentence.deps[child] == "prep" and sentence.children[child]:
            verbs = tuple(
                verb
                for clause in sentence.children[child]
                if sentence.deps[clause] == "pcomp" and is_verb(sentence, clause) and not is_circumstance(sentence, clause)
                for verb in verb_conjuncts(sentence, clause)
            )
            if verbs:
                found[sentence.lower[child]] = found.get(sentence.lower[child], ()) + verbs
    return found


def is_circumstance(sentence: Sentence, gerund: int) -> bool:
    """Says whether a gerund with its own subject tells what goes on beside: "failed to agree, with both camps turning down the plan"."""
    return sentence.lower[sentence.heads[gerund]] == "with" and bool(children(sentence, gerund, SUBJECT))


def tells_how(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb is a gerund that tells how or when something is done: firing in "ended the truce by firing rockets"."""
    return sentence.deps[verb] == "pcomp" and sentence.lower[sentence.heads[verb]] in BESIDE


def clauses(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns heads of the verb's complement clauses: infinitives, that-clauses and gerunds, also behind prepositions."""
    heads: list[int] = []
    for child in sentence.children[verb]:
        if sentence.deps[child] in CLAUSE or (sentence.deps[child] in OBJECT and sentence.tags[child] == "VBG"):
            heads.extend(verb_conjuncts(sentence, child))
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
    prepositions = with_for_of_clause(sentence, verb, preposition_objects(sentence, verb))
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
        prepositions, agents = {**shared, **prepositions}, agents or shared.get("by", ()) or agents_below(sentence, verb) or agents_of_idiom(sentence, verb)
        extra = objects(sentence, verb)
        return Slots(verb, True, agents, surface + tuple(token for token in extra if token not in surface), prepositions, clauses(sentence, verb), not own)
    direct = objects(sentence, verb) or shared_object(sentence, verb)
    return Slots(verb, False, surface, direct, prepositions, clauses(sentence, verb), not own)


def with_for_of_clause(sentence: Sentence, verb: int, prepositions: Mapping[str, tuple[int, ...]]) -> Mapping[str, tuple[int, ...]]:
    """Adds to what stands behind a verb's "for" the subject of an infinitive that "for" opens: Chad in "called for Chad to think again"."""
    if "for" in prepositions:
        return prepositions
    for child in sentence.children[verb]:
        if sentence.deps[child] in FOR_CLAUSE and any(sentence.lower[part] == "for" and sentence.deps[part] == "mark" for part in sentence.children[child]):
            named = subjects(sentence, child)
            if named:
                return {**prepositions, "for": named}
    return prepositions


def shared_adjuncts(sentence: Sentence, verb: int, own: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Returns what a passive shares with the last one coordinated with it: "was punched and kicked by police", "one was killed and two hurt in a crash"."""
    if own:
        return {}
    for child in sentence.children[verb]:
        if sentence.deps[child] == "conj" and is_verb(sentence, child) and sentence.tags[child] == sentence.tags[verb]:
            behind = preposition_objects(sentence, child)
            # who does it is shared only where the subject is: "was shot and his body was found by relatives"
            names = ("in",) if children(sentence, child, ANY_SUBJECT) else ("in", "by")
            return {name: behind[name] for name in names if name in behind}
    return {}


def agents_below(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns who does what a passive tells where the parser hangs it on an infinitive: "were assisted to go home by the agency"."""
    for child in sentence.children[verb]:
        if sentence.deps[child] in ("xcomp", "advcl") and sentence.tags[child] == "VB" and not is_passive(sentence, child):
            return preposition_objects(sentence, child).get("by", ())
    return ()


def agents_of_idiom(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns who does what a passive with a bare noun tells where the parser hangs it on the noun: "was taken into custody by police", "were placed
    under sanctions by the ministry"; not "was pushed into a jail by the river"."""
    nouns = (noun for name in IDIOMATIC for noun in preposition_objects(sentence, verb).get(name, ()))
    bare = (noun for noun in nouns if sentence.tags[noun] in ("NN", "NNS") and is_bare(sentence, noun))
    return next((agents for noun in bare if (agents := preposition_objects(sentence, noun).get("by", ()))), ())


def is_bare(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun stands behind its preposition without an article, adjectives left out: "to mock executions", unlike "into a jail"."""
    before = range(sentence.heads[noun] + 1, noun)
    return sentence.heads[noun] < noun and all(sentence.heads[word] == noun and sentence.deps[word] in ("amod", "compound") for word in before)


def reduced_relative(sentence: Sentence, verb: int) -> bool:
    """Says whether the verb hangs on a noun as a participle: "troops accused of", "the detained journalist"."""
    return sentence.deps[verb] in ("acl", "relcl", "amod") and is_noun(sentence, sentence.heads[verb])


def noun_slots(sentence: Sentence, noun: int) -> Slots:
    """Returns the slots of an event noun: owner and "by" are its subject, prepositions its other slots.

    "Israel's attack on Syria", "an attack by rebels on the town", "the Israeli attack" (the adjective is read by the caller
    through `modifiers`, because only the actor tables know that it names an actor).
    """
    prepositions = with_of_behind_day(sentence, noun, preposition_objects(sentence, noun))
    owner = owners(sentence, noun)
    subject = all_conjuncts(sentence, owner) + prepositions.get("by", ())
    return Slots(noun, False, subject, (), prepositions, noun_clauses(sentence, noun))


def with_of_behind_day(sentence: Sentence, noun: int, prepositions: Mapping[str, tuple[int, ...]]) -> Mapping[str, tuple[int, ...]]:
    """Returns a noun's prepositions with the "of" that the parser hangs on the day before it: "the deployment a day earlier of troops"."""
    if "of" in prepositions:
        return prepositions
    # "the release by Zenda rebels of two nuns": the parser hangs "of" on who did it, who is named already; behind a bare name `misplaced` has hung it
    # on the act, and what is left there is the name's ("a suspension by the Bank of Zenda")
    doers = (head for head in prepositions.get("by", ()) if not sentence.tags[head].startswith("NNP") and is_named(sentence, head))
    done = next((heads for head in doers if (heads := preposition_objects(sentence, head).get("of"))), None)
    if done is not None and is_act(sentence, noun):
        return {**prepositions, "of": done}
    holders = (noun, *prepositions.get("by", ()))
    days = (child for holder in holders for child in children(sentence, holder, DAY_LABELS) if child > noun)
    found = next((heads for day in days if (heads := preposition_objects(sentence, day).get("of"))), None)
    return prepositions if found is None else {**prepositions, "of": found}


def is_named(sentence: Sentence, head: int) -> bool:
    """Says whether a noun has a name or a people's adjective before it: "Ruritanian rebels", "Zenda police"."""
    return any(child < head and sentence.words[child][:1].isupper() and sentence.tags[child].startswith(("NNP", "JJ")) for child in sentence.children[head])


def is_act(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun tells what is done to somebody: "the release", "an abduction", not "the attack" nor "a march"."""
    return sentence.lower[noun].endswith(ACTS)


def noun_clauses(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns clauses that fill a noun: "a threat to bomb Iran", "the accusation that Iran shelled", "the need for Iran to withdraw"."""
    heads: list[int] = []
    for child in sentence.children[noun]:
        told = sentence.deps[child] == "advcl" and any(sentence.deps[part] == "mark" and sentence.lower[part] == "for" for part in sentence.children[child])
        if (sentence.deps[child] in ("acl", "relcl", "ccomp") or told) and is_verb(sentence, child):
            infinitive = any(sentence.tags[part] == "TO" for part in sentence.children[child])
            that = any(sentence.deps[part] == "mark" or is_that_of_clause(sentence, part) for part in sentence.children[child])
            if infinitive or that:
                heads.extend(verb_conjuncts(sentence, child))
    for verbs in gerunds(sentence, noun).values():
        heads.extend(verbs)
    return tuple(dict.fromkeys(heads))


def is_that_of_clause(sentence: Sentence, token: int) -> bool:
    """Says whether a "that" opens what a noun says, where the parser takes it for an adverb: "the accusation last week that Iran shelled the town"."""
    return sentence.lower[token] == "that" and sentence.tags[token] == "IN" and sentence.deps[token] == "advmod"


def noun_plans(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns what a noun says is to be done: "a bill to ban", "a law that would ban", "a deadline for Turkey to withdraw"."""
    below = (child for child in sentence.children[noun] if sentence.deps[child] in ("acl", "relcl", "advcl") and is_verb(sentence, child))
    planned = (child for child in below if any(sentence.tags[part] == "TO" or sentence.lower[part] in PLANNING for part in sentence.children[child]))
    return tuple(verb for child in planned for verb in verb_conjuncts(sentence, child))


def predicate_slots(sentence: Sentence, token: int) -> Slots:
    """Returns the slots of a predicate adjective: the verb's subject, its own and the verb's prepositions, its infinitive."""
    verb = sentence.heads[token]
    prepositions = {**preposition_objects(sentence, verb), **preposition_objects(sentence, token)}
    own = subjects(sentence, verb)
    heads = tuple(dict.fromkeys((*clauses(sentence, token), *infinitives(sentence, token))))
    return Slots(token, False, own or governing_subject(sentence, verb), (), prepositions, heads, not own)


def participle_clauses(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns participles that say to what end: demanding in "went on strike, demanding higher pay"."""
    return tuple(
        verb_below
        for child in sentence.children[verb]
        if sentence.deps[child] == "advcl" and sentence.tags[child] == "VBG"
        for verb_below in verb_conjuncts(sentence, child)
    )


def subject_aims(sentence: Sentence, subjects: tuple[int, ...]) -> tuple[int, ...]:
    """Returns the participles that tell what those want who act: demanding in "workers demanding higher pay went on strike"."""
    return tuple(
        verb_below
        for head in subjects
        for child in sentence.children[head]
        if sentence.deps[child] in ("acl", "relcl") and sentence.tags[child] == "VBG"
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
