"""Checks an imported lexicon as data: codes that are listed, sets that exist, blocks that have verbs."""

from collections.abc import Iterator
from pathlib import Path

from coders.lexicon.problems import Problem
from coders.sequences.tables import COLUMNS, PATTERNS, SYNONYMS, VERBS, code_of
from coders.table_rows import TableRow, read_table

SCOPES = ("sentence", "story")


def check_sequences(folder: Path) -> tuple[Problem, ...]:
    """Returns every problem of an imported lexicon's tables, sorted by file and line; its actors keep the codes of their own list."""
    rows: dict[str, tuple[TableRow, ...]] = {}
    found: list[Problem] = []
    for name, columns in COLUMNS.items():
        if not (folder / name).exists():
            found.append(Problem(name, 0, "table-missing", "the table does not exist", "import the dictionaries again"))
            continue
        rows[name], bad = read_table(folder / name, columns=columns)
        found.extend(Problem(name, one.line, one.check, one.message) for one in bad)
    found.extend(check_codes(rows))
    found.extend(check_blocks(rows))
    found.extend(check_sets(rows))
    for row in rows.get("discards.tsv", ()):
        if row["scope"] not in SCOPES:
            found.append(Problem("discards.tsv", row.line, "unknown-scope", f"{row['scope']!r} is no scope", "write sentence or story"))
    return tuple(sorted(found, key=lambda one: (one.file, one.line, one.id)))


def check_codes(rows: dict[str, tuple[TableRow, ...]]) -> Iterator[Problem]:
    """Yields codes of verbs and patterns that codes.tsv does not list, and codes that it lists twice."""
    listed: dict[str, int] = {}
    for row in rows.get("codes.tsv", ()):
        if row["code"] in listed:
            yield Problem("codes.tsv", row.line, "code-twice", f"{row['code']} stands in line {listed[row['code']]} already", "delete one")
        listed.setdefault(row["code"], row.line)
    for name in (VERBS, PATTERNS):
        for row in rows.get(name, ()):
            for code in (code_of(row["code"]), code_of(row["back"])):
                if code is not None and code not in listed:
                    yield Problem(name, row.line, "unlisted-code", f"{code!r} is not in codes.tsv", "add it there, or write one that is")


def check_blocks(rows: dict[str, tuple[TableRow, ...]]) -> Iterator[Problem]:
    """Yields patterns of blocks that have no verb: they can never match."""
    blocks = {row["block"] for row in rows.get(VERBS, ())}
    for row in rows.get(PATTERNS, ()):
        if row["block"] not in blocks:
            yield Problem(PATTERNS, row.line, "block-without-verb", f"block {row['block']} has no verb", f"add one to {VERBS}")


def check_sets(rows: dict[str, tuple[TableRow, ...]]) -> Iterator[Problem]:
    """Yields sets that patterns or other sets name and no row defines."""
    known = {row["set"] for row in rows.get(SYNONYMS, ())}
    for name, columns in ((PATTERNS, ("before", "after")), (SYNONYMS, ("member",))):
        for row in rows.get(name, ()):
            for token in " ".join(row[column] for column in columns).split():
                named = token.strip("_")
                if named.startswith("&") and named not in known:
                    yield Problem(name, row.line, "unknown-set", f"{named} is not defined", f"add its words to {SYNONYMS}")
