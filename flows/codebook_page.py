"""The codebook page and the README's column table, both made from `schemas.tables`."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.codebook import acled_sub_events, actor_roles, cameo_codes, plover_classes
from schemas.tables import EVENTS, MENTIONS, SCHEMA_VERSION, TABLES, Column, Table

if TYPE_CHECKING:
    from flows.frequencies import Frequency

HEAD = ("Column", "Type", "Meaning", "Values", "Null means", "Example", "Source")
HEAD_HERE = ("Null in this release", "In this release")
BEGIN = "<!-- columns: made by python -m flows.codebook_page README.md -->"
END = "<!-- end of columns -->"


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns a Markdown table; a bar inside a cell is escaped."""
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join(" --- " for _ in head) + "|"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def values(column: Column) -> str:
    """Returns what a column may hold: its closed set, its range with the unit, its code list or its form."""
    parts = []
    if column.allowed:
        parts.append(", ".join(column.allowed))
    if column.low is not None or column.high is not None:
        parts.append(" ".join(word for word in (low_word(column), high_word(column)) if word))
    if column.code_list:
        parts.append(f"code list {column.code_list}")
    if column.pattern:
        parts.append(f"form `{column.pattern}`")
    if column.unit:
        parts.append(f"unit: {column.unit}")
    return "; ".join(parts)


def low_word(column: Column) -> str:
    """Returns `from 0`, or nothing where the column has no lower bound."""
    return "" if column.low is None else f"from {column.low:g}"


def high_word(column: Column) -> str:
    """Returns `to 90`, or nothing where the column has no upper bound."""
    return "" if column.high is None else f"to {column.high:g}"


def column_row(column: Column) -> tuple[str, ...]:
    """Returns one column's line in the codebook."""
    null = (column.null or "unknown") if column.nullable else "never"
    return (
        f"`{column.name}`",
        column.type,
        column.meaning,
        values(column),
        null,
        f"`{column.example}`" if column.example else "",
        column.origin,
    )


def table_rows(table: Table, found: "Mapping[str, Frequency] | None" = None) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Returns head and lines of one table's columns; with `found` also what stands in them in a release."""
    if found is None:
        return HEAD, [column_row(column) for column in table.columns]
    here = ((*column_row(column), found[column.name].nulls_told, found[column.name].values) for column in table.columns)
    return (*HEAD, *HEAD_HERE), list(here)


def table_section(table: Table, found: "Mapping[str, Frequency] | None" = None) -> str:
    """Returns one table's section of the codebook."""
    return f"## {table.name}\n\n{table_words(table)}\n\n" + markdown_table(*table_rows(table, found))


def table_words(table: Table) -> str:
    """Returns what a row of the table is, and its key."""
    return f"{table.meaning}." + (f" Key: `{table.key}`." if table.key else "")


def cameo_rows() -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Returns head and lines of the CAMEO codes with quad class, Goldstein value and PLOVER class."""
    rows = []
    for code in cameo_codes().values():
        plover = plover_classes().get(code.code)
        told = " / ".join(part for part in (plover.event, plover.mode, plover.context) if part) if plover else ""
        value = f"{code.goldstein:g}" + ("" if code.goldstein_from == "own" else f" (of {code.goldstein_from})")
        name = f"{code.name} (retired: {code.retired})" if code.retired else code.name
        rows.append((f"`{code.code}`", name, str(code.quad_class), value, told))
    return ("Code", "Name", "Quad class", "Goldstein", "PLOVER"), rows


def acled_rows() -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Returns head and lines of the ACLED sub-event types."""
    return ("Sub-event type", "Event type", "Disorder type"), [(row.name, row.event_type, row.disorder_type) for row in acled_sub_events().values()]


def role_rows() -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Returns head and lines of the role codes."""
    return ("Code", "Name"), [(f"`{code}`", name) for code, name in actor_roles().items()]


LISTS = {"CAMEO codes": cameo_rows, "ACLED types": acled_rows, "Role codes": role_rows}
CODES = "Codes are text and keep their zeros (`010`). Null means unknown or not said, never zero."


def codebook_markdown(found: "Mapping[str, Mapping[str, Frequency]] | None" = None) -> str:
    """Returns the codebook of a release: every column of every table, with its frequencies where `found` has them, then the code lists."""
    head = f"# Codebook\n\nSchema version {SCHEMA_VERSION}. {CODES}\n"
    tables = (table_section(table, (found or {}).get(table.name)) for table in TABLES)
    return "\n".join([head, *tables, *(f"## {title}\n\n" + markdown_table(*rows()) for title, rows in LISTS.items())])


def readme_columns() -> str:
    """Returns the README's table: the columns of an event, and which of them a mention has."""
    mention = set(MENTIONS.names)
    rows = ((f"`{column.name}`", column.type, column.meaning, "yes" if column.name in mention else "") for column in EVENTS.columns)
    only = ", ".join(f"`{name}`" for name in MENTIONS.names if name not in set(EVENTS.names))
    return markdown_table(("Column", "Type", "Meaning", "Also in mentions"), rows) + f"\nMentions have besides: {only}.\n"


def with_columns(readme: str) -> str:
    """Returns a README text with the table between its two marks made anew; raises ValueError where a mark is missing."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README has no place for the columns: put the lines {BEGIN!r} and {END!r} where the table belongs")
    return f"{before}{BEGIN}\n{readme_columns()}{END}{after}"


def main(paths: Sequence[str]) -> None:
    """Writes the column table into the README files named."""
    for path in map(Path, paths):
        path.write_text(with_columns(path.read_text(encoding="utf8")), encoding="utf8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
