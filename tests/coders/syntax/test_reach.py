"""Whom a thing or deed reaches, on sentences parsed by hand."""

from doc_builder import at, build

from coders.parse import Sentence
from coders.syntax.reach import Wording, addressees, is_on_occasion, reached

OFFER = (
    "Chad/NNP/nsubj/1 rejected/VBD/ROOT/1 the/DT/det/5 army/NN/poss/5 's/POS/case/3 offer/NN/dobj/1 made/VBN/acl/5 by/IN/agent/6 "
    "rebels/NNS/pobj/7 ././punct/1"
)
PROTEST = (
    "Chad/NNP/nsubj/1 suspended/VBD/ROOT/1 aid/NN/dobj/1 to/IN/prep/1 Mali/NNP/pobj/3 in/IN/prep/1 protest/NN/pobj/5 at/IN/prep/6 "
    "raids/NNS/pobj/7 in/IN/prep/8 Niger/NNP/pobj/9 ././punct/1"
)
HELP = (
    "Chad/NNP/nsubj/1 sent/VBD/ROOT/1 troops/NNS/dobj/1 to/TO/aux/4 help/VB/advcl/1 Mali/NNP/dobj/4 in/IN/prep/4 its/PRP$/poss/8 war/NN/pobj/6 "
    "././punct/1"
)
LET = "Chad/NNP/nsubj/1 refused/VBD/ROOT/1 to/TO/aux/3 let/VB/xcomp/1 planes/NNS/nsubj/5 land/VBP/ccomp/3 ././punct/1"
INVITATION = (
    "Chad/NNP/nsubj/1 rejected/VBD/ROOT/1 an/DT/det/3 invitation/NN/dobj/1 to/TO/aux/5 debate/VB/acl/3 freedom/NN/dobj/5 from/IN/prep/6 "
    "Spain/NNP/pobj/7 ././punct/1"
)
LETTER = (
    "Chad/NNP/nsubj/1 wrote/VBD/ROOT/1 to/IN/prep/1 Mali/NNP/pobj/2 ,/,/punct/1 threatening/VBG/advcl/1 to/TO/aux/7 attack/VB/xcomp/5 ././punct/1"
)
ARMS = "Norway/NNP/nsubj/1 sold/VBD/ROOT/1 arms/NNS/dobj/1 that/WDT/dobj/5 Mali/NNP/nsubj/5 ordered/VBD/relcl/2 ././punct/1"
INQUIRY = (
    "Chad/NNP/nsubj/1 opened/VBD/ROOT/1 an/DT/det/3 inquiry/NN/dobj/1 into/IN/prep/3 whether/IN/mark/7 Mali/NNP/nsubj/7 paid/VBD/pcomp/4 "
    "him/PRP/dobj/7 ././punct/1"
)
FRONTED = "In/IN/prep/3 Gao/NNP/pobj/0 rebels/NNS/nsubj/3 declared/VBD/ROOT/3 a/DT/det/5 truce/NN/dobj/3 after/IN/prep/3 talks/NNS/pobj/6 ././punct/3"
WORDS = Wording(frozenset({"in protest"}), frozenset({"help"}), frozenset({"let"}))


def pairs(sentence: Sentence, verb: str, words: Wording = WORDS, away: frozenset[int] = frozenset()) -> set[tuple[str, str]]:
    """The relations from a verb, with words for indexes."""
    return {(relation, sentence.words[head]) for relation, head in reached(sentence, (at(sentence, verb),), words, away)}


def test_reach_owner_and_maker_of_a_thing() -> None:
    found = pairs(build(OFFER), "rejected")
    assert {("owner", "army"), ("maker", "rebels"), ("thing", "offer")} <= found
    sentence = build(OFFER)
    assert ("maker", "rebels") not in pairs(sentence, "rejected", away=frozenset({at(sentence, "rebels")}))


def test_reach_owner_of_the_deed_itself_does_it() -> None:
    sentence = build("Chad/NNP/poss/2 's/POS/case/0 rejection/NN/nsubj/5 of/IN/prep/2 talks/NNS/pobj/3 came/VBD/ROOT/5 ././punct/5")
    assert {relation for relation, _ in reached(sentence, (2,), WORDS)} == {"of"}


def test_reach_passes_by_an_occasion() -> None:
    assert ("to", "Mali") in pairs(build(PROTEST), "suspended")
    assert not any(head in ("raids", "Niger") for _, head in pairs(build(PROTEST), "suspended"))
    assert ("in", "Niger") in pairs(build(PROTEST), "suspended", Wording())


def test_reach_object_of_an_infinitive_is_its_aim() -> None:
    assert {("aim", "Mali"), ("helped", "Mali"), ("in", "war")} <= pairs(build(HELP), "sent")
    assert ("helped", "Mali") not in pairs(build(HELP), "sent", Wording())


def test_reach_who_is_let_do_something() -> None:
    assert ("allowed", "planes") in pairs(build(LET), "refused")
    assert ("allowed", "planes") not in pairs(build(LET), "refused", Wording())


def test_reach_what_a_thing_is_to_bring_about_has_another_maker() -> None:
    found = pairs(build(INVITATION), "rejected")
    assert ("aim maker", "Spain") in found and ("aim from", "Spain") in found
    assert not {("maker", "Spain"), ("from", "Spain")} & found


def test_reach_receiver_question_and_front() -> None:
    assert ("receiver", "Mali") in pairs(build(ARMS), "sold")
    assert ("whether", "Mali") in pairs(build(INQUIRY), "opened")
    found = pairs(build(FRONTED), "declared")
    assert ("front", "Gao") in found and ("in", "Gao") not in found
    assert not any(head == "talks" for _, head in found)


def test_reach_addressees_of_what_holds_the_words() -> None:
    sentence = build(LETTER)
    assert addressees(sentence, at(sentence, "threatening")) == (at(sentence, "Mali"),)
    assert addressees(sentence, at(sentence, "wrote")) == ()


def test_reach_occasion_stands_between_deed_and_head() -> None:
    sentence = build(PROTEST)
    suspended, protest, niger = (at(sentence, word) for word in ("suspended", "protest", "Niger"))
    occasions = frozenset({"in protest"})
    assert is_on_occasion(sentence, niger, occasions, suspended)
    assert not is_on_occasion(sentence, at(sentence, "Mali"), occasions, suspended)
    assert not is_on_occasion(sentence, niger, occasions, protest)
