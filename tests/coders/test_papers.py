"""What is written speaks for who issued it, in its own sentence and later in the article."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def sources(mentions: tuple[Mention, ...], code: str) -> set[str | None]:
    """Sources of the kept mentions of a code."""
    return {mention.source for mention in mentions if mention.status == "kept" and mention.cameo_code.startswith(code)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The UN Security Council adopted a resolution which urges Chad to free two men.", "IGOUNOSEC"),
        ("Mali's government got a letter from the African Union urging it to free two men.", "IGOOAU"),
        ("The Kenyan parliament met. It published a report on Friday. The report urged Chad to free two men.", "KENLEG"),
        ("The Kenyan parliament said in a statement that it had met. The statement urged Chad to free two men.", "KENLEG"),
    ],
)
def test_papers_speak_for_who_issued_them(code: Code, text: str, source: str) -> None:
    assert sources(code(text), "02") == {source}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya met Uganda. The report urged Chad to free two men.",
        "The Kenyan parliament read a report on Friday. The report urged Chad to free two men.",
        "The Kenyan parliament published a report on Friday. A study urged Chad to free two men.",
    ],
)
def test_papers_of_nobody_speak_for_nobody(code: Code, text: str) -> None:
    assert sources(code(text), "02") == {None}
