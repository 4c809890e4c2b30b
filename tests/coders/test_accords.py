"""Agreeing that something is so is an accord, agreeing on what will be done a promise."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya and Uganda agreed that the market helped both countries.", "019"),
        ("Kenya and Uganda agree that the lake should feed both countries.", "019"),
        ("Kenya and Uganda agreed that the lake would feed both countries.", "030"),
        ("Kenya and Uganda agreed to cross the lake together.", "030"),
        ("Kenya promised Uganda that the market helped both countries.", "030"),
    ],
)
def test_accords_are_about_what_is_so(code: Code, text: str, found: str) -> None:
    assert {mention.cameo_code for mention in code(text) if mention.status == "kept"} == {found}
