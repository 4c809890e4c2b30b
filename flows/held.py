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
from schemas.tables import ARTICLES, MENTIONS, REJECTS, SCHEMA_VERSION, Table


@dataclass(frozen=True, slots=True)
class Held:
    """The tables of the release before: articles with their counts, mentions, and the rejects of all runs (events are made anew).

    `folder` is that release, None where there is none; `stale` says that its schema is an older one, so that all of it must be coded again.
    """

    articles: pa.Table
    mentions: pa.Table
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
    return Held(*(loose_schema(table).empty_table() for table in (ARTICLES, MENTIONS, REJECTS)))


def read_held(out: Path) -> Held:
    """Returns what the current release of OUT holds; nothing where there is none.

    Raises OSError where the release is damaged: a run must not build on half of it.
    """
    folder = current_release(out)
    if folder is None or not folder.exists():
        return nothing_held()
    if not is_whole(folder):
        raise OSError(f"{folder.name} in {out.name} is damaged (a file differs from its manifest); restore it, or run with --anew to leave it out")
    tables = [pq.read_table(folder / f"{table.name}.parquet", memory_map=True) for table in (ARTICLES, MENTIONS, REJECTS)]
    stale = any((rows.schema.metadata or {}).get(b"schema_version", b"").decode() != SCHEMA_VERSION for rows in tables)
    articles, mentions, rejects = (shaped(rows, table=table) for rows, table in zip(tables, (ARTICLES, MENTIONS, REJECTS), strict=True))
    return Held(articles, mentions.slice(0, 0) if stale else mentions, without_events(rejects), folder, stale)


def shaped(rows: pa.Table, *, table: Table) -> pa.Table:
    """Returns rows with the columns of a table: those that an older schema lacks are null, those it has besides are left out."""
    schema = loose_schema(table)
    held = set(rows.column_names)
    columns = [rows.column(field.name).cast(field.type) if field.name in held else pa.nulls(rows.num_rows, field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def without_events(rejects: pa.Table) -> pa.Table:
    """Returns the rejects without those of events, which are made and checked anew in each run."""
    return rejects.filter(pc.invert(pc.fill_null(pc.starts_with(rejects.column("record_id"), EVENT_PREFIX), False)))


def new_articles(taken: pa.Table, held: Held) -> tuple[pa.Table, int]:
    """Returns the articles that OUT does not hold yet, and how many it does.

    An article is held with the same id and content. Another content under an id that is held gets the longer id that it would have got in one run.
    """
    known = dict(zip(held.articles.column("article_id").to_pylist(), held.articles.column("content_sha256").to_pylist(), strict=True))
    ids, contents = taken.column("article_id").to_pylist(), taken.column("content_sha256").to_pylist()
    own = [f"{name}~{content[:8]}" if known.get(name, content) != content else name for name, content in zip(ids, contents, strict=True)]
    fresh = [name not in known for name in own]
    if all(fresh) and own == ids:
        return taken, 0  # as it stands: a copy would hold all texts in memory, the part is read from its file
    renamed = taken.set_column(taken.schema.get_field_index("article_id"), taken.schema.field("article_id"), pa.array(own, type=pa.string()))
    return renamed.filter(pa.array(fresh, type=pa.bool_())), fresh.count(False)


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
