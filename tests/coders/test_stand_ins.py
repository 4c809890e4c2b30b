"""Organisations in capitals as the parser sees them."""

import pytest

from coders.stand_ins import with_stand_ins

NAMES = frozenset({"ECOWAS", "SCAF", "NATO", "G-20", "ECOWAS Commission"})


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("ECOWAS imposed sanctions on Zenda.", "Israel imposed sanctions on Zenda."),
        ("Zenda is calm. SCAF rejected the plan.", "Zenda is calm. NATO rejected the plan."),
        ("On Monday ECOWAS lifted the ban.", "On Monday Israel lifted the ban."),
        ("But SCAF refused.", "But NATO refused."),
        ("Trump doubled tariffs on Chad.", "Putin doubled tariffs on Chad."),
    ],
)
def test_stand_ins_open_a_sentence_at_the_same_length(text: str, seen: str) -> None:
    assert with_stand_ins(text, NAMES) == seen
    assert len(seen) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "ECOWAS TALKS FAIL", "ECOWAS Director Hentzau spoke.", "The bloc ECOWAS imposed sanctions.", "ZANDA imposed sanctions.", "NATO met.",
        "A trump card.", "Trump-Hentzau talks",
        "the SCAF, ECOWAS and others",
    ],
)
def test_stand_ins_leave_headlines_titles_and_other_places_alone(text: str) -> None:
    assert with_stand_ins(text, NAMES) == text
