"""Hostile files by name: what nobody vetted, made by functions so that no bomb lies in the repository.

Each maker returns the bytes of one file. `EXPECTED` in test_hostile.py says what must become of it.
"""

import gzip
import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

STORY = "Two patrols met at the ford of Zenda on Monday. Nobody was hurt, a spokesman of Ruritania said."
BODY = f"<p>{STORY}</p>" * 5
MEGA = 1_000_000
Maker = Callable[[], bytes]


def article(**fields: object) -> bytes:
    """One line of JSON with a sound article and what the case changes."""
    return json.dumps({"id": "a1", "published": "2020-06-16", "text": STORY} | fields).encode() + b"\n"


def page(body: str, *, head: str = "") -> bytes:
    """A page of a sound story with something hostile beside it."""
    return f"<html><head><title>Patrols meet</title>{head}</head><body><article>{BODY}{body}</article></body></html>".encode()


def feed(items: str, *, head: str = "<?xml version='1.0'?>") -> bytes:
    """A feed around items."""
    return f"{head}<rss version='2.0'><channel><title>Zenda Wire</title>{items}</channel></rss>".encode()


def item(description: str) -> str:
    """An entry of a feed."""
    return f"<item><title>Patrols</title><description>{description}</description></item>"


def gzip_of(pieces: Iterator[bytes]) -> bytes:
    """Pieces packed as one gzip stream, never whole in memory."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as packed:
        for piece in pieces:
            packed.write(piece)
    return buffer.getvalue()


def zip_of(name: str, data: bytes) -> bytes:
    """A zip archive with one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    return buffer.getvalue()


def parquet_of(table: pa.Table, **options: object) -> bytes:
    """A table as a Parquet file."""
    buffer = io.BytesIO()
    pq.write_table(table, buffer, **options)
    return buffer.getvalue()


LAUGHS = "<!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(10)) + "]>"
SECRET = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
UTF7_LAUGHS = "<?xml version='1.0' encoding='utf-7'?>" + LAUGHS.replace("<", "+ADw-").replace("&", "+ACY-").replace("[", "+AFs-")

