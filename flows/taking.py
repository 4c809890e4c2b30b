"""Takes the readers' stream of articles and rejects into two Arrow parts on disk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from flows.coding import uncoded_batch
from flows.parts import records_to_batch, write_part
from flows.settings import RunSettings
from schemas.article import Article, Reject
from schemas.tables import ARTICLES, REJECTS

CHUNK = 250
TAKEN = "taken.arrow"
REFUSED = "rejects-ingest.arrow"

Reader = Callable[[RunSettings], Iterable[Article | Reject]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read: all records, of which articles; the others are rejects."""

    records: int
    articles: int


def package_reader(settings: RunSettings) -> Iterator[Article | Reject]:
    """Yields what the readers of `flows.ingest` make of the run's sources."""
    from flows.ingest import IngestLimits, read_sources
    from flows.readers.prose import forget_tokens

    limits = IngestLimits(**settings.limits)
    yield from read_sources(settings.sources, published=settings.published, columns=settings.columns, today=settings.today, limits=limits)
    forget_tokens()


def take(settings: RunSettings, parts: Path, *, read: Reader = package_reader) -> Taken:
    """Writes the articles (counts still null) and the rejects as two parts and counts them; articles never pile up in memory, rejects only packed."""
    rejects: list[Reject] = []
    packed: list[pa.RecordBatch] = []
    counted = {"records": 0}

    def batches() -> Iterator[pa.RecordBatch]:
        waiting: list[Article] = []
        for record in read(settings):
            counted["records"] += 1
            if isinstance(record, Reject):
                rejects.append(record)
                if len(rejects) == CHUNK:
                    packed.append(records_to_batch(rejects, table=REJECTS))
                    rejects.clear()
                continue
            waiting.append(record)
            if len(waiting) == CHUNK:
                yield uncoded_batch(waiting)
                waiting = []
        if waiting:
            yield uncoded_batch(waiting)

    articles = write_part(parts / TAKEN, batches(), table=ARTICLES)
    write_part(parts / REFUSED, [*packed, records_to_batch(rejects, table=REJECTS)], table=REJECTS)
    return Taken(counted["records"], articles)
