"""A web page: its text by trafilatura, its publication time by its own metadata first."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.etree
import lxml.html
import trafilatura

from flows.readers.markup import page_problem
from flows.readers.record import Fault, IngestLimits, Record

# What these libraries log about a bad page stands in the reject's reason; on the screen it would look like our error.
for _name in ("trafilatura", "htmldate", "justext", "courlan", "charset_normalizer"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

TIME_PROPERTIES = ("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published")
ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "AnalysisNewsArticle", "WebPage")
BLOCKS = frozenset(("p", "div", "br", "li", "ul", "ol", *(f"h{rank}" for rank in range(1, 7)), "blockquote", "section", "article", "tr"))
UNREAD = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "form"})


@dataclass(frozen=True, slots=True)
class PageTime:
    """When a page says it was published, and where it says so."""

    value: str
    found_in: str


def read_page(html: str, *, url: str | None = None, line: int | None = None, limits: IngestLimits | None = None) -> Record | Fault:
    """Returns the article of a page; a Fault "no-text" where no text is found, another where it would cost too much to look for it.

    Paragraphs are parted by a blank line. The time comes from `article:published_time`, then JSON-LD, then what
    trafilatura finds; None where the page gives none.
    """
    start = html[:500]
    if not html.strip():
        return Fault("empty-file", "the page is empty", line, start)
    problem = page_problem(html, limits or IngestLimits())
    if problem is not None:
        return Fault(*problem, line, start)
    try:
        document: Any = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False, include_tables=False)
        found: dict[str, Any] = document.as_dict() if document is not None else {}
        tree = trafilatura.load_html(html)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError, lxml.etree.LxmlError) as error:
        return Fault("bad-page", f"the page cannot be taken apart ({type(error).__name__}: {str(error)[:120]})", line, start)
    text = "\n\n".join(row.strip() for row in (found.get("text") or "").splitlines() if row.strip())
    if not text:
        return Fault("no-text", "no article text on the page; give a page of one article, not of pictures or links", line, start)
    time = page_time(tree) if tree is not None else None
    if time is None and found.get("date"):
        time = PageTime(str(found["date"]), "page: trafilatura")
    fields: dict[str, object] = {
        "text": text,
        "title": found.get("title"),
        "publisher": found.get("sitename"),
        "url": url or found.get("url"),
        "language": page_language(tree) if tree is not None else None,
    }
    if time is not None:
        fields["published"] = time.value
    return Record({name: value for name, value in fields.items() if value}, line, start, time.found_in if time else None)


def page_time(tree: Any) -> PageTime | None:
    """Returns the publication time of a parsed page from its meta tags, then from JSON-LD; None where neither has one."""
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().casefold()
        value = (element.get("content") or "").strip()
        if name in TIME_PROPERTIES and value:
            return PageTime(value, f"page: {name}")
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # a page's broken JSON-LD is its own affair; the next source is asked
        value = next(published_values(data), "")
        if value:
            return PageTime(value, "page: JSON-LD datePublished")
    return None


def published_values(data: object) -> Iterator[str]:
    """Yields the datePublished of every article in a JSON-LD value, articles first, at any depth up to 6."""
    nodes = list(_nodes(data, 6))
    for wanted in (True, False):
        for node in nodes:
            value = node.get("datePublished")
            if isinstance(value, str) and value.strip() and _is_article(node) is wanted:
                yield value.strip()


def page_language(tree: Any) -> str | None:
    """Returns the language the page declares, as ISO 639-1; None where it declares none."""
    value = (tree.get("lang") or "").strip().casefold()
    return value[:2] if re.fullmatch(r"[a-z]{2}([-_].*)?", value) else None


def fragment_text(html: str) -> str:
    """Returns the text of a piece of HTML, as feeds carry it; a blank line between its blocks, entities resolved."""
    if "<" not in html and "&" not in html:
        return html.strip()
    try:
        root = lxml.html.fragment_fromstring(html, create_parent="div")
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return re.sub(r"<[^>]*>", " ", html).strip()
    parts: list[str] = []
    _collect(root, parts)
    rows = ("".join(parts)).split("\n")
    return "\n\n".join(row for row in (" ".join(row.split()) for row in rows) if row)


def _collect(root: Any, parts: list[str]) -> None:
    """Walks without recursion: a feed may nest thousands of elements."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if closing or not tag or tag in UNREAD:
            parts.append("\n" if tag in BLOCKS else "")
            parts.append((element.tail or "").replace("\n", " ") if element is not root else "")
            continue
        parts.append("\n" if tag in BLOCKS else "")
        parts.append((element.text or "").replace("\n", " "))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _nodes(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _nodes(value, depth - 1)
    elif isinstance(data, list):
        for value in data:
            yield from _nodes(value, depth - 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(kind in ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds]))
