"""The ACLED view of a mention: event type, sub-event type, disorder type and actor types, from two tables.

Source: ACLED codebook, order of precedence of sub-event types (table 2). What ACLED would not record (statements, visits) has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coders.parse import Sentence
from coders.table_rows import TableProblem, read_table, refuse_unsound
from schemas.codebook import acled_sub_events, cameo_codes

LEXICON = Path(__file__).parent / "lexicon"
RULE_COLUMNS = ("codes", "source", "target", "words", "sub_event", "why")
ACTOR_COLUMNS = ("role", "actor_type", "class")
ARMED = frozenset({"state", "rebel", "militia", "external"})
SIDES = frozenset({"state", "rebel", "militia", "external", "protesters", "civil", "armed", "any", "none"})
CROWD = {"14": "Protesters", "145": "Rioters"}
WORDS_AROUND = 12


@dataclass(frozen=True, slots=True)
class AcledRule:
    """One row of acled_rules.tsv: a code prefix, classes of the two sides, words of which one must stand near the trigger."""

    codes: tuple[str, ...]
    source: frozenset[str]
    target: frozenset[str]
    words: frozenset[str]
    sub_event: str


@dataclass(frozen=True, slots=True)
class AcledTables:
    """The rules in their order, and ACLED actor type and class by role."""

    rules: tuple[AcledRule, ...]
    actor_types: Mapping[str, str]
    classes: Mapping[str, str]


def check_acled(folder: Path = LEXICON) -> tuple[TableProblem, ...]:
    """Returns the problems of both tables: headers; codes, sub-event types and classes that do not exist; rules without a reason."""
    rules, found = read_table(folder / "acled_rules.tsv", columns=RULE_COLUMNS)
    actors, more = read_table(folder / "acled_actors.tsv", columns=ACTOR_COLUMNS)
    problems = [*found, *more]
    for row in rules:
        if row["sub_event"] not in acled_sub_events():
            message = f"{row['sub_event']!r} is no ACLED sub-event type; see schemas/acled.tsv"
            problems.append(TableProblem("acled_rules.tsv", row.line, "unknown-sub-event", message))
        for prefix in row["codes"].split("|"):
            if not any(code.startswith(prefix) for code in cameo_codes()) or not prefix:
                message = f"{prefix!r} begins no CAMEO code; codes are those of schemas/cameo.tsv, separated by |"
                problems.append(TableProblem("acled_rules.tsv", row.line, "unknown-code", message))
        if not row["why"]:
            problems.append(TableProblem("acled_rules.tsv", row.line, "no-reason", "the column why is empty; say in a few words what the rule means"))
        for side in (*row["source"].split("|"), *row["target"].split("|")):
            if side not in SIDES:
                message = f"{side!r} is no class of actors; classes are {', '.join(sorted(SIDES))}"
                problems.append(TableProblem("acled_rules.tsv", row.line, "unknown-side", message))
    for row in actors:
        if row["class"] not in SIDES:
            message = f"{row['class']!r} is no class of actors; classes are {', '.join(sorted(SIDES))}"
            problems.append(TableProblem("acled_actors.tsv", row.line, "unknown-side", message))
    return tuple(problems)


@cache
def load_acled(folder: Path = LEXICON) -> AcledTables:
    """Returns both tables, read once a process; raises ValueError with all problems where they are not sound."""
    refuse_unsound(check_acled(folder))
    rules = tuple(
        AcledRule(
            tuple(row["codes"].split("|")), frozenset(row["source"].split("|")), frozenset(row["target"].split("|")),
            frozenset(word for word in row["words"].split("|") if word), row["sub_event"],
        )
        for row in read_table(folder / "acled_rules.tsv", columns=RULE_COLUMNS)[0]
    )
    actors = read_table(folder / "acled_actors.tsv", columns=ACTOR_COLUMNS)[0]
    return AcledTables(
        rules, MappingProxyType({row["role"]: row["actor_type"] for row in actors}), MappingProxyType({row["role"]: row["class"] for row in actors})
    )


def side_of(code: str | None, tables: AcledTables) -> str:
    """Returns the class of an actor code: none where no actor is known, civil for a country's unnamed people, state for a bare country."""
    if code is None:
        return "none"
    parts = [code[place : place + 3] for place in range(0, len(code), 3)]
    for part in reversed(parts):
        if part in tables.classes:
            return tables.classes[part]
    return "none" if code == "---" else "state"


def actor_type(code: str | None, tables: AcledTables) -> str | None:
    """Returns ACLED's actor type of an actor; a country alone is its state forces; None without an actor."""
    if code is None:
        return None
    parts = [code[place : place + 3] for place in range(0, len(code), 3)]
    return next((tables.actor_types[part] for part in reversed(parts) if part in tables.actor_types), "State forces")


@cache
def rules_of(code: str) -> tuple[AcledRule, ...]:
    """Returns the rules for a code in their order."""
    return tuple(rule for rule in load_acled().rules if code.startswith(rule.codes))


def matches(rule: AcledRule, *, code: str, source: str, target: str, words: frozenset[str]) -> bool:
    """Says whether a rule's conditions hold."""
    return (
        code.startswith(rule.codes)
        and (not rule.words or not rule.words.isdisjoint(words))
        and fits(rule.source, source)
        and fits(rule.target, target)
    )


def fits(wanted: frozenset[str], side: str) -> bool:
    """Says whether a side is one of the wanted classes."""
    return "any" in wanted or side in wanted or ("armed" in wanted and side in ARMED)


def words_near(sentence: Sentence, first: int, last: int) -> frozenset[str]:
    """Returns the lower-case words within a dozen tokens of a trigger, given by its first and last token."""
    return frozenset(sentence.lower[max(0, first - WORDS_AROUND) : last + WORDS_AROUND + 1])


def acled_columns(*, code: str, source: str | None, target: str | None, words: frozenset[str]) -> dict[str, Any]:
    """Returns the ACLED columns of a coded event; none for what ACLED would not record. `words` are those near the trigger."""
    tables = load_acled()
    sides = side_of(source, tables), side_of(target, tables)
    found = next((rule for rule in rules_of(code) if matches(rule, code=code, source=sides[0], target=sides[1], words=words)), None)
    if found is None:
        return {}
    sub_event = acled_sub_events()[found.sub_event]
    crowd = next((kind for prefix, kind in sorted(CROWD.items(), reverse=True) if code.startswith(prefix)), None)
    return {
        "acled_event_type": sub_event.event_type,
        "acled_sub_event_type": sub_event.name,
        "acled_disorder_type": sub_event.disorder_type,
        "acled_actor_type_1": crowd if crowd and source else actor_type(source, tables),
        "acled_actor_type_2": actor_type(target, tables),
    }