JSON_FILES: Mapping[str, Maker] = {
    "deep.json": lambda: b"[" * MEGA,
    "deep-closed.json": lambda: b"[" * 100_000 + b"]" * 100_000,
    "deep-field.jsonl": lambda: b'{"published":"2020-06-16","text":"%s","x":%s1%s}' % (STORY.encode(), b"[" * 900, b"]" * 900),
    "deep-too-deep.jsonl": lambda: b'{"published":"2020-06-16","text":"%s","x":%s1%s}' % (STORY.encode(), b"[" * 9_000, b"]" * 9_000),
    "text-of-11-megabytes.jsonl": lambda: article(text=f"{STORY} " * 115_000),
    "text-of-2-million.jsonl": lambda: article(text=f"{STORY} " * 20_000),
    "sentence-of-a-million.jsonl": lambda: article(text=f"{STORY} " + "and the patrols met " * 49_000),
    "sentence-of-a-million.txt": lambda: (f"{STORY} " + "and the patrols met " * 49_000).encode(),
    "sentence-without-blanks.jsonl": lambda: article(text=f"{STORY} " * 40 + "patrol" * 150_000),
    "sentence-of-commas.jsonl": lambda: article(text=f"{STORY} " * 40 + "Zenda, " * 130_000),
    "sentence-of-quotes.jsonl": lambda: article(text=f"{STORY} " * 40 + '"' * 900_000),
    "sentence-of-brackets.jsonl": lambda: article(text=f"{STORY} " * 40 + "(" * 900_000),
    "sentence-of-dots.jsonl": lambda: article(text=f"{STORY} " * 40 + "." * 900_000),
    "sentence-of-dots-and-blanks.jsonl": lambda: article(text=f"{STORY} " * 40 + ". " * 450_000),
    "sentence-of-combining-marks.jsonl": lambda: article(text=f"{STORY} " * 40 + "e" + "\u0301" * 800_000),
    "sentence-of-emoji.jsonl": lambda: article(text=f"{STORY} " * 40 + "\U0001f4a5 " * 400_000),
    "sentence-of-bidi.jsonl": lambda: article(text=f"{STORY} " * 40 + "\u202e\u202d" * 400_000),
    "sentence-of-digits.jsonl": lambda: article(text=f"{STORY} " * 40 + "1" * 900_000),
    "sentence-of-dates.jsonl": lambda: article(text=f"{STORY} " * 40 + "June 16 " * 110_000),
    "lines-wrapped.txt": lambda: ("the patrols of Ruritania and those of Strelsau met on the road to\n" * 14_000).encode(),
    "lines-of-one-letter.txt": lambda: (STORY + "\n" + "a\n" * 450_000).encode(),
    "lines-empty.txt": lambda: (STORY + "\n" * 900_000).encode(),
    "lines-blank.txt": lambda: ("\n" * 900_000 + STORY).encode(),
    "paragraphs-many.txt": lambda: (f"{STORY}\n\n" * 9_500).encode(),
    "paragraph-long.txt": lambda: (f"{STORY} " * 9_500).encode(),
    "title-of-9-megabytes.jsonl": lambda: article(title="Patrols " * 1_100_000),
    "publisher-of-9-megabytes.jsonl": lambda: article(publisher="Z" * 9_000_000),
    "url-of-9-megabytes.jsonl": lambda: article(url="http://zenda.example/" + "x" * 9_000_000),
    "id-of-9-megabytes.jsonl": lambda: article(id="x" * 9_000_000),
    "published-of-9-megabytes.jsonl": lambda: article(published="9" * 9_000_000),
    "published-of-spaces.jsonl": lambda: article(published="June " + " " * MEGA + "1"),
    "published-number.jsonl": lambda: b'{"text":"%s","published":1e308}' % STORY.encode(),
    "published-digits.jsonl": lambda: b'{"text":"%s","published":%s}' % (STORY.encode(), b"9" * 100_000),
    "keys-a-million.jsonl": lambda: b"{%s}" % b",".join(b'"k%d":1' % n for n in range(700_000)),
    "keys-new-each-line.jsonl": lambda: b"\n".join(b'{"text":"%s no %d","k%d":1}' % (STORY.encode(), n, n) for n in range(9_000)),
    "list-of-a-million.json": lambda: b"[%s]" % b",".join([b"{}"] * MEGA),
    "lines-of-junk.jsonl": lambda: b"x\n" * 3_000_000,
    "lines-of-empty-objects.jsonl": lambda: b"{}\n" * 2_000_000,
    "lines-all-the-same.jsonl": lambda: article() * 80_000,
    "line-endless.jsonl": lambda: b"x" * 30_000_000,
    "text-as-list-of-lists.jsonl": lambda: article(text=[["a"]] * 10_000),
    "text-as-object.jsonl": lambda: article(text={"a": "b"}),
    "id-of-a-path.jsonl": lambda: article(id="../../x"),
    "id-of-a-formula.jsonl": lambda: article(id="=cmd|'/c calc'!A1", publisher="@SUM(1+1)*cmd|' /C calc'!A0"),
    "id-of-escapes.jsonl": lambda: article(id="\x1b]0;owned\x07\x1b[31mred", title="\u202egnp.exe"),
    "key-of-proto.jsonl": lambda: article(__proto__={"text": "x"}, constructor="x"),
}

ENCODED_FILES: Mapping[str, Maker] = {
    "utf16-no-mark.jsonl": lambda: article().decode().encode("utf-16-le"),
    "utf16-mark.jsonl": lambda: article().decode().encode("utf-16"),
    "utf16-odd.txt": lambda: STORY.encode("utf-16") + b"x",
    "utf16-lone-surrogate.txt": lambda: STORY.encode("utf-16") + b"\x00\xd8\x41\x00",
    "utf32-mark.txt": lambda: STORY.encode("utf-32"),
    "utf7.txt": lambda: (STORY + " +ADw-script+AD4-alert(1)+ADw-/script+AD4-").encode(),
    "utf7-page.html": lambda: page("<p>+ADw-b+AD4-</p><p>caf\xe9</p>", head="<meta charset='utf-7'>").decode().encode("latin-1"),
    "escapes-page.html": lambda: page("<p>\\ud800\\x41</p><p>caf\xe9</p>", head="<meta charset='unicode_escape'>").decode().encode("latin-1"),
    "codec-page.html": lambda: page("<p>caf\xe9</p>", head="<meta charset='zlib_codec'>").decode().encode("latin-1"),
    "ebcdic.xml": lambda: feed(item(STORY)).decode().encode("cp037"),
    "mixed.txt": lambda: f"{STORY} La r\u00e9publique \u00e9tait l\u00e0, d\u00e9j\u00e0. ".encode() + "Le caf\u00e9.".encode("latin-1"),
    "mixed-lines.csv": lambda: b"id,text\n1,%s caf\xc3\xa9\n2,%s caf\xe9\n3,%s \xff\xfe\x81\n" % ((STORY.encode(),) * 3),
    "overlong.txt": lambda: STORY.encode() + b" \xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf",
    "surrogate-bytes.txt": lambda: STORY.encode() + b" \xed\xa0\x80\xed\xb0\x80",
    "surrogate-escape.jsonl": lambda: b'{"text":"%s \\ud800"}' % STORY.encode(),
    "nul.txt": lambda: STORY.encode() + b"\0",
    "nul-escape.jsonl": lambda: b'{"text":"%s \\u0000"}' % STORY.encode(),
    "controls.txt": lambda: ("\x07\x08\x1b[31m" * 200 + STORY).encode(),
    "controls-few.txt": lambda: f"{STORY} \x1b[31mred\x1b[0m {STORY} {STORY} {STORY}".encode(),
    "bidi.txt": lambda: f"\u202e{STORY}\u202c \u2066{STORY}\u2069".encode(),
    "marks-only.txt": lambda: ("\ufeff" * 1_000 + "\u200b" * 1_000).encode(),
    "binary.txt": lambda: bytes(range(256)) * 100,
}

