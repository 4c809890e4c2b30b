"""Times the coder as ratios in one run: spaCy's default pipeline, the trimmed parse, and coding alone, on the same text; and the finding of near-copies.

`make bench` runs it on ../shared/articles where that folder exists, else on the sample articles. Never a test: timing depends on the machine.
"""

import json
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import spacy

from coders.coder import Coder, load_coder
from coders.dates import find_dates
from coders.parse import DEFAULT_MODEL, parse_paragraphs
from coders.text import CODED_KINDS, read_text
from flows.ingest import IngestLimits, read_sources
from flows.near_copies import near_copies
from schemas.article import Article
from tests.republished import republished, shared_articles

ROOT = Path(__file__).resolve().parents[1]
NEWSWIRE = ROOT.parent / "shared" / "articles" / "newswire.jsonl"
ARTICLES = 300
PASSES = 3
REPUBLISH_SEED = 20200616
PETRARCH2 = 920
"""Sentences a second of petrarch2's coding alone, parses given, as the issue measured it on two cores of this kind."""


def bench_articles() -> list[Article]:
    """Returns the articles to time: the first of the newswire collection, or the samples."""
    from datetime import date

    source = str(NEWSWIRE if NEWSWIRE.exists() else ROOT / "data" / "sample")
    found = read_sources([source], published=None, columns=None, today=date.today(), limits=IngestLimits())
    return [item for item in found if isinstance(item, Article)][:ARTICLES]


def timed(work: Iterable[object]) -> tuple[float, int]:
    """Runs an iterable to its end and returns (seconds, items)."""
    start, count = time.perf_counter(), 0
    for _ in work:
        count += 1
    return time.perf_counter() - start, count


def busy(work: Callable[[], int]) -> tuple[float, float, int]:
    """Does some work and returns (seconds by the clock, seconds of process time, what it returned): a loaded machine stretches only the first."""
    clock, process = time.perf_counter(), time.process_time()
    found = work()
    return time.perf_counter() - clock, time.process_time() - process, found


def bench(coder: Coder, articles: list[Article]) -> dict[str, float]:
    """Returns seconds by stage, and the number of sentences."""
    structures = [read_text(article.text, title=article.title, dateline=article.dateline) for article in articles]
    parts = [[(p.text, p.start, n) for n, p in enumerate(text.paragraphs) if p.kind in CODED_KINDS] for text in structures]
    flat = [part for some in parts for part in some]
    default_seconds, _ = timed(spacy.load(DEFAULT_MODEL).pipe([article.text for article in articles]))
    start = time.perf_counter()
    parsed = list(parse_paragraphs(coder.nlp, flat))
    parse_seconds = time.perf_counter() - start
    stream = iter(parsed)
    sentences = [[sentence for _ in some for sentence in next(stream)] for some in parts]
    dates_seconds, _ = timed(find_dates(sentence.text) for some in sentences for sentence in some)
    rows = list(zip(articles, structures, sentences, strict=True))
    # the first pass also fills the caches of places and names, as the first articles of a run do; the median of three is what a long run has
    passes = [busy(lambda: sum(len(coder.code_sentences(*row).mentions) for row in rows)) for _ in range(PASSES)]
    coding_seconds, coding_process, mentions = sorted(passes)[PASSES // 2]
    return {
        "articles": len(articles), "sentences": sum(map(len, sentences)), "mentions": mentions,
        "default_pipeline_s": default_seconds, "parse_s": parse_seconds, "coding_s": coding_seconds,
        "coding_process_s": coding_process, "first_pass_s": passes[0][0], "dates_s": dates_seconds,
    }


def bench_near_copies() -> str:
    """Returns what finding near-copies takes in the whole of ../shared/articles, and in 2,000 of them with 400 published again; says where it is not there."""
    everything = shared_articles()
    if not everything:
        return "near-copies: not timed, ../shared/articles is not here"
    some = random.Random(REPUBLISH_SEED).sample(everything, 2000)
    again = republished(some, count=400, seed=REPUBLISH_SEED)
    told = []
    for articles in ([*some, *(copy for copy, _, _ in again.values())], everything):
        clock, process, found = busy(lambda articles=articles: len(near_copies(articles)))
        told.append(f"{len(articles)} articles, {found} copies: {clock:.2f} s, process time {process:.2f} s")
    return "near-copies: " + "; ".join(told)


def main() -> None:
    """Prints the stages, their ratios to spaCy's default pipeline, sentences per second of coding alone, and the time of near-copies."""
    print(bench_near_copies())
    found = bench(load_coder(), bench_articles())
    base = found["default_pipeline_s"]
    print(json.dumps({key: round(value, 2) for key, value in found.items()}))
    print(f"{'stage':34}{'seconds':>9}{'x default':>11}")
    stages = (
        ("spaCy default pipeline", "default_pipeline_s"), ("trimmed parse", "parse_s"), ("coding alone", "coding_s"), ("finding dates alone", "dates_s"),
    )  # fmt: skip
    for name, key in stages:
        print(f"{name:34}{found[key]:>9.2f}{base / found[key]:>11.2f}")
    both = found["parse_s"] + found["coding_s"]
    print(f"{'parse and coding':34}{both:>9.2f}{base / both:>11.2f}")
    print(f"coding alone: {found['sentences'] / found['coding_s']:.0f} sentences a second (petrarch2: {PETRARCH2})")
    print(f"coding alone, first pass with empty caches: {found['sentences'] / found['first_pass_s']:.0f} sentences a second")
    print(f"coding alone, process time: {found['sentences'] / found['coding_process_s']:.0f} sentences a second")


if __name__ == "__main__":
    main()
