"""The scorer of PETRARCH's unit tests, on cases whose figures are known."""

from flows.petrarch_score import Case, main, score_cases, score_lines

RIGHT = ("FRE", "SYL", "601")
OTHER = ("SYL", "FRE", "601")
EMPTY: frozenset[tuple[str, str, str]] = frozenset()
CASES = (
    Case("exact", "one", frozenset({RIGHT}), frozenset({RIGHT})),
    Case("turned", "two", frozenset({RIGHT}), frozenset({OTHER})),
    Case("half", "three", frozenset({RIGHT, OTHER}), frozenset({RIGHT})),
    Case("none", "four", EMPTY, EMPTY),
    Case("false", "five", EMPTY, frozenset({OTHER})),
)


def test_petrarch_score_counts_events_over_all_sentences() -> None:
    score = score_cases(CASES)
    assert (score.right, score.false, score.missed, score.exact, score.cases) == (2, 2, 2, 2, 5)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)


def test_petrarch_score_is_nothing_where_nothing_is_right() -> None:
    score = score_cases(CASES[1:2])
    assert (score.precision, score.recall, score.f1) == (0.0, 0.0, 0.0)
    assert score_cases(()).f1 == 0.0


def test_petrarch_score_lists_only_the_sentences_that_are_not_exact() -> None:
    lines = list(score_lines(CASES))
    assert lines[0] == "precision 0.500 recall 0.500 F1 0.500; 2 of 5 sentences exact"
    assert [line.split(":")[0] for line in lines[1:] if not line.startswith(" ")] == ["turned", "half", "false"]


def test_petrarch_score_asks_for_both_arguments() -> None:
    assert main(["lexicon"]) == 2
