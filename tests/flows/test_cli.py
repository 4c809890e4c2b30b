"""Tests of flows.cli and the commands, with the small coder in place of the package's."""

import json
import subprocess
import sys
import types
from datetime import date

import fake_coder
import pytest

from flows import arguments, cli, commands_code, commands_lexicon, commands_run


@pytest.fixture
def small_coder(monkeypatch):
    """Gives the commands the small coder; returns the options it was loaded with."""
    loaded = []

    def load_coder(**given):
        loaded.append(given)
        return fake_coder.FakeCoder()

    module = types.ModuleType("coders.coder")
    module.load_coder = load_coder
    monkeypatch.setitem(sys.modules, "coders.coder", module)
    monkeypatch.delenv("TOCSIN_MODEL", raising=False)
    monkeypatch.delenv("TOCSIN_LEXICON", raising=False)
    return loaded


def test_cli_help_and_code_load_no_heavy_library():
    heavy = "{'prefect', 'great_expectations', 'pandas', 'pyarrow', 'spacy'}"
    code = f"import sys, flows.cli; flows.cli.parser(); sys.exit(str({heavy} & {{name.split('.')[0] for name in sys.modules}} or '') or 0)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_cli_commands_are_those_that_work():
    told = cli.parser().format_help()
    names = ("run", "code", "explain", "evaluate", "lexicon", "release", "validate", "report", "export", "feeds", "serve", "status")
    assert all(f"    {name} " in told for name in names)
    assert "publish" not in told


def test_cli_code_prints_one_mention_a_line_with_the_columns_of_the_table(small_coder, capsys):
    assert cli.main(["code", "Israel attacked Syria. Ghana did not attack Togo.", "--published", "2020-06-16"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["cameo_code"], row["status"]) for row in rows] == [("190", "kept"), ("190", "dropped")]
    assert rows[0]["event_date"] == "2020-06-16" and rows[0]["place_name"] is None
    assert list(rows[0]) == list(commands_code.MENTIONS.names)
    assert small_coder == [{"lexicon": None, "model": None, "policy": "default"}]


def test_cli_code_of_a_text_without_event_prints_nothing(small_coder, capsys):
    assert cli.main(["code", "Rain fell."]) == 0
    assert capsys.readouterr().out == ""


def test_cli_code_reads_and_writes_files_and_names_what_it_could_not_read(small_coder, corpus, tmp_path, capsys):
    assert cli.main(["code", "--input", str(corpus), "--output", str(tmp_path / "out.jsonl"), "--keep-policy", "all"]) == 1
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf8").splitlines()]
    assert [row["article_id"] for row in rows] == ["a1", "a1", "a2", "a2", "a3", "a3"]
    told = capsys.readouterr()
    assert "wire.jsonl:5: [" in told.err and told.out == ""
    assert small_coder[0]["policy"] == "all"


@pytest.mark.parametrize("given", [["code"], ["code", "text", "--input", "x.jsonl"]])
def test_cli_code_wants_a_text_or_a_file(given, capsys):
    assert cli.main(given) == 2
    assert "either a TEXT or --input" in capsys.readouterr().err


def test_cli_code_file_that_fails_half_way_leaves_the_old_one(tmp_path):
    def broken():
        yield "one\n"
        raise RuntimeError("stop")

    (tmp_path / "out.jsonl").write_text("old\n", encoding="utf8")
    with pytest.raises(RuntimeError, match="stop"):
        commands_code.write_file(broken(), tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf8") == "old\n"


def test_cli_explain_prints_what_the_coder_says(small_coder, capsys):
    assert cli.main(["explain", "Israel attacked Syria.", "--model", "en_core_web_md"]) == 0
    assert capsys.readouterr().out == "explained: Israel attacked Syria.\n"
    assert small_coder[0]["model"] == "en_core_web_md"


def test_cli_evaluate_scores_gold_files(small_coder, tmp_path, capsys):
    rows = [
        {"text": "Israel attacked Syria.", "events": [["ISR", "190", "SYR"]]},
        {"text": "Rain fell.", "cameo_roots": ["17"], "id": "wet"},
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    assert cli.main(["evaluate", str(tmp_path / "gold.jsonl")]) == 0
    told = capsys.readouterr().out
    assert "gold.jsonl: 2 texts" in told and "wet: 17 found none: Rain fell." in told
    assert cli.main(["evaluate", str(tmp_path / "nothing.jsonl")]) == 1


def test_cli_lexicon_rules_count_hits_and_what_gold_says_of_them(small_coder, tmp_path, capsys):
    (tmp_path / "wire.jsonl").write_text(
        json.dumps({"id": "a", "published": "2020-06-16", "text": "Israel attacked Syria. Ghana did not attack Togo. France met Ghana."}), encoding="utf8"
    )
    gold = [{"text": "Israel attacked Syria.", "cameo_roots": ["19"]}, {"text": "Iran attacked Syria.", "event": "none"}, {"id": "no gold"}]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)), encoding="utf8")
    words = ["lexicon", "rules", "--corpus", str(tmp_path / "wire.jsonl"), "--gold", str(tmp_path / "gold.jsonl")]
    assert cli.main(words) == 1
    told = capsys.readouterr()
    rows = [line.split() for line in told.out.splitlines()]
    assert rows[0] == ["kept", "dropped", "judged", "right", "precision", "rule"]
    assert rows[1:] == [["1", "0", "2", "1", "0.50", "attacked/fake"], ["1", "0", "0", "0", "met/fake"], ["0", "1", "0", "0", "attack/fake"]]
    assert "gold.jsonl:3: [bad-gold]" in told.err
    assert cli.main([*words, "--least", "2"]) == 1
    assert "met/fake" not in capsys.readouterr().out
    assert cli.main(["lexicon", "rules"]) == 2


