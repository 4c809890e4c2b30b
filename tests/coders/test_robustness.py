"""Whatever the text holds, it is coded without an error, and what is said of it is true."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coders.coder import Coder
from schemas.mention import Mention

TODAY = date(2020, 6, 16)
HARD = [
    "",
    " ",
    "\n\n\n",
    "\x00",
    "\x00\x01\x02\x1f\x7f",
    "...",
    "?!?!",
    "-- -- --",
    "\"'\"'",
    "((((((",
    "\u202eIsrael attacked Syria\u202c.",
    "\u200bIsrael\u200b attacked Syria.",
    "\U0001f4a5\U0001f4a5 Israel attacked Syria \U0001f4a5",
    "x" * 5000,
    "Israel attacked Syria " * 230,
    "\ufeffIsrael attacked Syria.",
    "Israel attacked\r\nSyria.\r\n\r\nIran left.",
    "ISRAEL ATTACKED SYRIA",
    "israel attacked syria",
    "Israel\tattacked\x0bSyria.",
    "Israel\u2028attacked\u2029Syria.",
    "\ud7ff\ue000",
    "e\u0301" * 50,
    "\u0130srail attacked Syria.",
    "Israel attacked Syria.Iran attacked Iraq.",
    "{Israel} attacked {Syria}.",
    "Israel attacked Syria on 99/99/9999 and 0000-00-00.",
    "SEOUL --",
    "(Reuters) -",
    "1. 2. 3.",
    "Straße ﬁghting İstanbul attacked Ǆ.",
]
WORDS = st.sampled_from(
    [
        "Israel",
        "Syria",
        "Iran",
        "attacked",
        "said",
        "that",
        "to",
        "threatened",
        "not",
        "the",
        "army",
        "of",
        "and",
        ",",
        ".",
        '"',
        "which",
        "launched",
        "an",
        "attack",
        "on",
        "by",
        "was",
        "killed",
        "12",
        "people",
        "Monday",
        "will",
        "if",
        "it",
        "its",
        "-",
        "(",
        ")",
        "talks",
        "with",
        "President",
        "Kim",
        "demanded",
        "denied",
        "\n\n",
        ":",
        "\U0001f4a5",
        "?",
    ]
)
NEWSLIKE = st.lists(WORDS, max_size=40).map(" ".join)
ANYTHING = st.text(max_size=200)
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


Code = Callable[..., tuple[Mention, ...]]


def check(text: str, mentions: tuple[Mention, ...]) -> None:
    """What must hold of the mentions of any text."""
    for mention in mentions:
        assert text[mention.sentence_start : mention.sentence_start + len(mention.sentence)] == mention.sentence
        assert text[mention.trigger_start : mention.trigger_end] == mention.trigger and mention.trigger
        assert mention.sentence_start <= mention.trigger_start < mention.trigger_end <= mention.sentence_start + len(mention.sentence)
        assert (mention.status == "dropped") == (mention.dropped_reason is not None)
        assert 0.0 <= mention.confidence <= 1.0 and mention.rule and mention.derivation
    ids = [mention.mention_id for mention in mentions]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_robustness_hard_text_is_coded_and_its_offsets_hold(code: Code, text: str) -> None:
    mentions = code(text)
    check(text, mentions)
    assert code(text) == mentions


@QUIET
@given(text=ANYTHING)
def test_robustness_any_text_is_coded(code: Code, text: str) -> None:
    check(text, code(text))


@QUIET
@given(text=NEWSLIKE, published=st.one_of(st.none(), st.dates()))
def test_robustness_any_order_of_news_words_is_coded_the_same_twice(code: Code, text: str, published: date | None) -> None:
    mentions = code(text, published)
    check(text, mentions)
    assert code(text, published) == mentions


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_robustness_hard_text_can_be_explained(coder: Coder, text: str) -> None:
    assert coder.explain(text, TODAY)


def test_robustness_hidden_marks_do_not_hide_the_event(code: Code) -> None:
    found = [
        [m.cameo_code for m in code(text) if m.status == "kept"]
        for text in ("Israel\tattacked\x0bSyria.", "Israel\u2028attacked\u2029Syria.", "Israel attacked\r\nSyria.")
    ]
    assert found == [["190"], ["190"], ["190"]]
