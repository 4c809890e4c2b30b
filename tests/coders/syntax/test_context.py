"""Negation, modals, tense and the chain of clauses, on sentences parsed by hand."""

import pytest
from doc_builder import at, build
from parses import (
    ACCUSED_TROOPS,
    ACTIVE,
    AFTER,
    CLAIM,
    COULD_AND,
    GATHERED,
    GERUND,
    IF,
    KILLING,
    LIGHT,
    NO_ATTACK,
    NOT,
    NOT_OR,
    OBJECT_CONTROL,
    PARENTHETICAL,
    PASSIVE,
    PERFECT,
    PLAN,
    REPORTED_IT,
    SUBJECT_CONTROL,
    THREAT_OF,
    TWO_VERBS,
    WHICH,
)

from coders.syntax.context import (
    chain,
    has_infinitive_to,
    has_open_infinitive,
    link_up,
    marks,
    modals,
    negations,
    own_words,
    parentheticals,
    tense,
)


@pytest.mark.parametrize(
    ("rows", "token", "kind", "above"),
    [
        (TWO_VERBS, "threatened", "conj", "attacked"),
        (PERFECT, "attacked", "clause", "said"),
        (SUBJECT_CONTROL, "bomb", "clause", "threatened"),
        (GERUND, "shelling", "gerund", "accused"),
        (IF, "attacks", "adverbial", "respond"),
        (GATHERED, "protest", "purpose", "gathered"),
        (WHICH, "attacked", "relative", "Israel"),
        (PLAN, "attack", "noun_infinitive", "plan"),
        (CLAIM, "shelled", "noun_clause", "claim"),
        (LIGHT, "Israel", "subject", "launched"),
        (LIGHT, "attack", "object", "launched"),
        (PASSIVE, "Syria", "object", "attacked"),
        (THREAT_OF, "attack", "of", "threat"),
        (PARENTHETICAL, "said", "other", "attacked"),
    ],
)
def test_context_link_says_how_a_word_hangs_on_the_next(rows: str, token: str, kind: str, above: str) -> None:
    sentence = build(rows)
    link = link_up(sentence, at(sentence, token))
    assert link is not None and (link.kind, sentence.words[link.above]) == (kind, above)


def test_context_link_keeps_the_preposition_of_a_gerund() -> None:
    sentence = build(GERUND)
    link = link_up(sentence, at(sentence, "shelling"))
    assert link is not None and link.preposition == "of"


def test_context_root_hangs_on_nothing() -> None:
    sentence = build(ACTIVE)
    assert link_up(sentence, at(sentence, "attacked")) is None and chain(sentence, at(sentence, "attacked")) == ()


def test_context_chain_runs_to_the_root() -> None:
    # "Egypt said Iran had threatened to bomb": bomb hangs on threatened, threatened on said
    rows = (
        "Egypt/NNP/nsubj/1 said/VBD/ROOT/1 Iran/NNP/nsubj/4 had/VBD/aux/4 threatened/VBN/ccomp/1 to/TO/aux/6 bomb/VB/xcomp/4 "
        "Iraq/NNP/dobj/6 ././punct/1"
    )
    sentence = build(rows)
    steps = [(sentence.words[link.below], link.kind, sentence.words[link.above]) for link in chain(sentence, at(sentence, "Iraq"))]
    assert steps == [("Iraq", "object", "bomb"), ("bomb", "clause", "threatened"), ("threatened", "clause", "said")]


@pytest.mark.parametrize(
    ("rows", "token", "expected"),
    [
        (NOT, "attack", ("not",)),
        (NO_ATTACK, "attack", ("no",)),
        (NO_ATTACK, "took", ()),
        (ACTIVE, "attacked", ()),
        (NOT_OR, "threaten", ()),
    ],
)
def test_context_negation_stands_at_its_own_word(rows: str, token: str, expected: tuple[str, ...]) -> None:
    sentence = build(rows)
    assert negations(sentence, at(sentence, token)) == expected


def test_context_negation_reads_never_and_contracted_not() -> None:
    never = build("Israel/NNP/nsubj/2 never/RB/neg/2 attacked/VBD/ROOT/2 Syria/NNP/dobj/2 ././punct/2")
    short = build("Israel/NNP/nsubj/3 did/VBD/aux/3 n't/RB/neg/3 attack/VB/ROOT/3 Syria/NNP/dobj/3 ././punct/3")
    assert negations(never, 2) == ("never",) and negations(short, 3) == ("n't",)


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (COULD_AND, "attack", ("could",)),
        (COULD_AND, "occupy", ("could",)),
        (REPORTED_IT, "help", ("will",)),
        (ACTIVE, "attacked", ()),
        (TWO_VERBS, "threatened", ()),
    ],
)
def test_context_modal_is_shared_by_bare_verbs(rows: str, verb: str, expected: tuple[str, ...]) -> None:
    sentence = build(rows)
    assert modals(sentence, at(sentence, verb)) == expected


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [(IF, "attacks", ("if",)), (IF, "respond", ()), (AFTER, "attacked", ("after",)), (PERFECT, "attacked", ("that",))],
)
def test_context_marks_open_their_own_clause(rows: str, verb: str, expected: tuple[str, ...]) -> None:
    sentence = build(rows)
    assert marks(sentence, at(sentence, verb)) == expected


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        (ACTIVE, "attacked", "past"),
        (PERFECT, "attacked", "past"),
        (PASSIVE, "attacked", "past"),
        (NOT, "attack", "past"),
        (REPORTED_IT, "help", "future"),
        (SUBJECT_CONTROL, "bomb", "future"),
        (IF, "attacks", "present"),
        (KILLING, "killing", "past"),
        (ACCUSED_TROOPS, "accused", "past"),
        (COULD_AND, "attack", "present"),
        (ACTIVE, "Syria", "unknown"),
    ],
)
def test_context_tense_is_read_from_form_and_auxiliaries(rows: str, verb: str, expected: str) -> None:
    sentence = build(rows)
    assert tense(sentence, at(sentence, verb)) == expected


def test_context_parenthetical_verb_is_found_at_the_main_verb() -> None:
    sentence = build(PARENTHETICAL)
    assert parentheticals(sentence, at(sentence, "attacked")) == (at(sentence, "said"),)
    assert parentheticals(sentence, at(sentence, "said")) == ()


def test_context_infinitive_is_told_from_a_finite_clause() -> None:
    control, finite = build(OBJECT_CONTROL), build(PERFECT)
    assert has_infinitive_to(control, at(control, "free")) and has_open_infinitive(control, at(control, "urged"))
    assert not has_infinitive_to(finite, at(finite, "attacked")) and not has_open_infinitive(finite, at(finite, "said"))


def test_context_own_words_hold_auxiliaries_and_negation() -> None:
    sentence = build(NOT)
    assert own_words(sentence, at(sentence, "attack")) == ("did", "not")
    assert own_words(sentence, at(sentence, "Syria")) == ()
