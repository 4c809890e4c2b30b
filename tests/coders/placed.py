"""Where the shipped coder places the events of a text; for the tests of places."""

from datetime import date
from functools import cache

from coders.coder import Coder, load_coder

PUBLISHED = date(2006, 11, 20)


@cache
def coder() -> Coder:
    """The coder as it is shipped, loaded once for all tests of places."""
    return load_coder()


def told(text: str, code: str, *, published: date = PUBLISHED) -> set[tuple[str | None, str | None]]:
    """Where the mentions are placed whose code begins so, kept and dropped: name and country."""
    return {(mention.place_name, mention.country) for mention in coder().code_text(text, published=published) if mention.cameo_code.startswith(code)}


def countries(text: str, code: str) -> set[str | None]:
    """The countries of the kept mentions whose code begins so."""
    found = coder().code_text(text, published=PUBLISHED)
    return {mention.country for mention in found if mention.status == "kept" and mention.cameo_code.startswith(code)}
