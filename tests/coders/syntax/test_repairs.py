"""What the parser regularly takes for something else is set right: "police firing" is a firing."""

import pytest
from doc_builder import at, build


def test_repairs_police_firing_is_one_noun_phrase() -> None:
    sentence = build("Three/CD/nsubjpass/2 were/VBD/auxpass/2 killed/VBN/ROOT/2 in/IN/prep/2 police/NNS/pobj/3 firing/VBG/acl/4 in/IN/prep/5 Zenda/NNP/pobj/6")
    police, firing = at(sentence, "police"), at(sentence, "firing")
    assert (sentence.tags[firing], sentence.deps[firing], sentence.heads[firing]) == ("NN", "pobj", 3)
    assert (sentence.deps[police], sentence.heads[police]) == ("compound", firing)
    assert firing in sentence.children[3] and police in sentence.children[firing]


def test_repairs_firing_as_head_loses_its_verb_tag() -> None:
    sentence = build("They/PRP/nsubj/1 died/VBD/ROOT/1 in/IN/prep/1 police/NN/compound/4 firing/VBG/pobj/2")
    assert sentence.tags[4] == "NN" and sentence.heads[4] == 2


@pytest.mark.parametrize(
    "rows",
    [
        "We/PRP/nsubj/1 saw/VBD/ROOT/1 police/NNS/dobj/1 firing/VBG/acl/2 gas/NN/dobj/3",
        "We/PRP/nsubj/1 saw/VBD/ROOT/1 men/NNS/dobj/1 firing/VBG/acl/2",
        "Police/NNS/nsubj/2 were/VBD/aux/2 firing/VBG/ROOT/2",
    ],
)
def test_repairs_leave_a_firing_that_is_a_deed_told(rows: str) -> None:
    sentence = build(rows)
    assert sentence.tags[at(sentence, "firing")] == "VBG"


@pytest.mark.parametrize(
    ("rows", "word", "tag"),
    [
        ("Men/NNS/nsubj/1 fled/VBD/ROOT/1 since/IN/prep/1 Friday/NNP/poss/5 's/POS/case/3 shelling/VBG/pobj/2 by/IN/prep/5 men/NNS/pobj/6", "shelling", "NN"),
        ("Fighting/VBG/nsubj/5 between/IN/prep/0 troops/NNS/pobj/1 and/CC/cc/2 rebels/NNS/conj/2 killed/VBD/ROOT/5 ten/CD/dobj/5", "Fighting", "NN"),
        ("Choosing/VBG/nsubj/5 between/IN/prep/0 war/NN/pobj/1 and/CC/cc/2 peace/NN/conj/2 is/VBZ/ROOT/5 hard/JJ/acomp/5", "Choosing", "VBG"),
        ("The/DT/det/1 shelling/VBG/nsubj/4 of/IN/prep/1 Zenda/NNP/pobj/2 stopped/VBD/ROOT/4", "shelling", "NN"),
        ("Men/NNS/nsubj/1 fled/VBD/ROOT/1 since/IN/prep/1 shelling/VBG/pobj/2 by/IN/prep/3 rebels/NNS/pobj/4", "shelling", "VBG"),
        ("Iran/NNP/poss/2 's/POS/case/0 severing/VBG/nsubj/4 ties/NNS/dobj/2 hurt/VBD/ROOT/4", "severing", "VBG"),
    ],
)
def test_repairs_a_gerund_with_owner_and_doer_is_a_noun(rows: str, word: str, tag: str) -> None:
    sentence = build(rows)
    assert sentence.tags[at(sentence, word)] == tag


@pytest.mark.parametrize(
    ("rows", "dep"),
    [
        ("Zenda/NNP/nsubj/1 imposed/VBD/ROOT/1 asset/NN/nsubj/3 freezes/VBZ/ccomp/1 on/IN/prep/3 officers/NNS/pobj/4", "dobj"),
        ("Zenda/NNP/nsubj/1 imposed/VBD/ROOT/1 bans/NNS/nsubj/5 and/CC/cc/2 asset/NN/conj/2 freezes/VBZ/ccomp/1 on/IN/prep/5 officers/NNS/pobj/6", "conj"),
    ],
)
def test_repairs_asset_freezes_are_things_imposed(rows: str, dep: str) -> None:
    sentence = build(rows)
    freezes = at(sentence, "freezes")
    assert (sentence.deps[freezes], sentence.tags[freezes], sentence.deps[freezes - 1]) == (dep, "NNS", "compound")


def test_repairs_leave_a_bank_that_freezes() -> None:
    sentence = build("Zenda/NNP/nsubj/1 said/VBD/ROOT/1 water/NN/nsubj/3 freezes/VBZ/ccomp/1 there/RB/advmod/3")
    assert sentence.tags[at(sentence, "freezes")] == "VBZ"