def test_cli_lexicon_report_counts_errors_and_not_warnings(capsys):
    warning, error = types.SimpleNamespace(level="warning"), types.SimpleNamespace(level="error")
    assert commands_lexicon.report([], done="all well") == 0
    assert commands_lexicon.report([warning], done="all well") == 0
    assert commands_lexicon.report([warning, error], done="all well") == 1
    assert "2 problems, 1 of them errors" in capsys.readouterr().out


def test_cli_lexicon_check_is_given_the_folder(monkeypatch, tmp_path, capsys):
    module = types.ModuleType("coders.lexicon.check")
    module.check_lexicon = lambda folder: (f"{folder.name}: a problem",)
    monkeypatch.setitem(sys.modules, "coders.lexicon.check", module)
    assert cli.main(["lexicon", "check", str(tmp_path)]) == 1
    assert f"{tmp_path.name}: a problem" in capsys.readouterr().out
    assert (commands_lexicon.package_lexicon() / "__init__.py").exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [(["--published", "16 June"], "not a date"), (["--map", "text"], "not field=column"), (["--workers", "0"], "at least 1")],
)
def test_cli_run_says_what_is_wrong_with_an_option(text, problem, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", "x.jsonl", "--out", "out", *text])
    assert ended.value.code == 2
    assert problem in capsys.readouterr().err


def test_cli_run_options_become_settings(monkeypatch):
    monkeypatch.delenv("TOCSIN_MODEL", raising=False)
    words = [
        "run",
        "a.jsonl",
        "b",
        "--out",
        "o",
        "--published",
        "2020-06-16",
        "--map",
        "text=story",
        "--map",
        "title=head",
        "--workers",
        "2",
        "--keep-policy",
        "all",
    ]
    made = commands_run.settings_of(cli.parser().parse_args(words))
    assert (made.sources, made.published, made.workers, made.policy) == (("a.jsonl", "b"), date(2020, 6, 16), 2, "all")
    assert made.columns == {"text": "story", "title": "head"}
    assert made.model is None


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--runner", "local", "--workers", "2"], "write --runner process"),
        (["--address", "tcp://127.0.0.1:8786"], "say which kind with --runner dask or --runner ray"),
        (["--runner", "process", "--address", "tcp://127.0.0.1:8786"], "say which kind"),
        (["--runner", "dask", "--address", "tcp://127.0.0.1:8786", "--workers", "2"], "leave out one of the two"),
    ],
)
def test_cli_run_says_what_is_wrong_with_where_to_code(words, problem, tmp_path, capsys):
    assert cli.main(["run", "a.jsonl", "--out", str(tmp_path / "out"), *words]) == 2
    assert problem in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_cli_run_a_runner_that_is_not_installed_is_named(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(arguments, "find_spec", lambda name: None)
    assert cli.main(["run", "a.jsonl", "--out", str(tmp_path / "out"), "--runner", "ray"]) == 2
    assert "pip install 'tocsin[ray]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "where", "workers"),
    [
        ([], "local", 1),
        (["--workers", "3"], "process", 3),
        (["--runner", "local"], "local", 1),
        (["--runner", "process"], "process", 8),
        (["--runner", "dask"], "dask", 8),
        (["--runner", "dask", "--workers", "2"], "dask", 2),
        (["--runner", "ray", "--address", "auto"], "ray", 1),
    ],
)
def test_cli_run_the_cores_of_the_machine_code_where_a_runner_is_named(monkeypatch, words, where, workers):
    monkeypatch.setattr(arguments.os, "cpu_count", lambda: 8)
    made = commands_run.settings_of(cli.parser().parse_args(["run", "a.jsonl", "--out", "o", *words]))
    assert (made.where, made.workers) == (where, workers)


def test_cli_arguments_of_a_map_may_hold_signs_in_the_column():
    assert arguments.column_pair("text=a=b") == ("text", "a=b")


def test_cli_run_refuses_a_field_that_cannot_be_mapped(tmp_path, capsys):
    assert cli.main(["run", "a.jsonl", "--out", str(tmp_path / "out"), "--map", "colour=red"]) == 1
    assert "colour" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
