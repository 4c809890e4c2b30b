"""Runs every example of the lexicon through the coder: each must give the event it names, each pattern must be reached.

`python -m coders.lexicon.examples [verbs/19_fight.yaml ...]` prints the failures of the named files, or of all.
"""

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from coders.lexicon.entries import Entry, Example
from coders.lexicon.problems import Problem
from schemas.codebook import actor_roles

if TYPE_CHECKING:
    from coders.coder import Coder
    from coders.sentence import SentenceResult
    from schemas.mention import Mention

EXAMPLE_DAY = date(2020, 6, 16)


def run_examples(coder: "Coder", *, files: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Returns one problem for each example that does not give what it says, and each pattern that no example reaches."""
    wanted = set(files)
    entries = [entry for entry in coder.lexicon.entries if not wanted or entry.file in wanted]
    problems: list[Problem] = []
    reached: set[str] = set()
    results = code_examples(coder, [example for entry in entries for example in entry.examples])
    for entry in entries:
        for example in entry.examples:
            mentions, rules = results[example.say]
            reached |= rules
            failure = example_failure(example, mentions)
            if failure:
                problems.append(Problem(entry.file, example.line, "example-fails", f"{entry.name}: {example.say!r} {failure}"))
    for entry in entries:
        problems.extend(unreached(entry, reached))
    return tuple(problems)


def code_examples(coder: "Coder", examples: list[Example]) -> dict[str, tuple[tuple["Mention", ...], set[str]]]:
    """Codes each example sentence as an article of its own; returns mentions and the rules that matched, by sentence."""
    from coders.parse import parse_paragraphs
    from coders.text import read_text
    from schemas.article import Article

    says = list(dict.fromkeys(example.say for example in examples))
    parsed = parse_paragraphs(coder.nlp, [(say, 0, 0) for say in says])
    found: dict[str, tuple[tuple[Mention, ...], set[str]]] = {}
    for say, sentences in zip(says, parsed, strict=True):
        article = Article(article_id="example", text=say, published=EXAMPLE_DAY)
        results: list[SentenceResult] = list(coder.results(article, read_text(""), list(sentences)))
        rules = {match.rule for result in results for match in result.matches.values()}
        found[say] = (tuple(mention for result in results for mention in result.mentions), rules)
    return found


def example_failure(example: Example, mentions: Iterable["Mention"]) -> str | None:
    """Returns how an example fails, None where it holds; an expected actor matches a coded one that begins with it."""
    mentions = tuple(mentions)
    kept = [mention for mention in mentions if mention.status == "kept"]
    if example.expected == "none":
        return f"should give no event, gives {shown(kept)}" if kept else None
    if example.expected == "negated":
        if kept:
            return f"should be negated, gives {shown(kept)}"
        return None if any(mention.polarity == "negated" for mention in mentions) else f"should be negated, gives {shown(mentions)}"
    for source, code, target in example.events:
        if not any(mention.cameo_code == code and fits(source, mention.source) and fits(target, mention.target) for mention in kept):
            return f"should give {source or '~'} {code} {target or '~'}, gives {shown(mentions)}"
    return None


def fits(expected: str | None, actual: str | None) -> bool:
    """Says whether a coded actor is the expected one: a prefix of it, or a role alone that the coded one has."""
    if expected is None:
        return True
    if actual is None:
        return False
    return actual.startswith(expected) or (expected in actor_roles() and expected in actual[3:])


def shown(mentions: Iterable["Mention"]) -> str:
    """Returns mentions in a few words."""
    rows = [
        f"{mention.source or '~'} {mention.cameo_code} {mention.target or '~'}" + (f" ({mention.dropped_reason})" if mention.dropped_reason else "")
        for mention in mentions
    ]
    return "; ".join(rows) or "nothing"


def unreached(entry: Entry, reached: set[str]) -> list[Problem]:
    """Returns a problem for each pattern that no example's sentence reached."""
    return [
        Problem(entry.file, pattern.line, "pattern-unreached", f"no example reaches {pattern.rule}", "add an example that needs it")
        for pattern in entry.patterns
        if pattern.rule not in reached
    ]


def main() -> None:
    """Prints all failures and exits with 1 where there are any."""
    from coders.coder import load_coder

    problems = run_examples(load_coder(), files=sys.argv[1:])
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
