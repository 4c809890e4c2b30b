"""The dictionaries and unit tests of `../shared/petrarch`: every line is accounted for, and the sentences are coded as they should be."""

from pathlib import Path

import pytest

from coders.coder import load_coder
from coders.lexicon.petrarch import ImportReport, import_petrarch
from coders.sequences.check import check_sequences
from flows.petrarch_score import read_cases, score_cases

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "petrarch"
LEAST_F1 = 0.90
"""The F1 that was measured is 0.92; a change that loses more than two points is seen."""
ENTRIES = {
    "CAMEO.2.0.txt": 397,
    "Phoenix.Countries.actors.txt": 18353,
    "Phoenix.International.actors.txt": 7838,
    "Phoenix.MilNonState.actors.txt": 1021,
    "Phoenix.agents.txt": 3353,
    "Phoenix.IssueCoding.txt": 3170,
    "Phoenix.discards.txt": 506,
    "CAMEO.verbpatterns.150430.txt": 396,
    "PETR.Validate.verbs.txt": 261,
    "PETR.Validate.actors.txt": 127,
    "PETR.Validate.agents.txt": 95,
    "PETR.Validate.discards.txt": 9,
}
"""Blocks, actors, role nouns, terms and phrases read from each file."""
LEFT_OUT = {
    "CAMEO.2.0.txt": 8,
    "Phoenix.Countries.actors.txt": 6,
    "Phoenix.agents.txt": 1,
    "CAMEO.verbpatterns.150430.txt": 3,
    "PETR.Validate.verbs.txt": 3,
    "PETR.Validate.actors.txt": 2,
}
"""Problems of lines that could not be read, by file; every other file has none."""


@pytest.fixture(scope="module")
def phoenix(tmp_path_factory: pytest.TempPathFactory) -> ImportReport | None:
    """The dictionaries that groups use, imported; None where they are not there."""
    if not SHARED.exists():
        return None
    actors = [SHARED / f"Phoenix.{name}.actors.txt" for name in ("Countries", "International", "MilNonState")]
    return import_petrarch(
        SHARED / "CAMEO.2.0.txt", actors, SHARED / "Phoenix.agents.txt", SHARED / "Phoenix.IssueCoding.txt", SHARED / "Phoenix.discards.txt",
        out=tmp_path_factory.mktemp("phoenix"),
    )


@pytest.fixture(scope="module")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> ImportReport | None:
    """The older verb patterns, imported alone; None where they are not there."""
    if not SHARED.exists():
        return None
    return import_petrarch(SHARED / "CAMEO.verbpatterns.150430.txt", [], None, None, None, out=tmp_path_factory.mktemp("patterns"))


@pytest.fixture(scope="module")
def validate(tmp_path_factory: pytest.TempPathFactory) -> ImportReport | None:
    """The dictionaries of the unit tests, imported; None where they are not there."""
    if not SHARED.exists():
        return None
    paths = {name: SHARED / f"PETR.Validate.{name}.txt" for name in ("verbs", "actors", "agents", "discards")}
    return import_petrarch(paths["verbs"], [paths["actors"]], paths["agents"], None, paths["discards"], out=tmp_path_factory.mktemp("validate"))


def test_petrarch_shared_every_line_is_imported_a_comment_or_reported(
    phoenix: ImportReport | None, patterns: ImportReport | None, validate: ImportReport | None
) -> None:
    if phoenix is None or patterns is None or validate is None:
        return  # the shared folder is not beside this checkout
    accounts = [account for report in (phoenix, patterns, validate) for account in report.files]
    assert len(accounts) == 12
    assert [(account.file, account.unaccounted) for account in accounts if account.unaccounted] == []


def test_petrarch_shared_counts_of_entries_are_those_of_the_files(
    phoenix: ImportReport | None, patterns: ImportReport | None, validate: ImportReport | None
) -> None:
    if phoenix is None or patterns is None or validate is None:
        return  # the shared folder is not beside this checkout
    entries = {account.file: account.entries for report in (phoenix, patterns, validate) for account in report.files}
    assert entries == ENTRIES


def test_petrarch_shared_few_lines_are_left_out(phoenix: ImportReport | None, patterns: ImportReport | None, validate: ImportReport | None) -> None:
    if phoenix is None or patterns is None or validate is None:
        return  # the shared folder is not beside this checkout
    left = {account.file: 0 for report in (phoenix, patterns, validate) for account in report.files}
    for report in (phoenix, patterns, validate):
        for problem in report.left_out:
            left[problem.file] += 1
            assert problem.line and problem.message and problem.hint
    assert {name: count for name, count in left.items() if count} == LEFT_OUT


def test_petrarch_shared_the_last_actor_of_every_file_is_written(phoenix: ImportReport | None) -> None:
    if phoenix is None:
        return  # the shared folder is not beside this checkout
    table = (phoenix.out / "actors" / "organisations.tsv").read_text(encoding="utf8").lower()
    for name in ("Countries", "International", "MilNonState"):
        lines = (SHARED / f"Phoenix.{name}.actors.txt").read_text(encoding="utf8", errors="replace").splitlines()
        last = next(line for line in reversed(lines) if line.strip() and line[0] not in "#\t ")
        words = last.split("#")[0].split("[")[0].lstrip("+").replace("_", " ").split("(")[0].strip()
        assert words.lower() in table, f"the last name of {name}"


def test_petrarch_shared_cameo_dictionaries_are_known_as_cameo_and_sound(
    phoenix: ImportReport | None, patterns: ImportReport | None, validate: ImportReport | None
) -> None:
    if phoenix is None or patterns is None or validate is None:
        return  # the shared folder is not beside this checkout
    assert (phoenix.scheme, patterns.scheme, validate.scheme) == ("CAMEO", "CAMEO", "own")
    for report in (phoenix, patterns, validate):
        assert [str(problem) for problem in check_sequences(report.out)] == []


def test_petrarch_shared_unit_tests_reach_the_goal(validate: ImportReport | None) -> None:
    if validate is None:
        return  # the shared folder is not beside this checkout
    coder = load_coder(lexicon=validate.out)
    score = score_cases(read_cases(coder, (SHARED / "unit_tests.jsonl").read_text(encoding="utf8").splitlines()))
    assert score.cases == 284
    assert score.f1 >= LEAST_F1, score
