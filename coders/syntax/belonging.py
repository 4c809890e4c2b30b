"""How far a word that tells casualties stands from an event, where nothing between the two makes them two occurrences."""

from coders.parse import Sentence
from coders.syntax.joined import has_subject
from coders.syntax.memo import remembered
from coders.syntax.tokens import is_noun, is_verb

MAX_STEPS = 9
SECOND = 2
"""How many links it counts besides that a casualty word stands in a second clause that names an agent of its own."""
WITHIN = frozenset({"in", "during", "amid", "at", "through"})
"""A clause that describes the noun behind one of these tells the same occurrence: "a raid in which two died", never "condemned a raid that killed two"."""
OUTCOME = WITHIN | {"of", "to", "from", "on", "with", "by", "when", "without"}
NOT_CAUSES = frozenset(
    {"since", "before", "until", "till", "despite", "against", "over", "ahead", "prior", "about", "for", "without", "besides", "beyond", "near"}
)
"""What stands behind these did not bring about the deaths told above them: "were killed since the offensive"."""
OTHER_TIME = frozenset({"after", "since", "before", "until", "till", "if", "unless", "although", "though", "because", "whereas", "once"})
NO_CAUSE_CLAUSE = OTHER_TIME - {"after", "because", "once"}
CLAUSES = frozenset({"relcl", "acl"})
TOLD = CLAUSES | {"advcl", "ccomp"}
HARMED = frozenset(
    {"wounded", "injured", "hurt", "burned", "burnt", "hit", "struck", "shot", "stabbed", "beaten", "caught", "trapped", "sustained", "suffered", "received"}
)
"""What those had undergone of whose death the verb tells: "succumbed to wounds sustained in a raid"."""
RESULTS = frozenset({"left", "leaves", "claimed", "caused", "resulted"})


@remembered
def steps_between(sentence: Sentence, word: int, event: int) -> int | None:
    """Returns the number of links between a casualty word and an event; None where they are told as two occurrences, or far apart.

    "a bomb went off, killing two": two killed by the bomb; "arrested a man after a bomb killed two", "protested against the killing of
    two": not by the arrest or the protest.
    """
    up = way_up(sentence, word)
    down = way_up(sentence, event)
    meeting = next((token for token in up if token in down), None)
    if meeting is None:
        return None
    climbed, descended = up[: up.index(meeting) + 1], down[: down.index(meeting) + 1]
    if meeting == event and is_loose(sentence, climbed):
        return len(climbed) if len(climbed) <= MAX_STEPS else None
    if not (is_one(sentence, climbed, OUTCOME, None, OTHER_TIME) and is_one(sentence, descended, None, NOT_CAUSES, NO_CAUSE_CLAUSE)):
        return None
    if is_cause(sentence, word, climbed, descended) or is_sequel(sentence, descended):
        return None
    # "was shot dead by two rebels, and a farmer was killed by gunfire": nearer to the gunfire
    steps = len(climbed) + len(descended) - 2 + SECOND * has_agent(sentence, climbed)
    return steps if steps <= MAX_STEPS else None


def way_up(sentence: Sentence, token: int) -> list[int]:
    """Returns a token and those above it to the root."""
    found = [token]
    while sentence.heads[found[-1]] not in found:
        found.append(sentence.heads[found[-1]])
    return found


def is_one(sentence: Sentence, way: list[int], allowed: frozenset[str] | None, barred: frozenset[str] | None, clauses: frozenset[str]) -> bool:
    """Says whether the links of a way up, the last token being where it ends, keep to one occurrence."""
    described = False
    for place, token in enumerate(way[:-1]):
        label = sentence.deps[token]
        if label in ("prep", "agent"):
            word = sentence.lower[token]
            if (allowed is not None and word not in allowed) or (barred is not None and word in barred) or (described and word not in WITHIN):
                return False
            described = False
        elif label == "poss" or (described and label not in ("pobj", "conj")) or (label in TOLD and is_apart(sentence, token, clauses)):
            return False
        elif label in CLAUSES and not is_result(sentence, token) and not (place == 0 and label == "acl") and not is_same(sentence, token):
            # "left 20 people injured": what was said of the counted people describes no other event
            # "clashed with troops during which two died" says itself that it tells of the clash
            described = place < len(way) - 2 and openers(sentence, token).isdisjoint(WITHIN)
    return True


