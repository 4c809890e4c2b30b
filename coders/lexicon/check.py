"""Checks a lexicon folder as data: all problems at once, each with file, line and what would be right.

`python -m coders.lexicon.check` prints them.
"""

import difflib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from coders.lexicon.actor_tables import load_actor_tables
from coders.lexicon.compile import DEFAULT_FOLDER, LexiconSource, read_lexicon
from coders.lexicon.compose import OWN, SAME
from coders.lexicon.entries import NO_CODE, Entry, Pattern, SlotTest
from coders.lexicon.problems import Problem
from coders.lexicon.read import ACTOR_NEEDS
from schemas.codebook import cameo_codes

MIN_EXAMPLES = 3


def check_lexicon(folder: Path = DEFAULT_FOLDER) -> tuple[Problem, ...]:
    """Returns every problem of verbs, nouns, classes, operators, composition, context, policies and actors, sorted by file and line."""
    from coders.context_words import read_context
    from coders.genre import read_genres
    from coders.select import read_policies
    from coders.sequences.check import check_sequences
    from coders.violence import read_violence

    if (folder / "sequences").exists():
        return check_sequences(folder)

    source = read_lexicon(folder)
    problems = [*source.problems, *check_entries(source), *check_classes(source), *check_composition(source)]
    readers = (
        ("context.yaml", read_context), ("policies.yaml", read_policies), ("genres.yaml", read_genres), ("trials.yaml", read_genres),
        ("violence.yaml", read_violence),
    )
    for path, read in ((folder / name, read) for name, read in readers):
        if path.exists():
            problems.extend(read(path)[1])
    if folder == DEFAULT_FOLDER:
        problems.extend(check_tables())
    if (folder / "actors").exists():
        problems.extend(load_actor_tables(folder / "actors").problems)
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.line, problem.id)))


def check_tables() -> Iterator[Problem]:
    """Yields the problems of the tables beside the verbs: numbers, casualties, places and their kinds, text lines, actor words, clues, implied
    sources, recipients, ACLED rules."""
    from coders.acled_tables import check_acled
    from coders.actor_words import check_actor_words
    from coders.casualty_patterns import check_casualties
    from coders.clue_words import check_clue_words
    from coders.confidence import check_confidence
    from coders.deed_words import check_deed_words
    from coders.gatherings import check_gatherings
    from coders.implied import check_implied
    from coders.judging import check_judging
    from coders.known_deaths import check_deaths
    from coders.number_words import check_number_words
    from coders.place_kinds import check_place_kinds
    from coders.place_words import check_place_words
    from coders.recipient_rules import check_recipients
    from coders.scene_words import check_scene_words
    from coders.text_lines import check_text_lines

    checks = (
        check_acled, check_actor_words, check_casualties, check_clue_words, check_confidence, check_deaths, check_deed_words, check_implied, check_judging,
        check_number_words, check_place_kinds, check_gatherings, check_place_words, check_recipients, check_scene_words, check_text_lines,
    )
    for check in checks:
        for found in check():
            yield Problem(found.file, found.line, found.check, found.message)


def check_entries(source: LexiconSource) -> Iterator[Problem]:
    """Yields problems of entries: codes, classes, operators, forms defined twice, examples, ties."""
    classes = {word_class.name for word_class in source.classes}
    operators = {operator.name for operator in source.operators}
    first: dict[tuple[str, str], Entry] = {}
    for entry in source.entries:
        for form in entry.forms:
            other = first.setdefault((entry.part, form), entry)
            if other is not entry:
                yield problem(entry, "defined-twice", f"{form!r} is defined already", f"see {other.file}:{other.line}; merge the two")
        yield from check_code(entry, entry.line, entry.code)
        yield from check_operator(entry, entry.line, entry.operator, operators)
        if entry.actors not in ACTOR_NEEDS:
            yield problem(entry, "actors", f"actors is {entry.actors!r}", "write one of " + ", ".join(ACTOR_NEEDS))
        for pattern in entry.patterns:
            if pattern.code is not None:
                yield from check_code(entry, pattern.line, pattern.code)
            yield from check_operator(entry, pattern.line, pattern.operator, operators)
            for test in pattern.slots:
                yield from check_slot(entry, pattern, test, classes)
        yield from check_light(entry, classes)
        yield from check_examples(entry)
        yield from check_ties(entry)


def problem(entry: Entry, id: str, message: str, hint: str = "", *, line: int | None = None) -> Problem:
    """Builds a problem of an entry."""
    return Problem(entry.file, entry.line if line is None else line, id, f"{entry.name}: {message}", hint)


def check_code(entry: Entry, line: int, code: str) -> Iterator[Problem]:
    """Yields a problem for a code that CAMEO does not have, that is only a root or that is retired."""
    if code == NO_CODE:
        return
    if code not in cameo_codes():
        # a lost zero is the likeliest slip: 36 was 036
        near = [f"0{code}"] if f"0{code}" in cameo_codes() else difflib.get_close_matches(code, cameo_codes(), n=1)
        yield problem(entry, "unknown-code", f"{code!r} is not a CAMEO code", f'did you mean "{near[0]}"?' if near else "see schemas/cameo.tsv", line=line)
    elif len(code) < 3:
        yield problem(entry, "root-code", f"{code!r} is a root, not a code", f'write "{code}0"', line=line)
    elif retired := cameo_codes()[code].retired:
        yield problem(entry, "retired-code", f"{code!r} is retired: {retired}", "give the code that it repeats", line=line)


