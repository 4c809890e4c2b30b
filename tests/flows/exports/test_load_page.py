"""docs/load.md is true: its commands, Python and SQL run, in their order, on a release; what cannot run here names columns and files that are."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest

from flows import cli
from flows.commands_export import FORMS
from flows.exports.panels import measures
from flows.exports.stata import variables
from schemas.tables import EVENTS

PAGE = (Path(__file__).parents[3] / "docs" / "load.md").read_text(encoding="utf8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def blocks(language):
    return [text for name, text in BLOCKS if name == language]


@pytest.fixture
def at_work(release, tmp_path, monkeypatch):
    """The folder in which `out/current` is a release."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_load_page_runs_from_top_to_bottom(at_work):
    names, commands = {}, []
    for language, text in BLOCKS:
        if language == "sh":
            for line in text.splitlines():
                program, *arguments = shlex.split(line)
                commands.append(arguments)
                assert program == "tocsin" and cli.main(arguments) == 0, line
        elif language == "python":
            exec(compile(text, "docs/load.md", "exec"), names)
        elif language == "sql":
            assert duckdb.sql(text).fetchall(), text
    assert {arguments[1] for arguments in commands} == set(FORMS)
    assert len(names["rows"]) == 1 and names["codes"]


def test_load_page_pandas_keeps_zeros_nulls_and_days(at_work):
    names = {}
    exec(blocks("python")[0], names)
    events = names["events"].set_index("event_id")
    assert events.loc["evt-1", "cameo_code"] == "010" and events.loc["evt-1", "fatalities"] == 0
    assert events["fatalities"].isna().sum() == 3 and str(events["fatalities"].dtype) == "int32[pyarrow]"
    assert str(events["event_date"].dtype) == "date32[day][pyarrow]" and events["event_date"].isna().sum() == 1


def test_load_page_csv_keeps_zeros_nulls_and_days(at_work):
    names = {}
    assert cli.main(["export", "csv", "--out", "plain.csv", "--no-guard"]) == 0
    exec(next(text for text in blocks("python") if "plain.csv" in text), names)
    events = names["events"].set_index("event_id")
    assert events.loc["evt-1", "cameo_code"] == "010" and events["fatalities"].isna().sum() == 3
    assert events.loc["evt-2", "target"] == "SYRCVL" and str(events["event_date"].dtype).startswith("datetime64")


def run_r(lines):
    """Returns what lines of R print; the test is skipped where R or the package they name is not."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("no Rscript here: Debian's r-base-core, and r-cran-haven for Stata's files")
    for package in set(re.findall(r"(\w+)::", lines)):
        if subprocess.run([rscript, "-e", f'stopifnot(requireNamespace("{package}", quietly = TRUE))'], capture_output=True).returncode:
            pytest.skip(f"R has no package {package} here")
    return subprocess.run([rscript, "-e", lines], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize(("form", "file"), [("stata", "events.dta"), ("csv", "plain.csv")])
def test_load_page_r_keeps_zeros_and_nulls(at_work, form, file):
    assert cli.main(["export", form, "--out", file, *(["--no-guard"] if form == "csv" else [])]) == 0
    lines = next(text for text in blocks("r") if file in text)
    told = 'first <- events[events$event_id == "evt-1", ]\ncat("\\nfound", first$cameo_code, first$fatalities, sum(is.na(events$fatalities)), nrow(events))'
    assert run_r(f"{lines}\n{told}")[-4:] == ["010", "0", "3", "5"]


def test_load_page_lines_that_do_not_run_here_name_what_is_there(source):
    stata = {variable.name for variable in variables(source.read(EVENTS, EVENTS.names))}
    first, second = blocks("stata")
    named = re.search(r"tabulate (\w+)", first)[1], *re.search(r"list (.+) if", first)[1].split(), *re.findall(r"(\w+) ==|missing\((\w+)\)", first)[0][:1]
    assert set(named) <= stata
    assert {"month", "country"} <= set(re.findall(r"\w+", second)) and measures()
    columns = re.search(r"columns <- c\((.+)\)", blocks("r")[0])[1]
    flat = {column.name for column in EVENTS.columns if column.type != "texts"}
    assert set(re.findall(r'"(\w+)"', columns)) <= flat
