"""Times Tocsin end to end against spaCy's default pipeline on the same articles, each stage in a process of its own, so that its peak memory is its own.

    python -m tests.bench_stages                     # both collections of ../shared/articles, which takes half an hour
    python -m tests.bench_stages --articles 600      # every so many-th article
    python -m tests.bench_stages --growth 1000 4000 16000 64000    # articles copied with other words; takes hours

The machine may be shared: a stage's ratio is taken in each round against (a) or (b) of the same round, and process time stands beside the clock's.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "articles"
COLLECTIONS = ("newswire.jsonl", "reuters_1987.jsonl")
OTHER_WORD = 5
"""In a copy one word of so many is another, so that it is no near-copy and its sentences are none that were seen."""
SEED = 20261129
KILOBYTES = 1024
ONE_CHANGE = ("verbs/19_fight_2.yaml", "also: [besiege, lay siege to,", "also: [lay siege to,")
"""The change of the lexicon in stage (f): file, words, what stands in their place."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage as measured: seconds by the clock and of process time (worker processes included), and the peak memory of its largest process in MB.

    `told` is what it printed as JSON on its last line, empty for a run of the pipeline; `lines` is all that it printed.
    """

    seconds: float
    process: float
    peak: float
    told: dict[str, float]
    lines: tuple[str, ...] = ()


def measured(arguments: Sequence[str]) -> Stage:
    """Runs a Python process and returns what it took; raises RuntimeError with its last words where it fails."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as shown:
        child = subprocess.Popen([sys.executable, *arguments], stdout=shown, stderr=subprocess.STDOUT, cwd=ROOT)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        shown.seek(0)
        lines = shown.read().decode("utf8", "replace").splitlines()
    if child.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n" + "\n".join(lines[-20:]))
    told = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    return Stage(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / KILOBYTES, told, tuple(lines))


def one_round(sources: Sequence[str], folder: Path) -> dict[str, Stage]:
    """Returns the stages (a) to (f) of one round; the two that a bar compares follow each other."""
    run = ("-m", "flows.cli", "run", *sources)
    return {
        "a": measured(("-m", "tests.bench_stages", "--inner", "default", *sources)),
        "b": measured((*run, "--out", str(folder / "one"))),
        "c": measured((*run, "--out", str(folder / "two"), "--workers", "2")),
        "d": measured((*run, "--out", str(folder / "one"), "--anew")),
        "f": measured(("-m", "flows.cli", "run", "--out", str(folder / "one"), "--recode", "--lexicon", str(changed_lexicon(folder / "lexicon")))),
        "e": measured(("-m", "tests.bench_stages", "--inner", "coding", *sources)),
    }


