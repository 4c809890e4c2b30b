"""Noun phrases, on sentences parsed by hand."""

import pytest
from doc_builder import at, build, said
from parses import (
    ACTIVE,
    AFTER,
    APPOSITION,
    AT_LEAST,
    COORDINATED,
    DOZENS,
    LIGHT,
    NO_ATTACK,
    OWNED_ATTACK,
    PASSIVE,
    STATE_MEDIA,
    THREAT_OF,
    TWO_VERBS,
    WHICH,
)

from coders.syntax.arguments import preposition_objects
from coders.syntax.phrases import (
    appositives,
    below,
    clause_span,
    coordinated_modifiers,
    counted_by,
    determiner,
    long_phrase,
    modifiers,
    name_tokens,
    noun_above,
    owners,
    phrase,
    verb_above,
)
from coders.syntax.tokens import conjuncts


def test_phrases_phrase_ends_at_its_head() -> None:
    sentence = build(STATE_MEDIA)
    assert said(sentence, phrase(sentence, at(sentence, "media"))) == ("North", "Korea", "'s", "state", "media")
    assert said(sentence, phrase(sentence, at(sentence, "army"))) == ("the", "army")


def test_phrases_name_leaves_owner_and_article_out() -> None:
    sentence = build(STATE_MEDIA)
    assert said(sentence, name_tokens(sentence, at(sentence, "media"))) == ("state", "media")
    assert said(sentence, name_tokens(sentence, at(sentence, "army"))) == ("army",)


def test_phrases_long_phrase_takes_the_prepositional_part_but_no_clause() -> None:
    sentence, relative = build(STATE_MEDIA), build(WHICH)
    first, last = long_phrase(sentence, at(sentence, "army"))
    assert sentence.span(first, last) == "the army of Iran"
    first, last = long_phrase(relative, at(relative, "Israel"))
    assert relative.span(first, last) == "Israel"


def test_phrases_modifiers_are_read_with_those_coordinated() -> None:
    sentence = build(COORDINATED)
    troops = at(sentence, "troops")
    assert said(sentence, modifiers(sentence, troops)) == ("British", "French")
    assert [said(sentence, group) for group in coordinated_modifiers(sentence, troops)] == [("British",), ("French",)]
    single = build(STATE_MEDIA)
    assert coordinated_modifiers(single, at(single, "media")) == ()


def test_phrases_owner_is_the_possessor() -> None:
    sentence = build(OWNED_ATTACK)
    assert said(sentence, owners(sentence, at(sentence, "attack"))) == ("Iran",)
    assert owners(sentence, at(sentence, "people")) == ()


def test_phrases_apposition_is_seen_from_both_sides() -> None:
    sentence = build(APPOSITION)
    assert said(sentence, appositives(sentence, at(sentence, "Ali"))) == ("chief",)
    assert said(sentence, appositives(sentence, at(sentence, "chief"))) == ("Ali",)
    assert appositives(sentence, at(sentence, "council")) == ()


@pytest.mark.parametrize(("rows", "noun", "expected"), [(NO_ATTACK, "attack", "no"), (LIGHT, "attack", "an"), (ACTIVE, "Syria", None)])
def test_phrases_determiner_is_lower_case_or_none(rows: str, noun: str, expected: str | None) -> None:
    sentence = build(rows)
    assert determiner(sentence, at(sentence, noun)) == expected


def test_phrases_counted_by_reads_the_number_alone() -> None:
    sentence = build(AT_LEAST)
    assert said(sentence, counted_by(sentence, at(sentence, "soldiers"))) == ("20",)


@pytest.mark.parametrize(
    ("rows", "noun", "expected"),
    [
        (LIGHT, "attack", ("launched", "object")),
        (LIGHT, "Israel", ("launched", "subject")),
        (PASSIVE, "Syria", ("attacked", "object")),
        (PASSIVE, "Israel", ("attacked", "subject")),
        (DOZENS, "protesters", ("detained", "object")),
        (THREAT_OF, "attack", ("worried", "subject")),
        (LIGHT, "Syria", None),
    ],
)
def test_phrases_verb_above_names_verb_and_role(rows: str, noun: str, expected: tuple[str, str] | None) -> None:
    sentence = build(rows)
    found = verb_above(sentence, at(sentence, noun))
    assert (found and (sentence.words[found[0]], found[1])) == expected


def test_phrases_verb_above_names_the_preposition() -> None:
    sentence = build("Iran/NNP/nsubj/1 responded/VBD/ROOT/1 with/IN/prep/1 an/DT/det/4 attack/NN/pobj/2 ././punct/1")
    assert verb_above(sentence, at(sentence, "attack")) == (1, "with")


