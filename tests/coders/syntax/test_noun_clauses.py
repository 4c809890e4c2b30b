"""Clauses on nouns and beside verbs, on sentences parsed by hand."""

import pytest
from doc_builder import at, build, said

from coders.syntax.forms import is_noun_gerund
from coders.syntax.noun_clauses import clauses_beside, gerunds_on, noun_told_of, participle_on, participles_behind, tellings_of

KILLED = "Blasts/NNS/nsubj/4 which/WDT/nsubj/2 killed/VBD/relcl/0 ten/CD/dobj/2 alarmed/VBD/ROOT/4 Oslo/NNP/dobj/4 ././punct/4"
IN_WHICH = "A/DT/det/1 coup/NN/nsubj/6 in/IN/prep/5 which/WDT/pobj/2 soldiers/NNS/nsubj/5 fired/VBD/relcl/1 failed/VBD/ROOT/6 ././punct/6"
WHEN = "The/DT/det/1 war/NN/nsubj/5 when/WRB/advmod/4 soldiers/NNS/nsubj/4 fired/VBD/relcl/1 ended/VBD/ROOT/5 ././punct/5"
REJECTED = "The/DT/det/1 treaty/NN/nsubj/5 which/WDT/dobj/4 Iran/NNP/nsubj/4 rejected/VBD/relcl/1 failed/VBD/ROOT/5 ././punct/5"
HAS_DIVIDED = "The/DT/det/1 coup/NN/nsubj/6 which/WDT/nsubj/4 has/VBZ/aux/4 divided/VBN/relcl/1 Oslo/NNP/dobj/4 failed/VBD/ROOT/6 ././punct/6"
SIGNED = "The/DT/det/1 accord/NN/nsubj/5 signed/VBN/acl/1 in/IN/prep/2 Oslo/NNP/pobj/3 failed/VBD/ROOT/5 ././punct/5"
ENDING = "The/DT/det/1 accord/NN/nsubj/5 ending/VBG/acl/1 the/DT/det/4 war/NN/dobj/2 failed/VBD/ROOT/5 ././punct/5"
SIGN = "Iran/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/3 accord/NN/dobj/1 ././punct/1"
BY_WHICH = "The/DT/det/1 siege/NN/nsubj/6 by/IN/prep/1 rebels/NNS/pobj/2 which/WDT/nsubj/5 began/VBD/relcl/3 failed/VBD/ROOT/6 ././punct/6"
AFTER = "Men/NNS/nsubj/1 fled/VBD/ROOT/1 after/IN/mark/4 rebels/NNS/nsubj/4 fired/VBD/advcl/1 ././punct/1"
SAID = "Iran/NNP/nsubj/1 said/VBD/ROOT/1 rebels/NNS/nsubj/3 fired/VBD/ccomp/1 ././punct/1"
PROGRESSIVE = "Rebels/NNS/nsubj/2 are/VBP/aux/2 fighting/VBG/ROOT/2 Oslo/NNP/dobj/2 ././punct/2"


@pytest.mark.parametrize(
    ("rows", "verb", "own", "noun"),
    [
        (KILLED, "killed", True, "Blasts"),
        (KILLED, "killed", False, None),
        (IN_WHICH, "fired", False, "coup"),
        (WHEN, "fired", False, "war"),
        (REJECTED, "rejected", True, None),
        (HAS_DIVIDED, "divided", True, None),
        (SIGNED, "signed", True, None),
        (SIGN, "signed", True, None),
    ],
)
def test_noun_clauses_noun_whose_happening_is_told(rows: str, verb: str, own: bool, noun: str | None) -> None:
    sentence = build(rows)
    found = noun_told_of(sentence, at(sentence, verb), own=own)
    assert (None if found is None else sentence.words[found]) == noun


@pytest.mark.parametrize(
    ("rows", "verb", "noun"), [(SIGNED, "signed", "accord"), (ENDING, "ending", "accord"), (SIGN, "signed", None), (KILLED, "killed", None)]
)
def test_noun_clauses_participle_behind_its_noun(rows: str, verb: str, noun: str | None) -> None:
    sentence = build(rows)
    found = participle_on(sentence, at(sentence, verb))
    assert (None if found is None else sentence.words[found]) == noun


def test_noun_clauses_participles_and_gerunds_are_told_apart() -> None:
    signed, ending = build(SIGNED), build(ENDING)
    assert said(signed, participles_behind(signed, at(signed, "accord"))) == ("signed",)
    assert said(ending, participles_behind(ending, at(ending, "accord"))) == ()
    assert said(ending, gerunds_on(ending, at(ending, "accord"))) == ("ending",)
    assert said(signed, gerunds_on(signed, at(signed, "accord"))) == ()


@pytest.mark.parametrize(
    ("rows", "noun", "verbs"),
    [(KILLED, "Blasts", ("killed",)), (BY_WHICH, "siege", ("began",)), (SIGNED, "accord", ("signed",)), (REJECTED, "treaty", ()), (IN_WHICH, "coup", ())],
)
def test_noun_clauses_verbs_whose_subject_a_noun_is(rows: str, noun: str, verbs: tuple[str, ...]) -> None:
    sentence = build(rows)
    assert said(sentence, tellings_of(sentence, at(sentence, noun))) == verbs


def test_noun_clauses_adverbial_clause_with_its_opening() -> None:
    after, reported = build(AFTER), build(SAID)
    assert clauses_beside(after, at(after, "fled")) == (("after", at(after, "fired")),)
    assert clauses_beside(reported, at(reported, "said")) == ()


def test_noun_clauses_gerund_behind_a_noun_is_no_progressive() -> None:
    ending, fighting = build(ENDING), build(PROGRESSIVE)
    assert is_noun_gerund(ending, at(ending, "ending"))
    assert not is_noun_gerund(fighting, at(fighting, "fighting"))
