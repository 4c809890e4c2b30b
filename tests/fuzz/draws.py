"""What the fuzzers draw: bytes of every format broken at random, texts of news words beside signs that break parsers, lexicon files cut up."""

import json

from hypothesis import strategies as st

STORY = "Two patrols of Ruritania met at the ford of Zenda on Monday. Nobody was hurt, a spokesman said on June 16, 2020."
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Patrols</title>"
    '<script type="application/ld+json">{"datePublished": "2020-06-16"}</script></head>'
    f"<body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
)
FEED = (
    "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Zenda Wire</title><item><guid>1</guid><title>Patrols</title>"
    f"<pubDate>Tue, 16 Jun 2020 23:30:00 -0500</pubDate><description><![CDATA[<p>{STORY}</p>]]></description></item></channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Zenda</title><entry><id>1</id><updated>2020-06-16T12:00:00Z</updated>"
    f"<summary>{STORY}</summary></entry></feed>"
)
LINE = json.dumps({"id": "a1", "published": "2020-06-16", "title": "Patrols", "text": STORY, "publisher": {"name": "Zenda Wire"}})
CSV = f'id,published,text\n1,2020-06-16,"{STORY}"\n2,16 June 2020,"{STORY} Again, ""he"" said."\n'
FRONT = f"---\ntitle: Patrols\ndate: 2020-06-16\n---\n\n{STORY}\n"
SEEDS = {
    ".html": PAGE, ".xml": FEED, ".atom": ATOM, ".rss": FEED, ".jsonl": f"{LINE}\n{LINE}\n", ".json": f'{{"articles": [{LINE}, {LINE}]}}',
    ".csv": CSV, ".tsv": CSV.replace(",", "\t"), ".md": FRONT, ".txt": STORY,
}  # fmt: skip
SIGNS = [
    b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xc2\x9b", b"\x1b[2J", b"\r", b"\n", b"\r\n",
    b"\t", b" " * 50, b"<", b">", b"</p>", b"<div>" * 20, b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE a [", b"<!ENTITY x 'y'>", b"&x;",
    b"&#0;", b"&#xd800;", b"&#99999999;", b"<script>", b"<meta charset='utf-7'>", b"<?xml encoding='utf-16'?>", b"{", b"}", b"[" * 30, b"]", b'"',
    b"'", b"\\", b"\\u0000", b"\\ud800", b"1e999", b"-0", b"NaN", b"null", b"true", b"9" * 30, b",", b";", b"|", b"=cmd()", b"../../x", b"---\n",
    b"2020-02-30", b"00/00/0000", b"31 June 9999", b"published", b"text",
]  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, seed: bytes, *, cuts: int = 6) -> bytes:
    """A seed with pieces cut out, doubled, put elsewhere, or hostile signs put in."""
    data = seed
    for _ in range(draw(st.integers(1, cuts))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 0, 1, 2, 5, 40, 400])))
        piece = draw(st.one_of(st.just(b""), st.sampled_from(SIGNS), st.binary(max_size=6), st.just(data[start:end] * 2)))
        data = data[:start] + piece + data[end:]
    return data


files = st.sampled_from(sorted(SEEDS)).flatmap(lambda suffix: st.tuples(st.just(f"a{suffix}"), broken(SEEDS[suffix].encode())))

NEWS = [
    "Israel", "Syria", "Ruritania", "Zenda", "Hentzau", "Strelsau", "attacked", "killed", "wounded", "arrested", "protested", "said", "that",
    "denied", "threatened", "to", "the", "army", "of", "and", ",", ".", '"', "'", "(", ")", "-", "--", "\u2014", ":", ";", "?", "!", "which", "who",
    "12", "two", "hundred", "people", "Monday", "June", "16", "2020", "1999", "May", "march", "last", "next", "week", "ago", "since", "until",
    "between", "early", "late", "3:00", "a.m.", "GMT", "Ramadan", "Easter", "1980s", "20th", "century", "the", "day", "before", "yesterday",
    "tomorrow", "tonight", "quarter", "fiscal", "year", "31", "30", "29", "February", "noon", "midnight", "every", "first", "third", "days", "months",
    "years", "in", "on", "by", "at", "from", "a", "an", "ten-year",
]  # fmt: skip
ODD = [
    "\n", "\n\n", "\r\n", "\u2028", "\x85", "\xa0", "\u200b", "\ufeff", "\u202e", "\u0301", "\U0001f4a5", "\x00", "\x1b", "\u0130", "\ufb01",
    "(Reuters) -", "SEOUL --", "\t", "{", "\\", "\ud7ff",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(NEWS), st.sampled_from(ODD), st.integers(0, 10**7).map(str), st.text(max_size=4)), max_size=60).flatmap(
    lambda words: st.sampled_from([" ", " ", "", "\n"]).map(lambda glue: glue.join(words))
)
