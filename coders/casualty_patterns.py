"""The patterns that read deaths, injuries, arrests and crowds beside numbers, built from three tables of the lexicon.

The patterns run over marked text: words and punctuation joined by single spaces, each number expression as "#3"
(the third of its sentence). `{G}` stands for a counted group ("two soldiers and a child", "12", "11 others"), `{P}` for
a group that names people, `{MIDDLE}` for what may stand between a group and its verb, `{CLASS}` for a class of words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound

LEXICON = Path(__file__).parent / "lexicon"
FIELDS = ("fatalities", "fatalities+1", "toll", "injured", "arrested", "crowd_size", "none", "none-injured")
SIDES = ("before", "upto", "after")
CLASS_COLUMNS = ("class", "words")
PATTERN_COLUMNS = ("id", "field", "pattern", "example", "value", "counterexample")
TOTAL_COLUMNS = ("id", "side", "fields", "pattern", "example")
MACRO = re.compile(r"\{([A-Z]+)\}")
GROUP = re.compile(r"\(\?P<\w+>(.)")
INNERMOST = re.compile(r"\([^()]*\)")
PART = re.compile(r"\\.|\[[^\]]*\]|\(\?P<|\{[GP]\}|[()]")
LEADING = re.compile(r"\{[GP]\}(?:\{MIDDLE\})?(?![?*+]|\{\d)")

MODIFIERS = r"(?:(?!{STOPS})[^\W#][\w'\u2019.-]* |\( [\w-]+ \) ){0,7}?"
# "four Iraqis", "a Palestinian": names of peoples; "a Russian jet" is none, so that no noun may follow the singular.
PEOPLE = r"(?-i:[A-Z][a-z]+(?:s|ese|ish)\b|[A-Z][a-z]+(?:an|[aeiou]i|[bdkqrt]i|[dkt])\b(?= (?:[^\w\s]|(?i:{STOP}|{AFTER})\b)))"
PERSON = rf"(?:(?:{{PERSON}})\b|{PEOPLE})(?! (?:{{THING}})\b)"
OWN = r"(?:(?:his|her|their|its) )?"
HEAD = r"(?:#\d+|an?|one|another)"
ITEM = rf"{HEAD}(?: of(?: (?:the|its|his|their|her|our))?(?: #\d+)?)? {MODIFIERS}{PERSON}"
# "killed 12" counts people, "killed 7,000 birds" does not: no other noun may follow a bare number.
BARE = r"(?:#\d+(?: (?:of them|of whom|more|others))?|another)(?! , #\d+ (?!of|\w+ly))(?= (?:[^\w\s]|(?:{STOP}|{AFTER})\b|\Z))"
LISTED = rf"(?:{ITEM}|{BARE})"
BREAK = r"(?:said|says|told|when|while|after|before|if|because|which|whose|but|by|to|will|would|{KILLED}|{WOUNDED}|{DIED})\b"
MIDDLE = (
    rf"(?:(?: ,)? (?:who|that)| and (?!{{BREAK}})[^\s#;:,]+(?: (?!{{BREAK}})[^\s;:,#]+){{0,4}}?"
    rf"|(?: ,)? (?:including|among them|mostly|most of them|all of them|many of them|some of them)(?: (?!{BREAK})\S+){{1,16}}?(?: ,)?"
    rf"| ,(?: (?!{BREAK})[^\s;:]+){{1,14}}? ,"
    rf"| (?:in|on|at|from|of|near|aboard|inside|outside|aged|between|with|caught|struck|held|taken|seen|(?!{BREAK})\w+(?:ed|ing))"
    rf"(?: (?!{BREAK})[^\s;:,]+){{1,11}}?)?"
)


@dataclass(frozen=True, slots=True)
class CasualtyPattern:
    """One pattern: groups `g` and `g2` hold the counted group; `add` counts the named victim beside "N others".

    `whole` is true where of "six of the 20 people killed" the 20 count (ids that end in "-bare"), not the six.

    `rest` is what must follow the counted group that the pattern begins with, None where it begins otherwise; `lead` is what must stand
    before the first counted group, None where that is nothing; `counts` is true where it gives nothing without such a group.
    """

    pattern_id: str
    field: str
    source: str
    add: int
    rest: re.Pattern[str] | None
    lead: re.Pattern[str] | None
    counts: bool
    whole: bool = False

    @property
    def regex(self) -> re.Pattern[str]:
        """Return the whole pattern, compiled when it is first asked for: most are long, and few sentences need more than their lead or rest."""
        return compiled(self.source)


@dataclass(frozen=True, slots=True)
class TotalPattern:
    """One sign that a number is no count of this event: text right before the hit, up to its end or right after it; no `fields` are all."""

    pattern_id: str
    side: str
    fields: frozenset[str]
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CasualtyTables:
    """All patterns, and the item of a counted group; such a group begins with a `head`, and there with an `opening`."""

    patterns: tuple[CasualtyPattern, ...]
    totals: tuple[TotalPattern, ...]
    head: re.Pattern[str]
    opening: re.Pattern[str]
    item: re.Pattern[str]
    person: re.Pattern[str]
    verb: re.Pattern[str]


def expand(pattern: str, classes: Mapping[str, str]) -> str:
    """Replace `{CLASS}` by the words of the table and `{G}`, `{P}`, `{MIDDLE}`, `{STOPS}` by their patterns; raises KeyError."""
    # "two members of the guard and a child": the "of" belongs to the list only where the list goes on.
    of = r"(?: of(?: (?!{STOPS})[^\s;:,#]+){1,4})?"
    told = r"(?! (?:said|says|told|added)\b)"

    def listed(item: str) -> str:
        # commas join only what an "and" closes: "killing two people, an official said" counts two
        return rf"{item}(?:(?:{of} , {item}){{0,5}}{of}(?: ,)? (?:and|plus|as well as) {OWN}{item}{told}){{0,3}}"

    macros = {
        "G": f"(?P<g>{listed(LISTED)})",
        "P": f"(?P<g>{listed(f'(?:{ITEM})')})",
        "MIDDLE": MIDDLE,
        "BREAK": BREAK,
        "STOPS": r"(?:{STOP})\b",
        "TOLLSTOP": r"(?:#\d+|and|said|when|since|of #\d+)\b",
    }
    text = pattern
    while MACRO.search(text):
        text = MACRO.sub(lambda match: macros.get(match[1]) or classes[match[1]], text)
    return text


def rest_of(pattern: str, classes: Mapping[str, str]) -> re.Pattern[str] | None:
    """Compile what a pattern that begins with a counted group asks for behind it: a text without that does not match the whole."""
    leading = LEADING.match(pattern)
    return None if leading is None or has_branches(pattern) else re.compile(expand(pattern[leading.end() :], classes), re.IGNORECASE)


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Compile a pattern of the tables once."""
    return re.compile(source, re.IGNORECASE)


