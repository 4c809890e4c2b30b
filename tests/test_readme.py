"""README.md is true: its tables are made from the schema, its commands exist, its output and its row are what the program gives."""

import re
import shlex
import tomllib
from datetime import date
from pathlib import Path

import pytest

from coders.coder import load_coder
from flows.cli import parser
from flows.codebook_page import with_columns
from flows.ingest import read_sources
from flows.readers.columns import column_names
from schemas.article import Article
from schemas.codebook import cameo_codes
from schemas.tables import EVENTS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf8")
DECISIONS = "\n".join(path.read_text(encoding="utf8") for path in sorted((ROOT / "docs" / "decisions").glob("*.md")))


def blocks(*languages: str) -> list[str]:
    """Returns the lines of the fenced blocks of some languages."""
    found = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
    return [line.strip() for language, text in found if language in languages for line in text.splitlines() if line.strip()]


def between(begin: str, end: str) -> str:
    """Returns the text between two marks."""
    return README.partition(f"<!-- {begin} -->\n")[2].partition(f"<!-- {end} -->")[0]


def table(text: str) -> dict[str, str]:
    """Returns a table of two columns without its head."""
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in text.splitlines()[2:] if line.startswith("|")]
    return {row[0]: row[1] for row in rows}


def make_targets() -> set[str]:
    """Returns the targets of the Makefile."""
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf8"), re.MULTILINE))


def arguments(line: str) -> list[str] | None:
    """Returns what follows `tocsin` in a command line, also in the form of Windows; None for another program."""
    words = shlex.split(line.replace("\\", "/"))
    return words[1:] if words[0].rsplit("/", 1)[-1] == "tocsin" else None


def test_readme_columns_are_those_of_the_schema():
    assert with_columns(README) == README, "run python -m flows.codebook_page README.md"


def test_readme_tocsin_commands_are_understood():
    found = [given for line in blocks("sh", "bat") if (given := arguments(line)) is not None]
    assert {given[0] for given in found} == {"run", "code", "explain", "lexicon", "export", "release", "validate", "report", "feeds", "serve", "status"}
    for given in found:
        parsed = parser().parse_args(given)
        column_names(dict(getattr(parsed, "columns", ())))


def test_readme_lexicon_page_commands_are_understood():
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf8").replace("\\\n", " ")
    found = [shlex.split(line, comments=True)[1:] for line in re.findall(r"^ {4,}(tocsin .+)$", page, re.MULTILINE)]
    assert {given[0] for given in found} == {"lexicon", "code", "inspect"}
    for given in found:
        parser().parse_args(given)


def test_readme_refuses_a_command_that_does_not_exist(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["publish", "out"])
    assert "publish" in capsys.readouterr().err


def test_readme_other_commands_exist():
    for line in blocks("sh", "bat"):
        words = line.replace("\\", "/").split()
        if arguments(line) is not None:
            continue
        if words[0] == "make":
            assert set(words[1:]) <= make_targets(), line
        else:
            assert words[0] == "py" or words[:2] == [".venv/Scripts/python", "-m"], line
            assert all((ROOT / word).is_file() for word in words if word.endswith((".lock", ".txt", ".toml"))), line


def test_readme_windows_lines_do_what_make_does():
    recipe = (ROOT / "Makefile").read_text(encoding="utf8")
    for flag in [word for line in blocks("bat") for word in line.split() if word.startswith("--") and word != "--out"]:
        assert flag in recipe, flag


def test_readme_files_and_links_exist():
    links = re.findall(r"\]\(([^)#]+)\)", README)
    named = re.findall(r"`((?:data|docs|coders|schemas|flows|tests)/[\w./-]+)`", README)
    assert links and named
    assert [name for name in [*links, *named] if not (ROOT / name).exists()] == []


def test_readme_row_is_what_the_coder_gives():
    shown = table(between("row", "end of row"))
    sentence, day = re.search(r'article of (?P<day>[^,]+), "(?P<text>[^"]+)"', README).group("text", "day")
    assert day == "9 October 2019"
    assert f"({len(shown)} of {len(EVENTS.names)} columns)" in README
    assert set(shown) <= set(EVENTS.names)
    (mention,) = [found for found in load_coder().code_text(sentence, published=date(2019, 10, 9)) if found.status == "kept"]
    assert {name: str(getattr(mention, name)) for name in shown} == shown


def test_readme_output_is_of_the_sample():
    output = between("output of make run", "end of output")
    sample = list(read_sources([str(ROOT / "data" / "sample")], today=date(2026, 1, 1)))
    assert int(re.search(r"articles coded +(\d+)", output)[1]) == len([found for found in sample if isinstance(found, Article)])
    mentions, kept, dropped = map(int, re.search(r"mentions +(\d+) \((\d+) kept, (\d+) dropped\)", output).groups())
    assert mentions == kept + dropped
    roots = re.findall(r"^ +(\d\d) (.+?) {2,}(\d+)$", output, re.MULTILINE)
    assert all(cameo_codes()[root].name == name for root, name, _ in roots)
    assert sum(int(number) for _, _, number in roots) == int(re.search(r"events +(\d+)", output)[1])


def test_readme_dependencies_have_their_reason_in_the_decisions():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.match(r"[A-Za-z0-9_.-]+", requirement)[0] for requirement in wanted]
    assert [name for name in names if f"`{name}`" not in DECISIONS] == []
