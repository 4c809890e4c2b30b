"""Column names: the usual ones, the mapped ones, and the table that holds them."""

from pathlib import Path

import pytest

from flows.readers.columns import column_names, plan, read_columns


@pytest.mark.parametrize(("names", "expected"), [
    (["Body", "pubDate", "GUID"], {"text": ("Body",), "published": ("pubDate",), "id": ("GUID",)}),
    (["Publication Date", "story", "Outlet"], {"text": ("story",), "published": ("Publication Date",), "publisher": ("Outlet",)}),
    (["content", "text"], {"text": ("text", "content")}),
    (["remark"], {}),
])  # fmt: skip
def test_columns_usual_names_in_any_spelling(names: list[str], expected: dict[str, tuple[str, ...]]) -> None:
    assert plan(column_names(), names) == expected


def test_columns_what_the_user_maps_shuts_out_the_usual_name() -> None:
    chosen = column_names({"text": "remark", "published": "content"})
    assert plan(chosen, ["text", "remark", "content", "date"]) == {"text": ("remark",), "published": ("content",)}
    assert plan(chosen, ["text", "date"]) == {}
    with pytest.raises(ValueError, match="fields are id, text"):
        column_names({"body": "remark"})


def test_columns_the_table_of_the_project_has_no_problem() -> None:
    assert read_columns()[1] == ()


@pytest.mark.parametrize(("row", "rule"), [("words\tbody", "unknown-field"), ("text", "missing-column"), ("title\tTEXT", "column-twice")])
def test_columns_a_bad_table_is_told_with_its_line(tmp_path: Path, row: str, rule: str) -> None:
    path = tmp_path / "columns.tsv"
    path.write_text(f"field\tcolumn\tnote\ntext\ttext\n{row}\n", encoding="utf-8")
    (problem,) = read_columns(path)[1]
    assert (problem.line, problem.rule) == (3, rule)
    with pytest.raises(ValueError, match=rf"columns.tsv:3: \[{rule}\]"):
        column_names(path=path)
