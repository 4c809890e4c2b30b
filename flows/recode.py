"""Which articles of OUT a change of the lexicon can touch: only these are coded again, from their kept parses."""

import json
import os
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from coders.lexicon.fingerprint import REST
from flows.stored import Rows

FOLDER = "lexicons"
WORD = re.compile(r"\w+")


def keep_words(out: Path, version: str, words: Mapping[str, str]) -> None:
    """Writes what a lexicon version knows, word by word, for the next run that recodes."""
    path = out / FOLDER / f"{version}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    unfinished.write_text(json.dumps(words, ensure_ascii=False, indent=0) + "\n", encoding="utf8", newline="\n")
    os.replace(unfinished, path)


def kept_words(out: Path, version: str) -> dict[str, str] | None:
    """Returns what a lexicon version knew; None where no run has kept it or the file is damaged."""
    try:
        found = json.loads((out / FOLDER / f"{version}.json").read_text(encoding="utf8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and REST in found else None


def changed_words(before: Mapping[str, str] | None, now: Mapping[str, str]) -> frozenset[str] | None:
    """Returns the words of which two lexicons know different things; None where a difference may touch every article."""
    if before is None or before[REST] != now[REST]:
        return None
    return frozenset(word for word in before.keys() | now.keys() if before.get(word) != now.get(word))


def touched(texts: Iterable[str], words: Collection[str]) -> list[bool]:
    """Returns for each text whether it holds one of the words (lower case)."""
    wanted = frozenset(words)
    return [not wanted.isdisjoint(WORD.findall(text.lower())) for text in texts]


def versions_of(mentions: Rows, column: str) -> set[str]:
    """Returns the versions that coded some mentions."""
    return set(mentions.column(column).unique().to_pylist())


def under_version(mentions: pa.Table, version: str) -> pa.Table:
    """Returns mentions that a new lexicon does not touch as it would code them: the same rows under its version."""
    place = mentions.schema.get_field_index("lexicon_version")
    return mentions.set_column(place, mentions.schema.field(place), pa.array([version] * mentions.num_rows, type=pa.string()))
