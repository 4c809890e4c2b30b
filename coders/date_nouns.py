"""Old dates that stand with the noun or the clause which an event belongs to: "a 1975 coup in which he was killed"."""

from collections.abc import Iterator
from datetime import date

from coders.context_words import ContextWords
from coders.date_placing import PlacedExpression
from coders.date_since import without_ranks
from coders.dating import DAY_GRAINS, YEAR, EventDate, dates_verb, resolved_for
from coders.deed_words import load_deed_words
from coders.syntax.context import has_perfect, tense
from coders.syntax.noun_clauses import clauses_beside, gerunds_on, noun_told_of, participle_on, tellings_of
from coders.syntax.subjects import passive_above
from coders.syntax.tokens import is_noun, is_verb
from coders.verbs import View


def date_by_noun(
    view: View, words: ContextWords, placed: tuple[PlacedExpression, ...], path: tuple[int, ...], published: date | None, *,
    light: int | None = None,
) -> EventDate | None:
    """Returns the date more than a year back of what an event is a part of, None where it has none.

    "The 1998 raid, which killed ten" killed in 1998, "the accord signed in the 1998 talks" was signed then, "when he called a year and a half ago, they
    agreed" agreed then, "imposed sanctions after it invaded in 1990" imposed them then; a court may take years. What was done about it later is of its
    own day: "the 1998 treaty, which Chad rejected". `light` is a light verb, whose deed may come later ("the 1978 law that led to an inquiry").
    """
    if published is None or not placed:
        return None
    sentence = view.sentence
    for item, at in dated_around(view, words, without_ranks(sentence, placed), path, light):
        resolved = resolved_for(sentence, item, item.owner, published)
        if resolved is not None and (published - resolved.last).days > YEAR:
            how = f"{resolved.rule}, of {sentence.words[at]!r}"
            since = is_verb(sentence, at) and any(sentence.lower[child] in words.looking_back for child in sentence.children[at])
            return EventDate(resolved.first, resolved.precision, None if since else resolved.last, item.expression.text, how, True, open=since, beside=True)
    return None


def date_by_same_deed(
    view: View, placed: tuple[PlacedExpression, ...], path: tuple[int, ...], published: date | None
) -> EventDate | None:
    """Returns the day of an event that stands with another telling of it, None where it has none.

    "The rally, which began on Friday, goes on" rallied on Friday; "Monday's raid, in which ten were killed" killed on Monday; what a passive tells to
    be done by a deed has the deed's day ("on Monday the depot was destroyed by blasts that rebels set off").
    """
    if published is None or not placed:
        return None
    sentence = view.sentence
    for item, at in told_beside(view, without_ranks(sentence, placed), path):
        resolved = resolved_for(sentence, item, item.owner, published)
        if resolved is not None and resolved.precision == "day" and resolved.first <= published:
            how = f"{resolved.rule}, told of {sentence.words[at]!r}"
            return EventDate(resolved.first, resolved.precision, None if resolved.last == resolved.first else resolved.last, item.expression.text, how, True)
    return None


def told_beside(
    view: View, placed: tuple[PlacedExpression, ...], path: tuple[int, ...]
) -> Iterator[tuple[PlacedExpression, int]]:
    """Yields the days that date an event's other telling: those of the clause that says when its noun was, that of the noun in which its verb was."""
    sentence = view.sentence
    days = tuple(item for item in placed if item.expression.grain in DAY_GRAINS)
    for step in path:
        if is_noun(sentence, step):
            clauses = openings(view, step)
            yield from ((item, verb) for verb in clauses for item in days if item.owner == verb and dates_verb(sentence, item))
            done = passive_above(sentence, step)
            # "on Monday the depot was destroyed by blasts that rebels set off"
            if done is not None and sentence.lower[done] in load_deed_words().undergone:
                yield from ((item, done) for item in days if item.owner == done)
    if path and is_verb(sentence, path[0]):
        noun = noun_told_of(sentence, path[0], own=True)
        if noun is not None and view.lemmas[noun] in view.lexicon.nouns:
            yield from ((item, noun) for item in days if item.inside == noun and path[0] != item.owner)


def openings(view: View, noun: int) -> tuple[int, ...]:
    """Returns the verbs of clauses that tell when an event noun was: began in "the rally, which began on Friday"."""
    taking_place = view.lexicon.classes.get("TAKING_PLACE")
    if taking_place is None:
        return ()
    return tuple(verb for verb in tellings_of(view.sentence, noun) if taking_place.holds(view.lemmas, view.sentence.lower, verb))


def dated_around(
    view: View, words: ContextWords, placed: tuple[PlacedExpression, ...], path: tuple[int, ...], light: int | None
) -> Iterator[tuple[PlacedExpression, int]]:
    """Yields the expressions that date what an event is a part of, each with the noun or verb of that."""
    sentence = view.sentence
    for step in path:
        if is_verb(sentence, step) and (tense(sentence, step) == "past" or participle_on(sentence, step) is not None):
            noun = event_noun(view, words, step, own=step != light)
            yield from ((item, noun) for item in placed if noun is not None and item.inside == noun and step not in (item.owner, item.inside))
            for verb in clauses_of_time(view, words, step):
                yield from ((item, verb) for item in placed if item.owner == verb and dates_verb(sentence, item))
        elif is_noun(sentence, step):
            for verb in gerunds_on(sentence, step):
                yield from ((item, verb) for item in placed if item.owner == verb and dates_verb(sentence, item))


def clauses_of_time(view: View, words: ContextWords, verb: int) -> tuple[int, ...]:
    """Returns the verbs of the clauses whose old day is a verb's too: "fled when rebels seized the town in 1990", "2,000 have died since the war began in
    1990"; not "was jailed after he killed two in 1990", nor what is so by now ("has left the town after the army seized it")."""
    found = clauses_beside(view.sentence, verb)
    if view.sentence.lower[view.sentence.heads[verb]] == "time":
        # "the third time he has called since he took office in 1990"
        return ()
    if has_perfect(view.sentence, verb):
        return tuple(clause for opening, clause in found if opening in words.looking_back)
    court = view.lemmas[verb] in words.court_acts
    return tuple(clause for opening, clause in found if opening in words.meanwhile and not court)


def event_noun(view: View, words: ContextWords, verb: int, *, own: bool) -> int | None:
    """Returns the event noun whose happening a verb tells: "a coup in which he was killed", "the accord signed by both"; None where it is no event.

    `own` says that the verb itself is the event's: "the 1978 law that led to an investigation" dates no investigation.
    """
    sentence = view.sentence
    noun = noun_told_of(sentence, verb, own=own)
    if noun is None and (view.lemmas[verb] in words.brings_about or sentence.tags[verb] == "VBG"):
        noun = participle_on(sentence, verb)
    return noun if noun is not None and (view.lemmas[noun] in view.lexicon.nouns or view.lemmas[noun] in words.occasions) else None
