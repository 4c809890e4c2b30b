"""What stands above and at a verb: negation, modals, conjunctions, and the chain of clauses up to the root."""


from coders.parse import Sentence
from coders.records import record
from coders.syntax.memo import remembered
from coders.syntax.tokens import is_noun, is_verb

DENYING = frozenset({"no", "neither", "never", "nor", "hardly"})
SAME_IN_PAST = frozenset({"cut", "quit", "set", "put", "hit", "let", "cast", "split", "shut", "beat", "hurt", "cost", "bet", "rid", "spread", "burst", "read"})
"""Verbs whose past is their bare form."""
AHEAD = frozenset({"will", "'ll", "wo", "shall", "would", "may", "might"})
"""Modal verbs of what is to come."""

@record
class Link:
    """One step up from a trigger: `kind` says how `below` hangs on `above`.

    Kinds: conj, clause (complement: "said that ..."), gerund (behind a preposition: "accused of ..."), adverbial, purpose
    ("to ..."), relative, noun_infinitive ("a plan to ..."), noun_clause ("the claim that ..."), subject, object,
    preposition (a noun behind one), of (a noun in a noun: "the threat of an attack"), modifier, other.
    """

    below: int
    above: int
    kind: str
    preposition: str = ""


@remembered
def has_infinitive_to(sentence: Sentence, verb: int) -> bool:
    """Says whether the verb is an infinitive with "to"."""
    return any([sentence.deps[child] == "aux" for child in sentence.children[verb] if sentence.tags[child] == "TO"])


def shares_infinitive(sentence: Sentence, verb: int) -> bool:
    """Says whether a bare form is a second infinitive that the parser hung on the governor: meet in "is expected to hold talks and meet the king"."""
    above = sentence.heads[verb]
    own = any(sentence.deps[child] in ("aux", "nsubj", "nsubjpass") for child in sentence.children[verb])
    if sentence.tags[verb] != "VB" or sentence.tags[above] == "VB" or own:
        return False
    return any(above < child < verb and sentence.deps[child] == "xcomp" and has_infinitive_to(sentence, child) for child in sentence.children[above])


@remembered
def link_up(sentence: Sentence, token: int) -> Link | None:
    """Returns the step from a token to what it hangs on; None at the root."""
    head, dep = sentence.heads[token], sentence.deps[token]
    if head == token:
        return None
    if dep == "conj":
        return Link(token, head, "clause" if shares_infinitive(sentence, token) else "conj")
    if dep in ("ccomp", "xcomp"):
        return Link(token, head, "clause")
    if dep == "parataxis":
        return Link(token, head, "other")
    if dep == "advcl":
        return Link(token, head, "purpose" if has_infinitive_to(sentence, token) else "adverbial")
    if dep == "pcomp":
        return Link(token, sentence.heads[head], "gerund", sentence.lower[head])
    if dep in ("acl", "relcl"):
        return Link(token, head, clause_of_noun(sentence, token))
    if dep in ("nsubj", "csubj", "nsubjpass", "csubjpass"):
        return Link(token, head, "object" if dep.endswith("pass") else "subject")
    if dep in ("dobj", "obj", "attr", "oprd"):
        return Link(token, head, "object")
    if dep == "pobj":
        above = sentence.heads[head]
        noun = is_noun(sentence, above) and not is_verb(sentence, above)
        return Link(token, above, "of" if noun else "preposition", sentence.lower[head])
    if dep in ("amod", "compound", "nmod", "poss"):
        return Link(token, head, "modifier")
    if dep == "appos":
        return Link(token, head, "other")
    return Link(token, head, "other")


def clause_of_noun(sentence: Sentence, verb: int) -> str:
    """Names the clause on a noun: noun_infinitive, noun_clause (with "that" as a conjunction) or relative."""
    if has_infinitive_to(sentence, verb):
        return "noun_infinitive"
    if any(sentence.deps[child] == "mark" for child in sentence.children[verb]):
        return "noun_clause"
    return "relative"


def chain(sentence: Sentence, token: int) -> tuple[Link, ...]:
    """Returns the steps from a token up to the root, nearest first."""
    found: list[Link] = []
    seen = {token}
    while True:
        link = link_up(sentence, token)
        if link is None or link.above in seen:
            return tuple(found)
        found.append(link)
        seen.add(link.above)
        token = link.above


def own_words(sentence: Sentence, token: int) -> tuple[str, ...]:
    """Returns the lower-case adverbs, auxiliaries and negations standing at a token itself."""
    return tuple(
        sentence.lower[child] for child in sentence.children[token] if sentence.deps[child] in ("neg", "aux", "auxpass", "advmod", "mark", "preconj")
    )


