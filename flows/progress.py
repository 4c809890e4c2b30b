"""A bar on the terminal that tells what a run is at."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flows.settings import RunSettings

# Told what goes on: the stage, articles done since the last call, and articles in all (None: as before).
Show = Callable[[str, int, int | None], None]


@contextmanager
def progress_bar(settings: RunSettings) -> Iterator[Show]:
    """Yields a function that moves a bar on a terminal and does nothing elsewhere."""
    if not (settings.progress and sys.stderr.isatty()):
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task("reading", total=None)

        def show(stage: str, done: int, total: int | None) -> None:
            bar.update(line, description=stage, total=total, advance=done)

        yield show