def lead_of(pattern: str, classes: Mapping[str, str]) -> re.Pattern[str] | None:
    """Compile what a pattern asks for before its first counted group: a text without that does not match the whole."""
    depth, start = 0, 0
    for part in PART.finditer(pattern):
        if depth == 0:
            start = part.start()
        if part.group().startswith(("(?P<", "{")):
            break
        depth += (part.group() == "(") - (part.group() == ")")
    return None if not start or has_branches(pattern) else compiled(rf"(?<!\S){expand(pattern[:start], classes)}")


def has_branches(pattern: str) -> bool:
    """Say whether a pattern is an alternation as a whole, so that it may begin in more than one way."""
    bare = INNERMOST.sub("", pattern)
    return "|" in bare if bare == pattern else has_branches(bare)


def check_casualties(folder: Path = LEXICON, *, compiling: bool = True) -> tuple[TableProblem, ...]:
    """Check the three tables: headers, classes, fields, sides and that each pattern compiles (`compiling`); examples are run by the tests."""
    class_rows, found = _read(folder, "casualty_words.tsv", CLASS_COLUMNS)
    pattern_rows, more = _read(folder, "casualty_patterns.tsv", PATTERN_COLUMNS)
    total_rows, rest = _read(folder, "casualty_totals.tsv", TOTAL_COLUMNS)
    problems = [*found, *more, *rest]
    classes = {row["class"]: row["words"] for row in class_rows}
    for row in pattern_rows:
        if row["field"] not in FIELDS:
            message = f"{row['field']!r} is not one of {', '.join(FIELDS)}"
            problems.append(TableProblem("casualty_patterns.tsv", row.line, "unknown-field", message))
        if not row["value"].isdigit():
            problems.append(TableProblem("casualty_patterns.tsv", row.line, "bad-value", f"{row['value']!r} must be a whole number"))
        problems += _compiles(row["pattern"], classes, file="casualty_patterns.tsv", line=row.line, compiling=compiling)
    for row in total_rows:
        if row["side"] not in SIDES:
            problems.append(TableProblem("casualty_totals.tsv", row.line, "unknown-side", f"{row['side']!r} is not one of {', '.join(SIDES)}"))
        unknown = sorted(set(row["fields"].split()) - set(FIELDS))
        if unknown:
            message = f"{', '.join(unknown)}: not of {', '.join(FIELDS)}"
            problems.append(TableProblem("casualty_totals.tsv", row.line, "unknown-field", message))
        problems += _compiles(row["pattern"], classes, file="casualty_totals.tsv", line=row.line, compiling=compiling)
    return tuple(problems)


