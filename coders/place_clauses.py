"""What the clauses around an event say of its place: "in Zenda, where", "met here", a course of talks that has gone on for years."""

from coders.parse import Sentence
from coders.place_kinds import PlaceKind
from coders.syntax.arguments import preposition_objects, subjects
from coders.syntax.context import Link, chain, marks, own_words
from coders.syntax.joined import has_subject
from coders.syntax.tokens import is_verb

HERE, THIS = "here", "this"
TOWNS = frozenset({"city", "town", "capital", "port"})
"""What a report calls the place that it is sent from: "in this capital"."""
PERFECT = frozenset({"have", "has", "had", "'ve"})
BEEN, SINCE, FOR = "been", "since", "for"
SPANS = frozenset({"years", "months", "weeks", "decades", "year", "month"})


def relative_above(sentence: Sentence, token: int, kind: PlaceKind) -> Link | None:
    """Returns the relative clause that a word stands in; for an act of speech only what its verb of saying opens: "in Oslo, where he said they will"."""
    for link in chain(sentence, token):
        if link.kind == "relative":
            return link
        if kind.kind == "speech" and link.kind not in ("clause", "conj"):
            return None
    return None


def is_apart(sentence: Sentence, link: Link, head: int) -> bool:
    """Says whether what hangs on a verb may be elsewhere than a name at that verb: a relative clause, or one beside it with its own subject
    ("we looked for them in Oslo and now he demands") where the name does not open the sentence."""
    beside = link.kind == "conj" and has_subject(sentence, link.below)
    return link.kind == "relative" or (beside and head > min(subjects(sentence, link.above), default=-1))


def is_here(sentence: Sentence, verb: int) -> bool:
    """Says whether "here" or "in this town" stands in a verb's own clause: "met here", not "the meeting that he announced here"."""
    for token, word in enumerate(sentence.lower):
        if word == HERE or (word in TOWNS and sentence.lower[token - 1 : token] == (THIS,)):
            above = next((link.above for link in chain(sentence, token) if is_verb(sentence, link.above)), None)
            if above == verb:
                return True
    return False


def is_course(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb tells what has gone on or was before: "have been negotiating", "under way for three years", "since they reached the accord".

    That is not where it is told: only what was done in these days is.
    """
    own = frozenset(own_words(sentence, verb))
    going_on = BEEN in own and not PERFECT.isdisjoint(own) and sentence.tags[verb] == "VBG"
    spans = {sentence.lower[head] for word in (FOR, SINCE) for head in preposition_objects(sentence, verb).get(word, ())}
    return going_on or not SPANS.isdisjoint(spans) or SINCE in marks(sentence, verb)
