"""Sets right verbs and clauses that the parser regularly mistakes: "declared a curfew to begin at dusk", "met with visiting President Hentzau"."""

from collections.abc import Sequence

NEVER_RAISING = frozenset({
    "demand", "demands", "demanded", "demanding", "declare", "declares", "declared", "declaring", "impose", "imposes", "imposed", "imposing", "launch",
    "launches", "launched", "launching",
})
"""Verbs whose noun before an infinitive is always their object: "declared a curfew to begin at dusk", unlike "expected the curfew to begin"."""
RAISED = "ccomp"
VISITING = "visiting"
WITH = frozenset({"with", "between", "to", "against", "from", "for", "by"})
"""Prepositions that stand before a guest; "after visiting the president" is a visit."""
GUESTS = frozenset({
    "president", "minister", "premier", "chancellor", "secretary", "envoy", "prince", "king", "queen", "emir", "sultan", "leader", "ambassador", "delegation",
    "official", "officials", "diplomat", "diplomats", "chairman", "chief", "senator", "senators", "lawmakers", "delegates", "general", "pope", "commissioner",
    "governor", "counterpart", "ministers", "leaders", "premiers", "presidents", "representative", "dignitaries", "guest", "guests",
})
STANDING = {"pcomp": "pobj", "xcomp": "dobj", "conj": "conj"}
"""Where the parser puts a guest's "visiting", and where the guest himself stands then."""

