"""Names with dots are parted from the word behind their hyphen, with the labels that names without dots get."""

from collections.abc import Callable

import pytest

from coders.parse import Sentence


@pytest.mark.parametrize(
    ("text", "words", "heads"),
    [
        ("The U.S.-led forces left.", ("The", "U.S.", "-", "led", "forces", "left", "."), ("forces", "led", "led", "forces", "left", "left", "left")),
        ("The U.S.-Japan pact failed.", ("The", "U.S.", "-", "Japan", "pact", "failed", "."), ("pact", "Japan", "Japan", "pact", "failed", "failed", "failed")),
    ],
)
def test_dotted_names_are_parted(parse: Callable[[str], Sentence], text: str, words: tuple[str, ...], heads: tuple[str, ...]) -> None:
    sentence = parse(text)
    assert sentence.words == words
    assert tuple(sentence.words[head] for head in sentence.heads) == heads
    assert all(text[offset:].startswith(word) for offset, word in zip(sentence.offsets, sentence.words, strict=True))


@pytest.mark.parametrize("text", ["The U.S. forces left.", "A well-known man left the U.S. on Monday.", "The plan of J.R.R.-- a friend -- failed."])
def test_dotted_names_without_a_word_behind_them_stay(parse: Callable[[str], Sentence], text: str) -> None:
    sentence = parse(text)
    assert not any(tag == "HYPH" and sentence.words[token - 1].endswith(".") for token, tag in enumerate(sentence.tags))


def test_dotted_names_behind_each_other_keep_their_places(parse: Callable[[str], Sentence]) -> None:
    sentence = parse("U.S.-backed rebels fought U.N.-led troops.")
    assert sentence.words == ("U.S.", "-", "backed", "rebels", "fought", "U.N.", "-", "led", "troops", ".")
    assert sentence.heads[sentence.words.index("led")] == sentence.words.index("troops")
