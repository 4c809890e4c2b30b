"""The measure of joining: what counts as coded, joined and missed."""

from datetime import date

import pytest

from tests import joining_occurrences


def telling(name: str, occurrence: str) -> dict:
    return {"id": name, "occurrence": occurrence, "text": "On Monday rebels shelled Zenda.", "trigger": "shelled", "cameo_root": "19"}


def mention(name: str, **given: object) -> dict:
    base = {
        "mention_id": f"men-{name}", "article_id": name, "sentence": "On Monday rebels shelled Zenda.", "sentence_start": 0, "trigger_start": 17,
        "trigger_end": 24, "status": "kept", "cameo_code": "194", "source": "SYRREB", "target": "SYR", "source_text": "rebels", "target_text": "Zenda",
        "event_date": date(2020, 6, 15), "date_end": None, "date_text": "Monday", "date_precision": "day", "place_name": None, "country": None, "admin1": None,
        "latitude": None, "longitude": None, "geonameid": None, "geo_precision": None, "fatalities": None, "injured": None, "arrested": None,
        "source_basis": "named", "target_basis": "named", "published": date(2020, 6, 15),
    }  # fmt: skip
    return {**base, **given}


def test_joining_occurrences_counts_pairs() -> None:
    tellings = [telling("a", "o1"), telling("b", "o1"), telling("c", "o1"), telling("d", "o2"), telling("e", "o2")]
    mentions = [mention("a"), mention("b"), mention("c", status="dropped"), mention("d"), mention("e", source="ISR", target="LBN")]
    found, bad, _ = joining_occurrences.compare(tellings, mentions)
    # a and b are joined rightly, d wrongly with both; c is not coded; e is kept apart from d
    assert (found.tellings, found.coded, found.pairs, found.possible, found.right, found.wrong) == (5, 4, 4, 2, 1, 2)
    assert found.shares()["precision"] == pytest.approx(1 / 3) and found.shares()["recall"] == 0.5
    assert found.shares()["recall of all"] == 0.25 and len(bad) == 3


def test_joining_occurrences_a_mention_tells_it_by_trigger_or_by_root_in_its_sentence() -> None:
    one = telling("a", "o1")
    assert joining_occurrences.telling_mentions(one, [mention("a", cameo_code="010")])
    assert joining_occurrences.telling_mentions(one, [mention("a", trigger_start=3, trigger_end=9)])
    assert not joining_occurrences.telling_mentions(one, [mention("a", trigger_start=3, trigger_end=9, cameo_code="010")])
    assert not joining_occurrences.telling_mentions(one, [mention("b")])
