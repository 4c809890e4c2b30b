"""Operators and the composition table: operator x embedded code -> code, by the longest prefix of the embedded code."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from coders.lexicon.entries import NO_CODE, Operator
from coders.lexicon.problems import Problem
from coders.lexicon.read import Reader, load_yaml, not_utf8

CONTROLS = ("subject", "object")
INNER = ("replaced", "kept", "negated", "passed")
SAME, OWN = "=", "own"
"""Cells that name no code: the embedded event's own, and the operator's own (none where its sense has none)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table; a code of None means that this operator makes no event of this code."""

    operator: str
    embedded: str
    code: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Composition:
    """The composition table by operator and prefix; "" is the prefix of every code."""

    cells: Mapping[tuple[str, str], Cell]

    def find(self, operator: str, embedded: str) -> Cell | None:
        """Returns the cell of the longest prefix of `embedded`, None where the operator has none."""
        for length in range(len(embedded), -1, -1):
            cell = self.cells.get((operator, embedded[:length]))
            if cell is not None:
                return cell
        return None


def read_operators(path: Path) -> tuple[tuple[Operator, ...], tuple[Problem, ...]]:
    """Reads operators.yaml."""
    name = path.name
    if not path.exists():
        return (), ()
    root, problems = load_yaml(path, name)
    if root is None:
        return (), problems
    reader = Reader(name)
    found: list[Operator] = []
    for key, line, node in reader.mapping(root, name).items:
        mapping = reader.mapping(node, key)
        control, inner = mapping.get("control"), mapping.get("inner")
        control_text = reader.text(control, "control") if control is not None else "subject"
        inner_text = reader.text(inner, "inner") if inner is not None else "replaced"
        if control_text not in CONTROLS:
            reader.problem(line, "operator-control", f"operator {key} has control {control_text!r}", "write subject or object")
        if inner_text not in INNER:
            reader.problem(line, "operator-inner", f"operator {key} has inner {inner_text!r}", "write one of " + ", ".join(INNER))
        participles = bool(reader.flag(mapping.get("participles"), "participles", False))
        found.append(Operator(key, control_text, reader.texts(mapping.get("target"), "target"), inner_text, line, participles))
    return tuple(found), tuple(reader.problems)


def read_compose(path: Path) -> tuple[Composition, tuple[Problem, ...]]:
    """Reads compose.tsv: operator, embedded prefix (* for all), code (none for no event, = for the embedded code, own for the operator's)."""
    cells: dict[tuple[str, str], Cell] = {}
    problems: list[Problem] = []
    if not path.exists():
        return Composition(MappingProxyType(cells)), ()
    try:
        rows = path.read_text(encoding="utf8").splitlines()
    except UnicodeDecodeError as error:
        return Composition(MappingProxyType(cells)), (not_utf8(path.name, error),)
    for number, row in enumerate(rows, 1):
        if not row.strip() or row.startswith("#") or number == 1:
            continue
        parts = row.split("\t")
        if len(parts) < 3:
            problems.append(Problem(path.name, number, "compose-columns", f"{len(parts)} columns", "operator, embedded, code, by tabs"))
            continue
        operator, embedded, code = (part.strip() for part in parts[:3])
        key = (operator, "" if embedded == "*" else embedded)
        if key in cells:
            problems.append(Problem(path.name, number, "compose-twice", f"{operator} x {embedded} stands twice, first in line {cells[key].line}"))
            continue
        cells[key] = Cell(operator, embedded, None if code == NO_CODE else code, number)
    return Composition(MappingProxyType(cells)), tuple(problems)
