"""From matches to events: light verbs, operators, control and sides, on sentences parsed by hand and the small lexicon."""

from collections.abc import Callable

import pytest
from doc_builder import build
from parses import ACTIVE, GERUND, LIGHT, PASSIVE, TWO_NOUNS, TWO_VERBS
from small import Event, result_of, small_lexicon, triples, with_lexicon

from coders.coder import Coder
from coders.sentence import SentenceResult

Run = Callable[[str], SentenceResult]


@pytest.fixture
def run(coder: Coder) -> Run:
    """Codes rows with the small lexicon."""
    small = with_lexicon(coder, small_lexicon())
    return lambda rows: result_of(small, build(rows))


@pytest.mark.parametrize(
    ("rows", "events"),
    [
        (ACTIVE, [("ISR", "190", "SYR")]),
        (PASSIVE, [("ISR", "190", "SYR")]),
        (TWO_NOUNS, [("ISR", "190", "SYR"), ("ISR", "190", "IRQ"), ("EGY", "190", "SYR"), ("EGY", "190", "IRQ")]),
        (TWO_VERBS, [("ISR", "190", "SYR"), ("ISR", "130", "IRN")]),
    ],
)
def test_derive_each_pair_of_sides_is_an_event(run: Run, rows: str, events: list[Event]) -> None:
    assert sorted(triples(run(rows).mentions)) == sorted(events)


@pytest.mark.parametrize(
    "rows",
    [
        LIGHT,
        "Israel/NNP/nsubj/1 carried/VBD/ROOT/1 out/RP/prt/1 an/DT/det/4 attack/NN/dobj/1 on/IN/prep/4 Syria/NNP/pobj/5 ././punct/1",
        (
            "An/DT/det/1 attack/NN/nsubjpass/5 on/IN/prep/1 Syria/NNP/pobj/2 was/VBD/auxpass/5 launched/VBN/ROOT/5 by/IN/agent/5 "
            "Israel/NNP/pobj/6 ././punct/5"
        ),
    ],
)
def test_derive_light_verb_gives_its_noun_a_source(run: Run, rows: str) -> None:
    result = run(rows)
    assert triples(result.mentions) == [("ISR", "190", "SYR")]
    assert result.events[0].light is not None


def test_derive_other_verb_gives_its_noun_no_source(run: Run) -> None:
    rows = "Egypt/NNP/nsubj/1 saw/VBD/ROOT/1 an/DT/det/3 attack/NN/dobj/1 on/IN/prep/3 Syria/NNP/pobj/4 ././punct/1"
    (event,) = run(rows).events
    assert event.light is None and event.sources == () and [actor.code for actor in event.targets] == ["SYR"]


def test_derive_light_verb_and_noun_are_one_event_with_both_words(run: Run) -> None:
    result = run(LIGHT)
    (event,) = result.events
    assert [result.sentence.words[word] for word in event.words] == ["launched", "attack"]


@pytest.mark.parametrize(
    "rows",
    [
        "Iran/NNP/poss/2 's/POS/case/0 attack/NN/nsubj/5 on/IN/prep/2 Syria/NNP/pobj/3 failed/VBD/ROOT/5 ././punct/5",
        "An/DT/det/1 attack/NN/nsubj/6 by/IN/prep/1 Iran/NNP/pobj/2 on/IN/prep/1 Syria/NNP/pobj/4 failed/VBD/ROOT/6 ././punct/6",
        "The/DT/det/2 Iranian/JJ/amod/2 attack/NN/nsubj/5 on/IN/prep/2 Syria/NNP/pobj/3 failed/VBD/ROOT/5 ././punct/5",
    ],
)
def test_derive_noun_is_done_by_its_owner_or_adjective(run: Run, rows: str) -> None:
    (event,) = run(rows).events
    assert ([a.code for a in event.sources], event.code, [a.code for a in event.targets]) == (["IRN"], "190", ["SYR"])


def test_derive_subject_control_composes_and_takes_the_embedded_event_in(run: Run) -> None:
    result = run("Iran/NNP/nsubj/1 threatened/VBD/ROOT/1 to/TO/aux/3 attack/VB/xcomp/1 Israel/NNP/dobj/3 ././punct/1")
    assert triples(result.mentions) == [("IRN", "138", "ISR")]
    assert [mention.cameo_code for mention in result.mentions] == ["138"]
    assert result.mentions[0].rule == "threaten>threaten(attack)"


def test_derive_operator_without_an_event_keeps_its_own_code(run: Run) -> None:
    result = run("Iran/NNP/nsubj/1 threatened/VBD/ROOT/1 Israel/NNP/dobj/1 ././punct/1")
    assert triples(result.mentions) == [("IRN", "130", "ISR")]


def test_derive_chain_composes_from_the_inside_out(run: Run) -> None:
    # urge (appeal) takes end (stop) takes attack: stop x 190 is 0871, appeal x 0871 is 0256, of the attacker
    rows = (
        "Iran/NNP/nsubj/1 urged/VBD/ROOT/1 an/DT/det/3 end/NN/dobj/1 to/IN/prep/3 the/DT/det/6 attack/NN/pobj/4 by/IN/prep/6 "
        "Israel/NNP/pobj/7 ././punct/1"
    )
    result = run(rows)
    assert triples(result.mentions) == [("IRN", "0256", "ISR")]
    assert [mention.rule for mention in result.mentions] == ["urge>appeal(end>stop(attack))"]
    steps = result.mentions[0].derivation
    assert steps.index("190") < steps.index("0871") < steps.index("0256")


