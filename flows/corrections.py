"""Corrections that people made (`corrections.yaml`): which event to drop, to set right, to split or to merge, and which article to withdraw.

They are applied where a release is made and listed in its CHANGES.md; mentions are never edited.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from coders.mentions import code_columns
from schemas.codebook import cameo_codes
from schemas.tables import EVENTS

ACTIONS = ("drop", "set", "split", "merge", "withdraw")
STATUSES = ("accepted", "proposed", "refused")
KEYS = ("id", "action", "event", "events", "article", "mentions", "set", "reason", "by", "date", "status")
ALWAYS = ("id", "action", "reason", "by", "date", "status")
FIXED = frozenset(
    {"event_id", "mention_ids", "article_ids", "n_mentions", "n_articles", "n_copies", "n_publishers", "best_mention_id", "joined_by", "corrected_by"}
)
"""Columns that follow from the mentions: split and merge change them, `set` does not."""
NEEDS = {"drop": ("event",), "set": ("event", "set"), "split": ("event", "mentions"), "merge": ("events",), "withdraw": ("article",)}


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: `event` or `events` or `article` it speaks of, `mentions` that are split off, columns to set (typed), and who says why and when."""

    id: str
    action: str
    reason: str
    by: str
    date: date
    status: str
    event: str | None = None
    events: tuple[str, ...] = ()
    article: str | None = None
    mentions: tuple[str, ...] = ()
    set: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0

    @property
    def told(self) -> str:
        """The correction as a reason of CHANGES.md: `correction c-3: drop (told twice; A. Moreno, 2020-07-01)`."""
        return f"correction {self.id}: {self.action} ({self.reason}; {self.by}, {self.date.isoformat()})"


