"""One place for an event: prepositions, homonyms, regions, datelines, and words that only look like places."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from placed import coder

from coders.dateline import Dateline
from coders.place_kinds import check_place_kinds, kind_of, load_place_kinds
from coders.place_records import PlaceCandidate, PlacedAt
from coders.place_words import TABLE, check_place_words, load_place_words
from coders.places import place_of_event, resolve


def placed(*named: tuple[str | None, str], dateline: str | None = None, countries: tuple[str, ...] = ()) -> PlacedAt | None:
    """Place an event whose clause names places in this order, as (preposition, name)."""
    candidates = [PlaceCandidate(name, preposition, order) for order, (preposition, name) in enumerate(named)]
    sent = Dateline(dateline, None, None, 0, 0) if dateline else None
    return place_of_event(candidates, dateline=sent, countries=countries)


def where(found: PlacedAt | None) -> tuple[str, str, int] | None:
    return None if found is None else (found.name, found.country, found.geo_precision)


def test_places_gives_all_that_the_gazetteer_knows() -> None:
    found = placed(("in", "Mingora"), countries=("PAK",))
    assert found is not None
    assert (found.name, found.country, found.admin1, found.geonameid, found.geo_precision) == (
        "Mingora",
        "PAK",
        "Khyber Pakhtunkhwa",
        1170395,
        1,
    )
    assert found.latitude == pytest.approx(34.78, abs=0.01) and found.longitude == pytest.approx(72.36, abs=0.01)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ((("in", "Kaesong"), ("in", "North Korea")), ("Kaesong", "PRK", 1)),
        ((("in", "Iraq"), ("near", "Mosul")), ("Mosul", "IRQ", 2)),
        ((("north of", "Baghdad"),), ("Baghdad", "IRQ", 2)),
        ((("in", "northern Iraq"),), ("Iraq", "IRQ", 3)),
        ((("in", "Diyala province"),), ("Diyala", "IRQ", 3)),
        ((("in", "the southern city of Basra"),), ("Basrah", "IRQ", 1)),
        ((("in", "downtown Beirut"),), ("Beirut", "LBN", 2)),
        ((("in", "Darfur"),), ("Darfur", "SDN", 3)),
        ((("in", "the Gaza Strip"),), ("Gaza Strip", "PSE", 3)),
        ((("from", "Washington"), ("in", "Kabul")), ("Kabul", "AFG", 1)),
        ((("in", "Helmand"), ("of", "Afghanistan")), ("Helmand", "AFG", 3)),
        ((("in", "Kabul Monday"),), ("Kabul", "AFG", 1)),
        ((("in", "Baghdad's"),), ("Baghdad", "IRQ", 1)),
        ((("in", "SAN SALVADOR"),), ("San Salvador", "SLV", 1)),
    ],
)
def test_places_chooses_the_place_of_the_clause(named: tuple[tuple[str, str], ...], expected: tuple[str, str, int]) -> None:
    assert where(placed(*named)) == expected


@pytest.mark.parametrize(
    ("name", "countries", "country"),
    [
        ("Tripoli", ("LBN",), "LBN"),
        ("Tripoli", ("LBY",), "LBY"),
        ("Tripoli", (), "LBY"),
        ("Cordoba", ("ARG",), "ARG"),
        ("Cordoba", ("ESP",), "ESP"),
        ("Punjab", ("IND",), "IND"),
        ("Punjab", ("PAK",), "PAK"),
        ("Georgia", ("USA",), "USA"),
        ("Georgia", ("RUS",), "GEO"),
        ("Paris", ("USA",), "FRA"),
        ("Athens", ("USA",), "GRC"),
        ("Birmingham, Alabama", (), "USA"),
        ("Birmingham", (), "GBR"),
        ("Islamabad", ("IND", "PAK"), "PAK"),
        ("Gaza City", ("ISR",), "PSE"),
        ("Melbourne", ("USA", "GBR"), "AUS"),
        ("Fallujah", ("USA",), "IRQ"),
        ("Springfield, Ill.", (), "USA"),
    ],
)
def test_places_settles_homonyms(name: str, countries: tuple[str, ...], country: str) -> None:
    found = placed(("in", name), countries=countries)
    assert found is not None and found.country == country


def test_places_settles_a_homonym_by_the_division_named_beside_it() -> None:
    found = placed(("in", "Portland"), ("in", "Maine"))
    assert found is not None and (found.name, found.admin1) == ("Portland", "Maine")


@pytest.mark.parametrize(
    ("preposition", "name", "countries"),
    [
        ("in", "Police", ("POL",)),
        ("in", "March", ("GBR",)),
        ("in", "Said", ("YEM",)),
        ("in", "Reading", ("IRQ",)),
        ("in", "Nice", ("IRQ",)),
        ("with", "Kim", ("PRK",)),
        ("by", "Moon", ("KOR",)),
        (None, "Nice", ("FRA",)),
        ("against", "Iraq", ()),
        ("in", "the Middle East", ("USA",)),
        ("in", "Monday", ()),
        ("in", "the EU", ("FRA",)),
        ("in", "Nov", ("AGO",)),
        ("in", "nice weather", ("FRA",)),
        ("in", "Zenda-on-Strelsau", ()),
        ("in", "", ()),
    ],
)
def test_places_leaves_other_words_alone(preposition: str | None, name: str, countries: tuple[str, ...]) -> None:
    assert placed((preposition, name), countries=countries) is None


def test_places_takes_a_homonym_of_a_word_where_its_country_is_spoken_of() -> None:
    assert where(placed(("in", "Nice"), countries=("FRA",))) == ("Nice", "FRA", 1)
    assert where(placed(("in", "Reading"), countries=("GBR",))) == ("Reading", "GBR", 1)


def test_places_falls_back_on_the_dateline() -> None:
    assert where(placed(dateline="MINGORA, Pakistan", countries=("PAK",))) == ("Mingora", "PAK", 3)
    assert where(placed(dateline="BAGHDAD", countries=("USA",))) == ("Baghdad", "IRQ", 3)
    assert where(placed(dateline="RENO, Nev.")) == ("Reno", "USA", 3)
    assert where(placed(("in", "Kabul"), dateline="BAGHDAD")) == ("Kabul", "AFG", 1)


def test_places_does_not_take_a_bureau_for_the_place() -> None:
    assert placed(dateline="BEIJING", countries=("IRQ",)) is None
    assert where(placed(dateline="BEIJING", countries=("CHN", "IRQ"))) == ("Beijing", "CHN", 3)
    assert placed(dateline="") is None and placed() is None


def test_places_dateline_settles_a_homonym() -> None:
    assert where(placed(("in", "Tripoli"), dateline="BEIRUT")) is not None
    found = placed(("in", "Hebron"), dateline="JERUSALEM", countries=("ISR",))
    assert found is not None and found.country == "PSE"


def test_places_resolves_a_single_name() -> None:
    place = resolve("Kunduz province", countries=("AFG",))
    assert place is not None and (place.name, place.kind) == ("Kunduz", "admin1")
    city = resolve("Kunduz", countries=("AFG",))
    assert city is not None and city.kind == "city"
    assert resolve("Zenda-on-Strelsau") is None


@given(
    st.lists(st.tuples(st.one_of(st.none(), st.sampled_from(["in", "of", "near"]), st.text(max_size=6)), st.text(max_size=30)), max_size=4),
    st.text(max_size=30),
)
def test_places_never_raises_and_keeps_its_ranges(named: list[tuple[str | None, str]], dateline: str) -> None:
    found = placed(*named, dateline=dateline, countries=("USA",))
    assert found is None or (found.geo_precision in (1, 2, 3) and len(found.country) == 3)


def test_places_is_fast_enough() -> None:
    placed(("in", "Tripoli"), ("in", "Lebanon"), dateline="BEIRUT")
    started = time.perf_counter()
    for _ in range(100):
        placed(("in", "Tripoli"), ("in", "Lebanon"), dateline="BEIRUT", countries=("LBN",))
    assert time.perf_counter() - started < 1.0


def test_places_words_are_sound() -> None:
    assert check_place_words() == ()
    assert load_place_words().locatives["near"] == 2


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("Zenda\tmaybe\t", "unknown-role"),
        ("beneath\tlocative\t5", "bad-value"),
        ("shire\tsuffix\trealm", "bad-value"),
        ("Zen.\tabbreviation\t", "bad-value"),
        ("AAA-BBB\tbeside\tCCC", "bad-value"),
        ("in\tlocative\t1", "repeated-word"),
        ("onto\tweak\traid", "bad-value"),
        ("shore\tsetting\t3", "bad-value"),
        ("fair\toccasion\t", "bad-value"),
        ("over\ttopic\t4", "bad-value"),
        ("ABC\tsuccessor\tabc", "bad-value"),
        ("in\tlocative", "cell-count"),
    ],
)
def test_places_word_table_problems_name_file_and_line(tmp_path: Path, line: str, check: str) -> None:
    path = tmp_path / "place_words.tsv"
    path.write_text(f"{TABLE.read_text(encoding='utf-8').splitlines()[0]}\nin\tlocative\t1\n{line}\n", encoding="utf-8")
    assert [(problem.file, problem.line, problem.check) for problem in check_place_words(path)] == [("place_words.tsv", 3, check)]
    with pytest.raises(ValueError, match=r"place_words\.tsv:3"):
        load_place_words(path)


def told(text: str, code: str, published: str = "2006-11-20") -> list[tuple[str | None, str | None, int | None]]:
    """Where the mentions of a code are placed: name, country, precision."""
    found = coder().code_text(text, published=date.fromisoformat(published))
    return [(mention.place_name, mention.country, mention.geo_precision) for mention in found if mention.cameo_code.startswith(code)]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("Rebels killed four soldiers in a slum of Pakistan's northern city of Peshawar.", "190", ("Peshawar", "PAK", 1)),
        ("Rebels attacked an army convoy 150 km east of Kandahar on Monday.", "190", (None, "AFG", 3)),
        ("Rebels attacked an army convoy 15 km east of Kandahar on Monday.", "190", ("Kandahar", "AFG", 2)),
        ("Gunmen killed two policemen, an officer in Cairo told the agency.", "180", (None, "EGY", 3)),
        ("Kenya's prime minister left Nairobi for Kampala, where he met Uganda's president.", "040", ("Kampala", "UGA", 1)),
        ("Thousands of opposition supporters rallied in the Armenian capital on Friday.", "14", ("Yerevan", "ARM", 1)),
        ("Iranian warships fired at a Kuwaiti tanker in the Gulf on Monday.", "19", ("Persian Gulf", None, 3)),
        ("Iranian warships fired at a Kuwaiti tanker in international waters on Monday.", "19", (None, None, None)),
        ("Kenyan President Daniel Moi will visit Uganda next week.", "03", ("Uganda", "UGA", 3)),
        ("Iranian warships fired at a Swedish tanker in the Gulf of Finland on Monday.", "19", (None, None, None)),
        ("Kenya's president will pay visits to Rwanda and Uganda next week.", "03", ("Uganda", "UGA", 3)),
        ("Rebels blew up a bridge in the provincial capital on Monday, 20 kilometres from Kabul.", "1", (None, "AFG", 3)),
        ("Kenya's president met Peter Hentzau, the visiting Austrian minister.", "040", (None, "KEN", 3)),
        ("The opposition spokesman in Nairobi said that his party condemned Sudan.", "111", ("Nairobi", "KEN", 1)),
        ("Ministers said it was too early to say who killed Hentzau and three Kenyan soldiers in Kampala.", "180", ("Kampala", "UGA", 1)),
        ("Kenya's president made the statement to reporters in Nairobi on Monday.", "01", ("Nairobi", "KEN", 1)),
        ("Kenyan officials held a meeting with Ugandan envoys in Kampala in January.", "040", ("Kampala", "UGA", 1)),
        ("When Kenya's president visited Kampala, Uganda agreed to cooperate with Kenya.", "03", ("Kampala", "UGA", 1)),
        ("A mob killed two men in Bihar.", "18", ("Bihar", "IND", 3)),
        ("Kenyan police arrested six Kenyan smugglers on Monday.", "173", (None, "KEN", 3)),
    ],
)
def test_places_of_whole_sentences(text: str, code: str, place: tuple[str | None, str | None, int | None]) -> None:
    assert place in told(text, code)


@pytest.mark.parametrize(
    ("text", "code", "wrong"),
    [
        ("Kenya condemned the bombing in Kampala on Monday.", "111", "UGA"),
        ("Kenya and Uganda held talks on Friday on the situation in Rwanda.", "04", "RWA"),
        ("TOKYO, Nov. 19 (Reuters) - Uganda accused Kenya of lying on Sunday.", "11", "JPN"),
        ("WASHINGTON, Nov. 19 (Reuters) - U.S. troops killed six rebels in Kandahar on Sunday.", "1", "USA"),
    ],
)
def test_places_are_not_those_of_something_else(text: str, code: str, wrong: str) -> None:
    assert told(text, code) and all(country != wrong for _, country, _ in told(text, code))


def test_places_are_carried_from_the_sentence_before_with_low_precision() -> None:
    text = "Rebels attacked the airport on Sunday in Kandahar, Afghanistan. The rebels killed six Afghan soldiers."
    assert ("Kandahar", "AFG", 3) in told(text, "190")


@pytest.mark.parametrize(
    "text",
    [
        "Austrian Foreign Minister Peter Hentzau told reporters in Nairobi that trade grew. Crops were poor. Hentzau condemned Sudan.",
        "Austrian Foreign Minister Peter Hentzau told reporters in Nairobi that trade grew. Hentzau was well. He condemned Sudan.",
    ],
)
def test_places_a_speaker_stays_where_he_was_said_to_speak(text: str) -> None:
    assert ("Nairobi", "KEN", 3) in told(text, "111")


@pytest.mark.parametrize(
    "text",
    [
        "Austrian Foreign Minister Peter Hentzau will tell a meeting in Nairobi that trade grew. Crops were poor. Hentzau condemned Sudan.",
        "Austrian Foreign Minister Peter Hentzau told reporters in Nairobi that trade grew. Crops were poor. Hentzau had condemned Sudan earlier.",
        "Austrian Foreign Minister Peter Hentzau told reporters in Nairobi that trade grew. Crops were poor. Spokesman Anton Zapt condemned Sudan.",
    ],
)
def test_places_a_speaker_is_not_placed_where_somebody_else_or_another_day_was(text: str) -> None:
    assert all(name != "Nairobi" for name, _, _ in told(text, "111"))


def test_places_a_course_of_talks_is_not_in_a_town_told_long_before() -> None:
    text = "Ministers met in Nairobi, Kenya on Monday. Crops were poor. Nobody knew why. Kenya imposed sanctions on Uganda."
    assert all(name != "Nairobi" for name, _, _ in told(text, "163"))


def test_places_here_is_the_town_that_the_first_sentences_set() -> None:
    text = "African leaders gathered in the Malian capital, Bamako. Crops were poor. Austria condemned Sudan during talks here."
    assert ("Bamako", "MLI", 3) in told(text, "111")
    assert all(name != "Bamako" for name, _, _ in told(text.replace(" here", ""), "111"))


def test_places_carry_the_town_that_something_was_near_before_its_country() -> None:
    text = "In Uganda, rebels attacked soldiers on Sunday near Gulu. The rebels killed six Ugandan soldiers."
    assert ("Gulu", "UGA", 3) in told(text, "190")


def test_places_kinds_are_sound() -> None:
    assert check_place_kinds() == ()
    assert (kind_of("042").lands, kind_of("1831").kind, kind_of("041").kind, kind_of("ZZ").kind) == ("target", "deed", "speech", "speech")


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("99\tdeed\tnone\tno", "unknown-code"),
        ("19\traid\tnone\tno", "bad-value"),
        ("19\tdeed\tboth\tno", "bad-value"),
        ("19\tdeed\tnone\tmaybe", "bad-value"),
        ("18\tdeed\tnone\tno", "repeated-code"),
        ("19\tdeed", "cell-count"),
    ],
)
def test_places_kind_table_problems_name_file_and_line(tmp_path: Path, line: str, check: str) -> None:
    path = tmp_path / "place_kinds.tsv"
    path.write_text(f"code\tkind\tlands\tcapital\n18\tdeed\ttarget\tno\n{line}\n", encoding="utf-8")
    assert [(problem.file, problem.line, problem.check) for problem in check_place_kinds(path)] == [("place_kinds.tsv", 3, check)]
    with pytest.raises(ValueError, match=r"place_kinds\.tsv:3"):
        load_place_kinds(path)
