"""Markup before a parser sees it: pages and feeds that would cost more than they can hold are refused by counting their tags."""

import re

from flows.readers.record import IngestLimits

TAG = re.compile(r"<[a-zA-Z/][^<>]*")
Problem = tuple[str, str]
"""Rule and reason."""


def page_problem(html: str, limits: IngestLimits) -> Problem | None:
    """Returns (rule, reason) of a page, or a piece of one, that is not taken apart: too long, too many tags, or too long a tag; else None.

    Elements inside each other need no limit here: libxml2 reads 255 of them and leaves the rest.
    """
    if len(html) > limits.max_page_chars:
        return "page-too-large", f"a page of {len(html)} characters; at most {limits.max_page_chars} are read: give the page of one article"
    return tags_problem(html, limits, most=limits.max_page_tags)


def tags_problem(markup: str, limits: IngestLimits, *, most: int) -> Problem | None:
    """Returns (rule, reason) where markup has more tags than `most`, or a tag over the limit; else None."""
    tags = markup.count("<")
    if tags > most:
        return "too-many-tags", f"{tags} tags; at most {most} are read: give the page or feed without its lists and widgets"
    for match in TAG.finditer(markup):
        length = match.end() - match.start()
        if length > limits.max_tag_chars:
            return "tag-too-long", f"a tag of {length} characters; at most {limits.max_tag_chars} are read: leave out the data in its attributes"
        # no tag has more words than every second of its characters
        if length > 2 * limits.max_tag_words and (words := len(match[0].split())) > limits.max_tag_words:
            return "tag-too-long", f"a tag of {words} words; at most {limits.max_tag_words} are read: leave out the data in its attributes"
    return None
