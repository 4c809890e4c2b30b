"""report.html in headless Chromium: drawn, searched and opened with the keyboard, at a phone's width and with 100,000 events, without a request."""

import importlib.util
import time
from pathlib import Path

import pytest

from flows.report.page import write_report

_spec = importlib.util.spec_from_file_location("report_browser", Path(__file__).with_name("browser.py"))
chromium = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(chromium)

pytestmark = pytest.mark.skipif(not (chromium.DRIVER and chromium.CHROMIUM), reason=chromium.MISSING)
ENTER = "\ue007"
TOLD = frozenset({"image", "img", "button", "link", "searchbox", "textbox", "combobox", "table", "region", "navigation", "search", "meter"})
"""Roles, as Chromium's accessibility tree gives them, that say nothing to a listener without a name."""


@pytest.mark.parametrize("width", [1400, 390])
def test_report_browser_draws_searches_and_opens_with_the_keyboard(tables, versions, tmp_path, width):
    path = write_report(tmp_path / "report.html", tables, versions=versions)
    with chromium.browser(width) as window:
        window.open(path)
        window.until("document.querySelectorAll('#rows tr').length > 0")
        charts = window.run("document.querySelectorAll('.chart').length")
        window.until(f"document.querySelectorAll('.chart[data-drawn] svg').length === {charts}")
        assert window.run("[innerWidth, document.documentElement.scrollWidth]") == [width, width]
        assert window.run("Math.min(...Array.from(document.querySelectorAll('.chart svg'), (chart) => chart.clientWidth))") > width / 3
        window.press("#search", "syria attacked")
        window.until("document.getElementById('status').textContent === '1 to 1 of 1 events'")
        window.press("#rows button", ENTER)
        window.until("document.querySelector('mark.trigger')")
        assert "Israel" in window.run("document.querySelector('mark.source').textContent")
        assert window.run("document.querySelector('#rows button').getAttribute('aria-expanded')") == "true"
        window.press("#rows button", ENTER)
        assert window.run("document.querySelector('mark')") is None
        assert window.run("performance.getEntriesByType('resource').length") == 0
        assert [text for text in window.logged() if "WARN" not in text] == []


def test_report_browser_tells_a_screen_reader_every_control_table_and_chart(tables, versions, tmp_path):
    path = write_report(tmp_path / "report.html", tables, versions=versions)
    with chromium.browser(1400) as window:
        window.open(path)
        charts = window.run("document.querySelectorAll('.chart').length")
        window.until(f"document.querySelectorAll('.chart[data-drawn] svg').length === {charts}")
        window.press("#rows button", ENTER)
        window.until("document.querySelector('mark.trigger')")
        told = window.read_out()
    assert [role for role, name in told if (role in TOLD or role.startswith("graphics")) and not name.strip()] == []
    images = [name for role, name in told if role in ("image", "img")]
    assert len(images) == len(set(images)) == charts
    assert {"searchbox", "button", "table"} <= {role for role, _ in told}


def test_report_browser_shows_100_000_events_in_3_seconds(tables, versions, tmp_path):
    events = tables["events"]
    many = events.take([number % events.num_rows for number in range(100_000)])
    path = write_report(tmp_path / "report.html", {**tables, "events": many}, versions=versions)
    with chromium.browser(1400) as window:
        begun = time.monotonic()
        window.open(path)
        window.until("document.querySelectorAll('#rows tr').length === 25")
        assert time.monotonic() - begun < 3
        window.press("#last", ENTER)
        assert window.run("document.getElementById('status').textContent") == "99,976 to 100,000 of 100,000 events"
