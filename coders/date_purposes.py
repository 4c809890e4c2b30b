"""Days behind an infinitive that are those of the act it belongs to: "signed a deal to share water on Friday", "marched to demand bread on Friday"."""

from coders.date_placing import PlacedExpression
from coders.date_words import DATE_SETS
from coders.parse import Sentence
from coders.syntax.purposes import purposes

DAYS = frozenset({"day", "hour", "minute"})


def days_behind_purpose(sentence: Sentence, placed: tuple[PlacedExpression, ...], verb: int) -> list[PlacedExpression]:
    """Returns the days that stand behind what was agreed to or what one came together for, and tell when that was: both at once ("met to discuss the
    vote on Friday") or what is signed at the end of a sentence. None of "announced a plan to march on Friday", which is the day of the march."""
    if sentence.tags[verb] not in ("VBD", "VBN"):
        return []
    behind = purposes(sentence, verb, words=DATE_SETS["at-once"], nouns=DATE_SETS["signed-noun"])
    return [item for item in placed if item.owner in behind and item.token > item.owner and item.inside is None and item.expression.grain in DAYS]
