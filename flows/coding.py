"""Codes batches of articles: one coder a process, Arrow in, Arrow out."""

import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from flows.parts import loose_schema, read_part, records_to_batch, write_part
from schemas.article import Article, Reject
from schemas.mention import Mention
from schemas.tables import ARTICLES, MENTIONS, REJECTS, Table

CHUNK = 100
RECORD_START = 300
CODED_LATER = ("n_sentences", "n_mentions", "copy_of")
"""Columns of articles that are filled after reading: by the coder, and where near-copies are looked for."""


class Coded(Protocol):
    """One coded article, as `coders.coder` gives it."""

    @property
    def article(self) -> Article:
        """The article, with what the coder filled in (its dateline)."""

    @property
    def n_sentences(self) -> int:
        """Sentences read."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions, kept and dropped."""


class Coder(Protocol):
    """What the flow needs of a coder."""

    @property
    def lexicon_version(self) -> str:
        """Digest of the lexicon."""

    @property
    def coder_version(self) -> str:
        """Version of Tocsin."""

    @property
    def model(self) -> str:
        """The spaCy model and its version."""

    def code_articles(self, articles: Iterable[Article]) -> Iterator[Coded]:
        """Yields every article coded, in the order given."""

    def word_digests(self) -> Mapping[str, str]:
        """The digest of what the lexicon knows of each word, and under "" of all that may touch every article."""

    def word_forms(self, words: Collection[str]) -> Collection[str]:
        """The words as they may stand in a text, in lower case."""


@dataclass(frozen=True, slots=True)
class CoderChoice:
    """Which coder to load; picklable, so that a worker process loads its own. `parses` is the file that keeps parses, None for none."""

    lexicon: Path | None = None
    model: str | None = None
    policy: str = "default"
    parses: Path | None = None


@dataclass(frozen=True, slots=True)
class CoderVersions:
    """The versions that made a run's rows, for the manifest."""

    lexicon_version: str
    coder_version: str
    model: str


@dataclass(frozen=True, slots=True)
class CodedPart:
    """What one batch gave: rows written to its three parts."""

    articles: int
    mentions: int
    rejects: int


class CoderLoadError(Exception):
    """The model, the lexicon or the policy that was named cannot be loaded."""


CoderLoader = Callable[[CoderChoice], Coder]


def package_coder(choice: CoderChoice) -> Coder:
    """Loads the coder of the package; takes about a second for the spaCy model."""
    from coders.coder import load_coder
    from flows.parse_store import SqliteParses

    store = SqliteParses(choice.parses) if choice.parses is not None else None
    return load_coder(lexicon=choice.lexicon, model=choice.model, policy=choice.policy, parses=store)


class CoderPool:
    """Codes tables of articles in this process (`workers` 1) or in a pool of worker processes.

    The coder is loaded once a process. A context manager: leaving it ends the workers.
    """

    def __init__(self, choice: CoderChoice, *, load: CoderLoader = package_coder, workers: int = 1) -> None:
        self._choice = choice
        self._load = load
        self._coder: Coder | None = None
        # One text at a time in this process, whatever the number of task threads: the coder gains nothing from threads.
        self._lock = threading.RLock()
        self._pool = None
        if workers > 1:
            # spawn, not fork: the parent holds Prefect's threads, and a fork of a threaded process can hang.
            self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(choice, load))

    def __enter__(self) -> "CoderPool":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def versions(self) -> CoderVersions:
        """Returns the coder's versions; loads it where it has not been. Raises CoderLoadError where it cannot be loaded."""
        try:
            return _versions(self._own()) if self._pool is None else self._pool.submit(_worker_versions).result()
        except (OSError, ValueError) as error:
            raise CoderLoadError(f"the coder cannot be loaded: {error}") from error

    def word_digests(self) -> Mapping[str, str]:
        """Returns the digest of what the lexicon knows of each word."""
        return self._own().word_digests() if self._pool is None else self._pool.submit(_worker_words).result()

    def word_forms(self, words: Collection[str]) -> Collection[str]:
        """Returns words as they may stand in a text."""
        return self._own().word_forms(words) if self._pool is None else self._pool.submit(_worker_forms, words).result()

    def code(self, articles: pa.Table) -> dict[str, pa.Table]:
        """Codes a table of articles; returns the tables `articles`, `mentions` and `rejects` by name."""
        if self._pool is not None:
            return {name: from_ipc(data) for name, data in self._pool.submit(_worker_code, to_ipc(articles)).result().items()}
        with self._lock:
            return code_table(articles, coder=self._own())

    def _own(self) -> Coder:
        with self._lock:
            if self._coder is None:
                self._coder = self._load(self._choice)
            return self._coder


