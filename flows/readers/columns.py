"""Which column holds which field: the usual names of `flows/columns.tsv`, or what the user maps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from flows.readers.record import FIELDS, Record

COLUMNS_FILE = Path(__file__).parent.parent / "columns.tsv"
HEADER = ("field", "column", "note")
Plan = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ColumnProblem:
    """One thing wrong in the table of column names: where, what, and what would be right."""

    file: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        """The problem as one line for people."""
        return f"{self.file}:{self.line}: [{self.rule}] {self.message}"


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """The usual names in order of preference, by field, and the user's own choice, which shuts out the usual ones."""

    usual: Mapping[str, tuple[str, ...]]
    chosen: Mapping[str, str] = field(default_factory=dict)


def plain(name: str) -> str:
    """Returns a column name without case, spaces, dots, hyphens and underscores: "Publication Date" -> "publicationdate"."""
    return "".join(char for char in name.casefold() if char.isalnum())


def read_columns(path: Path = COLUMNS_FILE) -> tuple[dict[str, tuple[str, ...]], tuple[ColumnProblem, ...]]:
    """Returns the usual names by field and every problem of the table (unknown field, name twice, missing cell)."""
    names: dict[str, list[str]] = {name: [] for name in FIELDS}
    seen: dict[str, int] = {}
    problems: list[ColumnProblem] = []

    def problem(line: int, rule: str, message: str) -> None:
        problems.append(ColumnProblem(path.name, line, rule, message))

    rows = path.read_text(encoding="utf-8").splitlines()
    if not rows or tuple(rows[0].split("\t")) != HEADER:
        problem(1, "bad-header", f"the first line must be {' <tab> '.join(HEADER)}")
    for number, row in enumerate(rows[1:], start=2):
        if not row.strip():
            continue
        cells = row.split("\t")
        if len(cells) < 2 or not plain(cells[1]):
            problem(number, "missing-column", f"{row!r} names no column; write field <tab> column")
        elif cells[0] not in names:
            problem(number, "unknown-field", f"{cells[0]!r} is no field; fields are {', '.join(FIELDS)}")
        elif plain(cells[1]) in seen:
            problem(number, "column-twice", f"{cells[1]!r} stands in line {seen[plain(cells[1])]} too; one column means one field")
        else:
            seen[plain(cells[1])] = number
            names[cells[0]].append(plain(cells[1]))
    return {name: tuple(found) for name, found in names.items()}, tuple(problems)


def column_names(chosen: Mapping[str, str] | None = None, *, path: Path = COLUMNS_FILE) -> ColumnNames:
    """Returns the names to look for; `chosen` is field -> column. Raises ValueError for an unknown field or a bad table."""
    usual, problems = read_columns(path)
    if problems:
        raise ValueError("\n".join(str(problem) for problem in problems))
    for name in chosen or {}:
        if name not in FIELDS:
            raise ValueError(f"--map {name}=…: {name!r} is no field; fields are {', '.join(FIELDS)} (write field=column)")
    return ColumnNames(usual, dict(chosen or {}))


def plan(columns: ColumnNames, present: Sequence[str]) -> Plan:
    """Returns, by field, the columns of an input to try in order of preference; a field without one is absent."""
    by_plain: dict[str, list[str]] = {}
    for name in present:
        by_plain.setdefault(plain(name), []).append(name)
    found: dict[str, tuple[str, ...]] = {}
    for wanted in FIELDS:
        if wanted in columns.chosen:
            choice = columns.chosen[wanted]
            names = [choice] if choice in present else by_plain.get(plain(choice), [])
        else:
            taken = set(columns.chosen.values())
            names = [name for usual in columns.usual[wanted] for name in by_plain.get(usual, []) if name not in taken]
        if names:
            found[wanted] = tuple(names)
    return found


def is_blank(value: object) -> bool:
    """True where a cell says nothing: None, a NaN, "" or only spaces, an empty list."""
    if value is None or value != value:
        return True
    return (isinstance(value, str) and not value.strip()) or (isinstance(value, list | tuple | dict) and not value)


def record_of(row: Mapping[str, object], layout: Plan, columns: ColumnNames, *, line: int | None, start: str | bytes) -> Record:
    """Returns the record of one row: of each field's columns the first that says something."""
    fields: dict[str, object] = {}
    published_from: str | None = None
    for wanted, names in layout.items():
        for name in names:
            value = row.get(name)
            if not is_blank(value):
                fields[wanted] = value
                if wanted == "published":
                    published_from = f"column {name}"
                break
    return Record(fields, line, start, published_from, "" if "text" in fields else _missing_text(row, layout, columns))


def _missing_text(row: Mapping[str, object], layout: Plan, columns: ColumnNames) -> str:
    if "text" in layout:
        return f"column {layout['text'][0]!r} is empty; an article needs a text"
    present = ", ".join(list(row)[:12]) or "none"
    if "text" in columns.chosen:
        return f"there is no column {columns.chosen['text']!r}, which --map names as the text; columns here: {present}"
    return f"no column is a text (columns here: {present}); name one text, body, content or story, or use --map text=COLUMN"
