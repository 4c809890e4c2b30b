"""Names that open a sentence, nouns behind particles and nouns that are let in get the roles they have."""

import pytest
from doc_builder import at, build


def test_role_repairs_name_that_opens_a_sentence_is_the_subject_of_its_verb() -> None:
    sentence = build("Ruritania/NNP/npadvmod/1 used/VBD/ROOT/1 drones/NNS/dobj/1")
    assert sentence.deps[at(sentence, "Ruritania")] == "nsubj"


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ("Monday/NNP/npadvmod/1 saw/VBD/ROOT/1 clashes/NNS/dobj/1", "Monday"),
        ("Ruritania/NNP/npadvmod/2 troops/NNS/nsubj/2 used/VBD/ROOT/2 drones/NNS/dobj/2", "Ruritania"),
        ("Troops/NNS/nsubj/1 left/VBD/ROOT/1 Zenda/NNP/npadvmod/1", "Zenda"),
    ],
)
def test_role_repairs_leave_days_and_verbs_that_have_a_subject(rows: str, word: str) -> None:
    sentence = build(rows)
    assert sentence.deps[at(sentence, word)] == "npadvmod"


def test_role_repairs_noun_behind_a_particle_is_the_object_of_the_verb() -> None:
    sentence = build("Ruritania/NNP/nsubj/1 sealed/VBD/ROOT/1 off/RP/prt/1 the/DT/det/4 valley/NN/pobj/2")
    valley = at(sentence, "valley")
    assert (sentence.deps[valley], sentence.heads[valley]) == ("dobj", 1)


@pytest.mark.parametrize(
    "rows",
    [
        "Troops/NNS/nsubj/1 poured/VBD/ROOT/1 across/IN/prt/1 the/DT/det/4 border/NN/pobj/2",
        "Ships/NNS/nsubj/1 fought/VBD/ROOT/1 battles/NNS/dobj/1 off/RP/prt/1 Zenda/NNP/pobj/3",
        "Ships/NNS/nsubj/1 sank/VBD/ROOT/1 off/IN/prep/1 the/DT/det/4 coast/NN/pobj/2",
    ],
)
def test_role_repairs_leave_the_noun_behind_a_preposition(rows: str) -> None:
    sentence = build(rows)
    assert sentence.deps[-1] == "pobj"


def test_role_repairs_noun_that_is_let_in_is_the_object_of_let() -> None:
    sentence = build("Ruritania/NNP/nsubj/1 let/VBD/ROOT/1 inspectors/NNS/ccomp/1 back/RB/advmod/4 in/RB/advmod/2")
    inspectors, inward = at(sentence, "inspectors"), at(sentence, "in")
    assert (sentence.deps[inspectors], sentence.heads[inward]) == ("dobj", 1)


@pytest.mark.parametrize(
    "rows",
    [
        "Ruritania/NNP/nsubj/1 let/VBD/ROOT/1 inspectors/NNS/nsubj/3 work/VB/ccomp/1 in/IN/advmod/3",
        "Ruritania/NNP/nsubj/1 said/VBD/ROOT/1 inspectors/NNS/ccomp/1 back/RB/advmod/2",
    ],
)
def test_role_repairs_leave_what_is_let_do_something(rows: str) -> None:
    sentence = build(rows)
    assert "dobj" not in sentence.deps


def test_role_repairs_name_before_a_gift_is_who_gets_it() -> None:
    sentence = build("Zenda/NNP/nsubj/1 gave/VBD/ROOT/1 Ruritania/NNP/compound/3 tents/NNS/dobj/1")
    assert (sentence.deps[2], sentence.heads[2]) == ("dative", 1)


@pytest.mark.parametrize(
    "rows",
    [
        "Zenda/NNP/nsubj/1 granted/VBD/ROOT/1 Ruritania/NNP/compound/4 observer/NN/compound/4 status/NN/dobj/1",
        "Zenda/NNP/nsubj/1 lent/VBD/ROOT/1 Ruritania/NNP/nmod/5 two/CD/compound/4 million/CD/nummod/5 dollars/NNS/dobj/1",
    ],
)
def test_role_repairs_name_before_a_status_or_a_sum_is_who_gets_it(rows: str) -> None:
    sentence = build(rows)
    assert (sentence.deps[2], sentence.heads[2]) == ("dative", 1)


@pytest.mark.parametrize(
    "rows",
    [
        "Zenda/NNP/nsubj/1 gave/VBD/ROOT/1 Strelsau/NNP/compound/3 jets/NNS/dobj/1 to/IN/dative/1 Ruritania/NNP/pobj/4",
        "Zenda/NNP/nsubj/1 sold/VBD/ROOT/1 Strelsau/NNP/compound/3 shares/NNS/dobj/1",
        "Zenda/NNP/nsubj/1 gave/VBD/ROOT/1 two/CD/nummod/4 Strelsau/NNP/compound/4 jets/NNS/dobj/1",
    ],
)
def test_role_repairs_leave_names_that_tell_of_what_kind_a_gift_is(rows: str) -> None:
    sentence = build(rows)
    assert sentence.deps[at(sentence, "Strelsau")] == "compound"


def test_role_repairs_noun_behind_a_particle_is_no_time() -> None:
    sentence = build("Police/NNS/nsubj/1 broke/VBD/ROOT/1 up/RP/prt/1 a/DT/det/4 march/NN/npadvmod/1 by/IN/agent/1 students/NNS/pobj/5")
    march, by = at(sentence, "march"), at(sentence, "by")
    assert (sentence.deps[march], sentence.deps[by], sentence.heads[by]) == ("dobj", "prep", march)


def test_role_repairs_leave_a_time_behind_a_particle() -> None:
    sentence = build("Talks/NNS/nsubj/1 broke/VBD/ROOT/1 up/RP/prt/1 last/JJ/amod/4 week/NN/npadvmod/1 by/IN/prep/1 accident/NN/pobj/5")
    assert sentence.deps[at(sentence, "week")] == "npadvmod"