def is_loose(sentence: Sentence, way: list[int]) -> bool:
    """Says whether a "which" clause hangs on a noun inside the event's own phrase: "an attack on a camp in Zenda which left 42 dead"."""
    places = [place for place, token in enumerate(way[:-1]) if sentence.deps[token] == "relcl"]
    if len(places) != 1 or not any(sentence.lower[child] in ("which", "that") for child in below(sentence, way[places[0]])):
        return False
    inside = way[places[0] + 1 : -1]
    before = (*way[: places[0] + 1], way[places[0]])
    labels = ("pobj", "prep", "dobj") if sentence.lower[way[places[0]]] in RESULTS else ("pobj", "prep")
    return all(sentence.deps[token] in labels for token in inside) and is_one(sentence, list(before), OUTCOME, None, OTHER_TIME)


def below(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Returns the children of a token and theirs."""
    return (*sentence.children[token], *(deep for child in sentence.children[token] for deep in sentence.children[child]))


def openers(sentence: Sentence, verb: int) -> frozenset[str]:
    """Returns the words that open a clause: "after", "when"."""
    return frozenset(sentence.lower[child] for child in sentence.children[verb] if child < verb and sentence.deps[child] in ("mark", "advmod", "prep"))


def is_apart(sentence: Sentence, verb: int, clauses: frozenset[str]) -> bool:
    """Says whether a clause opens with a word that sets it apart, or tells what happened besides: "..., while a mortar wounded four"."""
    opening = openers(sentence, verb)
    return not clauses.isdisjoint(opening) or ("while" in opening and has_subject(sentence, verb))


def is_sequel(sentence: Sentence, way: list[int]) -> bool:
    """Says whether an event is only told next: "two guards were knifed and soldiers fired in the air"."""
    active = any(sentence.deps[child] == "nsubj" for child in sentence.children[way[0]])
    return len(way) > 1 and active and sentence.deps[way[0]] == "conj" and is_verb(sentence, way[0])


def is_cause(sentence: Sentence, word: int, climbed: list[int], descended: list[int]) -> bool:
    """Says whether a noun is the subject of what it brought about: "the killing of two men sparked clashes"."""
    direct = len(climbed) == 2 and sentence.deps[word] == "nsubj" and is_noun(sentence, word)
    return direct and (len(descended) == 1 or sentence.deps[descended[-2]] == "dobj")


def has_agent(sentence: Sentence, climbed: list[int]) -> bool:
    """Says whether a casualty verb is joined to the clause before it and tells by whom or what itself: "and a farmer was killed by gunfire"."""
    word = climbed[0]
    agents = any(sentence.deps[child] == "agent" for child in sentence.children[word])
    return len(climbed) > 1 and agents and sentence.deps[word] == "conj" and has_subject(sentence, word)


def is_same(sentence: Sentence, verb: int) -> bool:
    """Says whether a clause on a noun tells how those came to harm ("wounds sustained in a raid"), or when it was ("on Monday when a bomb exploded")."""
    if sentence.deps[verb] == "acl":
        return sentence.lower[verb] in HARMED
    return "when" in openers(sentence, verb) and has_subject(sentence, verb)


def is_doer(sentence: Sentence, word: int, event: int) -> bool:
    """Says whether a noun is the subject of an event's verb: crowd in "a crowd of 300 threw stones"."""
    return sentence.heads[word] == event and sentence.deps[word] == "nsubj"


def is_result(sentence: Sentence, verb: int) -> bool:
    """Says whether a participle tells what came of the clause before, whatever noun it is hung on: "a raid on Tuesday, killing two"."""
    return sentence.tags[verb] == "VBG" and is_verb(sentence, verb) and sentence.lower[verb - 1 : verb] != ("to",)
