"""Every check of the lexicon has one tiny bad lexicon folder in tests/bad_lexicon; expected.tsv says what is wrong in it and where.

The actor tables have their own bad files and their own tests (test_actor_tables.py).
"""

import re
from importlib import import_module
from pathlib import Path

import pytest

from coders.lexicon import check, compose, read
from coders.lexicon.check import check_lexicon, check_tables, print_problems
from coders.lexicon.problems import Problem, errors
from coders.table_rows import TableProblem

BAD = Path(__file__).resolve().parents[2] / "bad_lexicon"
CODERS = Path(read.__file__).resolve().parents[1]
TABLES = ("context_words.py", "select.py", "genre.py", "violence.py")
EMITTERS = [Path(str(module.__file__)) for module in (check, read, compose)] + [CODERS / name for name in TABLES]
LITERALS = (
    re.compile(r'(?<!def )\bproblem\(\s*(?:[\w.]+),\s*"([a-z0-9-]+)"'),
    re.compile(r'\bProblem\(\s*(?:[\w.]+|f?"[^"]*"),\s*[^,"]+,\s*"([a-z0-9-]+)"'),
)
"""How the source writes an id: as second argument of `problem(...)`, as third of `Problem(...)`."""


def expected() -> dict[str, list[tuple[str, str, int]]]:
    """Check, file and line of every problem that a bad folder must give, by the check it is named after."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for row in (BAD / "expected.tsv").read_text(encoding="utf8").splitlines()[1:]:
        check_id, file, line = row.split("\t")
        found.setdefault(check_id, []).append((check_id, file, int(line)))
    return found


def emitted() -> set[str]:
    """The ids that stand in the source of the checks."""
    return {id for path in EMITTERS for pattern in LITERALS for id in pattern.findall(path.read_text(encoding="utf8"))}


@pytest.mark.parametrize("folder", sorted(expected()))
def test_check_bad_folder_gives_its_own_problem_at_its_own_place_and_no_other(folder: str) -> None:
    found = [(problem.id, problem.file, problem.line) for problem in check_lexicon(BAD / folder)]
    assert sorted(found) == sorted(expected()[folder])


def test_check_sound_folder_gives_no_problem() -> None:
    assert check_lexicon(BAD / "sound") == ()


def test_check_every_id_of_the_source_has_a_bad_folder() -> None:
    folders = {path.name for path in BAD.iterdir() if path.is_dir()} - {"sound"}
    assert emitted() - folders == set(), "a check without a bad folder"
    assert folders - emitted() == set(), "a bad folder whose check is gone"
    assert folders == set(expected())


def test_check_scan_finds_ids_of_every_way_of_writing_them() -> None:
    assert {"key-twice", "not-utf8", "compose-twice", "tie", "unknown-code", "list-missing", "policy-number"} <= emitted()


def test_check_problems_are_all_told_at_once_in_order_of_file_and_line() -> None:
    problems = check_lexicon(BAD / "unknown-code")
    assert len(problems) > 1 and [(p.file, p.line) for p in problems] == sorted((p.file, p.line) for p in problems)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("unknown-code", "verbs/19_fight.yaml:4: [unknown-code] shell: '36' is not a CAMEO code; did you mean \"036\"?"),
        ("root-code", "verbs/19_fight.yaml:1: [root-code] shell: '19' is a root, not a code; write \"190\""),
        ("unknown-operator", "verbs/19_fight.yaml:1: [unknown-operator] shell: 'threten' is not an operator; did you mean threaten?"),
        ("unknown-class", "verbs/19_fight.yaml:4: [unknown-class] shell: class $TWON does not exist; did you mean $TOWN?"),
    ],
)
def test_check_problem_says_what_would_be_right(name: str, text: str) -> None:
    assert text in [str(problem) for problem in check_lexicon(BAD / name)]


def test_check_warning_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    warnings = (Problem("actors/people.tsv", 3, "office-gap", "nobody is minister", level="warning"),)
    assert errors(warnings) == () and print_problems(warnings) == 0
    assert "warning: [office-gap]" in capsys.readouterr().out
    assert print_problems(check_lexicon(BAD / "tie")) == 1


def test_check_problem_without_a_line_names_the_file_only() -> None:
    assert str(Problem("verbs/a.yaml", 0, "not-utf8", "no")) == "verbs/a.yaml: [not-utf8] no"


CHECK_OF_TABLE = re.compile(r"^def (check_\w+)\(\w+: Path = \w+\) -> tuple\[TableProblem, \.\.\.\]:", re.MULTILINE)
CHECKED = sorted((path.stem, name) for path in CODERS.glob("*.py") for name in CHECK_OF_TABLE.findall(path.read_text(encoding="utf8")))
"""Every function of the coder that checks tables of the lexicon, with its module."""


@pytest.mark.parametrize(("module", "name"), CHECKED)
def test_check_runs_the_check_of_every_table(monkeypatch: pytest.MonkeyPatch, module: str, name: str) -> None:
    monkeypatch.setattr(import_module(f"coders.{module}"), name, lambda: (TableProblem("some.tsv", 7, "bad-value", "is bad"),))
    assert Problem("some.tsv", 7, "bad-value", "is bad") in tuple(check_tables())


def test_check_of_tables_are_found() -> None:
    assert {("place_kinds", "check_place_kinds"), ("recipient_rules", "check_recipients")} <= set(CHECKED)
