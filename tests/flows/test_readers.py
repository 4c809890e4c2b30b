"""Each kind of file, read into records: what the readers take, and what they refuse and why."""

import gzip
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.readers.columns import column_names
from flows.readers.decode import UndecodableError, decode, page_encoding
from flows.readers.delimited import QuoteState, quote_state, rows
from flows.readers.dispatch import format_of, read_input
from flows.readers.documents import front_matter
from flows.readers.page import fragment_text, read_page
from flows.readers.record import BrokenStreamError, Fault, IngestLimits, Input, Record
from flows.readers.streams import gunzip, lines
from flows.readers.syndication import feed_records

FEW = IngestLimits(max_record_bytes=400, max_document_bytes=5_000, max_file_bytes=20_000)


def item(name: str, data: bytes) -> Input:
    """An input that holds the given bytes."""
    suffix, compressed = format_of(name)
    return Input(name, suffix, lambda: io.BytesIO(data), compressed)


def read(name: str, data: bytes, *, limits: IngestLimits = FEW, chosen: dict[str, str] | None = None) -> list[Record | Fault]:
    """Everything a reader yields for the given bytes."""
    return list(read_input(item(name, data), column_names(chosen), limits))


def texts(found: list[Record | Fault]) -> list[object]:
    """The texts of the records, the rules of the faults, in order."""
    return [each.rule if isinstance(each, Fault) else each.fields.get("text") for each in found]


# lines and streams


def test_streams_a_line_over_the_limit_is_cut_and_the_next_is_read() -> None:
    chunks = iter([b"one\n" + b"x" * 300, b"x" * 300, b"x\ntwo", b"\nthree"])
    found = list(lines(chunks, max_bytes=100))
    assert [(line.number, line.is_cut) for line in found] == [(1, False), (2, True), (3, False), (4, False)]
    assert [line.data for line in found if not line.is_cut] == [b"one", b"two", b"three"]


def test_streams_a_long_line_is_never_held() -> None:
    held: list[int] = []

    def chunks() -> Iterator[bytes]:
        for _ in range(50):
            held.append(1)
            yield b"y" * 1_000_000

    found = list(lines(chunks(), max_bytes=1_000))
    assert len(held) == 50 and len(found) == 1 and found[0].is_cut and len(found[0].data) <= 2_000


@given(st.lists(st.binary(max_size=12).filter(lambda part: b"\n" not in part), min_size=1), st.integers(1, 7))
def test_streams_lines_are_the_same_for_every_chunk_size(parts: list[bytes], size: int) -> None:
    data = b"\n".join(parts)
    chunks = (data[start : start + size] for start in range(0, len(data), size))
    expected = data.split(b"\n")
    assert [line.data for line in lines(chunks, max_bytes=100)] == (expected if expected[-1] else expected[:-1])


def test_streams_gunzip_reads_members_in_a_row_and_padding() -> None:
    assert b"".join(gunzip(iter([gzip.compress(b"one") + gzip.compress(b"two") + b"\0\0"]), max_ratio=200)) == b"onetwo"


@given(st.binary(min_size=1, max_size=2_000), st.data())
def test_streams_gunzip_tells_every_truncation(body: bytes, data: st.DataObject) -> None:
    whole = gzip.compress(body)
    cut = data.draw(st.integers(1, len(whole) - 1))
    out = bytearray()
    with pytest.raises(BrokenStreamError) as caught:
        for chunk in gunzip(iter([whole[:cut]]), max_ratio=200):
            out += chunk
    assert caught.value.fault.rule == "truncated-gzip" and body.startswith(bytes(out))


# encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_decode_reads_the_encodings_in_use(encoding: str) -> None:
    text = "The café on Søgade was searched — nobody was there."
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02 word", "Полиция задержала".encode("cp1251"), b"\xff\xfe\x00\xd8\x00", b"word \x81\x8d\x9d", b"\x93" * 40]
)
def test_decode_refuses_what_it_cannot_be_sure_of(data: bytes) -> None:
    with pytest.raises(UndecodableError, match=r"UTF-8"):
        decode(data)


