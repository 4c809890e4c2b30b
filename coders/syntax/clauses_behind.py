"""Sets right clauses that stand behind the one they belong to: "vowed revenge should the raids go on", "Zenda must open the site, the board insisted"."""

from collections.abc import Sequence

SHOULD = "should"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE_PAST = frozenset({"VBD", "VBN"})
TELLING = frozenset({
    "said", "insisted", "demanded", "warned", "announced", "reported", "declared", "added", "claimed", "stated", "complained", "ruled", "urged", "alleged",
    "argued",
})
OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "cc"})


def clauses_behind(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Sets right both in one sentence, in place."""
    if SHOULD in lower[1:]:
        conditions_by_should(lower, tags, deps, heads)
    if not TELLING.isdisjoint(lower):
        teller_behind(lower, tags, deps, heads)


def conditions_by_should(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes "should" before its subject the word that opens a condition, on the verb before it: "has vowed revenge should the raids go on"; not "nor should
    they go", "why should they go"."""
    for modal, word in enumerate(lower):
        verb = heads[modal]
        if word != SHOULD or deps[modal] != "aux" or verb < modal:
            continue
        around = [token for token, head in enumerate(heads) if head == verb and token != verb]
        behind = any(deps[token] in SUBJECTS and modal < token for token in around)
        before = next((token for token in around if deps[token] == "ccomp" and token < modal and tags[token].startswith("VB")), None)
        if before is not None and behind and heads[verb] == verb:
            deps[before], heads[before] = "ROOT", before
            deps[verb], heads[verb] = "advcl", before
        if behind and deps[verb] == "advcl" and heads[verb] < modal:
            deps[modal], tags[modal] = "mark", "IN"


def teller_behind(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Hangs a clause on who tells it behind a comma where the parser joined the two: "Zenda must open the site without delay, the board insisted"; not where
    an "and" joins them, nor where what follows has an object of its own ("Zenda left, the board demanded an answer")."""
    for verb, dep in enumerate(deps):
        clause = heads[verb]
        if dep != "conj" or lower[verb] not in TELLING or tags[verb] not in FINITE_PAST or heads[clause] != clause or not tags[clause].startswith("VB"):
            continue
        around = [token for token, head in enumerate(heads) if head == verb and token != verb]
        teller = next((token for token in around if deps[token] in SUBJECTS and token < verb), None)
        joined = any(deps[token] == "cc" and heads[token] == clause for token in range(clause, verb))
        if teller is None or joined or any(deps[token] in OBJECTS for token in around) or "," not in lower[clause:teller]:
            continue
        tags[verb], deps[verb], heads[verb] = "VBD", "ROOT", verb
        deps[clause], heads[clause] = "ccomp", verb
