"""Who did a thing where another word tells it: the group that claims an attack, the captors of somebody who is let go.

Cases: "A bombing claimed by the Zenda Brigade killed ten" is theirs; "Two engineers held by rebels were released" were released by the rebels,
"Two engineers held by rebels were released in a raid" by nobody who is named; "a blast for which the Zenda Brigade claimed responsibility" is theirs,
so is that of "the Zenda Brigade claimed the blast" and "claimed responsibility for the blast", and so is one blamed on them by nobody who is named.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from coders.syntax.context import negations, negative_subject
from coders.syntax.noun_clauses import participle_on, participles_behind
from coders.syntax.phrases import appositives
from coders.syntax.tokens import is_noun, is_verb

if TYPE_CHECKING:
    from coders.verbs import Match, View

VIOLENT = ("18", "19", "20")
RELEASE = "0841"
BLAMED_BEHIND = ("on", "to")
FORCIBLE = ("in", "during", "after", "by")
"""Ways behind which a release tells of itself how it came about: "freed in a raid"."""
FOR_WHICH = ("for", "which")
REACH = 8
"""How many words behind "for which" its verb may stand: "for which a group called the Zenda Brigade has claimed responsibility"."""


def told_doers(view: "View", match: "Match") -> tuple[int, ...]:
    """Returns the heads that name who did a deed by telling of its claim or of the captivity that it ends."""
    code = match.code or ""
    if match.form.entry.part == "noun":
        if not code.startswith(VIOLENT):
            return ()
        return participle_doers(view, match.token, "CLAIMING") or claimants(view, match.token) or claiming(view, match.token) or blamed(view, match.token)
    if code != RELEASE or not match.slots.passive or match.slots.subject or any(is_deed(view, match, way) for way in FORCIBLE):
        return ()
    return tuple(doer for head in match.slots.object for doer in participle_doers(view, head, "HOLDING"))


def is_deed(view: "View", match: "Match", way: str) -> bool:
    """Says whether something that happened stands behind a preposition of a release: "after talks", "in a swoop"."""
    return any(view.lemmas[head] in view.lexicon.nouns for head in match.slots.prepositions.get(way, ()))


def participle_doers(view: "View", noun: int, name: str) -> tuple[int, ...]:
    """Returns who does what a participle behind a noun tells, of the verbs of a class: rebels in "a mayor held by rebels"."""
    words = view.lexicon.classes.get(name)
    if words is None:
        return ()
    sentence = view.sentence
    return tuple(
        doer
        for child in sentence.children[noun]
        if child > noun and sentence.tags[child] == "VBN" and is_verb(sentence, child) and words.holds(view.lemmas, sentence.lower, child)
        for doer in view.slots(child).subject
    )


def blamed(view: "View", noun: int) -> tuple[int, ...]:
    """Returns whom a participle behind a deed's noun holds to have done it: the Zenda Brigade in "a bombing blamed on the Zenda Brigade"."""
    if view.sentence.heads[noun] in appositives(view.sentence, noun):
        # "the envoy spoke of the murder, an attack blamed on Zenda": told in passing
        return ()
    return tuple(head for verb in blaming(view, noun) for way in BLAMED_BEHIND for head in view.slots(verb).prepositions.get(way, ()))


def blaming(view: "View", noun: int) -> tuple[int, ...]:
    """Returns the participles behind a noun that blame somebody for it and say not who does: blamed in "a bombing blamed on the Zenda Brigade"."""
    words = view.lexicon.classes.get("BLAMED")
    if words is None:
        return ()
    behind = participles_behind(view.sentence, noun)
    return tuple(verb for verb in behind if words.holds(view.lemmas, view.sentence.lower, verb) and not view.slots(verb).subject)


def is_blame_of_deed(view: "View", matches: Mapping[int, "Match"], token: int) -> bool:
    """Says whether a word only tells who is held to have done the deed that it stands behind: blamed in "a bombing blamed on the Zenda Brigade"."""
    noun = participle_on(view.sentence, token)
    deed = matches.get(noun) if noun is not None else None
    return noun is not None and deed is not None and (deed.code or "").startswith(VIOLENT) and token in blaming(view, noun)


def claiming(view: "View", noun: int) -> tuple[int, ...]:
    """Returns who claims a deed that a noun names, or responsibility for it, in the clause that it stands in: ETA in "ETA claimed responsibility for the
    blast" and "the blast was claimed by ETA"; nobody where it is denied ("has not claimed", "no group claimed")."""
    sentence, classes = view.sentence, view.lexicon.classes
    verbs, claimed = classes.get("CLAIMING"), classes.get("CLAIMED")
    if verbs is None or claimed is None:
        return ()
    above = sentence.heads[noun]
    if sentence.lower[above] == FOR_WHICH[0]:
        above = sentence.heads[above]
        above = sentence.heads[above] if claimed.holds(view.lemmas, sentence.lower, above) else above
    verb = above if is_verb(sentence, above) and verbs.holds(view.lemmas, sentence.lower, above) else None
    if verb is None or negations(sentence, verb) or negative_subject(sentence, verb):
        return ()
    return view.slots(verb).subject


def claimants(view: "View", noun: int) -> tuple[int, ...]:
    """Returns who is told to have claimed responsibility for a deed in a clause right behind its noun: ETA in "a blast for which ETA claimed responsibility".

    The words are read in their order: parsers hang such clauses on the verb behind them.
    """
    sentence, classes = view.sentence, view.lexicon.classes
    claiming, claimed = classes.get("CLAIMING"), classes.get("CLAIMED")
    first = noun + 3
    if sentence.lower[noun + 1 : first] != FOR_WHICH or claiming is None or claimed is None:
        return ()
    reach = range(first, min(first + REACH, len(sentence) - 1))
    verb = next((token for token in reach if claiming.holds(view.lemmas, sentence.lower, token)), None)
    if verb is None or not claimed.holds(view.lemmas, sentence.lower, verb + 1):
        return ()
    ends = (token for token in range(first, verb) if is_noun(sentence, token) and not is_noun(sentence, token + 1))
    return tuple(ends)[:1]
