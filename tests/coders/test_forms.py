"""The forms that news sentences take: composed events, nominal events, passives, headlines, reciprocal subjects; and what is no event."""

from collections.abc import Callable

import pytest

from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]
Event = tuple[str, str, str]


def kept(mentions: tuple[Mention, ...]) -> list[tuple[str, str, str]]:
    """Source, code and target of the kept mentions, "" for an actor that is not known."""
    return [(m.source or "", m.cameo_code, m.target or "") for m in mentions if m.status == "kept"]


def holds(found: list[Event], wanted: Event) -> bool:
    """Says whether an event is among those found; each part of it is a prefix, "" fits everything."""
    return any(all(part.startswith(start) for part, start in zip(event, wanted, strict=True)) for event in found)


COMPOSED = [
    ("Kenya called for an end to the blockade of Somalia.", ("KEN", "0256", "SOM")),
    ("Turkey accused Syria of shelling border villages.", ("TUR", "112", "SYR")),
    ("Syria was accused of shelling border villages.", ("", "112", "SYR")),
    ("Iran vowed to retaliate against Israel.", ("IRN", "13", "ISR")),
    ("Rebels in Chad agreed to halt attacks on the army.", ("TCDREB", "03", "")),
    ("Israel refused to withdraw from Lebanon.", ("ISR", "12", "LBN")),
    ("The United States urged Iran to free an American journalist.", ("USA", "0253", "IRN")),
    ("Iran rejected an offer to meet the American president.", ("IRN", "12", "")),
    ("Japan offered talks to North Korea.", ("JPN", "036", "PRK")),
    ("The European Union lifted sanctions against Zimbabwe.", ("IGO", "085", "ZWE")),
    ("The Syrian army ended a siege of Homs.", ("SYRMIL", "087", "")),
    ("Pakistan postponed a visit to India by its foreign minister.", ("PAK", "16", "IND")),
    ("Sudan resumed attacks on Chad.", ("SDN", "190", "TCD")),
    ("Iran said it would allow UN inspectors to visit the site.", ("IRN", "03", "IGOUNO")),
    ("Egypt banned protests in Cairo.", ("EGY", "172", "")),
    ("Gunmen tried to assassinate the Afghan president.", ("", "185", "AFG")),
    ("Japan apologised to China for the bombing of the city.", ("JPN", "055", "CHN")),
    ("France praised the release of the hostages by Chad.", ("FRA", "051", "")),
    ("France condemned the killing of two nurses by rebels in Chad.", ("FRA", "111", "")),
    ("Kenya investigated the killing of two journalists by Somali gunmen.", ("KEN", "09", "SOM")),
    ("Britain warned Iran not to attack ships.", ("GBR", "1", "IRN")),
    ("Sweden broke off talks with Russia.", ("SWE", "164", "RUS")),
]
"""Operators over events."""

FORMS = [
    # nominal events as subject, object and behind prepositions
    ("Monday's bombing of the Turkish embassy by rebels killed 12 people.", ("", "18", "TUR")),
    ("An attack on the Syrian army left 12 soldiers dead.", ("", "1", "SYRMIL")),
    ("The killing of two Kenyan policemen by Somali militants shocked the town.", ("SOM", "1", "KENCOP")),
    ("Crowds gathered in Lima following the arrest of a Peruvian opposition leader by police.", ("", "173", "PEROPP")),
    # passives with and without "by", reduced relatives
    ("A Syrian village was shelled on Monday.", ("", "19", "SYR")),
    ("A Syrian village was shelled by Turkish troops on Monday.", ("TURMIL", "19", "SYR")),
    ("Ethiopian troops ambushed by Sudanese rebels left on Monday.", ("SDNREB", "190", "ETHMIL")),
    ("A bomb planted by Colombian rebels destroyed a police station.", ("COLREB", "18", "")),
    # speech and what it carries
    ("The Iranian army attacked Iraq, the ministry saying that Iraq had shelled a village.", ("IRQ", "19", "")),
    ("Russia recalled its ambassador from Georgia, adding that Georgia had arrested four Russian officers.", ("GEO", "173", "RUS")),
    ("Georgia attacked a Russian base, said the Russian ministry.", ("GEO", "19", "RUS")),
    # headlines
    ("Israel attacks Syria", ("ISR", "19", "SYR")),
    ("Iran: US must lift sanctions", ("IRN", "10", "USA")),
    # both sides in the subject
    ("Israel and Jordan signed a peace treaty.", ("ISR", "057", "JOR")),
    ("Israel and Jordan signed a peace treaty.", ("JOR", "057", "ISR")),
    ("Talks between Egypt and Sudan opened in Cairo on Monday.", ("EGY", "04", "SDN")),
    # gerunds, aims, coordinated objects, what stands between subject and verb
    ("Colombian rebels killed 12 soldiers, wounding four policemen.", ("COLREB", "1", "COL")),
    ("Students in Chile marched to protest against the education law.", ("CHL", "141", "")),
    ("Israel attacked Syria and Lebanon.", ("ISR", "190", "LBN")),
    ("Ana Moreno, the Peruvian foreign minister, met the Chilean president.", ("PERGOV", "04", "CHLGOV")),
    ("After weeks of clashes, Chad expelled the Sudanese ambassador.", ("TCD", "161", "SDN")),
]
"""Forms of sentences."""

