"""Where events are placed by rules that need the whole article: cuts imposed from abroad, seats of organisations, signings, unknown towns."""

import pytest
from placed import PUBLISHED, coder, told

FILLED = "Crops were poor this year. Rain is rare. Prices rose. "
"""Sentences of no event and no place."""


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        # what an organisation imposes is not in the country that it is imposed on; what a state does is at home, what several do in none of them
        ("Kenyan farmers want rain. The African Union imposed sanctions on Kenya on Monday.", "163", (None, None)),
        ("Kenyan farmers want rain. Uganda imposed sanctions on Kenya on Monday. Kenyan shops were shut.", "163", (None, "UGA")),
        ("Kenyan farmers want rain. Uganda and Norway imposed sanctions on Kenya on Monday. Kenyan shops were shut.", "163", (None, None)),
        ("Kenyan farmers want rain. The African Union and Uganda imposed sanctions on Kenya on Monday.", "163", (None, None)),
        # not what a state imposes on its own people
        ("Kenyan farmers want rain. Kenya imposed sanctions on Kenyan traders on Monday.", "163", (None, "KEN")),
        # members speak where their organisation sits, in a report that names it; not where none is named, nor elsewhere
        ("BRUSSELS, March 9 (Reuters) - European Community diplomats spoke of butter. Spain rejected the plan, they said.", "120", ("Brussels", "BEL")),
        ("BRUSSELS, March 9 (Reuters) - Belgian farmers spoke of butter. Spain rejected the plan, they said.", "120", (None, "ESP")),
        ("OSLO, March 9 (Reuters) - European Community diplomats spoke of butter. Spain rejected the plan, they said.", "120", (None, "ESP")),
        # the signing is told behind
        ("Kenya signed a trade agreement with Uganda on Monday. Tea was served at the signing ceremony in Lima.", "057", ("Lima", "PER")),
        # a province that speaks
        ("Guangdong Province urged China's government on Monday to ban fireworks.", "02", ("Guangdong", "CHN")),
        # a town that no gazetteer has, of a people; what a people holds in whatever land
        ("Kenyan minister Joel Odenga met Ugandan minister Amos Kato on Monday in the Kenyan border town of Hentzauvik.", "04", ("Hentzauvik", "KEN")),
        ("Kenyan soldiers met Ugandan soldiers on Monday at the Norwegian outpost of Hentzauvik.", "04", (None, None)),
        # beside a clause of although
        ("Although Kenya rejected the plan, Uganda's president held talks with ministers in Oslo.", "12", (None, "KEN")),
        # what is spoken about
        ("Kenya's Foreign Ministry said the vote in Darfur was unlawful.", "111", (None, "KEN")),
        # what is announced is said now
        ("Kenyan President Joel Odenga arrived in Norway on Monday. Odenga said he would thank Norway.", "03", ("Norway", "NOR")),
        # what a deed answers or a court judges was done elsewhere; what protesters ask for, too
        ("Norwegian planes bombed rebel posts in Kenya on Monday in retaliation for attacks on ships in the Red Sea.", "195", ("Kenya", "KEN")),
        ("Norwegian planes bombed rebel posts on Monday in retaliation for an attack in Nairobi.", "195", (None, "KEN")),
        ("The International Criminal Court issued an arrest warrant for Kenya's president over killings in Uganda.", "170", (None, None)),
        ("Kenyan farmers blocked a road on Monday to demand that the king sign a deal to help men held in Uganda.", "14", (None, "KEN")),
        ("Kenyan farmers blocked a road in Nairobi on Monday to demand that the king sign a deal to help men held in Uganda.", "14", ("Nairobi", "KEN")),
        # where missiles are fired from is not what they hit; where troops are driven from is
        ("Rebels fired rockets from Norway at Nairobi on Monday.", "194", ("Nairobi", "KEN")),
        ("Norwegian troops left Kenya on Monday.", "0874", ("Kenya", "KEN")),
        # computers are attacked where they are
        ("Norwegian hackers attacked Kenyan government computers on Monday.", "176", (None, "KEN")),
        # a country and its capital of one name; a village in a country, whatever bears its name elsewhere
        ("Gunmen killed ten villagers in Mexico on Monday.", "18", ("Mexico", "MEX")),
        ("Gunmen killed ten villagers in Mexico City on Monday.", "18", ("Mexico City", "MEX")),
        ("Gunmen killed ten villagers in Hentzauvik in Kenya's Zendaland region on Monday.", "18", ("Hentzauvik", "KEN")),
        # what has gone on for long is in no one town
        (f"Police arrested two Kenyan farmers in Mombasa on Monday. {FILLED}Kenyan farmers have been boycotting the elections.", "143", (None, "KEN")),
    ],
)
def test_placing_takes_what_the_article_tells(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert told(text, code) == {place}


def test_placing_gives_each_announced_visit_its_host() -> None:
    text = "Norway's king is to pay state visits as guest of Kenyan leader Joel Odenga and Ugandan leader Amos Kato."
    assert told(text, "036") == {(None, "KEN"), (None, "UGA")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed two policemen in western Kenya on Sunday. They attacked the post in Kisumu at dawn.", ("Kisumu", "KEN")),
        # two towns; a town told only much later; another deed
        ("Gunmen killed two policemen in western Kenya on Sunday. They attacked a post in Kisumu and a shop in Nakuru.", ("Kenya", "KEN")),
        (f"Gunmen killed two policemen in western Kenya on Sunday. {FILLED}They attacked the post in Kisumu at dawn.", ("Kenya", "KEN")),
        ("Gunmen killed two policemen in western Kenya on Sunday. Farmers held a protest in Kisumu.", ("Kenya", "KEN")),
    ],
)
def test_placing_takes_the_town_of_a_deed_from_the_sentence_behind(text: str, place: tuple[str | None, str | None]) -> None:
    found = coder().code_text(text, published=PUBLISHED)
    assert {(mention.place_name, mention.country) for mention in found if mention.sentence_start == 0} == {place}


def test_placing_sea_before_and_is_where_it_was() -> None:
    assert told("Iran has conducted attacks on shipping in the Gulf and U.S. officials said ships were sunk.", "190") == {("Persian Gulf", None)}
    assert ("Persian Gulf", None) not in told("The United States said a new attack by Iran in the Gulf war against Iraq was small.", "190")
