"""Whole sentences with the right answer written out: what is kept, what is dropped, and how it is told."""

from collections.abc import Callable, Iterable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
Event = tuple[str | None, str, str | None]
ATTACK = ("ISR", "190", "SYR")


def kept(mentions: Iterable[Mention]) -> set[Event]:
    """The events of the kept mentions."""
    return {(mention.source, mention.cameo_code, mention.target) for mention in mentions if mention.status == "kept"}


def dropped(mentions: Iterable[Mention], code: str) -> list[tuple[str, str, str | None]]:
    """How the dropped mentions of a code are told, and why they were dropped."""
    return [(m.polarity, m.modality, m.dropped_reason) for m in mentions if m.status == "dropped" and m.cameo_code == code]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Israel attacked Syria.", {ATTACK}),
        ("Syria was attacked by Israel.", {ATTACK}),
        ("An Israeli attack on Syria.", {ATTACK}),
        ("Israel attacked Syria and threatened Iran.", {ATTACK, ("ISR", "130", "IRN")}),
        ("Iran said Israel attacked Syria.", {ATTACK}),
        ("Israel denied attacking Syria.", {("ISR", "016", "SYR")}),
        ("Israel denied that it attacked Syria.", {("ISR", "016", "SYR")}),
    ],
)
def test_sentences_of_the_list_give_these_events_and_no_other(code: Code, text: str, events: set[Event]) -> None:
    assert kept(code(text)) == events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Israel did not attack Syria.", ("negated", "asserted", "negated")),
        ("Israel didn't attack Syria.", ("negated", "asserted", "negated")),
        ("Israel didn’t attack Syria.", ("negated", "asserted", "negated")),
        ("Israel never attacked Syria.", ("negated", "asserted", "negated")),
        ("Israel could attack Syria.", ("positive", "possible", "possible")),
        ("Israel denied attacking Syria.", ("negated", "asserted", "negated")),
        ("Israel denied that it attacked Syria.", ("negated", "asserted", "negated")),
        ("If Israel attacks Syria, Iran will suffer.", ("positive", "conditional", "conditional")),
    ],
)
def test_sentences_of_the_list_mark_what_did_not_happen_and_drop_it(code: Code, text: str, told: tuple[str, str, str]) -> None:
    mentions = code(text)
    assert dropped(mentions, "190") == [told]
    assert not any(found[1] == "190" for found in kept(mentions))
    assert [(m.source, m.target) for m in mentions if m.cameo_code == "190"] == [("ISR", "SYR")]


def test_sentences_of_the_list_report_says_who_says_so(code: Code) -> None:
    (reported,) = code("Iran said Israel attacked Syria.")
    (plain,) = code("Israel attacked Syria.")
    assert (reported.attributed_to, reported.polarity, reported.modality) == ("Iran", "positive", "asserted")
    assert plain.attributed_to is None


def test_sentences_denied_attack_names_its_actors_although_it_says_it(code: Code) -> None:
    (attack,) = [mention for mention in code("Israel denied that it attacked Syria.") if mention.cameo_code == "190"]
    assert (attack.source, attack.target, attack.status) == ("ISR", "SYR", "dropped")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Israel, which attacked Syria, met Iran.", {ATTACK, ("ISR", "040", "IRN"), ("IRN", "040", "ISR")}),
        ("Iran threatened Israel with sanctions.", {("IRN", "1312", "ISR")}),
        ("Dark clouds threatened the picnic.", set()),
        ("Israel launched an attack on Syria.", {ATTACK}),
        ("Israel did not launch an attack on Syria.", set()),
        ("The United States imposed sanctions on Iran.", {("USA", "163", "IRN")}),
        ("The United States did not impose sanctions on Iran.", set()),
        ("Iran called for an end to the Israeli blockade of Gaza.", {("IRN", "0256", "ISR")}),
        ("According to Iran, Israel attacked Syria.", {ATTACK}),
    ],
)
def test_sentences_of_the_design_give_these_events_and_no_other(code: Code, text: str, events: set[Event]) -> None:
    assert kept(code(text)) == events


