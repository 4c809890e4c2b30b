"""`tocsin evaluate GOLD…`: precision, recall and F1 by root and code with 95 % intervals, confusion, and the sentences missed or false."""

import argparse
import json
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
    told = "JSONL with text and events, cameo_roots or cameo; or with sentence, expression and TIMEX value"
    command.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help=told)
    shown = "how many missed and how many false sentences to print, with their derivations (default: 20)"
    command.add_argument("--missed", type=int, default=20, metavar="N", help=shown)
    add_coder(command)
    command.set_defaults(handle=run)


def run(given: argparse.Namespace) -> int:
    """Prints the scores of each gold set; returns 1 where a gold file has a bad line."""
    from flows.evaluation import Gold, evaluate, read_gold
    from flows.evaluation_text import as_text

    coder = chosen_coder(given)
    bad = 0
    for path in given.gold:
        if is_date_gold(path):
            print(dates_as_text(path, most_missed=given.missed))
            continue
        rows = list(read_gold(path))
        problems = [row for row in rows if isinstance(row, str)]
        gold = [row for row in rows if isinstance(row, Gold)]
        print("\n".join(problems), end="\n" if problems else "", file=sys.stderr)
        print(as_text(evaluate(list(coded(coder, gold))), name=path.name, most=given.missed))
        bad += len(problems)
    return 1 if bad else 0


def is_date_gold(path: Path) -> bool:
    """Says whether a gold file holds time expressions: rows with `sentence`, `expression` and TIMEX `value`."""
    with path.open(encoding="utf8", errors="replace") as lines:
        first = next((line for line in lines if line.strip()), "")
    return '"expression"' in first and '"value"' in first


def dates_as_text(path: Path, *, most_missed: int) -> str:
    """Returns the scores of a gold set of time expressions, beside those of always naming the publication day, and wrong days."""
    from coders.date_gold import answer_date, same_day, score_dates

    with path.open(encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    scores = score_dates(rows)
    wrong = [answer for answer in map(answer_date, rows) if answer.day and not same_day(answer)]
    return "\n".join(
        [
            f"{path.name}: {scores.n} expressions",
            "",
            f"{'':34}{'share':>7}{'of':>6}{'always the publication day':>29}",
            f"{'relative expressions, to the day':34}{scores.relative_days:7.3f}{scores.n_relative_days:6}{scores.baseline_relative_days:29.3f}",
            f"{'all values that are a day':34}{scores.all_days:7.3f}{scores.n_all_days:6}{scores.baseline_all_days:29.3f}",
            f"{'expression found':34}{scores.found:7.3f}{scores.n:6}",
            f"{'whole value the same':34}{scores.exact:7.3f}{scores.n:6}",
            "",
            f"wrong days ({min(most_missed, len(wrong))} of {len(wrong)})",
            *(f"  {answer.wanted_text!r} is {answer.wanted}, found {answer.value or 'nothing'}: {answer.sentence}" for answer in wrong[:most_missed]),
        ]
    )


def coded(coder: Any, gold: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yields each gold row with what the coder found in its text."""
    from flows.evaluation import found_in

    articles = (Article(article_id=row.row_id, text=row.text, published=row.published) for row in gold)
    for row, found in zip(gold, coder.code_articles(articles), strict=True):
        yield row, found_in(found.mentions)
