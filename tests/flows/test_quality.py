"""Tests of flows.quality on small pages; those on real Data Docs stand in test_validate.py."""

import pytest

from flows import quality

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
