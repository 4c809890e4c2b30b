"""What is told of no day in an article's body: standing facts, habits, trends and deeds of long ago; beside each what is news."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
LEAD = "The weather was fine. "


def kept(mentions: tuple[Mention, ...]) -> set[str]:
    """Codes of the kept mentions."""
    return {mention.cameo_code for mention in mentions if mention.status == "kept"}


@pytest.mark.parametrize(
    "text",
    [
        "Tanzania hosts 400,000 refugees.",
        "Hamas refuses to recognize Israel.",
        "Washington accuses Iran of building weapons.",
        "Iran, which supports the Syrian government, is a member.",
        "More than 100 Iraqis are killed every day in attacks.",
        "Britain has 7,000 troops deployed in Iraq.",
        "Egypt has over the years offered aid to Sudan.",
        "Iraq has seen frequent attacks against US troops.",
        "Attacks on Israeli soldiers are multiplying.",
        "Few governments have sent troops to Iraq.",
        "Three years after Israel attacked Syria, the talks are stalled.",
        "Before then, Israel attacked Syria.",
        "Egypt has long called for talks.",
        "Egypt has previously accused Sudan of lying.",
        "The islands occupied by Israeli troops are small.",
        "The Egyptian president is expected to hold talks with the Sudanese minister and meet the Libyan president.",
        "If Israel strikes Iran, we attack Israel.",
    ],
)
def test_standing_facts_habits_and_trends_are_no_events(code: Code, text: str) -> None:
    assert kept(code(LEAD + text)) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tanzania granted asylum to 400 refugees.", "075"),
        ("Hamas refused to recognize Israel.", "120"),
        ("Washington accused Iran of building weapons.", "112"),
        ("We accuse Iran of building weapons, said the Israeli minister.", "112"),
        ("He urges Israel to talk, said a spokesman of the Egyptian president.", "020"),
        ("Washington accuses Iran of building weapons", "112"),
        ("-- Washington accuses Iran of building weapons.", "112"),
        ("Egypt meets Sudan today.", "040"),
        ("More than 100 Iraqis were killed in attacks.", "180"),
        ("Britain has deployed 7,000 troops in Iraq.", "154"),
        ("Egypt has again called for talks.", "02"),
        ("Israeli troops occupied the islands.", "192"),
        ("A few governments have sent troops to Iraq.", "154"),
        ("Two days after Israel attacked Syria, the talks were stalled.", "190"),
    ],
)
def test_standing_news_beside_them_is_kept(code: Code, text: str, found: str) -> None:
    assert any(code_kept.startswith(found) for code_kept in kept(code(LEAD + text)))


def test_standing_present_of_a_first_sentence_is_news(code: Code) -> None:
    assert kept(code("Washington accuses Iran of building weapons.")) == {"112"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Egypt is going to sign a treaty with Sudan.", {"03"}),
        ("Egypt signed a treaty with Sudan.", {"05"}),
        ("Egypt took the decision to postpone sending aid to Sudan.", set()),
        ("Egypt took the decision to send aid to Sudan.", {"03"}),
        ("The party that will win will attack Israel, he said.", set()),
    ],
)
def test_standing_what_is_to_come_is_not_done(code: Code, text: str, codes: set[str]) -> None:
    assert {found[:2] for found in kept(code(LEAD + text))} == codes


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("At least 200 Kenyan soldiers have been killed by rebels this year.", "history"),
        ("Since the beginning of this year, 30 Kenyan soldiers have been killed by rebels.", "history"),
        ("Kenya signed a treaty with Uganda earlier this year.", "history"),
        # plans of the year are news, and so is what is dated more exactly
        ("Kenya plans to withdraw its troops from Uganda later this year.", None),
        ("Kenya signed a treaty with Uganda this month.", None),
        ("Kenya signed a treaty with Uganda on Monday, the third this year.", None),
    ],
)
def test_standing_sums_of_the_running_year_are_history(code: Code, text: str, reason: str | None) -> None:
    mentions = code(text, date(2020, 11, 17))
    assert mentions and {mention.dropped_reason for mention in mentions} == {reason}


def test_standing_running_year_is_news_in_its_first_half(code: Code) -> None:
    mentions = code("Kenya signed a treaty with Uganda earlier this year.", date(2020, 3, 17))
    assert {mention.status for mention in mentions} == {"kept"}


@pytest.mark.parametrize(
    "text",
    [
        "Israel is neutral in the war between Iran and Iraq.",
        "The Egyptian president is almost certain to visit Sudan.",
        "The Egyptian president is ashamed to meet the Sudanese president.",
        "Egypt is a strong opponent of the attack by Sudan on Chad.",
        "Sudan called the deal a pretext for Egyptian attacks on its army.",
        "Algeria believes that Sudan will sign a treaty with Egypt.",
        "Algeria voiced optimism on Monday that Sudan will sign a treaty with Egypt.",
        "Sudan marked on Friday the anniversary of a raid which killed 30 soldiers.",
    ],
)
def test_standing_what_one_is_known_by_goes_on_or_only_foresees_is_no_deed(code: Code, text: str) -> None:
    assert not {found[:2] for found in kept(code(LEAD + text))} & {"03", "04", "05", "11", "15", "18", "19"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Egyptian president, who has just met the Sudanese president, left.", "040"),
        ("It is the first time that Egypt has accused Sudan of lying.", "112"),
        ("Of the workers who have been arrested in Egypt, ten were ill.", "173"),
        ("The towns where Egypt has imposed a curfew were quiet.", "172"),
        ("The opposition, which has accused Egypt of lying, is small.", "112"),
        ("A war broke out between Iran and Iraq.", "190"),
        ("The force came after the war between Israel and Syria in December.", "190"),
        ("Egypt is certain that Israel attacked Syria.", "190"),
        ("Sudan said it is confident it will sign a treaty with Egypt.", "03"),
        ("Sudan reported on Friday a raid which killed 30 soldiers.", "19"),
    ],
)
def test_standing_what_was_done_beside_that_is_kept(code: Code, text: str, found: str) -> None:
    assert any(code_kept.startswith(found) for code_kept in kept(code(LEAD + text)))
