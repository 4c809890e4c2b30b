"""Which time expression of a sentence dates an event: the one that hangs on its verb, else on a clause above it."""

from datetime import date, timedelta

from coders.context_words import ContextWords
from coders.date_lapse import counted_back, counted_from, day_before, lapse_over, upwards
from coders.date_last import closing_day, is_plan
from coders.date_placing import PlacedExpression
from coders.date_since import without_ranks
from coders.dates import ResolvedDate, TimeExpression, resolve, tense_at
from coders.parse import Sentence, plain
from coders.records import record
from coders.syntax.context import goes_on_from, link_up, shares_subject, tense
from coders.syntax.tokens import first_conjunct, is_verb
from coders.verbs import View

YEAR = 365
DAY_GRAINS = frozenset({"day", "hour", "minute"})
OCCASIONS = frozenset({"in", "during", "at"})
COUNTED_UNITS = frozenset({"same", "following", "previous"})
COUNTED_SHIFTS = frozenset({"later"})
"""Not "after" and "before", which count from what the words behind them tell: "two days after the vote"."""
DEADLINE = frozenset({"by", "before", "within"})
ONE_DAY = frozenset({"weekday", "day-word", "calendar"})
"""Forms of an expression that names a day."""
PARTING = frozenset({"then", "later", "subsequently", "eventually", "finally", "afterwards", "after", "before", "since", "but", "now", "yet"})
"""Words by which a coordinated verb tells of another time."""
GRAINS = {"day": 0, "hour": 0, "minute": 0, "week": 1, "month": 2, "quarter": 3, "season": 3, "year": 4}


@record
class EventDate:
    """When an event happened: first day, precision, last day (None for one day), the words, and how they were found.

    `day` is None where neither text nor publication date fixes one. `explicit` is false for the publication date taken as fall-back; `open` is what has gone on
    since its first day ("since 2003"), `beside` where the date is that of another noun of the clause ("in the 1973 war"), `above` where it is that of a clause
    above the event ("said on Friday that ...").
    """

    day: date | None
    precision: str
    last: date | None
    text: str | None
    how: str
    explicit: bool
    open: bool = False
    beside: bool = False
    above: bool = False


def date_of(
    sentence: Sentence,
    placed: tuple[PlacedExpression, ...],
    path: tuple[int, ...],
    *,
    published: date | None,
    future: bool = False,
    told: date | None = None,
) -> EventDate:
    """Returns the date of an event; `path` are its tokens from the core outwards, `future` allows days after publication, `told` is the day the
    article told before.

    "In a statement Saturday she threatened to destroy it": Saturday hangs on the clause of the threat and dates it.
    """
    placed = without_ranks(sentence, placed)
    lapse = lapse_over(sentence, placed, path)
    if lapse is not None:
        return date_of_lapse(sentence, placed, lapse, path, published=published, told=told)
    for step in steps_up(sentence, path):
        own = [item for item in placed if step in (item.owner, item.inside) and (item.inside is None or item.inside == step or loose(sentence, item))]
        if not own:
            # "was shot and burned on 13 December": the day stands at the last of the coordinated verbs
            shared = coordinated(sentence, step)
            own = [item for item in placed if item.owner in shared and (item.inside is None or loose(sentence, item))]
        if not own and len(placed) == 1:
            # "opened fire and killed two on Saturday": the only day stands at the verb that goes on
            own = [item for item in placed if item.inside is None and is_one_day(item) and item.owner in gone_on(sentence, step)]
        if not own:
            # "was snatched in Sunday's raid"
            own = [item for item in placed if item.owner == step and step in path and is_occasion(sentence, item)]
        own.sort(key=lambda item: nearness(item, step))
        for item in own:
            resolved = resolved_for(sentence, item, step, published, told=told)
            if resolved is not None and published is not None and not future and resolved.first > published + timedelta(days=1):
                # "has allocated 120 million dollars for 2007": the year to come is not when it was done
                continue
            if resolved is not None and published is not None and not future and is_deadline(item, resolved, published):
                continue
            if resolved is not None:
                last = resolved.last if resolved.last != resolved.first else None
                how = f"{resolved.rule}, at {sentence.words[step]!r}"
                since = item.expression.value.relation == "since"
                text = item.expression.text
                return EventDate(resolved.first, resolved.precision, last, text, how, explicit=True, open=since, above=step not in path)
    closing = None if future else closing_day(sentence, placed, path)
    resolved = resolved_for(sentence, closing, path[0], published) if closing is not None else None
    if closing is not None and resolved is not None and is_of_report(sentence, closing, resolved, published):
        how = f"{resolved.rule}, at the end of the sentence"
        return EventDate(resolved.first, resolved.precision, None, closing.expression.text, how, explicit=True, above=True)
    if published is None:
        return EventDate(None, "unknown", None, None, "no date in the text and no publication date", False)
    return EventDate(published, "day", None, None, "publication date", False)


