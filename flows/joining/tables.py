"""The tables of joining, read and checked: levels with their points, tolerances, families of codes, parties of roles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, TableRow, read_table, refuse_unsound
from schemas.codebook import cameo_codes

FOLDER = Path(__file__).parent
LEVELS: Mapping[str, tuple[str, ...]] = {
    "code": ("same", "general", "family", "other"),
    "source": ("same", "compatible", "untold", "open", "kin", "other"),
    "target": ("same", "compatible", "untold", "open", "kin", "other"),
    "roles": ("swapped", "kept"),
    "date": ("said", "overlap", "unsaid", "unsaid words", "reported", "next", "looked back", "stay", "days", "undated", "unknown", "coarse", "vague", "apart"),
    "place": ("same", "within", "open", "apart", "elsewhere", "assumed", "abroad", "sides", "doubtful", "inferred"),
    "numbers": ("equal", "update", "untold", "other"),
    "words": ("alike", "shared", "few", "apart"),
    "article": ("same", "other"),
}
"""The kinds in which two mentions are compared, the cheap and telling ones first, and the levels of each that the comparison can give."""
NEVER, NO_ROLE = "never", "-"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "levels": ("kind", "level", "points", "meaning"),
    "tolerances": ("name", "value", "reason"),
    "families": ("family", "codes", "meaning"),
    "parties": ("party", "roles", "meaning"),
}
WORD_LISTS = ("function_words", "report_words", "audience_words", "common_stems")
WORD = re.compile(r"[a-z\u00e0-\u024f]+")
Rows = Mapping[str, tuple[TableRow, ...]]


@dataclass(frozen=True, slots=True)
class Tolerances:
    """What is enough to join, and by how much two mentions of one occurrence may differ; `tolerances.tsv` gives each with its reason.
    Points, people, kilometres, days and shares."""

    threshold: float
    mean: float
    update_ratio: float
    update_slack: float
    near_km: float
    days_unsaid: float
    near_days: float
    widest_days: float
    coarse_days: float
    words_alike: float
    words_shared: float
    story_words: float
    story_share: float


@dataclass(frozen=True, slots=True, eq=False)
class Joining:
    """All tables: `points` by kind and level (None for never), `meanings` likewise, `families` as code beginnings, `parties` as sets of roles
    ("" for none). Equal to itself only, so that what is found by it can be kept."""

    points: Mapping[tuple[str, str], float | None]
    meanings: Mapping[tuple[str, str], str]
    tolerances: Tolerances
    families: tuple[tuple[str, tuple[str, ...]], ...]
    parties: tuple[frozenset[str], ...]


def check_joining(folder: Path = FOLDER) -> tuple[TableProblem, ...]:
    """Returns all problems of the tables of a folder: levels that are missing or unknown, values that are no number, codes and roles that do not exist."""
    found: list[TableProblem] = []
    rows: dict[str, tuple[TableRow, ...]] = {}
    for name, columns in COLUMNS.items():
        rows[name], problems = read_table(folder / f"{name}.tsv", columns=columns)
        found.extend(problems)
    if not found:
        for check in (level_problems, tolerance_problems, family_problems):
            found.extend(check(rows))
    for name in WORD_LISTS:
        found.extend(word_problems(folder / f"{name}.txt"))
    return tuple(found)


def level_problems(rows: Rows) -> Iterator[TableProblem]:
    """Yields the levels that the comparison does not know, those given twice or not at all, and points that are no number."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows["levels"]:
        kind, level = row["kind"], row["level"]
        if kind not in LEVELS:
            yield TableProblem("levels.tsv", row.line, "unknown-kind", f"{kind!r}; write one of {', '.join(LEVELS)}")
        elif level not in LEVELS[kind]:
            yield TableProblem("levels.tsv", row.line, "unknown-level", f"{kind} has no level {level!r}; write one of {', '.join(LEVELS[kind])}")
        if (kind, level) in seen:
            yield TableProblem("levels.tsv", row.line, "repeated-level", f"{kind} {level} stands in line {seen[kind, level]} already")
        if row["points"] != NEVER and not is_number(row["points"]):
            yield TableProblem("levels.tsv", row.line, "bad-value", f"points are {row['points']!r}; write a number or {NEVER}")
        seen.setdefault((kind, level), row.line)
    for kind, level in ((kind, level) for kind, levels in LEVELS.items() for level in levels if (kind, level) not in seen):
        yield TableProblem("levels.tsv", 1, "missing-level", f"no line gives the points of {kind} {level}")