def code_batch(
    articles: pa.Table, *, pool: CoderPool, folder: Path, number: int, done: Callable[[int], None] = lambda count: None
) -> CodedPart:
    """Codes one batch and writes its parts `<table>-<number>.arrow`; a part that stands is whole. `done` is told each chunk's articles."""
    tables = []
    for start in range(0, max(1, articles.num_rows), CHUNK):
        chunk = articles.slice(start, CHUNK)
        tables.append(pool.code(chunk))
        done(chunk.num_rows)
    written = {}
    for table in (ARTICLES, MENTIONS, REJECTS):
        batches = (batch for coded in tables for batch in coded[table.name].to_batches())
        written[table.name] = write_part(folder / f"{table.name}-{number:05d}.arrow", batches, table=table)
    return CodedPart(**written)


def code_table(articles: pa.Table, *, coder: Coder) -> dict[str, pa.Table]:
    """Codes a table of articles with a loaded coder; an article the coder fails on becomes a reject with the error's name."""
    done, rejects = code_records(articles_of(articles), coder=coder)
    mentions = [mention for coded in done for mention in coded.mentions]
    counts: dict[str, Sequence[object]] = {
        "n_sentences": [coded.n_sentences for coded in done],
        "n_mentions": [len(coded.mentions) for coded in done],
        "copy_of": [None] * len(done),
    }
    return {
        ARTICLES.name: one_table(records_to_batch([coded.article for coded in done], table=ARTICLES, extra=counts)),
        MENTIONS.name: one_table(records_to_batch(mentions, table=MENTIONS)),
        REJECTS.name: one_table(records_to_batch(rejects, table=REJECTS)),
    }


def code_records(articles: Sequence[Article], *, coder: Coder) -> tuple[list[Coded], list[Reject]]:
    """Codes articles together; where that fails, one by one, so that only the article at fault is lost to the run."""
    try:
        return list(coder.code_articles(articles)), []
    except Exception:
        done: list[Coded] = []
        rejects: list[Reject] = []
        for article in articles:
            try:
                done.extend(coder.code_articles([article]))
            except Exception as error:
                rejects.append(coder_reject(article, error))
        return done, rejects


def coder_reject(article: Article, error: Exception) -> Reject:
    """Returns the reject of an article the coder failed on: a defect of the coder, so the reason names the error."""
    return Reject(
        stage="code",
        rule="coder-error",
        reason=f"the coder failed with {type(error).__name__}: {error}; please report it with this text",
        source_file=article.source_file,
        source_line=article.source_line,
        article_id=article.article_id,
        record=article.text[:RECORD_START],
    )


def articles_of(rows: pa.Table) -> list[Article]:
    """Returns the articles of a table; the counts that only coded articles have are left out."""
    names = [name for name in rows.column_names if name not in CODED_LATER]
    return [Article(**row) for row in rows.select(names).to_pylist()]


def uncoded_batch(articles: Sequence[Article]) -> pa.RecordBatch:
    """Returns articles that are not coded yet as a record batch; their counts are null."""
    nulls: list[None] = [None] * len(articles)
    return records_to_batch(articles, table=ARTICLES, extra=dict.fromkeys(CODED_LATER, nulls))


def one_table(batch: pa.RecordBatch) -> pa.Table:
    """Returns one record batch as a table."""
    return pa.Table.from_batches([batch])


def to_ipc(rows: pa.Table) -> bytes:
    """Returns a table as bytes; only the rows of a slice are written, which pickling a slice would not do."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    return sink.getvalue().to_pybytes()


def from_ipc(data: bytes) -> pa.Table:
    """Returns the table written by `to_ipc`."""
    return pa.ipc.open_stream(data).read_all()


def read_coded(folder: Path, number: int, *, table: Table) -> pa.Table:
    """Returns one table's part of one batch."""
    path = folder / f"{table.name}-{number:05d}.arrow"
    return read_part(path) if path.exists() else loose_schema(table).empty_table()


def _versions(coder: Coder) -> CoderVersions:
    return CoderVersions(coder.lexicon_version, coder.coder_version, coder.model)


# A worker process holds one coder from its start to its end; the pool gives no other place to keep it.
_worker: dict[str, Any] = {}


def _start_worker(choice: CoderChoice, load: CoderLoader) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _worker["coder"] = load(choice)
    except (OSError, ValueError) as error:
        # Raised here it would end the pool without its words: `_loaded` raises it where the run asks.
        _worker["error"] = error


def _end_with_parent() -> None:
    """Ends this worker when the run is killed: a killed parent cannot end its workers itself."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _loaded() -> Coder:
    if "error" in _worker:
        raise _worker["error"]
    return _worker["coder"]


def _worker_versions() -> CoderVersions:
    return _versions(_loaded())


def _worker_words() -> Mapping[str, str]:
    return _loaded().word_digests()


def _worker_forms(words: Collection[str]) -> Collection[str]:
    return _loaded().word_forms(words)


def _worker_code(data: bytes) -> dict[str, bytes]:
    return {name: to_ipc(rows) for name, rows in code_table(from_ipc(data), coder=_loaded()).items()}
