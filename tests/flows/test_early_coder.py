"""Tests of flows.early_coder: loaded once, by a thread, and only where this process codes."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from flows.coding import CoderChoice
from flows.early_coder import choice_of, early_coder
from flows.settings import RunSettings

SETTINGS = RunSettings(sources=(), out=Path("out"), progress=False)


def noted(seen):
    def load(choice):
        seen.append((choice, threading.current_thread() is threading.main_thread()))
        return object()

    return load


def test_early_coder_is_loaded_beside_and_given_once():
    seen = []
    with early_coder(SETTINGS, noted(seen)) as load:
        first = load(choice_of(SETTINGS))
        assert load(choice_of(SETTINGS)) is not first
    assert seen == [(choice_of(SETTINGS), False), (choice_of(SETTINGS), True)]


def test_early_coder_another_choice_is_loaded_by_itself():
    seen, other = [], CoderChoice(policy="all")
    with early_coder(SETTINGS, noted(seen)) as load:
        load(other)
    assert (other, True) in seen


def test_early_coder_waits_for_none_where_workers_code():
    seen = []
    with early_coder(replace(SETTINGS, workers=2), load := noted(seen)) as given:
        assert given is load
    assert seen == []


def test_early_coder_tells_why_it_cannot_be_loaded_when_it_is_asked_for():
    def missing(choice):
        raise OSError("no model")

    with early_coder(SETTINGS, missing) as load, pytest.raises(OSError, match="no model"):
        load(choice_of(SETTINGS))
