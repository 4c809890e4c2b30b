"""The three tables of the ACLED view: rules in order of precedence, classes of words, actor types and sides by role. Read and checked here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound
from schemas.codebook import acled_sub_events, cameo_codes

LEXICON = Path(__file__).parent / "lexicon"
RULES, WORDS, ACTORS = "acled_rules.tsv", "acled_words.tsv", "acled_actors.tsv"
RULE_COLUMNS = ("codes", "source", "target", "words", "also", "unless", "sub_event", "why")
WORD_COLUMNS = ("class", "words", "why")
ACTOR_COLUMNS = ("role", "actor_type", "class")
WORD_LISTS = ("words", "also", "unless")
ARMED = frozenset({"state", "rebel", "militia", "external"})
SIDES = frozenset({*ARMED, "country", "identity", "protesters", "civil", "armed", "any", "none"})


@dataclass(frozen=True, slots=True)
class AcledRule:
    """One row of acled_rules.tsv: code prefixes, classes of the two sides, words near the trigger.

    One of `words` and one of `also` must stand there, none of `unless`; an empty list asks for nothing.
    """

    codes: tuple[str, ...]
    source: frozenset[str]
    target: frozenset[str]
    words: frozenset[str]
    also: frozenset[str]
    unless: frozenset[str]
    sub_event: str


@dataclass(frozen=True, slots=True)
class AcledTables:
    """The rules in their order, and ACLED actor type and class by role."""

    rules: tuple[AcledRule, ...]
    actor_types: Mapping[str, str]
    classes: Mapping[str, str]


def check_acled(folder: Path = LEXICON) -> tuple[TableProblem, ...]:
    """Returns the problems of the tables: headers; codes, sub-event types, classes of actors and words that do not exist; rules without a reason."""
    rules, found = read_table(folder / RULES, columns=RULE_COLUMNS)
    words, more = read_table(folder / WORDS, columns=WORD_COLUMNS)
    actors, most = read_table(folder / ACTORS, columns=ACTOR_COLUMNS)
    problems = [*found, *more, *most]
    classes = {row["class"] for row in words}
    for row in rules:
        if row["sub_event"] not in acled_sub_events():
            message = f"{row['sub_event']!r} is no ACLED sub-event type; see schemas/acled.tsv"
            problems.append(TableProblem(RULES, row.line, "unknown-sub-event", message))
        for prefix in row["codes"].split("|"):
            if not any(code.startswith(prefix) for code in cameo_codes()) or not prefix:
                message = f"{prefix!r} begins no CAMEO code; codes are those of schemas/cameo.tsv, separated by |"
                problems.append(TableProblem(RULES, row.line, "unknown-code", message))
        if not row["why"]:
            problems.append(TableProblem(RULES, row.line, "no-reason", "the column why is empty; say in a few words what the rule means"))
        for side in (*row["source"].split("|"), *row["target"].split("|")):
            problems.extend(check_side(RULES, row, side))
        for name in named_classes(row):
            if name not in classes and not found and not more:
                message = f"${name} is no class of words; classes are the rows of {WORDS}"
                problems.append(TableProblem(RULES, row.line, "unknown-class", message))
    for row in actors:
        problems.extend(check_side(ACTORS, row, row["class"]))
    problems.extend(check_words(words, rules))
    return tuple(problems)


def check_side(file: str, row: TableRow, side: str) -> Iterator[TableProblem]:
    """Yields a problem where a class of actors does not exist."""
    if side not in SIDES:
        yield TableProblem(file, row.line, "unknown-side", f"{side!r} is no class of actors; classes are {', '.join(sorted(SIDES))}")


def check_words(words: Iterable[TableRow], rules: Iterable[TableRow]) -> Iterator[TableProblem]:
    """Yields a problem for a class of words that no rule names, and for a word that can never be found: empty, capital, or longer than two words."""
    used = {name for row in rules for name in named_classes(row)}
    for row in words:
        if used and row["class"] not in used:
            yield TableProblem(WORDS, row.line, "unused-class", f"no rule names ${row['class']}")
        for word in row["words"].split("|"):
            if not word or word != word.lower() or len(word.split(" ")) > 2:
                yield TableProblem(WORDS, row.line, "bad-word", f"{word!r} is never found; write one word or two in lower case, separated by |")


def named_classes(row: TableRow) -> tuple[str, ...]:
    """Returns the classes of words that a rule names."""
    return tuple(item[1:] for column in WORD_LISTS for item in row[column].split("|") if item.startswith("$"))


@cache
def load_acled(folder: Path = LEXICON) -> AcledTables:
    """Returns the tables, read once a process; raises ValueError with all problems where they are not sound."""
    refuse_unsound(check_acled(folder))
    classes = {row["class"]: frozenset(row["words"].split("|")) for row in read_table(folder / WORDS, columns=WORD_COLUMNS)[0]}
    rules = tuple(
        AcledRule(
            codes=tuple(row["codes"].split("|")), source=frozenset(row["source"].split("|")), target=frozenset(row["target"].split("|")),
            words=spelled_out(row["words"], classes), also=spelled_out(row["also"], classes), unless=spelled_out(row["unless"], classes),
            sub_event=row["sub_event"],
        )
        for row in read_table(folder / RULES, columns=RULE_COLUMNS)[0]
    )
    actors = read_table(folder / ACTORS, columns=ACTOR_COLUMNS)[0]
    return AcledTables(
        rules, MappingProxyType({row["role"]: row["actor_type"] for row in actors}), MappingProxyType({row["role"]: row["class"] for row in actors})
    )


def spelled_out(cell: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Returns the words of a cell, those of its classes among them."""
    items = [item for item in cell.split("|") if item]
    return frozenset(word for item in items for word in (classes[item[1:]] if item.startswith("$") else (item,)))
