"""Digests: each item is a report of its own, other texts stay whole."""

from datetime import date

import pytest

from coders.coder import load_coder
from coders.text import read_text

DIGEST = """STRELSAU - The king of Ruritania received the new envoy on Monday and promised to mend the roads of the south.

NAIROBI, Kenya - Gunmen killed four policemen at a market in the east of the city, a spokesman said.

OSLO, May 3 (Reuters) - Police arrested nine demonstrators outside the parliament, witnesses said.

They had blocked the gate for an hour."""


def test_digests_items_have_their_own_datelines_and_text() -> None:
    text = read_text(DIGEST)
    assert text.dateline is not None and text.dateline.place == "STRELSAU"
    assert [(item.paragraph, item.dateline.place, item.dateline.month_day) for item in text.items] == [(1, "NAIROBI, Kenya", None), (2, "OSLO", "May 3")]
    assert [paragraph.text.split()[0] for paragraph in text.paragraphs] == ["The", "Gunmen", "Police", "They"]
    assert all(DIGEST[paragraph.start :].startswith(paragraph.text) for paragraph in text.paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "HISTORY: The island was a colony until 1960, when it became free of British rule.\n\nPOPULATION: It has 35 million people, most of them farmers.",
        "LONDON: He spoke for an hour in the House of Commons, and few of its members listened.\n\nLONDON: His wife opened a school in the evening of the day.",
        "OSLO, May 3 (Reuters) - Police arrested nine demonstrators outside the parliament.\n\nThey had come from Bergen - the second city - by train.",
        "NOTE: The net excludes a loss from operations that were sold in the year before.\n\nYEAR - the period ended in October, the company said.",
        "",
    ],
)
def test_digests_other_texts_are_none(text: str) -> None:
    assert read_text(text).items == ()


def test_digests_events_are_placed_by_their_own_item() -> None:
    mentions = load_coder().code_text(DIGEST, published=date(1999, 5, 4))
    found = {(mention.cameo_code[:2], mention.country) for mention in mentions if mention.status == "kept"}
    assert ("18", "KEN") in found and ("17", "NOR") in found
    assert all(mention.country != "NOR" for mention in mentions if mention.sentence_start < DIGEST.index("OSLO"))
