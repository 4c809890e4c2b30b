"""Every form is read back by what its users use, and holds what the release holds."""

import csv
import json
import sqlite3
from datetime import date, datetime

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pyreadstat
import pytest

from flows.exports import acled, country_month, dyad_month, gdelt, icews, phoenix, sqlite, stata, table_csv
from flows.exports.delimited import unguarded
from flows.exports.mapping import read_mapping, same
from flows.exports.rules import number
from flows.exports.source import find_source
from schemas.tables import EVENTS, TABLES


def as_text(value):
    """What a cell of a CSV must hold for a value; "" for null."""
    return "" if value is None else json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)


def expected(stored):
    return [{name: as_text(value) for name, value in event.items()} for event in stored]


READERS = {
    "csv": lambda path: list(csv.DictReader(path.open(encoding="utf-8-sig", newline=""))),
    "pandas": lambda path: pd.read_csv(path, dtype=str, keep_default_na=False).to_dict("records"),
    "polars": lambda path: pl.read_csv(path, infer_schema=False).fill_null("").to_dicts(),
    "duckdb": lambda path: duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true, header = true, nullstr = 'no null')").pl().to_dicts(),
    "pyarrow": lambda path: pa.csv.read_csv(
        path, parse_options=pa.csv.ParseOptions(newlines_in_values=True),
        convert_options=pa.csv.ConvertOptions(column_types={name: pa.string() for name in EVENTS.names}, strings_can_be_null=False),
    ).to_pylist(),
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("bom", [False, True])
def test_table_csv_reads_back_equal(any_source, stored, tmp_path, reader, bom):
    path = tmp_path / "events.csv"
    written = table_csv.write(any_source, path, bom=bom, guard=False)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is bom
    assert (written.rows, written.columns) == ({"events": len(stored)}, len(EVENTS.names))
    assert READERS[reader](path) == expected(stored)


def test_table_csv_guards_every_cell_that_a_spreadsheet_would_run(any_source, stored, tmp_path):
    table_csv.write(any_source, tmp_path / "events.csv")
    rows = READERS["csv"](tmp_path / "events.csv")
    text = {column.name for column in EVENTS.columns if column.type in {"text", "code", "texts"}}
    assert not any(row[name].lstrip().startswith(("=", "+", "-", "@")) for row in rows for name in text)
    assert {row["goldstein"] for row in rows} == {str(event["goldstein"]) for event in stored}, "a negative number is no formula"
    assert [{name: unguarded(cell) if name in text else cell for name, cell in row.items()} for row in rows] == expected(stored)


def test_table_csv_keeps_null_and_zero_apart(source, tmp_path):
    table_csv.write(source, tmp_path / "events.csv")
    frame = pd.read_csv(tmp_path / "events.csv", dtype={"cameo_code": "string"}, parse_dates=["event_date"]).set_index("event_id")
    assert frame.loc["evt-1", "fatalities"] == 0 and pd.isna(frame.loc["evt-3", "fatalities"])
    assert pd.isna(frame.loc["evt-4", "event_date"]) and frame.loc["evt-1", "event_date"] == pd.Timestamp(2020, 1, 5)
    assert frame.loc["evt-1", "cameo_code"] == "010"


def test_stata_reads_back_equal_in_pyreadstat_and_pandas(any_source, stored, tmp_path):
    path = tmp_path / "events.dta"
    written = stata.write(any_source, path)
    frame, meta = pyreadstat.read_dta(path)
    other = pd.read_stata(path, convert_categoricals=False)
    assert written.columns == len(meta.column_names) and list(frame.columns) == list(other.columns)
    for column in EVENTS.columns:
        for read in (frame, other):
            found = [None if pd.isna(value) else value for value in read[column.name]]
            if column.type == "date":
                found = [value.date() if isinstance(value, datetime) else value for value in found]
            elif column.type in {"text", "code", "texts"}:
                found = [value or None for value in found]
            wanted = [json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value for value in (event[column.name] for event in stored)]
            assert found == wanted, column.name


def test_stata_has_labels_dates_and_numbers_beside_codes(source, tmp_path):
    path = tmp_path / "events.dta"
    stata.write(source, path)
    frame, meta = pyreadstat.read_dta(path, apply_value_formats=True)
    frame = frame.set_index("event_id")
    assert all(len(name) <= 32 for name in meta.column_names)
    assert all(0 < len(label) <= 80 for label in meta.column_labels)
    assert meta.original_variable_types["event_date"] == "%td"
    assert frame.loc["evt-1", "cameo_code_n"] == "010 Make statement, not specified below" and frame.loc["evt-1", "cameo_code"] == "010"
    assert meta.variable_value_labels["cameo_code_n"][1712] == "1712 Destroy property"
    assert (frame.loc["evt-2", "source_country_n"], frame.loc["evt-2", "quad_class"]) == ("Israel", "Material conflict")
    assert frame.loc["evt-3", "acled_event_type_n"] == "Protests" and pd.isna(frame.loc["evt-1", "acled_event_type_n"])
    assert frame.loc["evt-4", "date_precision_n"] == "unknown"


