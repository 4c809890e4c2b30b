"""Builds mention rows: everything that follows from a code, and identifiers made from content."""

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from coders.actors import Actor
from coders.backers import shown_backer
from coders.dating import EventDate
from schemas.article import Article
from schemas.codebook import PloverClass, cameo_codes, plover_classes

BASES = {"implied": "implied"}
"""How an actor was read (`Actor.how`), as the column says it."""
NO_PLOVER = PloverClass(None, None, None)


def mention_id(article_id: str, start: int, code: str, source: str | None, target: str | None) -> str:
    """Returns the identifier of a mention: equal for the same words coded the same way."""
    key = "\x1f".join((article_id, str(start), code, source or "", target or ""))
    return "men-" + hashlib.sha256(key.encode()).hexdigest()[:16]


@cache
def code_columns(code: str) -> Mapping[str, Any]:
    """Returns the columns that follow from a CAMEO code; raises KeyError for a code that does not exist."""
    entry, plover = cameo_codes()[code], plover_classes().get(code, NO_PLOVER)
    return {
        "cameo_code": code, "cameo_root": entry.root, "cameo_name": entry.name, "quad_class": entry.quad_class, "goldstein": entry.goldstein,
        "plover_event": plover.event, "plover_mode": plover.mode, "plover_context": plover.context,
    }


def actor_columns(side: str, actor: Actor | None, text: str | None) -> dict[str, Any]:
    """Returns the columns of one side ("source" or "target"); the words stay where no actor is known."""
    return {
        side: actor.code if actor else None, f"{side}_text": (actor.text or None) if actor else text,
        f"{side}_country": actor.country if actor else None, f"{side}_role": actor.role if actor else None,
        f"{side}_basis": BASES.get(actor.how) if actor else None, f"{side}_backer": shown_backer(actor),
    }


def date_columns(date: EventDate) -> dict[str, Any]:
    """Returns the date columns."""
    return {"event_date": date.day, "date_precision": date.precision, "date_end": date.last, "date_text": date.text}


def article_columns(article: Article) -> dict[str, Any]:
    """Returns what a mention takes from its article."""
    return {"article_id": article.article_id, "publisher": article.publisher, "url": article.url, "published": article.published}