def test_decode_asks_the_declared_encoding_before_it_guesses() -> None:
    page = '<html><head><meta charset="windows-1251"></head>Полиция задержала демонстрантов'
    assert page_encoding(page.encode("cp1251")) == "windows-1251"
    assert decode(page.encode("cp1251"), declared="windows-1251") == page
    assert decode(page.encode("utf-8"), declared="windows-1251") == page
    assert decode("café".encode("cp1252"), declared="no-such-encoding") == "café"
    assert page_encoding(b"<p>charset=x</p>") is None


# JSON


def test_jsonlines_reads_articles_and_tells_each_bad_line() -> None:
    data = b'\xef\xbb\xbf{"id": 7, "text": "one"}\n\n{"text": \n[1]\n"x"\n{"body": "two", "pubDate": "2020-06-16"}'
    found = read("a.jsonl", data)
    assert texts(found) == ["one", "bad-json", "not-an-object", "not-an-object", "two"]
    assert [each.line for each in found] == [1, 3, 4, 5, 6]
    last = found[-1]
    assert isinstance(last, Record) and last.published_from == "column pubDate"


def test_jsonlines_passes_over_a_long_line() -> None:
    long = json.dumps({"text": "z" * 1_000}).encode()
    found = read("a.ndjson", b'{"text": "one"}\n' + long + b'\n{"text": "two"}\n')
    assert texts(found) == ["one", "record-too-large", "two"]


def test_jsonlines_keeps_what_stands_before_a_break() -> None:
    rows_of_text = "\n".join(json.dumps({"text": f"Story {number} " + "abcdefgh"[number % 8] * 40}) for number in range(200)).encode()
    found = read("a.jsonl.gz", gzip.compress(rows_of_text)[:-40], limits=IngestLimits())
    assert texts(found)[-1] == "truncated-gzip" and len(found) > 1 and all(isinstance(each, Record) for each in found[:-1])
    assert found[-1].line == len(found)


def test_jsonlines_reads_utf16_and_windows_1252() -> None:
    assert texts(read("a.jsonl", '{"text": "café"}\n{"text": "two"}'.encode("utf-16"))) == ["café", "two"]
    assert texts(read("a.jsonl", '{"text": "café"}'.encode("cp1252"))) == ["café"]


def test_json_reads_one_article_or_a_list() -> None:
    assert texts(read("a.json", b'{"story": "one"}')) == ["one"]
    found = read("a.json", b'[{"text": "one"}, 3, {"text": "two"}]')
    assert texts(found) == ["one", "not-an-object", "two"] and [each.line for each in found] == [1, 2, 3]
    assert texts(read("a.json", b'{"text": "one"}\n{"text": "two"}')) == ["bad-json"]
    assert texts(read("a.json", b"[]")) == ["empty-file"]
    assert texts(read("a.json", b'{"status": "ok", "articles": [{"content": "one"}, {"content": "two"}]}')) == ["one", "two"]
    assert texts(read("a.json", b'{"a": [{"text": "one"}], "b": [{"text": "two"}]}')) == [None]


# tables


def test_delimited_reads_quotes_line_breaks_and_separators() -> None:
    assert texts(read("a.csv", b'id,text\r\n1,"one, ""two""\nthree"\r\n2,four\r\n')) == ['one, "two"\nthree', "four"]
    assert texts(read("a.csv", b"id;text\n1;one, two\n")) == ["one, two"]
    assert texts(read("a.tsv", b'id\ttext\n1\tsaid "no" twice\n')) == ['said "no" twice']


def test_delimited_goes_on_behind_an_unclosed_quote() -> None:
    found = read("a.csv", b'id,text\n1,"one\n2,two\n3,"th""ree"\n', limits=IngestLimits())
    assert texts(found) == ["unclosed-quote", "two", 'th"ree']
    assert [each.line for each in found] == [2, 3, 4]


def test_delimited_refuses_rows_of_another_length() -> None:
    found = read("a.csv", b"id,text,date\n1,one,2020-06-16,,\n2,two, three,2020-06-16\n3,four\n")
    assert texts(found) == ["one", "bad-row", "bad-row"]


def test_delimited_gives_up_on_a_file_of_open_quotes() -> None:
    body = b"id,text\n" + b'x,"a\n"b",c\n"\n' * 3_000
    found = read("a.csv", body, limits=IngestLimits(max_record_bytes=50))
    assert 0 < len(found) < 20_000 and any(isinstance(each, Fault) for each in found)


