"""Texts with several reports are coded report by report; a report with one or two datelines is one report."""

from collections.abc import Callable

import pytest

from coders.digest import by_report
from coders.text import read_text
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]

DIGEST = """LIMA - Rebels attacked an army post in the hills on Monday, killing two soldiers, the government said.

- - - -

MANILA - Rebels said they had destroyed a bridge and the army said seven rebels were killed in the south.

- - - -

NAIROBI, Kenya - Gunmen killed a trader in the market on Tuesday, a police officer told reporters there.
"""


def test_digest_has_a_dateline_for_each_report() -> None:
    text = read_text(DIGEST)
    assert [dateline.place for dateline in text.reports] == ["LIMA", "MANILA", "NAIROBI, Kenya"]
    assert not any(paragraph.text.startswith(("LIMA", "MANILA", "NAIROBI")) for paragraph in text.paragraphs)
    assert all(DIGEST[paragraph.start :].startswith(paragraph.text) for paragraph in text.paragraphs)


def test_digest_record_dateline_is_that_of_what_stands_before_the_first() -> None:
    text = read_text("Troops entered a village in the north of the country on Monday, the ministry said.\n\n" + DIGEST, dateline="CAIRO, March 3")
    assert [dateline.place for dateline in text.reports] == ["CAIRO", "LIMA", "MANILA", "NAIROBI, Kenya"]
    assert text.dateline is not None and text.dateline.place == "CAIRO"


@pytest.mark.parametrize(
    "text",
    [
        # two reports may be one with an addition
        "LIMA - Rebels attacked an army post on Monday, the government said.\n\nMANILA - The army said seven rebels were killed in the south.",
        # labels of a fact sheet
        "PERU: The country elects a president on Sunday, officials said.\n\nECONOMY: Copper, fish and gold are what it lives on, with some oil.\n\n"
        "HISTORY: The Incas ruled until the Spaniards came and took it.\n\nPOPULATION: Some 28 million people live there, most of them in towns.",
        "LIMA - Rebels attacked an army post in the hills.\n\nThe army said so on Monday.\n\nMANILA had no comment - nobody was there.",
    ],
)
def test_digest_other_texts_are_one_report(text: str) -> None:
    assert read_text(text).reports == ()


def test_digest_rebels_are_those_of_their_own_report(code: Code) -> None:
    killed = [mention for mention in code(DIGEST) if mention.status == "kept" and mention.cameo_code.startswith(("18", "19"))]
    countries = {actor[:3] for mention in killed for actor in (mention.source, mention.target) if actor}
    assert countries == {"PER", "PHL", "KEN"}
    assert all(mention.source is None or mention.target is None or mention.source[:3] == mention.target[:3] for mention in killed)


def test_digest_parts_follow_the_starts_of_sentences() -> None:
    reports = read_text(DIGEST).reports
    starts = [0, reports[0].end, reports[0].end + 40, reports[1].end, reports[2].end]
    assert [(dateline.place if dateline else None, first, last) for dateline, first, last in by_report(starts, reports)] == [
        (None, 0, 1), ("LIMA", 1, 3), ("MANILA", 3, 4), ("NAIROBI, Kenya", 4, 5),
    ]  # fmt: skip
