"""Event nouns that tell a dated deed over again, and nouns in -ing that name a verb's deed."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def told(mentions: tuple[Mention, ...], code: str) -> list[tuple[str | None, str | None]]:
    """Source and target of the kept mentions of a code and those it begins."""
    return [(mention.source, mention.target) for mention in mentions if mention.status == "kept" and mention.cameo_code.startswith(code)]


@pytest.mark.parametrize(
    ("text", "code_found", "source", "target"),
    [
        ("Kenya's pledge last Tuesday to send officers to Burundi has calmed traders.", "030", "KEN", "BDI"),
        ("Chad's complaint last week against Sudan will be heard on Monday.", "11", "TCD", "SDN"),
        ("The release of two Danes by Malian rebels followed a ransom.", "0841", "MLIREB", "DNK"),
        ("Zambia said it hoped that last week's expulsion of its envoy by Angola would be forgotten.", "161", "AGO", "ZMB"),
        ("Egypt's appeal last Monday to Sudan for restraint was ignored.", "0256", "EGY", "SDN"),
        # a clause tells the day; what is asked on a day may name nobody
        ("An inquiry by Chadian prosecutors into a Sudanese bank, which was opened on Monday, has calmed traders.", "090", "TCD", "SDN"),
        ("Monday's demand by the Indian opposition for an inquiry has split the party.", "10", "IND", ""),
        # what stands behind the day or a doer with a name is still the act's
        ("The expulsion by Kenya of 40 Danes calmed traders.", "174", "KEN", "DNK"),
        ("The seizure on Monday of a Danish ship by Kenya was reported.", "1711", "KEN", "DNK"),
        ("The lifting by Kenya of its ban on Danish fish was reported.", "085", "KEN", "DNK"),
        # who condemns an arrest condemns who made it
        ("Norway condemned the arrest of a Danish editor by Kenya.", "111", "NOR", "KEN"),
        ("The storming of a Kenyan post by Somali insurgents a week ago cost nine lives.", "190", "SOMREB", "KEN"),
    ],
)
def test_retold_noun_with_its_day_or_both_sides_is_an_event(code: Code, text: str, code_found: str, source: str, target: str) -> None:
    found = [(one, other) for mention_code in (code_found, "180", "182", "193") for one, other in told(code(text), mention_code)]
    assert any((one or "").startswith(source) and (other or "").startswith(target) for one, other in found)


@pytest.mark.parametrize(
    ("text", "code_found"),
    [
        ("Kenya's pledge to send officers to Burundi has calmed traders.", "030"),
        ("A release of two Danes by Malian rebels would be welcome.", "0841"),
        ("Zambia hoped that next week's expulsion of its envoy by Angola would be put off.", "161"),
        ("The seven-year pledge of Kenya to Burundi has calmed traders.", "030"),
    ],
)
def test_retold_noun_without_a_day_or_to_come_is_none(code: Code, text: str, code_found: str) -> None:
    assert told(code(text), code_found) == []


def test_retold_noun_is_dated_by_its_own_day(code: Code) -> None:
    mentions = code("Kenya's pledge last Tuesday to send officers to Burundi has calmed traders, a clerk said on Monday.", published=date(2003, 7, 21))
    assert {mention.event_date for mention in mentions if mention.cameo_code == "030"} == {date(2003, 7, 15)}


def test_retold_what_one_is_warned_of_has_not_been_done(code: Code) -> None:
    assert [mention.status for mention in code("Chad warned Sudan of an attack on its camps.") if mention.cameo_code == "190"] in ([], ["dropped"])


def test_retold_participle_with_a_day_is_a_fact_below_a_wish(code: Code) -> None:
    dated = code("Chad wants to free three Sudanese officers seized by rebels last Friday.")
    assert any(mention.status == "kept" and mention.trigger == "seized" for mention in dated)
    planned = code("Chad wants to stop a rally planned by Sudanese rebels.")
    assert all(mention.status == "dropped" for mention in planned if mention.trigger == "planned")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Japan's offer last Monday of 30 million dollars stands, aid groups said.", [("JPN", None)]),
        # an offer of no day only speaks of one
        ("Japan's offer of 30 million dollars stands, aid groups said.", []),
    ],
)
def test_retold_offer_of_a_day_needs_nobody_else(code: Code, text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert told(code(text), "03") == found
