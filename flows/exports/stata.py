"""Events as a Stata file: labels on variables, numbers with value labels beside coded text, dates as Stata dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from flows.exports.delimited import as_cell
from flows.exports.source import Source
from flows.exports.stata_lists import labels_of
from flows.exports.whole import Written, whole_file
from schemas.tables import EVENTS, Column

VERSION = 118
"""Stata 14 and newer: UTF-8 and long strings."""
NAME_LENGTH, LABEL_LENGTH = 32, 80
LONG = 100
"""Text columns with longer cells (in bytes) become strL: a fixed width would cost its length in every row."""
WRITTEN_AT = datetime(1960, 1, 1)
"""Stands in the file's head as its time, so that the same release gives the same bytes."""
NUMBER = "_n"


@dataclass(frozen=True, slots=True)
class Variable:
    """One Stata variable: its name, label, values, and the texts of its numbers where it has any."""

    name: str
    label: str
    values: "pd.Series[object]"
    texts: Mapping[int, str] | None = None


def variable_name(name: str, taken: Sequence[str] = (), *, suffix: str = "") -> str:
    """Returns a name of at most 32 characters that no other variable has; cut at the end, with a number where two would be the same."""
    for number in range(1000):
        tail = suffix if not number else f"{number}{suffix}"
        short = name[: NAME_LENGTH - len(tail)] + tail
        if short not in taken:
            return short
    raise ValueError(f"{name}: a thousand variables have the same first letters")


def short_label(text: str) -> str:
    """Returns a label of at most 80 characters, cut between words."""
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def series(column: Column, values: pa.ChunkedArray) -> "pd.Series[object]":
    """Returns a column as pandas writes it: days as times (NaT for null), whole numbers that may be missing, text with "" for null, lists as JSON."""
    if column.type in {"date", "timestamp"}:
        return pd.Series(pc.cast(pc.cast(values, pa.date32()), pa.timestamp("s")).to_pandas().astype("datetime64[s]"))
    if column.type in {"int", "long"}:
        return pd.Series(pd.array(values.to_pylist(), dtype="Int64" if column.type == "long" else "Int32"))
    if column.type == "float":
        return pd.Series(values.to_pandas(), dtype="float64")
    return pd.Series([as_cell(value) or "" for value in values.to_pylist()], dtype=object)


def variables(events: pa.Table) -> list[Variable]:
    """Returns the variables of all columns; a coded text column is followed by its numbers."""
    found: list[Variable] = []
    for column in EVENTS.columns:
        values, labels = series(column, events.column(column.name)), labels_of(column)
        taken = [variable.name for variable in found]
        name = variable_name(column.name, taken)
        numeric = column.type in {"int", "long"}
        found.append(Variable(name, short_label(column.meaning), values, labels.texts if labels and numeric else None))
        if labels and not numeric:
            numbers = pd.Series(pd.array([labels.numbers.get(str(value)) for value in values], dtype="Int32"))
            found.append(Variable(variable_name(column.name, [*taken, name], suffix=NUMBER), short_label(column.meaning), numbers, labels.texts))
    return found


def write(source: Source, path: Path) -> Written:
    """Writes all events."""
    events = source.read(EVENTS, EVENTS.names)
    made = variables(events)
    frame = pd.DataFrame({variable.name: variable.values for variable in made})
    text = [variable.name for variable in made if variable.values.dtype == object]
    with whole_file(path) as unfinished:
        frame.to_stata(
            unfinished,
            write_index=False,
            version=VERSION,
            data_label=short_label(f"Tocsin events, {source.name}"),
            time_stamp=WRITTEN_AT,
            convert_dates={variable.name: "td" for variable in made if str(variable.values.dtype).startswith("datetime64")},
            variable_labels={variable.name: variable.label for variable in made},
            value_labels={variable.name: dict(variable.texts) for variable in made if variable.texts},
            convert_strl=[name for name in text if frame[name].map(lambda cell: len(cell.encode("utf8"))).max() > LONG] if len(frame) else [],
        )
    return Written({"events": len(frame)}, len(made))
