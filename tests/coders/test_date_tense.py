"""The tense guessed from words alone, around a date."""

import pytest

from coders.date_tense import tense_at

TENSES = [
    ("Rebels attacked the port", "Monday", ".", "past"),
    ("The minister said on", "Monday", " that talks will go on.", "past"),
    ("They agreed", "Monday", " to send troops.", "past"),
    ("They voted to leave the pact", "Monday", ".", "past"),
    ("The army will attack the port on", "Monday", ".", "future"),
    ("He said the army would attack the port on", "Monday", ".", "future"),
    ("Envoys are expected to arrive in Geneva on", "Monday", ".", "future"),
    ("A summit scheduled for", "Monday", " was in doubt.", "future"),
    ("The vote was postponed until", "Monday", ".", "future"),
    ("Peace talks begin", "Monday", ".", "future"),
    ("The men got off to a late start", "Monday", ".", "past"),
    ("The envoy could come as early as", "Monday", ".", "future"),
    ("Envoys to meet in Geneva", "Monday", "", "future"),
    ("On", "Monday", ", gunmen killed two men.", "past"),
    ("On", "Monday", ", lawmakers will vote.", "future"),
    ("After meeting the king", "Monday", ", he will go home.", "past"),
    ("Up to", "Monday", "", "unknown"),
]


@pytest.mark.parametrize(("before", "words", "after", "tense"), TENSES)
def test_date_tense_at_words(before: str, words: str, after: str, tense: str) -> None:
    start = len(before) + 1
    assert tense_at(f"{before} {words}{after}", start, start + len(words)) == tense
