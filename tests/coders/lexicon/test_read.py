"""The reader of lexicon files: text stays text, and every problem knows its line."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coders.lexicon.entries import Entry
from coders.lexicon.problems import Problem
from coders.lexicon.read import lexicon_files, read_classes, read_entries, slot_test

ENTRY = """\
# a comment
threaten:
  also: [menace, Hold Out]
  code: 130
  operator: threaten
  patterns:
    - {with: [$SANCTION, tariff], code: 036}
    - {object: ACTOR, "on": [cease fire], code: none}
  examples:
    - say: Iran threatened Israel.
      event: [IRN, "130", ISR]
    - say: Iran threatened Israel and Iraq.
      event: [[IRN, "130", ISR], [IRN, "130", ~]]
    - say: Clouds threatened a picnic.
      event: none
    - say: Iran did not threaten Israel.
      event: negated
"""


def read(tmp_path: Path, text: str, part: str = "verb") -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    path = tmp_path / "13.yaml"
    path.write_text(text, encoding="utf8")
    return read_entries(path, "verbs/13.yaml", part)


def test_read_entry_is_read_whole(tmp_path: Path) -> None:
    (entry,), problems = read(tmp_path, ENTRY)
    assert problems == ()
    assert (entry.name, entry.forms, entry.part, entry.operator) == ("threaten", ("threaten", "menace", "hold out"), "verb", "threaten")
    assert (entry.file, entry.line, entry.actors, entry.alone, entry.reciprocal) == ("verbs/13.yaml", 2, "any", True, False)


def test_read_code_stays_the_text_it_was_written_as(tmp_path: Path) -> None:
    (entry,), _ = read(tmp_path, ENTRY)
    assert entry.code == "130" and [pattern.code for pattern in entry.patterns] == ["036", "none"]


def test_read_pattern_knows_its_line_and_is_named_by_its_content(tmp_path: Path) -> None:
    (entry,), _ = read(tmp_path, ENTRY)
    assert [pattern.line for pattern in entry.patterns] == [7, 8]
    assert [pattern.rule for pattern in entry.patterns] == ["threaten/with:tariff|$SANCTION", "threaten/object:ACTOR+on:cease fire"]


def test_read_examples_hold_events_none_or_negated(tmp_path: Path) -> None:
    (entry,), _ = read(tmp_path, ENTRY)
    assert [example.expected for example in entry.examples] == ["events", "events", "none", "negated"]
    assert entry.examples[0].events == (("IRN", "130", "ISR"),)
    assert entry.examples[1].events == (("IRN", "130", "ISR"), ("IRN", "130", None))
    assert entry.examples[2].events == () and entry.examples[0].line == 10


def test_read_entry_without_code_is_no_event(tmp_path: Path) -> None:
    (entry,), problems = read(tmp_path, "wave:\n  examples: []\n")
    assert entry.code == "none" and problems == ()


def test_read_slot_values_are_sorted_by_kind() -> None:
    test = slot_test("object", ("Sanction", "oil embargo", "$ARMS", "ACTOR"))
    assert (test.lemmas, test.phrases, test.classes, test.types) == (
        frozenset({"sanction"}),
        (("oil", "embargo"),),
        ("ARMS",),
        frozenset({"ACTOR"}),
    )


def test_read_flags_of_a_pattern_are_none_where_not_given(tmp_path: Path) -> None:
    text = (
        "meet:\n  code: '040'\n  reciprocal: true\n  patterns:\n    - {with: ACTOR, code: '040', alone: false}\n    - {object: "
        "ACTOR, code: '040', reciprocal: false}\n"
    )
    (entry,), problems = read(tmp_path, text)
    assert problems == () and entry.reciprocal is True
    assert [(pattern.alone, pattern.reciprocal) for pattern in entry.patterns] == [(False, None), (None, False)]


@pytest.mark.parametrize(
    ("text", "line", "check"),
    [
        ("a:\n  code: '010'\n  code: '020'\n", 3, "key-twice"),
        ("a:\n  code: '010'\nb:\n  code: '010'\na:\n  code: '020'\n", 5, "key-twice"),
        ("- a\n- b\n", 1, "not-a-mapping"),
        ("a:\n  code: [x]\n", 2, "not-a-text"),
        ("a:\n  alone: yes\n", 2, "not-true-or-false"),
        ("a:\n  patterns:\n    - {code: '010'}\n", 3, "pattern-without-slot"),
        ("a:\n  patterns:\n    - {object: x}\n", 3, "pattern-without-code"),
        ("a:\n  examples:\n    - say: Text.\n", 3, "example-incomplete"),
        ("a:\n  examples:\n    - say: Text.\n      event: nothing\n", 4, "example-event"),
        ("a:\n  examples:\n    - say: Text.\n      event: [A, '010']\n", 4, "example-event"),
        ("a:\n  colour: red\n", 2, "unknown-field"),
        ("a:\n  code: '010\n", 2, "not-yaml"),
    ],
)
def test_read_problem_has_its_line(tmp_path: Path, text: str, line: int, check: str) -> None:
    _, problems = read(tmp_path, text)
    assert [(problem.id, problem.file) for problem in problems] == [(check, "verbs/13.yaml")]
    assert check == "not-yaml" or problems[0].line == line
    assert problems[0].line >= 1


def test_read_one_bad_pattern_leaves_the_others(tmp_path: Path) -> None:
    text = "a:\n  code: '010'\n  patterns:\n    - {object: x}\n    - {object: y, code: '020'}\n"
    (entry,), problems = read(tmp_path, text)
    assert len(problems) == 1 and [pattern.rule for pattern in entry.patterns] == ["a/object:y"]


def test_read_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "") == ((), ()) and read(tmp_path, "# only a comment\n") == ((), ())


def test_read_classes_keep_their_order_and_line(tmp_path: Path) -> None:
    path = tmp_path / "common.yaml"
    path.write_text("ARMS: [Rifle, $BOMB]\nBOMB: bomb\n", encoding="utf8")
    classes, problems = read_classes(path, "classes/common.yaml")
    assert problems == ()
    assert [(found.name, found.members, found.line) for found in classes] == [("ARMS", ("rifle", "$BOMB"), 1), ("BOMB", ("bomb",), 2)]


def test_read_files_come_in_one_order(tmp_path: Path) -> None:
    for name in ("verbs/02.yaml", "verbs/01.yaml", "nouns/09.yaml", "classes/a.yaml", "verbs/notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf8")
    assert [name for _, name, _ in lexicon_files(tmp_path)] == ["verbs/01.yaml", "verbs/02.yaml", "nouns/09.yaml", "classes/a.yaml"]


@given(st.text(max_size=200))
def test_read_any_text_gives_entries_or_problems(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf8", errors="replace")
    entries, problems = read_entries(path, "verbs/any.yaml", "verb")
    assert all(0 <= problem.line <= text.count("\n") + 2 and problem.id and problem.message for problem in problems)
    if not problems:  # what is not reported was read: it gave entries, or the file says nothing
        assert entries or not yaml.safe_load(text)


def test_read_second_key_is_told_with_the_line_of_the_first(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a:\n  code: '010'\nb:\n  code: '010'\na:\n  code: '020'\n")
    assert [(problem.line, problem.message) for problem in problems] == [(5, "'a' stands twice in verbs/13.yaml, first in line 1")]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("? [a, b]\n: {code: 130}\n", "not-a-text"),
        ("? {a: b}\n: {code: 130}\n", "not-a-text"),
        ("threaten:\n  ? [code]\n  : 130\n", "not-a-text"),
        ("threaten: " + "[" * 100_000, "too-deep"),
        ("threaten:\n  also: " + "{a: " * 5_000 + "\n", "too-deep"),
        ("threaten:\n" + "- " * 100_000 + "\n", "too-deep"),
        ("threaten:\n" + "\n".join(" " * depth + "a:" for depth in range(1, 2_100)), "too-deep"),
    ],
)
def test_read_names_that_are_lists_and_deep_nesting_are_problems(tmp_path: Path, text: str, check: str) -> None:
    entries, problems = read(tmp_path, text)
    assert check in {problem.id for problem in problems} and all(problem.line >= 1 for problem in problems)
    assert all(isinstance(entry.name, str) for entry in entries)
