"""The reading of places: what is drawn, what is kept, what is counted."""

from dataclasses import replace
from pathlib import Path

import pytest

from coders.coder import load_coder
from schemas.article import Article
from tests import reading_places
from tests.reading import read, write

TEXT = "KABUL, Nov. 20 (Reuters) - Rebels killed six soldiers in Kandahar on Sunday. Afghan police arrested two Afghan smugglers."


def rows() -> list[dict]:
    article = Article(article_id="a", text=TEXT)
    coded = next(iter(load_coder().code_articles([article])))
    return reading_places.rows_of([(coded.article, coded.mentions)])


def test_reading_places_rows_show_text_and_what_tells_the_place() -> None:
    found = rows()
    assert found and all(row["told_by"] in reading_places.TOLD_BY for row in found)
    killed = next(row for row in found if row["place_name"] == "Kandahar")
    assert (killed["told_by"], killed["country_right"]) == ("sentence", "") and "Kandahar" in killed["sentence"]


def test_reading_places_draws_the_same_with_a_seed_and_leaves_out_what_was_judged() -> None:
    many = [{name: f"{name}{number}" for name in reading_places.KEY} for number in range(20)]
    chosen = reading_places.choose(many, seed=5, count=4)
    assert chosen == reading_places.choose(many, seed=5, count=4)
    assert not [row for row in reading_places.choose(many, seed=5, count=16, before=chosen) if row in chosen]
    assert "article_id7" not in {row["article_id"] for row in reading_places.choose(many, seed=5, count=19, seen={"article_id7"})}


def sheet(folder: Path, **judged: str) -> Path:
    path = folder / "sheet.tsv"
    columns = (*reading_places.JUDGED, *reading_places.CODED, *reading_places.SHOWN)
    write(path, columns, [{**row, **judged} for row in rows()])
    return path


def test_reading_places_keeps_judgements_without_text_and_scores_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_places, "FOLDER", tmp_path)
    kept = reading_places.keep(sheet(tmp_path, country_right="y", place_right="y"), "try")
    assert kept.name == "places_try.tsv" and "sentence" not in read(kept)[0]
    table = reading_places.score([kept])
    assert "| try | all |" in table and "| 1.000 |" in table and "| try | sentence |" in table


@pytest.mark.parametrize(
    ("judged", "message"),
    [
        ({"country_right": "y", "place_right": ""}, r"sheet\.tsv:2: place_right is neither y nor n"),
        ({"country_right": "n", "place_right": "y", "cause": "luck"}, r"sheet\.tsv:2: cause 'luck'"),
    ],
)
def test_reading_places_refuses_an_unfinished_sheet(tmp_path: Path, judged: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        reading_places.keep(sheet(tmp_path, **judged), "try")


def test_reading_places_tells_dateline_and_country_apart() -> None:
    coded = next(iter(load_coder().code_articles([Article(article_id="a", text=TEXT)])))
    mention = replace(coded.mentions[0], place_name="Kabul", country="AFG", geo_precision=3, sentence="Rebels killed six.")
    assert reading_places.told_by(mention, coded.article) == "dateline"
    assert reading_places.told_by(replace(mention, place_name=None), coded.article) == "country"
    assert reading_places.told_by(replace(mention, place_name=None, country=None), coded.article) == "none"
    assert reading_places.told_by(replace(mention, place_name="Herat"), coded.article) == "article"


def test_reading_places_orders_the_readings_by_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_places, "FOLDER", tmp_path)
    for name in ("10_seed_2", "9_seed_1", "11_seed_3"):
        (tmp_path / f"places_{name}.tsv").touch()
    assert [path.stem for path in reading_places.kept_files()] == ["places_9_seed_1", "places_10_seed_2", "places_11_seed_3"]
