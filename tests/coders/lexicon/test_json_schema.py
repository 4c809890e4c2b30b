"""The JSON Schema for editors agrees with what the lexicon's files are read as."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from coders.lexicon import json_schema
from coders.lexicon.compile import DEFAULT_FOLDER

BAD = Path(__file__).resolve().parents[2] / "bad_lexicon"
FILES = sorted([*(DEFAULT_FOLDER / "verbs").glob("*.yaml"), *(DEFAULT_FOLDER / "nouns").glob("*.yaml"), DEFAULT_FOLDER / "TEMPLATE.yaml"])
SEEN_BY_A_SCHEMA = (
    "not-a-mapping", "not-true-or-false", "pattern-without-code", "pattern-without-slot", "example-incomplete", "example-event", "unknown-field",
    "unknown-code", "root-code", "retired-code", "unknown-operator", "few-examples", "slot-name", "actors",
)  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema.entry_schema())


def errors(validator: Draft202012Validator, path: Path) -> list[str]:
    """What the schema says of a file, as an editor with YAML 1.1 truth values reads it."""
    content: Any = yaml.safe_load(path.read_text(encoding="utf8"))
    return [f"{path.name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(content)]


def test_json_schema_is_itself_sound() -> None:
    Draft202012Validator.check_schema(json_schema.entry_schema())


def test_json_schema_file_is_made_by_its_module() -> None:
    assert json_schema.FILE.read_text(encoding="utf8") == json_schema.schema_text(), "run python -m coders.lexicon.json_schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_json_schema_holds_for_every_file_of_the_lexicon(validator: Draft202012Validator, path: Path) -> None:
    assert errors(validator, path) == []


@pytest.mark.parametrize("name", SEEN_BY_A_SCHEMA)
def test_json_schema_sees_the_faults_that_need_no_other_file(validator: Draft202012Validator, name: str) -> None:
    assert any(errors(validator, path) for path in (BAD / name).glob("*s/*.yaml"))


def test_json_schema_lets_a_sound_file_pass(validator: Draft202012Validator) -> None:
    assert [found for path in (BAD / "sound").glob("verbs/*.yaml") for found in errors(validator, path)] == []