def test_stata_of_no_events_has_its_variables(make_release, tmp_path):
    stata.write(find_source(make_release([])), tmp_path / "none.dta")
    assert len(pyreadstat.read_dta(tmp_path / "none.dta")[0]) == 0


@pytest.mark.parametrize(("module", "columns"), [(phoenix, 26), (gdelt, 58), (icews, 20)])
def test_tab_separated_forms_read_back_equal_everywhere(any_source, stored, tmp_path, module, columns):
    path = tmp_path / "events.tsv"
    written = module.write(any_source, path)
    assert (written.rows, written.columns) == ({"events": len(stored)}, columns)
    assert len(path.read_text(encoding="utf8").splitlines()) == len(stored) + 1, "an event is a line"
    rows = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False).to_dict("records")
    assert pl.read_csv(path, separator="\t", infer_schema=False).fill_null("").to_dicts() == rows
    relation = duckdb.sql(f"SELECT * FROM read_csv('{path}', delim = '\t', all_varchar = true, header = true, nullstr = 'no null')")
    assert relation.pl().to_dicts() == rows
    mapped = read_mapping(module.TABLE, rules=module.RULES)
    assert [column.name for column in mapped] == list(rows[0])
    for column in mapped:
        if column.rule is same and column.needs:
            assert [row[column.name] for row in rows] == [as_text(event[column.needs[0]]) for event in stored], column.name
    module.write(any_source, tmp_path / "bare.tsv", header=False)
    assert (tmp_path / "bare.tsv").read_text(encoding="utf8") == path.read_text(encoding="utf8").split("\n", 1)[1]


def read_tsv(module, source, tmp_path, key):
    path = tmp_path / "events.tsv"
    module.write(source, path)
    return pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False).set_index(key)


def test_phoenix_splits_actors_and_counts_statements_as_neutral(source, tmp_path):
    rows = read_tsv(phoenix, source, tmp_path, "EventID")
    assert dict(rows.loc["evt-1", ["Date", "Year", "Month", "Day"]]) == {"Date": "20200105", "Year": "2020", "Month": "1", "Day": "5"}
    assert list(rows.loc["evt-1", ["TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute"]]) == ["---REB", "---", "REB", ""]
    assert list(rows["QuadClass"].loc[["evt-1", "evt-2", "evt-3", "evt-4", "evt-5"]]) == ["0", "4", "4", "4", "0"]
    assert rows.loc["evt-1", "EventCode"] == "010" and rows.loc["evt-4", "Date"] == ""
    assert rows.loc["evt-1", "SentenceID"] == "m1;m2" and rows.loc["evt-1", "NewsSources"] == "Wire of the North"


