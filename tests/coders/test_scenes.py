"""Where an article has its events that are no deeds: guests and hosts, journeys, speakers, talks named again, what a later sentence places."""

from datetime import date
from pathlib import Path

import pytest
from placed import coder

from coders.scene_words import TABLE, check_scene_words, load_scene_words


def countries(text: str, code: str, published: str = "2006-11-20") -> set[str | None]:
    """Return the countries of the events of a text whose code begins so."""
    found = coder().code_text(text, published=date.fromisoformat(published))
    return {mention.country for mention in found if mention.status == "kept" and mention.cameo_code.startswith(code)}


def towns(text: str, code: str) -> set[str | None]:
    found = coder().code_text(text, published=date(2006, 11, 20))
    return {mention.place_name for mention in found if mention.status == "kept" and mention.cameo_code.startswith(code)}


@pytest.mark.parametrize(
    ("text", "code", "country"),
    [
        # a guest and his host
        ("Norwegian Foreign Minister Nils Barlow met visiting Kenyan President Joel Odenga on Monday. The two countries agreed to expand trade.", "03", "NOR"),
        ("Norwegian Foreign Minister Nils Barlow met visiting Kenyan President Joel Odenga. Odenga praised Norway.", "051", "NOR"),
        # a visit by somebody
        ("Norway and Kenya agreed on Monday to expand trade during a visit by Kenyan minister Joel Odenga.", "03", "NOR"),
        # a journey
        ("Speaking on a visit to Norway, Kenyan President Joel Odenga called for calm. Odenga praised Norway.", "051", "NOR"),
        ("Kenyan President Joel Odenga arrived in Norway on Monday. He praised Norway for its aid.", "051", "NOR"),
        # who speaks somewhere is there when the opening tells the same
        ("Kenyan minister Joel Odenga urged Sudan to end the war. Odenga told a news conference in Oslo that the war must end.", "02", "NOR"),
        # the decision is placed behind
        ("Kenya and Sudan agreed to open the border. The agreement was reached in Oslo on Monday.", "03", "NOR"),
        # a parliament is in its country, a report where it was presented
        ("Kenyan President Joel Odenga condemned the raid. Odenga told the Norwegian parliament that the raid was a crime.", "111", "NOR"),
        ("The report, presented to the board in Oslo on Monday, said trade grew. The report urged Sudan to end the war.", "02", "NOR"),
        # who addresses a meeting is where the article has it, also by the other part of the name and by the office
        ("A trade summit opened in Oslo on Monday. Addressing the summit, Kenyan President Joel Odenga praised Sudan.", "051", "NOR"),
        ("Kenyan minister Joel Odenga urged Sudan to end the war. Odenga told reporters after meeting with Omar Tekle in Oslo.", "02", "NOR"),
        # the first to visit is visiting
        ("Kenyan President Joel Odenga praised Norway. Odenga is the first Kenyan president in years to visit Norway.", "051", "NOR"),
        # an ambassador is where he is sent to
        ("Kenyan Ambassador to Norway Joel Odenga praised Norway on Monday.", "051", "NOR"),
    ],
)
def test_scenes_place_what_is_told_elsewhere(text: str, code: str, country: str) -> None:
    assert countries(text, code) == {country}


@pytest.mark.parametrize(
    ("text", "code", "country"),
    [
        # somebody else
        ("Speaking on a visit to Norway, Kenyan President Joel Odenga called for calm. Sudanese minister Omar Tekle condemned Kenya.", "111", "NOR"),
        ("The report was presented in Oslo on Monday. Crops were poor. A report urged Sudan to end the war.", "02", "NOR"),
        ("Norwegian minister Nils Barlow invited the Kenyan delegation to a meeting. Barlow praised Kenya.", "051", "KEN"),
        # a press conference is no meeting of the article
        ("Kenyan President Joel Odenga told a press conference that he praised Kenya. A summit in Oslo is due next month.", "051", "NOR"),
        # a journey to come, one of another time
        ("Kenyan President Joel Odenga will visit Norway in December. Odenga praised Sudan.", "051", "NOR"),
        ("Kenyan President Joel Odenga visited Norway last month. Odenga praised Sudan.", "051", "NOR"),
        ("Kenyan President Joel Odenga postponed his visit to Norway. Odenga praised Sudan.", "051", "NOR"),
        # another time
        ("Kenyan President Joel Odenga arrived in Norway on Monday. Last month Odenga praised Sudan.", "051", "NOR"),
        # a third country's deed that a guest tells
        ("Kenyan minister Joel Odenga spoke to reporters in Oslo on Monday. Sudan rejected the plan, Odenga said.", "12", "NOR"),
        # what is spoken about
        ("The Security Council agreed on an extension of the mandate of the mission in Norway. The council praised Kenya.", "051", "NOR"),
        # talks of another place
        ("The talks were the first since a meeting in Oslo. Crops were poor. Sudan rejected the plan at the meeting.", "12", "NOR"),
        ("The talks in Oslo ended. Kenya and Sudan agreed at talks in Nairobi to open the border.", "03", "NOR"),
    ],
)
def test_scenes_do_not_place_others_and_other_times(text: str, code: str, country: str) -> None:
    found = countries(text, code)
    assert found and country not in found


def test_scenes_know_talks_that_are_named_again() -> None:
    text = "Kenya and Sudan opened talks in Oslo on Monday. The sides met for three hours. Sudan rejected the plan during the talks."
    assert towns(text, "12") == {"Oslo"}


def test_scenes_two_leaders_are_where_they_met() -> None:
    text = (
        "Kenyan President Joel Odenga and Sudanese President Omar Tekle met for the first time in a year. The two leaders met at a hotel in Oslo. "
        "The two leaders praised the accord."
    )
    assert towns(text, "051") == {"Oslo"}


def test_scenes_words_are_sound() -> None:
    assert check_scene_words() == ()
    assert load_scene_words().families["negotiations"] == "talks"


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("powwow\tfamilies\ttalks", "unknown-role"),
        ("powwow\tfamily\t", "bad-value"),
        ("vowed\tdone\ttalks", "bad-value"),
        ("IGOXYZ\tsitting\t", "bad-value"),
        ("oath\ttelling\tpromise", "bad-value"),
        ("talks\tfamily\tmeeting", "repeated-word"),
    ],
)
def test_scenes_word_table_problems_name_file_and_line(tmp_path: Path, line: str, check: str) -> None:
    header, *_ = TABLE.read_text(encoding="utf-8").split("\n")
    path = tmp_path / "scene_words.tsv"
    path.write_text(f"{header}\ntalks\tfamily\ttalks\n{line}\n", encoding="utf-8")
    assert [(problem.file, problem.line, problem.check) for problem in check_scene_words(path)] == [("scene_words.tsv", 3, check)]
    with pytest.raises(ValueError, match=r"scene_words\.tsv:3"):
        load_scene_words(path)
