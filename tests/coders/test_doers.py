"""Who did it, who takes part and who only stands by: actors that the sentence names in other places than the first slot."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Three Palestinians were killed in an Israeli attack.", ("ISR", "190", "PSE")),
        ("Turkish soldiers were killed in clashes with the PKK.", ("TURREB", "190", "TURMIL")),
        ("Two civilians were killed in clashes between the Sudanese army and rebels in Sudan.", ("SDNMIL", "190", "SDNREB")),
        ("A rebel attack killed 15 Algerian soldiers.", ("DZAREB", "190", "DZAMIL")),
        ("Fifteen Algerian soldiers died in a militant attack.", ("---UAF", "180", "DZAMIL")),
        ("Kyrgyz and Tajik border guards exchanged fire.", ("KGZMIL", "193", "TJKMIL")),
        ("Israelis and Palestinian gunmen exchanged fire.", ("ISR", "193", "PSEUAF")),
        ("A NATO-led airstrike killed 30 Taliban fighters.", ("IGONAT", "195", "AFGREB")),
        ("Iraqi police and soldiers arrested a senior Sunni politician of Iraq.", ("IRQMIL", "173", "IRQPTY")),
        ("The United States condemned the killing of Iranian students.", ("USA", "111", None)),
        ("The United States condemned Iran for the killing of students.", ("USA", "111", "IRN")),
        ("Israel and Hamas began a ceasefire on Sunday.", ("ISR", "0871", "PSEREB")),
        ("Israel met on Friday. The UN Security Council met on Friday. The 15-member council condemned Israel.", ("IGOUNOSEC", "111", "ISR")),
        ("Human Rights Watch reported on Sudan. The New York-based group condemned Sudan.", ("NGOHRW", "111", "SDN")),
        ("The two rebel groups -- the Taliban and the LRA -- attacked Kenya.", ("UGAREB", "190", "KEN")),
        ("Peace is near, the Syrian minister said after talks with the Turkish president.", ("SYRGOV", "046", "TURGOV")),
        ("Three Iraqi soldiers were reported killed on Monday.", (None, "180", "IRQMIL")),
        ("Voters in Azerbaijan went to the polls amid opposition protests.", ("AZEOPP", "141", None)),
        ("A student protest in Dhaka turned violent.", ("BGDEDU", "141", "BGD")),
        ("Britain condemned a raid in which five Israelis were killed and called on Palestinians to disarm.", ("GBR", "0256", "PSE")),
    ],
)
def test_doers_named_elsewhere_are_found(code: Code, text: str, event: tuple[str | None, str, str | None]) -> None:
    assert event in {(mention.source, mention.cameo_code, mention.target) for mention in code(text) if mention.status == "kept"}


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("With the mediation of the African Union, Khartoum and the rebels started talks in Abuja.", "IGOOAU"),
        ("With the mediation of the African Union, Khartoum and the rebels started talks in Abuja.", "NGA"),
        ("He was detained in Amsterdam on Saturday.", "NLD"),
        ("The spokesman said after talks between Syria and Turkey that peace was near.", "---GOV"),
        ("Eleven Serbs were killed in nationalist riots.", "SRBOPP"),
        ("The Defence Committee of the parliament condemned Israel.", "IGOUNOSEC"),
        ("Botswana Minister of Presidential Affairs and Public Administration Phandu Skelemani hailed the United States.", "---GOV"),
    ],
)
def test_doers_who_only_stand_by_are_none(code: Code, text: str, stranger: str) -> None:
    assert stranger not in {actor for mention in code(text) for actor in (mention.source, mention.target)}


@pytest.mark.parametrize("text", [
    "A terrorist attack killed 15 Algerian soldiers.", "The rebel killings were condemned by Algeria.", "Algeria attacked a rebel camp.",
])  # fmt: skip
def test_doers_are_not_named_by_the_kind_of_an_attack_nor_by_the_dead(code: Code, text: str) -> None:
    assert not any((mention.source or "").endswith(("UAF", "REB")) for mention in code(text) if mention.status == "kept")


def test_doers_before_a_noun_are_nobody_whom_he_could_mean(code: Code) -> None:
    found = code("A rebel raid killed two men in Chile. He praised Peru on Monday.")
    assert not any(mention.source and mention.source.endswith("REB") and mention.target == "PER" for mention in found)


@pytest.mark.parametrize(("text", "town"), [("The Khartoum bombing was condemned by Kenya.", "SDN"), ("Kenya was pleased with the Geneva talks.", "CHE")])
def test_doers_are_no_towns_that_only_tell_where(code: Code, text: str, town: str) -> None:
    assert town not in {mention.source for mention in code(text)}


def test_doers_before_a_noun_are_countries_by_their_adjective(code: Code) -> None:
    assert "SDN" in {mention.source for mention in code("The Sudanese bombing was condemned by Kenya.") if mention.cameo_code == "183"}
