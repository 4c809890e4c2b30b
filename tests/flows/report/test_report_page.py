"""Tests of report.html as text: whole, silent, the same bytes, its rows read back."""

import base64
import json
import re
import zlib
from collections import Counter
from datetime import date

import pyarrow as pa
from lxml import html

from flows.report import figures
from flows.report.page import page, write_report
from flows.report.rows import compact

ADDRESS = re.compile(r"(?i)^\s*(?:[a-z][a-z0-9+.-]*:)?//")


def unpacked(root, name):
    return json.loads(zlib.decompress(base64.b64decode(root.get_element_by_id(name).text)))


def asked(text):
    """Everything a page would ask for from elsewhere."""
    root = html.document_fromstring(text)
    found = [value for element in root.iter() if isinstance(element.tag, str) for name, value in element.attrib.items()
             if name in ("src", "srcset", "data", "action", "poster") or (name == "href" and not value.startswith("#"))]  # fmt: skip
    found += [element.tag for element in root.xpath("//link|//iframe|//object|//embed|//img")]
    found += re.findall(r"url\([^)]*\)|@import", "".join(root.xpath("//style/text()")))
    own = root.xpath("//script")[-1].text
    return found + re.findall(r"\bfetch\(|XMLHttpRequest|import\s*\(|https?:", own + root.get_element_by_id("specs").text)


def test_report_page_asks_for_nothing(tables, versions):
    text = page(tables, versions=versions)
    assert asked(text) == []
    assert "default-src 'none'" in text
    assert asked(text.replace("</main>", '<img src="https://x.example/y.png"></main>')) and asked(text.replace("main {", "main { background: url(x);"))


def test_report_page_is_the_same_each_time_whatever_the_order(tables, versions):
    turned = {name: rows.take(pa.array(range(rows.num_rows - 1, -1, -1), type=pa.int64())) for name, rows in tables.items()}
    assert page(tables, versions=versions) == page(turned, versions=versions)


def test_report_page_holds_every_event_with_its_sentence(tables, versions):
    root = html.document_fromstring(page(tables, versions=versions))
    head, block = unpacked(root, "head"), unpacked(root, "block-0")
    assert head["count"] == tables["events"].num_rows == len(block) > 0
    assert sorted("".join(pieces[1::2]) for _, _, pieces in block) == sorted(tables["events"].column("sentence").to_pylist())
    codes = head["columns"]["cameo_code"]
    assert sorted(codes["values"][number] for number in codes["rows"]) == sorted(tables["events"].column("cameo_code").to_pylist())


def test_report_page_has_landmarks_labels_and_captions(tables, versions):
    root = html.document_fromstring(page(tables, versions=versions))
    assert root.get("lang") == "en" and len(root.xpath("//main")) == len(root.xpath("//nav[@aria-label]")) == 1
    ids = [element.get("id") for element in root.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert all(f"#{name}" in root.xpath("//nav//a/@href") for name in root.xpath("//section/@id"))
    assert root.xpath("//input[not(@id = //label/@for)]|//select[not(@id = //label/@for)]|//figure[not(figcaption)]") == []
    assert root.xpath("//table[not(caption) and not(@aria-label)]|//meter[not(@aria-label)]|//*[@role='img'][not(@aria-label)]") == []


def test_report_page_texts_of_the_data_are_no_markup(tables, versions, with_column):
    evil = "</script><img src=x onerror=alert(1)>"
    changed = {**tables, "articles": with_column(tables["articles"], "publisher", [evil] * tables["articles"].num_rows)}
    changed["events"] = with_column(tables["events"], "source", [evil] * tables["events"].num_rows)
    assert asked(page(changed, versions=versions)) == []
    assert "<" not in compact(evil)


def test_report_page_of_no_events_stands(tables, versions, tmp_path):
    empty = {name: rows.slice(0, 0) for name, rows in tables.items()}
    text = write_report(tmp_path / "deep" / "report.html", empty, versions=versions).read_text(encoding="utf8")
    assert "0 points" in text and asked(text) == []


def test_report_page_compares_with_the_release_before(tables, versions):
    before = {**tables, "events": tables["events"].slice(0, 1)}
    assert "Against the release before, r-1" in page(tables, versions=versions, before=before, before_name="r-1")
    assert "No release before" in page(tables, versions=versions)


def test_report_figures_periods_follow_the_span():
    days = [date(2020, 1, 1), date(2020, 3, 31)]
    assert figures.period_of(days, day_span=92, week_span=400) == "day"
    assert figures.period_of(days, day_span=30, week_span=400) == "week"
    assert figures.period_of(days, day_span=30, week_span=60) == "month"
    assert figures.by_period(Counter([*days, None, date(2020, 1, 5)]), "week") == {date(2019, 12, 30): 2, date(2020, 3, 30): 1}
