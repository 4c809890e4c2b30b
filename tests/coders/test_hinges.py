"""Refusals until another acts, joint exercises, and names that no table knows."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def kept(mentions: tuple[Mention, ...]) -> list[tuple[str | None, str, str | None]]:
    """Returns source, code and target of the kept mentions."""
    return [(m.source, m.cameo_code, m.target) for m in mentions if m.status == "kept"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Nurses in Kenya will not end their strike until the government pays them.", ("KENHLH", "1242", "KENGOV")),
        ("Iran will not return to talks until the United States lifts sanctions.", ("IRN", "125", "USA")),
    ],
)
def test_hinges_a_refusal_until_another_acts_is_one_to_him(code: Code, text: str, event: tuple[str, str, str]) -> None:
    assert event in kept(code(text))


def test_hinges_a_refusal_until_the_rain_ends_is_one_to_nobody(code: Code) -> None:
    assert kept(code("Nurses in Kenya will not end their strike until the rain ends.")) == [("KENHLH", "1242", None)]


def test_joint_exercises_of_two_countries_are_cooperation(code: Code) -> None:
    found = kept(code("Indian and Omani warships held ten days of war games in the Gulf."))
    assert found == [("INDMIL", "062", "OMNMIL"), ("OMNMIL", "062", "INDMIL")]


@pytest.mark.parametrize(
    "text", ["Indian warships held war games in the Gulf.", "Iran and Iraq held military parades.", "Iranian and Iraqi warships held war games near Kuwait."],
)
def test_joint_exercises_of_one_country_parades_and_threats_show_force(code: Code, text: str) -> None:
    assert {event[1] for event in kept(code(text))} == {"150"}


def test_strangers_what_they_will_do_is_not_the_speaker_s(code: Code) -> None:
    found = kept(code("The Zorb Movement will free ten Malian soldiers, said a spokesman for the French government."))
    assert [event for event in found if event[0] == "FRAGOV"] == []


def test_strangers_a_pronoun_shows_the_name_it_stands_for(code: Code) -> None:
    (pardon,) = [m for m in code("Rupert Hentzau was released after the Swedish king pardoned him with ten rebels.") if m.cameo_code == "081"]
    assert (pardon.target, pardon.target_text) == (None, "Rupert Hentzau")


@pytest.mark.parametrize(("text", "found"), [
    ("Ghana let free Rupert Hentzau.", ["0841"]),
    ("Rupert Hentzau was released from prison in Ghana.", ["0841"]),
    ("A studio in Ghana released Zenda Nights.", []),
    ("A band in Ghana released Zenda Nights from prison memories.", []),
])  # fmt: skip
def test_strangers_are_set_free_by_those_who_hold_people(code: Code, text: str, found: list[str]) -> None:
    assert [m.cameo_code for m in code(text) if m.status == "kept"] == found


def test_gerund_behind_after_was_done_before_what_was_called_off(code: Code) -> None:
    found = kept(code("Nurses in Kenya called off a strike after reaching a deal with the Kenyan government."))
    assert ("KENHLH", "057", "KENGOV") in found


def test_gerund_of_what_was_called_off_was_not_done(code: Code) -> None:
    assert ("KEN", "040", "TZA") not in kept(code("Kenya called off meeting Tanzania."))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway sent ten officials to Mali to investigate a leak.", ("NOR", "090", "MLI")),
        ("The Chadian opposition urged people to demonstrate against the government.", ("TCDOPP", "113", "TCDGOV")),
        ("The Chilean government accepted a proposal submitted by the Peruvian army.", ("CHLGOV", "030", "PERMIL")),
    ],
)
def test_recipients_of_inquiries_rallies_and_accepted_offers(code: Code, text: str, event: tuple[str, str, str]) -> None:
    assert event in kept(code(text))
