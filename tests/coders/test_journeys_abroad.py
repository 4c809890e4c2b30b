"""Buildings that say their town, journeys that lead to one, visits that are not at home, and capitals that only tell of fights elsewhere."""

from pathlib import Path

import pytest
from placed import told

from coders.place_records import PlaceCandidate
from coders.place_words import check_place_words, load_place_words
from coders.places import place_of_event


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("Kenyan Foreign Minister Raphael Tuju met U.S. officials at the White House on Monday.", "040", ("Washington", "USA")),
        ("The Kenyan minister met the secretary-general of the Arab League at the Arab League headquarters on Monday.", "040", ("Cairo", "EGY")),
        ("Kenyan lawyers protested outside the Kremlin on Monday.", "141", ("Moscow", "RUS")),
        # the building alone is no place of what its people say
        ("The White House rejected the demand of Kenya.", "120", (None, "USA")),
    ],
)
def test_buildings_say_their_town(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert place in told(text, code)


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("the White House", "Washington"), ("7th Abuja", "Abuja"), ("UN headquarters", "New York City"), ("the Blue Pavilion", None),
        # a palace, a prison, a square that the news know; the airport or the naval base of a town, none of a man
        ("Merdeka Palace", "Jakarta"), ("Evin prison", "Tehran"), ("Taksim Square", "Istanbul"), ("Kisumu International Airport", "Kisumu"),
        ("Mombasa naval base", "Mombasa"), ("Odenga International Airport", None),
    ],
)
def test_sites_and_numbered_meetings_are_read_as_towns(name: str, town: str | None) -> None:
    found = place_of_event([PlaceCandidate(name, "at", 0)])
    assert (found.name if found is not None else None) == town


def test_sites_all_are_places_of_the_gazetteer() -> None:
    assert all(place_of_event([PlaceCandidate(name, "at", 0)]) is not None for name in load_place_words().sites)


def test_sites_without_a_town_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "place_words.tsv"
    path.write_text("word\trole\tvalue\nBlue Pavilion\tsite\t\n", encoding="utf8")
    problems = [problem for problem in check_place_words(path) if "Blue Pavilion" in str(problem)]
    assert problems and problems[0].line == 2 and "town" in str(problems[0])


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("The Kenyan prime minister arrived in Kampala on Sunday. Rains were heavy. The Kenyan minister met the Ugandan president.", "040", ("Kampala", "UGA")),
        ("Kenyan Minister Amos Kimunya left for Kampala on Sunday. Rains were heavy. Kimunya will meet Ugandan officials.", "036", ("Kampala", "UGA")),
        # who stays at home meets nobody in the town that somebody else left for
        ("Kenyan Minister Amos Kimunya left for Kampala on Sunday. Rains were heavy. The Kenyan president met Kenyan teachers.", "040", (None, "KEN")),
    ],
)
def test_journeys_lead_to_where_their_guests_meet(text: str, code: str, place: tuple[str | None, str | None]) -> None:
    assert place in told(text, code)


def test_visits_are_not_at_home() -> None:
    assert told("KAMPALA, Nov. 20 (Reuters) - Kenyan envoys toured the neighbouring states.", "042") <= {(None, "UGA"), ("Kampala", "UGA")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Washington, Defense Secretary Donald Rumsfeld said U.S. warships had shelled an Iranian company.", (None, "IRN")),
        ("In Basra, Defense Secretary Donald Rumsfeld said U.S. troops had shelled Iraqi soldiers.", ("Basrah", "IRQ")),
    ],
)
def test_capitals_only_tell_of_fights_of_their_forces(text: str, place: tuple[str | None, str | None]) -> None:
    assert place in told(text, "19") and ("Washington", "USA") not in told(text, "19")


def test_press_conferences_named_by_their_town_are_where_it_was_said() -> None:
    assert told("Kenyan Premier Hentzau defended his record in government at a Kampala news conference.", "") >= {("Kampala", "UGA")}


def test_places_of_what_was_done_before_are_none_of_a_protest() -> None:
    text = "Greek students in Athens protested on Monday a day after two Greek soldiers stationed in Afghanistan were injured."
    assert told(text, "14") == {("Athens", "GRC")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The European Union and Kenya signed a trade agreement on Monday. Kenyan farmers were glad.", (None, None)),
        ("The United Nations and Kenya signed a trade agreement on Monday. Kenyan farmers were glad.", (None, "KEN")),
        ("The European Union and Kenya signed a trade agreement in Nairobi on Monday.", ("Nairobi", "KEN")),
    ],
)
def test_accords_of_states_with_organisations_do_not_tell_their_host(text: str, place: tuple[str | None, str | None]) -> None:
    assert told(text, "057") == {place}