def changed_lexicon(folder: Path) -> Path:
    """Returns a copy of the package's lexicon of which one entry has a verb less; raises ValueError where it is no longer as it is told here."""
    shutil.copytree(ROOT / "coders" / "lexicon", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    name, before, after = ONE_CHANGE
    text = (folder / name).read_text(encoding="utf8")
    if text.count(before) != 1:
        raise ValueError(f"{name}: {before!r} stands there {text.count(before)} times, not once; change another entry")
    (folder / name).write_text(text.replace(before, after), encoding="utf8")
    return folder


def sources_of(articles: int | None, folder: Path) -> tuple[list[str], int]:
    """Returns the files to read and how many articles they hold: the collections, or every so many-th article of them."""
    lines = [line for name in COLLECTIONS for line in (SHARED / name).read_text(encoding="utf8").splitlines()]
    if articles is not None:
        lines = [lines[int(place * len(lines) / articles)] for place in range(min(articles, len(lines)))]
    path = folder / "articles.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
    return [str(path)], len(lines)


def grown(articles: int) -> Iterator[str]:
    """Yields so many records: the collections, then copies of them under other ids with one word of five another."""
    rng = random.Random(SEED)
    records = [json.loads(line) for name in COLLECTIONS for line in (SHARED / name).read_text(encoding="utf8").splitlines()]
    words = sorted({word for record in records for word in record["text"].split()})
    for place in range(articles):
        record = records[place % len(records)]
        if place >= len(records):
            parts = re.split(r"(\s+)", record["text"])
            text = "".join(rng.choice(words) if not number % 2 and rng.randrange(OTHER_WORD) == 0 else part for number, part in enumerate(parts))
            record = {**record, "id": f"{record.get('id', place)}-copy{place // len(records)}", "text": text}
        yield json.dumps(record)


def inner_default(sources: Sequence[str]) -> dict[str, float]:
    """Does what stage (a) times: the default pipeline over the texts of the articles."""
    import spacy

    from coders.parse import DEFAULT_MODEL

    texts = [json.loads(line)["text"] for source in sources for line in Path(source).read_text(encoding="utf8").splitlines()]
    return {"tokens": sum(len(doc) for doc in spacy.load(DEFAULT_MODEL).pipe(texts))}


def inner_coding(sources: Sequence[str]) -> dict[str, float]:
    """Does what stage (e) times inside: coding the articles once, parsed before; the first ten are coded before, to fill the caches of tables."""
    from datetime import date

    from coders.coder import load_coder
    from flows.ingest import IngestLimits, read_sources
    from schemas.article import Article

    found = read_sources(list(sources), published=None, columns=None, today=date.today(), limits=IngestLimits())
    coder = load_coder()
    rows = list(coder.read_articles([item for item in found if isinstance(item, Article)]))
    for row in rows[:10]:
        coder.code_sentences(*row)
    clock, process = time.perf_counter(), time.process_time()
    for row in rows:
        coder.code_sentences(*row)
    return {
        "sentences": sum(len(sentences) for _, _, sentences in rows),
        "seconds": time.perf_counter() - clock, "process": time.process_time() - process,
    }  # fmt: skip


def print_table(rounds: Sequence[dict[str, Stage]], articles: int) -> None:
    """Prints the stages with their speed and memory, medians of the rounds, and the ratios that issue 6 bounds."""
    sentences = rounds[0]["e"].told["sentences"]
    names = {
        "a": "(a) spaCy default pipeline", "b": "(b) Tocsin end to end", "c": "(c) with 2 workers", "d": "(d) all coded again, from cache",
        "e": "(e) coding alone", "f": "(f) recode, one entry changed",
    }  # fmt: skip
    print(f"{articles} articles, {sentences:.0f} sentences, rounds: {len(rounds)}")
    print(f"{'stage':34}{'articles/s':>12}{'sentences/s':>13}{'process s':>11}{'peak MB':>9}")
    for key, name in names.items():
        seconds = median(one[key].told.get("seconds", one[key].seconds) for one in rounds)
        process = median(one[key].told.get("process", one[key].process) for one in rounds)
        peak = max(one[key].peak for one in rounds)
        print(f"{name:34}{articles / seconds:>12.1f}{sentences / seconds:>13.0f}{process:>11.1f}{peak:>9.0f}")
    for above, below, least in (("a", "b", 3.5), ("b", "c", 1.6), ("b", "d", 5.0), ("b", "f", 5.0)):
        clock = median(one[above].seconds / one[below].seconds for one in rounds)
        process = median(one[above].process / one[below].process for one in rounds)
        print(f"({below}) is {clock:.2f} times as fast as ({above}) by the clock (bar: {least}), {process:.2f} by process time")


def print_growth(sizes: Sequence[int], folder: Path) -> None:
    """Prints time and peak memory of the pipeline by the number of articles."""
    print(f"{'articles':>9}{'seconds':>10}{'s per 1,000':>13}{'process s':>11}{'peak MB':>9}")
    for size in sizes:
        source = folder / f"grown-{size}.jsonl"
        with source.open("w", encoding="utf8") as file:
            file.writelines(f"{line}\n" for line in grown(size))
        took = measured(("-m", "flows.cli", "run", str(source), "--out", str(folder / f"grown-{size}")))
        print(f"{size:>9}{took.seconds:>10.1f}{1000 * took.seconds / size:>13.1f}{took.process:>11.1f}{took.peak:>9.0f}", flush=True)


def main() -> None:
    """Prints the table of issue 6, or the growth; says where ../shared/articles is not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sources", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--inner", choices=("default", "coding"), help=argparse.SUPPRESS)
    parser.add_argument("--articles", type=int, help="how many articles (default: all)")
    parser.add_argument("--rounds", type=int, default=1, help="how often all stages are timed (default: %(default)s)")
    parser.add_argument("--growth", type=int, nargs="+", metavar="N", help="time the pipeline on N articles instead")
    given = parser.parse_args()
    if given.inner:
        print(json.dumps({"default": inner_default, "coding": inner_coding}[given.inner](given.sources)))
    elif not SHARED.exists():
        print("end to end: not timed, ../shared/articles is not here")
    else:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            if given.growth:
                print_growth(given.growth, folder)
                return
            sources, articles = sources_of(given.articles, folder)
            rounds = []
            for number in range(given.rounds):
                (folder / str(number)).mkdir()
                rounds.append(one_round(sources, folder / str(number)))
            print_table(rounds, articles)


if __name__ == "__main__":
    main()