@pytest.mark.parametrize(
    ("rows", "events"),
    [
        (
            "Egypt/NNP/nsubj/1 urged/VBD/ROOT/1 Israel/NNP/dobj/1 to/TO/aux/4 meet/VB/xcomp/1 Syria/NNP/dobj/4 ././punct/1",
            [("EGY", "020", "ISR")],
        ),
        (GERUND.replace("shelling", "attacking"), [("IRN", "1123", "ISR")]),
    ],
)
def test_derive_object_control_makes_the_object_the_target(run: Run, rows: str, events: list[Event]) -> None:
    assert triples(run(rows).mentions) == events


def test_derive_control_says_who_acts_inside(run: Run) -> None:
    # the operator's target is whoever acts inside: the object of "ordered Israel to attack"
    rows = "Egypt/NNP/nsubj/1 ordered/VBD/ROOT/1 Israel/NNP/dobj/1 to/TO/aux/4 attack/VB/xcomp/1 Syria/NNP/dobj/4 ././punct/1"
    assert triples(run(rows).mentions) == [("EGY", "100", "ISR")]


def test_derive_accused_deed_is_no_event_of_its_own(run: Run) -> None:
    rows = "Iran/NNP/nsubj/1 accused/VBD/ROOT/1 Israel/NNP/dobj/1 of/IN/prep/1 attacking/VBG/pcomp/3 Syria/NNP/dobj/4 ././punct/1"
    assert [mention.cameo_code for mention in run(rows).mentions] == ["1123"]


def test_derive_denied_deed_stays_as_negated(run: Run) -> None:
    result = run("Israel/NNP/nsubj/1 denied/VBD/ROOT/1 attacking/VBG/xcomp/1 Syria/NNP/dobj/2 ././punct/1")
    assert triples(result.mentions) == [("ISR", "016", "SYR")]
    assert [(m.cameo_code, m.polarity, m.source, m.target) for m in result.mentions if m.status == "dropped"] == [
        ("190", "negated", "ISR", "SYR")
    ]


def test_derive_condemned_deed_happened_and_is_kept(run: Run) -> None:
    rows = (
        "Egypt/NNP/nsubj/1 condemned/VBD/ROOT/1 the/DT/det/4 Israeli/JJ/amod/4 attack/NN/dobj/1 on/IN/prep/4 Syria/NNP/pobj/5 ././punct/1"
    )
    assert sorted(triples(run(rows).mentions)) == [("EGY", "111", "ISR"), ("ISR", "190", "SYR")]


def test_derive_passed_operator_adds_nothing_but_its_subject(run: Run) -> None:
    result = run("Iran/NNP/nsubj/1 began/VBD/ROOT/1 attacking/VBG/xcomp/1 Israel/NNP/dobj/2 ././punct/1")
    assert triples(result.mentions) == [("IRN", "190", "ISR")] and len(result.mentions) == 1


def test_derive_table_without_an_event_gives_none(run: Run) -> None:
    # the small table says none of stop x 04: "an end to meeting" is no event
    rows = "Iran/NNP/nsubj/1 began/VBD/ROOT/1 waiting/VBG/xcomp/1 ././punct/1"
    assert run(rows).mentions == ()


@pytest.mark.parametrize(
    "rows",
    [
        "Israel/NNP/nsubj/1 met/VBD/ROOT/1 Egypt/NNP/dobj/1 ././punct/1",
        "Israel/NNP/nsubj/3 and/CC/cc/0 Egypt/NNP/conj/0 met/VBD/ROOT/3 ././punct/3",
    ],
)
def test_derive_reciprocal_event_goes_both_ways(run: Run, rows: str) -> None:
    assert sorted(triples(run(rows).mentions)) == [("EGY", "040", "ISR"), ("ISR", "040", "EGY")]


def test_derive_one_sided_event_goes_one_way(run: Run) -> None:
    assert len(run(ACTIVE).mentions) == 1


def test_derive_nobody_is_the_target_of_himself(run: Run) -> None:
    result = run("Israel/NNP/nsubj/1 attacked/VBD/ROOT/1 Israel/NNP/dobj/1 ././punct/1")
    assert ("ISR", "190", "ISR") not in triples(result.mentions)


def test_derive_sentence_without_lexicon_words_gives_nothing(run: Run) -> None:
    result = run("Israel/NNP/nsubj/1 thanked/VBD/ROOT/1 Egypt/NNP/dobj/1 ././punct/1")
    assert (result.events, result.mentions, result.matches) == ((), (), {})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The number killed in an American air strike on Yemeni rebels rose to seven.", [("USA", "195", "YEMREB")]),
        ("Greek officials were placed under sanctions by Turkey on Friday.", [("TUR", "163", "GRCGOV")]),
        ("The Taliban celebrated a day after their seizure of a district headquarters near Pakistan's border.", [("AFGREB", "192", None)]),
        ("Basque rebels ended their truce with Spain by bombing a French bank.", [("ESPREB", "1834", "FRABUS"), ("ESPREB", "196", "ESP")]),
        ("The Sri Lankan navy and the Tamil Tigers fought a battle off Point Pedro on Tuesday.", [("LKAMIL", "190", "LKASEP"), ("LKASEP", "190", "LKAMIL")]),
    ],
)
def test_derive_sides_of_force_are_who_did_it_and_whom_it_was_done_to(code, text, told):
    assert sorted((m.source, m.cameo_code, m.target) for m in code(text) if m.status == "kept") == told
