"""The embedded gazetteer: folding of names, look-up, what it holds, and how fast it loads."""

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coders.gazetteer import BUCKETS, KINDS, LEXICON, _rows, bucket_of, load_gazetteer, name_key, other_spellings


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ra\u2019s al-\u2018Ayn", "ras al ayn"),
        ("Kaes\u014fng", "kaesong"),
        ("  N'Djamena ", "ndjamena"),
        ("St. John's", "st johns"),
        ("Rostov-on-Don", "rostov on don"),
        ("", ""),
        ("\u00c5rhus", "arhus"),
    ],
)
def test_gazetteer_folds_names(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kaesong", "PRK", "city"),
        ("MOSUL", "IRQ", "city"),
        ("mogadishu", "SOM", "capital"),
        ("Fallujah", "IRQ", "city"),
        ("Kiev", "UKR", "capital"),
        ("Beit Hanoun", "PSE", "city"),
        ("Helmand", "AFG", "admin1"),
        ("Darfur", "SDN", "region"),
        ("North Korea", "PRK", "country"),
        ("Burma", "MMR", "country"),
        ("Hong Kong", "HKG", "capital"),
    ],
)
def test_gazetteer_finds_places_by_any_of_their_names(name: str, country: str, kind: str) -> None:
    assert any((place.country, place.kind) == (country, kind) for place in load_gazetteer().lookup(name))


@pytest.mark.parametrize("name", ["", "   ", "Zenda-on-Strelsau", "'", "x" * 5000, "\u6f22\u5b57"])
def test_gazetteer_finds_nothing_for_other_words(name: str) -> None:
    assert load_gazetteer().lookup(name) == ()


def test_gazetteer_tells_its_fields() -> None:
    place = next(place for place in load_gazetteer().lookup("Ramadi") if place.country == "IRQ")
    assert (place.name, place.admin1, place.kind, place.main) == ("Ramadi", "Anbar", "city", True)
    assert place.geonameid is not None and place.geonameid > 0
    other = load_gazetteer().lookup("Kiev")[0]
    assert (other.name, other.main) == ("Kyiv", False)
    assert place.latitude is not None and 33 < place.latitude < 34 and place.longitude is not None and 43 < place.longitude < 44
    assert place.population > 100_000


def test_gazetteer_gives_countries_no_point() -> None:
    place = next(place for place in load_gazetteer().lookup("Iraq") if place.kind == "country")
    assert (place.country, place.admin1, place.latitude, place.longitude, place.geonameid) == ("IRQ", "", None, None, None)


def test_gazetteer_orders_namesakes_by_population() -> None:
    people = [place.population for place in load_gazetteer().lookup("Tripoli")]
    assert len(people) > 2 and people == sorted(people, reverse=True)


def test_gazetteer_rows_are_whole() -> None:
    gazetteer = load_gazetteer()
    rows = [tuple(row.split("\t")[1:]) for number in range(0, BUCKETS, 16) for row in gazetteer.text_of(number).splitlines()[1:]]
    places = [row for row in rows if not row[0].startswith("=")]
    assert len(places) > 5_000 and len(rows) > len(places)
    for row in places:
        assert len(row) == 8 and row[7] in KINDS and len(row[1]) == 3 and row[1].isupper()
        assert row[3] == "" or (-90 <= float(row[3]) <= 90 and -180 <= float(row[4]) <= 180)


def test_gazetteer_file_reads_as_one_gzip_table_within_its_limit() -> None:
    path = LEXICON / "places.tsv.gz"
    assert path.stat().st_size < 15_000_000
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        first = next(lines)
    assert "\t" in first and bucket_of(first.split("\t")[0]) == 0


def test_gazetteer_loads_in_under_half_a_second() -> None:
    load_gazetteer.cache_clear()
    started = time.perf_counter()
    load_gazetteer().lookup("Kaesong")
    assert time.perf_counter() - started < 0.5


def test_gazetteer_with_another_index_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "places.tsv.gz").write_bytes(gzip.compress(b""))
    (tmp_path / "places_index.tsv").write_text("0\n5\n", encoding="ascii")
    with pytest.raises(ValueError, match=r"places_index\.tsv: \[index-mismatch\]"):
        load_gazetteer(tmp_path)


@given(st.text(max_size=60))
def test_gazetteer_lookup_never_raises_and_ignores_case(name: str) -> None:
    found = load_gazetteer().lookup(name)
    assert load_gazetteer().lookup(f" {name} ") == found
    assert name_key(name_key(name)) == name_key(name)


def test_gazetteer_rows_are_those_of_the_bucket_cut_into_lines() -> None:
    gazetteer = load_gazetteer()
    for number in range(0, BUCKETS, 64):
        rows: dict[str, list[tuple[str, ...]]] = {}
        for line in gazetteer.text_of(number).splitlines()[1:]:
            key, *cells = line.split("\t")
            rows.setdefault(key, []).append(tuple(cells))
        assert rows and all(_rows(gazetteer, key) == found for key, found in rows.items())
    assert _rows(gazetteer, "zenda") == []


@pytest.mark.parametrize("written", ["Ma'arrat el-Nu'man", "Ma'arrat en-Nu'man"])
def test_gazetteer_finds_arabic_names_with_their_article_written_otherwise(written: str) -> None:
    assert {place.name for place in load_gazetteer().lookup(written)} == {"Ma'arrat an Nu'man"}


def test_gazetteer_other_spellings_are_of_articles_only() -> None:
    assert "maarrat an numan" in other_spellings("maarrat al numan")
    assert other_spellings("oslo") == other_spellings("alcala") == ()
