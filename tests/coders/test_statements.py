"""Bare statements are coded only where the policy asks for them."""

from dataclasses import replace

import pytest

from coders.coder import Coder
from coders.select import load_policy

TELLS = "The Iranian foreign minister said on Monday that prices had risen."


def statements(coder: Coder, text: str, policy: str = "statements") -> list[tuple[str | None, str | None, str]]:
    """Source, target and rule of the kept 010 mentions."""
    mentions = replace(coder, policy=load_policy(policy)).code_text(text)
    return [(m.source, m.target, m.rule) for m in mentions if m.status == "kept" and m.cameo_code == "010"]


def test_statements_are_coded_where_the_policy_asks(coder: Coder) -> None:
    assert statements(coder, TELLS) == [("IRNGOV", None, "statement/say")]


@pytest.mark.parametrize("policy", ["default", "dyads", "everything"])
def test_statements_are_no_events_elsewhere(coder: Coder, policy: str) -> None:
    assert statements(coder, TELLS, policy) == []


def test_statements_have_the_hearer_as_target(coder: Coder) -> None:
    (told,) = statements(coder, "The Turkish president told the Greek premier that prices had risen.")
    assert told[:2] == ("TURGOV", "GRCGOV")


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose, the article said.",
        "The Iranian foreign minister did not say that prices had risen.",
        "It was said in Iran that prices had risen.",
    ],
)
def test_statements_without_a_speaker_or_denied_are_none(coder: Coder, text: str) -> None:
    assert statements(coder, text) == []


def test_statements_leave_what_is_said_as_an_event(coder: Coder) -> None:
    mentions = replace(coder, policy=load_policy("statements")).code_text("The Iranian foreign minister said Israel attacked Syria on Monday.")
    assert [(m.source, m.cameo_code[:2], m.target) for m in mentions if m.status == "kept" and m.cameo_root != "01"] == [("ISR", "19", "SYR")]
