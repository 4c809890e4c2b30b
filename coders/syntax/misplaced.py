"""Puts back where it belongs what the parser hangs on the wrong word: "let free", "allowed groups wider access", "returned a painting stolen ... to",
"after the king pardoned him", "a ship that was seized last month arrived",
"an attack by rebels on the police"."""

from collections.abc import Sequence

FREEING = frozenset({"let", "lets", "letting", "set", "sets", "setting"})
ALLOWING = frozenset({"allow", "allows", "allowed", "allowing", "grant", "grants", "granted", "granting", "permit", "permits", "permitted"})
TAKEN = frozenset({"stolen", "looted", "plundered", "seized", "confiscated", "captured", "recovered", "robbed"})
"""What was taken is taken from somebody, and never to somebody."""
CIRCUMSTANCE = "npadvmod"
OF_ACT = frozenset({"of", "by", "from", "with", "into"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
AT_NOUN = frozenset({"npadvmod", "advmod"})
BEFORE = frozenset({"earlier", "before", "ago", "later", "yesterday"})
SPANS = frozenset({"week", "month", "year", "night"})
BELONGING = frozenset({"CD", "PRP$", "JJ", "NNS"})
"""Tags of words that no name of somebody is followed by "of" for: "by Zenda of its ban", not "by Zenda of the guards"."""
AGAINST = frozenset({"on", "against"})
MOUNTS = frozenset({"motorcycle", "motorcycles", "motorbike", "motorbikes", "bicycle", "bicycles", "horse", "horses", "horseback", "foot", "camels", "boats"})
"""What gunmen come on: "an attack by gunmen on motorcycles" is on none of them."""


def attachments_misplaced(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Sets right these misplaced words of one sentence, in place."""
    for token, word in enumerate(lower):
        if word == "free" and token and lower[token - 1] in FREEING:
            let_free(token, tags, deps, heads)
        elif word == "access" and deps[token] == "dobj":
            allowed_access(token, lower, tags, deps, heads)
        elif word == "to" and deps[token] == "prep" and lower[heads[token]] in TAKEN:
            taken_to(token, tags, deps, heads)
        elif deps[token] == "pobj" and deps[heads[token]] == "mark":
            subject_of_clause(token, tags, deps, heads)
        elif word in AGAINST and deps[token] == "prep" and token > heads[token]:
            against_whom(token, lower, tags, deps, heads)
        elif word in OF_ACT and deps[token] in ("prep", "agent") and token > heads[token]:
            of_act(token, lower, tags, deps, heads)
        elif deps[token] == CIRCUMSTANCE and token < heads[token]:
            end_of_relative_clause(token, lower, tags, deps, heads)


def below(heads: list[int], head: int) -> list[int]:
    """Returns what hangs on a token."""
    return [token for token, above in enumerate(heads) if above == head and token != head]


def let_free(free: int, tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes "free" a word of "let" and who is let free its object: "let free two nurses", "let free two nurses held since May"."""
    verb = free - 1
    freed = free if deps[free] == "amod" and heads[heads[free]] == verb and deps[heads[free]] == "dobj" else None
    clauses = [child for child in below(heads, free) if deps[child] == "ccomp" and tags[child] in ("VBN", "VBD")]
    nouns = [(child, above) for above in (free, *clauses) for child in below(heads, above) if deps[child] in ("nsubj", "dobj") and tags[child].startswith("NN")]
    if freed is not None:
        nouns = [(heads[free], verb)]
    elif heads[free] != verb or deps[free] not in ("acomp", "ccomp", "oprd", "amod"):
        return
    if not nouns or nouns[0][0] < free:
        return
    noun, above = nouns[0]
    heads[noun], deps[noun] = verb, "dobj"
    heads[free], deps[free], tags[free] = verb, "acomp", "JJ"
    if above not in (verb, free):
        heads[above], deps[above] = noun, "acl"


def allowed_access(access: int, lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes a modifier of the participle before "access" that the parser took for a verb: "allowed relief groups expanded access to the camps"."""
    verb = heads[access]
    above = heads[verb]
    around = below(heads, verb)
    givers = [child for child in around if deps[child] == "nsubj"]
    if tags[verb] not in ("VBD", "VBN") or deps[verb] != "ccomp" or lower[above] not in ALLOWING or len(givers) != 1 or not above < givers[0] < verb < access:
        return
    heads[access], deps[access] = above, "dobj"
    heads[givers[0]], deps[givers[0]] = above, "dative"
    heads[verb], deps[verb], tags[verb] = access, "amod", "VBN"
    for child in around:
        if child > access:
            heads[child] = above


def taken_to(preposition: int, tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Hangs "to" on the verb whose object was taken: "returned a painting stolen from a church to the museum"."""
    participle = heads[preposition]
    noun = heads[participle]
    verb = heads[noun]
    if deps[participle] in ("acl", "relcl") and tags[noun].startswith("NN") and deps[noun] in ("dobj", "nsubjpass") and tags[verb].startswith("VB"):
        heads[preposition] = verb


def subject_of_clause(noun: int, tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Gives a clause its subject that the parser hung on the word that opens it: "after the president of Niger pardoned him"."""
    mark = heads[noun]
    verb = heads[mark]
    around = below(heads, verb)
    passive = tags[verb] == "VBN" and any(deps[child] == "auxpass" for child in around)
    finite = passive or tags[verb] in ("VBD", "VBZ")
    own = any(deps[child] in ("nsubj", "nsubjpass") for child in around)
    if own or not finite or not mark < noun < verb or tags[mark] != "IN" or heads[verb] == verb:
        return
    heads[noun], deps[noun] = verb, "nsubjpass" if passive else "nsubj"


def end_of_relative_clause(token: int, lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Hangs what ends a relative clause on its verb, not on the verb that follows: "a ship that was seized last month arrived on Friday"."""
    verb = heads[token]
    if not tags[verb].startswith("VB"):
        return
    clauses = [
        child for noun in below(heads, verb) if deps[noun] in ("nsubj", "nsubjpass") for child in below(heads, noun) if deps[child] in ("relcl", "acl")
    ]
    last = max((child for child in clauses if child < token and tags[child].startswith("VB")), default=None)
    # "envoys who were expelled, last week landed" says it of the landing
    if last is not None and "," not in lower[last:token] and not any(last < child < token for child in below(heads, verb)):
        heads[token] = last


def is_when(token: int, lower: Sequence[str], heads: list[int]) -> bool:
    """Says whether a word is a day's or is counted from one: "earlier", "Friday", "last week"."""
    return lower[token] in BEFORE | DAYS or (lower[token] in SPANS and any(lower[child] in ("last", "this") for child in below(heads, token)))


def against_whom(preposition: int, lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Hangs "on" and "against" behind the doer of a noun's act on that noun: "an attack by rebels on the police", "a charge by Chad against Libya"."""
    doer = heads[preposition]
    by = heads[doer]
    act = heads[by]
    named = deps[doer] == "pobj" and lower[by] == "by" and deps[by] in ("prep", "agent") and tags[act].startswith("NN")
    if named and by < doer and not any(lower[child] in MOUNTS for child in below(heads, preposition)):
        heads[preposition] = act


def of_act(preposition: int, lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Hangs on a noun's act what stands behind its day or behind a doer that has a name: "the seizure on Monday of a ship by Zenda", "the lifting by
    Zenda of its ban", "the seizure two days earlier of a ship"; not "an offer by the Bank of Zenda"."""
    above = heads[preposition]
    link = heads[above]
    act = heads[link]
    if lower[preposition] in ("of", "by") and deps[above] in AT_NOUN and tags[link].startswith("NN") and link < above and is_when(above, lower, heads):
        # "the deployment two days earlier of troops", "the recovery last Friday of a town"
        heads[preposition] = link
        return
    if deps[above] != "pobj" or not act < link < above or not tags[act].startswith("NN"):
        return
    if lower[above] in DAYS and lower[link] == "on":
        heads[preposition] = act
        return
    behind = preposition + 1
    doer = lower[preposition] == "of" and lower[link] == "by" and tags[above] == "NNP" and behind < len(tags)
    if doer and (tags[behind] in BELONGING or lower[behind] in ("a", "an")) and not any(lower[child] == "of" for child in below(heads, act)):
        heads[preposition] = act
