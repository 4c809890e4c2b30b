"""Leave that was not given, harm that a side calls possible, and what someone is told he will pay for."""

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
        ("Chad did not allow the French inspectors to enter.", ("TCD", "12", "FRA")),
        ("Chad did not accept the Libyan proposal.", ("TCD", "12", "LBY")),
        ("Chad did not allow Libya to paint its bridges.", ("TCD", "12", "LBY")),
        ("Chad will not let Libya paint its bridges.", ("TCD", "12", "LBY")),
        ("Chad is not willing to talk to Libya.", ("TCD", "12", "LBY")),
        ("The Libyan leader is not welcome in Chad, the Chadian president said.", ("TCDGOV", "12", "LBYGOV")),
    ],
)
def test_veiled_leave_withheld_is_refused(code: Code, text: str, event: tuple[str, str, str]) -> None:
    assert event in kept(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chad has not yet agreed to a ceasefire with Libya.",
        "Chad did not help the French inspectors.",
        "Chad does not allow French inspectors to enter.",
        "Chad allowed Libya to paint its bridges.",
        "Chad is not able to talk to Libya.",
        "If Chad did not accept the Libyan proposal, talks would end.",
    ],
)
def test_veiled_what_is_open_or_no_leave_is_not_refused(code: Code, text: str) -> None:
    assert [event for event in kept(code(text)) if event[1] == "12"] == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway may suspend aid to Chad, the Norwegian minister said.", ("NOR", "13", "TCD")),
        ("Turkey could impose sanctions on Greece if the ships stay, its president said.", ("TUR", "13", "GRC")),
        ("Libya will pay a bitter price, the Tunisian president said.", ("TUNGOV", "13", "LBY")),
    ],
)
def test_veiled_harm_a_side_calls_possible_is_its_threat(code: Code, text: str, event: tuple[str, str, str]) -> None:
    assert event in kept(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "Turkey could impose sanctions on Greece, Japan said.",
        "Norway may send aid to Chad, the Norwegian minister said.",
        "Turkey may attack Greece.",
        "Libya was threatened, the Tunisian president said.",
        "Libya paid a heavy price for the war, the Tunisian president said.",
    ],
)
def test_veiled_forecasts_and_kindness_are_no_threat(code: Code, text: str) -> None:
    assert [event for event in kept(code(text)) if event[1] == "13"] == []
