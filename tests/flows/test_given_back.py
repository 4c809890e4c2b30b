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