def tolerance_problems(rows: Rows) -> Iterator[TableProblem]:
    """Yields tolerances that are missing, unknown or no number of at least 0."""
    wanted, found = [one.name for one in fields(Tolerances)], {row["name"] for row in rows["tolerances"]}
    for name in wanted:
        if name not in found:
            yield TableProblem("tolerances.tsv", 1, "missing-tolerance", f"no line gives {name!r}")
    for row in rows["tolerances"]:
        if row["name"] not in wanted:
            yield TableProblem("tolerances.tsv", row.line, "unknown-tolerance", f"{row['name']!r}; write one of {', '.join(wanted)}")
        if not is_number(row["value"]) or float(row["value"]) < 0:
            yield TableProblem("tolerances.tsv", row.line, "bad-value", f"{row['value']!r} is not a number of at least 0")


def family_problems(rows: Rows) -> Iterator[TableProblem]:
    """Yields the codes that begin no CAMEO code, and the roles that are no role."""
    for row in rows["families"]:
        for code in row["codes"].split():
            if not any(known.startswith(code) for known in cameo_codes()):
                yield TableProblem("families.tsv", row.line, "unknown-code", f"{code!r} begins no CAMEO code")
    for row in rows["parties"]:
        for role in row["roles"].split():
            if role != NO_ROLE and not (len(role) == 3 and role.isupper()):
                yield TableProblem("parties.tsv", row.line, "bad-role", f"{role!r}; write a role of three capitals, or {NO_ROLE} for none")


def word_problems(path: Path) -> Iterator[TableProblem]:
    """Yields what is wrong with a list of words: no words, a word that no sentence in small letters has, a word given twice."""
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except UnicodeDecodeError as error:
        yield TableProblem(path.name, 1, "not-utf8", f"byte {error.start} is not UTF-8; save the file as UTF-8")
        return
    seen: dict[str, int] = {}
    for number, word in ((number, word) for number, line in enumerate(lines, start=1) for word in line.split()):
        if not WORD.fullmatch(word):
            yield TableProblem(path.name, number, "bad-word", f"{word!r} is no word of small letters alone; write it as it stands inside a sentence")
        if word in seen:
            yield TableProblem(path.name, number, "repeated-word", f"{word!r} stands in line {seen[word]} already; keep one of the two")
        seen.setdefault(word, number)
    if not seen:
        yield TableProblem(path.name, 1, "no-words", "the list is empty; write words with spaces between them")


def is_number(text: str) -> bool:
    """Says whether a cell is a plain decimal number."""
    return text.removeprefix("-").replace(".", "", 1).isdigit()


@cache
def load_joining(folder: Path = FOLDER) -> Joining:
    """Returns the tables of a folder; raises ValueError with all problems where they are not sound."""
    refuse_unsound(check_joining(folder))
    rows = {name: read_table(folder / f"{name}.tsv", columns=columns)[0] for name, columns in COLUMNS.items()}
    return Joining(
        points={(row["kind"], row["level"]): None if row["points"] == NEVER else float(row["points"]) for row in rows["levels"]},
        meanings={(row["kind"], row["level"]): row["meaning"] for row in rows["levels"]},
        tolerances=Tolerances(**{row["name"]: float(row["value"]) for row in rows["tolerances"]}),
        families=tuple((row["family"], tuple(row["codes"].split())) for row in rows["families"]),
        parties=tuple(frozenset("" if role == NO_ROLE else role for role in row["roles"].split()) for row in rows["parties"]),
    )
