"""The patterns that tell credits, captions, bylines and related lines from the body of a report (`lexicon/text_lines.tsv`)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound

TABLE = Path(__file__).parent / "lexicon" / "text_lines.tsv"
COLUMNS = ("id", "kind", "where", "pattern", "example", "counterexample")
KINDS = ("body", "headline", "credit", "caption", "byline", "related", "dateline", "list", "other")
OPENING = "opening"
PLACES_OF_MATCH = ("full", "start", "end", OPENING)


@dataclass(frozen=True, slots=True)
class LinePattern:
    """One pattern of the table, compiled: a paragraph that it matches is of its kind, or only its beginning is (`opening`); `leading` where it
    must stand at the beginning."""

    pattern_id: str
    kind: str
    regex: re.Pattern[str]
    opening: bool = False
    leading: bool = False


def compile_pattern(row: TableRow) -> LinePattern:
    """Compile one row; `where` says whether the pattern takes the whole paragraph, its start or its end, or (`opening`) is cut off before
    the rest of the paragraph; raises re.error."""
    head = "" if row["where"] == "end" else r"\A"
    tail = "" if row["where"] in ("start", OPENING) else r"\Z"
    return LinePattern(row["id"], row["kind"], re.compile(f"{head}(?:{row['pattern']}){tail}"), row["where"] == OPENING, leading=bool(head))


def check_row(row: TableRow, *, file: str) -> list[TableProblem]:
    """Say what is wrong with one row: its kind, its place, its pattern, or an example on the wrong side."""
    problems: list[TableProblem] = []
    if row["kind"] not in KINDS:
        problems.append(
            TableProblem(file, row.line, "unknown-kind", f"{row['kind']!r} is no kind of paragraph; use one of {', '.join(KINDS)}")
        )
    if row["where"] not in PLACES_OF_MATCH:
        problems.append(TableProblem(file, row.line, "unknown-where", f"{row['where']!r} is not one of {', '.join(PLACES_OF_MATCH)}"))
    try:
        pattern = compile_pattern(row)
    except re.error as error:
        return [*problems, TableProblem(file, row.line, "bad-pattern", f"{row['pattern']!r} is no regular expression: {error}")]
    if not pattern.regex.search(row["example"]):
        problems.append(TableProblem(file, row.line, "example-missed", f"the pattern does not match its example {row['example']!r}"))
    if not row["counterexample"] or pattern.regex.search(row["counterexample"]):
        problems.append(
            TableProblem(
                file,
                row.line,
                "counterexample-matched",
                f"give a counterexample that the pattern leaves alone, not {row['counterexample']!r}",
            )
        )
    return problems


def check_text_lines(path: Path = TABLE) -> tuple[TableProblem, ...]:
    """Check the whole table and return every problem, in the order of its lines; an empty tuple where it is sound."""
    rows, problems = read_table(path, columns=COLUMNS)
    found = list(problems)
    seen: dict[str, int] = {}
    for row in rows:
        found += check_row(row, file=path.name)
        if row["id"] in seen:
            found.append(
                TableProblem(
                    path.name, row.line, "repeated-id", f"{row['id']!r} stands in line {seen[row['id']]} already; give it another id"
                )
            )
        seen.setdefault(row["id"], row.line)
    return tuple(sorted(found, key=lambda problem: problem.line))


@cache
def load_text_lines(path: Path = TABLE) -> tuple[LinePattern, ...]:
    """Load the compiled patterns in the order of the table; raises ValueError with all problems where the table is not sound."""
    refuse_unsound(check_text_lines(path))
    rows, _ = read_table(path, columns=COLUMNS)
    return tuple(compile_pattern(row) for row in rows)


def pattern_kind(paragraph: str) -> str | None:
    """Return the kind of the first pattern that matches a paragraph (its line breaks read as spaces), None where none does."""
    for pattern in load_text_lines():
        # one that must stand at the beginning would be searched for at every letter
        find = pattern.regex.match if pattern.leading else pattern.regex.search
        if not pattern.opening and find(paragraph):
            return pattern.kind
    return None


def opening_of(paragraph: str) -> tuple[int, str] | None:
    """Return where the rest of a paragraph begins behind what a site wrote before it, and the kind of that; None where nothing stands before it."""
    for pattern in load_text_lines():
        match = pattern.regex.match(paragraph) if pattern.opening else None
        if match is not None and match.end() < len(paragraph):
            return match.end(), pattern.kind
    return None