def negations(sentence: Sentence, token: int) -> tuple[str, ...]:
    """Returns the words the parser reads as negation of a token: "not", "n't", "never", and the determiner "no" of a noun."""
    lower, deps, below = sentence.lower, sentence.deps, sentence.children[token]
    found = [lower[child] for child in below if deps[child] == "neg"]
    found.extend([lower[child] for child in below if lower[child] in DENYING and deps[child] in ("det", "advmod", "preconj")])
    for child in below:
        around = {lower[part] for part in sentence.children[child]} if lower[child] == "longer" else ()
        if "no" in around and "than" not in around:
            # "Iran no longer attacks": not so now; "for no longer than a day" denies nothing
            found.append("no")
    return tuple(found)


@remembered
def modals(sentence: Sentence, verb: int) -> tuple[str, ...]:
    """Returns the modal verbs of a verb in lower case ("will", "could", "'ll"), or of the verb it is coordinated with when it has none of its own."""
    found = tuple(sentence.lower[child] for child in sentence.children[verb] if sentence.tags[child] == "MD")
    own = any(sentence.deps[child] in ("aux", "auxpass", "nsubj", "nsubjpass") for child in sentence.children[verb])
    above = sentence.heads[verb]
    # "should be tried and jailed": the tagger often makes jailed a past tense
    bare = sentence.tags[verb] in ("VB", "VBN") or (sentence.tags[verb] == "VBD" and sentence.tags[above] == "VBN")
    # "will hold talks, meet the king and open a fair": the tagger often makes meet a present
    bare = bare or (sentence.tags[verb] == "VBP" and sentence.tags[above] == "VB")
    if not found and not own and sentence.deps[verb] == "conj" and bare and is_verb(sentence, above):
        return modals(sentence, above)
    return found


def is_stray_infinitive(sentence: Sentence, verb: int) -> bool:
    """Says whether a bare form is coordinated with a verb of another form, so that the parser lost its "to": compensate in "set up a fund to improve clinics
    and compensate families", hung on set; not "cut" and the like, which may be past."""
    above = sentence.heads[verb]
    own = any(sentence.deps[child] in ("aux", "auxpass", "nsubj", "nsubjpass") for child in sentence.children[verb])
    if sentence.tags[verb] != "VB" or sentence.deps[verb] != "conj" or own:
        return False
    while sentence.deps[above] == "conj" and sentence.tags[above] == "VB" and not modals(sentence, above) and not has_infinitive_to(sentence, above):
        above = sentence.heads[above]
    return sentence.tags[above] in ("VBD", "VBN", "VBZ") and sentence.lower[verb] not in SAME_IN_PAST and any(
        sentence.tags[token] == "TO" for token in range(above, verb)
    )


def marks(sentence: Sentence, verb: int) -> tuple[str, ...]:
    """Returns the conjunctions that open the verb's clause: "if", "unless", "after", "that"."""
    found = [sentence.lower[child] for child in sentence.children[verb] if sentence.deps[child] == "mark"]
    found.extend(
        sentence.lower[child] for child in sentence.children[verb] if sentence.deps[child] == "advmod" and sentence.tags[child] == "WRB"
    )
    return tuple(found)


def tense(sentence: Sentence, verb: int) -> str:
    """Returns past, present, future or unknown, read from the verb's form and its auxiliaries."""
    if not is_verb(sentence, verb):
        return "unknown"
    if not AHEAD.isdisjoint(modals(sentence, verb)):
        return "future"
    auxiliaries = [(sentence.lower[child], sentence.tags[child]) for child in sentence.children[verb] if sentence.deps[child] in ("aux", "auxpass")]
    if has_infinitive_to(sentence, verb):
        return "future"
    if any(tag == "VBD" or word in ("has", "have", "had", "'ve") for word, tag in auxiliaries):
        return "past"
    tag = sentence.tags[verb]
    if tag == "VBD" or (tag == "VBN" and not auxiliaries):
        return "past"
    if tag == "VBG" and not auxiliaries:
        link = link_up(sentence, verb)
        return tense(sentence, link.above) if link and is_verb(sentence, link.above) else "unknown"
    return "present"


