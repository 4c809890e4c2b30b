"""Whom role nouns belong to, read with the real model and tables."""

from collections.abc import Callable
from datetime import date

import pytest

from coders.actor_codes import country_of, join_codes, owned, role_of, stem_of
from coders.actor_index import load_index
from coders.actors import ActorReader
from coders.memory import ArticleMemory
from coders.parse import Sentence

DAY = date(2020, 6, 16)


def codes(sentence: Sentence, word: str, day: date = DAY) -> str:
    """The codes a word of a sentence names, joined by +."""
    reader = ActorReader(load_index(), sentence, day, ArticleMemory())
    return "+".join(actor.code for actor in reader.resolve(len(sentence.words) - 1 - sentence.words[::-1].index(word)))


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Syrian-backed militia shelled a village.", "militia", "---UAF"),
        ("A Beirut-based militia attacked Israel.", "militia", "LBNUAF"),
        ("US-led forces attacked the town.", "forces", "IMGCOA"),
        ("Pro-Iranian militias attacked a base.", "militias", "---UAF"),
        ("Russian-backed separatists in eastern Ukraine shelled a village.", "separatists", "UKRREB"),
        ("Kurdish rebels in northern Iraq attacked a convoy.", "rebels", "IRQREB"),
        ("Foreign troops in Chad left.", "troops", "---MIL"),
        ("Colombian guerrillas let the mayor of Puerto Rico go.", "mayor", "COLGOV"),
        ("Colombian guerrillas met the governor of Puerto Rico.", "governor", "PRIGOV"),
        ("The Greek delegates met the mayor of Luxembourg.", "mayor", "LUXGOV"),
        ("Forces loyal to Khalifa Haftar attacked Tripoli.", "Forces", "LBYMIL"),
        ("A newspaper based in Beirut violated a ban.", "newspaper", "LBNMED"),
        ("British and French troops left.", "troops", "GBRMIL+FRAMIL"),
        ("US, British and French troops left.", "troops", "USAMIL+GBRMIL+FRAMIL"),
        ("Kenya and Uganda's intelligence services met.", "services", "KENSPY+UGASPY"),
        ("The presidents of Egypt and Sudan met.", "presidents", "EGYGOV+SDNGOV"),
        ("A spokesman for the Hungarian army spoke.", "spokesman", "HUNMIL"),
        ("Hungary's foreign minister spoke.", "minister", "HUNGOV"),
        ("The Iranian leader spoke.", "leader", "IRNGOV"),
        ("Leaders of Hamas and Fatah met.", "Leaders", "PSEREB+PSEPTY"),
        ("Hamas gunmen killed two soldiers.", "gunmen", "PSEREB"),
        ("Israel intercepted a drone launched by the Houthis.", "drone", "YEMREB"),
        ("Israel intercepted a drone launched by night.", "drone", "---MIL"),
        ("A raid by the insurgent Abu Sayyaf killed ten.", "insurgent", "PHLREB"),
        ("Militants from Abu Sayyaf attacked a bus.", "Militants", "PHLREB"),
        ("Militants from Mindanao attacked a bus.", "Militants", "PHLUAF"),
        ("Pentagon officials said so.", "officials", "USAMIL"),
        ("The UN envoy left.", "envoy", "IGOUNO"),
        ("Aid workers fled.", "workers", "NGO"),
        ("The Syrian army command spoke.", "command", "SYRMIL"),
        ("The parties to the conflict met.", "parties", ""),
        ("China met its neighbours.", "neighbours", ""),
        ("Ethnic Albanians in Serbia marched.", "Albanians", "SRBCVL"),
        ("Ethnic Albanian rebels in Macedonia attacked a post.", "rebels", "MKDREB"),
        ("Syrian officers left.", "officers", "SYRMIL"),
        ("Jewish settlers in the West Bank burned a shop.", "settlers", "ISRCVL"),
        ("Turkish Cypriots voted.", "Cypriots", "CYP"),
        ("Seoul's National Security Council met.", "Council", "KORGOV"),
        ("A former Israeli minister spoke.", "minister", "ISRELI"),
        ("Former US President Bill Clinton arrived.", "Clinton", "USAELI"),
        ("Chelsea Clinton spoke in Denver.", "Clinton", ""),
        ("Chinese reporter Gao Wentong was jailed.", "Wentong", "CHNMED"),
    ],
)
def test_owning_phrase_gives_the_code(parse: Callable[[str], Sentence], text: str, word: str, code: str) -> None:
    assert codes(parse(text), word) == code


@pytest.mark.parametrize(
    ("owner", "role", "code"),
    [
        ("KOR", "GOV", "KORGOV"),
        ("IGOUNO", "GOV", "IGOUNO"),
        ("IGOUNO", "MIL", "IGOUNOMIL"),
        ("IMGREB", "UAF", "IMGREB"),
        ("---", "NGO", "NGO"),
        ("---", "REB", "---REB"),
        ("IRQMIL", "MIL", "IRQMIL"),
        ("SEN", "IGO", "SEN"),
    ],
)
def test_owning_codes_are_joined_without_doubles(owner: str, role: str, code: str) -> None:
    assert join_codes(owner, role) == code


def test_owning_kind_of_owner_decides() -> None:
    assert owned("SDNREB", "organisation", "MIL", person=False) == "SDNREB" and owned("SDNMIL", "organisation", "COP", person=False) == "SDNCOP"
    assert owned("PSEREB", "group", "UAF", person=True) == "PSEREB"
    assert owned("PSEREB", "group", "LEG", person=True) == "PSELEG"
    assert owned("USAMIL", "organisation", "GOV", person=True) == "USAMIL"
    assert owned("USABUS", "organisation", "LAB", person=True) == "USALAB"
    assert owned("RUSGOV", "person", "MIL", person=False) == "RUSMIL"


def test_owning_parts_of_codes() -> None:
    assert (country_of("PRKGOV"), country_of("IGOUNO"), country_of("AFR"), country_of("---REB")) == ("PRK", None, None, None)
    assert (stem_of("PRKGOV"), stem_of("IGOUNO"), role_of("IGOUNOMIL"), role_of("PRK")) == ("PRK", "IGOUNO", "MIL", None)


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Iraqi and US-led troops left.", "troops", "IRQMIL+USAMIL"),
        ("The U.S.-led naval forces left.", "forces", "USAMIL"),
        ("Finland said that the Conservative Party had won.", "Party", "FINPTY"),
        ("Britain said that the Conservative Party had won.", "Party", "GBRPTY"),
        ("Nobody attended the Lima summit.", "summit", ""),
        ("Nobody attended the Peruvian summit.", "summit", "PER"),
        ("Hentzau president Ana Moreno spoke in Lima.", "Moreno", "---BUS"),
        ("Peru's president Ana Moreno spoke in Lima.", "Moreno", "PERGOV"),
        ("Kosovo's ethnic Albanian majority voted.", "majority", "XKX"),
    ],
)
def test_owning_word_before_a_noun_may_tell_another_thing(parse: Callable[[str], Sentence], text: str, word: str, code: str) -> None:
    assert codes(parse(text), word) == code
