"""Who did a thing where another word tells it: the group that claims an attack, the captors of somebody who is let go; what is insisted on."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def kept(mentions: tuple[Mention, ...]) -> set[tuple[str | None, str, str | None]]:
    """The events that are kept, as (source, code, target)."""
    return {(mention.source, mention.cameo_code, mention.target) for mention in mentions if mention.status == "kept"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A bombing claimed by al-Shabaab killed ten people in Mogadishu.", ("SOMREB", "183", "SOMCVL")),
        ("An explosion for which ETA has since claimed responsibility killed a guard in Spain.", ("ESPSEP", "183", "ESPCOP")),
        ("A car bombing in Madrid blamed on ETA killed two guards.", ("ESPSEP", "1832", "ESPCOP")),
        ("Two Spanish soldiers were killed in an ambush attributed to ETA.", ("ESPSEP", "190", "ESPMIL")),
        ("ETA claimed responsibility for an attack that killed a Spanish general.", ("ESPSEP", "190", "ESPMIL")),
        ("The murder of a Spanish judge was claimed by ETA.", ("ESPSEP", "1823", "ESPJUD")),
        ("Responsibility for the bombing of a Spanish bank was claimed by ETA.", ("ESPSEP", "1834", "ESPBUS")),
        ("No group claimed responsibility for the bombing of a Spanish bank.", (None, "1834", "ESPBUS")),
        ("Two climbers were gunned down in a raid by ETA on their camp.", ("ESPSEP", "190", None)),
        ("Spain blamed a bombing on ETA.", ("ESP", "1123", "ESPSEP")),
        ("France hailed the truce called by ETA.", ("ESPSEP", "0871", None)),
        ("Two Germans held by Somali pirates were released on Friday.", ("SOMCRM", "0841", "DEU")),
        ("The United Nations insisted that Iran release the prisoners.", ("IGOUNO", "1053", "IRN")),
    ],
)
def test_the_doer_told_by_another_word_is_the_source(code: Code, text: str, event: tuple[str | None, str, str | None]) -> None:
    assert event in kept(code(text))


@pytest.mark.parametrize(
    ("text", "source", "root"),
    [
        ("A bombing condemned by al-Shabaab killed ten people in Mogadishu.", "SOMREB", "18"),
        ("An explosion for which ETA has since denied responsibility killed a guard in Spain.", "ESPSEP", "18"),
        ("A car bombing in Madrid blamed by ETA on the police killed two guards.", "ESPSEP", "18"),
        ("France spoke of the bombing in Madrid, an attack blamed on ETA.", "ESPSEP", "19"),
        ("France hailed the truce welcomed by ETA.", "ESPSEP", "08"),
        ("Spanish police opened an investigation into the bombing of a mosque in Madrid.", "ESPCOP", "18"),
        ("Two Germans held by Somali pirates were released in a raid on Friday.", "SOMCRM", "08"),
        ("Two Germans visited by Somali officials were released on Friday.", "SOMGOV", "08"),
        ("The United Nations insisted that Iran had released the prisoners.", "IGOUNO", "10"),
    ],
)
def test_who_only_stands_by_is_no_source(code: Code, text: str, source: str, root: str) -> None:
    assert not any(event[0] == source and event[1].startswith(root) for event in kept(code(text)))
