"""Slots in logical roles, on sentences parsed by hand."""

import pytest
from doc_builder import at, build, said
from parses import (
    ACCUSED_TROOPS,
    ACTIVE,
    AFTER,
    AGENTLESS,
    ATTACK_BY,
    BECAUSE_OF,
    BESIDE,
    BILL,
    BILL_PAST,
    CALLED,
    CALLED_TO,
    CHARGED_WITH,
    CLAIM,
    DATIVE,
    DATIVE_TO,
    DEADLINE,
    FIGHTING,
    GAP,
    GATHERED,
    GERUND,
    GOT,
    HEADLINE,
    ITS,
    KILLING,
    OBJECT_CONTROL,
    OUT_OF,
    OWNED_ATTACK,
    OWNED_PLAN,
    PASSIVE,
    PASSIVE_CONTROL,
    PERFECT,
    PLAN,
    PLANTED,
    REMAINED,
    REPORTED_IT,
    SHARED_OBJECT,
    STATE_MEDIA,
    SUBJECT_CONTROL,
    THAT,
    THREE_VERBS,
    TWO_NOUNS,
    TWO_PREPOSITIONS,
    TWO_VERBS,
    WHICH,
    WHO,
    WILLING,
)

from coders.syntax.arguments import is_passive, preposition_objects, surface_subject
from coders.syntax.slots import clauses, infinitives, noun_plans, noun_slots, predicate_slots, verb_slots
from coders.syntax.subjects import subject_heads, subjects_above, subjects_of_clause
from coders.syntax.tokens import all_conjuncts, conjuncts, first_conjunct, is_predicate


@pytest.mark.parametrize(
    ("rows", "verb", "subject", "direct"),
    [
        (ACTIVE, "attacked", ("Israel",), ("Syria",)),
        (PASSIVE, "attacked", ("Israel",), ("Syria",)),
        (AGENTLESS, "attacked", (), ("Syria",)),
        (GOT, "attacked", (), ("Jordan",)),
        (HEADLINE, "attacked", ("Israel",), ("Syria",)),
        (THREE_VERBS, "met", ("Israel",), ("Egypt",)),
        (PERFECT, "attacked", ("Israel",), ("Syria",)),
        (TWO_NOUNS, "attacked", ("Israel", "Egypt"), ("Syria", "Iraq")),
        (TWO_VERBS, "attacked", ("Israel",), ("Syria",)),
        (TWO_VERBS, "threatened", ("Israel",), ("Iran",)),
        (SHARED_OBJECT, "shelled", ("Israel",), ("town",)),
        (SHARED_OBJECT, "occupied", ("Israel",), ("town",)),
        (WHICH, "attacked", ("Israel",), ("Syria",)),
        (WHICH, "met", ("Israel",), ("Iran",)),
        (WHO, "criticised", ("journalist",), ("Iran",)),
        (WHO, "detained", ("Soldiers",), ("journalist",)),
        (THAT, "demolished", ("Korea",), ("office",)),
        (GAP, "demolished", ("Korea",), ("office",)),
        (FIGHTING, "fighting", ("Rebels",), ()),
        (FIGHTING, "killed", ("Rebels",), ("soldier",)),
        (ACCUSED_TROOPS, "accused", (), ("Troops",)),
        (PLANTED, "planted", ("rebels",), ("bomb",)),
        (SUBJECT_CONTROL, "bomb", ("Iran",), ("Israel",)),
        (OBJECT_CONTROL, "free", ("Israel",), ("prisoners",)),
        (PASSIVE_CONTROL, "leave", ("army",), ()),
        (PLAN, "attack", ("Iran",), ("Israel",)),
        (OWNED_PLAN, "attack", ("Iran",), ("Israel",)),
        (KILLING, "killing", ("Iran",), ("people",)),
        (AFTER, "attacked", ("Syria",), ("Jordan",)),
    ],
)
def test_slots_verb_has_logical_subject_and_object(rows: str, verb: str, subject: tuple[str, ...], direct: tuple[str, ...]) -> None:
    sentence = build(rows)
    slots = verb_slots(sentence, at(sentence, verb))
    assert (said(sentence, slots.subject), said(sentence, slots.object)) == (subject, direct)


@pytest.mark.parametrize(
    ("rows", "verb", "passive"),
    [
        (ACTIVE, "attacked", False),
        (PASSIVE, "attacked", True),
        (AGENTLESS, "attacked", True),
        (GOT, "attacked", True),
        (HEADLINE, "attacked", True),
        (PERFECT, "attacked", False),
        (ACCUSED_TROOPS, "accused", True),
        (PLANTED, "planted", True),
        (FIGHTING, "fighting", False),
        (KILLING, "attacked", False),
        (WHICH, "attacked", False),
    ],
)
def test_slots_passive_is_told_from_the_perfect_and_the_past(rows: str, verb: str, passive: bool) -> None:
    sentence = build(rows)
    assert is_passive(sentence, at(sentence, verb)) is passive


