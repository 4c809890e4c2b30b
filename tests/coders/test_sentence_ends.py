"""Sentences that are too long for a parser: found by their signs, cut where it hurts least, never parsed whole."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coders.coder import coded_paragraphs
from coders.sentence_ends import MAX_PIECE, longest_stretch, most_at_once, pieces
from coders.text import read_text

SENTENCE = "Israel attacked Syria on Monday. "


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("", ""),
        ("The patrols met", "The patrols met"),
        ("One met. Two patrols of Zenda met. Three.", " Two patrols of Zenda met."),
        ('He said "we met." Nobody was hurt.', 'He said "we met."'),
        ("A vote of 1.25 and no.more. It ended.", "A vote of 1.25 and no.more."),
        ("a line\nanother longer line\nb", "another longer line"),
        ("\u4e24\u540d\u5175\u3002\u4ed6\u3002", "\u4e24\u540d\u5175\u3002"),
        ("......", "......"),
        ("It ended.\n\n\n\n\n\n\n\n\n\n\nYes.", "It ended."),
    ],
)
def test_sentence_ends_longest_stretch(text: str, stretch: str) -> None:
    start, end = longest_stretch(text)
    assert text[start:end] == stretch


def test_sentence_ends_pieces_are_cut_behind_sentences_then_at_blanks_then_anywhere() -> None:
    def cut(text: str) -> list[str]:
        return [text[start:end] for start, end in pieces(text, most=20)]

    assert cut("Short enough.") == ["Short enough."] and cut("") == [""]
    assert cut("One patrol met. Two patrols met then.") == ["One patrol met.", " Two patrols met", " then."]
    assert cut("the patrols of Zenda and of Strelsau") == ["the patrols of", " Zenda and of", " Strelsau"]
    assert cut("x" * 45) == ["x" * 20, "x" * 20, "x" * 5]
    assert cut(" " + "x" * 30) == [" " + "x" * 19, "x" * 11]


@given(st.text(alphabet=" .\n\u2028ab\"'", max_size=200), st.integers(1, 50))
def test_sentence_ends_pieces_are_the_text(text: str, most: int) -> None:
    found = pieces(text, most=most)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= most for start, end in found)


def test_sentence_ends_parser_never_gets_more_than_its_most_and_offsets_hold(code) -> None:
    text = SENTENCE * 400 + "and the patrols of Zenda met " * 1_000 + SENTENCE
    given_to_parser = coded_paragraphs(read_text(text))
    assert len(given_to_parser) > 10 and all(len(piece) <= MAX_PIECE for piece, _, _ in given_to_parser)
    assert all(text[start : start + len(piece)] == piece for piece, start, _ in given_to_parser)
    mentions = code(text, date(2020, 6, 16))
    assert max(len(mention.sentence) for mention in mentions) <= MAX_PIECE
    assert all(text[mention.sentence_start :].startswith(mention.sentence) for mention in mentions)
    assert len({mention.sentence_start for mention in mentions if mention.sentence == SENTENCE.strip()}) >= 401 - len(given_to_parser)


def test_sentence_ends_pieces_of_signs_are_shorter() -> None:
    for text, most in ((SENTENCE * 200, MAX_PIECE), ("a\n" * 5_000, MAX_PIECE // 4), ('"' * 5_000, MAX_PIECE // 4), ('"' * 700, MAX_PIECE)):
        assert most_at_once(text) == most
    assert all(len(piece) <= MAX_PIECE // 4 for piece, _, _ in coded_paragraphs(read_text("It ended. " + ". " * 5_000)))


def test_sentence_ends_long_lists_of_deeds_are_counted(code) -> None:
    """Before their owners were kept, 2,000 characters of it took half a minute and 5,000 an hour."""
    mentions = code("Gunmen " + "killed 12 people and " * 140 + "fled.", date(2020, 6, 16))
    assert {mention.fatalities for mention in mentions if mention.status == "kept"} <= {12, None}


@pytest.mark.parametrize("text", ["a\n" * 60_000, "the patrols of ruritania and those of strelsau met on the road to\n" * 8_000, " " + "x\n\n" * 60_000])
def test_sentence_ends_paragraphs_of_very_many_lines_are_slices(text: str) -> None:
    paragraphs = read_text(text).paragraphs
    assert paragraphs and all(text[one.start : one.start + len(one.text)] == one.text for one in paragraphs)