def test_gdelt_codes_dates_and_places(source, tmp_path):
    rows = read_tsv(gdelt, source, tmp_path, "GLOBALEVENTID")
    one, two, five = (rows.loc[str(number(name))] for name in ("evt-1", "evt-2", "evt-5"))
    assert list(one[["SQLDATE", "MonthYear", "Year", "FractionDate", "EventCode", "EventBaseCode", "EventRootCode"]]) == [
        "20200105", "202001", "2020", "2020.0959", "010", "010", "01",
    ]  # fmt: skip
    assert (one["ActionGeo_Type"], one["ActionGeo_FullName"], one["ActionGeo_CountryCode"]) == ("4", "Łódź, Poland", "PL")
    assert (two["ActionGeo_Type"], two["ActionGeo_FullName"], two["Actor1Type1Code"], two["Actor1CountryCode"]) == ("4", "Homs, Syria", "MIL", "ISR")
    assert list(five[["Actor1Code", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1Type1Code", "Actor1Name"]]) == ["IGOUNO", "", "UNO", "IGO", "the UN"]
    assert all(int(name) < 2**53 for name in rows.index)


def test_icews_names_actors_sectors_and_countries(source, tmp_path):
    rows = read_tsv(icews, source, tmp_path, "Event ID")
    two, five = rows.loc[str(number("evt-2"))], rows.loc[str(number("evt-5"))]
    assert list(two[["Source Name", "Source Sectors", "Source Country", "Target Name"]]) == ["Military (Israel)", "Military", "Israel", "Citizen (Syria)"]
    assert (five["Source Name"], five["Source Sectors"]) == ("United Nations", "International Government Organization")
    assert rows.loc[str(number("evt-1")), "CAMEO Code"] == "010" and rows.loc[str(number("evt-1")), "City"] == "Łódź"


def test_acled_holds_what_acled_would_record(source, tmp_path):
    written = acled.write(source, tmp_path / "acled.csv")
    assert (written.rows, written.left_out) == ({"events": 2}, {"ACLED would not record it": 3})
    rows = pd.read_csv(tmp_path / "acled.csv", dtype=str, keep_default_na=False).set_index("event_id_cnty")
    strike, protest = rows.loc["evt-2"], rows.loc["evt-3"]
    assert list(strike[["event_date", "time_precision", "actor1", "actor2", "inter1", "civilian_targeting", "fatalities"]]) == [
        "2020-03-01", "3", "Military Forces of Israel", "Civilians (Syria)", "External/Other forces", "Civilian targeting", "20",
    ]  # fmt: skip
    assert (strike["iso"], strike["region"], strike["country"]) == ("760", "Middle East", "Syria")
    assert list(protest[["actor1", "actor2", "fatalities", "tags", "civilian_targeting"]]) == [
        "Protesters (Kenya)", "Police Forces of Kenya", "", "crowd size=500", "",
    ]  # fmt: skip
    assert (protest["location"], unguarded(protest["location"])) == ("'-Nairobi", "-Nairobi")


def panel(module, source, tmp_path, **span):
    module.write(source, tmp_path / "panel.parquet", **span)
    module.write(source, tmp_path / "panel.csv", **span)
    rows = pq.read_table(tmp_path / "panel.parquet").to_pylist()
    assert pl.read_parquet(tmp_path / "panel.parquet").to_dicts() == rows
    assert duckdb.sql(f"FROM '{tmp_path / 'panel.parquet'}'").to_arrow_table().to_pylist() == rows
    text = pd.read_csv(tmp_path / "panel.csv", dtype=str, keep_default_na=False).to_dict("records")
    assert text == [{name: as_text(value) for name, value in row.items()} for row in rows]
    return rows


def test_country_month_fills_zeros_over_the_whole_span(source, tmp_path):
    rows = panel(country_month, source, tmp_path)
    assert [(row["country"], row["month"].month) for row in rows] == [(country, month) for country in ("KEN", "POL", "SYR") for month in (1, 2, 3)]
    syria = rows[-1]
    assert (syria["n_events"], syria["material_conflict"], syria["acled_explosions"], syria["fatalities"], syria["n_fatalities_known"]) == (1, 1, 1, 20, 1)
    empty = rows[1]
    assert (empty["n_events"], empty["goldstein_sum"], empty["goldstein_mean"], empty["fatalities"]) == (0, 0.0, None, 0)
    assert rows[3]["n_fatalities_known"] == 1 and rows[2]["n_fatalities_known"] == 0


@pytest.mark.parametrize(("module", "units"), [(country_month, ["country"]), (dyad_month, ["source_country", "target_country"])])
def test_panels_are_what_duckdb_counts(any_source, tmp_path, module, units):
    module.write(any_source, tmp_path / "panel.parquet")
    events, names = any_source.files["events"], ", ".join(units)
    known = " AND ".join(f"{name} IS NOT NULL" for name in units)
    counted = duckdb.sql(f"""
        SELECT {names}, date_trunc('month', event_date)::DATE AS month, count(*), count(*) FILTER (quad_class = 4),
            count(*) FILTER (acled_event_type = 'Protests'),
            round(fsum(goldstein), 4), round(favg(goldstein), 4),  -- exact sums: -7.9 / 16 lies on the edge of two roundings
            coalesce((list_sum(list_distinct(list((sentence, fatalities)) FILTER (fatalities IS NOT NULL)).list_transform(lambda pair: pair[2]))), 0),
            count(fatalities)
        FROM '{events}' WHERE {known} AND date_precision IN ('day', 'week', 'month') GROUP BY ALL ORDER BY ALL
    """).fetchall()
    panel = duckdb.sql(f"""
        SELECT {names}, month, n_events, material_conflict, acled_protests, round(goldstein_sum, 4), round(goldstein_mean, 4), fatalities, n_fatalities_known
        FROM '{tmp_path / "panel.parquet"}' WHERE n_events > 0 ORDER BY ALL
    """).fetchall()
    assert panel == counted
    days = [row[len(units)] for row in counted]
    span = (max(days).year - min(days).year) * 12 + max(days).month - min(days).month + 1
    rows = pq.read_table(tmp_path / "panel.parquet")
    assert rows.num_rows == len({row[: len(units)] for row in counted}) * span
    empty = [row for row in rows.drop_columns([*units, "month"]).to_pylist() if not row["n_events"]]
    assert all(value == (None if name == "goldstein_mean" else 0) for row in empty for name, value in row.items())


def test_country_month_span_can_be_given(source, tmp_path):
    rows = panel(country_month, source, tmp_path, first=date(2020, 3, 1), last=date(2020, 4, 1))
    assert {(row["country"], row["month"]) for row in rows} == {(country, date(2020, month, 1)) for country in ("KEN", "SYR") for month in (3, 4)}
    assert country_month.write(source, tmp_path / "x.csv", first=date(2020, 3, 1)).left_out == {"no month is known": 2, "outside the months asked for": 1}


def test_country_month_refuses_a_span_that_ends_before_it_begins_and_other_endings(source, tmp_path):
    with pytest.raises(ValueError, match=r"ends \(2020-01\) before it begins \(2020-03\)"):
        country_month.write(source, tmp_path / "x.csv", first=date(2020, 3, 1), last=date(2020, 1, 1))
    with pytest.raises(ValueError, match=r"name the file panel\.csv or panel\.parquet"):
        country_month.write(source, tmp_path / "panel.xlsx")


def test_country_month_can_be_by_who_acts(source, tmp_path):
    rows = panel(country_month, source, tmp_path, by="source_country")
    assert [row["source_country"] for row in rows if row["n_events"]] == ["ISR", "KEN", "PRK"] and len(rows) == 9


def test_dyad_month_is_of_ordered_pairs(source, tmp_path):
    rows = panel(dyad_month, source, tmp_path)
    assert [(row["source_country"], row["target_country"]) for row in rows] == [("ISR", "SYR"), ("KEN", "KEN")]
    assert (rows[1]["acled_protests"], rows[1]["material_conflict"], rows[1]["goldstein_mean"]) == (1, 1, -6.5)


def test_sqlite_tables_read_back_equal(any_source, stored, tmp_path):
    path = tmp_path / "all.sqlite"
    rows = sqlite.write(any_source, path).rows
    assert rows["events"] == len(stored) and set(rows) == set(any_source.files)
    with sqlite3.connect(path) as database:
        for table in (table for table in TABLES if table.name in rows):
            plain = [column.name for column in table.columns if column.type != "texts"]
            found = database.execute(f"SELECT {', '.join(plain)} FROM {table.name} ORDER BY rowid").fetchall()
            wanted = any_source.read(table, plain).to_pylist()
            assert found == [tuple(stored_value(event[name]) for name in plain) for event in wanted], table.name
        links = database.execute("SELECT event_id, article_id FROM events_article_ids ORDER BY event_id, position").fetchall()
        assert links == [(event["event_id"], name) for event in sorted(stored, key=lambda event: event["event_id"]) for name in event["article_ids"]]


def test_sqlite_is_read_by_pandas_and_polars_and_uses_its_indexes(source, tmp_path):
    path = tmp_path / "all.sqlite"
    assert sqlite.write(source, path).rows == {"articles": 1, "mentions": 2, "events": 5, "rejects": 1}
    with sqlite3.connect(path) as database:
        frame = pd.read_sql("SELECT * FROM events WHERE fatalities = 0", database)
        assert list(frame["event_id"]) == ["evt-1"] and list(frame["cameo_code"]) == ["010"]
        assert pl.read_database("SELECT count(*) AS n FROM codebook WHERE table_name = 'events'", database)["n"][0] == len(EVENTS.names)
        plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM events WHERE source_country = 'KEN' AND target_country = 'KEN'").fetchall()
        assert "INDEX" in plan[0][-1]
        assert database.execute("SELECT published_at FROM articles WHERE strftime('%H', published_at) = '07'").fetchall() == [("2020-01-06 07:08:09",)]


def test_sqlite_refuses_an_event_that_stands_twice(make_release, event_rows, tmp_path):
    twice = find_source(make_release([event_rows[0], event_rows[0]]))
    with pytest.raises(ValueError, match=r"events: UNIQUE constraint failed: events\.event_id; the file breaks its schema"):
        sqlite.write(twice, tmp_path / "all.sqlite")
    assert not list(tmp_path.glob("*.sqlite*")) and not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(("module", "ending"), [(sqlite, "sqlite"), (stata, "dta"), (table_csv, "csv"), (country_month, "parquet")])
def test_export_forms_same_release_has_the_same_bytes(source, tmp_path, module, ending):
    for name in ("a", "b"):
        module.write(source, tmp_path / f"{name}.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def stored_value(value):
    """What SQLite holds for a value."""
    return value.strftime("%Y-%m-%d %H:%M:%S") if isinstance(value, datetime) else value.isoformat() if isinstance(value, date) else value
