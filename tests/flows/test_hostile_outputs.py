"""What hostile names and titles do to what a run writes: nothing outside OUT, no script in a page, no formula in a spreadsheet, no command in a log."""

import ast
import csv
import importlib.util
import json
from pathlib import Path

import fake_coder
import pyarrow.parquet as pq
import pytest

from flows import pipeline
from flows.cli import main
from flows.exports.source import find_source
from flows.exports.table_csv import write as write_csv
from flows.shown import UNSAFE, shown, shown_line

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"
ROWS = [
    {"id": "../../x", "title": SCRIPT, "publisher": SCRIPT, "url": "javascript:alert(1)"},
    {"id": "/etc/cron.d/x", "title": "=cmd()", "publisher": "=cmd|'/c calc'!A1", "url": "https://zenda.example/"},
    {"id": "\u202egpj.x", "title": "\x1b[2Jgone", "publisher": "\u202eeriW adneZ", "url": "http://zenda.example/\u2066x"},
    {"id": "CON", "title": "a\nb", "publisher": "@SUM(1)", "url": "file:///etc/passwd"},
]


def browser():
    """The helper of the report's tests."""
    spec = importlib.util.spec_from_file_location("report_browser", Path(__file__).parent / "report" / "browser.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def hostile_release(prefect_server, tmp_path_factory):
    """A release of articles with hostile fields, and the files that stood beside OUT after the run."""
    from datetime import date

    from flows.settings import RunSettings

    base = tmp_path_factory.mktemp("hostile")
    (base / "in").mkdir()
    countries = ("Syria", "Iran", "Ghana", "Togo")
    texts = [f"Israel attacked {country} {SCRIPT}, killing 4. It rained." for country in countries]
    lines = [json.dumps(row | {"published": "2020-06-16", "text": text}) for row, text in zip(ROWS, texts, strict=True)]
    (base / "in" / "=cmd().jsonl").write_text("\n".join([*lines, f'{{"text": "{SCRIPT[:8]}"}}', SCRIPT]), encoding="utf-8")
    asked = RunSettings(sources=(str(base / "in"),), out=base / "out", today=date(2020, 7, 1), progress=False)
    outcome = pipeline.run(asked, load=fake_coder.load)
    return base, outcome.folder


def test_hostile_run_writes_nothing_outside_out(hostile_release):
    base, folder = hostile_release
    assert sorted(path.name for path in base.iterdir()) == ["in", "out"] and [path.name for path in (base / "in").iterdir()] == ["=cmd().jsonl"]
    names = {path.name for path in (base / "out").rglob("*")}
    assert not any(part in name for name in names for part in ("cmd", "passwd", "gpj", "cron", "CON", "\u202e"))
    ids = set(pq.read_table(folder / "articles.parquet").column("article_id").to_pylist())
    assert ids == {row["id"] for row in ROWS}, "ids are data and stay as they are"


def test_hostile_names_are_no_markup_in_pages(hostile_release):
    _, folder = hostile_release
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>document" not in text and "<img src=x" not in text, page.name
    assert "<script>document" not in (folder / "CHANGES.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not (browser().DRIVER and browser().CHROMIUM), reason=browser().MISSING)
def test_hostile_names_run_nothing_in_a_browser(hostile_release):
    _, folder = hostile_release
    with browser().browser(1400) as window:
        for page in sorted(folder.rglob("*.html")):
            window.open(page)
            assert window.run("document.title") != "owned", page.name
        window.open(folder / "quality" / "report.html")
        window.until("document.querySelectorAll('#rows tr').length > 0")
        window.press("#rows button", "\ue007")
        window.until("document.querySelector('mark.trigger')")
        assert window.run("document.title") != "owned"
        links = window.run("Array.from(document.querySelectorAll('#rows a')).map((link) => link.protocol)")
        assert set(links) <= {"http:", "https:"}
        assert window.run("document.querySelectorAll('#rows img, #rows script').length") == 0


def test_hostile_names_are_no_formulas_in_a_table(hostile_release, tmp_path):
    _, folder = hostile_release
    write_csv(find_source(folder), tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {row["publisher"] for row in rows}
    assert {"'=cmd|'/c calc'!A1", "'@SUM(1)"} <= told
    numbers = {"goldstein", "longitude", "latitude"}
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in rows for name, cell in row.items() if name not in numbers)


def test_hostile_names_are_shown_without_their_commands(tmp_path, capsys):
    path = tmp_path / "\x1b[2J\u202ea\nb.jsonl"
    path.write_text("\x9bbad", encoding="utf-8")
    assert main(["code", "--input", str(path)]) == 1
    printed = capsys.readouterr()
    assert not UNSAFE.search(printed.out + printed.err) and printed.err.count("\n") == 1
    assert "\\u001b[2J\\u202ea\\nb.jsonl" in printed.err


def test_shown_json_is_the_same_text():
    text = "a\x9b\u202eb\u2028\u200e\x7f\x1b é"
    line = json.dumps(text, ensure_ascii=False)
    assert json.loads(shown(line)) == text and not UNSAFE.search(shown(line))
    assert shown("Łódź, “Zenda” 💥\tx\ny") == "Łódź, “Zenda” 💥\tx\ny" and shown_line("a\nb\tc") == "a\\nb\\tc"


def test_no_pickle_is_read_anywhere():
    """No module of the package loads pickles, marshal or shelves, evaluates text, or loads YAML with anything but a safe loader."""
    forbidden = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
    for path in (file for folder in ("schemas", "coders", "flows") for file in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name.split(".")[0] for alias in node.names} | {(getattr(node, "module", None) or "").split(".")[0]}
                assert not names & forbidden, path
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                assert name not in ("eval", "exec", "yaml.load", "yaml.unsafe_load", "yaml.full_load", "os.system"), path
                assert not any(word.arg == "shell" for word in node.keywords), path
