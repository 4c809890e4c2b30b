"""Auxiliaries, the simple present, bare participles and relative clauses, on sentences parsed by hand."""

import pytest
from doc_builder import at, build, said
from parses import ACCUSED_TROOPS, ACTIVE, NOT, PASSIVE, PERFECT, SUBJECT_CONTROL, THAT, TWO_VERBS, WHICH, WILLING

from coders.syntax.forms import (
    adverbs_before,
    auxiliaries,
    is_noun_participle,
    is_object_participle,
    is_relative,
    is_set_against,
    is_simple_present,
    predicate_adjectives,
    relative_clauses,
)
from coders.syntax.shown import parse_line

HAS_DEPLOYED = "Britain/NNP/nsubj/1 has/VBZ/ROOT/1 troops/NNS/nsubj/3 deployed/VBN/ccomp/1 in/IN/prep/3 Iraq/NNP/pobj/4 ././punct/1"
OCCUPIED = "The/DT/det/2 occupied/VBN/amod/2 islands/NNS/nsubj/3 voted/VBD/ROOT/3 ././punct/3"
LONG = "Egypt/NNP/nsubj/3 has/VBZ/aux/3 long/RB/advmod/3 called/VBN/ROOT/3 for/IN/prep/3 talks/NNS/pobj/4 again/RB/advmod/3 ././punct/3"
PRESENT = "Iran/NNP/nsubj/1 hosts/VBZ/ROOT/1 refugees/NNS/dobj/1 ././punct/1"
DO_NOT = "Rebels/NNS/nsubj/3 do/VBP/aux/3 not/RB/neg/3 attack/VBP/ROOT/3 Oslo/NNP/dobj/3 ././punct/3"
ARE_ATTACKED = "Towns/NNS/nsubjpass/2 are/VBP/auxpass/2 attacked/VBN/ROOT/2 ././punct/2"
IS_ATTACKING = "Iran/NNP/nsubj/2 is/VBZ/aux/2 attacking/VBG/ROOT/2 Oslo/NNP/dobj/2 ././punct/2"
BUT_WILL = "Iran/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 attack/VB/ROOT/3 but/CC/cc/3 will/MD/aux/6 threaten/VB/conj/3 Oslo/NNP/dobj/6 ././punct/3"
BUT = "Iran/NNP/nsubj/1 met/VBD/ROOT/1 Oslo/NNP/dobj/1 but/CC/cc/1 attacked/VBD/conj/1 Syria/NNP/dobj/4 ././punct/1"


@pytest.mark.parametrize(
    ("rows", "verb", "found"),
    [(PERFECT, "attacked", ("had",)), (PASSIVE, "attacked", ("was",)), (SUBJECT_CONTROL, "bomb", ("to",)), (ACTIVE, "attacked", ())],
)
def test_forms_auxiliaries_of_a_verb(rows: str, verb: str, found: tuple[str, ...]) -> None:
    sentence = build(rows)
    assert said(sentence, auxiliaries(sentence, at(sentence, verb))) == found


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (PRESENT, "hosts", True),
        (DO_NOT, "attack", True),
        (ARE_ATTACKED, "attacked", True),
        (IS_ATTACKING, "attacking", False),
        (PASSIVE, "attacked", False),
        (ACTIVE, "attacked", False),
        (NOT, "attack", False),
        (PERFECT, "attacked", False),
        (SUBJECT_CONTROL, "bomb", False),
    ],
)
def test_forms_simple_present_is_told_from_other_forms(rows: str, verb: str, expected: bool) -> None:
    sentence = build(rows)
    assert is_simple_present(sentence, at(sentence, verb)) is expected


@pytest.mark.parametrize(
    ("rows", "verb", "of_object", "at_noun"),
    [
        (HAS_DEPLOYED, "deployed", True, False),
        (ACCUSED_TROOPS, "accused", True, True),
        (OCCUPIED, "occupied", False, True),
        (PERFECT, "attacked", False, False),
        (PASSIVE, "attacked", False, False),
    ],
)
def test_forms_bare_participles_are_told_by_where_they_stand(rows: str, verb: str, of_object: bool, at_noun: bool) -> None:
    sentence = build(rows)
    token = at(sentence, verb)
    assert (is_object_participle(sentence, token), is_noun_participle(sentence, token)) == (of_object, at_noun)


@pytest.mark.parametrize(("rows", "noun", "verb"), [(WHICH, "Israel", "attacked"), (THAT, "office", "demolished")])
def test_forms_relative_clause_is_found_from_both_ends(rows: str, noun: str, verb: str) -> None:
    sentence = build(rows)
    assert said(sentence, relative_clauses(sentence, at(sentence, noun))) == (verb,)
    assert is_relative(sentence, at(sentence, verb)) and not is_relative(sentence, at(sentence, noun))


def test_forms_participle_and_main_verb_are_no_relative_clause() -> None:
    sentence = build(ACCUSED_TROOPS)
    assert relative_clauses(sentence, at(sentence, "Troops")) == () and not is_relative(sentence, at(sentence, "fled"))


def test_forms_adverb_before_the_verb_only() -> None:
    sentence = build(LONG)
    assert said(sentence, adverbs_before(sentence, at(sentence, "called"))) == ("long",)


def test_forms_predicate_adjective_of_a_verb() -> None:
    willing, active = build(WILLING), build(ACTIVE)
    assert said(willing, predicate_adjectives(willing, at(willing, "is"))) == ("willing",)
    assert predicate_adjectives(active, at(active, "attacked")) == ()


@pytest.mark.parametrize(
    ("rows", "below", "above", "expected"),
    [(BUT_WILL, "threaten", "attack", True), (BUT, "attacked", "met", True), (TWO_VERBS, "threatened", "attacked", False)],
)
def test_forms_verb_told_anew_is_set_against(rows: str, below: str, above: str, expected: bool) -> None:
    sentence = build(rows)
    assert is_set_against(sentence, at(sentence, below), at(sentence, above)) is expected


def test_shown_parse_names_tag_label_and_head() -> None:
    assert parse_line(build(ACTIVE)) == "Israel/NNP/nsubj<attacked attacked/VBD/ROOT<ROOT Syria/NNP/dobj<attacked ././punct<attacked"
