"""Sources to articles and rejects: order, identifiers, duplicates, dates, names of files, and the count that must hold."""

import gzip
import json
import os
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.ingest import IngestCount, IngestLimits, content_sha256, read_sources
from schemas.article import Article, Reject

TODAY = date(2024, 3, 1)
STORY = "Two patrols met at the ford on Monday. Nobody was hurt, a spokesman said."


def take(
    *sources: Path | str, published: date | None = None, limits: IngestLimits | None = None, columns: dict[str, str] | None = None
) -> list[Article | Reject]:
    """Everything the ingest yields; the count is checked each time."""
    count = IngestCount()
    names = [str(source) for source in sources]
    found = list(read_sources(names, published=published, columns=columns, today=TODAY, limits=limits, count=count))
    articles = sum(isinstance(each, Article) for each in found)
    assert (count.articles, count.rejects, count.records_read) == (articles, len(found) - articles, len(found)) and count.balanced
    return found


def only(found: list[Article | Reject]) -> Article:
    """The one article of a reading."""
    (article,) = found
    assert isinstance(article, Article), article
    return article


def rules(found: list[Article | Reject]) -> list[str]:
    """The rules of the rejects; "article" for an article."""
    return [each.rule if isinstance(each, Reject) else "article" for each in found]


def write(path: Path, *rows: object) -> Path:
    """Writes one JSON line a row."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_ingest_an_article_has_its_fields_and_its_place(tmp_path: Path) -> None:
    path = write(tmp_path / "wire.jsonl", {
        "id": 12, "published": "2020-06-16T23:30:00-05:00", "body": STORY, "headline": " Ford\nnews ", "source": {"name": "River Post"},
        "link": "http://river.example/1", "lang": "en", "dateline": "LIMA",
    })  # fmt: skip
    digest = content_sha256("Ford news", "2020-06-17T04:30:00+00:00", STORY)
    assert only(take(path)) == Article(
        article_id="12", text=STORY, published=date(2020, 6, 16), published_at=datetime(2020, 6, 17, 4, 30, tzinfo=UTC), title="Ford news",
        dateline="LIMA", publisher="River Post", url="http://river.example/1", language="en", content_sha256=digest,
        source_file="wire.jsonl", source_line=1, published_from="column published",
    )  # fmt: skip


def test_ingest_the_text_is_kept_as_given(tmp_path: Path) -> None:
    text = "  Two patrols met.\r\n\r\n\tNobody was hurt.  \n"
    assert only(take(write(tmp_path / "a.jsonl", {"text": text}))).text == text
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert only(take(tmp_path / "a.txt")).text == text


def test_ingest_an_id_of_its_own_comes_from_the_content(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"text": STORY})
    article = only(take(path))
    assert article.article_id == "art-" + article.content_sha256[:16] and len(article.article_id) == 20
    assert article.content_sha256 == content_sha256(None, None, STORY) == only(take(path)).content_sha256


def test_ingest_the_same_article_twice_is_one(tmp_path: Path) -> None:
    first = write(tmp_path / "a.jsonl", {"id": "x", "text": STORY}, {"text": STORY + " More."}, {"id": "x", "text": STORY})
    second = write(tmp_path / "b.jsonl", {"text": STORY + " More."})
    found = take(first, second)
    assert rules(found) == ["article", "article", "duplicate-article", "duplicate-article"]
    last = found[3]
    assert isinstance(last, Reject) and "a.jsonl line 2" in last.reason and (last.source_file, last.source_line) == ("b.jsonl", 1)


def test_ingest_a_reprint_under_its_own_id_stays(tmp_path: Path) -> None:
    found = take(write(tmp_path / "a.jsonl", {"id": "x", "text": STORY}, {"id": "y", "text": STORY}))
    assert [each.article_id for each in found] == ["x", "y"]


def test_ingest_one_id_for_two_contents_is_made_two(tmp_path: Path) -> None:
    rows = ({"id": "x", "text": STORY}, {"id": "x", "text": STORY + " More."}, {"id": "x", "text": STORY + " More."})
    first, second, third = take(write(tmp_path / "a.jsonl", *rows))
    assert isinstance(second, Article) and isinstance(third, Reject)
    assert (first.article_id, second.article_id) == ("x", f"x~{second.content_sha256[:8]}") and third.rule == "duplicate-article"


@pytest.mark.parametrize(("row", "rule"), [
    ({"text": ""}, "no-text"),
    ({"title": "Ford"}, "no-text"),
    ({"text": 5}, "bad-text"),
    ({"text": {"a": 1}}, "bad-text"),
    ({"text": STORY + "\0"}, "control-characters"),
    ({"text": STORY, "title": "a\0b"}, "control-characters"),
    ({"text": "x" * 3_000}, "text-too-long"),
    ({"text": "12 34 56"}, "not-a-news-text"),
    ({"text": STORY, "date": "2099-01-01"}, "date-in-future"),
    ({"text": STORY, "date": "2024-03-04"}, "date-in-future"),
    ({"text": STORY, "date": "1799-12-31"}, "date-before-1800"),
    ({"text": STORY, "date": "the other day"}, "bad-date"),
    ({"text": STORY, "date": "2023-02-30"}, "bad-date"),
    ({"text": STORY, "id": "x" * 600}, "bad-id"),
    ([STORY], "not-an-object"),
    (STORY, "not-an-object"),
])  # fmt: skip
def test_ingest_a_record_that_cannot_stand_is_told_with_its_line(tmp_path: Path, row: object, rule: str) -> None:
    found = take(write(tmp_path / "a.jsonl", {"text": STORY}, row, {"text": STORY + " More."}), limits=IngestLimits(max_text_chars=2_500))
    assert rules(found) == ["article", rule, "article"]
    reject = found[1]
    assert isinstance(reject, Reject)
    assert (reject.stage, reject.source_file, reject.source_line) == ("ingest", "a.jsonl", 2)
    assert len(reject.reason) > 20 and 0 < len(reject.record) <= 500


@pytest.mark.parametrize("day", ["2024-03-03", "1800-01-01", ""])
def test_ingest_dates_at_the_bounds_stand(tmp_path: Path, day: str) -> None:
    assert rules(take(write(tmp_path / "a.jsonl", {"text": STORY, "date": day}))) == ["article"]


def test_ingest_half_characters_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "Two patrols met \\ud83d at the ford."}\n')
    (reject,) = take(path)
    assert isinstance(reject, Reject) and reject.rule in ("bad-json", "lone-surrogate")
    reject.record.encode("utf-8")


def test_ingest_text_files_take_their_date_by_the_order(tmp_path: Path) -> None:
    (tmp_path / "2023-01-09_ford.txt").write_text(STORY, encoding="utf-8")
    assert only(take(tmp_path)).published_from == "file name"
    (tmp_path / "2023-01-09_ford.json").write_text('{"date": "2023-01-10", "publisher": "River Post"}', encoding="utf-8")
    beside = only(take(tmp_path))
    assert (beside.published, beside.published_from, beside.publisher) == (date(2023, 1, 10), "sidecar 2023-01-09_ford.json", "River Post")
    given = only(take(tmp_path, published=date(2023, 1, 11)))
    assert (given.published, given.published_from, given.publisher) == (date(2023, 1, 11), "--published", "River Post")


@pytest.mark.parametrize(
    ("text", "sidecar"), [("a.txt", "a.txt.json"), ("a.txt.gz", "a.json"), ("a.txt.gz", "a.txt.json"), ("a.html", "a.json")]
)
def test_ingest_a_sidecar_is_no_article(tmp_path: Path, text: str, sidecar: str) -> None:
    body = f"<html><body><article><p>{STORY}</p></article></body></html>" if "html" in text else STORY
    (tmp_path / text).write_bytes(gzip.compress(body.encode()) if text.endswith("gz") else body.encode())
    (tmp_path / sidecar).write_text('{"published": "2023-01-10"}', encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"text": STORY + " More."}), encoding="utf-8")
    first, second = take(tmp_path)
    assert isinstance(first, Article) and first.published == date(2023, 1, 10) and second.source_file == "b.json"


def test_ingest_a_broken_sidecar_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    for broken in ("{", "[1]"):
        (tmp_path / "a.json").write_text(broken, encoding="utf-8")
        (reject,) = take(tmp_path)
        assert isinstance(reject, Reject) and reject.rule == "bad-sidecar" and "a.json" in reject.reason


def test_ingest_without_a_date_it_stays_null_and_is_counted(tmp_path: Path) -> None:
    count = IngestCount()
    path = write(tmp_path / "a.jsonl", {"text": STORY}, {"text": STORY, "date": "2020-06-16"})
    first, _ = list(read_sources([str(path)], today=TODAY, count=count))
    assert isinstance(first, Article) and first.published is None and first.published_from is None and count.undated == 1


def test_ingest_a_folder_is_read_in_order_with_names_inside_it(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a.txt", "b/a.md", ".hidden.txt", ".git/x.txt", "README.md", "notes.docx", "b/z.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}" if name.endswith("json") else f"{STORY} From {name}.", encoding="utf-8")
    found = take(tmp_path)
    assert [each.source_file for each in found] == ["a.txt", "b/a.md", "b/z.txt"] and rules(found) == ["article"] * 3
    assert take(tmp_path) == found


def test_ingest_globs_files_and_folders_stand_in_the_order_given(tmp_path: Path) -> None:
    for name in ("2/b.txt", "1/b.txt", "1/a.txt", "x.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps({"text": STORY}) if name.endswith("l") else f"{STORY} From {name}.", encoding="utf-8")
    found = take(f"{tmp_path}/*/b.txt", tmp_path / "x.jsonl", tmp_path / "1" / "a.txt")
    assert [each.source_file for each in found] == ["1/b.txt", "2/b.txt", "x.jsonl", "a.txt"]
    assert [each.source_file for each in take(f"{tmp_path}/**/*.txt")] == ["1/a.txt", "1/b.txt", "2/b.txt"]
    assert [each.source_file for each in take(f"{tmp_path}/*")] == ["1/a.txt", "1/b.txt", "2/b.txt", "x.jsonl"]


def test_ingest_no_path_of_the_machine_stands_in_the_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,remark\n1,2\n", encoding="utf-8")
    for found in take(tmp_path, tmp_path / "a.txt", tmp_path / "gone.txt", f"{tmp_path}/*.docx"):
        assert str(tmp_path) not in repr(found)


@pytest.mark.parametrize(("name", "data", "rule"), [
    ("a.docx", b"PK", "unknown-format"),
    ("a", STORY.encode(), "unknown-format"),
    ("a.txt", b"", "empty-file"),
    ("a.jsonl", b"\n\n", "empty-file"),
    ("a.csv", b"id,text\n", "empty-file"),
    ("a.txt.gz", b"no gzip", "bad-gzip"),
    ("a.txt.gz", b"", "empty-file"),
    ("a.html", b"<html><body></body></html>", "no-text"),
    ("a.xml", b"<note>no feed</note>", "bad-feed"),
    ("a.parquet", b"PAR1", "bad-parquet"),
    ("a.txt", bytes(range(256)), "bad-encoding"),
])  # fmt: skip
def test_ingest_a_file_that_cannot_be_read_is_one_reject(tmp_path: Path, name: str, data: bytes, rule: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert rules(take(tmp_path / name)) == [rule]


@pytest.mark.parametrize(
    ("source", "rule"), [("file:///etc/hostname", "unknown-source"), ("ftp://river.example/a", "unknown-source"), ("", "no-such-file")]
)
def test_ingest_other_sources_are_refused(source: str, rule: str) -> None:
    assert rules(take(source)) == [rule]


def test_ingest_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"PK")
    assert rules(take(tmp_path)) == ["empty-folder"]


def test_ingest_names_that_are_no_text_do_not_reach_the_tables() -> None:
    for source in ("caf\udce9.txt", "caf\udce9/*.txt", "x" * 5_000, "a\0b"):
        (reject,) = take(source)
        assert isinstance(reject, Reject) and reject.rule == "no-such-file"
        reject.source_file.encode("utf-8")


def test_ingest_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)  # the tests may run as root, whom no mode keeps out
    found = take(tmp_path)
    assert rules(found) == ["article", "unreadable"] and found[1].source_file == "closed"


def test_ingest_a_gzip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": STORY}).encode() + b"\n" + b" " * 5_000_000))
    assert rules(take(tmp_path, limits=IngestLimits(max_file_bytes=1_000_000))) == ["article", "file-too-large"]
    (tmp_path / "a.jsonl.gz").rename(tmp_path / "a.txt.gz")
    assert rules(take(tmp_path, limits=IngestLimits(max_record_bytes=1_000_000))) == ["document-too-large"]


def test_ingest_a_line_of_50_megabytes_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(json.dumps({"text": STORY}).encode() + b'\n{"text": "')
        for _ in range(50):
            stream.write(b"word " * 200_000)
        stream.write(b'"}\n' + json.dumps({"text": STORY + " More."}).encode())
    found = take(path)
    assert rules(found) == ["article", "record-too-large", "article"]
    assert [each.source_line for each in found] == [1, 2, 3]


def test_ingest_columns_can_be_mapped(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"No,Remark,When\n7,{STORY.replace(',', '')},16/06/2020\n", encoding="utf-8")
    article = only(take(tmp_path / "a.csv", columns={"text": "Remark", "published": "when", "id": "No"}))
    assert (article.article_id, article.published, article.published_from) == ("7", date(2020, 6, 16), "column When")
    assert rules(take(tmp_path / "a.csv")) == ["no-text-column"]
    with pytest.raises(ValueError, match="is no field"):
        take(tmp_path / "a.csv", columns={"Remark": "text"})


def test_ingest_every_article_of_the_shared_collections_is_taken() -> None:
    shared = Path(__file__).resolve().parents[2].parent / "shared"
    if not shared.exists():  # the collections are not part of the repository
        return
    begin = time.monotonic()
    found = take(*sorted((shared / "articles").glob("*.jsonl")))
    seconds = time.monotonic() - begin
    assert len(found) == 6_671 and all(isinstance(each, Article) for each in found)
    assert len({each.article_id for each in found}) == 6_671
    assert seconds < 30  # about 3 on an idle machine of two cores
    (report,) = sorted((shared / "articles").glob("*.txt"))
    article = only(take(report, published=date(2020, 6, 16)))
    assert article.published == date(2020, 6, 16) and article.text == report.read_text(encoding="utf-8")
    assert only(take(report)).published == date(2020, 6, 16)
