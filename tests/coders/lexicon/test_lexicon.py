"""The shipped lexicon: no error in its files, every example holds, every pattern is reached by one, and its size."""

import pytest

from coders.coder import Coder
from coders.lexicon.check import check_lexicon
from coders.lexicon.examples import run_examples
from coders.lexicon.stats import code_counts
from schemas.codebook import cameo_codes

LEAST_VERBS, LEAST_NOUNS = 1200, 350
ROOTS = [f"{root:02d}" for root in range(1, 21)]


def test_lexicon_files_have_no_error() -> None:
    errors = [str(problem) for problem in check_lexicon() if problem.level == "error"]
    assert not errors, "\n".join(errors)


def test_lexicon_examples_all_hold(coder: Coder) -> None:
    problems = [str(problem) for problem in run_examples(coder)]
    assert not problems, f"{len(problems)} problems:\n" + "\n".join(problems[:40])


def test_lexicon_reaches_every_code_by_a_rule_or_cell_and_shows_it_in_an_example(coder: Coder) -> None:
    """Retired codes are left out: schemas/cameo.tsv says why."""
    counts = [count for count in code_counts(coder.lexicon) if not cameo_codes()[count.code].retired]
    assert [count.code for count in counts if not (count.rules or count.cells)] == [], "no rule or cell yields these codes"
    assert [count.code for count in counts if not count.examples] == [], "no example shows these codes"


def test_lexicon_yields_no_retired_code(coder: Coder) -> None:
    retired = [count for count in code_counts(coder.lexicon) if cameo_codes()[count.code].retired]
    assert len(retired) == 4 and not any(count.rules or count.cells or count.examples for count in retired)


@pytest.mark.parametrize("root", ROOTS)
def test_lexicon_reaches_every_root_by_rules_and_examples(coder: Coder, root: str) -> None:
    counts = [count for count in code_counts(coder.lexicon) if count.code.startswith(root)]
    assert sum(count.rules for count in counts) and sum(count.examples for count in counts)


def test_lexicon_has_the_breadth_it_promises(coder: Coder) -> None:
    forms = {part: sum(len(entry.forms) for entry in coder.lexicon.entries if entry.part == part) for part in ("verb", "noun")}
    assert forms["verb"] >= LEAST_VERBS and forms["noun"] >= LEAST_NOUNS, forms


def test_lexicon_every_entry_has_three_examples_and_one_that_must_not_match(coder: Coder) -> None:
    poor = [
        entry.name for entry in coder.lexicon.entries
        if len(entry.examples) < 3 or all(example.expected == "events" for example in entry.examples)
    ]
    assert not poor
