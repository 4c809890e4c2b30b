"""Every column once: the tables, and the records that fill them."""

import re
from dataclasses import fields

import pytest

from schemas.arrow import ARROW_TYPES
from schemas.article import Article
from schemas.codebook import acled_sub_events, cameo_codes
from schemas.mention import Mention
from schemas.tables import ACTOR, ARTICLES, EVENTS, MENTIONS, REJECTS, TABLES, Column, Table

COLUMNS = [(table.name, column) for table in TABLES for column in table.columns]
SHAPES = {column.name: column for column in MENTIONS.columns}


def test_tables_mention_record_has_the_columns_of_the_table_and_no_other() -> None:
    assert {field.name for field in fields(Mention)} == set(MENTIONS.names)


def test_tables_article_record_has_the_columns_of_the_table_but_what_is_filled_in_later() -> None:
    assert {field.name for field in fields(Article)} == set(ARTICLES.names) - {"n_sentences", "n_mentions", "copy_of"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_have_each_column_once_and_their_key(table: Table) -> None:
    assert len(table.names) == len(set(table.names))
    assert table is REJECTS or (table.key in table.names and not next(c for c in table.columns if c.name == table.key).nullable)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{name}.{column.name}" for name, column in COLUMNS])
def test_tables_column_says_what_it_means_and_when_it_is_null(table: str, column: Column) -> None:
    assert column.meaning and column.type in ARROW_TYPES
    assert bool(column.null) == column.nullable, "a column that may be null says when, another says nothing"
    assert column.low is None or column.high is None or column.low < column.high


def test_tables_same_name_means_the_same_type_everywhere() -> None:
    types: dict[str, set[str]] = {}
    for _, column in COLUMNS:
        types.setdefault(column.name, set()).add(column.type)
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_tables_design_columns_are_all_there() -> None:
    wanted = (
        "mention_id article_id publisher url published sentence sentence_start trigger trigger_start trigger_end event_date "
        "date_precision date_end date_text "
        "source target source_text target_text source_country target_country source_role target_role cameo_code cameo_root "
        "cameo_name quad_class goldstein "
        "plover_event plover_mode plover_context acled_event_type acled_sub_event_type acled_disorder_type acled_actor_type_1 "
        "acled_actor_type_2 polarity modality "
        "attributed_to place_name country admin1 latitude longitude geonameid geo_precision fatalities injured arrested "
        "crowd_size status dropped_reason rule "
        "derivation confidence lexicon_version coder_version model"
    )
    assert set(wanted.split()) <= set(MENTIONS.names)
    assert {"event_id", "n_mentions", "n_articles", "n_publishers", "first_published", "article_ids"} <= set(EVENTS.names)


@pytest.mark.parametrize(
    ("code", "good"),
    [
        ("PRK", True),
        ("PRKGOV", True),
        ("IGOUNO", True),
        ("---REB", True),
        ("---", True),
        ("prk", False),
        ("PR", False),
        ("PRKGO", False),
        ("", False),
        ("KORGOVDIPMIL", True),
    ],
)
def test_tables_actor_pattern_holds_for_codes_that_the_coder_makes(code: str, good: bool) -> None:
    # "---REB": rebels whose country the text does not tell
    assert (re.match(ACTOR, code) is not None) is good


@pytest.mark.parametrize("column", ["cameo_code", "cameo_root", "source_country", "country"])
def test_tables_code_pattern_keeps_zeros_and_refuses_numbers_of_other_lengths(column: str) -> None:
    pattern = SHAPES[column].pattern
    good, bad = {
        "cameo_code": ("010", "10"),
        "cameo_root": ("01", "1"),
        "source_country": ("PRK", "PR"),
        "country": ("PRK", "North Korea"),
    }[column]
    assert re.match(pattern, good) and not re.match(pattern, bad)


def test_tables_code_lists_are_lists_that_exist() -> None:
    lists = {column.code_list for _, column in COLUMNS if column.code_list}
    assert lists == {"cameo", "acled_event", "acled_sub_event"} and cameo_codes() and acled_sub_events()
