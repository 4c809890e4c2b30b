"""Which casualty words can tell of which events, on sentences parsed by hand."""

import pytest
from doc_builder import at, build

from coders.syntax.belonging import is_doer, steps_between

BLAST = "A/DT/det/1 bomb/NN/nsubj/2 exploded/VBD/ROOT/2 ,/,/punct/2 killing/VBG/advcl/2 two/CD/dobj/4 ././punct/2"
WHEN = "Two/CD/nsubjpass/2 were/VBD/auxpass/2 killed/VBN/ROOT/2 when/WRB/advmod/5 police/NNS/nsubj/5 fired/VBD/advcl/2 ././punct/2"
SINCE = "Two/CD/nsubjpass/3 have/VBP/aux/3 been/VBN/auxpass/3 killed/VBN/ROOT/3 since/IN/prep/3 the/DT/det/6 offensive/NN/pobj/4 ././punct/3"
AFTER = (
    "Police/NNS/nsubj/1 raided/VBD/ROOT/1 the/DT/det/3 camp/NN/dobj/1 after/IN/mark/6 rebels/NNS/nsubj/6 killed/VBD/advcl/1 two/CD/dobj/6 ././punct/1"
)
AGAINST = "They/PRP/nsubj/1 marched/VBD/ROOT/1 against/IN/prep/1 the/DT/det/4 killing/NN/pobj/2 of/IN/prep/4 two/CD/pobj/5 ././punct/1"
WHICH = (
    "An/DT/det/1 attack/NN/nsubj/11 on/IN/prep/1 a/DT/det/4 camp/NN/pobj/2 in/IN/prep/4 Zenda/NNP/pobj/5 which/WDT/nsubj/8 left/VBD/relcl/6 "
    "two/CD/nsubj/10 dead/JJ/ccomp/8 shook/VBD/ROOT/11 Ruritania/NNP/dobj/11 ././punct/11"
)
WITH = (
    "Troops/NNS/nsubj/1 clashed/VBD/ROOT/1 with/IN/prep/1 rebels/NNS/pobj/2 accused/VBN/acl/3 of/IN/prep/4 killing/VBG/pcomp/5 two/CD/dobj/6 ././punct/1"
)
SPARKED = "The/DT/det/1 killing/NN/nsubj/4 of/IN/prep/1 two/CD/pobj/2 sparked/VBD/ROOT/4 clashes/NNS/dobj/4 ././punct/4"
WHILE = (
    "Two/CD/nsubjpass/2 were/VBD/auxpass/2 killed/VBN/ROOT/2 ,/,/punct/2 while/IN/mark/6 mortars/NNS/nsubj/6 hit/VBD/advcl/2 Zenda/NNP/dobj/6 ././punct/2"
)

AND = "Two/CD/nsubjpass/2 were/VBD/auxpass/2 stabbed/VBN/ROOT/2 and/CC/cc/2 police/NNS/nsubj/5 fired/VBD/conj/2 ././punct/2"

SUSTAINED = (
    "He/PRP/nsubj/1 died/VBD/ROOT/1 of/IN/prep/1 wounds/NNS/pobj/2 sustained/VBN/acl/3 in/IN/prep/4 a/DT/det/7 raid/NN/pobj/5 ././punct/1"
)
FREED = SUSTAINED.replace("sustained", "described")
MONDAY = (
    "Two/CD/nsubjpass/2 were/VBD/auxpass/2 hurt/VBN/ROOT/2 Monday/NNP/npadvmod/2 when/WRB/advmod/7 a/DT/det/6 bomb/NN/nsubj/7 exploded/VBD/relcl/3 ././punct/2"
)
BY = (
    "One/CD/nsubjpass/2 was/VBD/auxpass/2 shot/VBN/ROOT/2 and/CC/cc/2 another/DT/nsubjpass/6 was/VBD/auxpass/6 killed/VBN/conj/2 by/IN/agent/6 "
    "gunfire/NN/pobj/7 ././punct/2"
)
CROWD = "A/DT/det/1 crowd/NN/nsubj/4 of/IN/prep/1 300/CD/pobj/2 threw/VBD/ROOT/4 stones/NNS/dobj/4 at/IN/prep/4 a/DT/det/8 crowd/NN/pobj/6 ././punct/4"


@pytest.mark.parametrize(
    ("rows", "word", "event", "steps"),
    [
        (BLAST, "killing", "exploded", 1),
        (BLAST, "exploded", "exploded", 0),
        (WHEN, "killed", "fired", 1),
        (WHICH, "left", "attack", 6),
        (SINCE, "killed", "offensive", None),
        (AFTER, "killed", "raided", None),
        (AGAINST, "killing", "marched", None),
        (WITH, "killing", "clashed", None),
        (SPARKED, "killing", "clashes", None),
        (WHILE, "killed", "hit", None),
        (AND, "stabbed", "fired", None),
        (AND, "fired", "stabbed", 1),
        (SUSTAINED, "died", "raid", 5),
        (FREED, "died", "raid", None),
        (MONDAY, "hurt", "exploded", 2),
        (BY, "killed", "gunfire", 2),
        (BY, "killed", "shot", 3),
    ],
)
def test_belonging_counts_the_links_of_one_occurrence(rows: str, word: str, event: str, steps: int | None) -> None:
    sentence = build(rows)
    found = steps_between(sentence, at(sentence, word), at(sentence, event))
    assert (found is None) == (steps is None)
    assert steps is None or found in (steps, steps + 1)


def test_belonging_knows_who_does_an_event() -> None:
    sentence = build(CROWD)
    assert is_doer(sentence, 1, at(sentence, "threw"))
    assert not is_doer(sentence, 8, at(sentence, "threw"))
