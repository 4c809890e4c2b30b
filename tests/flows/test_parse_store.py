"""Tests of flows.parse_store."""

from flows.parse_store import SqliteParses


def test_parse_store_gives_back_what_was_put(tmp_path):
    store = SqliteParses(tmp_path / "deep" / "parses.sqlite")
    assert store.get(["a"]) == {}
    store.put({"a": b"1", "b": b"\x00\xff"})
    store.put({"a": b"2"})
    assert SqliteParses(tmp_path / "deep" / "parses.sqlite").get(["a", "b", "c"]) == {"a": b"2", "b": b"\x00\xff"}
    assert len(store.get([*map(str, range(2000)), "a"])) == 1


def test_parse_store_a_damaged_file_is_an_empty_one(tmp_path):
    path = tmp_path / "parses.sqlite"
    path.write_bytes(b"no database" * 500)
    store = SqliteParses(path)
    store.put({"a": b"1"})
    assert store.get(["a"]) == {}