def parentheticals(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns verbs put in between: "Israel, the army said, attacked" gives said for attacked."""
    return tuple(child for child in sentence.children[token] if sentence.deps[child] == "parataxis" and is_verb(sentence, child))


def has_open_infinitive(sentence: Sentence, token: int) -> bool:
    """Says whether the word takes an infinitive: "told Iran to leave"."""
    return any(sentence.deps[child] == "xcomp" and has_infinitive_to(sentence, child) for child in sentence.children[token])


def negative_subject(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb's subject denies it: "no group said", "nobody attacked", "none of the rebels fired", "few agencies have invested"."""
    for child in sentence.children[verb]:
        if sentence.deps[child] in ("nsubj", "nsubjpass"):
            own = {sentence.lower[child], *(sentence.lower[part] for part in sentence.children[child] if sentence.deps[part] in ("det", "neg"))}
            if own & {"no", "nobody", "none", "neither", "nothing"} or is_few(sentence, child):
                return True
    return False


def is_few(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun is next to none: "few agencies", "few of them"; not "a few agencies", "few hundred"."""
    few = next((token for token in (noun, *sentence.children[noun]) if sentence.lower[token] == "few" and token <= noun), None)
    if few is None or sentence.deps[few] not in ("amod", "nsubj", "nsubjpass"):
        return False
    around = (*sentence.children[noun], *sentence.children[few])
    return not any(token < noun and sentence.deps[token] in ("det", "nummod", "poss", "predet", "quantmod") for token in around)


def has_condition(sentence: Sentence, verb: int, words: frozenset[str]) -> bool:
    """Says whether an "if" clause hangs on the verb: "will leave if parliament agrees"."""
    return any(
        sentence.deps[child] == "advcl" and any(sentence.deps[part] == "mark" and sentence.lower[part] in words for part in sentence.children[child])
        for child in sentence.children[verb]
    )


def shares_subject(sentence: Sentence, verb: int) -> bool:
    """Says whether a coordinated verb has no subject of its own: injured in "no one was killed or injured"."""
    return sentence.deps[verb] == "conj" and not any(sentence.deps[child] in ("nsubj", "nsubjpass", "csubj") for child in sentence.children[verb])


def goes_on_from(sentence: Sentence, verb: int) -> bool:
    """Says whether a coordinated verb borrows the subject or the auxiliary of the one before it: injured in "nine were killed and two injured"."""
    return shares_subject(sentence, verb) or (
        sentence.deps[verb] == "conj" and not any(sentence.deps[child] in ("aux", "auxpass") for child in sentence.children[verb])
    )


def with_particles(sentence: Sentence, token: int) -> tuple[str, ...]:
    """Returns the particles of a verb in lower case: "ruled out sending" gives out, "look forward to" forward."""
    return tuple(
        sentence.lower[child]
        for child in sentence.children[token]
        if sentence.deps[child] == "prt" or (sentence.deps[child] == "advmod" and child == token + 1)
    )


def is_repeated(sentence: Sentence, verb: int) -> bool:
    """Says whether the verb is told of every time: "the rebels attack every night", "each year the army kills"."""
    return any(
        sentence.deps[child] == "npadvmod" and any(sentence.lower[part] in ("every", "each") for part in sentence.children[child])
        for child in sentence.children[verb]
    )


def is_bare_copula(sentence: Sentence, verb: int) -> bool:
    """Says whether a form of "be" says nothing of its subject but what comes: "are also to meet", not "is bound to", "was one of three to"."""
    return not any(sentence.deps[child] in ("attr", "acomp", "oprd", "expl") for child in sentence.children[verb])


def complement_words(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns what a form of "be" says of its subject, with its modifiers: "was the first country to" gives first and country."""
    heads = [child for child in sentence.children[verb] if sentence.deps[child] in ("attr", "acomp", "oprd")]
    return tuple(token for head in heads for token in (head, *sentence.children[head]))


def headline_speaker(sentence: Sentence) -> int | None:
    """Returns the noun before a headline's colon: Iran in "Iran: US must lift sanctions"; None where the line has none.

    Only a short name may stand there ("UN chief"), and a clause must follow.
    """
    for colon in range(1, min(5, len(sentence) - 2)):
        if sentence.words[colon] == ":":
            before, after = sentence.tags[:colon], sentence.tags[colon + 1 :]
            named = all(tag.startswith(("NN", "JJ", "DT")) or tag == "POS" for tag in before) and before[-1].startswith("NN")
            return colon - 1 if named and any(tag.startswith(("VB", "MD")) for tag in after) else None
    return None


def is_pluperfect(sentence: Sentence, verb: int) -> bool:
    """Says whether the verb stands in the past perfect: "had planned", "had been scheduled"."""
    return any(sentence.lower[child] in ("had", "'d") and sentence.deps[child] == "aux" for child in sentence.children[verb])


def is_finite_past(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb tells a deed of the past: "attacked", "has attacked", "was attacked"; not the bare participle of "men accused of", nor a modal."""
    if not is_verb(sentence, verb) or modals(sentence, verb) or has_infinitive_to(sentence, verb):
        return False
    auxiliaries = [child for child in sentence.children[verb] if sentence.deps[child] in ("aux", "auxpass")]
    past = [child for child in auxiliaries if sentence.tags[child] == "VBD" or sentence.lower[child] in ("has", "have", "'ve")]
    return bool(past) or (sentence.tags[verb] == "VBD" and any(sentence.deps[child] in ("nsubj", "nsubjpass") for child in sentence.children[verb]))


def has_perfect(sentence: Sentence, verb: int) -> bool:
    """Says whether the verb stands in a perfect tense: "would have met"."""
    return any(sentence.deps[child] == "aux" and sentence.lower[child] in ("have", "has", "had", "'ve", "'d") for child in sentence.children[verb])
