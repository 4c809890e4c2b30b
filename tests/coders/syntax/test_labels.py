"""Only `coders.syntax`, and `coders.parse` which fills them, may read the parser's dependency labels."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PARSE = ROOT / "coders" / "parse.py"
SYNTAX = ROOT / "coders" / "syntax"


def label_lines(source: str) -> list[int]:
    """Returns the lines of a module that read an attribute called `deps`, also by `getattr` or `attrgetter`."""
    found: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        read = isinstance(node, ast.Attribute) and node.attr == "deps"
        named = isinstance(node, ast.Call) and any(isinstance(part, ast.Constant) and part.value == "deps" for part in node.args)
        if read or named:
            found.add(node.lineno)
    return sorted(found)


def offenders(paths: list[Path]) -> list[str]:
    """Returns file:line of each place outside `coders.syntax` and `coders.parse` that reads labels."""
    outside = [path for path in paths if path != PARSE and SYNTAX not in path.parents]
    return [f"{path}:{line}" for path in outside for line in label_lines(path.read_text(encoding="utf8"))]


def modules() -> list[Path]:
    """Returns all modules of the three packages."""
    return sorted(path for top in ("schemas", "coders", "flows") for path in (ROOT / top).rglob("*.py"))


def test_labels_are_read_in_syntax_only() -> None:
    assert PARSE in modules() and len(modules()) > 50
    assert offenders(modules()) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def f(sentence, token):\n    return sentence.deps[token] == 'relcl'\n", [2]),
        ("deps = view.sentence.deps\n", [1]),
        ("labels = getattr(sentence, 'deps')\n", [1]),
        ("tags = sentence.tags\ndeps = ()\n'a comment on sentence.deps'\n", []),
        ("sentence = Sentence(deps=())\n", []),
    ],
)
def test_labels_check_finds_what_reads_them(source: str, lines: list[int]) -> None:
    assert label_lines(source) == lines


def test_labels_check_fails_for_a_module_outside(tmp_path: Path) -> None:
    outside = tmp_path / "context.py"
    outside.write_text("def f(sentence, token):\n    return sentence.deps[token]\n", encoding="utf8")
    assert offenders([outside]) == [f"{outside}:2"]


def test_labels_check_sees_those_read_in_syntax() -> None:
    # the same check, were the modules of `coders.syntax` not let through
    assert label_lines((SYNTAX / "forms.py").read_text(encoding="utf8"))
    assert offenders([SYNTAX / "forms.py", PARSE]) == []
