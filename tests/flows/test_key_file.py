"""Tests of flows.key_file."""

from hypothesis import given
from hypothesis import strategies as st

from flows import key_file
from flows.key_file import KeyFile

KEYS = st.text(st.characters(), max_size=4)


@given(st.lists(st.tuples(KEYS, st.text(max_size=3)), max_size=60), st.lists(KEYS, max_size=20))
def test_key_file_is_a_dict_in_which_the_first_text_stays(added, asked):
    told: dict[str, str] = {}
    with KeyFile() as keys:
        for key, text in added:
            assert keys.get(key) == told.get(key)
            keys.add(key, text)
            told.setdefault(key, text)
        assert len(keys) == len(told)
        assert [keys.get(key) for key in [*told, *asked]] == [told.get(key) for key in [*told, *asked]]


def test_key_file_widens_and_finds_all(monkeypatch):
    monkeypatch.setattr(key_file, "SLOTS", 4)
    with KeyFile() as keys:
        for number in range(3_000):
            keys.add(f"key {number}", str(number))
        assert [keys.get(f"key {number}") for number in (0, 1, 1_500, 2_999, 3_000)] == ["0", "1", "1500", "2999", None]


def test_key_file_two_keys_of_one_hash_are_two(monkeypatch):
    monkeypatch.setattr(key_file, "hash", lambda key: 7, raising=False)
    with KeyFile() as keys:
        keys.add("Zenda", "one")
        keys.add("Strelsau", "two")
        assert [keys.get(name) for name in ("Zenda", "Strelsau", "Hentzau")] == ["one", "two", None]