def test_phrases_noun_above_names_noun_and_preposition() -> None:
    sentence, owned = build(THREAT_OF), build(OWNED_ATTACK)
    assert noun_above(sentence, at(sentence, "attack")) == (at(sentence, "threat"), "of")
    assert noun_above(owned, at(owned, "Iran")) == (at(owned, "attack"), "poss")
    assert noun_above(sentence, at(sentence, "Egypt")) is None


def test_phrases_below_leaves_clauses_of_time_and_further_verbs_out() -> None:
    time, verbs = build(AFTER), build(TWO_VERBS)
    assert said(time, below(time, at(time, "met"))) == ("Iran", "Iraq")
    assert said(verbs, below(verbs, at(verbs, "attacked"))) == ("Israel", "Syria", "and")


def test_phrases_clause_span_of_a_coordinated_verb_is_its_own_clause() -> None:
    sentence = build(TWO_VERBS)
    assert sentence.span(*clause_span(sentence, at(sentence, "Iran"))) == "threatened Iran"


def test_phrases_clause_span_ends_before_the_coordinated_clause_although_the_full_stop_hangs_on_it() -> None:
    sentence = build(TWO_VERBS)
    assert "threatened" not in sentence.span(*clause_span(sentence, at(sentence, "Syria")))


def test_phrases_clause_span_of_a_reporting_verb_leaves_the_reported_clause_out() -> None:
    sentence = build(STATE_MEDIA.removesuffix(" ././punct/5"))
    assert sentence.span(*clause_span(sentence, at(sentence, "said"))) == "North Korea's state media said"


@pytest.mark.parametrize(
    ("rows", "head", "text"),
    [
        (
            "Kenya/NNP/nsubj/1 met/VBD/ROOT/1 its/PRP$/poss/3 guest/NN/dobj/1 ,/,/punct/3 Ana/NNP/compound/6 Moreno/NNP/appos/3 ././punct/1",
            "guest",
            "its guest, Ana Moreno",
        ),
        (
            "Moreno/NNP/nsubj/7 ,/,/punct/0 envoy/NN/appos/0 of/IN/prep/2 Chad/NNP/pobj/3 ,/,/punct/0 then/RB/advmod/7 left/VBD/ROOT/7 ././punct/7",
            "Moreno",
            "Moreno, envoy of Chad",
        ),
        (
            "Two/CD/nummod/1 states/NNS/nsubj/6 ,/,/punct/1 Egypt/NNP/appos/1 and/CC/cc/3 Libya/NNP/conj/3 agreed/VBD/ROOT/6 ././punct/6",
            "states",
            "Two states",
        ),
        ("The/DT/det/1 plan/NN/nsubj/5 ,/,/punct/1 a/DT/det/4 trap/NN/appos/1 failed/VBD/ROOT/5 ././punct/5", "plan", "The plan"),
        ("Gao/NNP/nsubj/3 --/:/punct/0 Mali/NNP/appos/0 fell/VBD/ROOT/3 ././punct/3", "Gao", "Gao"),
    ],
)
def test_phrases_long_phrase_takes_the_name_in_apposition(rows: str, head: str, text: str) -> None:
    sentence = build(rows)
    assert sentence.span(*long_phrase(sentence, at(sentence, head))) == text


def test_phrases_what_is_coordinated_with_a_name_goes_with_its_title() -> None:
    together = build("envoy/NN/ROOT/0 Ana/NNP/compound/2 Moreno/NNP/appos/0 and/CC/cc/2 Juan/NNP/compound/5 Perez/NNP/conj/2")
    apart = build("envoy/NN/ROOT/0 ,/,/punct/0 Moreno/NNP/appos/0 and/CC/cc/2 Juan/NNP/compound/5 Perez/NNP/conj/2")
    assert conjuncts(together, 0) == (0, 5)
    assert conjuncts(apart, 0) == (0,)


def test_phrases_in_front_of_is_outside() -> None:
    faced = build("rallied/VBD/ROOT/0 in/IN/prep/0 front/NN/pobj/1 of/IN/prep/2 embassies/NNS/pobj/3")
    front = build("marched/VBD/ROOT/0 in/IN/prep/0 the/DT/det/3 front/NN/pobj/1 of/IN/prep/3 it/PRP/pobj/4")
    assert preposition_objects(faced, 0) == {"outside": (4,)}
    assert preposition_objects(front, 0) == {"in": (3,)}
