"""Two tables of the lexicon: where the target of a code's events is sought, and the words that such a search needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from coders.syntax.reach import PLACING, RELATIONS, Wording
from coders.table_rows import TableProblem, read_table, refuse_unsound
from schemas.codebook import cameo_codes

LEXICON = Path(__file__).parent / "lexicon"
RULES, WORDS = "recipients.tsv", "recipient_words.tsv"
RULE_COLUMNS = ("code", "ways", "late", "why")
WORD_COLUMNS = ("words", "use", "example")
USES = ("occasion", "protest", "helping", "letting")
PROTEST = "14"
PREPOSITIONS = PLACING | {"to", "for", "from", "of", "by", "with", "against", "on", "over", "at", "between", "toward", "towards", "upon", "among", "out of"}
CLOSED, ADDRESSEE = "-", "addressee"
"""Ways that are no relation: nothing beyond the usual slots; to whom what holds the words went ("a letter to the premier threatening")."""
NEARER = "|"
"""Between two ways of which the nearer counts."""
EVEN_NAMELESS = "!"
"""Behind a way: where it leads to no actor its words stand as the target's."""
SLOTS = frozenset({"object", "and"})


@dataclass(frozen=True, slots=True)
class RecipientRule:
    """Where the target of a code's events is sought: `ways` in order, `late` the usual slots that are looked into only after them."""

    code: str
    ways: tuple[str, ...]
    late: frozenset[str]


@dataclass(frozen=True, slots=True)
class RecipientTables:
    """The rules by code prefix, the words that tell the occasion of a deed ("in protest", "on eve") and verbs of helping and letting; other words for
    protests, whose target is what they are "in protest at"."""

    rules: Mapping[str, RecipientRule]
    wording: Wording
    protests: Wording


def check_recipients(folder: Path = LEXICON) -> tuple[TableProblem, ...]:
    """Returns the problems of both tables: headers, codes and ways that do not exist, a code twice, rules without a reason."""
    rows, found = read_table(folder / RULES, columns=RULE_COLUMNS)
    words, more = read_table(folder / WORDS, columns=WORD_COLUMNS)
    problems = [*found, *more]
    known = {CLOSED, ADDRESSEE, *(name.replace(" ", "_") for name in (*RELATIONS, *PREPOSITIONS)), *SLOTS}
    seen: set[str] = set()
    for row in rows:
        code = row["code"]
        if not any(whole.startswith(code) for whole in cameo_codes()) or not code:
            problems.append(TableProblem(RULES, row.line, "unknown-code", f"{code!r} begins no CAMEO code; codes are those of schemas/cameo.tsv"))
        if code in seen:
            problems.append(TableProblem(RULES, row.line, "code-twice", f"{code!r} has a row already; merge the two"))
        seen.add(code)
        for way in (*row["ways"].replace(NEARER, " ").split(), *row["late"].split()):
            if way.removesuffix(EVEN_NAMELESS) not in known:
                problems.append(TableProblem(RULES, row.line, "unknown-way", f"{way!r} is no way to a target; ways are {', '.join(sorted(known))}"))
        if not row["why"]:
            problems.append(TableProblem(RULES, row.line, "no-reason", "the column why is empty; say in a few words whom the event reaches"))
    for row in words:
        if row["use"] not in USES:
            problems.append(TableProblem(WORDS, row.line, "unknown-use", f"{row['use']!r} is no use; uses are {', '.join(USES)}"))
        if not all(word in row["example"].rstrip(".").split() for word in row["words"].split()):
            problems.append(TableProblem(WORDS, row.line, "no-example", f"the words {row['words']!r} must stand in the example, in lower case"))
    return tuple(problems)


@cache
def load_recipients(folder: Path = LEXICON) -> RecipientTables:
    """Returns both tables, read once a process; raises ValueError with all problems where they are not sound."""
    refuse_unsound(check_recipients(folder))
    rules = {
        row["code"]: RecipientRule(row["code"], tuple(way.replace("_", " ") for way in row["ways"].split()), frozenset(row["late"].split()))
        for row in read_table(folder / RULES, columns=RULE_COLUMNS)[0]
    }
    words = read_table(folder / WORDS, columns=WORD_COLUMNS)[0]
    used = {use: frozenset(row["words"] for row in words if row["use"] == use) for use in USES}
    verbs = used["helping"], used["letting"]
    return RecipientTables(MappingProxyType(rules), Wording(used["occasion"] | used["protest"], *verbs), Wording(used["occasion"], *verbs))


@cache
def rule_of(code: str) -> RecipientRule | None:
    """Returns the rule of the longest prefix of a code, None where no row speaks of it."""
    rules = load_recipients().rules
    return next((rules[code[:length]] for length in range(len(code), 0, -1) if code[:length] in rules), None)


def wording_for(code: str) -> Wording:
    """Returns the words that a search for the target of a code's events needs."""
    tables = load_recipients()
    return tables.protests if code.startswith(PROTEST) else tables.wording


def is_closed(code: str) -> bool:
    """Says whether nobody is a target of a code beyond its usual slots, the deferred ones left out, and the ways of its rule: whom an accusation
    names is accused, and nobody else."""
    rule = rule_of(code)
    return rule is not None and CLOSED in rule.ways


def deferred(code: str) -> frozenset[str]:
    """Returns the usual target slots that are looked into only after the ways of a code's rule."""
    rule = rule_of(code)
    return rule.late if rule is not None else frozenset()
