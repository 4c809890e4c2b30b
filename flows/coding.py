"""Codes tables of articles with a loaded coder: Arrow in, Arrow out, and what the coder fails on among the rejects."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from flows.parts import records_to_batch, write_part
from flows.stored import Stored, stored
from schemas.article import Article, Reject
from schemas.mention import Mention
from schemas.tables import ARTICLES, MENTIONS, REJECTS, Table

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


def write_coded(coded: Sequence[Mapping[str, pa.Table]], *, folder: Path, number: int, piece: int = 0) -> CodedPart:
    """Writes what a batch gave, in one piece or more, as its parts `<table>-<number>.arrow`, further ones as `<table>-<number>-<piece>.arrow`; a part that
    stands is whole."""
    written = {}
    for table in (ARTICLES, MENTIONS, REJECTS):
        batches = (batch for tables in coded for batch in tables[table.name].to_batches())
        written[table.name] = write_part(part_path(folder, number, piece, table=table), batches, table=table)
    return CodedPart(**written)


def part_path(folder: Path, number: int, piece: int, *, table: Table) -> Path:
    """Returns where one table's part of a batch stands."""
    return folder / (f"{table.name}-{number:05d}.arrow" if not piece else f"{table.name}-{number:05d}-{piece}.arrow")


def code_table(articles: pa.Table, *, coder: Coder) -> dict[str, pa.Table]:
    """Codes a table of articles with a loaded coder; an article the coder fails on becomes a reject with the error's name."""
    return tables_of(*code_records(articles_of(articles), coder=coder))


def tables_of(done: Sequence[Coded], rejects: Sequence[Reject]) -> dict[str, pa.Table]:
    """Returns coded articles and rejects as the tables `articles`, `mentions` and `rejects`."""
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
    return reject_of(article, rule="coder-error", reason=f"the coder failed with {type(error).__name__}: {error}; please report it with this text")


def reject_of(article: Article, *, rule: str, reason: str) -> Reject:
    """Returns the reject of an article that could not be coded."""
    return Reject(
        stage="code",
        rule=rule,
        reason=reason,
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


def versions_of(coder: Coder) -> CoderVersions:
    """Returns the versions of a loaded coder."""
    return CoderVersions(coder.lexicon_version, coder.coder_version, coder.model)


def from_ipc(data: bytes) -> pa.Table:
    """Returns the table written by `to_ipc`."""
    return pa.ipc.open_stream(data).read_all()


def read_coded(folder: Path, number: int, *, table: Table) -> list[Stored]:
    """Returns one table's parts of one batch."""
    paths = takewhile(Path.exists, (part_path(folder, number, piece, table=table) for piece in count()))
    return [stored([path], table=table) for path in paths]
