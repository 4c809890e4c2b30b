"""Where deeds are placed: told again, meant by a definite noun, behind other words than prepositions; and what is no place of theirs."""

from datetime import date
from pathlib import Path

import pytest
from placed import coder

from coders.deed_traits import tells_other_year
from coders.deed_words import TABLE, check_deed_words, load_deed_words


def places(text: str, code: str) -> list[tuple[str | None, str | None]]:
    """Where the mentions of a code are placed: name and country."""
    found = coder().code_text(text, published=date.fromisoformat("2006-11-20"))
    return [(mention.place_name, mention.country) for mention in found if mention.cameo_code.startswith(code)]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (
            "Gunmen killed four Pakistani policemen in Multan on Sunday. Shops in Lahore were closed. "
            "The attack was carried out by rebels, the governor said.",
            "190", ("Multan", "PAK"),
        ),
        (
            "Pakistani police arrested the lawyer Asma Dar in Multan on Sunday. Markets in Lahore were closed. Dar was arrested by soldiers, her brother said.",
            "173", ("Multan", "PAK"),
        ),
        # "another attack" is not the one told before
        (
            "Gunmen killed four Pakistani policemen in Multan on Sunday. Shops in Lahore were closed. He was at home. "
            "Another attack on Pakistani soldiers was carried out by rebels, the governor said.",
            "190", (None, "PAK"),
        ),
    ],
)
def test_a_deed_told_again_is_where_it_was_first_told(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert places(text, code)[-1] == place


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("Three bombs rocked Multan on Friday, killing two Pakistani policemen.", "18", ("Multan", "PAK")),
        ("Three bombs rocked Pakistan's eastern city Multan on Friday, killing two policemen.", "18", ("Multan", "PAK")),
        ("Police and troops patrolled the centre of Multan on Friday, Pakistani officials said.", "15", ("Multan", "PAK")),
        ("Multan was hit by a series of grenade attacks on Pakistani policemen.", "1", ("Multan", "PAK")),
        ("Shanghai police arrested two Chinese students on Friday.", "173", ("Shanghai", "CHN")),
        ("Hundreds of Pakistani students took to the streets of Multan on Friday to protest.", "141", ("Multan", "PAK")),
        ("Pakistan sent 400 troops to Multan on Friday.", "15", ("Multan", "PAK")),
        ("Ten Pakistani policemen were killed by rebels close to Multan, south of Lahore.", "190", ("Multan", "PAK")),
        ("Ten Pakistani policemen were killed by rebels not far from Multan, south of Lahore.", "190", ("Multan", "PAK")),
        ("Ten Pakistani policemen were killed by rebels on the outskirts of Multan, a town south of Lahore.", "190", ("Multan", "PAK")),
        ("Rebels took control of Goma on Friday, Congolese officials said.", "192", ("Goma", "COD")),
        ("Goma fell to Congolese rebels on Friday.", "192", ("Goma", "COD")),
        ("Rebels advanced into Goma on Friday, Congolese officials said.", "192", ("Goma", "COD")),
        # where those came from who took a place is not where
        ("Rebels from Goma took control of a Congolese army base on Friday.", "192", (None, "COD")),
        # whom a body's name is before is no place of the deed: a given name
        ("Special prosecutor Lawrence Barlow of the United States is investigating the matter.", "09", (None, "USA")),
    ],
)
def test_a_deed_is_placed_by_other_words_than_prepositions(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert places(text, code)[0] == place


def test_a_definite_noun_means_the_place_told_before() -> None:
    before = "A mine killed two Afghan soldiers in Paktika province on Sunday. Shops in Kabul were closed. "
    assert places(f"{before}A similar blast in the same province killed three policemen.", "1")[-1] == ("Paktika", "AFG")
    assert places(f"{before}A similar blast in another province killed three policemen.", "1")[-1] != ("Paktika", "AFG")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        # what is decided or sent about a deed is not where the deed was
        ("Pakistan suspended the talks with India following the blasts in Lahore.", "164", (None, "PAK")),
        ("Indian students protested on Friday after two of their soldiers were killed by rebels in Kabul.", "141", (None, "IND")),
        # who calls a journey off does so at home
        ("Pakistan's president postponed a visit to Norway.", "16", (None, "PAK")),
        ("Norway recalled its ambassador to Chile on Monday.", "161", (None, "NOR")),
        # an office is elsewhere than what is done to its holder
        ("A Norwegian official at the consulate in Honduras was arrested by Norwegian police on Friday.", "173", (None, "NOR")),
        # tests are held at home
        ("North Korea staged its second missile test on Friday.", "150", (None, "PRK")),
    ],
)
def test_what_is_no_place_of_a_deed(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert places(text, code)[0] == place


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("Victims of the raid by rebels on Peruvian police were buried in Lima on Friday.", "190", (None, "PER")),
        ("Peruvian rebels who attacked police in Cusco were tried in Lima.", "190", ("Cusco", "PER")),
        ("Peruvian rebels attacked police in Lima and fled.", "190", ("Lima", "PER")),
    ],
)
def test_where_those_concerned_were_later_is_no_place_of_a_deed(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert places(text, code)[0] == place


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("Georgia, which last week turned down a request by Russia, needs help, a spokeswoman said in Vienna on Monday.", "12", (None, "GEO")),
        ("India hosted the Nepali water minister on Tuesday, three weeks after a round in Pokhara brought no result.", "043", (None, "IND")),
    ],
)
def test_where_it_is_told_or_was_before_is_no_place_of_what_is_said(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert places(text, code)[0] == place


def test_who_speaks_in_a_town_does_not_place_a_deed_there() -> None:
    text = "Pakistani gunmen killed two policemen in Multan on Sunday. A doctor in Lahore told reporters the men were brothers. {}"
    assert places(text.format("The policemen were shot dead by the gunmen."), "1")[-1] == ("Multan", "PAK")


def test_what_is_told_of_years_ago_does_not_place_a_deed_of_today() -> None:
    before = "A court in Mosul was told of it. The Iraqi leader was tried for the killing of 148 people in Dujail in the early 1980s."
    text = f"{before} Dozens of Iraqis were killed in bombings on Saturday."
    assert places(text, "1")[-1][0] is None


@pytest.mark.parametrize(
    ("text", "year", "other"),
    [
        ("It was the worst raid of 2006.", 2006, False),
        ("It was the worst raid of 1998.", 2006, True),
        ("It was the worst raid of the 1990s.", 2006, True),
        ("It was the worst raid of 2006.", None, True),
        ("The raid killed 1998 sheep and 20 goats.", 1998, False),
        ("It was the worst raid in Zenda.", 2006, False),
    ],
)
def test_the_year_of_the_report_tells_of_no_other_time(text: str, year: int | None, other: bool) -> None:
    (sentence,) = coder().read_text(text)[2]
    assert tells_other_year(sentence, year) is other


def test_the_table_of_deed_words_is_sound() -> None:
    assert check_deed_words() == ()
    assert load_deed_words().acts["raid"] == {"attack", "arrest"}


@pytest.mark.parametrize(
    ("line", "check"),
    [("attack\tdeed\t", "unknown-role"), ("attack\tact\t", "bad-value"), ("clinic\taside\tattack", "bad-value"), ("hospital\taside\t", "repeated-word")],
)
def test_problems_of_the_table_name_file_and_line(tmp_path: Path, line: str, check: str) -> None:
    path = tmp_path / "deed_words.tsv"
    path.write_text(f"{TABLE.read_text(encoding='utf-8').splitlines()[0]}\nhospital\taside\t\n{line}\n", encoding="utf-8")
    assert [(problem.line, problem.check) for problem in check_deed_words(path)] == [(3, check)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed nine Malian farmers in a raid as the new French minister prepared to take office in Paris.", None),
        ("Nine Malian rebels were shot dead by soldiers while envoys met in Paris.", None),
        ("Soldiers killed nine Malian rebels hours before talks were to open in Paris.", None),
        ("Nine Malian rebels were killed in a raid ahead of a summit in Paris.", None),
        # what those concerned did, and other deeds, are in the one place
        ("Gunmen killed nine Malian farmers as they gathered in Gao.", "Gao"),
        ("Rebels shot dead nine Malian guards as soldiers attacked a camp in Gao.", "Gao"),
        ("A bomb killed nine Malians at a summit in Gao.", "Gao"),
    ],
)
def test_deed_places_where_others_meet_is_no_place_of_violence(text: str, place: str | None) -> None:
    assert {name for code in ("18", "19") for name, _ in places(text, code)} == {place}
