"""A small release made for the exports: what forms get wrong stands in it (null and 0, zeros in codes, formula cells, breaks in sentences)."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from flows.exports.source import find_source
from flows.parts import loose_schema
from flows.sorting import write_parquet
from schemas.tables import ARTICLES, EVENTS, MENTIONS, REJECTS

PLAIN = {"text": "words", "code": "X", "date": date(2020, 6, 16), "int": 1, "long": 1, "float": 0.5, "texts": ["a"]}

HOSTILE = 'Rebels said:\t"we, too"\r\nleft;\nsaid \'no\' to the mayor'


def row(table, **values):
    """A row of a table: nullable columns null, the others with any value their column allows."""
    made = {c.name: None if c.nullable else c.allowed[0] if c.allowed else c.example or PLAIN[c.type] for c in table.columns}
    return {**made, **values}


def made_events():
    """The events, in the order of the file."""
    return [
        row(
            EVENTS, event_id="evt-1", event_date=date(2020, 1, 5), date_precision="day", source="PRKGOV", target="---REB", source_text="Đặng Văn Ngữ",
            target_text="rebels", source_country="PRK", source_role="GOV", target_role="REB", cameo_code="010", cameo_root="01",
            cameo_name="Make statement, not specified below", quad_class=1, goldstein=-0.1, fatalities=0, place_name="Łódź", admin1="Łódź", country="POL",
            latitude=51.75, longitude=-19.5, geonameid=2**40, geo_precision=1, sentence=HOSTILE, publisher="Wire\tof\nthe North", n_mentions=2,
            n_articles=2, n_publishers=1, article_ids=["a;1", 'a"2'], mention_ids=["m1", "m2"], first_published=date(2020, 1, 6), url="https://news.example/1",
        ),
        row(
            EVENTS, event_id="evt-2", event_date=date(2020, 3, 1), date_precision="month", date_end=date(2020, 3, 31), source="ISRMIL", target="SYRCVL",
            source_country="ISR", target_country="SYR", source_text="Israeli warplanes", target_text="villagers", cameo_code="195", cameo_root="19",
            cameo_name="Employ aerial weapons", quad_class=4, goldstein=-10.0, fatalities=20, country="SYR", place_name="Homs", geo_precision=2,
            acled_event_type="Explosions/Remote violence", acled_sub_event_type="Air/drone strike", acled_disorder_type="Political violence",
            acled_actor_type_1="External/Other forces", acled_actor_type_2="Civilians", acled_interaction="External/Other forces-Civilians",
            sentence="x" * 3000, plover_event="ASSAULT",
        ),
        row(
            EVENTS, event_id="evt-3", event_date=date(2020, 3, 9), date_precision="day", source="KENOPP", target="KENCOP", source_country="KEN",
            target_country="KEN", source_text="=cmd|' /C calc'!A0", target_text="@police", cameo_code="141", cameo_root="14",
            cameo_name="Demonstrate or rally", quad_class=4, goldstein=-6.5, country="KEN", place_name="-Nairobi", crowd_size=500,
            acled_event_type="Protests", acled_sub_event_type="Peaceful protest", acled_disorder_type="Demonstrations", acled_actor_type_1="Protesters",
            acled_actor_type_2="State forces", acled_interaction="State forces-Protesters", sentence="+ 500 marched",
        ),
        row(
            EVENTS, event_id="evt-4", event_date=None, date_precision="unknown", cameo_code="1712", cameo_root="17", quad_class=4, goldstein=-9.2,
            country="KEN",
        ),
        row(
            EVENTS, event_id="evt-5", event_date=date(1987, 1, 1), date_precision="year", cameo_code="020", cameo_root="02", quad_class=1, goldstein=3.0,
            country="KEN", source="IGOUNO", source_text="the UN",
        ),
    ]  # fmt: skip


def table_of(table, rows):
    """Rows as an Arrow table with the table's types."""
    return pa.Table.from_pylist(rows, schema=loose_schema(table))


@pytest.fixture
def event_rows():
    return made_events()


@pytest.fixture
def make_release(tmp_path):
    """A function (events) -> the folder of a release with them, an article, mentions and a reject."""

    def make(events, folder: Path = tmp_path / "out" / "releases" / "r-1"):
        folder.mkdir(parents=True, exist_ok=True)
        articles = [row(ARTICLES, article_id="a;1", published=date(2020, 1, 6), published_at=datetime(2020, 1, 6, 7, 8, 9, tzinfo=UTC), text=HOSTILE)]
        mentions = [row(MENTIONS, mention_id=name, article_id="a;1", cameo_code="010", sentence=HOSTILE, fatalities=0) for name in ("m1", "m2")]
        rejects = [row(REJECTS, rule="bad-json", record='{"id": 1')]
        for table, rows in ((EVENTS, events), (ARTICLES, articles), (MENTIONS, mentions), (REJECTS, rejects)):
            write_parquet(folder / f"{table.name}.parquet", table_of(table, rows), table=table)
        (folder / "manifest.json").write_text('{"release": "r-1"}\n', encoding="utf8")
        if not (folder.parents[1] / "current").exists():
            (folder.parents[1] / "current").symlink_to(f"releases/{folder.name}", target_is_directory=True)
        return folder

    return make


@pytest.fixture
def release(make_release, event_rows):
    """The folder of the release."""
    return make_release(event_rows)


@pytest.fixture
def source(release):
    """The release as the forms get it."""
    return find_source(release)


@pytest.fixture(params=["made", "given"])
def any_source(request):
    """The made release, and the one that TOCSIN_RELEASE names: a run over many articles is read back by the same tests."""
    if request.param == "made":
        return request.getfixturevalue("source")
    given = os.environ.get("TOCSIN_RELEASE")
    if not given:
        pytest.skip("TOCSIN_RELEASE names no release")
    return find_source(Path(given))


@pytest.fixture
def stored(any_source):
    """The events as they stand in the release, in its order."""
    return any_source.read(EVENTS, EVENTS.names).to_pylist()
