"""What a run has to code: the articles that are new, and those of OUT that a withdrawal, an older schema or a change of the lexicon touches."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.coder_pool import CoderPool
from flows.coding import CoderVersions
from flows.held import Held, new_articles, new_rejects, uncoded
from flows.recode import changed_words, keep_words, kept_words, touched, under_version, versions_of

CODER = ("coder_version", "model")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles to code, those of OUT that stay as they are coded, with their mentions, all rejects so far, and how many records all runs read;
    `known` counts the articles that OUT held already, `recoded` those of OUT that are coded again."""

    to_code: pa.Table
    articles: pa.Table
    mentions: pa.Table
    rejects: pa.Table
    records: int
    quarantined: int
    known: int
    recoded: int


def gather(articles: pa.Table, rejects: pa.Table, held: Held, *, withdrawn: Mapping[str, str], stays: list[bool]) -> Gathered:
    """Returns what is to be coded of what was taken in (`articles`, `rejects`) and of what OUT holds (`stays` by row of its articles).

    Withdrawn articles are neither taken in nor kept; they count as no record. What was rejected of an article that is coded now is rejected anew, or not.
    """
    fresh, known = new_articles(articles, held)
    fresh = without(fresh, withdrawn)
    gone = pc.is_in(held.articles.column("article_id"), value_set=pa.array(list(withdrawn), type=pa.string()))
    mask = pa.array(stays, type=pa.bool_())
    again = held.articles.filter(pc.and_(pc.invert(gone), pc.invert(mask)))
    kept = held.articles.filter(pc.and_(pc.invert(gone), mask))
    to_code = pa.concat_tables([fresh, uncoded(again)])
    refused, older = new_rejects(rejects, held), lasting(without(held.rejects, withdrawn), to_code)
    mentions = held.mentions.filter(pc.is_in(held.mentions.column("article_id"), value_set=kept.column("article_id").combine_chunks()))
    return Gathered(
        to_code=to_code, articles=kept, mentions=mentions, rejects=pa.concat_tables([refused, older]),
        records=fresh.num_rows + again.num_rows + kept.num_rows + refused.num_rows + older.column("record_id").null_count,
        quarantined=older.num_rows - older.column("record_id").null_count, known=known, recoded=again.num_rows,
    )  # fmt: skip


def without(rows: pa.Table, withdrawn: Mapping[str, str]) -> pa.Table:
    """Returns the rows that are of no withdrawn article: where none is withdrawn, the table itself and no copy of its texts."""
    if not withdrawn:
        return rows
    return rows.filter(pc.invert(pc.is_in(rows.column("article_id"), value_set=pa.array(list(withdrawn), type=pa.string()))))


def lasting(rejects: pa.Table, to_code: pa.Table) -> pa.Table:
    """Returns the rejects of earlier runs without those that coding or checking gave of articles that are coded again."""
    again = pc.is_in(rejects.column("article_id"), value_set=to_code.column("article_id").combine_chunks())
    return rejects.filter(pc.invert(pc.and_(again, pc.not_equal(rejects.column("stage"), "ingest"))))


def staying(held: Held, *, pool: CoderPool, versions: CoderVersions, out: Path, recode: bool) -> list[bool]:
    """Returns for each article that OUT holds whether it stays as it is coded: without `recode` all of a sound schema; with it those that hold no
    word of which the lexicon that coded them knows anything else than this one."""
    count = held.articles.num_rows
    if held.stale:
        return [False] * count
    if not recode:
        return [True] * count
    words = kept_words(out, versions.lexicon_version)
    if words is None:
        return [False] * count
    if any(versions_of(held.mentions, column) - {getattr(versions, column)} for column in CODER):
        return [False] * count
    changed: set[str] = set()
    for version in versions_of(held.mentions, "lexicon_version") - {versions.lexicon_version}:
        found = changed_words(kept_words(out, version), words)
        if found is None:
            return [False] * count
        changed |= found
    hit = touched(held.articles.column("text").to_pylist(), pool.word_forms(changed))
    return [not one for one in hit]


def keep_lexicon(out: Path, pool: CoderPool, versions: CoderVersions) -> None:
    """Keeps what the run's lexicon knows, word by word, where no run has: the next change of it is told from that."""
    if kept_words(out, versions.lexicon_version) is None:
        keep_words(out, versions.lexicon_version, pool.word_digests())


def as_coded_now(mentions: pa.Table, versions: CoderVersions, *, recode: bool) -> pa.Table:
    """Returns the mentions that stay; where OUT is recoded, under the lexicon that would code them the same."""
    return under_version(mentions, versions.lexicon_version) if recode else mentions
