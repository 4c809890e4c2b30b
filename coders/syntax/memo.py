"""Keeps what a helper found at a token of a sentence: the rules ask the same of the same token again and again."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar, cast

KEPT = 4096
"""Answers kept of one helper: more than the tokens of any sentence, so that it runs once a token while a sentence is coded."""
Parameters = ParamSpec("Parameters")
Found = TypeVar("Found")

# The helpers, to forget their answers: a helper that is asked once an article would else hold the sentences of thousands of articles.
_helpers: list[Any] = []


def remembered(helper: Callable[Parameters, Found]) -> Callable[Parameters, Found]:
    """Returns the helper with its last answers kept; it must depend on its arguments only, and nobody may change what it returns."""
    kept = lru_cache(maxsize=KEPT)(helper)
    _helpers.append(kept)
    return cast("Callable[Parameters, Found]", kept)


def forget() -> None:
    """Drops all answers kept: an article is coded, its sentences are not asked about again."""
    for helper in _helpers:
        helper.cache_clear()
