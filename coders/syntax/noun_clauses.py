"""Clauses that tell of the noun they stand on: what an event did, what happened in it, what was made of it."""

from coders.parse import Sentence
from coders.syntax.arguments import preposition_objects
from coders.syntax.context import has_perfect
from coders.syntax.tokens import ANY_SUBJECT, SUBJECT, children, first_conjunct, is_noun, is_verb

WITHIN = frozenset({"in", "during", "at"})
TIMES = frozenset({"when", "where"})
RELATIVE = frozenset({"which", "that"})
OPENING = frozenset({"mark", "advmod"})


def noun_told_of(sentence: Sentence, verb: int, *, own: bool) -> int | None:
    """Returns the noun whose own happening a relative clause tells: coup in "a coup in which he was killed", blasts in "blasts which killed ten".

    What the noun did itself counts only where the verb is the event's `own`. None where the clause tells what was done about it later ("the treaty which
    Iran rejected") or since then ("the coup which has divided the army").
    """
    first = first_conjunct(sentence, verb)
    noun = sentence.heads[first]
    if sentence.deps[first] != "relcl" or not is_noun(sentence, noun) or has_perfect(sentence, verb) or not is_verb(sentence, first):
        return None
    return noun if (own and is_its_doing(sentence, first)) or is_within(sentence, first) else None


def is_its_doing(sentence: Sentence, verb: int) -> bool:
    """Says whether a relative clause has the noun itself as its active subject: "which killed ten"."""
    return any(sentence.lower[child] in RELATIVE for child in children(sentence, verb, SUBJECT))


def is_within(sentence: Sentence, verb: int) -> bool:
    """Says whether a relative clause tells what happened in or during its noun: "in which he was killed", "when soldiers fired"."""
    for child in sentence.children[verb]:
        if sentence.lower[child] in TIMES and sentence.deps[child] == "advmod":
            return True
        if sentence.lower[child] in WITHIN and any(sentence.lower[part] == "which" for part in sentence.children[child]):
            return True
    return False


def participle_on(sentence: Sentence, verb: int) -> int | None:
    """Returns the noun that a bare participle behind it is said of: accord in "the accord signed in Oslo", "the accord ending the war"; None for other
    forms."""
    noun = sentence.heads[verb]
    bare = sentence.tags[verb] in ("VBN", "VBG") and sentence.deps[verb] == "acl" and noun < verb
    return noun if bare and is_noun(sentence, noun) else None


def tellings_of(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns the verbs behind a noun whose subject it is: began and held in "the rally that began on Friday", "talks held on Sunday"; not wrote in "the
    letter that he wrote". The parser may hang the clause on the noun's last side: "the siege of a port by rebels, which began on Monday"."""
    sides = (head for heads in preposition_objects(sentence, noun).values() for head in heads)
    told = (child for place in (noun, *sides) for child in sentence.children[place] if sentence.deps[child] == "relcl" and is_verb(sentence, child))
    own = tuple(verb for verb in told if any(sentence.lower[part] in RELATIVE for part in children(sentence, verb, ANY_SUBJECT)))
    return own + participles_behind(sentence, noun)


def participles_behind(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns the bare past participles behind a noun: scheduled in "talks scheduled for Friday"."""
    return tuple(child for child in sentence.children[noun] if participle_on(sentence, child) == noun and sentence.tags[child] == "VBN")


def gerunds_on(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Returns the gerunds behind a noun that tell what it does: aimed and targeting are told of campaign in "a campaign targeting churches"."""
    return tuple(child for child in sentence.children[noun] if sentence.tags[child] == "VBG" and sentence.deps[child] == "acl" and child > noun)


def clauses_beside(sentence: Sentence, verb: int) -> tuple[tuple[str, int], ...]:
    """Returns the adverbial clauses of a verb as their opening word and their verb: ("after", seized) for "fled after rebels seized the town"."""
    found = [child for child in sentence.children[verb] if sentence.deps[child] == "advcl" and is_verb(sentence, child)]
    return tuple((sentence.lower[part], child) for child in found for part in sentence.children[child] if part < child and sentence.deps[part] in OPENING)
