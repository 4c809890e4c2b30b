"""What OUT holds already: a run adds to the release before it, codes what is new, and keeps what was coded."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.coding import CODED_LATER
from flows.link import EVENT_PREFIX
from flows.outputs import current_release
from flows.parts import loose_schema
from flows.release import is_whole
from flows.stored import Rows, pieces_of, rewritten, stored, whole
from schemas.tables import ARTICLES, MENTIONS, REJECTS, SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Held:
    """The tables of the release before: articles with their counts, mentions, and the rejects of all runs (events are made anew).

    `folder` is that release, None where there is none; `stale` says that its schema is an older one, so that all of it must be coded again.
    """

    articles: Rows
    mentions: Rows
    rejects: pa.Table
    folder: Path | None = None
    stale: bool = False

    @property
    def records(self) -> int:
        """The records read by the runs before: articles, and the rejects that are a whole record."""
        return self.articles.num_rows + self.rejects.column("record_id").null_count

    @property
    def quarantined(self) -> int:
        """The mentions of the runs before that a rule kept out."""
        return self.rejects.num_rows - self.rejects.column("record_id").null_count


def nothing_held() -> Held:
    """Returns what an empty OUT holds."""
    return Held(stored([], table=ARTICLES), stored([], table=MENTIONS), loose_schema(REJECTS).empty_table())


def read_held(out: Path) -> Held:
    """Returns what the current release of OUT holds; nothing where there is none.

    Raises OSError where the release is damaged: a run must not build on half of it.
    """
    folder = current_release(out)
    if folder is None or not folder.exists():
        return nothing_held()
    if not is_whole(folder):
        raise OSError(f"{folder.name} in {out.name} is damaged (a file differs from its manifest); restore it, or run with --anew to leave it out")
    paths = [folder / f"{table.name}.parquet" for table in (ARTICLES, MENTIONS, REJECTS)]
    stale = any((pq.read_schema(path).metadata or {}).get(b"schema_version", b"").decode() != SCHEMA_VERSION for path in paths)
    articles, mentions, rejects = (stored([path], table=table) for path, table in zip(paths, (ARTICLES, MENTIONS, REJECTS), strict=True))
    return Held(articles, stored([], table=MENTIONS) if stale else mentions, without_events(whole(rejects)), folder, stale)


def without_events(rejects: pa.Table) -> pa.Table:
    """Returns the rejects without those of events, which are made and checked anew in each run."""
    return rejects.filter(pc.invert(pc.fill_null(pc.starts_with(rejects.column("record_id"), EVENT_PREFIX), False)))


def new_articles(taken: Rows, held: Held, path: Path) -> tuple[Rows, int]:
    """Returns the articles that OUT does not hold yet, written to `path` where these are not all, and how many it does.

    An article is held with the same id and content. Another content under an id that is held gets the longer id that it would have got in one run.
    """
    if not held.articles.num_rows:
        return taken, 0
    known = held.articles.select(["article_id", "content_sha256"]).combine_chunks()
    names, before = known.column("article_id").combine_chunks(), known.column("content_sha256").combine_chunks()

    def told(piece: pa.Table) -> tuple[pa.Array, pa.Array]:
        """Returns the ids that the articles of a piece get, and which of them are new."""
        ids, contents = (piece.column(name).combine_chunks() for name in ("article_id", "content_sha256"))
        other = pc.fill_null(pc.not_equal(before.take(pc.index_in(ids, value_set=names)), contents), False)
        own = pc.if_else(other, pc.binary_join_element_wise(ids, pc.utf8_slice_codeunits(contents, 0, 8), "~"), ids)
        return own, pc.invert(pc.is_in(own, value_set=names))

    def as_it_stands(piece: pa.Table) -> bool:
        own, fresh = told(piece)
        return bool(pc.all(fresh, min_count=0).as_py()) and own.equals(piece.column("article_id").combine_chunks())

    if all(map(as_it_stands, pieces_of(taken, names=["article_id", "content_sha256"]))):
        return taken, 0

    def renamed(piece: pa.Table, start: int) -> pa.Table:
        own, fresh = told(piece)
        place = piece.schema.get_field_index("article_id")
        return piece.set_column(place, piece.schema.field(place), own).filter(fresh)

    found = rewritten(taken, renamed, path, table=ARTICLES)
    return found, taken.num_rows - found.num_rows


def new_rejects(rejects: pa.Table, held: Held) -> pa.Table:
    """Returns the rejects that the runs before have not had: the same line of the same file is rejected once."""
    known = {tuple(row.values()) for row in held.rejects.to_pylist()}
    return rejects.filter(pa.array([tuple(row.values()) not in known for row in rejects.to_pylist()], type=pa.bool_()))


def uncoded(articles: pa.Table) -> pa.Table:
    """Returns articles as they were taken in: without what is filled in later."""
    for name in CODED_LATER:
        place = articles.schema.get_field_index(name)
        articles = articles.set_column(place, articles.schema.field(place), pa.nulls(articles.num_rows, articles.schema.field(place).type))
    return articles
