"""A noun phrase between a comma and a verb without a subject is its subject; who reports a sentence at its end does not say what another said."""

import pytest
from doc_builder import at, build


def test_lost_subjects_are_found_between_comma_and_verb() -> None:
    sentence = build(
        "After/IN/prep/7 talks/NNS/pobj/0 with/IN/prep/1 Moreno/NNP/pobj/2 ,/,/punct/3 Kral/NNP/appos/3 also/RB/advmod/7 met/VBD/ROOT/7 ministers/NNS/dobj/7"
    )
    kral = at(sentence, "Kral")
    assert (sentence.deps[kral], sentence.heads[kral]) == ("nsubj", at(sentence, "met"))


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ("In/IN/prep/4 May/NNP/pobj/0 ,/,/punct/1 Monday/NNP/appos/1 came/VBD/ROOT/4", "Monday"),
        ("Zenda/NNP/nsubj/4 ,/,/punct/0 a/DT/det/3 port/NN/appos/0 fell/VBD/ROOT/4", "port"),
        ("Of/IN/prep/6 Zenda/NNP/pobj/0 ,/,/punct/1 Strelsau/NNP/conj/1 and/CC/cc/3 Hof/NNP/conj/3 won/VBD/ROOT/6", "Strelsau"),
    ],
)
def test_lost_subjects_leave_times_appositions_and_lists(rows: str, word: str) -> None:
    sentence = build(rows)
    assert sentence.deps[at(sentence, word)] != "nsubj"


def test_closing_reports_leave_what_another_said_to_him() -> None:
    sentence = build(
        "Ruritania/NNP/nsubj/1 said/VBD/ROOT/1 ships/NNS/nsubj/4 had/VBD/aux/4 left/VBN/ccomp/8 ,/,/punct/8 the/DT/det/7 agency/NN/nsubj/8"
        " reported/VBD/ccomp/1 ././punct/1"
    )
    left, reported = at(sentence, "left"), at(sentence, "reported")
    assert (sentence.heads[left], sentence.deps[reported]) == (at(sentence, "said"), "parataxis")


def test_closing_reports_leave_a_report_that_was_told() -> None:
    sentence = build(
        "Ruritania/NNP/nsubj/1 said/VBD/ROOT/1 the/DT/det/3 agency/NN/nsubj/4 reported/VBD/ccomp/1 ships/NNS/nsubj/6 left/VBD/ccomp/4 ././punct/1"
    )
    assert sentence.heads[at(sentence, "left")] == at(sentence, "reported")


def test_times_as_subjects_a_month_behind_since_is_no_subject() -> None:
    """"A mayor held by rebels since May was freed": the mayor was."""
    sentence = build(
        "A/DT/det/1 mayor/NN/ROOT/1 held/VBN/acl/1 by/IN/agent/2 rebels/NNS/pobj/3 since/IN/mark/8 May/NNP/nsubjpass/8 was/VBD/auxpass/8 freed/VBN/advcl/2"
    )
    mayor, since, may, freed = (at(sentence, word) for word in ("mayor", "since", "May", "freed"))
    assert (sentence.deps[mayor], sentence.heads[mayor], sentence.deps[freed], sentence.heads[freed]) == ("nsubjpass", freed, "ROOT", freed)
    assert (sentence.deps[since], sentence.heads[since], sentence.deps[may], sentence.heads[may]) == ("prep", at(sentence, "held"), "pobj", since)


def test_times_as_subjects_leave_a_clause_of_its_own() -> None:
    sentence = build(
        "A/DT/det/1 mayor/NN/ROOT/1 held/VBN/acl/1 by/IN/agent/2 rebels/NNS/pobj/3 since/IN/mark/8 Zenda/NNP/nsubjpass/8 was/VBD/auxpass/8 freed/VBN/advcl/2"
    )
    assert sentence.deps[at(sentence, "freed")] == "advcl"
