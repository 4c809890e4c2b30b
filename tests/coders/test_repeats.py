"""One occurrence told by several triggers is one event; two occurrences stay two; casualties without violence are accidents."""

from collections.abc import Callable

import pytest

from coders.parse import Sentence
from coders.repeats import TWICE
from coders.violence import FILE, is_violent, load_violence, read_violence
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def kept(mentions: tuple[Mention, ...]) -> set[tuple[str | None, str, str | None]]:
    return {(mention.source, mention.cameo_code, mention.target) for mention in mentions if mention.status == "kept"}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("A US soldier was killed when a roadside bomb struck his vehicle in Iraq.", {(None, "1833", "USAMIL")}),
        ("Israeli soldiers shot dead a Palestinian militant and wounded two others.", {("ISRMIL", "193", "PSEUAF")}),
        ("Rebels in Thailand set fire to a government school, gutting its main building.", {("THAREB", "1712", "THAEDU")}),
        ("Rebels entered the Ugandan town of Gulu and killed ten villagers.", {("UGAREB", "190", "UGACVL")}),
        ("Rebels entered the Ugandan town of Gulu and took control of it.", {("UGAREB", "192", None)}),
        ("The minister of Iraq was kidnapped when gunmen stormed his house.", {("---UAF", "181", "IRQGOV")}),
    ],
)
def test_repeats_of_one_occurrence_are_one_event(code: Code, text: str, events: set[tuple[str | None, str, str | None]]) -> None:
    mentions = code(text)
    assert kept(mentions) == events
    assert TWICE in {mention.dropped_reason for mention in mentions}


@pytest.mark.parametrize(
    "text", ["Two Kenyan students were killed when Kenyan police opened fire.", "Two Kenyan students were killed in police firing."]
)
def test_repeats_give_the_police_whom_they_shot(code: Code, text: str) -> None:
    assert kept(code(text)) == {("KENCOP", "175", "KENEDU")}


def test_repeats_give_an_aim_no_dead(code: Code) -> None:
    mentions = code("The Israeli offensive, launched to stamp out a Lebanese revolt, killed nine people.")
    assert ("ISR", "190") in {(mention.source, mention.cameo_code) for mention in mentions if mention.status == "kept"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A bomb exploded in Baghdad on Monday, and three soldiers were killed in Mosul on Tuesday by gunmen.", {"183", "180"}),
        ("Wounded by rebels, the Chadian soldier shot at the rebels.", {"190", "193"}),
        ("Israeli troops arrested a militant and wounded two Palestinians.", {"173", "190"}),
    ],
)
def test_repeats_two_occurrences_stay_two(code: Code, text: str, codes: set[str]) -> None:
    assert {found for _, found, _ in kept(code(text))} == codes


def test_repeats_a_pair_consults_once_and_two_pairs_twice(code: Code) -> None:
    once = kept(code("Egypt met Jordan on Monday and held talks with Jordan."))
    assert {found for _, found, _ in once} == {"046"}
    twice = kept(code("Egypt met Jordan on Monday and held talks with Syria."))
    assert ("EGY", "046", "SYR") in twice and ("EGY", "040", "JOR") in twice


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenyan police used batons to disperse protesters.", {("KENCOP", "175", "KENOPP")}),
        ("Kenyan police fired tear gas at students to disperse the crowd.", {("KENCOP", "175", "KENEDU")}),
    ],
)
def test_repeats_repression_and_its_means_are_one(code: Code, text: str, events: set[tuple[str | None, str, str | None]]) -> None:
    assert kept(code(text)) == events


def test_repeats_who_enters_a_town_and_takes_it_is_told_by_the_taking(code: Code) -> None:
    found = [mention for mention in code("Chadian troops entered the Nigerian town and took control of it.") if mention.status == "kept"]
    assert [(mention.cameo_code, mention.trigger) for mention in found] == [("192", "took control of")]


def test_repeats_letters_and_marches_are_the_means_of_what_they_say(code: Code) -> None:
    letter = kept(code("Ecuador sent a letter to the World Trade Organization to appeal against the tariff."))
    assert letter and "010" not in {found for _, found, _ in letter}
    assert "010" in {found for _, found, _ in kept(code("Ecuador sent a letter to the World Trade Organization."))}


