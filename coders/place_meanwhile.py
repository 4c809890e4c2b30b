"""Where others meet while violence is done elsewhere is no place of it: "14 were killed as the minister took office in Paris", "ahead of a summit in Doha"."""

from coders.deed_words import load_deed_words
from coders.parse import Sentence
from coders.place_ranks import Located, is_occasion, verb_of
from coders.place_words import load_place_words
from coders.syntax.arguments import subjects
from coders.syntax.context import chain, link_up, marks
from coders.syntax.tokens import is_verb

VIOLENCE = ("18", "19", "20")
BESIDE = frozenset({"as", "while", "before", "after", "when"})
"""What opens a clause of something else at about the time."""
BEFORE_AND_AFTER = frozenset({"before", "after", "following"})
AHEAD = frozenset({"ahead", "eve"})
"""Words before "of" by which something is yet to come."""


def is_meanwhile(sentence: Sentence, located: Located, path: tuple[int, ...], code: str) -> bool:
    """Says whether a name tells where a meeting, a speech or the like was that violence came before, beside or after; not "was killed at a meeting in"."""
    if not code.startswith(VIOLENCE) or located.governor in path:
        return False
    return is_of_occasion(sentence, located.governor) or is_in_clause_beside(sentence, located.governor, path)


def is_of_occasion(sentence: Sentence, noun: int) -> bool:
    """Says whether a noun is an occasion that something is told to be before or after: summit in "ahead of a summit in Doha"."""
    link = link_up(sentence, noun)
    if link is None or not is_occasion(sentence, noun, load_place_words()):
        return False
    return link.preposition in BEFORE_AND_AFTER or (link.preposition == "of" and sentence.lower[link.above] in AHEAD)


def is_in_clause_beside(sentence: Sentence, governor: int, path: tuple[int, ...]) -> bool:
    """Says whether a word stands in a clause of what others did at the time: "as the envoys met in Doha"; not of those concerned, "as they met in Doha"."""
    verb = verb_of(sentence, governor)
    if verb in path or not is_verb(sentence, verb) or any(link.above == verb for link in chain(sentence, path[0])):
        return False
    steps = [link.below for link in chain(sentence, verb) if link.kind == "adverbial"]
    clause = next((token for token in steps if has_subject_of_its_own(sentence, token) and not BESIDE.isdisjoint(marks(sentence, token))), None)
    told = {sentence.lower[verb]} | ({sentence.lower[clause]} if clause is not None else set())
    return clause is not None and not told.isdisjoint(load_deed_words().meanwhile)


def has_subject_of_its_own(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb has a subject that is no pronoun, which would stand for those of the clause above."""
    return any(not sentence.tags[head].startswith("PRP") for head in subjects(sentence, verb))
