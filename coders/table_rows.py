"""Reads one TSV table of the lexicon into rows that know their line, with all its problems at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TableProblem:
    """One thing wrong with a table: file, line (1-based), stable check id, what is wrong and what would be right."""

    file: str
    line: int
    check: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: [{self.check}] {self.message}"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table: its line number (1-based) and its cells by column name."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_table(path: Path, *, columns: Sequence[str]) -> tuple[tuple[TableRow, ...], tuple[TableProblem, ...]]:
    """Read a tab-separated table whose first line must be `columns`; lines that start with # and empty lines are comments.

    Returns the sound rows and the problems (bad header, wrong number of cells, not UTF-8); raises OSError where the file is missing.
    """
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        return (), (TableProblem(path.name, 1, "not-utf8", f"byte {error.start} is not UTF-8; save the file as UTF-8"),)
    wanted = tuple(columns)
    found = tuple(lines[0].rstrip("\r").split("\t"))
    if found != wanted:
        message = f"the header is {' '.join(found)!r}; it must be {' '.join(wanted)!r}, separated by tabs"
        return (), (TableProblem(path.name, 1, "bad-header", message),)
    rows: list[TableRow] = []
    problems: list[TableProblem] = []
    for number, line in enumerate(lines[1:], start=2):
        text = line.rstrip("\r")
        if not text.strip() or text.startswith("#"):
            continue
        cells = text.split("\t")
        if len(cells) != len(wanted):
            problems.append(
                TableProblem(path.name, number, "cell-count", f"{len(cells)} cells; {len(wanted)} are needed: {', '.join(wanted)}")
            )
            continue
        rows.append(TableRow(number, dict(zip(wanted, (cell.strip() for cell in cells), strict=True))))
    return tuple(rows), tuple(problems)


def refuse_unsound(problems: Iterable[TableProblem]) -> None:
    """Raise ValueError with all problems, a line each, where a table has any: a table of the package that is unsound is no table."""
    lines = [str(problem) for problem in problems]
    if lines:
        raise ValueError("\n".join(lines))


def role_problems(file: str, rows: Iterable[TableRow], roles: Iterable[str]) -> Iterator[TableProblem]:
    """Yields what is wrong with a table of words by `role`: roles that are not known, and words that stand twice in one."""
    known, seen = tuple(roles), dict[tuple[str, str], int]()
    for row in rows:
        word, role = row["word"], row["role"]
        if role not in known:
            yield TableProblem(file, row.line, "unknown-role", f"{role!r} is not one of {', '.join(known)}")
        if (word, role) in seen:
            yield TableProblem(file, row.line, "repeated-word", f"{word!r} stands in line {seen[word, role]} already; keep one of the two")
        seen.setdefault((word, role), row.line)
