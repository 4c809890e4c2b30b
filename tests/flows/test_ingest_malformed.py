"""Two hundred malformed inputs made by hypothesis: each ends in rejects, none in a traceback."""

import gzip
import io
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.ingest import IngestCount, IngestLimits, read_sources
from flows.parts import records_to_batch
from flows.readers.dispatch import READERS
from schemas.article import Article, Reject
from schemas.tables import REJECTS

TODAY = date(2024, 3, 1)
LIMITS = IngestLimits(max_record_bytes=20_000, max_document_bytes=50_000, max_file_bytes=200_000, max_text_chars=10_000)
STORY = "Two patrols met at the ford on Monday. Nobody was hurt, a spokesman said."
GOOD = json.dumps({"id": "good", "published": "2020-06-16", "text": STORY}).encode()
Named = tuple[str, bytes]

suffixes = st.sampled_from(sorted(READERS))
noise = st.binary(max_size=300)


def parquet_bytes() -> bytes:
    """A small whole Parquet file."""
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": [STORY + f" Patrol {number}." for number in range(40)]}), buffer)
    return buffer.getvalue()


def cut(data: bytes, *, keep: int) -> st.SearchStrategy[bytes]:
    """The data cut at any place that leaves it broken."""
    return st.integers(1, len(data) - keep).map(lambda end: data[:end])


random_bytes = st.builds(lambda suffix, packed, data: (f"a{suffix}{packed}", b"\0" + data), suffixes, st.sampled_from(["", ".gz"]), noise)
broken_json = st.builds(
    lambda suffix, data: (f"a{suffix}", data),
    st.sampled_from([".json", ".jsonl", ".ndjson"]),
    st.one_of(
        cut(GOOD, keep=1),
        st.sampled_from([b"NaN", b"{'text': 1}", b"[" * 3_000, b'{"text": "\\ud800 is half a word"}', b'{"text": 1e999}', b"{}x"]),
    ),
)
wrong_values = st.builds(
    lambda change: ("a.jsonl", json.dumps({"text": STORY, "published": "2020-06-16"} | change).encode()),
    st.one_of(
        st.sampled_from(["2099-01-01", "1500-01-01", "06/07/2020", "someday", {"a": 1}, True, 12]).map(lambda value: {"published": value}),
        st.sampled_from(["", "x\0y", {"a": 1}, True, 12, [1], "word " * 5_000, "2099"]).map(lambda value: {"text": value}),
    ),
)
truncated_gzip = st.builds(
    lambda suffix, data: (f"a{suffix}.gz", data),
    suffixes.filter(lambda suffix: suffix != ".parquet"),
    cut(gzip.compress(GOOD * 20), keep=9),
)
page_without_text = st.builds(
    lambda suffix, tags: (f"a{suffix}", ("<html><body>" + "".join(f"<{tag}>" for tag in tags) + "</body></html>").encode()),
    st.sampled_from([".html", ".htm"]),
    st.lists(st.sampled_from(["img src='a.png'", "div", "/div", "script", "p", "table", "svg", "!--", "iframe", "form"]), max_size=30),
)
no_feed = st.builds(
    lambda suffix, text: (f"a{suffix}", text.encode("utf-8")),
    st.sampled_from([".xml", ".rss", ".atom"]),
    st.one_of(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=80),
        st.sampled_from(
            [
                "<rss>",
                "<a><b></a>",
                "{}",
                '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]><rss><channel><item><title>&x;</title></item></channel></rss>',
            ]
        ),
    ),
)
broken_table = st.builds(
    lambda suffix, cells: (f"a{suffix}", ("id,text,date\n" + "\n".join(cells)).encode("utf-8")),
    st.just(".csv"),
    st.lists(st.sampled_from(['1,"open', '"', '1,"a"b,2020-06-16', "1,2,3,4,5", "1", '"""', "1,\x00,2"]), min_size=1, max_size=8),
)
truncated_parquet = cut(parquet_bytes(), keep=1).map(lambda data: ("a.parquet", data))
damaged_parquet = st.builds(
    lambda data, at, junk: ("a.parquet", data[:at] + junk + data[at + len(junk) :]),
    st.just(parquet_bytes()),
    st.integers(4, 40),
    st.just(b"\xff" * 12),
)
not_news = st.builds(
    lambda suffix, data: (f"a{suffix}", data),
    st.sampled_from([".txt", ".md"]),
    st.sampled_from(
        [
            b" \n\t",
            b"1234 5678",
            b"\xff\xfe\x00",
            b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=" * 30,
            b"{\n  a = 1;\n  b();\n}\n",
            b"\xd0\xcf\xe0\xe1" * 9,
            b"\xef\xbb\xbf",
        ]
    ),
)
malformed = st.one_of(
    random_bytes,
    broken_json,
    wrong_values,
    truncated_gzip,
    page_without_text,
    no_feed,
    broken_table,
    truncated_parquet,
    damaged_parquet,
    not_news,
)


def take(name: str, data: bytes) -> list[Article | Reject]:
    """Reads one file of the given bytes, beside a good one, and checks that none was lost."""
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        (Path(folder) / "z.jsonl").write_bytes(GOOD)
        count = IngestCount()
        found = list(read_sources([folder], today=TODAY, limits=LIMITS, count=count))
    assert count.balanced and count.records_read == len(found) and count.files == 2
    return found


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(malformed)
def test_ingest_malformed_every_input_ends_in_rejects_and_the_run_goes_on(named: Named) -> None:
    found = take(*named)
    rejects = [each for each in found if isinstance(each, Reject)]
    assert rejects, named
    assert isinstance(found[-1], Article) and found[-1].article_id == "good"
    for reject in rejects:
        assert reject.rule and len(reject.reason) > 10 and reject.source_file == named[0]
        assert len(reject.record) <= 500 and "\0" not in reject.record
    assert records_to_batch(rejects, table=REJECTS).num_rows == len(rejects)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(suffixes, st.binary(max_size=400))
def test_ingest_malformed_any_bytes_in_any_format_are_read_to_the_end(suffix: str, data: bytes) -> None:
    found = take(f"a{suffix}", data)
    assert len(found) >= 2
