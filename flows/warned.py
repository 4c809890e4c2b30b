"""The shares of `schemas/expectations.yaml` that warn: measured on the tables, told, and never stopping a release."""

from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from flows.stored import Rows
from flows.thresholds import Warn, thresholds


def share(rows: Rows, warn: Warn) -> float | None:
    """Returns the share of rows that a warning counts; None where the column is missing or the rows are too few to say."""
    if warn.column not in rows.column_names or rows.num_rows < max(1, warn.from_rows):
        return None
    cells = rows.column(warn.column)
    if warn.below is not None:
        return (pc.sum(pc.less(cells, warn.below)).as_py() or 0) / rows.num_rows
    values = [value for value in warn.values if value is not None]
    counted = cells.null_count if None in warn.values else 0
    if values:
        counted += pc.sum(pc.is_in(cells, value_set=pa.array(values).cast(cells.type))).as_py() or 0
    return counted / rows.num_rows


def warned(tables: Mapping[str, Rows], *, asked: Iterable[Warn] | None = None) -> dict[str, str]:
    """Returns by rule what a warning says of the tables, in file order: `country is null in at most 50% of events (here 61%)`."""
    found = {}
    for warn in thresholds().warnings if asked is None else asked:
        here = share(tables[warn.table], warn) if warn.table in tables else None
        if here is not None and here > warn.most:
            found[warn.rule] = f"{warn.meaning} (here {here:.0%})"
    return found
