"""Builds mention rows: everything that follows from a code, and identifiers made from content."""

import hashlib
from dataclasses import replace

from coders.actors import Actor
from coders.dating import EventDate
from schemas.article import Article
from schemas.codebook import PloverClass, cameo_codes, plover_classes
from schemas.mention import Mention

NO_PLOVER = PloverClass(None, None, None)


def mention_id(article_id: str, start: int, code: str, source: str | None, target: str | None) -> str:
    """Returns the identifier of a mention: equal for the same words coded the same way."""
    key = "\x1f".join((article_id, str(start), code, source or "", target or ""))
    return "men-" + hashlib.sha256(key.encode()).hexdigest()[:16]


def with_code(mention: Mention, code: str) -> Mention:
    """Returns the mention with all columns that follow from its code; raises KeyError for a code that does not exist."""
    entry, plover = cameo_codes()[code], plover_classes().get(code, NO_PLOVER)
    return replace(
        mention, cameo_code=code, cameo_root=entry.root, cameo_name=entry.name, quad_class=entry.quad_class, goldstein=entry.goldstein,
        plover_event=plover.event, plover_mode=plover.mode, plover_context=plover.context,
    )


def with_actors(mention: Mention, source: Actor | None, target: Actor | None, *, source_text: str | None, target_text: str | None) -> Mention:
    """Returns the mention with its actor columns; the words stay where no actor is known."""
    return replace(
        mention,
        source=source.code if source else None, target=target.code if target else None,
        source_text=source.text if source else source_text, target_text=target.text if target else target_text,
        source_country=source.country if source else None, target_country=target.country if target else None,
        source_role=source.role if source else None, target_role=target.role if target else None,
    )


def with_date(mention: Mention, date: EventDate) -> Mention:
    """Returns the mention with its date columns."""
    return replace(mention, event_date=date.day, date_precision=date.precision, date_end=date.last, date_text=date.text)


def with_article(mention: Mention, article: Article) -> Mention:
    """Returns the mention with what it takes from its article."""
    return replace(mention, publisher=article.publisher, url=article.url, published=article.published)
