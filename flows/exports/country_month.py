"""A row for each country where something happened and each month."""

from datetime import date
from pathlib import Path

from flows.exports import panels
from flows.exports.source import Source
from flows.exports.whole import Written


def write(source: Source, path: Path, *, first: date | None = None, last: date | None = None) -> Written:
    """Writes the panel of `country`, where the events were."""
    return panels.write(source, path, units=panels.COUNTRY, first=first, last=last)
