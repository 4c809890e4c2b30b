"""Tests of the pieces in which the evidence sentence is shown."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from flows.report.evidence import DATE, PLACE, SILENT, SOURCE, TARGET, TRIGGER, folded, pieces, spans, spot

SENTENCE = "On Tuesday Houthi fighters shelled Marib."


def row(**given):
    base = {"sentence": SENTENCE, "sentence_start": 40, "trigger_start": 67, "trigger_end": 74}
    return {**base, "source_text": None, "target_text": None, "date_text": None, "place_name": None, **given}


def test_report_evidence_marks_all_that_stands_in_the_sentence():
    found = spans(row(source_text="Houthi fighters", target_text="Marib", date_text="Tuesday", place_name="Ma'rib"))
    assert pieces(SENTENCE, found) == [
        0, "On ", DATE, "Tuesday", 0, " ", SOURCE, "Houthi fighters", 0, " ", TRIGGER, "shelled", 0, " ", TARGET | PLACE, "Marib", 0, ".",
    ]  # fmt: skip


def test_report_evidence_words_of_another_sentence_are_not_marked():
    assert [kind for *_, kind in spans(row(source_text="the group", target_text="Mar"))] == [TRIGGER]


def test_report_evidence_takes_the_words_nearest_to_the_trigger():
    text = "Syria said troops of Syria fired"
    assert spot(text, "syria", near=27) == (21, 26)
    assert spot("Pays de São Tomé", "Sao  Tome", near=0) is None and spot("In São Tomé", "Sao Tome", near=0) == (3, 11)
    assert spot(text, "'", near=0) is None


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from([1, 2, 4, 8, 16])), max_size=5))
def test_report_evidence_pieces_are_the_sentence(text, drawn):
    marked = [(min(a, b, len(text)), min(max(a, b), len(text)), kind) for a, b, kind in drawn]
    assert "".join(pieces(text, marked)[1::2]) == text


@given(st.text(max_size=40), st.text(min_size=1, max_size=10))
def test_report_evidence_spot_stays_inside(text, words):
    found = spot(text, words, near=0)
    assert found is None or 0 <= found[0] < found[1] <= len(text)


@given(st.text(alphabet="aÉß ’'\u0301İﬁ—Ḃ\tЖ", max_size=12))
def test_evidence_letters_folded_by_themselves_are_those_of_the_text(text):
    letters, places = [], []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter).casefold():
            if not unicodedata.combining(part) and part not in SILENT:
                letters.append(" " if part.isspace() else part)
                places.append(place)
    found, where = folded(text)
    assert (found, list(where)) == ("".join(letters), places)