def test_delimited_names_the_columns_where_no_text_is() -> None:
    (found,) = read("a.csv", b"id,remark\n1,x\n")
    assert isinstance(found, Fault) and found.rule == "no-text-column" and "remark" in found.reason and "--map" in found.reason


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=20)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=6))
def test_delimited_reads_back_what_the_csv_module_writes(table: list[tuple[str, str]]) -> None:
    import csv

    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    source = lines(iter([buffer.getvalue().encode()]), max_bytes=10_000)
    found = list(rows(source, IngestLimits(), separator=","))
    assert [getattr(row, "cells", row) for row in found] == table


@pytest.mark.parametrize(("line", "before", "after"), [
    ('a,"b', "closed", "open"), ('a,"b"', "closed", "closed"), ('a,b"c', "closed", "closed"), ('a,"b""', "closed", "open"),
    ('b"', "open", "closed"), ('b",c,"d', "open", "open"), ('"No" he said', "closed", "broken"), ('b" c', "open", "broken"),
])  # fmt: skip
def test_delimited_a_quote_opens_at_the_start_of_a_cell_only(line: str, before: QuoteState, after: str) -> None:
    assert quote_state(line, before, ",") == after


def test_delimited_a_stray_quote_in_a_tab_separated_file_is_a_character() -> None:
    data = b'id\ttext\n1\t"We will answer," he said.\n2\t"Open\n3\t"over\nlines"\n'
    assert texts(read("a.tsv", data)) == ['"We will answer," he said.', '"Open', "over\nlines"]


def parquet(table: dict[str, object]) -> bytes:
    """A Parquet file in memory."""
    buffer = io.BytesIO()
    pq.write_table(pa.table(table), buffer)
    return buffer.getvalue()


def test_parquet_reads_rows_with_dates_and_dictionaries() -> None:
    data = parquet({
        "Body": pa.array(["one", "two"]).dictionary_encode(),
        "date": pa.array([datetime(2020, 6, 16, 12, tzinfo=UTC), None]),
        "other": [1, 2],
    })  # fmt: skip
    found = read("a.parquet", data)
    assert texts(found) == ["one", "two"] and [each.line for each in found] == [1, 2]
    first = found[0]
    assert isinstance(first, Record) and first.fields["published"] == datetime(2020, 6, 16, 12, tzinfo=UTC)
    assert texts(read("a.parquet.gz", gzip.compress(data))) == ["one", "two"]


def test_parquet_refuses_a_damaged_file() -> None:
    data = parquet({"text": ["one"] * 50})
    assert texts(read("a.parquet", data[:-20])) == ["bad-parquet"]
    assert texts(read("a.parquet", b"")) == ["bad-parquet"]
    assert texts(read("a.parquet", parquet({"n": [1]}))) == ["no-text-column"]


def test_parquet_refuses_only_the_row_of_a_bad_cell() -> None:
    broken = pa.array([b"one", b"tw\xff", b"three"]).view(pa.string())
    late = pa.array([0, 0, 2**62], pa.timestamp("us"))
    first, second, third = read("a.parquet", parquet({"text": broken, "date": late}))
    assert isinstance(first, Record) and isinstance(second, Record) and isinstance(third, Record)
    assert (first.fields["text"], second.fields["text"]) == ("one", b"tw\xff") and "outside" in str(third.fields["published"])


# one text a file


def test_documents_keep_the_text_as_it_stands() -> None:
    assert texts(read("a.txt", b"  One.\r\n\r\nTwo. \n")) == ["  One.\r\n\r\nTwo. \n"]
    assert texts(read("a.txt", b" \n")) == ["empty-file"]
    assert texts(read("a.txt", b"\x00\x01")) == ["bad-encoding"]
    assert texts(read("a.txt", b"word " * 200)) == ["document-too-large"]


def test_documents_take_the_front_matter_of_markdown() -> None:
    (found,) = read("a.md", b"---\ntitle: A ford\ndate: 2020-06-16\n---\n\nTwo patrols met.\n")
    assert isinstance(found, Record)
    assert found.fields == {"title": "A ford", "published": "2020-06-16", "text": "Two patrols met.\n"}
    assert front_matter("---\nTwo patrols met\n---\nrest") == ({}, "---\nTwo patrols met\n---\nrest")


