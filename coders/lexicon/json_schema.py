"""The JSON Schema of the lexicon's verb and noun files, for editors that complete and underline (YAML language servers).

`python -m coders.lexicon.json_schema` writes it anew; a test holds it to what `read.py` reads. `tocsin lexicon check` stays the judge:
a schema cannot see a class that does not exist or a form defined twice.
"""

import json
from pathlib import Path
from typing import Any

from coders.lexicon.check import MIN_EXAMPLES
from coders.lexicon.compile import DEFAULT_FOLDER
from coders.lexicon.compose import read_operators
from coders.lexicon.entries import NO_CODE
from coders.lexicon.read import ACTOR_NEEDS, ENTRY_FIELDS, PATTERN_FIELDS
from schemas.codebook import cameo_codes

FILE = DEFAULT_FOLDER / "entry.schema.json"
TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
FLAG: dict[str, Any] = {"type": "boolean"}
TEXTS: dict[str, Any] = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
MEANINGS = {
    "also": "other lemmas or phrases that behave the same",
    "code": "the CAMEO code where no pattern matches; none: only the patterns code",
    "operator": "it takes an event (\"threaten to bomb\"); the code is composed by compose.tsv",
    "patterns": "senses; the most specific pattern whose slots all match wins",
    "examples": "sentences with what they must give; at least three, one of them none or negated",
    "source": "slots that hold who acts, in order of preference",
    "target": "slots that hold whom it is done to, in order of preference",
    "reciprocal": "one mention in each direction",
    "actors": "which actors must be known",
    "light": "nouns: verbs that only carry the noun (launch, mount, stage)",
    "alone": "false: it counts only with a light verb or under an operator",
    "owner": "nouns: target where the owner suffers it (\"the minister's arrest\")",
}


def entry_schema() -> dict[str, Any]:
    """Returns the schema of a verb or noun file: entries by name, with fields, patterns and examples."""
    codes = [code for code, row in cameo_codes().items() if len(code) > 2 and not row.retired]
    operators = [operator.name for operator in read_operators(DEFAULT_FOLDER / "operators.yaml")[0]]
    code: dict[str, Any] = {"enum": [NO_CODE, *codes], "enumDescriptions": ["a sense that is no event", *(cameo_codes()[code].name for code in codes)]}
    fields: dict[str, dict[str, Any]] = {
        "also": TEXTS, "code": {"$ref": "#/$defs/code"}, "operator": {"enum": [*operators, NO_CODE]}, "source": TEXTS, "target": TEXTS, "reciprocal": FLAG,
        "actors": {"enum": list(ACTOR_NEEDS)}, "light": TEXTS, "alone": FLAG, "owner": {"enum": ["source", "target"]},
        "patterns": {"type": "array", "items": {"$ref": "#/$defs/pattern"}},
        "examples": {"type": "array", "items": {"$ref": "#/$defs/example"}, "minItems": MIN_EXAMPLES},
    }  # fmt: skip
    told = {name: {**fields[name], "description": MEANINGS[name]} for name in ENTRY_FIELDS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tocsin lexicon: verbs and event nouns",
        "type": "object",
        "additionalProperties": {"$ref": "#/$defs/entry"},
        "$defs": {
            "code": code,
            "entry": {"type": "object", "properties": told, "additionalProperties": False, "required": ["examples"]},
            "pattern": {
                "type": "object",
                "properties": {name: told[name] for name in PATTERN_FIELDS},
                # every key that is no field is a slot: subject, object, clause, particle, modifier, verb, any, or a preposition
                "additionalProperties": TEXTS,
                "propertyNames": {"pattern": "^[a-z ]+$"},
                "minProperties": 2,
                "anyOf": [{"required": ["code"]}, {"required": ["operator"]}],
            },
            "example": {
                "type": "object",
                "properties": {"say": TEXT, "event": {"anyOf": [{"enum": ["none", "negated"]}, {"$ref": "#/$defs/event"}, events_schema()]}},
                "required": ["say", "event"],
                "additionalProperties": False,
            },
            "event": {
                "type": "array",
                "description": "source, code, target; ~ for an actor that the example leaves open",
                "prefixItems": [{"$ref": "#/$defs/actor"}, {"$ref": "#/$defs/code"}, {"$ref": "#/$defs/actor"}],
                "minItems": 3,
                "maxItems": 3,
            },
            "actor": {"anyOf": [{"type": "string", "pattern": "^(---)?[A-Z]{0,18}$"}, {"type": "null"}]},
        },
    }


def events_schema() -> dict[str, Any]:
    """Returns the schema of several events of one example."""
    return {"type": "array", "items": {"$ref": "#/$defs/event"}, "minItems": 1}


def schema_text() -> str:
    """Returns the schema as it stands in the file."""
    return json.dumps(entry_schema(), indent=1, ensure_ascii=False) + "\n"


def main(path: Path = FILE) -> None:
    """Writes the schema beside the lexicon."""
    path.write_text(schema_text(), encoding="utf8", newline="\n")


if __name__ == "__main__":
    main()
