"""Sets right what the parser regularly takes for something else, before anything is read of a sentence."""

from collections.abc import Sequence

FIRERS = frozenset({"police", "army", "military", "troop", "troops", "force", "forces", "personnel", "bsf", "crpf"})
FIRINGS = frozenset({"firing", "shooting"})
NOMINAL = frozenset({"pobj", "nsubj", "nsubjpass", "dobj", "conj", "attr"})
STRIVING = frozenset({"fighting", "feuding", "skirmishing"})
DOER_NEXT = (("by",), ("of",))
OWNED, VERBAL = frozenset({"poss", "det"}), frozenset({"dobj", "ccomp", "xcomp", "aux", "auxpass", "prt"})
"""What hangs on a noun and never on a verb, and the other way round."""
LOOSE = frozenset({"acl", "pcomp", "amod", "advcl"})


def firing_as_noun(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes one noun phrase of "police firing" where the parser made the police the head: "three were killed in police firing", "police firing left
    two dead"; not where firing has an object ("police firing tear gas")."""
    if FIRINGS.isdisjoint(lower):
        return
    for place in range(len(lower) - 1):
        verb = place + 1
        if lower[verb] not in FIRINGS or lower[place] not in FIRERS or tags[verb] not in ("VBG", "NN"):
            continue
        if heads[place] == verb and deps[place] == "compound" and deps[verb] in NOMINAL:
            tags[verb] = "NN"
        if heads[verb] != place:
            continue
        below = [token for token, head in enumerate(heads) if head == verb and token != verb]
        if deps[verb] not in LOOSE or deps[place] not in NOMINAL or any(deps[token] in ("dobj", "ccomp", "xcomp") for token in below):
            continue
        tags[verb], deps[verb], heads[verb] = "NN", deps[place], heads[place]
        for token, head in enumerate(heads):
            if head == place and token != verb:
                heads[token] = verb
        deps[place], heads[place] = "compound", verb


def gerund_as_noun(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes a noun of a gerund that is somebody's or some day's, or has an article, and has a doer: "since Friday's shelling by rebels"; not where it has
    an object ("Zenda's severing ties"). Fighting between two is a noun whatever stands before it: "Fighting between troops and rebels killed ten"."""
    for token, tag in enumerate(tags):
        if tag != "VBG" or deps[token] not in NOMINAL:
            continue
        between = lower[token] in STRIVING and lower[token + 1 : token + 2] == ("between",)
        if not between and lower[token + 1 : token + 2] not in DOER_NEXT:
            continue
        below = {deps[child] for child, head in enumerate(heads) if head == token and child != token}
        if (between or below & OWNED) and not below & VERBAL:
            tags[token] = "NN"


FREEZES = frozenset({"freeze", "freezes"})
ASSETS = frozenset({"asset", "assets"})


def asset_freezes(lower: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Makes one noun phrase of "asset freezes" where the parser made a clause of it: "imposed asset freezes on two generals", "imposed travel bans and
    asset freezes"; not "said assets froze"."""
    if FREEZES.isdisjoint(lower):
        return
    for freeze in range(1, len(lower)):
        asset, verb = freeze - 1, heads[freeze]
        if lower[freeze] not in FREEZES or lower[asset] not in ASSETS or deps[freeze] != "ccomp" or not tags[freeze].startswith("VB"):
            continue
        first = heads[asset] if deps[asset] == "conj" else asset
        if heads[first] != freeze or deps[first] != "nsubj":
            continue
        tags[freeze] = "NNS" if lower[freeze].endswith("s") else "NN"
        if first == asset:
            deps[freeze] = "dobj"
        else:
            deps[first], heads[first] = "dobj", verb
            deps[freeze], heads[freeze] = "conj", first
        deps[asset], heads[asset] = "compound", freeze