def check_operator(entry: Entry, line: int, operator: str | None, operators: set[str]) -> Iterator[Problem]:
    """Yields a problem for an operator that operators.yaml does not have."""
    if operator is not None and operator != NO_CODE and operator not in operators:
        near = difflib.get_close_matches(operator, operators, n=1)
        hint = f"did you mean {near[0]}?" if near else "operators are " + ", ".join(sorted(operators))
        yield problem(entry, "unknown-operator", f"{operator!r} is not an operator", hint, line=line)


def check_slot(entry: Entry, pattern: Pattern, test: SlotTest, classes: set[str]) -> Iterator[Problem]:
    """Yields problems of one slot: unknown classes, no values, a slot name that is YAML's truth value."""
    for name in test.classes:
        if name not in classes:
            near = difflib.get_close_matches(name, classes, n=1)
            yield problem(entry, "unknown-class", f"class ${name} does not exist", f"did you mean ${near[0]}?" if near else "", line=pattern.line)
    if not (test.lemmas or test.phrases or test.classes or test.types):
        yield problem(entry, "empty-slot", f"slot {test.slot} has no value", "give a lemma, $CLASS or type", line=pattern.line)
    if test.slot != test.slot.lower():
        yield problem(entry, "slot-name", f"slot {test.slot!r} is not in lower case", f"write {test.slot.lower()}", line=pattern.line)


def check_light(entry: Entry, classes: set[str]) -> Iterator[Problem]:
    """Yields problems of light verbs."""
    if entry.light and entry.part == "verb":
        yield problem(entry, "light-on-verb", "a verb has light verbs", "light belongs to nouns")
    for word in entry.light:
        if word.startswith("$") and word[1:] not in classes:
            yield problem(entry, "unknown-class", f"class {word} does not exist", "light takes verbs and classes of verbs")


def check_examples(entry: Entry) -> Iterator[Problem]:
    """Yields problems of examples: fewer than three, none that must not match, unknown codes."""
    if len(entry.examples) < MIN_EXAMPLES:
        yield problem(entry, "few-examples", f"{len(entry.examples)} examples", f"give at least {MIN_EXAMPLES}")
    elif all(example.expected == "events" for example in entry.examples):
        yield problem(entry, "no-negative-example", "every example is an event", "add one with event: none or negated")
    for example in entry.examples:
        for _, code, _ in example.events:
            yield from check_code(entry, example.line, code)


def check_ties(entry: Entry) -> Iterator[Problem]:
    """Yields a problem for two patterns that say the same of the same slots with different codes."""
    seen: dict[tuple[SlotTest, ...], Pattern] = {}
    for pattern in entry.patterns:
        key = tuple(sorted(pattern.slots, key=lambda test: test.slot))
        other = seen.setdefault(key, pattern)
        if other is not pattern:
            hint = "say what tells them apart" if other.code != pattern.code else "delete one"
            yield problem(entry, "tie", f"the same pattern stands in line {other.line}", hint, line=pattern.line)


def check_classes(source: LexiconSource) -> Iterator[Problem]:
    """Yields problems of word classes: defined twice, unknown member classes, empty."""
    names: dict[str, str] = {}
    known = {word_class.name for word_class in source.classes}
    for word_class in source.classes:
        if word_class.name in names:
            yield Problem(word_class.file, word_class.line, "class-twice", f"${word_class.name} is defined already", f"see {names[word_class.name]}")
        names.setdefault(word_class.name, f"{word_class.file}:{word_class.line}")
        if not word_class.members:
            yield Problem(word_class.file, word_class.line, "class-empty", f"${word_class.name} has no member")
        for member in word_class.members:
            if member.startswith("$") and member[1:] not in known:
                yield Problem(word_class.file, word_class.line, "unknown-class", f"${word_class.name} holds {member}, which does not exist")


def check_composition(source: LexiconSource) -> Iterator[Problem]:
    """Yields problems of the composition table: unknown operators and codes, pairs of operator and code without a row."""
    operators = {operator.name for operator in source.operators}
    codes = cameo_codes()
    for cell in source.composition.cells.values():
        if cell.operator not in operators:
            yield Problem("compose.tsv", cell.line, "unknown-operator", f"{cell.operator!r} is not an operator", "see operators.yaml")
        if cell.embedded not in ("*", "") and cell.embedded not in codes:
            yield Problem("compose.tsv", cell.line, "unknown-code", f"{cell.embedded!r} is not a CAMEO code", "see schemas/cameo.tsv")
        if cell.code not in (None, SAME, OWN) and cell.code not in codes:
            yield Problem("compose.tsv", cell.line, "unknown-code", f"{cell.code!r} is not a CAMEO code", "see schemas/cameo.tsv")
        elif cell.code is not None and cell.code in codes and (retired := codes[cell.code].retired):
            yield Problem("compose.tsv", cell.line, "retired-code", f"{cell.code!r} is retired: {retired}", "give the code that it repeats")
    for operator in source.operators:
        if (operator.name, "") not in source.composition.cells and any(source.composition.find(operator.name, code) is None for code in codes):
            message = f"operator {operator.name} has no row for some codes"
            yield Problem("compose.tsv", 0, "compose-gap", message, "add a row * with a code, none, = (the embedded code) or own (the operator's)")
        if not operator.target:
            yield Problem("operators.yaml", operator.line, "operator-target", f"operator {operator.name} has no target", "list where it is looked for")


def print_problems(problems: Iterable[Problem]) -> int:
    """Prints problems and returns how many are errors."""
    errors = 0
    for found in problems:
        print(found)
        errors += found.level == "error"
    return errors


def main() -> None:
    """Prints all problems of the default lexicon and exits with 1 where there are errors."""
    sys.exit(1 if print_problems(check_lexicon()) else 0)


if __name__ == "__main__":
    main()
