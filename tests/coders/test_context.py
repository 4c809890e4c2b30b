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
        ("Did Israel attack Syria?", "possible"),
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
