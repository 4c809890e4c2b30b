"""The tables of joining, read and checked: rules, levels, tolerances, families of codes, parties of roles."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound
from schemas.codebook import cameo_codes

FOLDER = Path(__file__).parent
KINDS = ("code", "actors", "date", "place", "numbers", "words", "scope")
NO_ROLE = "-"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "rules": ("rule", *KINDS),
    "levels": ("kind", "level", "meaning"),
    "tolerances": ("name", "value", "reason"),
    "families": ("family", "codes", "meaning"),
    "parties": ("party", "roles", "meaning"),
}


@dataclass(frozen=True, slots=True)
class Tolerances:
    """By how much two mentions of one occurrence may differ; `tolerances.tsv` gives each with its reason. Kilometres, days, people, shares."""

    update_ratio: float
    update_slack: float
    near_km: float
    days_unsaid: float
    widest_days: float
    words_alike: float
    words_shared: float


@dataclass(frozen=True, slots=True)
class JoinRule:
    """One rule: its name and the level that two mentions must reach in each of `KINDS`."""

    name: str
    code: str
    actors: str
    date: str
    place: str
    numbers: str
    words: str
    scope: str


@dataclass(frozen=True, slots=True, eq=False)
class Joining:
    """All tables: `rules` in order, `levels` of each kind from the strictest to the weakest with their meaning, `families` as code beginnings,
    `parties` as sets of roles ("" for none). Equal to itself only, so that what is found by it can be kept."""

    rules: tuple[JoinRule, ...]
    levels: Mapping[tuple[str, str], str]
    tolerances: Tolerances
    families: tuple[tuple[str, tuple[str, ...]], ...]
    parties: tuple[frozenset[str], ...]


def check_joining(folder: Path = FOLDER) -> tuple[TableProblem, ...]:
    """Returns all problems of the tables of a folder: unknown levels and codes, rules given twice, values that are no number."""
    found: list[TableProblem] = []
    rows: dict[str, tuple[TableRow, ...]] = {}
    for name, columns in COLUMNS.items():
        rows[name], problems = read_table(folder / f"{name}.tsv", columns=columns)
        found.extend(problems)
    levels = {(row["kind"], row["level"]) for row in rows["levels"]}
    for check in (level_problems, rule_problems, tolerance_problems, family_problems):
        found.extend(check(rows, levels))
    return tuple(found)


Rows = Mapping[str, tuple[TableRow, ...]]
Levels = set[tuple[str, str]]


def level_problems(rows: Rows, levels: Levels) -> Iterator[TableProblem]:
    """Yields the levels of no known kind."""
    for row in rows["levels"]:
        if row["kind"] not in KINDS:
            yield TableProblem("levels.tsv", row.line, "unknown-kind", f"{row['kind']!r}; write one of {', '.join(KINDS)}")


def rule_problems(rows: Rows, levels: Levels) -> Iterator[TableProblem]:
    """Yields the rules whose cells name no level of their column, and names given twice."""
    seen: dict[str, int] = {}
    for row in rows["rules"]:
        for kind in KINDS:
            if (kind, row[kind]) not in levels:
                known = ", ".join(sorted(level for other, level in levels if other == kind))
                yield TableProblem("rules.tsv", row.line, "unknown-level", f"{kind} is {row[kind]!r}; write one of {known}")
        if row["rule"] in seen:
            yield TableProblem("rules.tsv", row.line, "repeated-rule", f"{row['rule']!r} stands in line {seen[row['rule']]} already")
        seen.setdefault(row["rule"], row.line)


def tolerance_problems(rows: Rows, levels: Levels) -> Iterator[TableProblem]:
    """Yields tolerances that are missing, unknown or no number of at least 0."""
    wanted, found = set(Tolerances.__dataclass_fields__), {row["name"] for row in rows["tolerances"]}
    for name in sorted(wanted - found):
        yield TableProblem("tolerances.tsv", 1, "missing-tolerance", f"no line gives {name!r}")
    for row in rows["tolerances"]:
        if row["name"] not in wanted:
            yield TableProblem("tolerances.tsv", row.line, "unknown-tolerance", f"{row['name']!r}; write one of {', '.join(sorted(wanted))}")
        if not row["value"].replace(".", "", 1).isdigit():
            yield TableProblem("tolerances.tsv", row.line, "bad-value", f"{row['value']!r} is not a number of at least 0")


def family_problems(rows: Rows, levels: Levels) -> Iterator[TableProblem]:
    """Yields the codes that begin no CAMEO code, and the roles that are no role."""
    for row in rows["families"]:
        for code in row["codes"].split():
            if not any(known.startswith(code) for known in cameo_codes()):
                yield TableProblem("families.tsv", row.line, "unknown-code", f"{code!r} begins no CAMEO code")
    for row in rows["parties"]:
        for role in row["roles"].split():
            if role != NO_ROLE and not (len(role) == 3 and role.isupper()):
                yield TableProblem("parties.tsv", row.line, "bad-role", f"{role!r}; write a role of three capitals, or {NO_ROLE} for none")


@cache
def load_joining(folder: Path = FOLDER) -> Joining:
    """Returns the tables of a folder; raises ValueError with all problems where they are not sound."""
    refuse_unsound(check_joining(folder))
    rows: Callable[[str], tuple[TableRow, ...]] = lambda name: read_table(folder / f"{name}.tsv", columns=COLUMNS[name])[0]  # noqa: E731
    return Joining(
        rules=tuple(JoinRule(row["rule"], *(row[kind] for kind in KINDS)) for row in rows("rules")),
        levels={(row["kind"], row["level"]): row["meaning"] for row in rows("levels")},
        tolerances=Tolerances(**{row["name"]: float(row["value"]) for row in rows("tolerances")}),
        families=tuple((row["family"], tuple(row["codes"].split())) for row in rows("families")),
        parties=tuple(frozenset("" if role == NO_ROLE else role for role in row["roles"].split()) for row in rows("parties")),
    )
