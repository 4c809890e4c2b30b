"""What becomes of articles whose worker died: tried again, then in halves, until the one that kills is known and rejected."""

from collections.abc import Callable, Mapping

import pyarrow as pa

from flows.coding import articles_of, reject_of, tables_of

TRIES = 2
"""Times a table is given to a worker before it is halved: a worker may also die of what is not the text's fault (memory, an operator)."""


class WorkerDied(Exception):
    """The process that coded a table ended before it gave anything back."""


def code_surviving(articles: pa.Table, *, code: Callable[[pa.Table], Mapping[str, pa.Table]]) -> dict[str, pa.Table]:
    """Returns what `code` makes of the articles, whose workers may die (WorkerDied); an article that kills each time is a reject."""
    for _ in range(TRIES):
        try:
            return dict(code(articles))
        except WorkerDied:
            continue
    if articles.num_rows <= 1:
        return rejected(articles)
    pieces = [code_surviving(half, code=code) for half in halves(articles)]
    return {name: pa.concat_tables([piece[name] for piece in pieces]) for name in pieces[0]}


def halves(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Returns the two halves of a table."""
    middle = articles.num_rows // 2
    return articles.slice(0, middle), articles.slice(middle)


def rejected(articles: pa.Table) -> dict[str, pa.Table]:
    """Returns the tables of articles that kill their worker: rejects alone."""
    reason = "each process that coded this article ended without a word; its memory may not suffice, or the text harms the parser: please report it"
    return tables_of([], [reject_of(article, rule="worker-died", reason=reason) for article in articles_of(articles)])
