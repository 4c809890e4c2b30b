"""Promises, threats, demands and appeals that are made by saying what will or must be done."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def kept(mentions: tuple[Mention, ...]) -> list[tuple[str | None, str, str | None]]:
    """Events of the kept mentions, the code cut to its root."""
    return [(m.source, m.cameo_code[:2], m.target) for m in mentions if m.status == "kept"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("France will send aid to Sudan.", ("FRA", "03", "SDN")),
        ("France said it would send aid to Sudan.", ("FRA", "03", "SDN")),
        ("Iran said that Iraq must withdraw its troops.", ("IRN", "10", "IRQ")),
        ("Egypt said that Israel should release the prisoners.", ("EGY", "02", "ISR")),
        ("Egypt said that Israel must listen.", ("EGY", "10", "ISR")),
    ],
)
def test_speech_saying_what_comes_is_an_act_of_its_own(code: Code, text: str, event: tuple[str, str, str]) -> None:
    assert event in kept(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "France will not send aid to Sudan.",
        "France could send aid to Sudan.",
        "Egypt said that Israel must not listen.",
        "Aid from France would help Sudan.",
    ],
)
def test_speech_what_is_denied_possible_or_conditional_is_no_promise_and_no_demand(code: Code, text: str) -> None:
    assert [event for event in kept(code(text)) if event[1] in ("02", "03", "10")] == []


def test_speech_who_will_not_negotiate_refuses_and_is_not_refused(code: Code) -> None:
    found = [m for m in code("The Chadian rebels said they would not negotiate until Libyan soldiers left the country.") if m.status == "kept"]
    assert [(m.source, m.cameo_code, m.target) for m in found] == [("TCDREB", "125", "LBYMIL")]
    both = [m for m in code("Israel and Syria will not negotiate, officials said.") if m.status == "kept"]
    assert {(m.source, m.cameo_code, m.target) for m in both} == {("ISR", "125", "SYR"), ("SYR", "125", "ISR")}


def test_speech_promised_deed_is_not_coded_as_done(code: Code) -> None:
    assert [m.cameo_code for m in code("France will send aid to Sudan.") if m.status == "kept" and m.cameo_code.startswith("07")] == []


def test_speech_done_deed_is_no_promise(code: Code) -> None:
    assert [root for _, root, _ in kept(code("France sent aid to Sudan."))] == ["07"]


def test_speech_rule_names_the_modal(code: Code) -> None:
    (promise,) = [m for m in code("France will send aid to Sudan.") if m.status == "kept"]
    assert promise.rule.startswith("will(") and "operator will" in promise.derivation and promise.modality == "future"
    (demand,) = [m for m in code("Egypt said that Israel must listen.") if m.status == "kept"]
    assert demand.rule == "modal/must"


def test_speech_nobody_demands_of_himself(code: Code) -> None:
    for text in ("Egypt said that Egypt must listen.", "Egypt said that Egypt must release the prisoners."):
        assert [m.cameo_code for m in code(text) if m.cameo_code.startswith("10")] == []


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("Israel must be ready for war, the Israeli prime minister said.", []),
        ("Egypt said that Israel must be ready for war.", ["10"]),
        ("Residents said that Israel must listen.", []),
        ("North Korea will not sign the agreement, state media said.", ["12"]),
        ("France will not sign the agreement, Israel said.", []),
    ],
)
def test_speech_who_may_demand_and_who_speaks_for_the_doer(code: Code, text: str, roots: list[str]) -> None:
    assert sorted({root for _, root, _ in kept(code(text)) if root in ("02", "10", "12")}) == roots


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("The US president said that Iran must listen.", ["10"]),
        ("The European Union should listen, Egypt said.", ["02"]),
        ("The Egyptian opposition said that the Egyptian government must listen.", ["10"]),
        ("The Egyptian government said that the Egyptian rebels must listen.", ["10"]),
        ("The Egyptian president said that Egyptian residents must listen.", []),
        ("The Egyptian president said that Egyptian companies should listen.", []),
        ("An Egyptian newspaper said that Israel must listen.", []),
        ("Egypt said that Israel should be a platform.", []),
        ("Egypt said that Israel should be seen.", []),
        ("Egypt said that Israel must know the way.", []),
        ("The Israeli president said that we must listen.", []),
    ],
)
def test_speech_bare_demand_is_one_of_another_state_or_of_ones_rulers(code: Code, text: str, roots: list[str]) -> None:
    assert [m.cameo_code[:2] for m in code(text) if m.status == "kept"] == roots


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Peruvian president would visit Ecuador next week, the state news agency reported.", ("PERGOV", "03", "ECU")),
        ("The spokesman said the Peruvian president would meet the Chilean foreign minister on Friday.", ("PERGOV", "03", "CHLGOV")),
        ("On Friday the Peruvian president would meet the Chilean foreign minister.", ("PERGOV", "03", "CHLGOV")),
        ("The Peruvian minister said that aid would be sent to Chile.", ("PERGOV", "03", "CHL")),
        ("Peru will urge Chile to release the prisoners.", ("PER", "02", "CHL")),
        ("Peru said on Monday that it will seek an agreement with Chile.", ("PER", "03", "CHL")),
        ("Sanctions against Syria would not be lifted, Japan said.", ("JPN", "12", "SYR")),
        ("The Israeli minister said the Palestinian prisoners will not be released.", ("ISRGOV", "12", "PSE")),
    ],
)
def test_speech_reported_would_is_a_plan_and_a_passive_refusal_is_the_speakers(code: Code, text: str, event: tuple[str, str, str]) -> None:
    found = kept(code(text))
    assert any(all(part.startswith(start) for part, start in zip(map(str, told), event, strict=True)) for told in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian president would have visited Ecuador.",
        "Under the proposal the Peruvian president would visit Ecuador.",
        "Egypt said that Israel would attack Syria.",
        "Traders said sanctions would hurt Iran.",
        "The men who would meet the Chilean minister were unknown.",
        "Peru may urge Chile to release the prisoners.",
        "Egypt said that Egyptian exports would be cut.",
        "Residents said that the prisoners will not be released.",
    ],
)
def test_speech_would_that_is_no_plan_of_the_doer(code: Code, text: str) -> None:
    assert kept(code(text)) == []
