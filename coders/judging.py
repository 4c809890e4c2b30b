"""Verbs of praise, blame and punishment, whose object did what a gerund behind "for" tells (`lexicon/judging_words.tsv`)."""

from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound

TABLE = Path(__file__).parent / "lexicon" / "judging_words.tsv"
COLUMNS = ("begins", "kind", "example")
KINDS = ("praise", "blame", "pardon", "punish", "court")
SHORTEST = 3
"""A verb's beginning of fewer letters begins too many others."""


def check_judging(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Checks the table: beginnings of small letters, none twice or behind one that begins it, kinds that exist, examples that hold the verb and "for"."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[str, int] = {}
    for row in rows:
        found += check_row(row, file=path.name)
        earlier = next((word for word in seen if row["begins"].startswith(word)), None)
        if earlier is not None:
            message = f"{row['begins']!r} begins with {earlier!r} of line {seen[earlier]}; leave one out"
            found.append(TableProblem(path.name, row.line, "repeated-word", message))
        seen.setdefault(row["begins"], row.line)
    return tuple(sorted(found, key=lambda problem: problem.line))


def check_row(row: TableRow, *, file: str) -> list[TableProblem]:
    """Returns what is wrong with one row."""
    word, problems = row["begins"], []
    if len(word) < SHORTEST or not (word.isalpha() and word.islower()):
        problems.append(TableProblem(file, row.line, "bad-word", f"{word!r} is no beginning of {SHORTEST} small letters or more"))
    if row["kind"] not in KINDS:
        problems.append(TableProblem(file, row.line, "unknown-kind", f"{row['kind']!r} is not one of {', '.join(KINDS)}"))
    told = row["example"].split()
    if "for" not in told or not any(part.startswith(word) for part in told[:1]):
        problems.append(TableProblem(file, row.line, "no-example", f"give an example that opens with a form of {word!r} and has a \"for\""))
    return problems


@cache
def load_judging(path: Path = TABLE) -> tuple[str, ...]:
    """Returns the beginnings of the verbs; raises ValueError with all problems where the table is not sound."""
    refuse_unsound(check_judging(path))
    rows, _ = read_table(path, columns=COLUMNS)
    return tuple(row["begins"] for row in rows)
