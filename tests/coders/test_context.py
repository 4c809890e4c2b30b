"""Polarity, modality and attribution, on real parses of short sentences about one attack."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def attack(mentions: tuple[Mention, ...]) -> Mention:
    """The one mention of the attack, kept or dropped."""
    (found,) = [mention for mention in mentions if mention.cameo_code == "190"]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Israel attacked Syria.",
        "Israel has attacked Syria.",
        "Israel not only attacked Syria but also bombed Lebanon.",
        "Israel began attacking Syria on Monday.",
        "Egypt confirmed that Israel had attacked Syria.",
        "Jordan condemned Israel for attacking Syria.",
        "Israel continued to attack Syria.",
        "Israel had to attack Syria.",
        "Israel was able to attack Syria.",
        "Israel has been able to attack Syria.",
        "Israel was the first to attack Syria.",
        "Israel was one of three countries to attack Syria.",
        "Egypt did not comment after the Israeli attack on Syria.",
        "Egypt refused to leave during the Israeli attack on Syria.",
        "The Israeli attack on Syria forced Egypt to close the border.",
        "The Israeli attack on Syria prevented a meeting.",
        "Egypt vowed that the Israeli attack on Syria would not go unpunished.",
        "The Israeli attack on Syria must be avenged.",
    ],
)
def test_context_what_happened_is_positive_and_asserted(code: Code, text: str) -> None:
    found = attack(code(text))
    assert (found.polarity, found.modality, found.status) == ("positive", "asserted", "kept")


@pytest.mark.parametrize(
    "text",
    [
        "Israel did not attack Syria.",
        "Israel never attacked Syria.",
        "Israel neither attacked Syria nor threatened Iran.",
        "Israel did not threaten or attack Syria.",
        "Syria was not attacked by Israel.",
        "There was no Israeli attack on Syria.",
        "Israel did not launch an attack on Syria.",
        "Israel met Egypt without attacking Syria.",
        "Israel refrained from attacking Syria.",
        "Egypt denied that Israel attacked Syria.",
        "The army foiled an Israeli attack on Syria.",
        "Israel has yet to attack Syria.",
        "Egypt ruled out attacking Syria.",
    ],
)
def test_context_what_did_not_happen_is_negated(code: Code, text: str) -> None:
    found = attack(code(text))
    assert (found.polarity, found.status, found.dropped_reason) == ("negated", "dropped", "negated")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Israel could attack Syria.", "possible"),
        ("Israel may attack Syria.", "possible"),
        ("Israel might have attacked Syria.", "possible"),
        ("Egypt fears that Israel will attack Syria.", "possible"),
        ("Egypt warned of a possible Israeli attack on Syria.", "possible"),
        ("Egyptian police warned against attacks by rebels in Syria.", "possible"),
        ("Egyptian troops practised attacking an Israeli camp.", "possible"),
        ("An Egyptian plan was designed to attack Israel.", "possible"),
        ("Did Israel attack Syria?", "possible"),
        ("Egypt supported attacking Syria.", "possible"),
        ("Egypt is close to attacking Syria.", "possible"),
        ("It is time to attack Syria.", "possible"),
        ("The Israeli aim is to attack Syria.", "possible"),
        ("Israel sends arms so that rebels attack Syria.", "possible"),
        ("Israel still has to attack Syria.", "demanded"),
        ("Israel attacks Syria every night.", "possible"),
        ("Egypt held talks on how to attack Syria.", "possible"),
        ("Egypt met Jordan ahead of the Israeli attack on Syria.", "future"),
        ("An Israeli attack on Syria will be avenged.", "future"),
        ("If Israel attacks Syria, Iran will suffer.", "conditional"),
        ("Iran will suffer unless Israel attacks Syria.", "conditional"),
    ],
)
def test_context_what_may_happen_is_marked_and_dropped(code: Code, text: str, modality: str) -> None:
    found = attack(code(text))
    assert (found.polarity, found.modality, found.status) == ("positive", modality, "dropped")


@pytest.mark.parametrize(
    "text", ["Israel will attack Syria.", "Israel plans to attack Syria.", "Israel should attack Syria.", "Israel must attack Syria."]
)
def test_context_deed_to_come_is_never_kept_as_done(code: Code, text: str) -> None:
    assert [mention.cameo_code for mention in code(text) if mention.status == "kept" and mention.cameo_code.startswith("19")] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Iran said Israel attacked Syria.", "Iran"),
        ("The Egyptian foreign minister said on Monday that Israel had attacked Syria.", "The Egyptian foreign minister"),
        ("According to the United Nations, Israel attacked Syria.", "the United Nations"),
        ("Israel attacked Syria, Jordan said.", "Jordan"),
        ("Israel attacked Syria.", None),
        ("Israel attacked Syria and said the border was quiet.", None),
    ],
)
def test_context_speaker_is_named_in_the_words_of_the_text(code: Code, text: str, speaker: str | None) -> None:
    assert attack(code(text)).attributed_to == speaker


def test_context_inner_speaker_stands_before_the_outer_one(code: Code) -> None:
    assert attack(code("Jordan said that Iran reported that Israel attacked Syria.")).attributed_to == "Iran"


def test_context_negated_report_is_only_possible(code: Code) -> None:
    found = attack(code("Egypt did not say that Israel attacked Syria."))
    assert (found.modality, found.status) == ("possible", "dropped")


def test_context_words_that_decided_stand_in_the_derivation(code: Code) -> None:
    assert "context: could" in attack(code("Israel could attack Syria.")).derivation
    assert "context:" not in attack(code("Israel attacked Syria.")).derivation


def test_context_condition_of_another_clause_does_not_touch_the_deed(code: Code) -> None:
    told = {
        m.target: (m.modality, m.status)
        for m in code("Israel attacked Syria and would attack Iran if Iran resisted.")
        if m.cameo_code == "190"
    }
    assert told["SYR"] == ("asserted", "kept") and told.get("IRN", ("possible", "dropped"))[1] == "dropped"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Iran and Iraq were to meet on Wednesday in Oslo.", {"036"}),
        ("Iran and Iraq are also to hold talks in Oslo.", {"036"}),
        ("Iran and Iraq met on Monday in Oslo.", {"044"}),
        ("Iran is bound to meet Iraq.", set()),
    ],
)
def test_context_what_someone_is_to_do_is_a_plan(code: Code, text: str, codes: set[str]) -> None:
    assert {mention.cameo_code for mention in code(text) if mention.status == "kept"} == codes


def test_context_future_of_the_verb_reaches_its_purpose(code: Code) -> None:
    told = {m.cameo_code: m.dropped_reason for m in code("Egypt and Jordan will meet in Oslo to share intelligence.")}
    assert told["036"] is None and told["064"] == "future"


def test_context_modal_of_who_welcomes_is_not_that_of_who_invests(code: Code) -> None:
    assert all(m.status == "dropped" for m in code("We should welcome China's investment in US firms.") if m.cameo_code.startswith("06"))


@pytest.mark.parametrize(
    ("text", "speaker"), [("Iran: Israel attacked Syria", "Iran"), ("Israel attacked Syria: five dead", None), ("Israel attacked Syria", None)]
)
def test_context_who_stands_before_the_colon_of_a_headline_speaks(code: Code, text: str, speaker: str | None) -> None:
    assert attack(code(text)).attributed_to == speaker


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("This year marks the anniversary of the Israeli attack on Syria.", "history"),
        ("Egypt has been quiet since the Israeli attack on Syria.", "history"),
        ("Egypt marked the anniversary on Friday of the Israeli attack on Syria.", "history"),
        ("Israel marked the anniversary on Friday with an attack on Syria.", None),
        ("Egypt has been loud over the Israeli attack on Syria.", None),
    ],
)
def test_context_what_is_looked_back_on_is_history(code: Code, text: str, dropped: str | None) -> None:
    assert attack(code(text)).dropped_reason == dropped


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A court sentenced two Syrian activists for attacking Israel.", "possible"),
        ("Jordan condemned Iran for attacking Israel.", None),
    ],
)
def test_context_crime_before_a_court_is_background(code: Code, text: str, reason: str | None) -> None:
    assert attack(code(text)).dropped_reason == reason


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Iran wants to try the rebels who attacked Syria.", True),
        ("Any rebels who attacked Syria will be tried.", False),
        ("Iran refused to leave after Israel attacked Syria.", True),
        ("Iran will leave if Israel attacked Syria.", False),
        ("Iran will leave despite the Israeli attack on Syria.", True),
        ("Iran will leave before Israel attacks Syria.", False),
    ],
)
def test_context_past_deed_in_a_clause_is_a_fact_whatever_is_meant_above(code: Code, text: str, kept: bool) -> None:
    assert any(m.status == "kept" and m.target == "SYR" and m.cameo_code == "190" for m in code(text)) is kept


def test_context_talks_after_which_something_will_be_signed_are_still_to_come(code: Code) -> None:
    assert not any(m.status == "kept" and m.cameo_code == "046" for m in code("Iran will sign the deal after talks with Iraq."))
    assert any(m.status == "kept" and m.cameo_code == "046" for m in code("Iran signed the deal after talks between Iraq and Syria."))
