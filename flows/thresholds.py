"""Reads `schemas/expectations.yaml`: the severity of each kind of rule, what a run bears, and the shares that warn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from schemas.tables import TABLES

ERROR_ROW, ERROR_TABLE, WARNING = SEVERITIES = ("error-row", "error-table", "warning")
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "rules": ("kind", "severity", "reason"),
    "limits": ("rule", "share", "few", "reason"),
    "warnings": ("rule", "table", "column", "most", "from_rows", "reason"),
}
LIMITS = ("coder-errors-few", "quarantined-few")
# A broken row is quarantined; a rule of the run has no rows to quarantine.
KINDS: Mapping[str, str] = {"row": ERROR_ROW, "run": ERROR_TABLE}


@dataclass(frozen=True, slots=True)
class Limit:
    """What a run bears: `few`, or a `share` of the whole where that is more."""

    share: float
    few: int


@dataclass(frozen=True, slots=True)
class Warn:
    """A share of a table's rows that warns from `most` on: where `column` is one of `values` (None: null), or lies below `below`."""

    rule: str
    table: str
    column: str
    most: float
    from_rows: int
    reason: str
    values: tuple[object, ...] = ()
    below: float | None = None

    @property
    def meaning(self) -> str:
        """What the rule asks, for pages and messages."""
        what = f"below {self.below:g}" if self.below is not None else " or ".join("null" if value is None else str(value) for value in self.values)
        return f"{self.column} is {what} in at most {self.most:.0%} of {self.table}"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The file: severity by kind (row, run), limits by rule, and the warnings in file order."""

    severities: Mapping[str, str]
    limits: Mapping[str, Limit]
    warnings: tuple[Warn, ...]


def problems_of(text: str, *, file: str = "expectations.yaml") -> tuple[str, ...]:
    """Returns every problem of the file as `file:line: what is wrong and what would be right`."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return (f"{file}:{getattr(getattr(error, 'problem_mark', None), 'line', 0) + 1}: the file is no YAML: {' '.join(str(error).split())}",)
    if not isinstance(root, yaml.MappingNode):
        return (f"{file}:1: the file has the sections {', '.join(SECTIONS)}",)
    found, seen = [], set()
    sections = {key.value: value for key, value in root.value}
    found += [f"{file}:1: section {name!r} is missing" for name in SECTIONS if not isinstance(sections.get(name), yaml.SequenceNode)]
    found += [f"{file}:1: {name!r} is no section; write one of {', '.join(SECTIONS)}" for name in sections if name not in SECTIONS]
    for name in (name for name in SECTIONS if isinstance(sections.get(name), yaml.SequenceNode)):
        for node in sections[name].value:
            entry = yaml.SafeLoader("").construct_object(node, deep=True)
            line = f"{file}:{node.start_mark.line + 1}: "
            wrong = entry_problems(name, entry)
            key = (name, entry.get("rule") or entry.get("kind")) if isinstance(entry, dict) else None
            found += [line + one for one in (wrong or ([f"{key[1]!r} stands above already; one line each"] if key in seen and key else []))]
            seen.add(key)
    wanted = [*(("rules", kind) for kind in KINDS), *(("limits", rule) for rule in LIMITS)]
    return (*found, *(f"{file}:1: {section} lacks {name!r}; it needs a line" for section, name in wanted if (section, name) not in seen))


def entry_problems(section: str, entry: Any) -> list[str]:
    """Returns what is wrong with one line of a section."""
    if not isinstance(entry, dict):
        return [f"a line of {section} has {', '.join(SECTIONS[section])}"]
    found = [f"{name} is missing" for name in SECTIONS[section] if entry.get(name) in (None, "")]
    found += [f"{name!r} is no key of {section}" for name in entry if name not in (*SECTIONS[section], *(("is", "below") if section == "warnings" else ()))]
    found += [
        f"{name} is {entry[name]!r}; write a share from 0 to 1"
        for name in ("share", "most")
        if entry.get(name) is not None and not (isinstance(entry[name], int | float) and 0 <= entry[name] <= 1)
    ]
    found += [
        f"{name} is {entry[name]!r}; write a whole number" for name in ("few", "from_rows") if entry.get(name) is not None and not isinstance(entry[name], int)
    ]
    if section == "rules" and not found and entry["severity"] != KINDS.get(entry["kind"]):
        found.append(f"kind {entry['kind']!r} with severity {entry['severity']!r}: row takes error-row, run takes error-table")
    if section == "limits" and not found and entry["rule"] not in LIMITS:
        found.append(f"{entry['rule']!r} has no limit; write one of {', '.join(LIMITS)}")
    if section == "warnings" and not found:
        columns = next((table.names for table in TABLES if table.name == entry["table"]), ())
        found += [f"table {entry['table']!r} has no column {entry['column']!r}"] if entry["column"] not in columns else []
        found += ["give either `is` (a list) or `below` (a number)"] if isinstance(entry.get("is"), list) == isinstance(entry.get("below"), int | float) else []
    return found


def read_thresholds(text: str) -> Thresholds:
    """Returns the thresholds; raises ValueError with every problem."""
    problems = problems_of(text)
    if problems:
        raise ValueError("\n".join(problems))
    told = yaml.safe_load(text)
    return Thresholds(
        {entry["kind"]: entry["severity"] for entry in told["rules"]},
        {entry["rule"]: Limit(entry["share"], entry["few"]) for entry in told["limits"]},
        tuple(
            Warn(*(entry[name] for name in SECTIONS["warnings"]), values=tuple(entry.get("is") or ()), below=entry.get("below"))
            for entry in told["warnings"]
        ),
    )


@cache
def thresholds() -> Thresholds:
    """Returns the thresholds of the package."""
    return read_thresholds(files("schemas").joinpath("expectations.yaml").read_text(encoding="utf8"))
