"""The inbox: records come out as they went in, files appear whole, and what waits is known."""

from datetime import date
from pathlib import Path

import pytest

from flows import inbox
from flows.ingest import read_sources
from flows.readers.columns import column_names
from flows.readers.dispatch import format_of, read_input
from flows.readers.record import Fault, IngestLimits, Input, Record
from schemas.article import Article, Reject

TEXT = "Two patrols met at the ford on Tuesday, and both sides drew back before dusk."
RECORD = Record(
    {"id": "r-1", "text": TEXT, "published": "2024-02-27", "publisher": "River Post"}, 3, "Ford", "feed entry", source="http://river.example/1"
)
FAULT = Fault("no-text", "the page holds no text", 4, "Bridge", "http://river.example/2")


def read(path: Path) -> list[Record | Fault]:
    """What the reader of the inbox makes of a file."""
    item = Input(path.name, format_of(path.name)[0], lambda: path.open("rb"))
    return list(read_input(item, column_names(), IngestLimits()))


def test_inbox_records_come_out_as_they_went_in(tmp_path: Path) -> None:
    assert inbox.put(tmp_path, "river-post", 7, [("r-1", RECORD), ("r-2", FAULT)]) == 2
    (path,) = inbox.waiting(tmp_path)
    assert read(path) == [RECORD, FAULT]
    assert [one.name for one in path.parent.iterdir()] == ["river-post-00000007.tocsin-records"]
    article, reject = read_sources([str(path)], today=date(2024, 3, 1))
    assert isinstance(article, Article) and (article.source_file, article.source_line, article.published_from) == ("http://river.example/1", 3, "feed entry")
    assert isinstance(reject, Reject) and (reject.source_file, reject.source_line, reject.rule) == ("http://river.example/2", 4, "no-text")


@pytest.mark.parametrize("value", [b"\xff\xfe", "half \ud800 a character", 2**70])
def test_inbox_a_value_that_no_line_holds_is_a_fault(tmp_path: Path, value: object) -> None:
    inbox.put(tmp_path, "drop", 1, [("a", Record({"text": value}, 1, source="a.parquet"))])
    (found,) = read(inbox.waiting(tmp_path)[0])
    assert isinstance(found, Fault) and (found.rule, found.source) == ("bad-text", "a.parquet")


def test_inbox_knows_what_waits_by_feed_and_clears_it(tmp_path: Path) -> None:
    assert inbox.waiting(tmp_path) == [] and inbox.put(tmp_path, "river-post", 1, []) == 0
    assert list((tmp_path / "inbox").iterdir()) == []
    inbox.put(tmp_path, "river-post", 1, [("r-1", RECORD)])
    inbox.put(tmp_path, "river-post-2", 1, [("x", RECORD)])
    (tmp_path / "inbox" / ".hill-00000001.tocsin-records.tmp").write_text("half", encoding="utf8")
    assert [path.name for path in inbox.waiting(tmp_path)] == ["river-post-00000001.tocsin-records", "river-post-2-00000001.tocsin-records"]
    assert inbox.waiting_entries(tmp_path, "river-post") == {"r-1"}
    assert inbox.waiting_entries(tmp_path, "hill") == set()
    inbox.clear(inbox.waiting(tmp_path))
    assert inbox.waiting(tmp_path) == []


def test_inbox_a_line_of_another_hand_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "x.tocsin-records"
    path.write_text('{"record": {"text": "no field of a record"}}\nnothing\n', encoding="utf8")
    assert [one.rule for one in read(path) if isinstance(one, Fault)] == ["bad-json", "bad-json"]
