"""Parsed sentences written by hand, so that the tests of `coders.syntax` need no model and cannot change with one."""

from collections.abc import Iterable

from spacy.tokens import Doc
from spacy.vocab import Vocab

from coders.parse import Sentence, sentences_of

VOCAB = Vocab()
GLUED = frozenset({".", ",", "?", "'s", "n't", "-"})
"""Words with no blank before them."""


def build_doc(rows: str) -> Doc:
    """Builds a Doc of `word/TAG/label/head` rows separated by blanks; the head is a token index, the root's is its own."""
    cells = [row.rsplit("/", 3) for row in rows.split()]
    words = [word for word, _, _, _ in cells]
    spaces = [following not in GLUED and word != "-" for word, following in zip(words, [*words[1:], "."], strict=True)]
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        tags=[tag for _, tag, _, _ in cells],
        deps=[dep for _, _, dep, _ in cells],
        heads=[int(head) for _, _, _, head in cells],
    )


def build(rows: str, *, start: int = 0) -> Sentence:
    """Builds the one sentence of such rows; `start` is its offset in the article."""
    (sentence,) = sentences_of(build_doc(rows), start=start)
    return sentence


def at(sentence: Sentence, word: str, nth: int = 0) -> int:
    """Returns the index of a word, the first one unless told."""
    return [index for index, found in enumerate(sentence.words) if found == word][nth]


def said(sentence: Sentence, tokens: Iterable[int]) -> tuple[str, ...]:
    """Returns the words at some indexes, in the order given."""
    return tuple(sentence.words[token] for token in tokens)
