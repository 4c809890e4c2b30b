"""Tests of flows.joining.tables: the tables of the package are sound, and each kind of mistake is named with its line."""

import shutil

import pytest

from flows.joining import tables


@pytest.fixture
def folder(tmp_path):
    for name in tables.COLUMNS:
        shutil.copy(tables.FOLDER / f"{name}.tsv", tmp_path)
    for name in tables.WORD_LISTS:
        shutil.copy(tables.FOLDER / f"{name}.txt", tmp_path)
    return tmp_path


def test_tables_of_the_package_are_sound():
    assert tables.check_joining() == ()


@pytest.mark.parametrize(
    ("name", "line", "check", "told"),
    [
        ("levels", "weather\tfair\t1\tno such kind", "unknown-kind", "'weather'; write one of code, source"),
        ("levels", "date\tsoon\t1\tno such level", "unknown-level", "date has no level 'soon'; write one of said, overlap"),
        ("levels", "date\tsaid\t1\ttwice", "repeated-level", "stands in line"),
        ("levels", "date\tsaid", "cell-count", "2 cells"),
        ("tolerances", "near_miles\t3\tno such tolerance", "unknown-tolerance", "write one of"),
        ("tolerances", "near_km\tfar\tno number", "bad-value", "'far' is not a number"),
        ("families", "odd\t99\tno such code", "unknown-code", "'99' begins no CAMEO code"),
        ("parties", "odd\tGOVT\tno role", "bad-role", "write a role of three capitals"),
    ],
)
def test_tables_a_bad_line_is_named(folder, name, line, check, told):
    path = folder / f"{name}.tsv"
    path.write_text(path.read_text(encoding="utf8") + line + "\n", encoding="utf8")
    (problem,) = tables.check_joining(folder)
    assert (problem.file, problem.check, problem.line) == (f"{name}.tsv", check, len(path.read_text(encoding="utf8").splitlines()))
    assert told in problem.message
    with pytest.raises(ValueError, match=check):
        tables.load_joining(folder)


@pytest.mark.parametrize(("name", "word", "check"), [("tolerances", "near_km", "missing-tolerance"), ("levels", "swapped", "missing-level")])
def test_tables_a_missing_line_is_named(folder, name, word, check):
    path = folder / f"{name}.tsv"
    path.write_text("\n".join(line for line in path.read_text(encoding="utf8").splitlines() if word not in line) + "\n", encoding="utf8")
    assert [problem.check for problem in tables.check_joining(folder)] == [check]


def test_tables_points_are_numbers_or_never(folder):
    path = folder / "levels.tsv"
    path.write_text(path.read_text(encoding="utf8").replace("code\tsame\t3", "code\tsame\tthree"), encoding="utf8")
    (problem,) = tables.check_joining(folder)
    assert problem.check == "bad-value" and "points are 'three'; write a number or never" in problem.message


@pytest.mark.parametrize("name", tables.WORD_LISTS)
@pytest.mark.parametrize(
    ("words", "line", "check", "told"),
    [
        (b"claimed\nSaid", 2, "bad-word", "'Said' is no word of small letters alone"),
        (b"claimed\nsaid-so", 2, "bad-word", "'said-so'"),
        (b"claimed noted\nnoted", 2, "repeated-word", "'noted' stands in line 1 already"),
        (b"\n", 1, "no-words", "the list is empty"),
        (b"caf\xe9", 1, "not-utf8", "save the file as UTF-8"),
    ],
)
def test_tables_a_bad_word_is_named(folder, name, words, line, check, told):
    (folder / f"{name}.txt").write_bytes(words)
    (problem,) = tables.check_joining(folder)
    assert (problem.file, problem.line, problem.check) == (f"{name}.txt", line, check)
    assert told in problem.message
