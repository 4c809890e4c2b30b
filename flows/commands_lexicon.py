"""`tocsin lexicon check | test | stats | rules | diff | import-petrarch`: for people who add verbs and actors."""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flows import commands_diff, commands_import, commands_rules
from flows.arguments import add_coder, add_reading, chosen_coder


def add(commands: Any) -> None:
    """Adds the command and its parts to the parser."""
    lexicon = commands.add_parser("lexicon", help="check, test and count the lexicon", description="For people who add verbs and actors.")
    parts = lexicon.add_subparsers(title="commands", dest="part", required=True, metavar="COMMAND")
    check = parts.add_parser("check", help="print all problems of the lexicon's files at once")
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="the lexicon's folder (default: the one of the package)")
    check.add_argument("--warnings", action="store_true", help="print warnings too (gaps between the terms of an office), not only their number")
    check.set_defaults(handle=run_check)
    test = parts.add_parser("test", help="code every example of the lexicon and compare")
    add_coder(test)
    test.set_defaults(handle=run_test)
    stats = parts.add_parser("stats", help="verbs, nouns, patterns; by code: rules, examples and hits in a corpus")
    stats.add_argument("--corpus", nargs="+", default=[], metavar="SOURCE", help="count the kept events of each code in it, too")
    stats.add_argument("--actors", action="store_true", help="count the actor tables instead: people, terms, groups, organisations, role nouns")
    stats.add_argument("--offices", action="store_true", help="list instead where nobody is known as head of state or government, foreign or defence minister")
    add_reading(stats)
    add_coder(stats)
    stats.set_defaults(handle=run_stats)
    commands_diff.add(parts)
    commands_rules.add(parts)
    commands_import.add(parts)


def package_lexicon() -> Path:
    """Returns the folder of the lexicon in the package."""
    import coders.lexicon

    return Path(str(coders.lexicon.__file__)).parent


def run_check(given: argparse.Namespace) -> int:
    """Prints every error, and every warning where asked to; returns 1 where there is an error."""
    from coders.lexicon.check import check_lexicon

    problems = check_lexicon(given.folder or package_lexicon())
    shown = [problem for problem in problems if given.warnings or getattr(problem, "level", "error") == "error"]
    if len(shown) < len(problems):
        print(f"{len(problems) - len(shown)} warnings; --warnings prints them")
    return report(shown, done="the lexicon has no error")


def run_test(given: argparse.Namespace) -> int:
    """Codes every example; prints those that give another result and returns 1 where there is one."""
    from coders.lexicon.examples import run_examples

    return report(run_examples(chosen_coder(given)), done="every example gives what it says")


def run_stats(given: argparse.Namespace) -> int:
    """Prints the counts of the lexicon, with the hits of each code where a corpus is given; or those of the actor tables."""
    if given.actors or given.offices:
        return run_actor_stats(given)
    from coders.lexicon.stats import lexicon_stats
    from flows.commands_rules import corpus_mentions

    coder = chosen_coder(given)
    hits = Counter(mention.cameo_code for mention in corpus_mentions(coder, given) if mention.status == "kept") if given.corpus else None
    print(lexicon_stats(coder.lexicon, hits))
    return 0


def run_actor_stats(given: argparse.Namespace) -> int:
    """Prints the counts of the actor tables, the gaps in the offices, or both."""
    from coders.lexicon.actor_stats import actor_stats, office_report
    from coders.lexicon.actor_tables import load_actor_tables

    tables = load_actor_tables(given.lexicon / "actors" if given.lexicon else None, check=False)
    print("\n\n".join(text(tables) for asked, text in ((given.actors, actor_stats), (given.offices, office_report)) if asked))
    return 0


def report(problems: Sequence[Any], *, done: str) -> int:
    """Prints the problems, or that there are none; returns 1 where one is an error."""
    for problem in problems:
        print(problem)
    found = sum(getattr(problem, "level", "error") == "error" for problem in problems)
    print(f"{len(problems)} problems, {found} of them errors" if problems else done)
    return 1 if found else 0
