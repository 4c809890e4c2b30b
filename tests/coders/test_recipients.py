"""Whom an event reaches beyond its usual slots: the tables and what they give on whole sentences."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coders.recipient_rules import LEXICON, RULES, WORDS, check_recipients, deferred, is_closed, load_recipients, rule_of, wording_for
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
Event = tuple[str | None, str, str | None]


def kept(mentions: tuple[Mention, ...]) -> set[Event]:
    return {(mention.source, mention.cameo_code, mention.target) for mention in mentions if mention.status == "kept"}


def texts(mentions: tuple[Mention, ...], code: str) -> set[str | None]:
    return {mention.target_text for mention in mentions if mention.status == "kept" and mention.cameo_code == code}


def test_recipients_tables_are_sound() -> None:
    assert check_recipients() == ()
    assert "in protest" in wording_for("120").occasions and "in protest" not in wording_for("141").occasions


def test_recipients_longest_prefix_gives_the_rule() -> None:
    found = [rule_of(code) for code in ("0872", "0871", "0311")]
    assert [rule.code if rule else None for rule in found] == ["0872", "087", None]
    assert "in" in deferred("120") and deferred("0311") == frozenset()
    assert is_closed("120") and is_closed("1121") and not is_closed("0233")


@pytest.mark.parametrize(
    ("file", "old", "new", "check"),
    [
        (RULES, "\n07\t", "\n79\t", "unknown-code"),
        (RULES, "\n145\t", "\n14\t", "code-twice"),
        (RULES, "\tagainst in\t", "\tagainst under\t", "unknown-way"),
        (RULES, "\twhom rioters fight", "\t", "no-reason"),
        (RULES, "code\tways", "codes\tways", "bad-header"),
        (WORDS, "\thelping\tChad sent troops to help Mali.", "\thelp\tChad sent troops to help Mali.", "unknown-use"),
        (WORDS, "Chad sent troops to help Mali.", "Chad sent troops to Mali.", "no-example"),
    ],
)
def test_recipients_bad_table_is_reported_with_its_check(tmp_path: Path, file: str, old: str, new: str, check: str) -> None:
    for name in (RULES, WORDS):
        text = (LEXICON / name).read_text(encoding="utf8")
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / name).write_text(text, encoding="utf8")
    assert [problem.check for problem in check_recipients(tmp_path)] == [check]
    with pytest.raises(ValueError, match=check):
        load_recipients(tmp_path)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya rejected proposals laid out by the parliament of Uganda.", ("KEN", "120", "UGALEG")),
        ("In Nairobi, Chad rejected a plan by Sudan.", ("TCD", "120", "SDN")),
        ("Chad rejected a demand made by armed rebels.", ("TCD", "120", "---REB")),
        ("Kenya refused to allow a Sudanese plane to land in Nairobi.", ("KEN", "1245", "SDN")),
        ("Norway donated tents to help Mali.", ("NOR", "073", "MLI")),
        ("Norway supplied rifles that Mali had ordered.", ("NOR", "072", "MLI")),
        ("Norway pledged to send soldiers to help the army of Mali in its war on rebels.", ("NOR", "033", "MLIMIL")),
        ("Uganda agreed to open its border for lorries to enter South Sudan.", ("UGA", "0356", "SSD")),
        ("Police in Norway opened an investigation into whether Chad had paid a minister.", ("NORCOP", "090", "TCD")),
        ("Chadian troops remained on alert to move into Sudan.", ("TCDMIL", "152", "SDN")),
        ("Norway suspended food aid to Mali in protest at the arrest of a monk in Niger.", ("NOR", "1623", "MLI")),
        ("Norway wrote to the president of Chad, threatening to cut aid.", ("NOR", "1311", "TCDGOV")),
        ("Norway rejected an invitation to debate freedom from Spain.", ("NOR", "125", None)),
    ],
)
def test_recipients_event_reaches_whom_the_table_says(code: Code, text: str, event: Event) -> None:
    assert {found for found in kept(code(text)) if found[1] == event[1]} == {event}


def test_recipients_those_helped_are_all_reached(code: Code) -> None:
    found = kept(code("Egypt launched a mediation effort to help Chad and Sudan reach a deal."))
    assert {("EGY", "045", "TCD"), ("EGY", "045", "SDN")} <= found


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        ("The president of Bolivia declared a state of emergency in Pando.", ("BOLGOV", "1724", None), "Pando"),
        ("Rebels in Colombia declared a ceasefire in Bogota.", ("COLREB", "0871", None), "Bogota"),
        ("The EU condemned the attack on a mosque in Nigeria.", ("IGOEEC", "111", None), "the attack on a mosque in Nigeria"),
    ],
)
def test_recipients_what_has_no_code_of_its_own_stands_as_words(code: Code, text: str, event: Event, words: str) -> None:
    mentions = code(text)
    assert event in kept(mentions)
    assert texts(mentions, event[1]) == {words}


def test_recipients_place_of_a_meeting_is_no_target(code: Code) -> None:
    assert not any(target == "NOR" for _, _, target in kept(code("Ministers of Chad met in Oslo.")))


def test_recipients_joint_subjects_agree_with_each_other(code: Code) -> None:
    text = "Kenya and Uganda's intelligence services agreed to share files, according to Iranian officials."
    assert kept(code(text)) == {("KENSPY", "0314", "UGASPY"), ("UGASPY", "0314", "KENSPY")}


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        ("Chad complained to the United Nations over two Sudanese air raids.", ("TCD", "114", "SDN"), "two Sudanese air raids"),
        ("Chad complained to the United Nations.", ("TCD", "114", "IGOUNO"), "the United Nations"),
        ("The Kenyan government agreed to found a museum in Nairobi.", ("KENGOV", "030", None), "Nairobi"),
    ],
)
def test_recipients_complaint_is_about_its_doer_and_promises_may_stay_at_home(code: Code, text: str, event: Event, words: str) -> None:
    mentions = code(text)
    assert event in kept(mentions)
    assert texts(mentions, event[1]) == {words}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Iran threatened to scrap the deal unless Israel stops its raids.", ("IRN", "1313", "ISR")),
        ("Iran threatened to close the strait if Israel attacks.", ("IRN", "1381", "ISR")),
        ("Iran threatened Iraq with war unless Kuwait paid.", ("IRN", "138", "IRQ")),
        ("Iran threatened to close the strait if the talks fail.", ("IRN", "1381", None)),
    ],
)
def test_recipients_threat_on_a_condition_is_against_whoever_may_meet_it(code: Code, text: str, event: Event) -> None:
    assert event in kept(code(text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A suicide bombing near a mosque in Kabul killed two French soldiers.", (None, "1831", "FRAMIL")),
        ("A bomb attack in Ankara killed three Syrian diplomats.", (None, "183", "SYRGOV")),
        ("An attack on the Turkish embassy in Kabul killed two guards.", (None, "190", "TURGOV")),
    ],
)
def test_targets_of_a_bombing_are_its_dead_before_the_place_of_it(code: Code, text: str, event: Event) -> None:
    assert event in kept(code(text))


def test_recipients_a_bid_is_rejected_against_who_made_it(code: Code) -> None:
    mentions = code("The president of Kenya rejected a bid by the industry minister to rejoin the talks.")
    assert ("KENGOV", "120", "---GOV") in kept(mentions) and texts(mentions, "120") == {"the industry minister"}


def test_recipients_condition_with_a_bare_verb_names_who_is_threatened(code: Code) -> None:
    threat = "The Chadian rebels threatened to resume the war if Sudan did not hold an election."
    assert ("TCDREB", "1384", "SDN") in kept(code(threat))
    assert not any(event[2] == "SDN" for event in kept(code("The Chadian rebels threatened to resume the war when Sudan held an election.")))
