"""One thing that happened: the mentions of it made one row."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence with its evidence; `schemas.tables.EVENTS` says what each column means.

    The columns it shares with `Mention` are those of its best evidence sentence, `best_mention_id`.
    """

    event_id: str
    best_mention_id: str
    n_mentions: int
    n_articles: int
    n_copies: int
    n_publishers: int
    first_published: date | None
    article_ids: tuple[str, ...]
    mention_ids: tuple[str, ...]
