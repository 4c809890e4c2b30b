"""Tests of flows.quality, on small pages and on the Data Docs of checked rows."""

import pyarrow as pa
import pytest

from flows import quality, validate
from flows.checker import Checker

PAGE = """<html><head><link rel="stylesheet" href="https://cdn.example/x.css"><script src="//cdn.example/x.js"></script>
<style>a { background: url('https://cdn.example/y.png') }</style></head>
<body onload="go()"><img src="https://cdn.example/logo.png"><p style="background: url(z.png)">words <b>stay</b></p>
<a href="https://cdn.example/news">out</a> <a href="#here">in</a> <i class="fas fa-times text-danger"></i> tail
<a href="../../index.html">home</a><iframe src="x"></iframe><p id="a-9bfd3edd-0cc7-4a02-ac4a-cdb74fce3e83">x</p></body></html>"""


def whole(tmp_path, body):
    return quality.write(tmp_path / "page.html", "Title & more", body).read_text(encoding="utf8")


def test_quality_a_page_keeps_its_words_and_loses_all_that_loads(tmp_path):
    text = whole(tmp_path, quality.self_contained(PAGE, title="Quality of x"))
    assert quality.loads(text) == []
    assert "words <b>stay</b>" in text
    assert '<a href="#here">in</a>' in text
    assert "<span>out</span>" in text
    assert '<span class="failed">failed</span> tail' in text
    assert "9bfd3edd" not in text
    assert "<title>Title &amp; more</title>" in text
    assert "cdn.example" not in text and "onload" not in text


@pytest.mark.parametrize(
    "asked",
    [
        '<link rel="stylesheet" href="style.css">',
        "<script>fetch('x')</script>",
        '<img src="logo.png">',
        '<img srcset="logo.png 2x">',
        "<style>@import 'x.css';</style>",
        "<style>p { background: url(x.png) }</style>",
        '<p style="background: url(x.png)">',
        '<object data="x.svg"></object>',
        '<a href="https://example.org">',
    ],
)
def test_quality_loads_finds_what_a_page_asks_for(asked):
    assert quality.loads(f"<html><body><p>x</p>{asked}</body></html>")
    assert quality.loads('<html><head><style>p { color: red }</style></head><body><a href="x.html">x</a></body></html>') == []


def test_quality_index_shows_facts_and_every_rule_escaped():
    page = quality.index({"lexicon": "<b>"}, ["run"], {"run": {"keys-unique": (True, 0), "articles-in-out": (False, 1)}})
    assert "&lt;b&gt;" in page
    assert '<a href="run.html">' in page and "mentions.html" not in page
    assert page.count('class="passed"') == 1 and "broken by 1 row<" in page
    assert "not checked" in page


def with_source(tables, value):
    """The tables with another source in the first mention."""
    mentions = tables["mentions"]
    sources = [value, *mentions.column("source").to_pylist()[1:]]
    place = mentions.schema.get_field_index("source")
    return tables["articles"], mentions.set_column(place, mentions.schema.field(place), pa.array(sources, pa.string()))


def test_quality_pages_of_a_run_ask_for_nothing_and_say_what_broke(checker, tmp_path, coded_tables):
    hostile = "<script src='https://example.org/x.js'></script><img src=x onerror=go()>"
    validate.screen_coded([with_source(coded_tables("Israel attacked Syria. Iran met France."), hostile)], checker=checker)
    pages = quality.publish(checker.context, tmp_path / "quality", facts={"articles": 1})
    assert [page.name for page in pages] == ["index.html", "articles.html", "mentions.html"]
    for page in pages:
        text = page.read_text(encoding="utf8")
        assert quality.loads(text) == []
        assert "<style>" in text and "--line" in text
        assert "<script" not in text and "onerror" not in text and "example.org" not in text
    index = pages[0].read_text(encoding="utf8")
    assert "broken by 1 row<" in index
    assert 'href="mentions.html"' in index and "events.html" not in index
    assert "pattern:source: source has the form" in pages[2].read_text(encoding="utf8")


def test_quality_pages_have_the_same_bytes_twice(tmp_path, coded_tables):
    tables = coded_tables("Israel attacked Syria.", "Ghana met Togo.")
    for name in ("one", "two"):
        checker = Checker(tmp_path / f"gx-{name}")
        validate.screen_coded([(tables["articles"], tables["mentions"])], checker=checker)
        quality.publish(checker.context, tmp_path / name, facts={"articles": 2})
    for page in (tmp_path / "one").iterdir():
        assert page.read_bytes() == (tmp_path / "two" / page.name).read_bytes()
