"""The lexicon's own examples: each is run, and each pattern must be reached."""

from datetime import date
from pathlib import Path

import pytest
from small import small_lexicon, with_lexicon, write_lexicon

from coders.coder import Coder
from coders.lexicon.entries import Example
from coders.lexicon.examples import EXAMPLE_DAY, example_failure, fits, run_examples
from schemas.mention import Mention

ENTRY = """\
shell:
  code: "190"
  patterns:
    - {object: village, code: "195"}
    - {object: bridge, code: "1712"}
  examples:
    - {say: Israel shelled Syria., event: [ISR, "190", SYR]}
    - {say: Israel shelled a village., event: [ISR, "195", ~]}
    - {say: Israel did not shell Syria., event: negated}
    - {say: The rain shelled the peas., event: none}
    - {say: Iran shelled Iraq., event: [IRN, "180", IRQ]}
    - {say: Iran shelled Iraq., event: negated}
"""


def mention(**columns: object) -> Mention:
    """A mention with these columns; the rest is filled."""
    values: dict[str, object] = {
        "mention_id": "m",
        "article_id": "a",
        "sentence": "",
        "sentence_start": 0,
        "trigger": "",
        "trigger_start": 0,
        "trigger_end": 0,
        "cameo_code": "190",
        "rule": "",
        "derivation": "",
        "source": "ISR",
        "target": "SYR",
        **columns,
    }
    return Mention(**values)  # type: ignore[arg-type]


def test_examples_of_a_small_lexicon_all_hold(coder: Coder) -> None:
    assert [str(problem) for problem in run_examples(with_lexicon(coder, small_lexicon()))] == []


def test_examples_that_fail_and_patterns_not_reached_are_told_with_their_lines(coder: Coder, tmp_path: Path) -> None:
    lexicon = write_lexicon(tmp_path, {"verbs/19.yaml": ENTRY})
    problems = run_examples(with_lexicon(coder, lexicon))
    assert [(problem.id, problem.file, problem.line) for problem in problems] == [
        ("example-fails", "verbs/19.yaml", 11),
        ("example-fails", "verbs/19.yaml", 12),
        ("pattern-unreached", "verbs/19.yaml", 5),
    ]
    assert "should give IRN 180 IRQ, gives IRN 190 IRQ" in problems[0].message


def test_examples_of_named_files_only(coder: Coder, tmp_path: Path) -> None:
    lexicon = write_lexicon(tmp_path, {"verbs/19.yaml": ENTRY, "verbs/20.yaml": ENTRY.replace("shell", "pound")})
    assert {problem.file for problem in run_examples(with_lexicon(coder, lexicon), files=["verbs/20.yaml"])} == {"verbs/20.yaml"}


@pytest.mark.parametrize(
    ("expected", "events", "mentions", "holds"),
    [
        ("events", (("ISR", "190", "SYR"),), [mention()], True),
        ("events", (("ISR", "190", None),), [mention()], True),
        ("events", (("ISR", "180", "SYR"),), [mention()], False),
        ("events", (("ISR", "190", "SYR"),), [mention(status="dropped")], False),
        ("events", (("ISR", "190", "SYR"), ("SYR", "190", "ISR")), [mention()], False),
        ("none", (), [], True),
        ("none", (), [mention(status="dropped")], True),
        ("none", (), [mention()], False),
        ("negated", (), [mention(status="dropped", polarity="negated")], True),
        ("negated", (), [mention(status="dropped", modality="possible")], False),
        ("negated", (), [mention(status="dropped", polarity="negated"), mention()], False),
        ("negated", (), [], False),
    ],
)
def test_examples_hold_or_fail(
    expected: str, events: tuple[tuple[str | None, str, str | None], ...], mentions: list[Mention], holds: bool
) -> None:
    failure = example_failure(Example("Text.", expected, events, 1), mentions)
    assert (failure is None) is holds


@pytest.mark.parametrize(
    ("expected", "actual", "holds"),
    [
        ("ISR", "ISRMIL", True),
        ("ISRMIL", "ISR", False),
        ("REB", "---REB", True),
        ("REB", "TCDREB", True),
        ("REB", "TCDMIL", False),
        (None, None, True),
        ("ISR", None, False),
    ],
)
def test_examples_actor_may_be_more_exact_than_expected(expected: str | None, actual: str | None, holds: bool) -> None:
    assert fits(expected, actual) is holds


def test_examples_are_told_to_a_fixed_clock() -> None:
    assert date(2020, 6, 16) == EXAMPLE_DAY
