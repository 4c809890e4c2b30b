"""Fixtures of the coder's tests: the model is loaded once a session, and every date is told to one fixed clock."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coders.coder import Coder, load_coder
from coders.parse import Sentence, parse_paragraphs
from schemas.mention import Mention

# The helpers beside this file are imported by their own name, since pytest runs with --import-mode=importlib.
sys.path.insert(0, str(Path(__file__).parent))

TODAY = date(2020, 6, 16)
"""A Tuesday."""


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder as it is shipped: default model, lexicon, actors and policy."""
    return load_coder()


@pytest.fixture(scope="session")
def code(coder: Coder) -> Callable[..., tuple[Mention, ...]]:
    """Codes one text published on TODAY: all its mentions, kept and dropped."""
    return lambda text, published=TODAY: coder.code_text(text, published=published)


@pytest.fixture(scope="session")
def parse(coder: Coder) -> Callable[[str], Sentence]:
    """Parses one sentence with the real model."""

    def first(text: str) -> Sentence:
        (sentences,) = parse_paragraphs(coder.nlp, [(text, 0, 0)])
        return sentences[0]

    return first
