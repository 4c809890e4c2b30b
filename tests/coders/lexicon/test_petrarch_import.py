"""Dictionaries in, a Tocsin lexicon folder and a report out; and the command that does it."""

import argparse
from collections.abc import Mapping
from pathlib import Path

import pytest

from coders.lexicon.actor_tables import load_actor_tables
from coders.lexicon.petrarch import ImportReport, import_petrarch
from coders.sequences.check import check_sequences
from coders.sequences.tables import load_sequences
from coders.table_rows import read_table
from flows import commands_import

VERBS = """\
&COIN
+DUCAT
+CASH_

--- PAY [602] ---
PAY {PAID}
WIRE_+PAY
- * &COIN TO + [603]
- NOT * [604]
- * HOMAGE [---]

--- VISIT [732:733] ---
VISIT
CALL_ON [734]
"""
CAMEO_VERBS = """\
--- MEET [040] ---
MEET
- NOT * [125]
- * TALKS [046]
- * FEE [0110]
--- HIT [190] ---
HIT
BEAT [182]
- * HARD [195]
- * FIRST [1951]
- * LAST [1952]
- * BACK [193]
- * OUT [194]
"""
ACTORS = "FREEDONIA_ [FRE]\n+FREEDONIAN\nRUFUS_FIREFLY [FRE]\n\t[FREGOV 19330101-19331117]\nUN_ [IGOUNO]\nGHOST\n"
AGENTS = "GUARD [~MIL]\nRELIEF_TEAM [NGO~]\n"


def write(folder: Path, files: Mapping[str, str]) -> dict[str, Path]:
    """Writes dictionaries and returns their paths."""
    paths = {name: folder / f"small.{name}" for name in files}
    for name, path in paths.items():
        path.write_text(files[name], encoding="utf8")
    return paths


def small_import(tmp_path: Path, verbs: str = VERBS) -> ImportReport:
    """Imports the small dictionaries into tmp_path/lexicon."""
    files = {"verbs": verbs, "actors": ACTORS, "agents": AGENTS, "issues": "bread [FOOD]\n", "discards": "CHESS\n+REGATTA\n"}
    paths = write(tmp_path, files)
    return import_petrarch(paths["verbs"], [paths["actors"]], paths["agents"], paths["issues"], paths["discards"], out=tmp_path / "lexicon")


def rows(path: Path) -> list[str]:
    """The lines of a table without its header."""
    return path.read_text(encoding="utf8").splitlines()[1:]


def test_petrarch_import_writes_every_table_and_counts_its_rows(tmp_path: Path) -> None:
    report = small_import(tmp_path)
    assert dict(report.counts) == {
        "verbs": 4, "patterns": 3, "synonyms": 2, "codes": 6, "names": 4, "agents": 2, "discards": 2, "issues": 1,
    }
    assert [(one.file, one.lines, one.unaccounted) for one in report.files] == [
        ("small.verbs", 14, ()), ("small.actors", 6, ()), ("small.agents", 2, ()), ("small.issues", 1, ()), ("small.discards", 2, ()),
    ]
    assert check_sequences(report.out) == ()


def test_petrarch_import_reports_what_was_left_out_with_its_file_and_line(tmp_path: Path) -> None:
    report = small_import(tmp_path)
    (warning,) = report.problems
    assert (warning.file, warning.line, warning.id, warning.level) == ("small.actors", 6, "alias-without-plus", "warning")
    assert report.left_out == ()
    report = small_import(tmp_path, VERBS + "- NO VERB [1234]\n")
    assert [(one.file, one.line, one.id) for one in report.left_out] == [("small.verbs", 15, "pattern-without-verb")]
    assert "1 of them left out" in report.lines()[-1]
    assert any("pattern-without-verb" in row for row in rows(report.out / "import.tsv"))


def test_petrarch_import_lists_the_lexicons_own_codes_without_names_of_cameo(tmp_path: Path) -> None:
    report = small_import(tmp_path)
    assert report.scheme == "own"
    assert rows(report.out / "codes.tsv")[0].split("\t")[:4] == ["602", "60", "", "own"]


