"""Tests of flows.joining.mention_file: mentions in files are read and compared as those in memory are."""

import random
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest

from flows import link
from flows.joining import mention_file
from flows.joining.clusters import exactness, grown, met_on_shelves
from flows.joining.mention_file import MentionFile, met_in_files
from flows.joining.tables import load_joining
from flows.parts import loose_schema
from schemas.tables import MENTIONS

DAY = date(2020, 6, 16)
SEED = 20261129
ORDERS = {"exactness": exactness, "best": link.best_order, "first": link.first_order}


def drawn(number, rng):
    """A mention as it stands in the table, of few kinds, so that many may be one."""
    row = dict.fromkeys(link.COMPARED) | {
        "mention_id": f"m{number:03}", "article_id": f"a{rng.randrange(20)}", "published": DAY, "status": "kept",
        "source_basis": rng.choice(["named", "reference"]),
        "sentence": f"Raiders “{rng.choice(['xyz', 'uvw'])}” came.", "sentence_start": 0, "trigger_start": rng.choice([0, 30]),
        "cameo_code": rng.choice(["190", "194", "183", "141"]), "source": rng.choice(["SYRREB", "SYR", None]), "target": rng.choice(["SYRMIL", None]),
        "event_date": rng.choice([DAY, DAY + timedelta(days=2), DAY - timedelta(days=30), None]), "date_text": rng.choice(["Tuesday", None]),
        "date_end": rng.choice([None, None, DAY + timedelta(days=40)]), "date_precision": "day", "country": rng.choice(["SYR", None]), "geo_precision": 3,
        "latitude": rng.choice([None, 33.510412345]), "fatalities": rng.choice([None, 2, 30]),
    }  # fmt: skip
    row["date_end"] = row["event_date"] and row["date_end"]
    return row


def table(rows):
    return pa.Table.from_pylist(rows, schema=pa.schema([loose_schema(MENTIONS).field(name) for name in link.COMPARED]))


@pytest.fixture
def rows():
    rng = random.Random(SEED)
    return [drawn(number, rng) for number in range(150)]


def filed(path, rows):
    held = table(rows)
    return MentionFile(path, ((np.arange(start, min(start + 40, len(rows))), held.slice(start, 40)) for start in range(0, len(rows), 40)), ORDERS)


def test_mention_file_gives_the_rows_back_in_their_orders(tmp_path, rows):
    held = filed(tmp_path / "mentions", rows)
    ordered = sorted(rows, key=exactness)
    assert list(held) == ordered == [held[rank] for rank in range(150)]
    assert [rows[number] for number in held.numbers] == ordered
    assert held.ids.to_pylist() == [row["mention_id"] for row in ordered]
    assert [ordered[rank] for rank in np.argsort(held.places["best"])] == sorted(rows, key=lambda row: (*link.best_order(row), row["mention_id"]))


@pytest.mark.parametrize("at_once", [7, 1_000_000])
def test_mention_file_mentions_meet_that_meet_on_shelves_in_memory(tmp_path, monkeypatch, rows, at_once):
    for name in ("KEYS_AT_ONCE", "MET_AT_ONCE", "RANKS_AT_ONCE"):
        monkeypatch.setattr(mention_file, name, at_once)
    held = filed(tmp_path / "mentions", rows)
    met = [set(one) for one in met_in_files(held, load_joining(), tmp_path)]
    assert met == list(met_on_shelves(sorted(rows, key=exactness), load_joining()))
    assert any(met)
    assert not list(tmp_path.glob("met-*"))


def test_mention_file_without_mentions_has_no_clusters(tmp_path):
    held = filed(tmp_path / "mentions", [])
    assert (len(held), list(grown(held, met_in_files(held, load_joining(), tmp_path), load_joining()))) == (0, [])
