"""Objects before an infinitive, guests who are visiting and verbs that look like nouns are read as what they are."""

import pytest
from doc_builder import at, build


def test_clause_repairs_noun_before_an_infinitive_is_the_object_of_a_verb_that_raises_none() -> None:
    sentence = build("Ruritania/NNP/nsubj/1 declared/VBD/ROOT/1 a/DT/det/3 curfew/NN/nsubj/5 to/TO/aux/5 begin/VB/ccomp/1 Monday/NNP/npadvmod/5")
    curfew, begin = at(sentence, "curfew"), at(sentence, "begin")
    assert (sentence.deps[curfew], sentence.heads[curfew], sentence.deps[begin]) == ("dobj", 1, "xcomp")


@pytest.mark.parametrize(
    "rows",
    [
        "Ruritania/NNP/nsubj/1 expected/VBD/ROOT/1 talks/NNS/nsubj/4 to/TO/aux/4 begin/VB/ccomp/1",
        "Ruritania/NNP/nsubj/1 demanded/VBD/ROOT/1 that/IN/mark/4 talks/NNS/nsubj/4 begin/VB/ccomp/1",
    ],
)
def test_clause_repairs_leave_the_subject_of_a_clause(rows: str) -> None:
    sentence = build(rows)
    assert sentence.deps[at(sentence, "talks")] == "nsubj"


def test_clause_repairs_whom_somebody_lets_go_is_the_object() -> None:
    sentence = build("Rebels/NNS/nsubj/1 let/VBD/ROOT/1 the/DT/det/3 mayor/NN/nsubj/4 go/VB/ccomp/1 Friday/NNP/npadvmod/4")
    mayor, go, day = (at(sentence, word) for word in ("mayor", "go", "Friday"))
    assert (sentence.deps[mayor], sentence.heads[mayor], sentence.deps[go], sentence.heads[day]) == ("dobj", 1, "prt", 1)


@pytest.mark.parametrize(
    "rows",
    [
        "Rebels/NNS/nsubj/1 let/VBD/ROOT/1 the/DT/det/3 truck/NN/nsubj/4 go/VB/ccomp/1 to/IN/prep/4 Zenda/NNP/pobj/5",
        "Rebels/NNS/nsubj/1 let/VBD/ROOT/1 the/DT/det/3 talks/NNS/nsubj/4 go/VB/ccomp/1 ahead/RB/advmod/4",
        "Rebels/NNS/nsubj/1 saw/VBD/ROOT/1 the/DT/det/3 mayor/NN/nsubj/4 go/VB/ccomp/1",
    ],
)
def test_clause_repairs_leave_who_goes_somewhere(rows: str) -> None:
    sentence = build(rows)
    assert sentence.deps[at(sentence, "go")] == "ccomp"


def test_clause_repairs_visiting_modifies_a_guest() -> None:
    sentence = build("He/PRP/nsubj/1 met/VBD/ROOT/1 with/IN/prep/1 visiting/VBG/pcomp/2 President/NNP/compound/5 Hentzau/NNP/dobj/3 Monday/NNP/npadvmod/3")
    guest, visiting = at(sentence, "Hentzau"), at(sentence, "visiting")
    assert (sentence.deps[guest], sentence.heads[guest]) == ("pobj", 2)
    assert (sentence.deps[visiting], sentence.heads[visiting]) == ("amod", guest)
    assert sentence.heads[at(sentence, "Monday")] == 2


@pytest.mark.parametrize(
    "rows",
    [
        "He/PRP/nsubj/1 left/VBD/ROOT/1 after/IN/prep/1 visiting/VBG/pcomp/2 President/NNP/compound/5 Hentzau/NNP/dobj/3",
        "They/PRP/nsubj/1 warned/VBD/ROOT/1 against/IN/prep/1 visiting/VBG/pcomp/2 Ruritania/NNP/dobj/3",
    ],
)
def test_clause_repairs_leave_a_visit(rows: str) -> None:
    sentence = build(rows)
    assert sentence.deps[at(sentence, "visiting")] == "pcomp"


def test_clause_repairs_tag_a_noun_with_subject_and_object_as_a_verb_with_its_particle() -> None:
    sentence = build("Ruritania/NNP/nsubj/1 hand/NN/ROOT/1 over/IN/quantmod/3 30/CD/nummod/4 lorries/NNS/dobj/1")
    over = at(sentence, "over")
    assert (sentence.tags[1], sentence.deps[over], sentence.heads[over]) == ("VBP", "prt", 1)


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ("Ruritania/NNP/nsubj/2 a/DT/det/2 hand/NN/ROOT/2 lorries/NNS/dobj/2", "hand"),
        ("They/PRP/nsubj/1 took/VBD/ROOT/1 over/IN/quantmod/3 30/CD/nummod/4 captives/NNS/dobj/1", "over"),
    ],
)
def test_clause_repairs_leave_nouns_and_more_than(rows: str, word: str) -> None:
    sentence = build(rows)
    assert (sentence.tags[at(sentence, word)], sentence.deps[at(sentence, word)]) in {("NN", "ROOT"), ("IN", "quantmod")}


def test_clause_repairs_finite_verb_belongs_to_the_finite_verb_before_an_infinitive() -> None:
    """"Ruritania is to build roads and has asked Zenda": what it has asked is no plan."""
    sentence = build("Ruritania/NNP/nsubj/1 is/VBZ/ROOT/1 to/TO/aux/3 build/VB/xcomp/1 roads/NNS/dobj/3 and/CC/cc/3 has/VBZ/aux/7 asked/VBN/conj/3")
    assert sentence.heads[at(sentence, "asked")] == at(sentence, "is")


@pytest.mark.parametrize(
    "rows",
    [
        "Ruritania/NNP/nsubj/1 is/VBZ/ROOT/1 to/TO/aux/3 build/VB/xcomp/1 roads/NNS/dobj/3 and/CC/cc/3 ask/VB/conj/3 Zenda/NNP/dobj/6",
        "Ruritania/NNP/nsubj/1 is/VBZ/ROOT/1 to/TO/aux/3 build/VB/xcomp/1 and/CC/cc/3 Zenda/NNP/nsubj/7 has/VBZ/aux/7 asked/VBN/conj/3 Strelsau/NNP/dobj/7",
    ],
)
def test_clause_repairs_leave_a_second_infinitive_and_a_clause_of_its_own(rows: str) -> None:
    sentence = build(rows)
    assert sentence.heads[max(token for token, dep in enumerate(sentence.deps) if dep == "conj")] == at(sentence, "build")


def test_clause_repairs_whom_somebody_declares_something_is_the_object() -> None:
    sentence = build("Ruritania/NNP/nsubj/1 declared/VBD/ROOT/1 the/DT/det/3 envoy/NN/nsubj/4 persona/VBP/ccomp/1 non/NNS/compound/6 grata/NN/dobj/4")
    envoy, persona = at(sentence, "envoy"), at(sentence, "persona")
    assert (sentence.deps[envoy], sentence.heads[envoy], sentence.deps[persona]) == ("dobj", 1, "oprd")


@pytest.mark.parametrize(
    "rows",
    [
        "Ruritania/NNP/nsubj/1 declared/VBD/ROOT/1 that/IN/mark/4 Zenda/NNP/nsubj/4 home/NN/ccomp/1",
        "Ruritania/NNP/nsubj/1 said/VBD/ROOT/1 the/DT/det/3 envoy/NN/nsubj/4 head/NN/ccomp/1",
    ],
)
def test_clause_repairs_leave_a_clause_that_is_declared(rows: str) -> None:
    sentence = build(rows)
    assert "ccomp" in sentence.deps
