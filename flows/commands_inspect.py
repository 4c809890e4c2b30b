"""`tocsin inspect unknown-actors`: the frequent names of a corpus that no actor table knows, each with a line to paste."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from flows.arguments import add_coder, add_reading, at_least_one, chosen_coder, limits_of
from flows.shown import shown, shown_line
from schemas.article import Article
from schemas.mention import Mention

TOP, EXAMPLES = 50, 2
ARTICLES_AT_ONCE = 100


def add(commands: Any) -> None:
    """Adds the command and its parts to the parser."""
    inspect = commands.add_parser("inspect", help="what a corpus holds that the lexicon lacks", description="What the lexicon lacks for a corpus.")
    parts = inspect.add_subparsers(title="commands", dest="part", required=True, metavar="COMMAND")
    command = parts.add_parser(
        "unknown-actors",
        help="frequent names in actor position that no table knows, with lines to paste",
        description="Counts actors without a code, or with one that names no country, and proper names that are subjects and stand in no table. "
        "Cells that the texts do not settle hold ???, which `tocsin lexicon check` refuses.",
    )
    command.add_argument("sources", nargs="*", metavar="SOURCE", help="articles, in any form that `tocsin run` reads")
    command.add_argument("--release", type=Path, metavar="DIR", help="a release, or the OUT of `tocsin run`: its mentions, without coding anew")
    command.add_argument("--top", type=at_least_one, default=TOP, metavar="N", help=f"how many names (default: {TOP})")
    command.add_argument("--examples", type=at_least_one, default=EXAMPLES, metavar="K", help=f"sentences to a name (default: {EXAMPLES})")
    command.add_argument("--published-from", type=date.fromisoformat, metavar="DATE", help="leave out what was published before that day or has no date")
    command.add_argument("--format", choices=("text", "tsv"), default="text", help="text to read, or tsv: the lines by table, notes as # comments")
    add_reading(command)
    add_coder(command)
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Prints the names; returns 2 where neither or both of SOURCE and --release are given, 1 where a record could not be read."""
    from coders.actor_index import load_index
    from coders.lexicon.actor_tables import load_actor_tables
    from coders.unknown_actors import unknown_actors

    if bool(given.sources) == (given.release is not None):
        print("tocsin inspect unknown-actors: give either SOURCE or --release DIR", file=sys.stderr)
        return 2
    rejects: list[Any] = []
    folder = given.lexicon / "actors" if given.lexicon and (given.lexicon / "actors").exists() else None
    found = of_release(given.release) if given.release is not None else of_articles(given, rejects)
    sightings = (one for one in found if given.published_from is None or (one.day is not None and one.day >= given.published_from))
    actors = unknown_actors(
        sightings, index=load_index(folder), tables=load_actor_tables(folder, check=False), top=given.top, examples=given.examples,
    )
    for line in (as_text(actors) if given.format == "text" else as_tables(actors)):
        print(shown(line))
    for reject in rejects:
        line = "" if reject.source_line is None else f":{reject.source_line}"
        print(shown_line(f"{reject.source_file}{line}: [{reject.rule}] {reject.reason}"), file=sys.stderr)
    return 1 if rejects else 0


def of_release(folder: Path) -> Iterator[Any]:
    """Yields the sightings of a release's mentions; genres such as sport are left out. Raises OSError where there are no mentions."""
    import pyarrow.parquet as pq

    from coders.genre import load_genres
    from coders.unknown_actors import of_mentions
    from flows.outputs import current_release

    release = folder if (folder / "mentions.parquet").is_file() else current_release(folder)
    if release is None or not (release / "mentions.parquet").is_file():
        raise FileNotFoundError(f"{folder}: no mentions.parquet; give the folder of a release or the OUT of `tocsin run`")
    with pq.ParquetFile(release / "mentions.parquet") as file:
        names = [name for name in file.schema_arrow.names if name in Mention.__dataclass_fields__]
        left_out = frozenset(genre.name for genre in load_genres())
        for batch in file.iter_batches(columns=names):
            yield from of_mentions((Mention(**row) for row in batch.to_pylist()), left_out)


def of_articles(given: argparse.Namespace, rejects: list[Any]) -> Iterator[Any]:
    """Codes the articles and yields their sightings; what cannot be read goes to `rejects`, articles of a genre such as sport are left out."""
    from coders.genre import genre_of_article
    from coders.unknown_actors import of_mentions, of_sentences

    coder = chosen_coder(given)
    left_out = frozenset(genre.name for genre in coder.genres)
    stream = read(given, rejects)
    while some := list(islice(stream, ARTICLES_AT_ONCE)):
        for article, text, sentences in coder.read_articles(some):
            if genre_of_article(coder.genres, sentences) is None:
                yield from of_mentions(coder.code_sentences(article, text, sentences).mentions, left_out)
                yield from of_sentences(coder.index, sentences, article.article_id, article.published)


def read(given: argparse.Namespace, rejects: list[Any]) -> Iterator[Article]:
    """Yields the articles of the sources and adds what cannot be read to `rejects`."""
    from flows.ingest import read_sources

    for record in read_sources(given.sources, published=given.published, columns=dict(given.columns), today=date.today(), limits=limits_of(given)):
        if isinstance(record, Article):
            yield record
        else:
            rejects.append(record)


def days(actor: Any) -> str:
    """Returns first and last day of a name, "undated" where no article has a date."""
    return "undated" if actor.first is None else f"{actor.first} to {actor.last}"


def counts(actor: Any) -> str:
    """Returns how often a name stands, in how many articles and when."""
    return f"{actor.count} sentences, {actor.articles} articles, {days(actor)}"


def suggestion(actor: Any) -> str:
    """Returns what the sentences suggest of a name: office, country, role; "nothing"."""
    found = [f"{name} {value}" for name, value in (("office", actor.office), ("country", actor.country), ("role", actor.role)) if value]
    return ", ".join(found) or "nothing"


def as_text(actors: Sequence[Any]) -> Iterator[str]:
    """Yields the report to read, a block for each name."""
    for number, actor in enumerate(actors, 1):
        yield f"{number}. {actor.name}: {counts(actor)}"
        if actor.variants:
            yield f"   also: {', '.join(actor.variants)}"
        yield f"   suggests: {suggestion(actor)}"
        yield from (f"   > {sentence}" for sentence in actor.examples)
        yield f"   {actor.table}: {actor.line}"
        yield ""
    if not actors:
        yield "no unknown actors"


def as_tables(actors: Iterable[Any]) -> Iterator[str]:
    """Yields the lines to paste by table, each under comments that the tables skip."""
    by_table: dict[str, list[Any]] = {}
    for actor in actors:
        by_table.setdefault(actor.table, []).append(actor)
    for table in sorted(by_table):
        yield f"# {table}"
        for actor in by_table[table]:
            yield f"# {counts(actor)}; suggests {suggestion(actor)}"
            yield from (f"# > {sentence}" for sentence in actor.examples)
            yield actor.line
