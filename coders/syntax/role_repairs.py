"""Gives verbs the subjects and objects that the parser regularly hangs wrongly: "FIFA lifted", "sealed off the bank", "let inspectors back in"."""

from collections.abc import Sequence

PARTICLES = frozenset({"off", "up", "down", "out", "away"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
LETTING = frozenset({"let", "lets", "letting"})
GIVING = frozenset({
    "give", "gives", "gave", "giving", "lend", "lends", "lent", "grant", "grants", "granted", "granting", "accord", "accorded", "award", "awarded", "loan",
    "loaned",
})
MODIFYING = frozenset({"compound", "nmod"})
MASS_GIFTS = frozenset({"status", "membership", "access", "asylum", "recognition", "aid", "assistance", "treatment"})
"""What is given and has no plural: "granted Ruritania observer status"."""
FORCES = frozenset({"navy", "army", "police", "marine", "air"})
"""Names that tell whose a gift was: "lent Navy ships\"."""
INWARD = frozenset({"in", "out", "back", "through", "into", "free", "loose", "go"})
DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", "today", "yesterday", "tomorrow", "christmas", "easter", "ramadan",
})  # fmt: skip
"""Names that may stand before a verb without being its subject: "Monday saw"."""
TIMES = frozenset({
    "day", "week", "month", "year", "hour", "minute", "night", "morning", "evening", "afternoon", "days", "weeks", "months", "years", "hours", "today",
    "yesterday", "tomorrow",
})


def roles_misplaced(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Sets right the three mistakes in one sentence, in place."""
    first_name_as_subject(lower, tags, deps, heads)
    objects_below_particles(lower, tags, deps, heads)
    nouns_let_in(lower, tags, deps, heads)
    receivers_before_gifts(lower, tags, deps, heads)


def receivers_before_gifts(lower: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Gives a verb of giving whom it gives to where the parser took the name for a modifier of the gift: "gave Ruritania tents"; not "gave Ruritania's
    tents", nor "sold Zenda shares to"."""
    if GIVING.isdisjoint(lower):
        return
    for name, dep in enumerate(deps):
        gift, verb = heads[name], name - 1
        if dep not in MODIFYING or gift <= name or verb < 0 or lower[verb] not in GIVING or heads[gift] != verb or deps[gift] != "dobj":
            continue
        if not tags[name].startswith("NNP") or lower[name] in FORCES or not tags[verb].startswith("VB"):
            continue
        if tags[gift] != "NNS" and lower[gift] not in MASS_GIFTS:
            continue
        between = [token for token in range(name + 1, gift) if heads[token] == gift]
        given_to = any(heads[token] == verb and (deps[token] == "dative" or lower[token] == "to") for token in range(gift, len(lower)))
        if not given_to and all(not tags[token].startswith("NNP") for token in between):
            deps[name], heads[name] = "dative", verb


def first_name_as_subject(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes the name that opens a sentence the subject of its verb, which has none: "Ruritania used drones"; not "Monday saw"."""
    name = next((token for token, dep in enumerate(deps) if dep == "npadvmod"), None)
    if name is None or not tags[name].startswith("NNP") or lower[name] in DAYS or name + 1 >= len(lower):
        return
    verb = heads[name]
    before = range(name)
    if verb != name + 1 or tags[verb] not in FINITE or deps[verb] != "ROOT" or any(deps[token] != "compound" or heads[token] != name for token in before):
        return
    if not any(heads[token] == verb and deps[token] in SUBJECTS for token in range(len(lower))):
        deps[name] = "nsubj"


def objects_below_particles(lower: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Gives a verb the noun as its object that the parser hung on the particle behind it, "sealed off the West Bank", or took for a time, "broke up a
    march by students"; not "fought a battle off the cape", "broke up last week"."""
    if "prt" not in deps:
        return
    for token, dep in enumerate(deps):
        above = heads[token]
        verb = heads[above]
        if dep == "pobj" and deps[above] == "prt" and lower[above] in PARTICLES and tags[verb].startswith("VB") and above == verb + 1:
            deps[token], heads[token] = "dobj", verb
        elif dep == "npadvmod" and token > above + 1 and deps[above + 1] == "prt" and heads[above + 1] == above:
            object_taken_for_time(token, lower, tags, deps, heads)


def object_taken_for_time(noun: int, lower: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Makes an object of a noun behind verb and particle that the parser took for a time, and whose doers are told by "by" behind it."""
    verb = heads[noun]
    below = [token for token, head in enumerate(heads) if head == verb and token != verb]
    doers = [token for token in below if lower[token] == "by" and token > noun]
    told = any(deps[token] in SUBJECTS for token in below) and not any(deps[token] in ("dobj", "auxpass") for token in below)
    # days and months are names
    if tags[noun] not in ("NN", "NNS") or lower[noun] in TIMES or not told or not doers:
        return
    deps[noun] = "dobj"
    for token in doers:
        deps[token], heads[token] = "prep", noun


def nouns_let_in(lower: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Makes the object of "let" of a noun that the parser read as a clause: "let inspectors back in"."""
    if LETTING.isdisjoint(lower):
        return
    for token, dep in enumerate(deps):
        verb = heads[token]
        if dep != "ccomp" or lower[verb] not in LETTING or not tags[token].startswith("NN") or token < verb:
            continue
        below = [child for child, head in enumerate(heads) if head == token and child > token]
        if any(deps[child] in ("nsubj", "cop", "aux") for child, head in enumerate(heads) if head == token):
            continue
        ways = [child for child in below if lower[child] in INWARD and deps[child] in ("advmod", "prt", "prep")]
        if ways:
            deps[token] = "dobj"
            for child in ways:
                heads[child] = verb