def test_petrarch_import_knows_cameo_codes_and_reports_those_that_are_not(tmp_path: Path) -> None:
    report = small_import(tmp_path, CAMEO_VERBS)
    assert report.scheme == "CAMEO"
    table, _ = read_table(report.out / "codes.tsv", columns=("code", "root", "name", "scheme", "rules"))
    listed = {row["code"]: (row["name"], row["scheme"]) for row in table}
    assert listed["040"] == ("Consult, not specified below", "CAMEO")
    assert listed["0110"] == ("", "own")
    assert [one.line for one in report.problems if one.id == "not-cameo"] == [5]


def test_petrarch_import_actors_are_tables_that_tocsin_reads(tmp_path: Path) -> None:
    tables = load_actor_tables(small_import(tmp_path).out / "actors")
    assert [(one.code, one.names, one.span.first is None) for one in tables.organisations] == [
        ("FRE", ("Freedonia", "Freedonian"), True), ("FREGOV", ("Rufus Firefly",), False), ("FRE", ("Rufus Firefly",), True),
        ("IGOUNO", ("UN", "Ghost"), True),
    ]
    assert [(one.noun, one.plural, one.code) for one in tables.agents] == [("guard", "guards", "MIL"), ("relief team", "relief teams", "NGO~")]


def test_petrarch_import_sequences_are_filed_under_inflected_forms(tmp_path: Path) -> None:
    lexicon = load_sequences(small_import(tmp_path).out)
    assert lexicon is not None
    assert {"pay", "pays", "paying", "paid", "visits", "calling"} <= set(lexicon.verbs)
    assert [(verb.name, verb.before) for verb in lexicon.verbs["pay"]] == [("wire pay", ("wire",)), ("pay", ())]
    assert [pattern.code for pattern in lexicon.verbs["paid"][-1].patterns] == ["603", "604", None]
    assert lexicon.verbs["call"][0].code == "734" and lexicon.verbs["call"][0].back is None
    assert lexicon.sentence_discards == (" chess ",) and lexicon.story_discards == (" regatta ",)


def test_petrarch_import_without_actor_files_leaves_the_actors_to_tocsin(tmp_path: Path) -> None:
    out = small_import(tmp_path).out
    assert (out / "actors").exists()
    report = import_petrarch(write(tmp_path, {"verbs": VERBS})["verbs"], [], None, None, None, out=out)
    assert not (out / "actors").exists()
    assert dict(report.counts)["names"] == 0


def test_petrarch_import_is_no_lexicon_where_no_sequences_stand(tmp_path: Path) -> None:
    assert load_sequences(tmp_path) is None


def test_petrarch_import_tables_that_were_spoilt_are_told(tmp_path: Path) -> None:
    out = small_import(tmp_path).out
    with (out / "sequences" / "patterns.tsv").open("a", encoding="utf8") as table:
        table.write("nowhere:9\t\t&GHOST\t777\t\t1\n")
    with (out / "discards.tsv").open("a", encoding="utf8") as table:
        table.write("golf\tcountry\n")
    (out / "sequences" / "synonyms.tsv").write_text("wrong\n", encoding="utf8")
    assert {one.id for one in check_sequences(out)} == {"bad-header", "unlisted-code", "block-without-verb", "unknown-set", "unknown-scope"}
    load_sequences.cache_clear()
    with pytest.raises(ValueError, match="header"):
        load_sequences(out)


def arguments(*words: str) -> argparse.Namespace:
    """Parses the command's arguments."""
    parser = argparse.ArgumentParser()
    commands_import.add(parser.add_subparsers())
    return parser.parse_args(["import-petrarch", *words])


def test_petrarch_import_command_prints_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = write(tmp_path, {"verbs": VERBS + "- LOST [901]\n", "actors": ACTORS})
    given = arguments("--verbs", str(paths["verbs"]), "--actors", str(paths["actors"]), "--out", str(tmp_path / "new"))
    assert given.handle(given) == 0
    told = capsys.readouterr().out
    assert "small.verbs:15: [pattern-without-verb]" in told
    assert "written: 4 verbs" in told
    assert given.handle(given) == 0, "an earlier import is written anew"


def test_petrarch_import_command_writes_over_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = write(tmp_path, {"verbs": VERBS})
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf8")
    given = arguments("--verbs", str(paths["verbs"]), "--out", str(tmp_path / "mine"))
    assert given.handle(given) == 2
    assert "something else" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]
