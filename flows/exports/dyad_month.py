"""A row for each ordered pair of countries, who acts and whom it is done to, and each month."""

from datetime import date
from pathlib import Path

from flows.exports import panels
from flows.exports.source import Source
from flows.exports.whole import Written


def write(source: Source, path: Path, *, first: date | None = None, last: date | None = None) -> Written:
    """Writes the panel of `source_country` and `target_country`; what stays within one country is the pair of it and itself."""
    return panels.write(source, path, units=panels.DYAD, first=first, last=last)
