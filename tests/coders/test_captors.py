"""Who takes people without the right to arrest them abducts them."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("text", "code_told"),
    [
        ("Al-Shabab arrested a Kenyan teacher on Monday.", "181"),
        ("The Taliban arrested a Pakistani doctor.", "181"),
        ("Fighters loyal to the Chadian president arrested a mayor on Monday.", "173"),
        ("The Taliban captured two Afghan soldiers.", "173"),
        ("Colombian police arrested a teacher on Monday.", "173"),
        ("The Colombian army arrested a rebel on Monday.", "173"),
    ],
)
def test_captors_armed_groups_abduct_who_does_not_fight(code: Code, text: str, code_told: str) -> None:
    assert [mention.cameo_code for mention in code(text)] == [code_told]
