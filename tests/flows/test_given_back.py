"""Free memory goes back: under glibc by its own call, elsewhere the call is left out."""

import ctypes
import sys
from types import SimpleNamespace

import pytest

from flows import given_back


@pytest.fixture
def trimmed(monkeypatch):
    """The arguments that malloc_trim was called with."""
    calls = []
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace(malloc_trim=calls.append))
    return calls


def test_given_back_asks_glibc(trimmed, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    given_back.give_back()
    assert trimmed == [0]


def test_given_back_asks_no_other_system(trimmed, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    given_back.give_back()
    assert trimmed == []


def test_given_back_is_content_with_a_library_that_has_no_such_call(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace())
    given_back.give_back()


def test_given_back_glibc_is_told_to_keep_little(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace(mallopt=lambda *given: told.append(given)))
    monkeypatch.setattr(given_back.pa, "set_memory_pool", lambda pool: told.append(pool.backend_name))
    given_back.keep_little()
    assert told == ["system", (given_back.ARENA_MAX, 1), (given_back.MMAP_THRESHOLD, given_back.LARGE), (given_back.TRIM_THRESHOLD, given_back.LARGE)]


def test_given_back_glibc_is_told_to_keep_nothing_large(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace(mallopt=lambda *given: told.append(given)))
    given_back.keep_nothing_large()
    assert told == [(given_back.MMAP_THRESHOLD, given_back.SMALL), (given_back.TRIM_THRESHOLD, given_back.SMALL)]


def test_given_back_a_library_without_mallopt_is_left_as_it_is(monkeypatch):
    told = []
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace())
    monkeypatch.setattr(given_back.pa, "set_memory_pool", lambda pool: told.append(pool.backend_name))
    given_back.keep_little()
    given_back.keep_nothing_large()
    assert told == ["system"]
