"""Deeds that a time is counted from, told on Tuesday 2020-06-16; the parses are written by hand."""

from datetime import date

import pytest
from doc_builder import at, build

from coders.date_lapse import counted_back, counted_from, day_before, lapse_over
from coders.date_placing import PlacedExpression, place_expressions
from coders.dating import EventDate, date_of
from coders.parse import Sentence

TODAY = date(2020, 6, 16)
CLAUSE = (
    "Shops/NNS/nsubj/1 reopened/VBD/ROOT/1 two/CD/nummod/3 days/NNS/npadvmod/6 after/IN/mark/6 rebels/NNS/nsubj/6 shelled/VBD/advcl/1 "
    "Zenda/NNP/dobj/6 ././punct/1"
)
NOUN = "Shops/NNS/nsubj/1 reopened/VBD/ROOT/1 a/DT/det/3 week/NN/npadvmod/4 after/IN/prep/1 the/DT/det/6 raid/NN/pobj/4 ././punct/1"
DATED_ABOVE = (
    "Shops/NNS/nsubj/1 reopened/VBD/ROOT/1 on/IN/prep/1 Monday/NNP/pobj/2 ,/,/punct/1 two/CD/nummod/6 days/NNS/npadvmod/9 after/IN/mark/9 "
    "rebels/NNS/nsubj/9 shelled/VBD/advcl/1 Zenda/NNP/dobj/9 ././punct/1"
)
OWN_DAY = (
    "Shops/NNS/nsubj/1 reopened/VBD/ROOT/1 a/DT/det/3 week/NN/npadvmod/6 after/IN/mark/6 rebels/NNS/nsubj/6 shelled/VBD/advcl/1 Zenda/NNP/dobj/6 "
    "on/IN/prep/6 Sunday/NNP/pobj/8 ././punct/1"
)
ALONE = "Rebels/NNS/nsubj/1 shelled/VBD/ROOT/1 Zenda/NNP/dobj/1 the/DT/det/4 day/NN/npadvmod/5 before/RB/advmod/1 ././punct/1"
BEFORE_VOTE = (
    "Rebels/NNS/nsubj/1 shelled/VBD/ROOT/1 Zenda/NNP/dobj/1 the/DT/det/4 day/NN/npadvmod/5 before/IN/prep/1 the/DT/det/7 vote/NN/pobj/5 ././punct/1"
)


def dated(sentence: Sentence, word: str) -> EventDate:
    return date_of(sentence, place_expressions(sentence), (at(sentence, word),), published=TODAY)


def lapse(sentence: Sentence, word: str) -> PlacedExpression | None:
    return lapse_over(sentence, place_expressions(sentence), (at(sentence, word),))


@pytest.mark.parametrize(
    ("rows", "word", "day", "words"),
    [
        (CLAUSE, "shelled", date(2020, 6, 14), "two days after"),
        (CLAUSE, "reopened", TODAY, None),
        (NOUN, "raid", date(2020, 6, 9), "a week after"),
        (DATED_ABOVE, "shelled", date(2020, 6, 13), "two days after"),
        (DATED_ABOVE, "reopened", date(2020, 6, 15), "Monday"),
        (OWN_DAY, "shelled", date(2020, 6, 14), "Sunday"),
        (ALONE, "shelled", date(2020, 6, 15), "the day before"),
        (BEFORE_VOTE, "shelled", TODAY, None),
    ],
)
def test_date_lapse_deed_lies_before_the_clause_above_it(rows: str, word: str, day: date, words: str | None) -> None:
    found = dated(build(rows), word)
    assert (found.day, found.last, found.text) == (day, None, words)


def test_date_lapse_stands_over_what_is_behind_it_only() -> None:
    sentence = build(CLAUSE)
    assert lapse(sentence, "shelled") is not None and lapse(sentence, "rebels") is not None
    assert lapse(sentence, "reopened") is None and lapse(sentence, "Shops") is None


def test_date_lapse_counts_from_the_noun_or_the_verb_of_the_clause() -> None:
    clause, noun, alone = build(CLAUSE), build(NOUN), build(ALONE)
    assert counted_from(clause, at(clause, "after")) == (at(clause, "shelled"),)
    assert counted_from(noun, at(noun, "after")) == (at(noun, "raid"),)
    assert counted_from(alone, at(alone, "before")) == ()


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("two weeks after", date(2020, 6, 2), date(2020, 6, 2), "day"),
        ("eleven weeks after", date(2020, 3, 28), date(2020, 4, 3), "week"),
        ("a month after", date(2020, 5, 1), date(2020, 5, 31), "month"),
        ("two years after", date(2018, 1, 1), date(2018, 12, 31), "year"),
    ],
)
def test_date_lapse_long_counts_are_less_exact(text: str, first: date, last: date, precision: str) -> None:
    count, unit, _ = text.split()
    sentence = build(
        f"Shops/NNS/nsubj/1 reopened/VBD/ROOT/1 {count}/CD/nummod/3 {unit}/NNS/npadvmod/4 after/IN/prep/1 the/DT/det/6 raid/NN/pobj/4 ././punct/1"
    )
    found = lapse(sentence, "raid")
    assert found is not None
    span = day_before(found, TODAY)
    assert (span.first, span.last, span.precision) == (first, last, precision)


def test_date_lapse_day_before_with_nothing_behind_it_is_the_day_earlier() -> None:
    for rows, direction in ((ALONE, "earlier"), (BEFORE_VOTE, "before")):
        sentence = build(rows)
        (item,) = place_expressions(sentence)
        assert counted_back(sentence, item).value.direction == direction