PACKED_FILES: Mapping[str, Maker] = {
    "bomb-line.jsonl.gz": lambda: gzip_of(b"\0" * MEGA for _ in range(1_500)),
    "bomb-lines.jsonl.gz": lambda: gzip_of(b"x\n" * (MEGA // 2) for _ in range(1_500)),
    "bomb-page.html.gz": lambda: gzip_of(b"<b>" * (MEGA // 3) for _ in range(200)),
    "bomb-feed.xml.gz": lambda: gzip_of(b" " * MEGA for _ in range(200)),
    "bomb-table.csv.gz": lambda: gzip_of([b"id,text\n", *(b"1,\n" * (MEGA // 3) for _ in range(300))].__iter__()),
    "bomb-quotes.csv.gz": lambda: gzip_of([b"id,text\n", *(b'1,"\n' * (MEGA // 4) for _ in range(300))].__iter__()),
    "gzip-in-gzip.jsonl.gz": lambda: gzip.compress(gzip.compress(gzip_of(b"\0" * MEGA for _ in range(100)))),
    "gzip-members.jsonl.gz": lambda: gzip.compress(b"", mtime=0) * 400_000,
    "gzip-padding.jsonl.gz": lambda: gzip.compress(article(), mtime=0) + b"\0" * 8_000_000,
    "gzip-junk-behind.jsonl.gz": lambda: gzip.compress(article(), mtime=0) + b"junk" * 100,
    "gzip-not.jsonl.gz": lambda: article(),
    "zip-as-gzip.jsonl.gz": lambda: zip_of("a.jsonl", article()),
    "zip-as-page.html": lambda: zip_of("../../x.html", b"\0" * MEGA),
    "zip-as-table.csv": lambda: zip_of("a.csv", b"\0" * MEGA),
    "zip-as-text.txt": lambda: zip_of("a.txt", b"\0" * MEGA),
    "zip-as-feed.xml": lambda: zip_of("a.xml", b"\0" * MEGA),
    "zip-bomb.zip": lambda: zip_of("a.jsonl", b"\0" * 100 * MEGA),
}

PAGES: Mapping[str, Maker] = {
    "page-deep.html": lambda: page("<div>" * 49_000),
    "page-deep-closed.html": lambda: page("<div>" * 24_000 + STORY + "</div>" * 24_000),
    "page-deep-spans.html": lambda: page("<p>" + "<span>x" * 20_000),
    "page-deep-lists.html": lambda: page("<ul><li>x" * 20_000),
    "page-deep-tables.html": lambda: page("<table><tr><td>x" * 15_000),
    "page-bold.html": lambda: page("<b>" * MEGA),
    "page-misnested.html": lambda: page("<a><b><i>" * 16_000),
    "page-many-paragraphs.html": lambda: page("<p>x" * 2_000_000),
    "page-many-breaks.html": lambda: page("<br>" * 1_500_000),
    "page-many-links.html": lambda: page("<a href='/x'>x</a>" * 400_000),
    "page-attribute.html": lambda: page(f"<p title='{'x' * 9_900_000}'>x</p>"),
    "page-attributes.html": lambda: page("<p " + " ".join(f"a{n}=1" for n in range(500_000)) + ">x</p>"),
    "page-open-comment.html": lambda: page("<!--" + "x" * 9_000_000),
    "page-many-comments.html": lambda: page("<!-- x -->" * 500_000),
    "page-brackets.html": lambda: page("<" * 5_000_000),
    "page-entities.html": lambda: page("<p>" + "&amp;" * MEGA),
    "page-data-uri.html": lambda: page(f"<img src='data:image/png;base64,{'A' * 9_000_000}'>"),
    "page-script.html": lambda: page(f"<script>{'var x = 1; ' * 800_000}</script>"),
    "page-title.html": lambda: page("", head=f"<title>{'Zenda ' * 1_500_000}</title>"),
    "page-meta-date.html": lambda: page("", head=f"<meta property='article:published_time' content='{'2' * 5_000_000}'>"),
    "page-many-meta.html": lambda: page("", head="<meta name='date' content='2020-06-16'>" * 100_000),
    "page-json-ld-deep.html": lambda: page("", head=f"<script type='application/ld+json'>{'[' * MEGA}</script>"),
    "page-json-ld-wide.html": lambda: page("", head=f"<script type='application/ld+json'>[{','.join(['{}'] * 700_000)}]</script>"),
    "page-dates.html": lambda: page("<p>16 June 2020</p>" * 200_000),
    "page-laughs.html": lambda: LAUGHS.encode() + page("<p>&j;</p>"),
    "page-secret.html": lambda: SECRET.encode() + page("<p>&x;</p>"),
    "page-one-word.html": lambda: b"<p>" + b"x" * 9_000_000,
    "page-one-sentence.html": lambda: page("<p>" + "and the patrols met " * 40_000 + "</p>"),
    "page-almost-too-many.html": lambda: page("<p>x" * 49_900),
    "page-almost-too-many-links.html": lambda: page("<a href='/x'>x</a>" * 24_900),
    "page-almost-too-long.html": lambda: page("<p " + " ".join(f"a{n}=1" for n in range(19_900)) + ">x</p>"),
    "page-words.html": lambda: page("<p " + "a " * 200_000 + ">x</p>"),
    "page-script-title.html": lambda: page("", head="<title><script>alert(1)</script></title>"),
}

FEEDS: Mapping[str, Maker] = {
    "feed-laughs.xml": lambda: feed(item("&j;"), head=f"<?xml version='1.0'?>{LAUGHS}"),
    "feed-laughs-utf16.xml": lambda: feed(item("&j;"), head=LAUGHS).decode().encode("utf-16"),
    "feed-laughs-utf16-no-mark.xml": lambda: feed(item("&j;"), head=f"<?xml version='1.0' encoding='utf-16'?>{LAUGHS}").decode().encode("utf-16-le"),
    "feed-laughs-utf32.xml": lambda: feed(item("&j;"), head=LAUGHS).decode().encode("utf-32"),
    "feed-laughs-utf7.xml": lambda: feed(item("+ACY-j;"), head=UTF7_LAUGHS),
    "feed-laughs-ebcdic.xml": lambda: feed(item("&j;"), head=f"<?xml version='1.0' encoding='cp037'?>{LAUGHS}").decode().encode("cp037"),
    "feed-quadratic.xml": lambda: feed(item("&a;" * 50_000), head=f"<!DOCTYPE r [<!ENTITY a '{'x' * 50_000}'>]>"),
    "feed-secret.xml": lambda: feed(item("&x;"), head=SECRET),
    "feed-secret-parameter.xml": lambda: feed(item("&x;"), head="<!DOCTYPE r [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>"),
    "feed-outer-dtd.xml": lambda: feed(item(STORY), head="<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>"),
    "feed-far-doctype.xml": lambda: feed(item("&j;"), head="<?xml version='1.0'?>" + "<!-- x -->" * 100_000 + LAUGHS),
    "feed-include.xml": lambda: feed(item("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>")),
    "feed-deep.xml": lambda: feed("<item>" * 100_000),
    "feed-deep-description.xml": lambda: feed(item("<div>" * 100_000)),
    "feed-deep-html.xml": lambda: feed(item("&lt;div&gt;" * 100_000 + STORY)),
    "feed-deep-cdata.xml": lambda: feed(item(f"<![CDATA[{'<b>' * 300_000}{STORY}]]>")),
    "feed-attribute.xml": lambda: feed(f"<item><link href='{'x' * 9_000_000}'/><description>{STORY}</description></item>"),
    "feed-attributes.xml": lambda: feed("<item " + " ".join(f"a{n}='1'" for n in range(200_000)) + f"><description>{STORY}</description></item>"),
    "feed-items-10000.xml": lambda: feed("".join(item(f"{STORY} Patrol {n}.") for n in range(10_000))),
    "feed-items-empty.xml": lambda: feed("<item/>" * 200_000),
    "feed-text-of-9-megabytes.xml": lambda: feed(item("the patrols met " * 560_000)),
    "feed-namespaces.xml": lambda: feed("".join(f"<x{n}:y xmlns:x{n}='http://zenda.example/{n}'/>" for n in range(50_000))),
    "feed-brackets.xml": lambda: feed("<" * MEGA),
    "feed-open-cdata.xml": lambda: feed("<![CDATA[" * 300_000),
    "feed-ampersands.xml": lambda: feed(item("&" * 1_100_000)),
    "feed-spaces.xml": lambda: b"<?xml" + b" " * 9_000_000,
    "feed-date.xml": lambda: feed(f"<item><pubDate>{'1 ' * 1_000_000}</pubDate><description>{STORY}</description></item>"),
}

TABLES: Mapping[str, Maker] = {
    "table-wide.csv": lambda: b"id,text\n1,%s%s\n" % (STORY.encode(), b"," * 5_000_000),
    "table-header.csv": lambda: b"text," + b",".join(b"c%d" % n for n in range(700_000)) + b"\n" + STORY.encode(),
    "table-header-twice.csv": lambda: b"text,text,text\na,b,%s\n" % STORY.encode(),
    "table-quotes.csv": lambda: b"id,text\n" + b'1,"open\n' * 200_000,
    "table-quotes.tsv": lambda: b"id\ttext\n" + b'1\t"open\n' * 200_000,
    "table-quote-run.csv": lambda: b"id,text\n1," + b'"' * 9_000_001 + b"\n",
    "table-quoted-lines.csv": lambda: b'id,text\n1,"' + b"x\n" * 2_000_000 + b'"\n',
    "table-formula.csv": lambda: b"id,text,publisher\n=cmd(),\"%s\",+1+cmd()\n" % STORY.encode(),
    "front-open.md": lambda: b"---\n" + b"a: b\n" * 1_500_000,
    "front-dashes.md": lambda: b"---\n" * 2_000_000,
    "front-wide.md": lambda: b"---\n" + b"a" * 4_000_000 + b": b\n---\n" + STORY.encode(),
}


def repeated_parquet() -> bytes:
    """A small file whose every row is the same text of a million characters."""
    text = (f"{STORY} " * 11_000)[:MEGA]
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 20_000, pa.int32()), pa.array([text]))
    return parquet_of(pa.table({"text": column}), compression="zstd")


def page_bomb_parquet() -> bytes:
    """One cell of 200 MB that packs to nothing."""
    return parquet_of(pa.table({"text": pa.array([STORY, "x" * 200 * MEGA, STORY + " Again."])}), compression="zstd", use_dictionary=False)


def lying_parquet() -> bytes:
    """A footer that claims to be longer than the file."""
    data = parquet_of(pa.table({"text": [STORY]}))
    return data[:-8] + struct.pack("<I", 2**31 - 1) + data[-4:]


def nested_type(depth: int) -> pa.Array:
    """An array of lists of lists."""
    kind: pa.DataType = pa.int8()
    for _ in range(depth):
        kind = pa.list_(kind)
    return pa.array([None], kind)


PARQUETS: Mapping[str, Maker] = {
    "parquet-repeated.parquet": repeated_parquet,
    "parquet-page-bomb.parquet": page_bomb_parquet,
    "parquet-lying-footer.parquet": lying_parquet,
    "parquet-many-columns.parquet": lambda: parquet_of(pa.table({"text": [STORY]} | {f"c{n}": [1] for n in range(20_000)})),
    "parquet-deep-type.parquet": lambda: parquet_of(pa.table({"text": nested_type(90)})),
    "parquet-nulls.parquet": lambda: parquet_of(pa.table({"text": pa.nulls(2_000_000, pa.string())})),
    "parquet-packed.parquet.gz": lambda: gzip.compress(repeated_parquet()),
}

HOSTILE: Mapping[str, Maker] = {**JSON_FILES, **ENCODED_FILES, **PACKED_FILES, **PAGES, **FEEDS, **TABLES, **PARQUETS}
