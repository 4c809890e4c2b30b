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

BASIS: Mapping[str, str] = {
    "name": "named", "role": "named", "title": "named", "apposition": "named", "modifier": "named", "memory": "reference", "place": "place",
    "implied": "implied",
}
"""What `source_basis` and `target_basis` say of how an actor was read."""
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


def basis_of(actor: Actor | None, *, contested: bool) -> str | None:
    """Returns how a side was read; ambiguous where two readings stayed open, also where none was taken for that; None for nobody."""
    if contested or (actor is not None and actor.contested):
        return "ambiguous"
    return BASIS[actor.how] if actor is not None else None


def actor_columns(side: str, actor: Actor | None, text: str | None, *, contested: bool = False) -> dict[str, Any]:
    """Returns the columns of one side ("source" or "target"); the words stay where no actor is known; `contested` where two would fit them."""
    return {
        side: actor.code if actor else None, f"{side}_text": (actor.text or None) if actor else text,
        f"{side}_country": actor.country if actor else None, f"{side}_role": actor.role if actor else None,
        f"{side}_basis": basis_of(actor, contested=contested and actor is None), f"{side}_backer": shown_backer(actor),
    }


def date_columns(date: EventDate) -> dict[str, Any]:
    """Returns the date columns."""
    return {"event_date": date.day, "date_precision": date.precision, "date_end": date.last, "date_text": date.text}


def article_columns(article: Article) -> dict[str, Any]:
    """Returns what a mention takes from its article."""
    return {"article_id": article.article_id, "publisher": article.publisher, "url": article.url, "published": article.published}
