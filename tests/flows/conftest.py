"""Fixtures of the flow's tests: one Prefect server for the session, articles, and the small coder of fake_coder.py."""

import hashlib
import json
import sys
from datetime import date
from pathlib import Path

import pytest

import flows  # noqa: F401  sets the quiet environment before Prefect is imported
from flows.settings import RunSettings
from schemas.article import Article

# Worker processes load the small coder by its name, so its folder must be on the path that they are given.
sys.path.insert(0, str(Path(__file__).parent))

TODAY = date(2020, 7, 1)


@pytest.fixture(scope="session")
def prefect_server():
    """One temporary Prefect server and database for all flow runs of the session: each takes 10-30 s to start."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield


@pytest.fixture
def make_article():
    """A function (text, published) -> Article whose ids follow from the text."""

    def make(text, published=date(2020, 6, 16), *, source_file="wire.jsonl", line=1, publisher="Test Wire", article_id=None):
        digest = hashlib.sha256(f"{published}{text}".encode()).hexdigest()
        return Article(
            article_id=article_id or f"art-{digest[:16]}",
            text=text,
            published=published,
            publisher=publisher,
            content_sha256=digest,
            source_file=source_file,
            source_line=line,
        )

    return make


@pytest.fixture
def corpus(tmp_path):
    """A JSONL file of five articles (one of them twice) and a broken line."""
    rows = [
        {
            "id": "a1",
            "published": "2020-06-16",
            "publisher": "North Wire",
            "text": "Israel attacked Syria, killing 4.\n\nIran criticized Israel.",
        },
        {
            "id": "a2",
            "published": "2020-06-16",
            "publisher": "South Wire",
            "text": "On Tuesday Israel attacked Syria, killing 3. France met Ghana.",
        },
        {"id": "a3", "published": "2019-12-31", "publisher": "North Wire", "text": "Ghana did not attack Togo. Ghana met Togo."},
        {"id": "a4", "published": "2020-01-02", "text": "Rain fell over the hills of the north and the farmers were glad."},
    ]
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join([*(json.dumps(row) for row in rows), "{broken", json.dumps(rows[0])]) + "\n", encoding="utf8")
    return path


@pytest.fixture
def settings(tmp_path):
    """A function (sources, …) -> RunSettings with OUT in the test's own folder and a fixed clock."""

    def make(*sources, **given):
        return RunSettings(sources=tuple(map(str, sources)), out=given.pop("out", tmp_path / "out"), today=TODAY, progress=False, **given)

    return make


@pytest.fixture
def make_mention(make_article):
    """A function (text, **changes) -> the first mention the small coder finds in the text, with columns changed."""
    from dataclasses import replace

    import fake_coder

    def make(text="Israel attacked Syria, killing 4.", *, article=None, **changes):
        article = article or make_article(text)
        (coded,) = fake_coder.FakeCoder().code_articles([article])
        return replace(coded.mentions[0], **changes)

    return make


@pytest.fixture
def coded_tables(make_article):
    """A function (texts) -> the tables that the small coder makes of them."""
    import fake_coder

    from flows.coding import code_table, uncoded_batch

    def make(*texts, coder=None):
        import pyarrow as pa

        articles = [text if isinstance(text, Article) else make_article(text, line=n) for n, text in enumerate(texts, 1)]
        return code_table(pa.Table.from_batches([uncoded_batch(articles)]), coder=coder or fake_coder.FakeCoder())

    return make


@pytest.fixture
def taken(make_article):
    """A function (texts) -> the table of their articles, not coded."""
    import pyarrow as pa

    from flows.coding import uncoded_batch

    def make(*texts):
        return pa.Table.from_batches([uncoded_batch([make_article(text, line=n) for n, text in enumerate(texts, 1)])])

    return make


@pytest.fixture
def checker(tmp_path):
    """A Great Expectations context in a folder of its own."""
    from flows.checker import Checker

    return Checker(tmp_path / "gx")
