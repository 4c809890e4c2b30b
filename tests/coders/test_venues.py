"""Where people met is no party to what they did, read with the real model and lexicon."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("text", "code_found", "pair"),
    [
        ("ASEAN ministers began their meeting in the South Korean city of Busan.", "040", ("IGOASN", None)),
        ("Chile attended the Washington summit.", "040", ("CHL", None)),
        ("Israel violated the Oslo accords.", "128", ("ISR", None)),
        ("The WTO will push for an agreement at a meeting in Hong Kong.", "037", ("IGOWTO", None)),
        ("A bomb exploded near the Afghan border in Pakistan.", "183", (None, "PAK")),
        ("Chile opened talks with Peru in Cairo.", "046", ("CHL", "PER")),
        ("Turkish jets shelled the Iraqi border.", "195", ("TURMIL", "IRQ")),
    ],
)
def test_venues_take_no_part(code: Code, text: str, code_found: str, pair: tuple[str | None, str | None]) -> None:
    found = [(mention.source, mention.target) for mention in code(text) if mention.cameo_code == code_found]
    assert found and found[0] == pair


def test_venues_both_sides_of_opened_talks_face_each_other(code: Code) -> None:
    found = {(mention.source, mention.target) for mention in code("Peruvian and Chilean negotiators opened talks on Monday.") if mention.status == "kept"}
    assert found == {("PERGOV", "CHLGOV"), ("CHLGOV", "PERGOV")}
