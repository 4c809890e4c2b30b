"""How soon a report page of 100,000 events is there in headless Chromium: the figures of docs/benchmarks.md.

    python -m tests.report_large RELEASE     # a release's events, repeated with other words, days and points

Timing depends on the machine, so this is no test; it needs chromium and chromedriver.
"""

import importlib.util
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.coding import CoderVersions
from flows.report.page import write_report

EVENTS = 100_000
FIRST, DAYS = date(2000, 1, 1), 7_000
ADDED = 8
"""Words added to each sentence, so that no two compress into one."""
TABLES = ("articles", "mentions", "events", "rejects")


def large(events: pa.Table, *, seed: int = 1) -> pa.Table:
    """Returns events repeated up to 100,000, each with an id, a sentence, a day and, for half of them, a point of its own."""
    rng = random.Random(seed)
    many = pa.concat_tables([events] * (EVENTS // events.num_rows + 1)).slice(0, EVENTS)
    words = sorted({word for sentence in events.column("sentence").to_pylist() for word in sentence.split()})
    latitudes = [rng.choice((None, round(rng.uniform(-50, 60), 2))) for _ in range(EVENTS)]
    columns: dict[str, Sequence[Any]] = {
        "event_id": [f"evt-{rng.getrandbits(64):016x}" for _ in range(EVENTS)],
        "sentence": [f"{sentence} {' '.join(rng.choices(words, k=ADDED))}" for sentence in many.column("sentence").to_pylist()],
        "event_date": [FIRST + timedelta(days=rng.randrange(DAYS)) for _ in range(EVENTS)],
        "latitude": latitudes,
        "longitude": [None if latitude is None else round(rng.uniform(-150, 150), 2) for latitude in latitudes],
    }
    for name, values in columns.items():
        place = many.schema.get_field_index(name)
        many = many.set_column(place, many.schema.field(place), pa.array(values, type=many.schema.field(place).type))
    return many


def browser_module() -> Any:
    """Returns tests/flows/report/browser.py, which stands beside the browser test and in no package."""
    path = Path(__file__).parent / "flows" / "report" / "browser.py"
    spec = importlib.util.spec_from_file_location("report_browser", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(words: list[str]) -> None:
    """Prints what making and opening the page takes, at a screen's width and a phone's."""
    tables = {name: pq.read_table(Path(words[0]) / f"{name}.parquet") for name in TABLES}
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        start = time.perf_counter()
        write_report(page, {**tables, "events": large(tables["events"])}, versions=CoderVersions("lexicon", "coder", "model"), before=None)
        print(f"made in {time.perf_counter() - start:.1f} s, {page.stat().st_size / 1e6:.1f} MB")
        for width in (1400, 390):
            with browser_module().browser(width) as opened:
                start = time.perf_counter()
                opened.open(page)
                opened.until("document.querySelectorAll('#rows tr').length == 25 && document.querySelectorAll('[data-drawn]').length == 5")
                drawn = time.perf_counter() - start
                painted = opened.run("performance.getEntriesByName('first-contentful-paint').map(entry => entry.startTime)")[0] / 1000
                print(f"{width} px: first paint {painted:.2f} s, table and charts drawn {drawn:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
