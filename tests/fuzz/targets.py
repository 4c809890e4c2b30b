"""What is fuzzed, and what must hold of any input: no error leaves it, nothing is lost, every offset points at what it says."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from coders.coder import Coder, load_coder
from coders.date_resolve import TENSES
from coders.dates import find_dates, resolve, timex_value
from coders.lexicon.check import check_lexicon
from coders.lexicon.compile import load_lexicon
from coders.sentence_ends import MAX_PIECE, longest_stretch, pieces
from coders.text import read_text
from flows.ingest import IngestCount, IngestLimits, read_sources
from flows.parts import records_to_batch
from flows.readers.timestamps import BadDateError, read_published
from flows.shown import UNSAFE, shown
from schemas.article import Article, Reject
from schemas.tables import REJECTS
from tests.fuzz.draws import broken, files, texts

TODAY = date(2024, 3, 1)
ROOT = Path(__file__).resolve().parents[2]
LEXICON = ROOT / "tests" / "bad_lexicon" / "sound"
LIMITS = IngestLimits(max_text_chars=5_000, max_sentence_chars=2_000, max_page_tags=500, max_file_rejects=50)


@dataclass(frozen=True, slots=True)
class Target:
    """What draws an input and what is done with it."""

    draws: Callable[[], st.SearchStrategy[Any]]
    check: Callable[[Any], None]


def check_ingest(named: tuple[str, bytes]) -> None:
    """Every record of a broken file becomes an article or a reject that a table can hold."""
    name, data = named
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        count = IngestCount()
        found = list(read_sources([folder], today=TODAY, limits=LIMITS, count=count))
    assert count.balanced and count.records_read == len(found) > 0
    rejects = [each for each in found if isinstance(each, Reject)]
    records_to_batch(rejects, table=REJECTS)
    for each in found:
        if isinstance(each, Article):
            assert each.text.strip() and each.article_id and "\0" not in each.text
            each.text.encode("utf-8")
        else:
            assert each.rule and 10 < len(each.reason) < 1_000 and len(each.record) <= 500


@cache
def coder() -> Coder:
    """The coder as it is shipped."""
    return load_coder()


def check_text(text: str) -> None:
    """Paragraphs and pieces are slices of the text, and what is coded stands where it says."""
    structure = read_text(text, title=text[:40], dateline=text[:20])
    for paragraph in structure.paragraphs:
        assert text[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text
    start, end = longest_stretch(text)
    assert 0 <= start <= end <= len(text)
    cut = pieces(text, most=30)
    assert "".join(text[first:last] for first, last in cut) == text and all(last - first <= 30 for first, last in cut) and MAX_PIECE > 30
    assert not UNSAFE.search(shown(text))
    for mention in coder().code_text(text, published=TODAY):
        assert text[mention.sentence_start : mention.sentence_start + len(mention.sentence)] == mention.sentence
        assert text[mention.trigger_start : mention.trigger_end] == mention.trigger


def check_dates(text: str) -> None:
    """Times are found where they stand, and resolved to days in order or to none."""
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
        for tense in TENSES:
            for anchor in (None, date(2020, 2, 29), date.min, date.max):
                resolved = resolve(found, reference=TODAY, tense=tense, anchor=anchor)
                timex_value(found, reference=TODAY, tense=tense, anchor=anchor)
                assert resolved is None or resolved.first <= resolved.last
    for value in (text, text[:30]):
        try:
            read_published(value)
        except BadDateError as error:
            assert len(str(error)) < 400


def check_lexicon_file(named: tuple[str, bytes]) -> None:
    """A broken file of the lexicon gives problems with a line; loading it raises ValueError at most."""
    name, data = named
    with TemporaryDirectory() as folder:
        for path in LEXICON.rglob("*"):
            if path.is_file():
                target = Path(folder) / path.relative_to(LEXICON)
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(data if str(path.relative_to(LEXICON)) == name else path.read_bytes())
        for problem in check_lexicon(Path(folder)):
            assert problem.file and problem.line >= 0 and str(problem)
        with suppress(ValueError):
            load_lexicon(Path(folder))


def lexicon_files() -> st.SearchStrategy[tuple[str, bytes]]:
    """A file of a sound small lexicon, broken."""
    names = sorted(str(path.relative_to(LEXICON)) for path in LEXICON.rglob("*") if path.is_file())
    return st.sampled_from(names).flatmap(lambda name: st.tuples(st.just(name), broken((LEXICON / name).read_bytes())))


TARGETS = {
    "ingest": Target(lambda: files, check_ingest),
    "text": Target(lambda: texts, check_text),
    "dates": Target(lambda: texts, check_dates),
    "lexicon": Target(lexicon_files, check_lexicon_file),
}


def fuzzed(target: Target, *, inputs: int, seed: int) -> int:
    """Draws inputs of one seed and returns their number; raises what the first that breaks raises, made as small as it goes."""
    drawn = 0

    @seeded(seed)
    @settings(max_examples=inputs, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink])
    @given(target.draws())
    def one(value: Any) -> None:
        nonlocal drawn
        drawn += 1
        target.check(value)

    one()
    return drawn