PAGE = """<html lang="en-GB"><head><title>Ford</title>{meta}</head><body><nav><a href="/">Home</a></nav><article><h1>Patrols meet</h1>
<p>Two patrols met at the ford on Monday, and both sides drew back before dusk without a shot.</p>
<p>A spokesman for the ministry said that nobody was hurt, and that talks would go on this week.</p></article></body></html>"""
LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
    '{"@type": "NewsArticle", "datePublished": "2020-06-15T08:00:00+09:00"}]}</script>'
)


def test_page_takes_the_time_from_the_meta_tag_first() -> None:
    found = read_page(PAGE.format(meta=LD + '<meta property="article:published_time" content="2020-06-16T05:00:00Z">'))
    assert isinstance(found, Record)
    assert found.fields["published"] == "2020-06-16T05:00:00Z" and found.published_from == "page: article:published_time"
    assert found.fields["language"] == "en"


def test_page_takes_the_time_from_json_ld_next() -> None:
    found = read_page(PAGE.format(meta=LD))
    assert isinstance(found, Record) and found.fields["published"] == "2020-06-15T08:00:00+09:00"
    broken = read_page(PAGE.format(meta='<script type="application/ld+json">{"datePublished": </script>'))
    assert isinstance(broken, Record) and "published" not in broken.fields


def test_page_parts_paragraphs_and_leaves_the_menu() -> None:
    found = read_page(PAGE.format(meta=""))
    assert isinstance(found, Record)
    text = str(found.fields["text"])
    assert "without a shot.\n\nA spokesman" in text and "Home" not in text


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<html><body><img src='a.png'><script>let a = 1</script></body></html>", "<", "<!-- -->"]
)
def test_page_without_text_is_refused(html: str) -> None:
    found = read_page(html)
    assert isinstance(found, Fault) and found.rule == "no-text"


def test_page_fragment_text_parts_blocks_and_resolves_entities() -> None:
    assert fragment_text("<p>One &amp; <b>two</b>.</p><p>Three<br>four</p><script>x()</script>") == "One & two.\n\nThree\n\nfour"
    assert fragment_text("plain") == "plain"
    assert fragment_text("<p>up</p>" + "<div>" * 3_000 + "deep").startswith("up")


# feeds

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>River Post</title><language>en</language>
<item><guid>r-1</guid><title>Ford &amp; bridge</title><link>http://river.example/1</link><pubDate>Tue, 16 Jun 2020 23:30:00 -0500</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>Two patrols met.</p><p>Nobody was hurt.</p>]]></content:encoded></item>
<item><title>Only a headline</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>River Post</title><entry><id>a-1</id><title>Ford</title>
<updated>2020-06-16T12:00:00Z</updated><summary>Two patrols met.</summary></entry></feed>"""


def test_syndication_reads_rss_with_the_fullest_text() -> None:
    first, second = list(feed_records(RSS))
    assert isinstance(first, Record) and isinstance(second, Record)
    assert first.fields == {
        "id": "r-1", "title": "Ford & bridge", "url": "http://river.example/1", "publisher": "River Post", "language": "en",
        "published": "Tue, 16 Jun 2020 23:30:00 -0500", "text": "Two patrols met.\n\nNobody was hurt.",
    }  # fmt: skip
    assert "text" not in second.fields and "no content" in second.missing


def test_syndication_reads_atom_and_utf16() -> None:
    assert texts(list(feed_records(ATOM))) == ["Two patrols met."]
    assert texts(list(feed_records(ATOM.decode().encode("utf-16")))) == ["Two patrols met."]


def test_syndication_refuses_entities_and_what_is_no_feed() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><channel><item><description>&a;</description></item></channel></rss>'
    assert texts(list(feed_records(bomb))) == ["xml-entities"]
    assert texts(list(feed_records(bomb.decode().encode("utf-16")))) == ["xml-entities"]
    assert texts(list(feed_records(b"\x00\x01"))) == ["bad-encoding"]
    for data in (b"not xml", b"<a><b/></a>", b"<html><body>Hello</body></html>"):
        assert texts(list(feed_records(data))) == ["bad-feed"]
    assert texts(list(feed_records(b"<rss><channel/></rss>"))) == ["empty-feed"]


def test_syndication_keeps_the_entries_before_a_break() -> None:
    found = list(feed_records(RSS[: RSS.index(b"<item><title>Only")]))
    assert texts(found) == ["Two patrols met.\n\nNobody was hurt.", "truncated-feed"]
