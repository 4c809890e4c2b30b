"""Which event the numbers of a sentence belong to, single victims, and who died; all sentences are invented."""

from collections.abc import Callable

import pytest

from coders.parse import Sentence
from coders.victims import is_whole, words_of
from schemas.mention import Mention

Code = Callable[..., tuple[Mention, ...]]


def kept(mentions: tuple[Mention, ...], root: str) -> Mention:
    """Returns the kept mention of a root."""
    return next(mention for mention in mentions if mention.status == "kept" and mention.cameo_code.startswith(root))


@pytest.mark.parametrize(
    ("text", "root", "fatalities", "injured"),
    [
        ("A bomb exploded in Kabul, killing three soldiers and wounding five others.", "183", 3, 5),
        ("Two rebels were killed when Russian troops attacked a village in Chechnya.", "1", 2, None),
        ("Gunmen killed one policeman in Karachi and injured five.", "18", 1, 5),
        ("A suicide bombing in Kabul left 12 people dead.", "183", 12, None),
        ("The Taliban attacked a camp in Kabul which left 42 soldiers dead.", "190", 42, None),
        ("Three soldiers were killed and several more wounded when Kenyan police clashed with traders of Nairobi.", "1", 3, 3),
        ("Afghan rebels shelled Kabul, but no casualties and no damage were reported.", "194", 0, 0),
        ("Israeli troops killed the Palestinian militant leader Ana Moreno and three of her aides in Gaza.", "190", 4, None),
        ("A bomb killed Afghan President Hamid Karzai in Kabul.", "18", 1, None),
        ("A soldier succumbed to injuries sustained in an ambush by Taliban rebels in Kabul.", "190", 1, None),
        ("Several people were wounded on Monday when a bomb exploded in Karachi.", "183", None, 3),
        ("Two rockets hit Kabul an hour after a truce took effect, causing no injuries.", "194", None, 0),
        ("All 23 villagers caught in a bomb attack in Kabul were confirmed dead.", "183", 23, None),
        ("Iraq condemned the suicide bombing in Amman which killed 57 people and injured hundreds.", "183", 57, 100),
        ("The police firing in Delhi in which three persons died was condemned by the Indian opposition.", "175", 3, None),
    ],
)
def test_casualty_actors_gives_each_event_its_own_numbers(code: Code, text: str, root: str, fatalities: int, injured: int | None) -> None:
    mention = kept(code(text), root)
    assert (mention.fatalities, mention.injured) == (fatalities, injured)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Thousands of people protested in Tehran against the killing of 12 students by police.", "14"),
        ("Police arrested three rebels in Karachi after a bomb killed 12 people in Lahore.", "173"),
        ("Israeli troops raided Hebron after a bomb killed six people in Israel.", "190"),
        ("Russian troops clashed with rebels accused of killing 12 villagers.", "190"),
        ("The killing of a Palestinian man sparked clashes between protesters and Israeli troops in Hebron.", "145"),
    ],
)
def test_casualty_actors_gives_no_event_the_dead_of_another(code: Code, text: str, root: str) -> None:
    found = [mention.fatalities for mention in code(text) if mention.cameo_code.startswith(root)]
    assert found and set(found) == {None}


def test_casualty_actors_gives_no_number_where_nothing_was_done(code: Code) -> None:
    for text in ("Iran denied that its troops killed 12 villagers in Iraq.", "Russia may bomb Grozny and kill 12 rebels."):
        found = code(text)
        assert found and all(mention.fatalities is None for mention in found if mention.status == "kept")


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("At least 12 Taliban fighters and three Afghan policemen were killed in a battle in Helmand.", "AFGREB;AFGCOP"),
        ("A bomb killed two people in Kabul.", "AFGCVL"),
        ("A bomb killed 12 in Kabul.", None),
        ("Gunmen shot dead an Iraqi lawmaker in Baghdad.", "IRQLEG"),
    ],
)
def test_casualty_actors_says_who_died(code: Code, text: str, actors: str | None) -> None:
    assert next(mention for mention in code(text) if mention.status == "kept").fatalities_actors == actors


def test_casualty_actors_of_nobody_is_null(code: Code) -> None:
    (found,) = code("The Taliban shelled Kabul, but there were no casualties.")
    assert (found.fatalities, found.fatalities_actors) == (0, None)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Gunmen killed the mayor of Karachi in Pakistan.", 1),
        ("Gunmen killed soldiers in Karachi in Pakistan.", None),
        ("The assassination of Lebanese President Ana Moreno shook Lebanon.", 1),
        ("Gunmen in Pakistan killed the police.", None),
        ("Gunmen killed three policemen in Karachi, among them a 34-year-old captain.", 3),
        ("Gunmen killed three policemen in Karachi, the Dawn newspaper reported.", 3),
        ("A man in Pakistan killed his superior in Karachi on Friday.", 1),
        ("The government's execution of the ousted dictator shook Iraq.", 1),
        ("Gunmen killed the former militant Omar Safi and eight members of his household in Karachi.", 9),
    ],
)
def test_victims_counts_single_people_only(code: Code, text: str, dead: int | None) -> None:
    told = [mention.fatalities for mention in code(text) if mention.cameo_root == "18"]
    assert told and all(fatalities == dead for fatalities in told)


def test_victims_knows_words_of_one_and_two_tokens() -> None:
    killed = words_of(("KILLED",))
    assert is_whole(killed, "shot dead") and is_whole(killed, "killed him") and is_whole(killed, "shot to death")
    assert not is_whole(killed, "shot to pieces")
    assert not is_whole(killed, "shot at") and not is_whole(killed, "praised him")


def test_casualty_actors_takes_strange_sentences(code: Code) -> None:
    for text in ("Killed killed killed 12 12.", "12 killed; and 3, 4 and 5 and and killed in the killing of killers in Iraq."):
        assert isinstance(code(text), tuple)


def test_casualty_actors_reads_a_sentence_as_it_stands(parse: Callable[[str], Sentence], code: Code) -> None:
    text = "\u201cTwo guards were killed in Kabul by the Taliban,\u201d he said."
    assert [mention.fatalities for mention in code(text) if mention.status == "kept"] == [2]
    assert parse(text).text