@pytest.mark.parametrize(("told", "passive"), [("reported", True), ("believed", True), ("helped", False)])
def test_slots_bare_participle_behind_a_report_is_passive(told: str, passive: bool) -> None:
    sentence = build(f"Soldiers/NNS/nsubjpass/2 were/VBD/auxpass/2 {told}/VBN/ROOT/2 killed/VBN/xcomp/2 ././punct/2")
    assert is_passive(sentence, at(sentence, "killed")) is passive


def test_slots_shared_passive_goes_on_to_the_second_verb() -> None:
    rows = (
        "Rebels/NNS/nsubjpass/2 were/VBD/auxpass/2 caught/VBN/ROOT/2 and/CC/cc/2 killed/VBN/conj/2 by/IN/agent/4 police/NN/pobj/5 "
        "././punct/2"
    )
    sentence = build(rows)
    slots = verb_slots(sentence, at(sentence, "killed"))
    assert slots.passive and said(sentence, slots.subject) == ("police",) and said(sentence, slots.object) == ("Rebels",)


def test_slots_inherited_subject_is_marked() -> None:
    sentence = build(TWO_VERBS)
    assert verb_slots(sentence, at(sentence, "threatened")).inherited
    assert not verb_slots(sentence, at(sentence, "attacked")).inherited


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (DATIVE, "gave", {"to": ("Iran",)}),
        (DATIVE_TO, "gave", {"to": ("Iran",)}),
        (OUT_OF, "drove", {"out of": ("Mosul",), "of": ("Mosul",)}),
        (TWO_PREPOSITIONS, "attacked", {"with": ("rockets",), "against": ("orders",)}),
        (ACTIVE, "attacked", {}),
    ],
)
def test_slots_prepositions_name_what_stands_behind_them(rows: str, verb: str, expected: dict[str, tuple[str, ...]]) -> None:
    sentence = build(rows)
    found = preposition_objects(sentence, at(sentence, verb))
    assert {name: said(sentence, heads) for name, heads in found.items()} == expected


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        ("Men/NNS/nsubj/1 fired/VBD/ROOT/1 close/RB/advmod/1 to/IN/prep/2 Zenda/NNP/pobj/3", "fired", {"close to": ("Zenda",)}),
        ("Men/NNS/nsubj/1 fired/VBD/ROOT/1 not/RB/neg/3 far/RB/advmod/1 from/IN/prep/3 Zenda/NNP/pobj/4", "fired", {"not far from": ("Zenda",)}),
        ("Men/NNS/nsubj/1 fired/VBD/ROOT/1 far/RB/advmod/1 from/IN/prep/2 Zenda/NNP/pobj/3", "fired", {"far from": ("Zenda",)}),
        ("Men/NNS/nsubj/1 fired/VBD/ROOT/1 early/RB/advmod/1 on/IN/prep/2 Monday/NNP/pobj/3", "fired", {}),
    ],
)
def test_slots_a_word_of_nearness_is_part_of_its_preposition(rows: str, verb: str, expected: dict[str, tuple[str, ...]]) -> None:
    sentence = build(rows)
    found = preposition_objects(sentence, at(sentence, verb))
    assert {name: said(sentence, heads) for name, heads in found.items()} == expected


def test_slots_because_of_is_one_preposition_where_the_parser_hangs_its_noun_on_because() -> None:
    sentence = build(BECAUSE_OF)
    found = preposition_objects(sentence, at(sentence, "attacked"))
    assert said(sentence, found["because of"]) == ("rockets",)


def test_slots_gerund_behind_a_preposition_is_a_clause() -> None:
    sentence = build(GERUND)
    slots = verb_slots(sentence, at(sentence, "accused"))
    assert said(sentence, slots.clauses) == ("shelling",)
    assert "of" not in slots.prepositions


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (SUBJECT_CONTROL, "threatened", ("bomb",)),
        (OBJECT_CONTROL, "urged", ("free",)),
        (PERFECT, "said", ("attacked",)),
        (REPORTED_IT, "said", ("help",)),
        (ACTIVE, "attacked", ()),
        (AFTER, "met", ()),
    ],
)
def test_slots_clauses_are_complements_only(rows: str, verb: str, expected: tuple[str, ...]) -> None:
    sentence = build(rows)
    assert said(sentence, clauses(sentence, at(sentence, verb))) == expected


