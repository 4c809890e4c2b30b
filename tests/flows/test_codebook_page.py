"""Tests of flows.codebook_page."""

from pathlib import Path

import pytest

from flows import codebook_page
from schemas.codebook import cameo_codes
from schemas.tables import EVENTS, TABLES, Column

README = Path(__file__).resolve().parents[2] / "README.md"


def test_codebook_page_has_every_column_of_every_table_and_every_code():
    page = codebook_page.codebook_markdown()
    for table in TABLES:
        section = page.split(f"## {table.name}\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} | {column.meaning}" in section
    assert all(f"| `{code}` |" in page for code in cameo_codes())


def test_codebook_page_tells_values_units_and_null():
    row = codebook_page.column_row(Column("share", "float", "A share", unit="percent", null="not said", low=0, high=100, example="5"))
    assert row == ("`share`", "float", "A share", "from 0 to 100; unit: percent", "not said", "`5`", "")
    assert codebook_page.column_row(Column("name", "text", "A name", False))[4] == "never"


def test_codebook_page_escapes_the_bar_of_a_pattern():
    assert "| a\\|b |" in codebook_page.markdown_table(("x",), [("a|b",)])


def test_codebook_page_puts_the_columns_between_the_marks_of_a_readme():
    readme = f"before\n{codebook_page.BEGIN}\nstale words\n{codebook_page.END}\nafter\n"
    made = codebook_page.with_columns(readme)
    assert made.startswith("before\n") and made.endswith("\nafter\n") and "stale words" not in made
    assert all(f"| `{column.name}` |" in made for column in EVENTS.columns)
    assert codebook_page.with_columns(made) == made


def test_codebook_page_says_what_a_readme_without_marks_lacks():
    with pytest.raises(ValueError, match="put the lines"):
        codebook_page.with_columns("no marks here")


def test_codebook_page_the_readme_of_the_project_is_up_to_date():
    readme = (
        README.read_text(encoding="utf8")
        if README.exists()
        else f"{codebook_page.BEGIN}\n{codebook_page.readme_columns()}{codebook_page.END}"
    )
    assert codebook_page.with_columns(readme) == readme
