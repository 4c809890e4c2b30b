"""Which columns get value labels, and the number of each value: from the schema's closed sets and code lists, and `stata_lists.tsv`.

A CAMEO code's number is the code itself (010 is 10, 1712 is 1712), a country's is ISO 3166's; the others count from 1 in the list's order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coders.table_rows import TableProblem, read_table, refuse_unsound
from flows.exports.mapping import COUNTRIES, COUNTRY_COLUMNS, FOLDER, OWN, twice
from schemas.codebook import acled_sub_events, cameo_codes, plover_classes
from schemas.tables import Column

LISTS, LIST_COLUMNS = "stata_lists.tsv", ("column", "list", "why")
LABELS, LABEL_COLUMNS = "stata_labels.tsv", ("list", "number", "label")


@dataclass(frozen=True, slots=True)
class Labels:
    """The number of each value, and the text that Stata shows for a number."""

    numbers: Mapping[str, int]
    texts: Mapping[int, str]


def counted(values: Iterable[str]) -> Labels:
    """Returns values numbered from 1 in their order."""
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values), 1)}
    return Labels(numbers, {number: value for value, number in numbers.items()})


def cameo_labels() -> Labels:
    """Returns CAMEO codes of three and four digits and the roots: the root's two digits are another list's, see `root_labels`."""
    codes = [code for code in cameo_codes().values() if len(code.code) > 2]
    return Labels({code.code: int(code.code) for code in codes}, {int(code.code): f"{code.code} {code.name}" for code in codes})


def root_labels() -> Labels:
    """Returns the roots of CAMEO codes."""
    roots = [code for code in cameo_codes().values() if len(code.code) == 2]
    return Labels({code.code: int(code.code) for code in roots}, {int(code.code): f"{code.code} {code.name}" for code in roots})


def country_labels(folder: Path = FOLDER) -> Labels:
    """Returns the countries that have an ISO 3166 number; Kosovo has none and stays text only."""
    rows = [row for row in read_table(folder / COUNTRIES, columns=COUNTRY_COLUMNS)[0] if row["iso"]]
    return Labels({row["code"]: int(row["iso"]) for row in rows}, {int(row["iso"]): row["name"] for row in rows})


@cache
def label_lists(folder: Path = FOLDER) -> Mapping[str, Labels]:
    """Returns the lists by name: code lists of the schema and of stata_labels.tsv."""
    own: dict[str, dict[int, str]] = {}
    for row in read_table(folder / LABELS, columns=LABEL_COLUMNS)[0]:
        own.setdefault(row["list"], {})[int(row["number"])] = row["label"]
    acled = acled_sub_events().values()
    return {
        "cameo": cameo_labels(),
        "cameo_roots": root_labels(),
        "countries": country_labels(),
        "acled_event": counted(event.event_type for event in acled),
        "acled_sub_event": counted(event.name for event in acled),
        "plover_events": counted(sorted({plover.event for plover in plover_classes().values() if plover.event})),
        **{name: Labels({str(number): number for number in texts}, texts) for name, texts in own.items()},
    }


def check_lists(folder: Path = FOLDER) -> tuple[TableProblem, ...]:
    """Returns the problems of stata_lists.tsv and stata_labels.tsv: columns and lists that do not exist, no numbers, lines twice."""
    labels, found = read_table(folder / LABELS, columns=LABEL_COLUMNS)
    rows, more = read_table(folder / LISTS, columns=LIST_COLUMNS)
    problems = [*found, *more, *twice(LABELS, labels, ("list", "number")), *twice(LISTS, rows, ("column",))]
    bad = [row for row in labels if not row["number"].isdigit()]
    problems += [TableProblem(LABELS, row.line, "bad-number", f"{row['number']!r} is no whole number from 0") for row in bad]
    if problems:
        return tuple(problems)
    known = label_lists(folder)
    for row in rows:
        if row["column"] not in OWN:
            problems.append(
                TableProblem(LISTS, row.line, "unknown-column", f"events have no column {row['column']!r}; their columns stand in schemas/tables.py")
            )
        if row["list"] not in known:
            problems.append(TableProblem(LISTS, row.line, "unknown-list", f"{row['list']!r} is no list; lists are {', '.join(sorted(known))}"))
    return tuple(problems)


@cache
def listed(folder: Path = FOLDER) -> Mapping[str, str]:
    """Returns the list of each column of stata_lists.tsv; raises ValueError with all problems of the tables."""
    refuse_unsound(check_lists(folder))
    return {row["column"]: row["list"] for row in read_table(folder / LISTS, columns=LIST_COLUMNS)[0]}


def labels_of(column: Column) -> Labels | None:
    """Returns the labels of a column; None where its values are no closed list."""
    name = listed().get(column.name) or column.code_list
    return label_lists()[name] if name else counted(column.allowed) if column.allowed else None