def test_slots_infinitives_take_purpose_but_no_clause_of_time() -> None:
    sentence, other = build(GATHERED), build(AFTER)
    assert said(sentence, infinitives(sentence, at(sentence, "gathered"))) == ("protest",)
    assert infinitives(other, at(other, "met")) == ()


@pytest.mark.parametrize(
    ("rows", "subject", "prepositions"),
    [
        (OWNED_ATTACK, ("Iran",), {"on": ("Syria",)}),
        (ATTACK_BY, ("rebels",), {"by": ("rebels",), "on": ("Syria",)}),
    ],
)
def test_slots_noun_is_owned_or_done_by_its_subject(rows: str, subject: tuple[str, ...], prepositions: dict[str, tuple[str, ...]]) -> None:
    sentence = build(rows)
    slots = noun_slots(sentence, at(sentence, "attack"))
    assert said(sentence, slots.subject) == subject and slots.object == ()
    assert {name: said(sentence, heads) for name, heads in slots.prepositions.items()} == prepositions


def test_slots_noun_clause_needs_an_infinitive_or_that() -> None:
    plan, claim, rebels = build(PLAN), build(CLAIM), build(FIGHTING)
    assert said(plan, noun_slots(plan, at(plan, "plan")).clauses) == ("attack",)
    assert said(claim, noun_slots(claim, at(claim, "claim")).clauses) == ("shelled",)
    assert noun_slots(rebels, at(rebels, "Rebels")).clauses == ()


def test_slots_predicate_adjective_takes_the_verbs_subject_and_its_infinitive() -> None:
    sentence = build(WILLING)
    willing = at(sentence, "willing")
    slots = predicate_slots(sentence, willing)
    assert is_predicate(sentence, willing) and not is_predicate(sentence, at(sentence, "Syria"))
    assert said(sentence, slots.subject) == ("Syria",) and said(sentence, slots.clauses) == ("meet",)
    assert said(sentence, surface_subject(sentence, at(sentence, "meet"))) == ("Syria",)


def test_slots_subjects_above_leave_the_own_clause_out() -> None:
    sentence = build(REPORTED_IT)
    assert said(sentence, subjects_above(sentence, at(sentence, "it"))) == ("Hungary",)
    assert subjects_above(sentence, at(sentence, "Hungary")) == ()


def test_slots_subject_of_clause_is_whom_its_may_mean() -> None:
    sentence = build(ITS)
    assert said(sentence, subjects_of_clause(sentence, at(sentence, "its"))) == ("Syria",)
    assert subjects_of_clause(sentence, at(sentence, "Syria")) == ()


def test_slots_subject_heads_are_those_of_all_clauses() -> None:
    sentence = build(STATE_MEDIA)
    assert said(sentence, subject_heads(sentence)) == ("media", "army")


def test_slots_conjuncts_run_in_order_and_leave_verbs_to_themselves() -> None:
    three = build("Israel/NNP/nsubj/5 ,/,/punct/0 Egypt/NNP/conj/0 and/CC/cc/2 Jordan/NNP/conj/2 met/VBD/ROOT/5 ././punct/5")
    assert said(three, conjuncts(three, 0)) == ("Israel", "Egypt", "Jordan")
    assert first_conjunct(three, at(three, "Jordan")) == 0
    verbs = build(TWO_VERBS)
    assert all_conjuncts(verbs, (at(verbs, "Syria"),)) == (at(verbs, "Syria"),)


@pytest.mark.parametrize(
    ("rows", "verb", "direct", "named"),
    [(CALLED, "called", ("Chavez",), ("liar",)), (CALLED_TO, "called", ("Diaz",), ()), (REMAINED, "left", (), ("president",))],
)
def test_slots_what_someone_is_called_stands_behind_as(rows: str, verb: str, direct: tuple[str, ...], named: tuple[str, ...]) -> None:
    sentence = build(rows)
    slots = verb_slots(sentence, at(sentence, verb))
    assert said(sentence, slots.object) == direct and said(sentence, slots.prepositions.get("as", ())) == named


@pytest.mark.parametrize(("rows", "verb", "found"), [(BESIDE, "failed", ()), (CHARGED_WITH, "began", ("shelling",))])
def test_slots_gerund_with_its_own_subject_behind_with_is_no_complement(rows: str, verb: str, found: tuple[str, ...]) -> None:
    sentence = build(rows)
    assert said(sentence, clauses(sentence, at(sentence, verb))) == found


@pytest.mark.parametrize(
    ("rows", "noun", "found"),
    [(DEADLINE, "deadline", ("withdraw",)), (BILL, "bill", ("ban",)), (BILL_PAST, "bill", ()), (ACTIVE, "Syria", ())],
)
def test_slots_noun_plans_are_what_is_still_to_be_done(rows: str, noun: str, found: tuple[str, ...]) -> None:
    sentence = build(rows)
    assert said(sentence, noun_plans(sentence, at(sentence, noun))) == found