@pytest.mark.parametrize("text", ["Six Chinese students were injured in Jiangxi on Saturday.", "Two Sudanese officials were killed when a bus hit their car."])
def test_violence_casualties_without_a_violent_word_are_an_accident(code: Code, text: str) -> None:
    assert {mention.dropped_reason for mention in code(text)} == {"no violence told"}


@pytest.mark.parametrize(
    "text",
    [
        "Six Chinese officials were injured in Jiangxi in a riot.",
        "Gunmen opened fire in Jiangxi. Six Chinese officials were injured.",
        "Three Chinese soldiers were killed on Saturday.",
        "Police killed six Chinese students.",
    ],
)
def test_violence_casualties_with_one_or_of_forces_or_by_somebody_stay(code: Code, text: str) -> None:
    assert any(mention.cameo_root in ("18", "19") and mention.status == "kept" for mention in code(text))


def test_violence_shipped_words_have_no_problem(parse: Callable[[str], Sentence]) -> None:
    assert read_violence(FILE)[1] == ()
    assert is_violent(load_violence(), parse("Rebels fled.")) and not is_violent(load_violence(), parse("Farmers left."))


def test_repeats_what_was_attacked_stays_a_target_beside_those_killed_there(code: Code) -> None:
    mentions = [mention for mention in code("Armed men attacked an army post in Mali, killing nine soldiers.") if mention.status == "kept"]
    assert [(mention.cameo_code, mention.target, mention.target_text) for mention in mentions] == [("190", "MLIMIL", "an army post")]


def test_repeats_name_who_sent_the_bomber(code: Code) -> None:
    text = "Two people were killed when Hezbollah launched an attack on the Iraqi embassy in Beirut, with a suicide bomber blowing himself up."
    assert {source for source, _, _ in kept(code(text))} == {"LBNREB"}


BOTH_WAYS = {("GINCOP", "145", "GINOPP"), ("GINOPP", "145", "GINCOP")}


@pytest.mark.parametrize(
    ("text", "events", "dead"),
    [
        ("Clashes between police and protesters killed three people in Guinea.", BOTH_WAYS, 3),
        ("Clashes between police and protesters left three people dead in Guinea.", BOTH_WAYS, 3),
        ("Three people were killed in clashes between police and protesters in Guinea.", BOTH_WAYS, 3),
        ("Four officers were wounded in clashes with protesters in Guinea.", {("GINOPP", "145", "GINCOP")}, None),
        # what soldiers do to a crowd is force, and two whom a clash is with are not its two sides
        ("Three demonstrators died in clashes with soldiers in Guinea.", {("GINMIL", "190", "GINOPP")}, 3),
        ("Nine Malian farmers were killed in clashes with rebels and bandits.", {("MLIREB", "190", "MLIAGR"), ("MLICRM", "190", "MLIAGR")}, 9),
        # of one word for both sides the dead are no other side
        ("Clashes between rival militias killed three people in Libya.", {("LBYUAF", "190", None)}, 3),
    ],
)
def test_repeats_dead_of_a_riot_are_of_the_riot(code: Code, text: str, events: set[tuple[str | None, str, str | None]], dead: int | None) -> None:
    mentions = code(text)
    assert kept(mentions) == events
    assert {mention.fatalities for mention in mentions if mention.status == "kept"} == {dead}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("An explosion at a coal mine killed 14 Ukrainian miners.", set()),
        ("Fourteen Ukrainian miners were killed in an explosion at a coal mine.", set()),
        ("A gold mine was flooded, killing ten Congolese miners.", set()),
        ("An explosion at a barracks killed 14 Ukrainian soldiers.", {(None, "183", "UKRMIL")}),
        ("A land mine killed four Ukrainian soldiers.", {(None, "1833", "UKRMIL")}),
    ],
)
def test_repeats_mishap_kills_nobody_in_an_attack(code: Code, text: str, events: set[tuple[str | None, str, str | None]]) -> None:
    assert kept(code(text)) == events
