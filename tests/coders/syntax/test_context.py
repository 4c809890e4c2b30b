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
    complement_words,
    has_infinitive_to,
    has_open_infinitive,
    headline_speaker,
    is_bare_copula,
    is_finite_past,
    is_pluperfect,
    is_repeated,
    is_stray_infinitive,
    link_up,
    marks,
    modals,
    negations,
    own_words,
    parentheticals,
    shares_subject,
    tense,
    with_particles,
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


IS_TO = "Iran/NNP/nsubj/1 is/VBZ/ROOT/1 also/RB/advmod/1 to/TO/aux/4 meet/VB/xcomp/1 Egypt/NNP/dobj/4 ././punct/1"
ONE_OF = "Iran/NNP/nsubj/1 was/VBD/ROOT/1 one/CD/attr/1 of/IN/prep/2 three/CD/pobj/3 to/TO/aux/6 go/VB/xcomp/1 ././punct/1"
RULED_OUT = "Iran/NNP/nsubj/1 ruled/VBD/ROOT/1 out/RP/prt/1 talks/NNS/dobj/1 ././punct/1"
EVERY = "Rebels/NNS/nsubj/1 attack/VBP/ROOT/1 towns/NNS/dobj/1 every/DT/det/4 night/NN/npadvmod/1 ././punct/1"
LAST = "Rebels/NNS/nsubj/1 attacked/VBD/ROOT/1 towns/NNS/dobj/1 last/JJ/amod/4 night/NN/npadvmod/1 ././punct/1"
HAD = "Iran/NNP/nsubj/2 had/VBD/aux/2 planned/VBN/ROOT/2 talks/NNS/dobj/2 ././punct/2"
HAS = "Iran/NNP/nsubj/2 has/VBZ/aux/2 planned/VBN/ROOT/2 talks/NNS/dobj/2 ././punct/2"
HEADLINE = "Iran/NNP/nsubj/4 :/:/punct/4 US/NNP/nsubj/4 must/MD/aux/4 act/VB/ROOT/4"
LABEL = "Iran/NNP/ROOT/0 :/:/punct/0 the/DT/det/3 talks/NNS/appos/0"
NO_ONE = "Nobody/NN/nsubjpass/2 was/VBD/auxpass/2 killed/VBN/ROOT/2 or/CC/cc/2 hurt/VBN/conj/2 ././punct/2"


@pytest.mark.parametrize(("rows", "bare"), [(IS_TO, True), (ONE_OF, False)])
def test_context_copula_is_bare_where_it_says_only_what_comes(rows: str, bare: bool) -> None:
    assert is_bare_copula(build(rows), 1) is bare


def test_context_complement_of_a_copula_has_its_modifiers() -> None:
    assert 2 in complement_words(build(ONE_OF), 1) and complement_words(build(IS_TO), 1) == ()


@pytest.mark.parametrize(("rows", "particles"), [(RULED_OUT, ("out",)), (ACTIVE, ())])
def test_context_particles_of_a_verb_are_found(rows: str, particles: tuple[str, ...]) -> None:
    assert with_particles(build(rows), 1) == particles


@pytest.mark.parametrize(("rows", "repeated"), [(EVERY, True), (LAST, False)])
def test_context_every_night_is_a_habit_and_last_night_is_none(rows: str, repeated: bool) -> None:
    assert is_repeated(build(rows), 1) is repeated


@pytest.mark.parametrize(("rows", "past_perfect"), [(HAD, True), (HAS, False)])
def test_context_pluperfect_is_told_from_the_perfect(rows: str, past_perfect: bool) -> None:
    assert is_pluperfect(build(rows), 2) is past_perfect


@pytest.mark.parametrize(("rows", "speaker"), [(HEADLINE, 0), (LABEL, None), (ACTIVE, None)])
def test_context_headline_speaker_needs_a_clause_behind_the_colon(rows: str, speaker: int | None) -> None:
    assert headline_speaker(build(rows)) == speaker


def test_context_coordinated_verb_without_a_subject_shares_it() -> None:
    sentence = build(NO_ONE)
    assert shares_subject(sentence, at(sentence, "hurt")) and not shares_subject(sentence, at(sentence, "killed"))


@pytest.mark.parametrize(
    ("rows", "verb", "past"),
    [
        (ACTIVE, "attacked", True),
        (HAS, "planned", True),
        (HAD, "planned", True),
        (ACCUSED_TROOPS, "accused", False),
        (EVERY, "attack", False),
        (IS_TO, "meet", False),
    ],
)
def test_context_finite_past_is_no_bare_participle_and_no_present(rows: str, verb: str, past: bool) -> None:
    sentence = build(rows)
    assert is_finite_past(sentence, at(sentence, verb)) is past


@pytest.mark.parametrize(
    ("rows", "word", "stray"),
    [
        # "set up a fund to improve clinics and aid families", where the parser hangs "aid" on "set"
        ("Bulgaria/NNP/nsubj/1 set/VBD/ROOT/1 funds/NNS/dobj/1 to/TO/aux/4 improve/VB/acl/2 clinics/NNS/dobj/4 and/CC/cc/1 aid/VB/conj/1", "aid", True),
        ("Bulgaria/NNP/nsubj/1 set/VBD/ROOT/1 funds/NNS/dobj/1 to/TO/aux/4 improve/VB/acl/2 clinics/NNS/dobj/4 and/CC/cc/1 cut/VB/conj/1", "cut", False),
        ("Bulgaria/NNP/nsubj/2 will/MD/aux/2 set/VB/ROOT/2 up/RP/prt/2 funds/NNS/dobj/2 and/CC/cc/2 aid/VB/conj/2", "aid", False),
    ],
)
def test_context_bare_form_that_lost_its_to(rows: str, word: str, stray: bool) -> None:
    sentence = build(rows)
    assert is_stray_infinitive(sentence, at(sentence, word)) is stray


def test_context_modal_reaches_a_present_that_was_a_bare_form() -> None:
    rows = "Hu/NNP/nsubj/2 will/MD/aux/2 hold/VB/ROOT/2 talks/NNS/dobj/2 meet/VBP/conj/2 Roh/NNP/dobj/4 and/CC/cc/4 sign/VB/conj/4 pacts/NNS/dobj/7"
    sentence = build(rows)
    assert modals(sentence, at(sentence, "sign")) == ("will",)
