"""Measures the driver of a run by the number of articles: time, peak memory (its own, and that of the process beside that looks for near-copies), and which
stage has it; its coder costs nothing and gives three mentions.

    python -m tests.bench_driver 2000 8000 32000
    python -m tests.bench_driver 2000 --stages      # also the most memory that each function of the flow saw

The articles are those of `tests.bench_stages.grown`: copies with one word of five another.
"""

import argparse
import hashlib
import json
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from schemas.article import Article
from schemas.codebook import PloverClass, acled_sub_events, cameo_codes, plover_classes
from schemas.mention import Mention

ROOT = Path(__file__).resolve().parents[1]
COUNTRIES = ("AFG", "CHN", "DEU", "EGY", "FRA", "GBR", "IND", "IRN", "IRQ", "ISR", "JPN", "KOR", "PAK", "PRK", "PSE", "RUS", "SDN", "SYR", "TUR", "USA")
ROLES = ("", "GOV", "MIL", "REB", "CVL", "COP", "OPP")
AN_ARTICLE = 3
EVERY_SECONDS = 0.02
BESIDE_EVERY_SECONDS = 0.5
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PlainlyCoded:
    """One coded article, as coders.coder gives it."""

    article: Article
    n_sentences: int
    mentions: tuple[Mention, ...]


class PlainCoder:
    """Takes three sentences of an article for events of which code, sides and country are drawn from a digest of the sentence."""

    lexicon_version, coder_version, model = "lex-plain", "0-plain", "none"

    def code_articles(self, articles: Iterable[Article]) -> Iterator[PlainlyCoded]:
        """Yields every article coded, in the order given."""
        for article in articles:
            found = list(sentences(article.text))
            yield PlainlyCoded(replace(article, dateline="PLAIN"), len(found), tuple(mention_of(article, start, words) for start, words in found[:AN_ARTICLE]))

    def word_digests(self) -> dict[str, str]:
        """Returns what a lexicon without words knows."""
        return {"": "rest-plain"}

    def word_forms(self, words: Iterable[str]) -> frozenset[str]:
        """Returns the words as they are."""
        return frozenset(words)


