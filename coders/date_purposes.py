"""Days behind an infinitive that are those of the act it belongs to: "signed a deal to share water on Friday", "marched to demand bread on Friday"."""

from coders.date_placing import PlacedExpression
from coders.date_words import DATE_SETS
from coders.parse import Sentence
from coders.syntax.context import has_infinitive_to
from coders.syntax.tokens import is_verb

NOUN_CLAUSE = frozenset({"acl", "relcl"})
DAYS = frozenset({"day", "hour", "minute"})
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})


def days_behind_purpose(sentence: Sentence, placed: tuple[PlacedExpression, ...], verb: int) -> list[PlacedExpression]:
    """Returns the days that stand behind what was agreed to or what one came together for, and tell when that was: both at once ("met to discuss the
    vote on Friday") or what is signed at the end of a sentence. None of "announced a plan to march on Friday", which is the day of the march."""
    if sentence.tags[verb] not in ("VBD", "VBN"):
        return []
    purposes = frozenset(token for token in sentence.children[verb] if is_purpose(sentence, token)) | frozenset(
        token for noun in sentence.children[verb] if sentence.lower[noun] in DATE_SETS["signed-noun"] and sentence.deps[noun] in OBJECTS
        for token in sentence.children[noun] if sentence.deps[token] in NOUN_CLAUSE and has_infinitive_to(sentence, token)
    )  # fmt: skip
    return [item for item in placed if item.owner in purposes and item.token > item.owner and item.inside is None and item.expression.grain in DAYS]


def is_purpose(sentence: Sentence, token: int) -> bool:
    """Says whether a word is what people met or marched for, done by meeting or marching: "to discuss", "to demand"."""
    return (
        sentence.deps[token] in ("advcl", "xcomp") and is_verb(sentence, token) and sentence.lower[token] in DATE_SETS["at-once"]
        and has_infinitive_to(sentence, token)
    )  # fmt: skip
