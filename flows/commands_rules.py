"""`tocsin lexicon rules`: how often each rule fires in a corpus and, where gold is given, how often rightly."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from flows.arguments import add_coder, add_reading, at_least_one, chosen_coder
from schemas.article import Article
from schemas.mention import Mention


def add(parts: Any) -> None:
    """Adds the command to the parts of `tocsin lexicon`."""
    command = parts.add_parser(
        "rules",
        help="hits of each rule in a corpus, and its precision where there is gold",
        description="Codes a corpus and gold texts and counts the mentions of each rule; right means that the gold has the mention's root.",
    )
    command.add_argument("--corpus", nargs="+", default=[], metavar="SOURCE", help="what to code, in any form that `tocsin run` reads")
    command.add_argument("--gold", nargs="+", default=[], type=Path, metavar="GOLD", help="gold sets, as `tocsin evaluate` reads them")
    command.add_argument("--least", type=at_least_one, default=1, metavar="N", help="leave out rules with fewer mentions (default: 1)")
    add_reading(command)
    add_coder(command)
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Prints the table; returns 2 where nothing is given to code, 1 where a gold file has a bad line."""
    from coders.lexicon.hits import rule_counts, rules_text

    if not given.corpus and not given.gold:
        print("tocsin lexicon rules: give --corpus SOURCE or --gold GOLD", file=sys.stderr)
        return 2
    coder = chosen_coder(given)
    problems: list[str] = []
    counts = rule_counts(corpus_mentions(coder, given), judged(coder, given.gold, problems))
    print(rules_text(count for count in counts if count.kept + count.dropped + count.judged >= given.least))
    print("\n".join(problems), end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


def corpus_mentions(coder: Any, given: argparse.Namespace) -> Iterator[Mention]:
    """Yields the mentions of the corpus, kept and dropped."""
    from flows.ingest import read_sources

    records = read_sources(given.corpus, published=given.published, columns=dict(given.columns), today=date.today()) if given.corpus else ()
    for coded in coder.code_articles(record for record in records if isinstance(record, Article)):
        yield from coded.mentions


def judged(coder: Any, paths: Sequence[Path], problems: list[str]) -> Iterator[tuple[Mention, bool]]:
    """Yields the kept mentions of gold texts with whether the gold has their root; adds lines that are no gold to `problems`."""
    from flows.evaluation import Gold, read_gold

    for path in paths:
        rows = list(read_gold(path))
        problems.extend(row for row in rows if isinstance(row, str))
        gold = [row for row in rows if isinstance(row, Gold)]
        articles = (Article(article_id=row.row_id, text=row.text, published=row.published) for row in gold)
        for row, coded in zip(gold, coder.code_articles(articles), strict=True):
            for mention in coded.mentions:
                if mention.status == "kept":
                    yield mention, mention.cameo_root in row.roots