@dataclass(frozen=True, slots=True)
class CorrectionProblem:
    """One thing wrong with the file: line (1-based), what is wrong and what would be right."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class CorrectionsError(ValueError):
    """The file of corrections is not sound; each line says where and what would be right."""


def read_corrections(path: Path) -> tuple[tuple[Correction, ...], tuple[CorrectionProblem, ...]]:
    """Returns the sound corrections of a file, in its order, and its problems; an unsound one is left out."""
    try:
        root = yaml.compose(path.read_text(encoding="utf8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        return (), (CorrectionProblem(path.name, line, f"the file is no YAML in UTF-8: {' '.join(str(error).split())}"),)
    if root is None:
        return (), ()
    if not isinstance(root, yaml.SequenceNode):
        return (), (CorrectionProblem(path.name, root.start_mark.line + 1, "the file must be a list, each correction beginning with `- id:`"),)
    found: list[Correction] = []
    problems: list[CorrectionProblem] = []
    loader = yaml.SafeLoader("")
    for node in root.value:
        line = node.start_mark.line + 1
        values = loader.construct_object(node, deep=True) if isinstance(node, yaml.MappingNode) else None
        wrong = problems_of(values, known=frozenset(one.id for one in found))
        if wrong or not isinstance(values, dict):
            problems += (CorrectionProblem(path.name, line, message) for message in wrong)
        else:
            found.append(correction_of(values, line=line))
    return tuple(found), tuple(problems)


def load_corrections(path: Path | None) -> tuple[Correction, ...]:
    """Returns the corrections of a file, () for none; raises CorrectionsError with all problems: a release with half of its corrections is none."""
    if path is None:
        return ()
    found, problems = read_corrections(path)
    if problems:
        raise CorrectionsError("\n".join(str(problem) for problem in problems))
    return found


def problems_of(values: Any, *, known: frozenset[str]) -> list[str]:
    """Returns what is wrong with one correction, in words that say what would be right."""
    if not isinstance(values, dict):
        return ["a correction has keys and values: id, action, event, reason, by, date, status"]
    found = [f"{name!r} is no key of a correction; write one of {', '.join(KEYS)}" for name in values if name not in KEYS]
    found += [f"{name} is missing; a correction has {', '.join(ALWAYS)}" for name in ALWAYS if not values.get(name)]
    if values.get("id") in known:
        found.append(f"the id {values['id']!r} is given twice; give each correction its own")
    if values.get("date") and not isinstance(values["date"], date):
        found.append(f"date is {values['date']!r}; write it as 2020-06-16")
    for name, allowed in (("action", ACTIONS), ("status", STATUSES)):
        if values.get(name) and values[name] not in allowed:
            found.append(f"{name} is {values[name]!r}; write one of {', '.join(allowed)}")
    found += [f"{values.get('action')} needs `{name}`" for name in NEEDS.get(values.get("action", ""), ()) if not values.get(name)]
    found += ["merge needs two or more `events`"] if values.get("action") == "merge" and len(values.get("events") or ()) == 1 else []
    return found + (set_problems(values["set"]) if isinstance(values.get("set"), dict) else ["set has columns and values"] if values.get("set") else [])


def set_problems(columns: Mapping[str, Any]) -> list[str]:
    """Returns which columns cannot be set, or not to that value."""
    known = {column.name: column for column in EVENTS.columns}
    found = []
    for name, value in columns.items():
        if name not in known or name in FIXED:
            found.append(f"set: {name!r} is no column that a correction can set")
        elif value is None and not known[name].nullable:
            found.append(f"set: {name} allows no null")
        elif value is not None and not fits(value, known[name].type):
            found.append(f"set: {name} is {value!r}; it must be {known[name].type}" + (" in quotes" if known[name].type in ("text", "code") else ""))
        elif name == "cameo_code" and value not in cameo_codes():
            found.append(f"set: {value!r} is not a CAMEO code")
    return found


def fits(value: Any, kind: str) -> bool:
    """Says whether a YAML value has the type of a column; codes are text, so 036 without quotes does not fit."""
    types = {"text": str, "code": str, "date": date, "int": int, "long": int, "float": (int, float)}
    return isinstance(value, types.get(kind, ())) and not isinstance(value, bool | datetime)


def correction_of(values: Mapping[str, Any], *, line: int) -> Correction:
    """Returns a correction of its sound values; a new code brings the columns that follow from it."""
    columns = dict(values.get("set") or {})
    if "cameo_code" in columns:
        columns = {**code_columns(columns["cameo_code"]), **columns}
    return Correction(
        id=str(values["id"]), action=values["action"], reason=str(values["reason"]), by=str(values["by"]), date=values["date"], status=values["status"],
        event=values.get("event"), events=tuple(values.get("events") or ()), article=values.get("article"),
        mentions=tuple(values.get("mentions") or ()), set=columns, line=line,
    )  # fmt: skip


def accepted(corrections: Iterable[Correction], *actions: str) -> tuple[Correction, ...]:
    """Returns the accepted corrections of some actions."""
    return tuple(one for one in corrections if one.status == "accepted" and one.action in actions)


def withdrawn(corrections: Iterable[Correction]) -> dict[str, str]:
    """Returns by article_id why an article is withdrawn."""
    return {one.article: one.told for one in accepted(corrections, "withdraw") if one.article is not None}


def regrouped(
    groups: Mapping[str, Sequence[str]], corrections: Iterable[Correction]
) -> tuple[list[tuple[str, ...]], dict[int, list[Correction]], list[Correction]]:
    """Returns the groups of mention ids after splits and merges, by number the corrections that made each, and those that found no event.

    `groups` are the mention ids by event_id, as the rules joined them.
    """
    found = {event: tuple(names) for event, names in groups.items()}
    made: dict[str, list[Correction]] = {}
    lost: list[Correction] = []
    for one in accepted(corrections, "split", "merge"):
        if one.action == "split":
            off = tuple(name for name in found.get(one.event or "", ()) if name in one.mentions)
            if not off or len(off) == len(found[one.event or ""]):
                lost.append(one)
                continue
            found[one.event or ""] = tuple(name for name in found[one.event or ""] if name not in off)
            found[f"{one.event}/{one.id}"] = off
            made.setdefault(one.event or "", []).append(one)
            made.setdefault(f"{one.event}/{one.id}", []).append(one)
            continue
        present = [event for event in dict.fromkeys(one.events) if event in found]
        if len(present) < 2:
            lost.append(one)
            continue
        first, *others = present
        for event in others:
            found[first] += found.pop(event)
            made[first] = [*made.get(first, ()), *made.pop(event, ())]
        made.setdefault(first, []).append(one)
    return list(found.values()), {number: made[event] for number, event in enumerate(found) if event in made}, lost