def _read(folder: Path, name: str, columns: tuple[str, ...]) -> tuple[tuple[TableRow, ...], tuple[TableProblem, ...]]:
    return read_table(folder / name, columns=columns)


def _compiles(pattern: str, classes: Mapping[str, str], *, file: str, line: int, compiling: bool) -> list[TableProblem]:
    try:
        source = expand(pattern, classes)
        if compiling:
            re.compile(source)
    except KeyError as error:
        return [TableProblem(file, line, "unknown-class", f"{error} is no class of casualty_words.tsv; classes: {', '.join(classes)}")]
    except re.error as error:
        return [TableProblem(file, line, "bad-pattern", f"{pattern!r} is no regular expression: {error}")]
    return []


@cache
def load_casualties(folder: Path = LEXICON) -> CasualtyTables:
    """Load the three tables; raises ValueError with all problems where they are not sound.

    A long pattern is compiled when a sentence first needs it, so that one that does not compile raises only then: `lexicon check` tries all.
    """
    refuse_unsound(check_casualties(folder, compiling=False))
    classes = {row["class"]: row["words"] for row in _read(folder, "casualty_words.tsv", CLASS_COLUMNS)[0]}
    patterns = tuple(
        CasualtyPattern(
            row["id"],
            row["field"].removesuffix("+1"),
            rf"(?<!\S){expand(row['pattern'], classes)}",
            int(row["field"].endswith("+1")),
            rest=rest_of(row["pattern"], classes),
            lead=lead_of(row["pattern"], classes),
            counts=all(group.startswith("#") for group in GROUP.findall(row["pattern"])),
            whole=row["id"].endswith("-bare"),
        )
        for row in _read(folder, "casualty_patterns.tsv", PATTERN_COLUMNS)[0]
    )
    totals = tuple(
        TotalPattern(row["id"], row["side"], frozenset(row["fields"].split()), re.compile(expand(row["pattern"], classes), re.IGNORECASE))
        for row in _read(folder, "casualty_totals.tsv", TOTAL_COLUMNS)[0]
    )
    head = re.compile(rf"{HEAD}\b", re.IGNORECASE)
    opening = re.compile(expand(LISTED, classes), re.IGNORECASE)
    item = re.compile(
        rf"(?P<head>{HEAD})\b(?:(?! (?:, and|,|and|plus|as well as) {OWN}{HEAD}\b).)*",
        re.IGNORECASE,
    )
    person = re.compile(rf"\A{expand(PERSON, classes)}", re.IGNORECASE)
    verbs = expand(r"\b(?:{KILLED}|{KILLING}|{WOUNDED}|{WOUNDING}|{ARRESTED}|{ARRESTING}|by) \Z", classes)
    return CasualtyTables(patterns, totals, head, opening, item, person, re.compile(verbs, re.IGNORECASE))
