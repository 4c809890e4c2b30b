"""Tests of flows.commands_diff: revisions of a checkout, folders, and what hinders."""

import shutil
import subprocess

import pytest

from coders.lexicon.compile import DEFAULT_FOLDER
from flows import cli
from flows.commands_diff import checkout_of, lexicon_of


@pytest.fixture
def checkout(tmp_path):
    """A git checkout with one commit of a folder `lexicon`, changed since."""
    folder = tmp_path / "repo" / "lexicon"
    folder.mkdir(parents=True)
    (folder / "verbs.yaml").write_text("old\n", encoding="utf8")
    git = ["git", "-C", str(tmp_path / "repo"), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *words], check=True)
    (folder / "verbs.yaml").write_text("new\n", encoding="utf8")
    return folder


def test_commands_diff_revision_is_unpacked_and_removed_again(checkout):
    with lexicon_of("HEAD", folder=checkout, top=checkout_of(checkout)) as folder:
        assert (folder / "verbs.yaml").read_text(encoding="utf8") == "old\n"
    assert not folder.exists() and (checkout / "verbs.yaml").read_text(encoding="utf8") == "new\n"


def test_commands_diff_folder_is_taken_as_it_is(checkout):
    with lexicon_of(str(checkout), folder=checkout, top=None) as folder:
        assert folder == checkout
    assert checkout.exists()


def test_commands_diff_says_what_hinders(checkout, tmp_path):
    with lexicon_of("no-such-tag", folder=checkout, top=checkout_of(checkout)) as found:
        assert "'no-such-tag'" in found and "name a revision" in found
    with lexicon_of("HEAD", folder=checkout, top=None) as found:
        assert "no git checkout" in found
    assert checkout_of(tmp_path) is None


def test_commands_diff_prints_what_another_lexicon_coded_otherwise(tmp_path, capsys):
    older, corpus = tmp_path / "older", tmp_path / "wire.txt"
    shutil.copytree(DEFAULT_FOLDER, older, ignore=shutil.ignore_patterns("*.py", "__pycache__", "petrarch", "11_*"))
    corpus.write_text("Uganda condemned Kenya on Monday.\n", encoding="utf8")
    words = ["lexicon", "diff", str(older), "--corpus", str(corpus), "--published", "2020-06-16"]
    assert cli.main(words) == 0
    told = capsys.readouterr().out
    assert "gained (1 of 1)" in told and "+ UGA 111 KEN at 'condemned'" in told
    assert cli.main(["lexicon", "diff", "no-such-revision", "--corpus", str(corpus)]) == 2
    assert "no-such-revision" in capsys.readouterr().err
