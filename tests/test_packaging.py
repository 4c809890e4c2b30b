"""The packages are ours, the lock names no index, and the versions agree."""

import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from coders.coder import CODER_VERSION

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf8")


@pytest.mark.parametrize("name", ["schemas", "coders", "coders.lexicon", "coders.syntax", "flows", "flows.readers"])
def test_packaging_package_is_the_one_of_this_repository(name: str) -> None:
    file = importlib.import_module(name).__file__
    assert file is not None and Path(file).resolve().is_relative_to(ROOT)


def test_packaging_list_of_packages_is_whole() -> None:
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for top in ("schemas", "coders", "flows")
        for path in (ROOT / top).rglob("__init__.py")
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == found


def test_packaging_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for top in ("schemas", "coders", "flows") for path in (ROOT / top).rglob("*.py")}
    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_packaging_version_is_the_coders() -> None:
    assert PROJECT["project"]["version"] == CODER_VERSION


def test_packaging_is_not_for_upload() -> None:
    assert "Private :: Do Not Upload" in PROJECT["project"]["classifiers"] and PROJECT["project"]["name"] == "tocsin"


def test_packaging_lock_holds_versions_and_hashes_and_no_address() -> None:
    assert "://" not in LOCK and not re.search(
        r"^\s*(-i|--index-url|--extra-index-url|--find-links|-f|--trusted-host)\b", LOCK, re.MULTILINE
    )
    pinned = re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==", LOCK, re.MULTILINE)
    assert len(pinned) > 50 and len(pinned) == len({name.lower() for name in pinned})
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)
    assert [block.splitlines()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


def test_packaging_lock_holds_every_dependency() -> None:
    pinned = {re.sub(r"[-_.]+", "-", name).lower() for name in re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==", LOCK, re.MULTILINE)}
    named = {re.sub(r"[-_.]+", "-", re.split(r"[<>=!\[ ;]", text)[0]).lower() for text in PROJECT["project"]["dependencies"]}
    assert named - pinned == set()


def test_packaging_there_is_no_second_lock() -> None:
    assert [name for name in ("uv.lock", "poetry.lock", "Pipfile.lock") if (ROOT / name).exists()] == []


def test_packaging_console_script_exists() -> None:
    module, function = PROJECT["project"]["scripts"]["tocsin"].split(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_packaging_the_lock_is_whole() -> None:
    # it is installed without looking for what a package asks: nothing may be missing, nor of another version than asked
    asked = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stdout