NO_EVENT = [
    "Officials in Kenya said on Monday that prices had risen.",
    "The striker scored a late goal as Brazil attacked Germany's defence.",
    "A storm struck Cuba and killed 12 people.",
    "Shares in Japan were hit by fears of a trade war.",
    "The Japanese minister was bombarded with questions.",
    "The election was a political earthquake in Chile.",
    "The American president declared a war on drugs.",
    "Doctors in Kenya fight cancer with new drugs.",
    "In 1967 Israel attacked Egypt.",
    "The novel tells how Russia invaded France.",
    "Rebels in Chad often attack convoys.",
    "Israel did not attack Syria.",
    "If Israel attacked Syria, Iran would suffer.",
    "Kenya feared that Somalia might attack.",
    "The writer, who fought for Spain in the civil war of 1936, died on Monday.",
    "A lorry crashed in Kenya and killed 12 people.",
    "Ghana defeated Togo 2-0 in the final on Saturday.",
    "Ethiopian troops accused of shelling a Sudanese village left on Monday.",
]
"""What is no event."""


@pytest.mark.parametrize(("text", "event"), COMPOSED)
def test_forms_operator_over_an_event_gives_the_composed_code(code: Code, text: str, event: Event) -> None:
    found = kept(code(text))
    assert holds(found, event), found


@pytest.mark.parametrize(("text", "event"), FORMS)
def test_forms_of_sentences_give_the_event_with_its_sides(code: Code, text: str, event: Event) -> None:
    found = kept(code(text))
    assert holds(found, event), found


@pytest.mark.parametrize("text", NO_EVENT)
def test_forms_what_is_no_event_is_not_kept(code: Code, text: str) -> None:
    assert kept(code(text)) == []


def test_forms_two_sides_that_met_are_read_from_the_sentence_before(code: Code) -> None:
    found = kept(code("Talks between Egypt and Sudan opened in Cairo on Monday. The two sides met again on Tuesday."))
    assert sum(event[1].startswith("04") for event in found) >= 3 and holds(found, ("SDN", "04", "EGY"))


SIDES = [
    # a conjunct with "but" or a modal of its own is told anew
    ("Kenya cannot send troops to Somalia but will hold talks with Ethiopia.", ("KEN", "03", "ETH")),
    ("Iran did not attack Iraq but threatened Syria.", ("IRN", "13", "SYR")),
    # a meeting or visit told in passing
    ("The Peruvian president raised the issue during a meeting with the Chilean foreign minister.", ("PERGOV", "04", "CHLGOV")),
    ("The Turkish minister made the remark in talks with his Syrian counterpart.", ("TURGOV", "046", "SYR")),
    ("The Peruvian minister, on a two-day visit to Chile, praised the plan.", ("PERGOV", "042", "CHL")),
    ("The Peruvian minister was hurt during a visit to Chile.", ("PERGOV", "042", "CHL")),
    ("The storm overshadowed an unannounced visit by the Peruvian president to Chile.", ("PERGOV", "042", "CHL")),
    # "here" and who is assisted
    ("LIMA, June 16 (Reuters) - The Chilean president arrived here on Tuesday.", ("CHLGOV", "042", "PER")),
    ("The Chilean president arrived here on Tuesday for talks with Peruvian leaders.", ("CHLGOV", "042", "PER")),
    ("The French government assisted Kenyan farmers to return.", ("FRAGOV", "07", "KEN")),
    ("Sudanese refugees were assisted to go home by the French government.", ("FRAGOV", "07", "SDN")),
]
"""Who takes part in what is told beside the main verb."""

NO_SIDES = [
    "The Peruvian president did not raise the issue during a meeting of the party.",
    "The Peruvian president lost interest in a meeting with the Chilean foreign minister.",
    "The Peruvian minister is in contact with the Chilean police.",
    "The Peruvian president will raise the issue during a meeting with the Chilean foreign minister.",
    "LIMA, June 16 (Reuters) - The Chilean tourists arrived here on Tuesday.",
    "The Chilean president came here.",
    "A visit by the Peruvian president to Chile was under consideration.",
    "Iran did not attack or threaten Syria.",
]


@pytest.mark.parametrize(("text", "event"), SIDES)
def test_forms_beside_the_main_verb_give_the_event_with_its_sides(code: Code, text: str, event: Event) -> None:
    found = kept(code(text))
    assert holds(found, event), found


@pytest.mark.parametrize("text", NO_SIDES)
def test_forms_beside_the_main_verb_that_are_no_event(code: Code, text: str) -> None:
    assert kept(code(text)) == []
