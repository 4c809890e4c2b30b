"""A row for each country that has an event, and each month."""

from datetime import date
from pathlib import Path

from flows.exports import panels
from flows.exports.source import Source
from flows.exports.whole import Written


def write(source: Source, path: Path, *, by: str = panels.PLACE, first: date | None = None, last: date | None = None) -> Written:
    """Writes the panel of `by`: `country`, where the events were, or the country of who acts or of whom it is done to."""
    return panels.write(source, path, units=(by,), first=first, last=last)
