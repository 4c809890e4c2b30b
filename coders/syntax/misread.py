"""Sets right verbs and participles that the parser takes for one another: the main verb read as a participle, a participle as the subject, "the wounded"."""

from collections.abc import Sequence

PARTICIPLES = ("VBN", "VBD")
MISREAD = frozenset({"VBN", "VBD", "VBG"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
IN_AGENT = ("NN", "JJ", "CD", "DT", "PRP$", "POS", "HYPH", "VBG")
"""Tags of the words that a short agent may have: "by 15 military jeeps"."""
NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
PEOPLE = frozenset({"wounded", "injured", "displaced", "disabled", "kidnapped", "arrested", "detained", "condemned", "accused", "besieged", "oppressed"})
"""Participles that stand for people: "the wounded"."""
APPEALING = frozenset({"called", "appealed"})
APPEALED_FOR = frozenset({"for", "on", "upon"})
GOING = frozenset({
    "agreed", "vowed", "clashed", "protested", "marched", "rallied", "rioted", "demonstrated", "converged", "resumed", "disembarked", "arrived", "voted", "met",
    "withdrew", "retreated", "collapsed", "apologized", "apologised", "responded", "reacted", "insisted", "resigned",
})
"""Verbs without an object, which are never a participle behind a noun."""
SAYING = frozenset({"said", "thought", "believed", "felt", "hoped", "knew", "claimed", "insisted"})
"""Verbs whose clause may lack its subject: "the man police said was armed"."""
GIVING = frozenset({
    "given", "awarded", "offered", "granted", "paid", "sold", "named", "called", "surnamed", "nicknamed", "dubbed", "titled", "entitled", "elected", "made",
    "shown", "taught", "told", "asked", "ended", "denied", "sentenced", "fined", "concerned", "based", "owed", "left",
})
"""Participles that keep an object: "a man given ten years", "the quarter ended May 31"."""


WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
LETTING_GO = frozenset({
    "freed", "released", "killed", "rescued", "arrested", "detained", "abducted", "kidnapped", "executed", "wounded", "injured", "repatriated", "evacuated",
})  # fmt: skip
"""Verbs that no bare clause stands behind, only whom they reach: "freed three women held in Zenda"."""


def verbs_misread(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Sets right these misreadings in one sentence, in place."""
    for token, tag in enumerate(tags):
        if tag not in MISREAD:
            continue
        if deps[token] == "ccomp" and lower[heads[token]] in LETTING_GO:
            participle_behind_object(token, lower, tags, deps, heads)
        elif tag in PARTICIPLES and deps[token] == "amod" and deps[heads[token]] == "ROOT":
            verb_before_bare_object(token, tags, deps, heads)
        if tag == "VBN" and deps[token] in NOMINAL and lower[token] in PEOPLE:
            people_as_noun(token, lower, tags, deps, heads)
        elif tag == "VBG" and deps[token] == "nsubj":
            participle_behind_subject(token, tags, deps, heads)
        elif tag in PARTICIPLES and deps[token] == "acl":
            main_verb_behind_noun(token, lower, tags, deps, heads)
        elif tag in PARTICIPLES and lower[token + 1 : token + 2] == ("by",):
            participle_before_verb(token, tags, deps, heads)
        elif tag in PARTICIPLES and deps[token] != "conj":
            participle_before_bare_verb(token, lower, tags, deps, heads)


def participle_behind_object(token: int, lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes a participle of a clause behind a verb that has none: "freed three women held hostage"; what is joined to it goes to that verb ("and Ruritania
    released 90 men")."""
    verb, around = heads[token], below(heads, token)
    noun = next((child for child in around if deps[child] == "nsubj" and verb < child < token), None)
    if noun is None or not tags[noun].startswith("NN") or any(deps[child] in ("aux", "mark", "nsubjpass") for child in around):
        return
    if any(deps[child] == "dobj" for child in below(heads, verb)):
        return
    heads[noun], deps[noun] = verb, "dobj"
    heads[token], deps[token], tags[token] = noun, "acl", "VBN"
    day = next((place for place in range(token, len(lower)) if lower[place] in WEEKDAYS and lower[place - 1] == "on" and heads[place] == place - 1), None)
    if day is not None and not {",", "and", "but"} & set(lower[token:day]):
        # "freed women held in Zenda for a year on Sunday": they were freed on Sunday
        heads[day - 1] = verb
    for child in around:
        if child > token and (deps[child] == "cc" or (deps[child] == "conj" and any(deps[part] == "nsubj" for part in below(heads, child)))):
            heads[child] = verb


def verb_before_bare_object(token: int, tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes the main verb of a participle between an owner's adjective and a bare noun: "Ruritania's military seized power"; not "Ruritania's newly
    elected parliament", nor "the military appointed judges"."""
    noun = heads[token]
    doer = token - 1
    around = below(heads, noun)
    owned = any(deps[child] == "poss" and child < doer for child in around)
    if noun != token + 1 or heads[noun] != noun or not owned or deps[doer] != "amod" or heads[doer] != noun or tags[doer] not in ("JJ", "NN"):
        return
    if tags[noun] != "NN" or any(deps[child] in ("nsubj", "cop", "aux", "auxpass") for child in around):
        return
    for child in around:
        if child not in (token, doer):
            heads[child] = doer if child < doer else token
    heads[token], deps[token], tags[token] = token, "ROOT", "VBD"
    heads[doer], deps[doer], tags[doer] = token, "nsubj", "NN"
    heads[noun], deps[noun] = token, "dobj"


def below(heads: list[int], head: int) -> list[int]:
    """Returns what hangs on a token."""
    return [token for token, above in enumerate(heads) if above == head and token != head]


def people_as_noun(token: int, lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes a noun of a participle that has an article: "evacuated the wounded"."""
    if any(deps[child] == "det" and lower[child] == "the" for child in below(heads, token)):
        tags[token] = "NNS"


def participle_behind_subject(token: int, tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Gives a verb its subject back where the parser took the participle behind it: "The league working in Chad said" is said by the league."""
    around = below(heads, token)
    noun = next((child for child in around if deps[child] == "nsubj" and child < token), None)
    if noun is None or not tags[noun].startswith("NN") or heads[token] <= token or around[-1] < token:
        # "the Hariri killing threw" has its right subject
        return
    heads[noun], deps[noun] = heads[token], "nsubj"
    heads[token], deps[token] = noun, "acl"


def participle_before_verb(token: int, tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Gives the verb behind an agent the subject that the parser gave a participle before it: "Troops backed by tanks entered Zenda"."""
    around = below(heads, token)
    nouns = [child for child in around if child < token and deps[child] in ("nsubj", "nsubjpass") and tags[child].startswith("NN")]
    if len(nouns) != 1 or any(deps[child] in ("aux", "auxpass") for child in around):
        return
    verb = next((behind for behind in range(token + 2, len(tags)) if not tags[behind].startswith(IN_AGENT)), None)
    if verb is None or tags[verb] not in ("VBD", "VBZ") or heads[verb] not in (token, heads[token]):
        return
    if any(deps[child] in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") for child in below(heads, verb)):
        return
    root = heads[token] == token
    above, label = heads[token], deps[token]
    for child in around:
        if child != verb and (child < token or child > verb):
            heads[child] = verb
    heads[nouns[0]], deps[nouns[0]] = verb, "nsubj"
    heads[verb], deps[verb] = (verb, label) if root else (above, label)
    heads[token], deps[token], deps[token + 1] = nouns[0], "acl", "agent"


def participle_before_bare_verb(token: int, lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Gives a finite verb that has no subject the one of the participle before it: "A man wanted for arson was caught", "Eight militants captured in Zenda
    will face a court"; not "The minister said was wrong", whose verb says something."""
    around = below(heads, token)
    nouns = [child for child in around if child < token and deps[child] in ("nsubj", "nsubjpass") and tags[child].startswith(("NN", "CD"))]
    if len(nouns) != 1 or any(deps[child] in ("aux", "auxpass", "dobj", "mark") for child in around):
        return
    claused = next((child for child in around if child > token and deps[child] == "ccomp" and is_bare_finite(child, tags, deps, heads)), None)
    verb = heads[token] if deps[token] == "csubj" and heads[token] > token and is_bare_finite(heads[token], tags, deps, heads, but=token) else claused
    if verb is None or "," in lower[nouns[0] : verb] or lower[token] in SAYING:
        return
    if verb == claused:
        root = heads[token] == token
        heads[verb], deps[verb] = (verb if root else heads[token]), deps[token]
        for child in around:
            if child > verb:
                heads[child] = verb
    helped = any(deps[child] == "auxpass" for child in below(heads, verb))
    heads[nouns[0]], deps[nouns[0]] = verb, "nsubjpass" if helped else "nsubj"
    heads[token], deps[token], tags[token] = nouns[0], "acl", "VBN"


def is_bare_finite(verb: int, tags: list[str], deps: list[str], heads: list[int], *, but: int = -1) -> bool:
    """Says whether a verb is finite by its auxiliary and has no subject but the clause of a token: "was caught", "will face"."""
    around = [child for child in below(heads, verb) if child != but]
    helped = any(deps[child] in ("aux", "auxpass") and tags[child] in FINITE for child in around)
    return helped and not any(deps[child] in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "mark", "attr") for child in around)


def main_verb_behind_noun(token: int, lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes the main verb of a past tense that the parser took for a participle: "A Chadian report called for sanctions", "The minister, called the
    envoy to convey support, his office said"."""
    noun = heads[token]
    while deps[noun] == "pobj" and heads[heads[noun]] != noun:
        # "nurses of two leagues gave and brought goods"
        noun = heads[heads[noun]]
    around = below(heads, token)
    if not tags[noun].startswith("NN") or any(deps[child] in ("aux", "auxpass", "agent", "mark") for child in around):
        return
    if heads[noun] == noun:
        # "GAZA (AP) -- The minister called for": the noun is no subject
        bare = lower[-1] in (".", '"') and ":" not in lower[:token] and lower[noun:token].count("--") != 1
        if bare and is_main(token, lower, tags, deps, heads, around) and not is_told(noun, tags, deps, heads):
            raise_to_root(token, noun, deps, heads)
            tags[token] = "VBD"
        return
    above = heads[noun]
    subjects = [child for child in below(heads, above) if deps[child] == "nsubj"]
    clauses = [child for child in below(heads, above) if deps[child] in ("ccomp", "dobj")]
    called = next((child for child in around if deps[child] in ("dobj", "oprd") and tags[child].startswith("NNP")), None)
    if deps[noun] == "nsubj" and len(subjects) > 1 and token < subjects[-1] < above and not clauses and called is not None:
        heads[token], deps[token], tags[token] = above, "ccomp", "VBD"
        heads[noun], deps[called] = token, "dobj"


def is_main(token: int, lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int], around: list[int]) -> bool:
    """Says whether a participle behind a noun can only be a past tense: it has an object, or is a verb that has none."""
    word = lower[token]
    if word in APPEALING:
        return any(child > token and lower[child] in APPEALED_FOR for child in around)
    objects = [child for child in around if deps[child] == "dobj" and child > token]
    joined = [part for child in around if deps[child] == "conj" and tags[child] == "VBD" for part in below(heads, child) if deps[part] == "dobj"]
    return word in GOING or (bool(objects or joined) and word not in GIVING)


def is_told(noun: int, tags: list[str], deps: list[str], heads: list[int]) -> bool:
    """Says whether a finite verb stands beside the noun that heads the sentence, so that this is no bare clause."""
    return any(tags[child] in FINITE and deps[child] in ("conj", "ccomp", "cop", "nsubj") for child in below(heads, noun))


def raise_to_root(verb: int, noun: int, deps: list[str], heads: list[int]) -> None:
    """Makes a verb the head of the sentence, with the noun as its subject and what stands behind it below it."""
    for child in below(heads, noun):
        if child > verb:
            heads[child] = verb
    heads[verb], deps[verb] = verb, "ROOT"
    heads[noun], deps[noun] = verb, "nsubj"
