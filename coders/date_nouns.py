"""Old dates that stand with the noun or the clause which an event belongs to: "a 1975 coup in which he was killed"."""

from collections.abc import Iterator
from datetime import date

from coders.context_words import ContextWords
from coders.date_placing import PlacedExpression
from coders.date_since import without_ranks
from coders.dating import YEAR, EventDate, dates_verb, resolved_for
from coders.syntax.context import has_perfect, tense
from coders.syntax.noun_clauses import clauses_beside, gerunds_on, noun_told_of, participle_on
from coders.syntax.tokens import is_noun, is_verb
from coders.verbs import View


def date_by_noun(
    view: View, words: ContextWords, placed: tuple[PlacedExpression, ...], path: tuple[int, ...], published: date | None, *,
    light: int | None = None,
) -> EventDate | None:
    """Returns the date more than a year back of what an event is a part of, None where it has none.

    "The 1998 raid, which killed ten" killed in 1998, "the accord signed in the 1998 talks" was signed then, "when he called a year and a half ago, they
    agreed" agreed then, "imposed sanctions after it invaded in 1990" imposed them then; a court may take years. What was done about it later is of its own day: "the 1998 treaty, which Chad rejected".
    """
    if published is None or not placed:
        return None
    sentence = view.sentence
    for item, at in dated_around(view, words, without_ranks(sentence, placed), path, light):
        resolved = resolved_for(sentence, item, item.owner, published)
        if resolved is not None and item.expression.value.relation != "since" and (published - resolved.last).days > YEAR:
            how = f"{resolved.rule}, of {sentence.words[at]!r}"
            return EventDate(resolved.first, resolved.precision, resolved.last, item.expression.text, how, explicit=True, beside=True)
    return None


def dated_around(
    view: View, words: ContextWords, placed: tuple[PlacedExpression, ...], path: tuple[int, ...], light: int | None
) -> Iterator[tuple[PlacedExpression, int]]:
    """Yields the expressions that date what an event is a part of, each with the noun or verb of that."""
    sentence = view.sentence
    for step in path:
        if is_verb(sentence, step) and (tense(sentence, step) == "past" or participle_on(sentence, step) is not None):
            noun = event_noun(view, words, step, own=step != light)
            yield from ((item, noun) for item in placed if noun is not None and item.inside == noun and step not in (item.owner, item.inside))
            later = view.lemmas[step] in words.court_acts or has_perfect(sentence, step)
            for opening, verb in () if later else clauses_beside(sentence, step):
                if opening not in words.meanwhile:
                    continue
                yield from ((item, verb) for item in placed if item.owner == verb and dates_verb(sentence, item))
        elif is_noun(sentence, step):
            for verb in gerunds_on(sentence, step):
                yield from ((item, verb) for item in placed if item.owner == verb and dates_verb(sentence, item))


def event_noun(view: View, words: ContextWords, verb: int, *, own: bool) -> int | None:
    """Returns the event noun whose happening a verb tells: "a coup in which he was killed", "the accord signed by both"; None where it is no event.

    `own` says that the verb itself is the event's: "the 1978 law that led to an investigation" dates no investigation.
    """
    sentence = view.sentence
    noun = noun_told_of(sentence, verb, own=own)
    if noun is None and (view.lemmas[verb] in words.brings_about or sentence.tags[verb] == "VBG"):
        noun = participle_on(sentence, verb)
    return noun if noun is not None and (view.lemmas[noun] in view.lexicon.nouns or view.lemmas[noun] in words.occasions) else None