def is_of_report(sentence: Sentence, closing: PlacedExpression, resolved: ResolvedDate, published: date | None) -> bool:
    """Says whether a day that closes a sentence may be that of its deed: no later than its report, and behind an infinitive no more than a day before ("signed
    a pact to end the war on Monday", which may else be the Monday when it is to end)."""
    if published is None:
        return not is_plan(sentence, closing.owner)
    return resolved.first <= published and (not is_plan(sentence, closing.owner) or (published - resolved.first).days <= 1)


def is_deadline(item: PlacedExpression, resolved: ResolvedDate, published: date) -> bool:
    """Says whether a time is one that something is still to be done by: "urged Chad to free them by Friday", "by the end of the year"."""
    return item.expression.value.relation in DEADLINE and resolved.last >= published


def nearness(item: PlacedExpression, step: int) -> tuple[bool, bool, int, int]:
    """Returns the order in which expressions of one clause date its verb; "for a second day" comes last: in "fought for a second day on Saturday"
    Saturday is that day."""
    grain = GRAINS.get(item.expression.grain, 5)
    return item.expression.value.form == "ordinal-day", item.inside not in (None, step), grain, abs(item.token - step)


def date_of_lapse(
    sentence: Sentence,
    placed: tuple[PlacedExpression, ...],
    lapse: PlacedExpression,
    path: tuple[int, ...],
    *,
    published: date | None,
    told: date | None,
) -> EventDate:
    """Returns the date of what a time is counted from: the day that its own words tell, else so much before the day of the clause above it.

    "A week after rebels shelled Zenda, its market opened on Monday": the shells fell on the Monday before; "a week after Sunday's raid" keeps Sunday.
    """
    others = tuple(item for item in placed if item is not lapse)
    under = set(counted_from(sentence, lapse.tokens[-1]))
    within = tuple(item for item in others if item.token > lapse.token and under & set(upwards(sentence, (item.token,))))
    own = date_of(sentence, within, path, published=published, told=told)
    if own.explicit:
        return own
    above = next((token for token in upwards(sentence, path) if token not in under and not under & set(upwards(sentence, (token,)))), None)
    outside = tuple(item for item in others if item not in within)
    main = date_of(sentence, outside, (above,), published=published, told=told) if above is not None else EventDate(published, "day", None, None, "", False)
    if main.day is None or main.precision != "day":
        return main
    found = day_before(lapse, main.last or main.day)
    last = found.last if found.last != found.first else None
    return EventDate(found.first, found.precision, last, lapse.expression.text, f"{found.rule}, before {main.text or 'the publication'!r}", explicit=True)


def date_by_adjunct(
    view: View, words: ContextWords, placed: tuple[PlacedExpression, ...], path: tuple[int, ...], published: date | None
) -> EventDate | None:
    """Returns the old date that an adjunct of a past deed names inside its noun phrase: "was slain in the August 1975 coup", "was jailed after a coup in 1980".

    Only a date more than a year back counts: "in the March elections" may be of any year. What a court or the police do is not of the day of what it is
    about ("convicted in the 1999 bombing").
    """
    if published is None:
        return None
    sentence = view.sentence
    placed = without_ranks(sentence, placed)
    verbs = [step for step in path if is_verb(sentence, step) and tense(sentence, step) == "past"]
    # "occupied the town and annexed it in 1990"
    later = [verb for first in verbs for verb in told_on(sentence, first)]
    if any(item.owner in verbs and dates_verb(sentence, item) and resolved_for(sentence, item, item.owner, published) for item in placed):
        return None
    for item in placed:
        if not (item.owner in later and dates_verb(sentence, item)) and not is_adjunct(view, words, item, [*verbs, *later]):
            continue
        resolved = resolved_for(sentence, item, item.owner, published)
        since = item.expression.value.relation == "since"
        if resolved is not None and (published - (resolved.first if since else resolved.last)).days > YEAR:
            how = f"{resolved.rule}, beside {sentence.words[item.owner]!r}"
            return EventDate(resolved.first, resolved.precision, resolved.last, item.expression.text, how, explicit=True, open=since, beside=True)
    return None


