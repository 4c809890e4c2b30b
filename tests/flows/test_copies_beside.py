"""Tests of flows.copies_beside: the copies found beside are those found here, and of those articles only."""

import pyarrow as pa
import pytest

from flows import copies_beside
from flows.copies_beside import CopiesBeside
from flows.near_copies import near_copies_of
from flows.parts import records_to_batch
from flows.stored import store
from schemas.tables import ARTICLES

OTHER = "Farmers of the northern valleys sold early maize at half of last season's price because no lorry came for it before the rains."
TEXT = "The harbour of Tema was closed on Monday after two tugs ran aground near pier nine, and four crews waited for the tide to rise again."


@pytest.fixture
def articles(make_article, tmp_path):
    def make(*names):
        held = [make_article(TEXT if name < "b" else OTHER, article_id=name) for name in names]
        counts = {"n_sentences": [1] * len(held), "n_mentions": [0] * len(held), "copy_of": [None] * len(held)}
        rows = pa.Table.from_batches([records_to_batch(held, table=ARTICLES, extra=counts)])
        return store(tmp_path / f"{'-'.join(names)}.arrow", [rows], table=ARTICLES)

    return make


def test_copies_beside_finds_what_is_found_here(articles, tmp_path, monkeypatch):
    monkeypatch.setattr(copies_beside, "MANY", 3)
    held = articles("a1", "a2", "b1")
    wanted = near_copies_of(held, tmp_path)
    assert wanted == {"a2": "a1"}
    with CopiesBeside(3) as beside:
        beside.start(held, tmp_path)
        monkeypatch.setattr(copies_beside, "near_copies_of", lambda *given: pytest.fail("looked for here"))
        assert beside.of(articles("a1", "a2", "b1"), tmp_path) == wanted


def test_copies_beside_looks_anew_where_an_article_was_rejected(articles, tmp_path, monkeypatch):
    monkeypatch.setattr(copies_beside, "MANY", 3)
    with CopiesBeside(3) as beside:
        beside.start(articles("a1", "a2", "b1"), tmp_path)
        assert beside.of(articles("a2", "b1"), tmp_path) == {}


@pytest.mark.parametrize("when", ["before", "after"])
def test_copies_beside_looks_here_where_its_process_was_ended(articles, tmp_path, monkeypatch, when):
    monkeypatch.setattr(copies_beside, "MANY", 3)
    held = articles("a1", "a2", "b1")
    with CopiesBeside(3) as beside:
        if when == "before":
            kill(beside)
        beside.start(held, tmp_path)
        kill(beside)
        assert beside.of(held, tmp_path) == {"a2": "a1"}


def kill(beside):
    for process in list((beside._worker._processes or {}).values()):
        process.kill()
        process.join()


def test_copies_beside_starts_no_process_for_few(articles, tmp_path, monkeypatch):
    monkeypatch.setattr(copies_beside, "new_worker", lambda: pytest.fail("a process for two articles"))
    with CopiesBeside(2) as beside:
        beside.start(articles("a1", "a2"), tmp_path)
        assert beside.of(articles("a1", "a2"), tmp_path) == {"a2": "a1"}
