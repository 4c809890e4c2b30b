"""Tests of coders.lexicon.fingerprint: what a change of the lexicon can touch."""

import shutil
from pathlib import Path

import pytest

from coders.actor_index import load_index
from coders.lexicon.compile import compile_lexicon, read_lexicon
from coders.lexicon.fingerprint import REST, code_digest, forms_of, word_digests

SMALL = Path(__file__).resolve().parents[1] / "small_lexicon"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SMALL, tmp_path / "lexicon")
    return tmp_path / "lexicon"


def digests(folder):
    return word_digests(compile_lexicon(read_lexicon(folder)), load_index())


def changed(before, now):
    return {word for word in before.keys() | now.keys() if before.get(word) != now.get(word)}


def verb_file(folder):
    return sorted((folder / "verbs").glob("*.yaml"))[0]


def test_fingerprint_comments_and_examples_touch_nothing(folder):
    before = digests(folder)
    path = verb_file(folder)
    path.write_text("# only a comment\n" + path.read_text(encoding="utf8"), encoding="utf8")
    assert changed(before, digests(folder)) == set()


def test_fingerprint_a_new_verb_touches_its_forms_only(folder):
    before = digests(folder)
    path = verb_file(folder)
    added = '\nzorble:\n  code: "190"\n  examples:\n    - {say: Iran zorbled Israel., event: [IRN, "190", ISR]}\n    - {say: It zorbled., event: none}\n'
    path.write_text(path.read_text(encoding="utf8") + added, encoding="utf8")
    now = digests(folder)
    assert changed(before, now) == {"zorble", "zorbles", "zorbled", "zorbling"}
    assert "zorbled" in forms_of(compile_lexicon(read_lexicon(folder)), {"zorble"})


def test_fingerprint_another_table_may_touch_everything(folder):
    before = digests(folder)
    (folder / "operators.yaml").write_text((folder / "operators.yaml").read_text(encoding="utf8") + "\n# changed\n", encoding="utf8")
    assert REST in changed(before, digests(folder))


def test_fingerprint_other_code_has_another_digest_and_other_files_none(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "one.py").write_text("A = 1\n", encoding="utf8")
    before = code_digest(tmp_path)
    (tmp_path / "rules" / "notes.txt").write_text("no code", encoding="utf8")
    code_digest.cache_clear()
    assert code_digest(tmp_path) == before
    (tmp_path / "rules" / "one.py").rename(tmp_path / "rules" / "two.py")
    code_digest.cache_clear()
    moved = code_digest(tmp_path)
    (tmp_path / "rules" / "two.py").write_text("A = 2\n", encoding="utf8")
    code_digest.cache_clear()
    assert len({before, moved, code_digest(tmp_path)}) == 3
