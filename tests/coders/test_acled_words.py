"""The words by which the ACLED view knows an event's kind: near the trigger, at its arguments, and told before."""

from collections.abc import Callable

import pytest

from coders.acled_words import WORDS_AROUND, fight_words, own_tokens, tells_again, weapon_words, words_near, words_of_event
from schemas.mention import Mention
from tests.coders.doc_builder import at, build, said

Code = Callable[..., tuple[Mention, ...]]
AGAIN = frozenset({"attack", "blast"})
FAR = " ".join(f"quite/RB/advmod/{3 + WORDS_AROUND}" for _ in range(WORDS_AROUND))
ATTACKED = f"Rebels/NNS/nsubj/1 attacked/VBD/ROOT/1 camps/NNS/dobj/1 {FAR} using/VBG/advcl/1 mortars/NNS/dobj/{3 + WORDS_AROUND}"


def types(mentions: tuple[Mention, ...]) -> list[str | None]:
    """The sub-event types of the kept mentions in order."""
    return [mention.acled_sub_event_type for mention in mentions if mention.status == "kept"]


def test_acled_words_near_end_after_a_dozen_and_hold_each_two_in_a_row() -> None:
    words = words_near(build(ATTACKED), 1, 1)
    assert {"rebels", "rebels attacked", "attacked camps"} <= words
    assert "mortars" not in words


def test_acled_words_of_an_event_reach_its_own_arguments_however_far() -> None:
    assert "mortars" in words_of_event(build(ATTACKED), 1, 1, 1, code="190")


def test_acled_words_own_tokens_leave_out_a_clause_with_its_own_subject() -> None:
    sentence = build("Rebels/NNS/nsubj/1 attacked/VBD/ROOT/1 camps/NNS/dobj/1 while/IN/mark/5 people/NNS/nsubj/5 threw/VBD/advcl/1 grenades/NNS/dobj/5")
    assert said(sentence, own_tokens(sentence, 1)) == ("Rebels", "attacked", "camps")


def test_acled_words_of_a_crowd_are_the_whole_sentence() -> None:
    assert "mortars" in words_of_event(build(ATTACKED), 0, 0, 0, code="141")
    assert "mortars" not in words_of_event(build(ATTACKED), 0, 0, 0, code="190")


def test_acled_words_the_month_of_march_is_no_march() -> None:
    month = build("Rebels/NNS/nsubj/1 attacked/VBD/ROOT/1 in/IN/prep/1 March/NNP/pobj/2")
    assert "march" not in words_near(month, 1, 1)
    assert "march" in words_near(build("Rebels/NNS/nsubj/1 attacked/VBD/ROOT/1 a/DT/det/3 march/NN/dobj/1"), 1, 1)


@pytest.mark.parametrize(
    ("rows", "trigger", "wanted"),
    [
        ("The/DT/det/1 blast/NN/nsubj/2 killed/VBD/ROOT/2 nine/CD/dobj/2", "killed", True),
        ("Police/NNS/nsubj/1 saw/VBD/ROOT/1 the/DT/det/3 blast/NN/dobj/1", "blast", True),
        ("A/DT/det/1 blast/NN/nsubj/2 killed/VBD/ROOT/2 nine/CD/dobj/2", "killed", False),
        ("The/DT/det/1 rebel/NN/nsubj/2 killed/VBD/ROOT/2 nine/CD/dobj/2", "killed", False),
    ],
)
def test_acled_words_a_definite_noun_tells_an_attack_again(rows: str, trigger: str, wanted: bool) -> None:
    sentence = build(rows)
    assert tells_again(sentence, (at(sentence, trigger),), AGAIN) is wanted


def test_acled_words_of_weapons_are_those_that_blasts_are_told_of_later() -> None:
    assert {"grenade", "suicide bomber", "chlorine"} <= weapon_words()
    assert weapon_words().isdisjoint({"attack", "blast", "air strike"})


def test_acled_words_the_blast_is_of_the_grenade_told_before(code: Code) -> None:
    told = code("A grenade exploded in a Kenyan bar. The blast wounded two Kenyan soldiers.")
    assert types(told) == ["Grenade", "Grenade"]
    assert types(code("A grenade exploded in a Kenyan bar. A blast wounded two Kenyan soldiers."))[1] == "Remote explosive/landmine/IED"


def test_acled_words_a_sentence_of_a_riot_tells_of_no_peaceful_protest(code: Code) -> None:
    told = code("Malawian protesters attacked a bank during a protest against the Malawian president.")
    assert set(types(told)) == {"Violent demonstration"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels fired mortars at a Kenyan camp. Two Kenyan soldiers were killed.", "Shelling/artillery/missile attack"),
        ("Rebels fired mortars at a Kenyan camp. Elsewhere two Kenyan soldiers were killed.", "Attack"),
        ("Rebels fired mortars at a Kenyan camp. Two Kenyan soldiers were killed in an ambush.", "Armed clash"),
        ("The Kenyan minister met a priest. Two Kenyan soldiers were killed.", "Attack"),
    ],
)
def test_acled_words_who_is_counted_died_of_the_weapon_told_just_before(code: Code, text: str, wanted: str) -> None:
    assert types(code(text))[-1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenyan students rallied in Nairobi. Police detained ten of the participants.", "Protest with intervention"),
        ("The Kenyan minister met students in Nairobi. Police detained ten of the participants.", "Arrests"),
        ("Kenyan students rallied in Nairobi. Police opened fire and wounded two students.", "Excessive force against protesters"),
        ("The Kenyan minister met students in Nairobi. Police opened fire and wounded two students.", "Attack"),
    ],
)
def test_acled_words_what_police_do_after_a_protest_is_done_to_it(code: Code, text: str, wanted: str) -> None:
    assert types(code(text))[-1] == wanted


def test_acled_words_of_fights_hold_weapons_and_what_else_may_have_been() -> None:
    weapons, beside = fight_words()
    assert {"mortars", "grenade"} <= weapons and {"clashes", "protesters"} <= beside and weapons.isdisjoint({"killed", "soldiers"})
