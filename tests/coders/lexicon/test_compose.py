"""The composition table: operator x embedded code by the longest prefix."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import FOLDER

from coders.lexicon.compile import load_lexicon
from coders.lexicon.compose import OWN, SAME, Cell, Composition, read_compose, read_operators
from schemas.codebook import cameo_codes

CODES = sorted(cameo_codes())


@pytest.fixture
def table() -> Composition:
    return read_compose(FOLDER / "compose.tsv")[0]


@pytest.mark.parametrize(
    ("operator", "embedded", "code"),
    [("threaten", "190", "138"), ("threaten", "163", "130"), ("appeal", "0871", "0256"), ("appeal", "087", "020"), ("stop", "040", None)],
)
def test_compose_longest_prefix_wins(table: Composition, operator: str, embedded: str, code: str | None) -> None:
    cell = table.find(operator, embedded)
    assert cell is not None and cell.code == code


def test_compose_unknown_pair_has_no_cell(table: Composition) -> None:
    assert table.find("stop", "163") is None and table.find("juggle", "190") is None


@given(st.dictionaries(st.sampled_from(["", *CODES]), st.sampled_from(CODES), max_size=30), st.sampled_from(CODES))
def test_compose_find_is_the_longest_prefix_of_all(rows: dict[str, str], embedded: str) -> None:
    composition = Composition({("x", prefix): Cell("x", prefix, code, 1) for prefix, code in rows.items()})
    prefixes = [prefix for prefix in rows if embedded.startswith(prefix)]
    cell = composition.find("x", embedded)
    assert (cell.code if cell else None) == (rows[max(prefixes, key=len)] if prefixes else None)


def test_compose_file_is_read_with_lines_comments_and_stars(tmp_path: Path) -> None:
    path = tmp_path / "compose.tsv"
    path.write_text("operator\tembedded\tcode\twhy\n# a comment\nstop\t*\tnone\tno event\nstop\t19\t0871\n", encoding="utf8")
    composition, problems = read_compose(path)
    assert problems == ()
    assert [(cell.operator, prefix, cell.code, cell.line) for (_, prefix), cell in composition.cells.items()] == [
        ("stop", "", None, 3),
        ("stop", "19", "0871", 4),
    ]


def test_compose_missing_files_are_empty(tmp_path: Path) -> None:
    assert read_compose(tmp_path / "compose.tsv") == (Composition({}), ()) and read_operators(tmp_path / "operators.yaml") == ((), ())


def test_compose_operators_have_defaults(tmp_path: Path) -> None:
    path = tmp_path / "operators.yaml"
    path.write_text("stop:\n  target: [object]\nurge: {control: object, target: [object, inner source], inner: kept}\n", encoding="utf8")
    (stop, urge), problems = read_operators(path)
    assert problems == ()
    assert (stop.control, stop.inner, stop.target) == ("subject", "replaced", ("object",))
    assert (urge.control, urge.inner, urge.target, urge.line) == ("object", "kept", ("object", "inner source"), 3)


def test_compose_shipped_table_has_a_cell_for_every_operator_and_code_and_gives_codes_of_the_code_list_only() -> None:
    lexicon = load_lexicon()
    assert lexicon.operators
    for operator in lexicon.operators:
        for code in CODES:
            cell = lexicon.composition.find(operator, code)
            assert cell is not None and (cell.code in (None, SAME, OWN) or (cell.code in cameo_codes() and len(cell.code or "") >= 3)), (
                operator,
                code,
                cell,
            )


@pytest.mark.parametrize(
    ("operator", "embedded", "code"), [("threaten", "190", "138"), ("stop", "191", "0872"), ("appeal", "0872", "0256")]
)
def test_compose_shipped_table_makes_the_codes_of_the_manual(operator: str, embedded: str, code: str) -> None:
    cell = load_lexicon().composition.find(operator, embedded)
    assert cell is not None and cell.code is not None and cell.code.startswith(code)


def test_compose_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "compose.tsv").write_bytes(b"operator\tembedded\tcode\nstop\t*\tnone \xff\n")
    composition, problems = read_compose(tmp_path / "compose.tsv")
    assert not composition.cells and [problem.id for problem in problems] == ["not-utf8"]
