"""`tocsin code`: codes a text, or a file of articles, without Prefect; one mention a line as JSON."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from flows.arguments import add_coder, add_reading, chosen_coder, limits_of
from flows.shown import shown, shown_line
from schemas.article import Article, Reject
from schemas.mention import Mention
from schemas.tables import MENTIONS


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser("code", help="code a text or a file, one mention a line", description="Codes text without Prefect.")
    command.add_argument("text", nargs="?", metavar="TEXT", help="the text to code")
    command.add_argument("--input", metavar="FILE", help="articles, in any form that `tocsin run` reads")
    command.add_argument("--output", type=Path, metavar="FILE", help="where to write the mentions (default: the screen)")
    add_reading(command)
    add_coder(command)
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Codes and writes; returns 2 where neither or both of TEXT and --input are given, 1 where a record was rejected."""
    if (given.text is None) == (given.input is None):
        print("tocsin code: give either a TEXT or --input FILE", file=sys.stderr)
        return 2
    rejects: list[Reject] = []
    articles = iter([article_of(given.text, given.published)]) if given.text is not None else read(given, rejects)
    coder = chosen_coder(given)
    lines = mention_lines(coder, articles)
    if given.output is None:
        write_lines(map(shown, lines), sys.stdout)
    else:
        write_file(lines, given.output)
    for reject in rejects:
        line = "" if reject.source_line is None else f":{reject.source_line}"
        print(shown_line(f"{reject.source_file}{line}: [{reject.rule}] {reject.reason}"), file=sys.stderr)
    return 1 if rejects else 0


def read(given: argparse.Namespace, rejects: list[Reject]) -> Iterator[Article]:
    """Yields the articles of the input file and adds what cannot be read to `rejects`."""
    from flows.ingest import read_sources

    for record in read_sources([given.input], published=given.published, columns=dict(given.columns), today=date.today(), limits=limits_of(given)):
        if isinstance(record, Reject):
            rejects.append(record)
        else:
            yield record


def article_of(text: str, published: date | None) -> Article:
    """Returns a text given on the command line as an article; its id follows from the text."""
    import hashlib

    digest = hashlib.sha256(text.encode("utf8", "replace")).hexdigest()
    return Article(article_id=f"art-{digest[:16]}", text=text, published=published, content_sha256=digest, source_file="command line")


def mention_lines(coder: Any, articles: Iterable[Article]) -> Iterator[str]:
    """Yields each mention, kept and dropped, as one line of JSON; keys and their order are the columns of `mentions`."""
    for coded in coder.code_articles(articles):
        for mention in coded.mentions:
            yield json.dumps(mention_record(mention), ensure_ascii=False) + "\n"


def mention_record(mention: Mention) -> dict[str, object]:
    """Returns a mention by column name; dates as ISO text."""
    return {name: iso(getattr(mention, name)) for name in MENTIONS.names}


def iso(value: object) -> object:
    """Returns a date or time as ISO text and anything else as it is."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def write_lines(lines: Iterable[str], target: TextIO) -> None:
    """Writes the lines as they come."""
    for line in lines:
        target.write(line)


def write_file(lines: Iterable[str], path: Path) -> None:
    """Writes the lines to a file that appears under its name only when it is whole."""
    unfinished = path.with_name(path.name + ".tmp")
    with unfinished.open("w", encoding="utf8", newline="\n") as target:
        write_lines(lines, target)
    os.replace(unfinished, path)
