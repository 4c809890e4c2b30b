"""The thresholds of the report (`thresholds.yaml`), each a whole number with its reason."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("thresholds.yaml")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Days up to which the time line is by day or week, rows shown, and what is needed for an alert."""

    day_span: int
    week_span: int
    top_dyads: int
    places: int
    silent_expected: int
    silent_weeks: int
    reference_weeks: int
    ratio: int
    least: int


def read_thresholds(path: Path) -> Thresholds:
    """Returns the thresholds of a file; raises ValueError with file, line and what would be right."""
    try:
        root = yaml.compose(path.read_text(encoding="utf8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise ValueError(f"{path.name}:{line}: the file is no YAML in UTF-8: {' '.join(str(error).split())}") from None
    if not isinstance(root, yaml.MappingNode):
        raise ValueError(f"{path.name}:1: the file must give `name: {{value: 10, reason: why}}` a line")
    names, found, problems, loader = [field.name for field in fields(Thresholds)], {}, [], yaml.SafeLoader("")
    for key, node in root.value:
        entry = loader.construct_object(node, deep=True)
        wrong = problem(key.value, entry, names=names, given=found)
        problems += [f"{path.name}:{key.start_mark.line + 1}: {wrong}"] if wrong else []
        found[key.value] = entry["value"] if not wrong else 1
    problems += [f"{path.name}:1: {name} is missing; give it a value and a reason" for name in names if name not in found]
    if problems:
        raise ValueError("\n".join(problems))
    return Thresholds(**found)


def problem(name: str, entry: object, *, names: list[str], given: dict[str, int]) -> str:
    """Returns what is wrong with one threshold, "" where nothing is."""
    if name not in names:
        return f"{name!r} is no threshold; write one of {', '.join(names)}"
    if name in given:
        return f"{name} is given twice; leave one line"
    if not isinstance(entry, dict) or set(entry) != {"value", "reason"}:
        return f"{name} must have a value and a reason: {{value: 10, reason: why}}"
    if type(entry["value"]) is not int or entry["value"] < 1:
        return f"{name} is {entry['value']!r}; write a whole number of at least 1"
    return "" if str(entry["reason"] or "").strip() else f"{name} has no reason; say why it is {entry['value']}"


@cache
def thresholds() -> Thresholds:
    """Returns the thresholds of the package."""
    return read_thresholds(FILE)
