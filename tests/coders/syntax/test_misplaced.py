"""What the parser hangs on the wrong word is put back, and what hangs right is left."""

import pytest
from doc_builder import at, build


@pytest.mark.parametrize("rows", [
    "Rebels/NNS/nsubj/1 let/VBD/ROOT/1 free/JJ/amod/4 two/CD/nummod/4 nurses/NNS/dobj/1",
    "Rebels/NNS/nsubj/1 let/VBD/ROOT/1 free/VB/ccomp/1 two/CD/nummod/4 nurses/NNS/nsubj/2",
    "Rebels/NNS/nsubj/1 let/VBD/ROOT/1 free/JJ/acomp/1 two/CD/nummod/4 nurses/NNS/nsubj/5 held/VBD/ccomp/2",
])  # fmt: skip
def test_misplaced_who_is_let_free_is_the_object_of_let(rows: str) -> None:
    sentence = build(rows)
    nurses, free = at(sentence, "nurses"), at(sentence, "free")
    assert (sentence.deps[nurses], sentence.heads[nurses]) == ("dobj", 1)
    assert (sentence.deps[free], sentence.heads[free]) == ("acomp", 1)
    assert "held" not in sentence.words or (sentence.deps[5], sentence.heads[5]) == ("acl", nurses)


def test_misplaced_free_of_another_noun_stays() -> None:
    sentence = build("Rebels/NNS/nsubj/1 let/VBD/ROOT/1 free/JJ/amod/3 speech/NN/nsubj/4 die/VB/ccomp/1")
    assert sentence.heads[at(sentence, "free")] == at(sentence, "speech")


def test_misplaced_wider_access_is_what_is_allowed() -> None:
    sentence = build(
        "Chad/NNP/nsubj/1 allowed/VBD/ROOT/1 nurses/NNS/nsubj/3 expanded/VBD/ccomp/1 access/NN/dobj/3 to/IN/prep/4 camps/NNS/pobj/5"
    )
    assert (sentence.deps[4], sentence.heads[4]) == ("dobj", 1)
    assert (sentence.deps[2], sentence.heads[2]) == ("dative", 1)


def test_misplaced_access_gained_in_a_clause_of_saying_stays() -> None:
    sentence = build("Chad/NNP/nsubj/1 said/VBD/ROOT/1 nurses/NNS/nsubj/3 gained/VBD/ccomp/1 access/NN/dobj/3")
    assert sentence.heads[4] == 3


@pytest.mark.parametrize(("word", "above"), [("stolen", 1), ("sent", 4)])
def test_misplaced_what_was_taken_is_returned_to(word: str, above: int) -> None:
    sentence = build(f"Peru/NNP/nsubj/1 returned/VBD/ROOT/1 a/DT/det/3 bell/NN/dobj/1 {word}/VBN/acl/3 to/IN/prep/4 Chad/NNP/pobj/5")
    assert sentence.heads[at(sentence, "to")] == above


def test_misplaced_subject_of_a_clause_is_not_behind_its_mark() -> None:
    sentence = build("They/PRP/nsubj/1 wept/VBD/ROOT/1 after/IN/mark/5 the/DT/det/4 king/NN/pobj/2 pardoned/VBD/advcl/1 him/PRP/dobj/5")
    assert (sentence.deps[4], sentence.heads[4]) == ("nsubj", 5)


def test_misplaced_infinitive_has_no_subject_behind_its_mark() -> None:
    sentence = build("They/PRP/nsubj/1 called/VBD/ROOT/1 for/IN/mark/5 Chad/NNP/pobj/2 to/TO/aux/5 pay/VB/advcl/1")
    assert sentence.deps[3] == "pobj"


@pytest.mark.parametrize(("comma", "above"), [("", 3), (",/,/punct/1 ", 7)])
def test_misplaced_day_that_ends_a_relative_clause_is_its_own(comma: str, above: int) -> None:
    verb = 7 if comma else 6
    sentence = build(
        f"Ships/NNS/nsubj/{verb} that/WDT/nsubjpass/3 were/VBD/auxpass/3 seized/VBN/relcl/0 {comma}last/JJ/amod/{verb - 1} month/NN/npadvmod/{verb} "
        f"sank/VBD/ROOT/{verb}"
    )
    assert sentence.heads[at(sentence, "month")] == above


def test_misplaced_day_before_a_verb_without_a_relative_clause_stays() -> None:
    sentence = build("Ships/NNS/nsubj/3 last/JJ/amod/2 month/NN/npadvmod/3 sank/VBD/ROOT/3")
    assert sentence.heads[at(sentence, "month")] == 3


@pytest.mark.parametrize(("word", "target", "above"), [("on", "police", 0), ("against", "police", 0), ("on", "motorcycles", 2), ("from", "police", 2)])
def test_misplaced_whom_an_act_is_against_hangs_on_its_noun(word: str, target: str, above: int) -> None:
    sentence = build(f"raid/NN/nsubj/5 by/IN/prep/0 rebels/NNS/pobj/1 {word}/IN/prep/2 {target}/NNS/pobj/3 failed/VBD/ROOT/5")
    assert sentence.heads[3] == above


ON_DAY = "The/DT/det/1 seizure/NN/nsubj/8 on/IN/prep/1 Monday/NNP/pobj/2 of/IN/prep/3 a/DT/det/6 ship/NN/pobj/4 was/VBD/auxpass/8 told/VBN/ROOT/8"
OF_NUMBER = "The/DT/det/1 arrest/NN/nsubj/8 by/IN/prep/1 Zenda/NNP/pobj/2 of/IN/prep/3 ten/CD/det/6 men/NNS/pobj/4 was/VBD/auxpass/8 told/VBN/ROOT/8"
OF_NAME = "The/DT/det/1 offer/NN/nsubj/7 by/IN/prep/1 Bank/NNP/pobj/2 of/IN/prep/3 Zenda/NNP/pobj/4 was/VBD/auxpass/7 told/VBN/ROOT/7"
OF_COMMON = "The/DT/det/1 arrest/NN/nsubj/8 by/IN/prep/1 men/NNS/pobj/2 of/IN/prep/3 ten/CD/det/6 towns/NNS/pobj/4 was/VBD/auxpass/8 told/VBN/ROOT/8"


@pytest.mark.parametrize(("rows", "above"), [(ON_DAY, "seizure"), (OF_NUMBER, "arrest"), (OF_NAME, "Bank"), (OF_COMMON, "men")])
def test_misplaced_what_an_act_is_of_hangs_on_its_noun(rows: str, above: str) -> None:
    sentence = build(rows)
    assert sentence.words[sentence.heads[at(sentence, "of")]] == above
