"""`tocsin evaluate GOLD…`: precision, recall and F1 by root, confusion, and the sentences missed."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.arguments import add_coder, chosen_coder
from schemas.article import Article


def add(commands: Any) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "evaluate", help="score the coder against gold sets", description="Codes gold texts and scores the result."
    )
    command.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="JSONL with text and events, cameo_roots or cameo")
    command.add_argument("--missed", type=int, default=20, metavar="N", help="how many missed sentences to print (default: 20)")
    add_coder(command)
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Prints the scores of each gold set; returns 1 where a gold file has a bad line."""
    from flows.evaluation import Gold, as_text, evaluate, read_gold

    coder = chosen_coder(given)
    bad = 0
    for path in given.gold:
        rows = list(read_gold(path))
        problems = [row for row in rows if isinstance(row, str)]
        gold = [row for row in rows if isinstance(row, Gold)]
        print("\n".join(problems), end="\n" if problems else "", file=sys.stderr)
        print(as_text(evaluate(list(coded(coder, gold))), name=path.name, most_missed=given.missed))
        bad += len(problems)
    return 1 if bad else 0


def coded(coder: Any, gold: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yields each gold row with what the coder found in its text."""
    from flows.evaluation import found_in

    articles = (Article(article_id=row.row_id, text=row.text, published=row.published) for row in gold)
    for row, found in zip(gold, coder.code_articles(articles), strict=True):
        yield row, found_in(found.mentions)
