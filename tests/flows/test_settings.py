"""Tests of flows.settings."""

import os
from pathlib import Path

from flows.settings import QUIET_ENVIRONMENT, RunSettings, batch_size, from_environment, quiet_environment


def made(**given):
    return RunSettings(sources=("a.jsonl",), out=Path("out"), **given)


def test_settings_telemetry_is_off_once_flows_is_imported():
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert os.environ["GX_ANALYTICS_ENABLED"] == "false"
    assert int(os.environ["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"]) >= 180


def test_settings_quiet_environment_keeps_what_the_user_set():
    environment = {"PREFECT_LOGGING_LEVEL": "DEBUG"}
    quiet_environment(environment)
    assert environment["PREFECT_LOGGING_LEVEL"] == "DEBUG"
    assert environment["DO_NOT_TRACK"] == QUIET_ENVIRONMENT["DO_NOT_TRACK"]


def test_settings_batches_stay_within_the_task_runs_prefect_bears():
    settings = made()
    for articles in (0, 1, 299, 300, 6_672, 64_000, 1_000_001):
        size = batch_size(articles, settings=settings)
        assert size >= 1
        assert -(-articles // size) <= settings.max_batches
    assert batch_size(6_672, settings=settings) == settings.batch_articles
    assert batch_size(64_000, settings=settings) > settings.batch_articles


def test_settings_a_small_corpus_is_shared_among_the_workers():
    assert batch_size(100, settings=made(workers=2)) == 50
    assert batch_size(100, settings=made(workers=1)) == 300


def test_settings_environment_fills_only_what_no_argument_gave():
    environment = {"TOCSIN_MODEL": "en_core_web_md", "TOCSIN_LEXICON": "words"}
    filled = from_environment(made(model="en_core_web_trf"), environment)
    assert filled.model == "en_core_web_trf"
    assert filled.lexicon == Path("words")
    assert from_environment(made(), {}).lexicon is None


def test_settings_description_holds_no_folder_and_no_clock():
    told = made(columns={"text": "story"}).described()
    assert told == {"published": None, "columns": {"text": "story"}, "policy": "default", "joining": "occurrence"}