FINITE = {"NN": "VBP", "NNS": "VBZ"}
HANDING = frozenset({"hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning"})
NOT_OF_VERBS = frozenset({"det", "poss", "cop", "amod", "compound", "nummod", "case"})
CLAUSES = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl"})
ACTIVE = frozenset({"nsubj", "dobj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def verbs_taken_for_nouns(tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Tags as a verb what has a subject before and an object behind it but the tag of a noun: "Ruritania and Hentzau hand over 30 lorries"."""
    if "nsubj" not in deps or "dobj" not in deps:
        return
    places: dict[int, list[int]] = {}
    for token, dep in enumerate(deps):
        if dep in ACTIVE and tags[heads[token]] in FINITE:
            places.setdefault(heads[token], []).append(token)
    for verb, parts in places.items():
        before = any(deps[token] == "nsubj" and token < verb for token in parts)
        behind = any(deps[token] == "dobj" and token > verb for token in parts)
        if before and behind and deps[verb] in CLAUSES and not any(heads[token] == verb and deps[token] in NOT_OF_VERBS for token in range(len(deps))):
            tags[verb] = FINITE[tags[verb]]


def over_behind_verb(lower: Sequence[str], tags: Sequence[str], deps: list[str], heads: list[int]) -> None:
    """Gives "hand over 30 lorries" its particle where the parser reads "more than 30"; not "took over 30 captives"."""
    if HANDING.isdisjoint(lower):
        return
    for token in range(1, len(lower)):
        if lower[token] == "over" and deps[token] == "quantmod" and lower[token - 1] in HANDING and tags[token - 1].startswith("VB"):
            deps[token], heads[token] = "prt", token - 1


OWN_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
INFINITIVES = frozenset({"xcomp", "advcl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CLAUSE_STEPS = frozenset({"xcomp", "advcl", "ccomp"})


def finite_behind_infinitive(tags: Sequence[str], deps: Sequence[str], heads: list[int]) -> None:
    """Hangs a finite verb on the finite verb before it where the parser joined it to an infinitive between them: "is to build a road and has asked
    Ruritania for help"; not "is to build a road and ask", nor where it has a subject of its own."""
    for verb, dep in enumerate(deps):
        inner = heads[verb]
        if dep != "conj" or deps[inner] not in INFINITIVES or tags[inner] != "VB" or not tags[verb].startswith("VB"):
            continue
        below = [token for token, head in enumerate(heads) if head == verb and token != verb]
        finite = tags[verb] in ("VBD", "VBZ") or any(deps[token] in AUXILIARIES and tags[token] in OWN_FINITE for token in below)
        if not finite or any(deps[token] in SUBJECTS for token in below):
            continue
        if not any(heads[token] == inner and tags[token] == "TO" for token in range(inner)):
            continue
        above = heads[inner]
        while deps[above] in CLAUSE_STEPS and tags[above] in ("VB", "VBG"):
            above = heads[above]
        if tags[above].startswith("VB") and above < inner:
            heads[verb] = above


LET = frozenset({"let", "lets", "letting"})
NOWHERE_ELSE = frozenset({"to", "into", "through", "home", "towards", "toward"})
"""Words by which somebody is let go somewhere, and not free."""


def raised_objects(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Gives a verb the noun behind it as its object where the parser made it the subject of an infinitive: "demanded help from Ruritania to rebuild"."""
    if NEVER_RAISING.isdisjoint(lower):
        return
    for clause, dep in enumerate(deps):
        verb = heads[clause]
        if dep != RAISED or lower[verb] not in NEVER_RAISING or tags[clause] != "VB":
            continue
        below = [token for token, head in enumerate(heads) if head == clause and token != clause]
        subjects = [token for token in below if deps[token] == "nsubj" and verb < token < clause and tags[token].startswith("NN")]
        if len(subjects) == 1 and any(tags[token] == "TO" for token in below) and not any(deps[token] == "mark" for token in below):
            deps[subjects[0]], heads[subjects[0]] = "dobj", verb
            deps[clause] = "xcomp"


def captives_let_go(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Gives "let" whom it lets go as its object, and "go" as its particle, where nobody is let go anywhere: "let the hostages go on Friday"; not "let the
    truck go to Zenda", nor "let the talks go ahead"."""
    if LET.isdisjoint(lower):
        return
    for going, word in enumerate(lower):
        verb = heads[going]
        if word != "go" or deps[going] != RAISED or lower[verb] not in LET:
            continue
        below = [token for token, head in enumerate(heads) if head == going and token != going]
        freed = [token for token in below if deps[token] == "nsubj" and verb < token < going]
        if len(freed) != 1 or any(token > going and (deps[token] in ("prt", "acomp", "advmod") or lower[token] in NOWHERE_ELSE) for token in below):
            continue
        deps[freed[0]], heads[freed[0]], deps[going], tags[going] = "dobj", verb, "prt", "RP"
        for token in below:
            heads[token] = verb


def visiting_guests(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes "visiting" a modifier of the guest where the parser took it for a gerund: "talks with visiting President Hentzau"; not "after visiting
    President Hentzau"."""
    if VISITING not in lower:
        return
    for verb, word in enumerate(lower):
        above = heads[verb]
        if word != VISITING or deps[verb] not in STANDING or (deps[verb] == "pcomp" and lower[above] not in WITH):
            continue
        guest = next((token for token, head in enumerate(heads) if head == verb and deps[token] == "dobj"), None)
        if guest is None or guest < verb or not tags[guest].startswith("NN") or GUESTS.isdisjoint(lower[verb + 1 : guest + 1]):
            continue
        deps[guest], heads[guest] = STANDING[deps[verb]], above
        for token, head in enumerate(heads):
            if head == verb and token not in (verb, guest):
                heads[token] = guest if verb < token < guest else above
        deps[verb], heads[verb] = "amod", guest


DECLARING = frozenset({"declare", "declares", "declared", "declaring", "proclaim", "proclaims", "proclaimed", "proclaiming"})
UNWELCOME = "persona"
"""The parser takes it for a verb: "declared the envoy persona non grata"."""


def called_what(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Gives "declare" whom it declares something and what as its two objects where the parser made a clause of them: "declared the envoy persona non
    grata", "declared the Front a terrorist group"; not "declared the talks were over"."""
    if DECLARING.isdisjoint(lower):
        return
    for what, dep in enumerate(deps):
        verb = heads[what]
        named = tags[what].startswith("NN") or lower[what] == UNWELCOME
        if dep != "ccomp" or not named or lower[verb] not in DECLARING or what < verb:
            continue
        below = [token for token, head in enumerate(heads) if head == what and token != what]
        whom = [token for token in below if deps[token] == "nsubj" and verb < token < what]
        if len(whom) != 1 or any(deps[token] in ("mark", "aux", "cop", "auxpass") for token in below):
            continue
        deps[whom[0]], heads[whom[0]] = "dobj", verb
        deps[what], tags[what] = "oprd", "NN" if lower[what] == UNWELCOME else tags[what]
