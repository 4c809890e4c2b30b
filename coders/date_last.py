"""The day that closes a report's sentence where the parser hangs it on the participle or infinitive before it: "fired on students demanding jobs in Lima on
Monday", "signed a pact to end the war in Lima on Monday"."""

from coders.date_lapse import upwards
from coders.date_placing import PlacedExpression
from coders.parse import Sentence
from coders.syntax.context import link_up, tense
from coders.syntax.tokens import is_verb

DAYS = frozenset({"calendar", "weekday", "day-word"})
UNSAID = frozenset({"", "on"})


def closing_day(sentence: Sentence, placed: tuple[PlacedExpression, ...], path: tuple[int, ...]) -> PlacedExpression | None:
    """Returns the only time of a sentence, a day that hangs on a gerund below the past verb of an event, or on a noun's infinitive there; None where another
    verb stands between, or the gerund tells what was before ("after", "before", "since")."""
    if len(placed) != 1 or not path or not is_verb(sentence, path[0]) or tense(sentence, path[0]) != "past":
        return None
    item = placed[0]
    value = item.expression.value
    if value.form not in DAYS or value.relation not in UNSAID or item.inside is not None or item.owner in path:
        return None
    if sentence.tags[item.owner] != "VBG" and not is_plan(sentence, item.owner):
        return None
    between = [token for token in upwards(sentence, (item.owner,)) if token != item.owner]
    if path[0] not in between:
        return None
    between = between[: between.index(path[0])]
    if any(is_verb(sentence, token) or sentence.lower[token] in {"after", "before", "since"} for token in between):
        return None
    return item


def is_plan(sentence: Sentence, verb: int) -> bool:
    """Says whether a verb is an infinitive that tells what a noun is to bring about: end in "signed a pact to end the war"."""
    link = link_up(sentence, verb)
    return link is not None and link.kind == "noun_infinitive"