@pytest.mark.parametrize(
    ("rows", "doers"),
    [
        (
            "Two/CD/nummod/1 men/NNS/nsubjpass/3 were/VBD/auxpass/3 taken/VBN/ROOT/3 into/IN/prep/3 custody/NN/pobj/4 by/IN/prep/5 "
            "police/NN/pobj/6 ././punct/3",
            ("police",),
        ),
        (
            "Two/CD/nummod/1 men/NNS/nsubjpass/3 were/VBD/auxpass/3 taken/VBN/ROOT/3 into/IN/prep/3 military/JJ/amod/6 custody/NN/pobj/4 by/IN/prep/6 "
            "police/NNS/pobj/7 ././punct/3",
            ("police",),
        ),
        (
            "Two/CD/nummod/1 men/NNS/nsubjpass/3 were/VBD/auxpass/3 taken/VBN/ROOT/3 into/IN/prep/3 a/DT/det/6 jail/NN/pobj/4 by/IN/prep/6 "
            "Zenda/NNP/pobj/7 ././punct/3",
            (),
        ),
    ],
)
def test_slots_agent_hung_on_the_bare_noun_of_an_idiom_is_the_subject(rows, doers):
    sentence = build(rows)
    assert said(sentence, verb_slots(sentence, at(sentence, "taken")).subject) == doers


def test_slots_who_is_judged_did_what_for_tells() -> None:
    condemned = build(
        "Iran/NNP/nsubj/1 condemned/VBD/ROOT/1 Chad/NNP/dobj/1 for/IN/prep/1 bombing/VBG/pcomp/3 Zenda/NNP/dobj/4"
    )
    assert surface_subject(condemned, at(condemned, "bombing")) == (at(condemned, "Chad"),)
    used = build("Iran/NNP/nsubj/1 used/VBD/ROOT/1 drones/NNS/dobj/1 for/IN/prep/1 bombing/VBG/pcomp/3 Zenda/NNP/dobj/4")
    assert surface_subject(used, at(used, "bombing")) == (at(used, "Iran"),)


def test_slots_means_of_an_active_verb_make_no_passive() -> None:
    sentence = build("Troops/NNS/nsubj/1 left/VBD/ROOT/1 Chad/NNP/dobj/1 by/IN/agent/1 air/NN/pobj/3")
    assert not is_passive(sentence, 1)
    assert is_passive(build("troops/NNS/ROOT/0 attacked/VBD/acl/0 by/IN/agent/1 rebels/NNS/pobj/2"), 1)


def test_slots_noun_keeps_the_of_and_the_that_around_its_day() -> None:
    recall = build(
        "Its/PRP$/poss/1 recall/NN/nsubj/7 a/DT/det/3 day/NN/npadvmod/4 earlier/RB/advmod/1 of/IN/prep/3 envoys/NNS/pobj/5 failed/VBD/ROOT/7 ././punct/7"
    )
    assert "of" not in noun_slots(recall, at(recall, "recall")).prepositions
    week = build("Its/PRP$/poss/1 recall/NN/nsubj/6 last/JJ/amod/3 week/NN/npadvmod/1 of/IN/prep/3 envoys/NNS/pobj/4 failed/VBD/ROOT/6 ././punct/6")
    assert said(week, noun_slots(week, at(week, "recall")).prepositions["of"]) == ("envoys",)
    charge = build(
        "Its/PRP$/poss/1 charge/NN/nsubj/7 last/JJ/amod/3 week/NN/npadvmod/1 that/IN/advmod/6 Iran/NNP/nsubj/6 fired/VBD/relcl/1 failed/VBD/ROOT/7 ././punct/7"
    )
    assert said(charge, noun_slots(charge, at(charge, "charge")).clauses) == ("fired",)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Zenda/NNP/nsubj/1 called/VBD/ROOT/1 for/IN/mark/5 Ruritania/NNP/nsubj/5 to/TO/aux/5 act/VB/advcl/1", ("Ruritania",)),
        ("Zenda/NNP/nsubj/1 called/VBD/ROOT/1 as/IN/mark/4 Ruritania/NNP/nsubj/4 acted/VBD/advcl/1", ()),
    ],
)
def test_slots_subject_of_an_infinitive_that_for_opens_stands_behind_for(rows: str, expected: tuple[str, ...]) -> None:
    """"Zenda called for Ruritania to act" calls for Ruritania as "called for help" does for help."""
    sentence = build(rows)
    assert tuple(sentence.words[head] for head in verb_slots(sentence, 1).prepositions.get("for", ())) == expected
