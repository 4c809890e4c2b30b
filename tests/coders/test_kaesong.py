"""The report on Kaesong of 2020-06-16 (`../shared/articles`, beside the repository): the events that issue 2 asks for.

Where the folder beside the repository does not exist there is nothing to test, and every test passes.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coders.coder import Coder
from schemas.article import Article
from schemas.mention import Mention

REPORT = Path(__file__).resolve().parents[2].parent / "shared" / "articles" / "000_481b0e5fbb85979f.txt"
TUESDAY, MONDAY, SATURDAY = date(2020, 6, 16), date(2020, 6, 15), date(2020, 6, 13)

Find = Callable[..., list[Mention]]


@pytest.fixture(scope="module")
def mentions(coder: Coder) -> tuple[Mention, ...] | None:
    """All mentions of the report, kept and dropped; None where the report is not there."""
    if not REPORT.exists():
        return None
    article = Article(article_id="kaesong", text=REPORT.read_text(encoding="utf8"), published=TUESDAY)
    (coded,) = coder.code_articles([article])
    return coded.mentions


def kept(mentions: tuple[Mention, ...], *, source: str = "", target: str = "", code: str = "", says: str = "") -> list[Mention]:
    """The kept mentions with these beginnings of actors and code, of a sentence that holds these words."""
    return [
        m
        for m in mentions
        if m.status == "kept"
        and (m.source or "").startswith(source)
        and (m.target or "").startswith(target)
        and m.cameo_code.startswith(code)
        and says in " ".join(m.sentence.split())
    ]


def test_kaesong_demolition_is_at_kaesong_on_tuesday(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    found = {(m.event_date, m.date_precision, m.place_name, m.country) for m in kept(mentions, source="PRK", target="KOR", code="1712")}
    assert (TUESDAY, "day", "Kaesong", "PRK") in found


def test_kaesong_demolition_is_no_attack_on_people(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    assert kept(mentions, source="PRK", code="19", says="liaison office") == []


def test_kaesong_threat_to_send_troops(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    found = kept(mentions, source="PRK", code="13", says="move troops")
    assert found and all(m.event_date == TUESDAY for m in found)


def test_kaesong_threat_of_the_saturday_before(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    found = kept(mentions, source="PRK", code="13", says="In a statement Saturday")
    assert [(m.event_date, m.date_precision, m.date_text) for m in found] == [(SATURDAY, "day", "Saturday")]


def test_kaesong_hotlines_were_cut_this_month(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    found = kept(mentions, source="PRK", target="KOR", code="16", says="hotlines")
    assert [(m.event_date, m.date_precision) for m in found] == [(date(2020, 6, 1), "month")]


def test_kaesong_threat_to_scrap_the_agreement(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    assert kept(mentions, source="PRK", code="13", says="threatened to scrap")


def test_kaesong_regret_comes_from_seoul(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    found = kept(mentions, source="KOR", target="PRK", says='expressed "severe regret"')
    assert found and all(m.quad_class in (1, 3) for m in found)


def test_kaesong_accusation_comes_from_seoul(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    found = kept(mentions, source="KOR", target="PRK", code="11", says="betrayed the hopes") + kept(
        mentions, source="KOR", target="PRK", code="11", says="held accountable"
    )
    assert found


def test_kaesong_clash_goes_both_ways_on_monday(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    found = {((m.source or "")[:3], (m.target or "")[:3], m.event_date) for m in kept(mentions, code="19", says="clashed")}
    assert found == {("CHN", "IND", MONDAY), ("IND", "CHN", MONDAY)}


@pytest.mark.parametrize("says", ["has been unable to develop its economy", "Beijing hoped for peace"])
def test_kaesong_unable_and_hoped_for_are_no_events(mentions: tuple[Mention, ...] | None, says: str) -> None:
    if mentions is None:
        return
    assert [(m.source, m.cameo_code, m.target) for m in kept(mentions, says=says)] == []


def test_kaesong_opening_of_2018_is_no_event_of_june_2020(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    opening = [m for m in kept(mentions, says="opened in 2018") if not m.cameo_code.startswith("17")]
    assert [m.cameo_code for m in opening if m.event_date and (m.event_date.year, m.event_date.month) == (2020, 6)] == []


def test_kaesong_caption_and_related_links_are_not_coded(mentions: tuple[Mention, ...] | None) -> None:
    if mentions is None:
        return
    assert [m.sentence for m in mentions if "(Video:" in m.sentence or "Democracy Dies" in m.sentence or "Don’t bother" in m.sentence] == []
