"""Conditions opened by "should" and who tells a clause behind it are read as what they are."""

import pytest
from doc_builder import at, build

CONDITION = "Zenda/NNP/nsubj/1 vowed/VBD/ccomp/6 revenge/NN/dobj/1 should/MD/aux/6 the/DT/det/5 raids/NNS/nsubj/6 continue/VB/ROOT/6"


def test_clauses_behind_should_before_its_subject_opens_a_condition() -> None:
    sentence = build(CONDITION)
    vowed, should, goes_on = (at(sentence, word) for word in ("vowed", "should", "continue"))
    assert (sentence.deps[vowed], sentence.heads[vowed]) == ("ROOT", vowed)
    assert (sentence.deps[goes_on], sentence.heads[goes_on], sentence.deps[should], sentence.tags[should]) == ("advcl", vowed, "mark", "IN")


@pytest.mark.parametrize(
    "rows",
    [
        "Why/WRB/advmod/3 should/MD/aux/3 Zenda/NNP/nsubj/3 attack/VB/ROOT/3 ?/./punct/3",
        "Nor/CC/cc/3 should/MD/aux/3 Zenda/NNP/nsubj/3 leave/VB/ccomp/5 he/PRP/nsubj/5 said/VBD/ROOT/5",
        "Zenda/NNP/nsubj/1 said/VBD/ROOT/1 raids/NNS/nsubj/4 should/MD/aux/4 end/VB/ccomp/1",
    ],
)
def test_clauses_behind_leave_what_should_be(rows: str) -> None:
    sentence = build(rows)
    assert sentence.tags[at(sentence, "should")] == "MD"


def test_clauses_behind_a_clause_hangs_on_who_tells_it() -> None:
    sentence = build("Zenda/NNP/nsubj/2 must/MD/aux/2 disarm/VB/ROOT/2 ,/,/punct/2 the/DT/det/5 board/NN/nsubj/6 insisted/VBN/conj/2")
    disarm, insisted = at(sentence, "disarm"), at(sentence, "insisted")
    assert (sentence.deps[disarm], sentence.heads[disarm], sentence.deps[insisted]) == ("ccomp", insisted, "ROOT")


@pytest.mark.parametrize(
    "rows",
    [
        "Zenda/NNP/nsubj/1 left/VBD/ROOT/1 ,/,/punct/1 the/DT/det/4 board/NN/nsubj/5 demanded/VBD/conj/1 answers/NNS/dobj/5",
        "Zenda/NNP/nsubj/1 left/VBD/ROOT/1 ,/,/punct/1 and/CC/cc/1 the/DT/det/5 board/NN/nsubj/6 insisted/VBD/conj/1",
        "Zenda/NNP/nsubj/1 left/VBD/ROOT/1 ,/,/punct/1 the/DT/det/4 board/NN/nsubj/5 stayed/VBD/conj/1",
    ],
)
def test_clauses_behind_leave_what_is_only_told_beside(rows: str) -> None:
    sentence = build(rows)
    assert sentence.deps[at(sentence, "left")] == "ROOT"
