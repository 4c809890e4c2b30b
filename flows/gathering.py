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
from flows.stored import Rows, Stored, behind, kept_rows, pieces_of, rewritten
from schemas.tables import ARTICLES, MENTIONS

CODER = ("coder_version", "model")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles to code, those of OUT that stay as they are coded, with their mentions, all rejects so far, and how many records all runs read;
    `known` counts the articles that OUT held already, `recoded` those of OUT that are coded again."""

    to_code: Stored
    articles: Rows
    mentions: Rows
    rejects: pa.Table
    records: int
    quarantined: int
    known: int
    recoded: int


def gather(taken: Stored, rejects: pa.Table, held: Held, *, withdrawn: Mapping[str, str], stays: list[bool], parts: Path) -> Gathered:
    """Returns what is to be coded of what was taken in (`taken`, `rejects`) and of what OUT holds (`stays` by row of its articles); what has to be
    written for that goes to the folder of parts.

    Withdrawn articles are neither taken in nor kept; they count as no record. What was rejected of an article that is coded now is rejected anew, or not.
    """
    fresh, known = new_articles(taken, held, parts / "new.arrow")
    fresh = kept_rows(fresh, not_of(fresh, withdrawn), parts / "new-left.arrow", table=ARTICLES)
    there = not_of(held.articles, withdrawn)
    mask = pa.array(stays, type=pa.bool_())
    over = pc.and_not(there, mask)
    again = rewritten(held.articles, lambda rows, start: uncoded(rows.filter(over.slice(start, rows.num_rows))), parts / "again.arrow", table=ARTICLES)
    kept = kept_rows(held.articles, pc.and_(there, mask), parts / "kept-articles.arrow", table=ARTICLES)
    to_code = behind(fresh, again)
    refused, older = new_rejects(rejects, held), lasting(held.rejects.filter(not_of(held.rejects, withdrawn)), to_code)
    stay = pc.is_in(held.mentions.column("article_id").combine_chunks(), value_set=kept.column("article_id").combine_chunks())
    mentions = kept_rows(held.mentions, stay, parts / "kept-mentions.arrow", table=MENTIONS)
    return Gathered(
        to_code=to_code, articles=kept, mentions=mentions, rejects=pa.concat_tables([refused, older]),
        records=fresh.num_rows + again.num_rows + kept.num_rows + refused.num_rows + older.column("record_id").null_count,
        quarantined=older.num_rows - older.column("record_id").null_count, known=known, recoded=again.num_rows,
    )  # fmt: skip


def not_of(rows: Rows, withdrawn: Mapping[str, str]) -> pa.Array:
    """Returns for each row whether it is of no withdrawn article."""
    return pc.invert(pc.is_in(rows.column("article_id").combine_chunks(), value_set=pa.array(list(withdrawn), type=pa.string())))


def lasting(rejects: pa.Table, to_code: Rows) -> pa.Table:
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
    texts = (text for piece in pieces_of(held.articles, names=["text"]) for text in piece.column("text").to_pylist())
    hit = touched(texts, pool.word_forms(changed))
    return [not one for one in hit]


def keep_lexicon(out: Path, pool: CoderPool, versions: CoderVersions) -> None:
    """Keeps what the run's lexicon knows, word by word, where no run has: the next change of it is told from that."""
    if kept_words(out, versions.lexicon_version) is None:
        keep_words(out, versions.lexicon_version, pool.word_digests())


def as_coded_now(mentions: Rows, versions: CoderVersions, *, recode: bool, path: Path) -> Rows:
    """Returns the mentions that stay; where OUT is recoded, under the lexicon that would code them the same, written to `path`."""
    if not recode or not mentions.num_rows:
        return mentions
    return rewritten(mentions, lambda rows, _: under_version(rows, versions.lexicon_version), path, table=MENTIONS)