@pytest.mark.parametrize(
    ("text", "code_of_it", "source", "target"),
    [
        ("Iran threatened to bomb Israel.", "138", "IRN", "ISR"),
        ("Iraq demanded that Iran withdraw its troops.", "10", "IRQ", "IRN"),
        ("Russia expelled three American diplomats.", "16", "RUS", "USA"),
        ("Kenya accused Somalia of shelling a border town.", "112", "KEN", "SOM"),
        ("France urged Sudan to free the prisoners.", "02", "FRA", "SDN"),
    ],
)
def test_sentences_composed_event_has_the_right_sides(code: Code, text: str, code_of_it: str, source: str, target: str) -> None:
    (event,) = kept(code(text))
    assert (event[0] or "").startswith(source) and event[1].startswith(code_of_it) and (event[2] or "").startswith(target)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to Iran, Israel attacked Syria.", "Iran"),
        ('"Israel attacked Syria," Iran said.', "Iran"),
        ("Israel attacked Syria, the Iranian foreign ministry said.", "the Iranian foreign ministry"),
        ("Israel attacked Syria on Monday.", None),
    ],
)
def test_sentences_attribution_is_in_the_words_of_the_text(code: Code, text: str, speaker: str | None) -> None:
    (attack,) = [mention for mention in code(text) if mention.cameo_code == "190"]
    assert attack.attributed_to == speaker and attack.status == "kept"


@pytest.mark.parametrize(
    "text",
    [
        "The committee discussed the colour of the new uniforms.",
        "Brazil beat Germany in the final.",
        "The storm hit the coast of Cuba.",
        "Shares fell sharply in Tokyo.",
        "The film tells of an Israeli attack on Syria.",
    ],
)
def test_sentences_without_an_event_keep_nothing(code: Code, text: str) -> None:
    assert kept(code(text)) == set()


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Belarusian president Alexander Lukashenko vowed never to resign.", {("BLRGOV", "1231", None)}),
        ("France promised not to send arms to Chad.", set()),
        ("Egypt suggested that Iran and Iraq would meet again.", set()),
        ("Syrian protesters were punched and kicked by Lebanese policemen.", {("LBNCOP", "182", "SYROPP")}),
        ("Israeli settlers beat a Palestinian farmer.", {("ISRCVL", "182", "PSEAGR")}),
        ("Armenian students held a rally to demand the resignation of the president.", {("ARMEDU", "1411", "ARMGOV")}),
        ("Protesters held demonstrations against the meeting with Egypt.", {("---OPP", "141", None)}),
        ("Uganda decided to release 7,000 U.S. dollars every week.", set()),
        ("In talks with the Egyptian president, the French president lost his temper.", {("FRAGOV", "046", "EGYGOV"), ("EGYGOV", "046", "FRAGOV")}),
    ],
)
def test_sentences_forms_of_newswire_give_these_events_and_no_other(code: Code, text: str, events: set[Event]) -> None:
    assert kept(code(text)) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("France told Libya to withdraw its troops from Chad.", {("FRA", "1056", "LBY")}),
        ("France told Libya that its troops had left.", set()),
        ("Mali and Niger plan to hold talks.", {("MLI", "036", "NER"), ("NER", "036", "MLI")}),
        ("Mali and Niger plan to hold talks with Chad.", {("MLI", "036", "TCD"), ("NER", "036", "TCD")}),
        ("In a change of course, Chad invited Norway to mediate.", {("TCD", "039", "NOR")}),
        ("Mali and Niger discussed the herds of Chad.", {("MLI", "040", "NER"), ("NER", "040", "MLI")}),
        ("The Malian cabinet discussed the herds of Chad.", set()),
        ("A tape attributed to the Taliban vowed revenge on Pakistan.", {("AFGREB", "138", "PAK")}),
        ("A tape heard by the Taliban vowed revenge on Pakistan.", {(None, "138", "PAK")}),
        ("Malian shopkeepers shut their shops in protest against a visit of the French premier.", {("MLIBUS", "1412", None)}),
    ],
)
def test_sentences_sides_are_those_who_are_told_agree_and_sign(code: Code, text: str, events: set[Event]) -> None:
    assert kept(code(text)) == events


def test_sentences_a_state_that_acts_in_protest_does_not_demonstrate(code: Code) -> None:
    assert not any(event[1].startswith("14") for event in kept(code("Chad closed its embassy in protest at the arrest of a monk in Mali.")))
