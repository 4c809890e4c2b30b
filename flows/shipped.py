"""What stands in a release beside its data: LICENSE, CITATION.cff, datapackage.json and SHA256SUMS. No clock, no folder of the machine."""

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import yaml

from flows.datapackage import datapackage
from flows.release import CITATION, DATAPACKAGE, SUMS, Origin, file_digests, release_id
from flows.stored import Rows

LICENSE = "LICENSE"
NEEDED = ("title", "description", "authors", "message", "licence", "keywords")


def write_companions(folder: Path, tables: Mapping[str, Rows], *, origin: Origin) -> None:
    """Writes the files into a staged release that holds its data, pages and CHANGES.md already.

    SHA256SUMS is last and lists all files but itself and the manifest, which has a clock and lists it.
    """
    about = read_about()
    write(folder / LICENSE, about["licence"]["text"])
    name = release_id(origin, file_digests(folder))
    latest = pc.max(tables["articles"].column("published")).as_py()
    write(folder / CITATION, citation(about, version=name, day=None if latest is None else latest.isoformat()))
    package = datapackage(about, version=name, digests=file_digests(folder))
    write(folder / DATAPACKAGE, json.dumps(package, ensure_ascii=False, indent=1) + "\n")
    write(folder / SUMS, "".join(f"{entry['sha256']}  {path}\n" for path, entry in file_digests(folder).items()))


def write(path: Path, text: str) -> None:
    """Writes a text file with the same bytes on every system."""
    path.write_text(text, encoding="utf8", newline="\n")


def read_about(text: str | None = None) -> dict[str, Any]:
    """Returns what is said of a release (`release_about.yaml`); raises ValueError naming the keys that are missing."""
    told = yaml.safe_load(files("flows").joinpath("release_about.yaml").read_text(encoding="utf8") if text is None else text)
    lacks = [key for key in NEEDED if not isinstance(told, dict) or not told.get(key)]
    if not lacks:
        lacks = [f"licence.{key}" for key in ("id", "title", "url", "text") if not isinstance(told["licence"], dict) or not told["licence"].get(key)]
    if lacks:
        raise ValueError(f"release_about.yaml: missing {', '.join(lacks)}; each needs a value")
    return dict(told)


def citation(about: Mapping[str, Any], *, version: str, day: str | None) -> str:
    """Returns CITATION.cff (1.2): the version is the release's identifier, the date that of its newest article (None: left out)."""
    told = {
        "cff-version": "1.2.0",
        "message": about["message"],
        "type": "dataset",
        "title": about["title"],
        "abstract": about["description"],
        "authors": about["authors"],
        "version": version,
        **({"date-released": day} if day else {}),
        "license": about["licence"]["id"],
        "keywords": about["keywords"],
    }
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=1000)
