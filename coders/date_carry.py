"""The day told last in an article: what counts from it ("two days later") and what goes on with its deed ("they also took hostages")."""

from collections.abc import Iterable, Sequence
from datetime import date

from coders.date_placing import PlacedExpression
from coders.dates import resolve
from coders.dating import DAY_GRAINS, EventDate
from coders.derived import Derived
from coders.parse import Sentence
from coders.records import record
from coders.syntax.context import tense
from coders.syntax.tokens import is_verb

FORCE = ("14", "15", "17", "18", "19", "20")
REACH = 2
"""Sentences over which "the same day" counts from a day told."""
DEFINITE = frozenset({"the", "that", "those", "these", "this", "both"})


@record
class ToldDay:
    """The day told last: `age` counts the sentences since; `deed` is the dated deed of the sentence just before and `words` are that sentence's."""

    day: date | None = None
    age: int = 0
    deed: EventDate | None = None
    words: tuple[str, ...] = ()

    def counted_from(self) -> date | None:
        """Returns the day that "the same day" counts from; None where none was told of late."""
        return self.day if self.age <= REACH else None


def told_next(
    last: ToldDay, sentence: Sentence, placed: Sequence[PlacedExpression], published: date | None, events: Iterable[tuple[Derived, EventDate]]
) -> ToldDay:
    """Returns what a sentence leaves for the next one: the day it tells and its dated deed; the older day ages where it tells none."""
    deed = next((when for derived, when in events if is_dated_deed(derived, when, published)), None)
    day = deed.day if deed is not None else last_day(placed, published)
    words = sentence.lower
    if day is None:
        return ToldDay(last.day, last.age + 1, None, words)
    return ToldDay(day, 1, deed, words)


def is_dated_deed(derived: Derived, when: EventDate, published: date | None) -> bool:
    """Says whether an act of force is dated to one day by its own clause; "said on Friday that rebels had shot him" does not date the shots."""
    dated = when.explicit and not (when.beside or when.above) and when.precision == "day" and when.last is None
    return dated and when.day is not None and published is not None and when.day <= published and derived.code.startswith(FORCE)


def last_day(placed: Sequence[PlacedExpression], published: date | None) -> date | None:
    """Returns the last single day a sentence tells that is not after the publication; None where there is none."""
    if published is None:
        return None
    for item in reversed(placed):
        if item.expression.grain in DAY_GRAINS:
            found = resolve(item.expression, reference=published, tense="past")
            if found is not None and found.precision == "day" and found.first <= published:
                return found.first
    return None


def carried(last: ToldDay, sentence: Sentence, derived: Derived, when: EventDate) -> EventDate:
    """Returns the date of an event, that of the sentence before where it goes on with that sentence's deed and tells no day of its own.

    "On Monday gunmen stormed a bank. They also took two hostages.": the hostages were taken on Monday. Acts of speech are of the day of the article.
    """
    deed = last.deed
    if when.explicit or deed is None or last.age > 1 or not derived.code.startswith(FORCE):
        return when
    if not is_verb(sentence, derived.trigger) or tense(sentence, derived.trigger) != "past" or not goes_on_with(last, sentence, derived):
        return when
    return EventDate(deed.day, deed.precision, deed.last, deed.text, f"{deed.how}, of the sentence before", explicit=True)


def goes_on_with(last: ToldDay, sentence: Sentence, derived: Derived) -> bool:
    """Says whether who acts or suffers is a pronoun or a definite noun of the sentence before ("the gunmen" behind "six gunmen")."""
    for head in (derived.source_head, derived.target_head):
        if head is None:
            continue
        if sentence.tags[head] == "PRP" and sentence.heads[head] == derived.trigger:
            return True
        first = min((child for child in sentence.children[head] if child < head), default=None)
        if first is not None and sentence.lower[first] in DEFINITE and sentence.tags[head].startswith("NN") and sentence.lower[head] in last.words:
            return not sentence.tags[head].startswith("NNP")
    return False