def told_on(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the verbs that go on with one of the same past: executed and exiled in "were tortured, executed and exiled after the 1973 coup"."""
    found = [child for child in sentence.children[verb] if child > verb and goes_on(sentence, verb, child)]
    return tuple(token for child in found for token in (child, *told_on(sentence, child)))


def goes_on(sentence: Sentence, verb: int, later: int) -> bool:
    """Says whether a coordinated verb tells more of the same past: annexed in "occupied and annexed", barred in "was jailed and barred"."""
    alike = sentence.tags[later] == "VBD" or sentence.tags[later] == sentence.tags[verb] == "VBN"
    return alike and shares_subject(sentence, later) and tense(sentence, later) == "past"


def dates_verb(sentence: Sentence, item: PlacedExpression) -> bool:
    """Says whether an expression dates the verb above it: "was jailed in 1980", "was jailed after a coup in 1980"; not "in the 1980 coup"."""
    return item.inside is None or loose(sentence, item)


def is_adjunct(view: View, words: ContextWords, item: PlacedExpression, verbs: list[int]) -> bool:
    """Says whether an expression stands in the noun phrase of an adjunct that tells when a verb's deed was: "after a coup in 1980"."""
    if item.inside is None or item.owner not in verbs:
        return False
    link = link_up(view.sentence, first_conjunct(view.sentence, item.inside))
    if link is None or link.above != item.owner or link.kind != "preposition":
        return False
    if link.preposition == "since":
        # "2,000 soldiers have been killed since the 2003 invasion"
        return any(view.sentence.lower[child] in ("has", "have", "had") for child in view.sentence.children[item.owner])
    if link.preposition not in words.dating:
        return False
    return link.preposition != "in" or view.lemmas[item.owner] not in words.court_acts


def coordinated(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the participles coordinated with one that have no subject or no auxiliary of their own: injured in "nine were killed and two injured"."""
    if sentence.tags[verb] != "VBN":
        return ()
    return tuple(child for child in sentence.children[verb] if sentence.tags[child] == "VBN" and goes_on_from(sentence, child))


def is_one_day(item: PlacedExpression) -> bool:
    """Says whether an expression names a day: "on Saturday", "on May 3"; not "in March"."""
    return item.expression.grain in DAY_GRAINS and item.expression.value.form in ONE_DAY


def gone_on(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Returns the past verbs that go on with a past one of the same doer, with nothing between that parts them in time: killed in "opened fire and killed
    two"; not "fled and was later caught"."""
    if sentence.tags[verb] != "VBD":
        return ()
    later = [child for child in sentence.children[verb] if child > verb and sentence.tags[child] == "VBD" and goes_on(sentence, verb, child)]
    return tuple(child for child in later if PARTING.isdisjoint(sentence.lower[verb + 1 : child + 1]) and PARTING.isdisjoint(children_words(sentence, child)))


def children_words(sentence: Sentence, token: int) -> frozenset[str]:
    """Returns the words that hang on a token."""
    return frozenset(sentence.lower[child] for child in sentence.children[token])


def is_occasion(sentence: Sentence, item: PlacedExpression) -> bool:
    """Says whether a day stands before the noun of what the verb's deed happened in: "was snatched in Sunday's raid", "spoke at a Monday briefing".

    Not "condemned Friday's raid" nor "after Friday's raid", which are of another day.
    """
    if item.inside is None or item.token > item.inside or not (item.expression.grain in DAY_GRAINS or item.expression.value.form == "weekend"):
        return False
    link = link_up(sentence, first_conjunct(sentence, item.inside))
    return link is not None and link.above == item.owner and link.kind == "preposition" and link.preposition in OCCASIONS


def loose(sentence: Sentence, item: PlacedExpression) -> bool:
    """Says whether an expression that the parser hung on a noun may date the verb: "shelled the town Monday"."""
    return item.inside is not None and item.token > item.inside


def resolved_for(sentence: Sentence, item: PlacedExpression, step: int, published: date | None, *, told: date | None = None) -> ResolvedDate | None:
    """Resolves an expression by the tense of the verb it hangs on; without a publication date only full dates resolve. `told` is the day that
    "the same day" and "two days later" count from."""
    if published is None:
        if item.expression.value.form != "calendar" or item.expression.value.year is None:
            return None
        published = date(item.expression.value.year, 12, 31)
    verb = step if is_verb(sentence, step) else item.owner
    time = tense(sentence, verb)
    if time in ("unknown", "present"):
        time = tense_at(plain(sentence.text), item.expression.start, item.expression.end)
    expression = counted_back(sentence, item)
    resolved = resolve(expression, reference=published, tense=time, anchor=told if counts_on(expression) else None)
    return resolved if resolved is not None and resolved.precision != "unknown" else None


def steps_up(sentence: Sentence, path: tuple[int, ...]) -> tuple[int, ...]:
    """Returns the tokens of an event and then the clauses above it, nearest first; a demand or a charge before what is demanded or charged: in "demanded on
    Monday that it leave by Friday" the event is of Monday."""
    found = list(dict.fromkeys((*path[1:2], *path))) if len(path) > 1 and is_verb(sentence, path[1]) else list(path)
    token = path[-1]
    for _ in range(12):
        link = link_up(sentence, token)
        if link is None or link.above in found:
            break
        token = link.above
        if is_verb(sentence, token):
            found.append(token)
    return tuple(found)


def counts_on(expression: TimeExpression) -> bool:
    """Says whether an expression counts from a day told before: "the same day", "the following morning", "two days later"."""
    value = expression.value
    return value.base is None and ((value.form == "unit" and value.direction in COUNTED_UNITS) or (value.form == "shift" and value.direction in COUNTED_SHIFTS))


def lies_ahead(sentence: Sentence, placed: tuple[PlacedExpression, ...], path: tuple[int, ...], published: date | None) -> bool:
    """Says whether a present or a noun is dated behind the publication: "Bush meets Putin next week", "the December 21 talks"."""
    if published is None:
        return False
    for item in placed:
        token = item.inside if item.inside is not None else item.owner
        told = tense(sentence, token) if is_verb(sentence, token) else tense(sentence, item.owner)
        if token not in path or (told != "present" if is_verb(sentence, token) else told == "past"):
            continue
        resolved = resolved_for(sentence, item, token, published)
        if resolved is not None and resolved.first > published:
            return True
    return False
