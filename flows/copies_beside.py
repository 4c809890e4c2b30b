"""Near-copies looked for in a process of its own while this one codes and checks: they hang on no more than the articles."""

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from flows.coder_pool import new_worker
from flows.given_back import keep_little
from flows.near_copies import near_copies_of
from flows.stored import Rows, Stored, stored
from schemas.tables import ARTICLES

MANY = 2_000
"""Articles from which on a process of its own, which takes a second to start, is worth it."""


class CopiesBeside:
    """Finds near-copies in a process that is started at once where so many articles are awaited that it is worth it, and in this one where not.

    A context manager: leaving it ends the process.
    """

    def __init__(self, awaited: int) -> None:
        self._worker = new_worker() if awaited >= MANY else None
        self._given: Rows | None = None
        self._found: Future[dict[str, str]] | None = None
        if self._worker is not None:
            with suppress(BrokenProcessPool):
                self._worker.submit(keep_little)
                self._worker.submit(near_copies_of, stored([], table=ARTICLES))  # imports what it needs meanwhile

    def __enter__(self) -> "CopiesBeside":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.end()

    def end(self) -> None:
        """Ends the process, also while it searches; nothing where that was done."""
        if self._worker is not None:
            for process in list((self._worker._processes or {}).values()):
                process.terminate()
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None

    def start(self, articles: Rows, work: Path) -> None:
        """Begins with articles of which most likely none will be rejected; they stand in files that stay until `of` was asked."""
        if self._worker is not None and isinstance(articles, Stored):
            # the system may have ended it, most likely for its memory
            with suppress(BrokenProcessPool):
                self._given, self._found = articles, self._worker.submit(near_copies_of, articles, work)

    def of(self, articles: Rows, work: Path) -> dict[str, str]:
        """Returns `near_copies_of` the articles: what was found beside where it was begun with the same ones, else looked for here."""
        if self._given is not None and self._found is not None and ids(self._given).equals(ids(articles)):
            try:
                return self._found.result()
            except BrokenProcessPool:
                pass  # what it left in `work` goes with the staging folder
        self.end()  # nobody asks for what it may still look for
        return near_copies_of(articles, work)


def ids(articles: Rows) -> pa.Array:
    """Returns the ids of articles in their order."""
    return articles.column("article_id").combine_chunks()