def load_plain(choice: object) -> PlainCoder:
    """The loader that the flow is given."""
    return PlainCoder()


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yields the offset and the words of every stretch that ends at a full stop and has some length."""
    start = 0
    for piece in text.split("."):
        words = piece.strip()
        if len(words) > 40:
            yield text.index(words, start), words
        start += len(piece) + 1


def mention_of(article: Article, start: int, words: str) -> Mention:
    """Returns one whole mention of a sentence."""
    drawn = hashlib.sha256(words.encode("utf8")).digest()
    codes = sorted(code for code, entry in cameo_codes().items() if len(code) > 2)
    code = codes[drawn[0] * len(codes) // 256]
    entry, plover = cameo_codes()[code], plover_classes().get(code, PloverClass(None, None, None))
    sub_event = acled_sub_events()["Armed clash"] if entry.root == "19" else None
    sides = [COUNTRIES[drawn[place] % len(COUNTRIES)] + ROLES[drawn[place + 1] % len(ROLES)] for place in (1, 3)]
    place = COUNTRIES[drawn[5] % len(COUNTRIES)]
    trigger = words.split()[0]
    return Mention(
        mention_id="men-" + hashlib.sha256(f"{article.article_id}|{start}".encode()).hexdigest()[:16],
        article_id=article.article_id, publisher=article.publisher, url=article.url, published=article.published,
        sentence=words, sentence_start=start, trigger=trigger, trigger_start=start, trigger_end=start + len(trigger),
        event_date=article.published, date_precision="day" if article.published else "unknown",
        source=sides[0], target=sides[1] if drawn[6] % 3 else None, source_text=words[:12], target_text=words[-12:] if drawn[6] % 3 else None,
        source_country=sides[0][:3], target_country=sides[1][:3] if drawn[6] % 3 else None, source_role=sides[0][3:] or None,
        target_role=(sides[1][3:] or None) if drawn[6] % 3 else None, source_basis="named", target_basis="named" if drawn[6] % 3 else None,
        cameo_code=code, cameo_root=entry.root, cameo_name=entry.name, quad_class=entry.quad_class, goldstein=entry.goldstein,
        plover_event=plover.event, plover_mode=plover.mode, plover_context=plover.context,
        acled_event_type=sub_event and sub_event.event_type, acled_sub_event_type=sub_event and sub_event.name,
        acled_disorder_type=sub_event and sub_event.disorder_type,
        country=place, place_name=f"Town {drawn[7]}" if drawn[8] % 2 else None, geo_precision=1 if drawn[8] % 2 else 3,
        latitude=drawn[7] / 8 if drawn[8] % 2 else None, longitude=drawn[9] / 8 if drawn[8] % 2 else None,
        fatalities=drawn[10] if drawn[11] % 8 == 0 else None,
        status="dropped" if drawn[12] % 5 == 0 else "kept", dropped_reason="future" if drawn[12] % 5 == 0 else None,
        modality="future" if drawn[12] % 5 == 0 else "asserted",
        rule="plain/plain", derivation=f"{trigger} -> {code}", lexicon_version="lex-plain", coder_version="0-plain", model="none",
    )  # fmt: skip


class Watch:
    """Notes from a thread of its own the most memory that was held while each function of the flow ran, the innermost of each thread."""

    def __init__(self) -> None:
        self.most: dict[str, float] = {}
        self.first: dict[str, float] = {}
        self._ended = threading.Event()
        self._began = time.perf_counter()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while not self._ended.wait(EVERY_SECONDS):
            held = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE
            for name in {name for frame in sys._current_frames().values() if (name := innermost(frame))}:
                self.most[name] = max(self.most.get(name, 0.0), held)
                self.first.setdefault(name, time.perf_counter() - self._began)

    def end(self) -> None:
        """Ends the thread."""
        self._ended.set()


class Beside:
    """Notes from a thread of its own the peak memory of the worker processes of this one: what the system tells of ended ones holds that of this process too,
    from which they were forked."""

    def __init__(self) -> None:
        self._most = 0.0
        self._ended = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while not self._ended.wait(BESIDE_EVERY_SECONDS):
            for path in Path("/proc").glob("[0-9]*"):
                with suppress(OSError, KeyError):
                    told = dict(line.split(":", 1) for line in (path / "status").read_text().splitlines())
                    if int(told["PPid"]) == os.getpid() and b"spawn_main" in (path / "cmdline").read_bytes():
                        self._most = max(self._most, int(told["VmHWM"].split()[0]) / 1024)

    def end(self) -> float:
        """Ends the thread and returns the peak in MB, 0 where there was no worker."""
        self._ended.set()
        return self._most


def innermost(frame: Any) -> str | None:
    """Returns the innermost function of the flow in a stack, and the one that called it; None where there is none."""
    found: list[str] = []
    while frame is not None and len(found) < 2:
        path = frame.f_code.co_filename
        if "/flows/" in path and "site-packages" not in path and "run_server" not in path:
            found.append(f"{Path(path).stem}.{frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(found) or None


def inner(source: str, out: str, stages: bool) -> None:
    """Runs the pipeline in this process and prints what the watch saw."""
    from flows.settings import RunSettings, quiet_environment

    quiet_environment()
    from flows import pipeline
    from flows.run_server import start_early

    start_early()
    beside = Beside()
    watch = Watch() if stages else None
    done = pipeline.run(RunSettings(sources=(source,), out=Path(out), progress=False), load=load_plain)
    if watch is not None:
        watch.end()
        for name, held in sorted(watch.most.items(), key=lambda item: watch.first[item[0]]):
            print(f"{watch.first[name]:8.1f} s {held:8.0f} MB  {name}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"peak": own, "beside": beside.end(), "events": done.summary.events, "release": done.release}
    print(json.dumps(told))


def main() -> None:
    """Prints time and peak memory of the driver by the number of articles."""
    from tests.bench_stages import SHARED, grown, measured

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sizes", nargs="+", metavar="N")
    parser.add_argument("--stages", action="store_true", help="also the most memory that each function of the flow saw")
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inner:
        inner(given.sizes[0], given.sizes[1], given.stages)
        return
    if not SHARED.exists():
        print("the driver is not measured, ../shared/articles is not here")
        return
    print(f"{'articles':>9}{'seconds':>10}{'s per 1,000':>13}{'process s':>11}{'peak MB':>9}{'beside MB':>11}")
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, given.sizes):
            source = Path(folder) / f"grown-{size}.jsonl"
            with source.open("w", encoding="utf8") as file:
                file.writelines(f"{line}\n" for line in grown(size))
            took = measured(("-m", "tests.bench_driver", "--inner", *(("--stages",) if given.stages else ()), str(source), str(Path(folder) / f"out-{size}")))
            own, beside = took.told["peak"], took.told["beside"]
            print(f"{size:>9}{took.seconds:>10.1f}{1000 * took.seconds / size:>13.1f}{took.process:>11.1f}{own:>9.0f}{beside:>11.0f}", flush=True)
            print("\n".join(took.lines[:-1]), flush=True) if given.stages else None


if __name__ == "__main__":
    main()
